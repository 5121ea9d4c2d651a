"""The headers and the cookie of every answer, exactly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.choices import Keep
from assistant.privacy import headers
from assistant.web.addresses import FINDING_PAGES, TOPIC_PAGES
from assistant.web.session import COOKIE
from tests.clock import Clock
from tests.visitor import BASE, Visitor

PAGES = (
    "/",
    "/healthz",
    "/exit",
    "/blank",
    "/e",
    "/x",
    "/r",
    "/l",
    "/c",
    "/s",
    "/k",
    "/q",
    "/h",
    "/n",
    "/n/0",
    "/n/1",
    "/n/2/f",
    "/n/99",
    "/f",
    "/y",
    "/y/1",
    "/y/2",
    "/d",
    "/d/v",
    "/d/list.pdf",
    "/favicon.ico",
    "/no-such-page",
    "/p/0",
    "/p/99",
    *(f"/p/{number}" for number in range(1, 26)),
    *(f"/p/{number}/c" for number in (1, 7, 23)),
    *(f"/t/{number}" for number in range(len(FINDING_PAGES) + 2)),
    *(f"/m/{number}" for number in range(len(TOPIC_PAGES) + 2)),
)
# What an answer may carry besides the fixed set.
FREE = {"Content-Type", "Content-Length", "Content-Language", "Location", "Set-Cookie", "Vary", "Allow", "Retry-After"}
EXPECTED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cache-Control": "no-store",
}


def assert_exact(response: Any, *, more: frozenset[str] = frozenset()) -> None:
    held = {name: value for name, value in response.headers.items() if name not in FREE | more}
    permissions = held.pop("Permissions-Policy")
    assert held == EXPECTED
    assert all(part.strip().endswith("=()") for part in permissions.split(","))
    assert {"camera", "microphone", "geolocation"} <= {part.strip()[:-3] for part in permissions.split(",")}


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_exactly_these_headers(visitor: Visitor, path: str) -> None:
    more = frozenset({"Clear-Site-Data"}) if path == "/exit" else frozenset()
    assert_exact(visitor.get(path), more=more | {"Content-Disposition"})


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_to_a_stranger_carries_them_too(stranger: Visitor, path: str) -> None:
    response = stranger.get(path)
    more = frozenset({"Clear-Site-Data"}) if path == "/exit" else frozenset()
    assert_exact(response, more=more)
    if path != "/exit":
        assert "Set-Cookie" not in response.headers


def test_every_refusal_carries_them(visitor: Visitor) -> None:
    assert_exact(visitor.post("/p/1", {"a": "yes"}, token="forged"))
    assert_exact(visitor.post("/p/1", {}))
    assert_exact(visitor.client.delete("/l", base_url=BASE))
    assert_exact(visitor.client.options("/l", base_url=BASE))
    assert_exact(visitor.post("/p/23", {"d": "x" * 300_000}))
    assert_exact(visitor.get("/l", headers={"Host": "elsewhere.example"}))


def test_a_crash_carries_them(app: Flask, visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("assistant.web.results.decide", broken)
    response = visitor.get("/r")
    assert response.status_code == 500
    assert_exact(response)


def test_hashed_files_are_kept_and_nothing_else_is(visitor: Visitor) -> None:
    for address in visitor.app.extensions["assets"].values():
        response = visitor.get(address)
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in response.headers
    missing = visitor.get("/f/000000000000.css")
    assert missing.status_code == 404
    assert missing.headers["Cache-Control"] == "no-store"


def test_only_behind_tls_a_browser_is_told_to_keep_to_it(config: Config, clock: Clock) -> None:
    behind = Visitor(create_app(replace(config, behind_tls=True), clock=clock))
    assert behind.get("/").headers["Strict-Transport-Security"].startswith("max-age=")
    plain = headers.for_response(asset=False, behind_tls=False)
    assert "Strict-Transport-Security" not in plain


def test_the_cookie_is_bound_to_this_site_and_this_visit(stranger: Visitor) -> None:
    response = stranger.client.post("/", data={"l": "kk"}, base_url=BASE)
    (cookie,) = response.headers.getlist("Set-Cookie")
    name, *rest = [part.strip() for part in cookie.split(";")]
    assert COOKIE == "__Host-p"
    assert name.startswith(f"{COOKIE}=")
    assert set(rest) == {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"}


def test_leaving_takes_the_cookie_back(visitor: Visitor) -> None:
    response = visitor.get("/exit")
    (cookie,) = response.headers.getlist("Set-Cookie")
    assert cookie.startswith(f"{COOKIE}=;")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=0"} <= {p.strip() for p in cookie.split(";")}
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_site_of_its_own_may_clear_every_cookie(config: Config, clock: Clock) -> None:
    own = Visitor(create_app(replace(config, clear_cookies=True), clock=clock))
    assert own.get("/exit").headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_no_page_sets_another_cookie(visitor: Visitor) -> None:
    visitor.walk()
    visitor.post("/p/25", {"a": Keep.WITH_ME.value})
    for path in PAGES:
        if path != "/exit":
            assert "Set-Cookie" not in visitor.get(path).headers, path
