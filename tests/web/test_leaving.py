"""The way out: on every answer that a person can see, open whatever is broken, and never back to this site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException, abort

from assistant.app import create_app
from assistant.config import DEFAULT_LEAVE_TO, OPEN_DESK, Config, SettingError, load
from assistant.web.addresses import FINDING_PAGES, STEP_OF, TOPIC_PAGES
from assistant.web.session import OPEN_ENDPOINTS
from tests.clock import Clock
from tests.visitor import BASE, Page, Visitor

CODES = (400, 403, 404, 405, 413, 414, 429, 500, 503)
# What is not behind the front door: the door itself, the empty page that is left to, and what is no page.
BARE = {"/", "/blank", "/healthz", "/readyz", "/exit", "/services.json"}
MANY = 12  # of what has fewer or as many pages as that
NUMBERS = {"/p/": max(STEP_OF), "/t/": len(FINDING_PAGES), "/m/": len(TOPIC_PAGES)}


@pytest.fixture
def told(config: Config, clock: Clock) -> Visitor:
    """Somebody who has answered everything, where a code is offered too."""
    visitor = Visitor(create_app(replace(config, operator="Qor Ülgi"), clock=clock))
    visitor.begin("ru")
    visitor.walk()
    return visitor


def addresses(app: Flask) -> Iterator[tuple[str, str]]:
    """Each method and address that the app answers, numbers written out and one too far."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static_file":
            continue
        plain = re.sub(r"<any\((\w+)\):\w+>", r"\1", rule.rule).replace("<int:portion>", "2")
        most = next((most for start, most in NUMBERS.items() if rule.rule.startswith(start)), MANY)
        for number in range(most + 2) if "<int:number>" in plain else (0,):
            path = plain.replace("<int:number>", str(number))
            assert "<" not in path, f"{rule} needs an example here"
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield method, path


def is_seen(response: Any) -> bool:
    """Whether a person sees the answer as a page; a redirect shows nothing, a file goes to the disk."""
    return response.status_code not in (204, 303) and response.mimetype == "text/html"


def assert_way_out(response: Any, what: object) -> None:
    page = Page(response.text)
    assert page.links[0] == "/exit", what
    assert [held for tag, held in page.tags if tag == "a" and held.get("id") == "leave"], what
    assert not [held for tag, held in page.tags if tag == "form" and held.get("action") == "/exit"], what


def test_every_answer_has_the_way_out_first(told: Visitor, clock: Clock) -> None:
    """Every address, asked for and sent to: with nothing filled in, with nonsense, and with a forged token."""
    seen = {200: 0, 403: 0, 404: 0, 422: 0}
    token = told.token()
    forms = ({"t": token}, {"t": token, "a": "?", "a-day": "40", "d": "x" * 9000}, {"t": "forged"})
    for method, path in addresses(told.app):
        if path in BARE and method == "GET":
            continue
        for sent in forms if method == "POST" else (None,):
            clock.move(seconds=15)  # nobody presses so fast
            response = told.client.open(path, method=method, base_url=BASE, data=sent)
            if is_seen(response):
                assert_way_out(response, (method, path, response.status_code))
                seen[response.status_code] += 1
    assert min(seen.values()) > 5, seen


@pytest.fixture
def worker(config: Config, clock: Clock) -> Visitor:
    """A desk where everything is switched on, with somebody's answers."""
    visitor = Visitor(create_app(replace(config, operator="Qor Ülgi", desk=OPEN_DESK, numbers=True), clock=clock))
    visitor.client.post("/at", data={"l": "kk"}, base_url=BASE)
    visitor.walk()
    return visitor


def test_every_answer_at_the_desk_has_it_too(worker: Visitor, clock: Clock) -> None:
    """What moves on to somebody else, or covers the screen, is asked last."""
    paths = [one for one in addresses(worker.app) if one[1].startswith("/at")]
    seen = 0
    for method, path in sorted(paths, key=lambda one: one[1] in ("/at/c", "/at/n", "/at/s")):
        token = Page(worker.get("/at").text).token
        for sent in ({"t": token}, {"t": token, "a": "?", "b": "?"}, {"t": "forged"}) if method == "POST" else (None,):
            clock.move(seconds=15)
            response = worker.client.open(path, method=method, base_url=BASE, data=sent)
            if is_seen(response):
                assert_way_out(response, (method, path, response.status_code))
                seen += 1
    assert seen > 40


def test_a_refused_code_has_it_too(told: Visitor) -> None:
    for path in ("/y/1", "/y/2"):
        told.post("/y", {"a": "7", "b": "pages", "d": "given"})
        for typed in ("", "12", "9" * 18):
            response = told.post(path, {"a": typed})
            assert response.status_code == 422
            assert_way_out(response, (path, typed))


def _raise(code: int) -> HTTPException:
    try:
        abort(code)
    except HTTPException as raised:
        return raised


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_error_has_it_without_a_session(
    stranger: Visitor, monkeypatch: pytest.MonkeyPatch, code: int, language: str
) -> None:
    def fail() -> None:
        raise _raise(code)

    monkeypatch.setitem(stranger.app.view_functions, "door.front", fail)
    response = stranger.get("/", headers={"Accept-Language": language})
    assert response.status_code == code
    assert_way_out(response, code)
    assert Page(response.text).language == language


