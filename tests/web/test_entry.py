"""What may come in: methods, hosts, proxies, fields; and where a redirect may lead."""

from __future__ import annotations

import ipaddress
from dataclasses import replace
from urllib.parse import quote

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config, SettingError, load
from assistant.web.entry import MAX_FIELDS, is_proxy
from assistant.web.routes import is_page
from tests.clock import Clock
from tests.privacy.test_headers import addresses
from tests.visitor import BASE, Page, Visitor

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/l@evil.example",
    "/l\r\nLocation: https://evil.example",
    "javascript:alert(1)",
    "/l?x=https://evil.example",
    "/exit",
    "/p/1/../../x",
)


@pytest.fixture
def behind(config: Config, clock: Clock) -> Flask:
    """The app as it stands behind a proxy at 10.0.0.5."""
    proxies = (ipaddress.ip_network("10.0.0.5"), ipaddress.ip_network("fd00::/64"))
    return create_app(replace(config, behind_tls=True, proxies=proxies), clock=clock)


@pytest.mark.slow
def test_no_redirect_leads_where_somebody_else_wants(visitor: Visitor, open_limits: None) -> None:
    leave_to = visitor.office.config.leave_to
    headers = {"Referer": ELSEWHERE[0], "Origin": ELSEWHERE[0], "X-Forwarded-Host": "evil.example"}
    headers |= {"X-Original-URL": "/x", "X-Rewrite-URL": "/x", "Forwarded": "host=evil.example"}
    seen = set()
    for number, path in enumerate(addresses(visitor.app)):
        for wish in (ELSEWHERE[number % len(ELSEWHERE)], ELSEWHERE[(number * 5 + 1) % len(ELSEWHERE)]):
            asked = f"{path}?next={quote(wish)}&b={quote(wish)}&l={quote(wish)}"
            for method in ("get", "post"):
                if not visitor.cookie:
                    visitor.begin()
                data = dict.fromkeys(("b", "next", "l", "a", "url", "return"), wish)
                data["t"] = visitor.office.vault.token(visitor.ticket)
                response = visitor.client.open(asked, method=method, data=data, headers=headers, base_url=BASE)
                where = response.headers.get("Location")
                if where is not None:
                    seen.add(where)
                    assert where in ("/", leave_to) or is_page(where), (method, path, wish, where)
    assert {"/", "/l", leave_to} <= seen


def test_an_unknown_host_is_refused_with_nothing_of_it_repeated(visitor: Visitor) -> None:
    for host in (
        "evil.example",
        "localhost.evil.example",
        "localhost:80@evil.example",
        "127.0.0.1.nip.io",
        "",
        "[::2]",
    ):
        response = visitor.get("/l", headers={"Host": host})
        assert response.status_code == 400, host
        assert "evil" not in response.text + str(response.headers)
        assert Page(response.text).links[0] == "/exit"


def test_behind_tls_only_a_configured_proxy_is_answered(behind: Flask) -> None:
    def ask(peer: str, proto: str | None = None, path: str = "/") -> int:
        headers = {} if proto is None else {"X-Forwarded-Proto": proto}
        held = behind.test_client().get(path, base_url=BASE, headers=headers, environ_overrides={"REMOTE_ADDR": peer})
        assert peer not in held.text if peer else True
        return held.status_code

    assert [ask("10.0.0.5"), ask("10.0.0.5", "https"), ask("fd00::17"), ask("")] == [200] * 4
    assert [ask("10.0.0.6", "https"), ask("127.0.0.1"), ask("rubbish"), ask("10.0.0.5", "http")] == [421] * 4
    assert ask("10.0.0.6", path="/healthz") == 200


def test_without_tls_a_proxys_words_mean_nothing(visitor: Visitor) -> None:
    held = visitor.get("/l", headers={"X-Forwarded-Proto": "http", "X-Forwarded-For": "203.0.113.9"})
    assert held.status_code == 200
    assert "203.0.113.9" not in held.text
    assert "Strict-Transport-Security" not in held.headers


def test_an_address_is_a_proxys_only_if_it_was_configured() -> None:
    networks = (ipaddress.ip_network("10.1.0.0/16"),)
    assert is_proxy("10.1.2.3", networks)
    assert not is_proxy("10.2.0.1", networks)
    assert not is_proxy("::1", networks)


@pytest.mark.parametrize("raw", ["proxy.example", "10.0.0.0/99", "10.0.0.1/8", "10.0.0.1 10.0.0.2"])
def test_a_proxy_that_is_no_address_stops_the_start(raw: str, config: Config) -> None:
    with pytest.raises(SettingError, match="PROXIES"):
        load({"DATA": str(config.data), "PROXIES": raw})


@pytest.mark.parametrize("name", ["STORE", "KEPT_STORE"])
def test_a_wrong_store_is_named_without_its_password(name: str, config: Config) -> None:
    with pytest.raises(SettingError, match=name) as told:
        load({"DATA": str(config.data), name: "http://user:hidden@host"})
    assert "hidden" not in str(told.value)


def test_too_many_fields_are_refused_and_nothing_is_lost(visitor: Visitor) -> None:
    visitor.walk()
    told = visitor.answers
    many = [f"x{number}" for number in range(MAX_FIELDS)]
    for sent in (dict.fromkeys(many, "1"), {"a": many}):
        response = visitor.post("/p/7", sent)
        assert response.status_code == 413
        assert Page(response.text).links[0] == "/exit"
    assert visitor.answers == told
    few: dict[str, str | list[str]] = {"a": ["hit"], **dict.fromkeys(many[: MAX_FIELDS - 5], "1")}
    assert visitor.post("/p/7", few).status_code == 303
