"""The headers and the cookie of every answer, exactly."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.papers import Keep
from assistant.domain.steps import StepId
from assistant.privacy import headers
from assistant.web.addresses import FINDING_PAGES, TOPIC_PAGES
from assistant.web.session import COOKIE
from tests.clock import Clock
from tests.visitor import BASE, Visitor

METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "SEARCH", "Q")
ELSEWHERE = (
    "/favicon.ico",
    "/no-such-page",
    "/p/0",
    "/p/99",
    "/t/0",
    "/t/99",
    "/m/99",
    "/n/99",
    "/robots.txt",
    "//x.example",
)


def addresses(app: Flask) -> list[str]:
    """Every address that the app has a route for, and some that it has none for."""
    held = []
    for rule in app.url_map.iter_rules():
        text = re.sub(r"<any\((\w+)[^>]*>", r"\1", rule.rule)
        numbers = {"/p/": len(StepId), "/t/": len(FINDING_PAGES), "/m/": len(TOPIC_PAGES)}
        most = next((n for start, n in numbers.items() if text.startswith(start)), 2)
        pieces = [str(n) for n in range(1, most + 1)] if "<int:" in text else ["000000000000.css"]
        held += [re.sub(r"<[^>]+>", piece, text) for piece in (pieces if "<" in text else [""])]
    return [*dict.fromkeys(held), *ELSEWHERE]


# What an answer may carry besides the fixed set.
FREE = {"Content-Type", "Content-Length", "Content-Language", "Location", "Set-Cookie", "Vary", "Allow", "Retry-After"}
TYPES = {"text/html; charset=utf-8", "text/plain; charset=utf-8", "application/pdf", "application/json"}
EXPECTED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cache-Control": "no-store",
    "Permissions-Policy": "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()",
}


def assert_exact(response: Any, *, more: frozenset[str] = frozenset()) -> None:
    held = {name: value for name, value in response.headers.items() if name not in FREE | more}
    assert held == EXPECTED
    assert len(response.headers) == len(set(response.headers.keys())), "a header came twice"
    assert response.headers.get("Content-Type", "text/html; charset=utf-8") in TYPES


def assert_exact_everywhere(who: Visitor, *, live: bool) -> None:
    """Ask for every address by every method; a conversation that ended on the way is begun anew."""
    paths = addresses(who.app)
    assert len(paths) > 60
    for path in paths:
        for method in METHODS:
            if live and not who.cookie:
                who.begin()
            response = who.client.open(path, method=method, base_url=BASE)
            leaving = response.headers.get("Location") == who.office.config.leave_to
            more = frozenset({"Clear-Site-Data"}) if leaving else frozenset()
            assert_exact(response, more=more | {"Content-Disposition"})
            if method not in ("GET", "HEAD", "POST"):
                assert response.status_code == 405, (method, path)
                assert response.headers["Allow"]
                assert not set(response.headers["Allow"].split(", ")) - {"GET", "HEAD", "POST"}
            assert response.status_code < 500, (method, path)
            if not live and path not in ("/", "/exit", "/z"):
                assert "Set-Cookie" not in response.headers, (method, path)


def test_every_answer_carries_exactly_these_headers(visitor: Visitor, open_limits: None) -> None:
    visitor.walk()
    visitor.post("/p/25", {"a": Keep.WITH_ME.value})
    assert_exact_everywhere(visitor, live=True)


@pytest.mark.slow
def test_every_answer_to_a_stranger_carries_them_too(stranger: Visitor, open_limits: None) -> None:
    assert_exact_everywhere(stranger, live=False)


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
    """They carry what a file can obey, and no more: they come with every first visit."""
    for address in visitor.app.extensions["assets"].values():
        response = visitor.get(address)
        assert {name: value for name, value in response.headers.items() if name not in FREE} == {
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
            "Cache-Control": "public, max-age=31536000, immutable",
        }
        assert len(response.headers) == len(set(response.headers.keys())), "a header came twice"
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
    for path in addresses(visitor.app):
        if path != "/exit":
            assert "Set-Cookie" not in visitor.get(path).headers, path