def test_whoever_has_no_session_any_more_sees_the_door_at_most(told: Visitor, clock: Clock) -> None:
    """An expired session: no page behind the door answers, whatever is asked or sent."""
    token = told.token()
    clock.move(minutes=31)
    for method, path in addresses(told.app):
        if path in BARE:
            continue
        response = told.client.open(path, method=method, base_url=BASE, data={"t": token, "a": "yes"})
        left = response.headers["Location"] == told.office.config.leave_to
        assert response.status_code == 303, path
        assert response.headers["Location"] == "/" or (path == "/z" and left), path
    assert "door.front" in OPEN_ENDPOINTS


# ---- The hop, whatever is broken -----------------------------------------------------------------------------------


def assert_left(response: Any, config: Config) -> None:
    assert (response.status_code, response.headers["Location"]) == (303, config.leave_to)
    assert "Max-Age=0" in response.headers["Set-Cookie"]
    assert response.headers["Clear-Site-Data"]


def test_the_hop_leaves_even_if_wiping_breaks(
    capfd: pytest.CaptureFixture[str], config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("planted 7730")

    visitor = Visitor(create_app(config, clock=clock))  # after capfd: its log goes there
    visitor.begin("kk")
    monkeypatch.setattr(visitor.office.vault, "leave", broken)
    assert_left(visitor.get("/exit"), config)
    said = capfd.readouterr().err
    assert "RuntimeError" in said
    assert "planted" not in said


@pytest.mark.parametrize("host", ["elsewhere.example", "192.168.1.9:8000", "bad host", ""])
def test_the_hop_leaves_under_a_host_name_that_is_not_ours(stranger: Visitor, config: Config, host: str) -> None:
    """Every page is refused there, with the way out on it: that one has to lead away."""
    refused = stranger.get("/l", headers={"Host": host})
    assert refused.status_code == 400
    assert_way_out(refused, host)
    assert_left(stranger.get("/exit", headers={"Host": host}), config)
    ahead = stranger.get("/exit", headers={"Host": host, "Sec-Purpose": "prefetch"})
    assert ahead.status_code == 204
    assert stranger.get("/blank", headers={"Host": host}).status_code == 200
    assert stranger.client.post("/exit", headers={"Host": host}).status_code == 400


def test_the_hop_s_name_alone_opens_it(visitor: Visitor) -> None:
    for path in ("/exit/", "/Exit", "/exit/now", "/exit.html"):
        response = visitor.get(path)
        assert response.status_code == 404
        assert_way_out(response, path)
    assert visitor.get("/l").status_code == 200


# ---- Where it leads ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "site",
    [
        DEFAULT_LEAVE_TO,
        "/blank",
        "https://example.kz",
        "https://news.example.kz/",
        "https://a-b.example.kz/today/list.html",
        "https://xn--80ao21a.example/",
    ],
)
def test_a_neutral_site_is_taken_as_it_stands(tmp_path: Path, site: str) -> None:
    assert load({"DATA": str(tmp_path), "LEAVE_TO": site}).leave_to == site


@pytest.mark.parametrize(
    "site",
    [
        "",
        "/",
        "/exit",
        "/blank/",
        "http://example.kz/",
        "//example.kz/",
        "example.kz",
        "https://",
        "https://./",
        "https://-a.example/",
        "https://a..example/",
        "https://localhost/",
        "https://93.184.216.34/",
        "https://example.kz:8443/",
        "https://user@example.kz/",
        "https://example.kz/?q=weather",
        "https://example.kz/#now",
        "https://example.kz/\n",
        "https://example.kz\n",
        "https://example.kz/\r\nSet-Cookie: a=b",
        "https://example.kz/a b",
        "javascript:alert(1)",
        "data:text/html,x",
    ],
)
def test_what_is_no_neutral_site_stops_the_start(tmp_path: Path, site: str) -> None:
    with pytest.raises(SettingError, match="LEAVE_TO"):
        load({"DATA": str(tmp_path), "LEAVE_TO": site})


@pytest.mark.parametrize("hosts", ["parak.example", "a.example, parak.example", ".example", "parak.example:8000"])
def test_it_never_leads_back_to_this_site(tmp_path: Path, hosts: str) -> None:
    with pytest.raises(SettingError, match="this site"):
        load({"DATA": str(tmp_path), "HOSTS": hosts, "LEAVE_TO": "https://parak.example/"})
    site = "https://parak.example/"
    assert load({"DATA": str(tmp_path), "HOSTS": "a.parak.example", "LEAVE_TO": site}).leave_to == site


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_blank_page_says_nothing_and_leads_nowhere(stranger: Visitor, language: str) -> None:
    response = stranger.get("/blank", headers={"Accept-Language": language})
    page = Page(response.text)
    assert page.language == language
    assert (page.links, page.inputs) == ([], [])
    assert not [tag for tag, _ in page.tags if tag in ("script", "form", "img")]
    assert stranger.office.config.site_name not in response.text
    assert "Set-Cookie" not in response.headers
