"""What others could see: addresses, titles, requests, the console."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page, Request

from tests.browser.conftest import NEUTRAL, Desk
from tests.browser.giveaway import given_away, is_exempt
from tests.browser.server import Server
from tests.browser.walk import LANGUAGES, LEAVE, Walk

MOST_REQUESTS = 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_walk_asks_nobody_else_and_says_nothing(desk: Desk, server: Server, language: str) -> None:
    page = desk.page()
    requests: list[str] = []
    complaints: list[str] = []
    titles: dict[str, str] = {}
    by_page: list[list[str]] = []

    def asked(request: Request) -> None:
        if request.url.startswith("data:"):
            return
        requests.append(request.url)
        if request.is_navigation_request():
            by_page.append([])
        by_page[-1].append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"{page.url}: {message.text}")

    def failed(error: Error) -> None:
        complaints.append(f"{page.url}: {error}")

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", failed)

    def look(shown: Page, label: str) -> None:
        titles[f"{shown.url} {label}"] = shown.title()

    walk = Walk(page, server.origin, language, look=look, mistakes=True)
    walk.to_result()
    walk.to_list()
    for _ in walk.sections():
        pass
    walk.crawl(questions=False)
    page.goto(f"{server.origin}/nothing")
    titles[page.url] = page.title()
    before_leaving = len(requests)
    complaints = [one for one in complaints if "/nothing" not in one]  # the browser itself names a 404
    page.locator(LEAVE).click()
    page.wait_for_url(NEUTRAL)

    elsewhere = {url for url in requests[:before_leaving] if not url.startswith(f"{server.origin}/")}
    assert not elsewhere, "something is fetched from elsewhere"
    assert len(requests) > 100
    assert not [one for one in by_page if len(one) > MOST_REQUESTS]
    assert not [one for one in complaints if "422" not in one], "\n".join(complaints)

    assert len(titles) > 40
    for title in titles.values():
        assert given_away(title, "titles") == [], title
    for url in requests[:before_leaving]:
        address = urlsplit(url)
        if not is_exempt(address.path):
            assert given_away(f"{address.path}?{address.query}", "addresses") == [], url
            assert "%" not in address.path + address.query
        assert address.query in ("", f"l={language}"), url


def test_the_list_of_words_is_read(desk: Desk, server: Server) -> None:
    """The check itself works: words of the list are found, neutral ones are not."""
    assert given_away("Защита от насилия", "titles") == ["защита", "насилия"]
    assert given_away("Қорғау нұсқамасы", "titles") == ["қорғау", "нұсқамасы"]
    assert given_away("/protection-order", "addresses") == ["protection", "order"]
    assert given_away("/nusqama/102", "addresses") == ["nusqama", "102"]
    assert given_away("Парақ 7", "titles") == []
    assert given_away("/exit", "addresses") == ["exit"]
    assert is_exempt("/exit")
    assert not is_exempt("/exit/now")


def test_a_foreign_request_would_be_seen(desk: Desk, server: Server) -> None:
    """The check itself works: the browser reports a picture from elsewhere, and our headers refuse it."""
    page = desk.page()
    complaints: list[str] = []

    def said(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    page.on("console", said)
    Walk(page, server.origin).open_door()
    with page.expect_console_message():
        page.evaluate("() => { document.body.append(Object.assign(new Image(), {src: 'https://neutral.example/x'})); }")
    assert any("Content Security Policy" in one for one in complaints)
