"""A form without its token, with a forged one, or far too long: a calm page, in the language, with a way on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import Desk
from tests.browser.server import Server
from tests.browser.walk import LANGUAGES, LEAVE, Walk, path_of


def _calm(page: Page, answer: Response | None, status: int, language: str) -> None:
    assert answer is not None
    assert answer.status == status
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").inner_text().strip()
    assert page.locator(LEAVE).is_visible()
    said = page.locator("main").inner_text()
    for word in ("Traceback", "CSRF", "token", "Forbidden", "Error", "werkzeug", str(status)):
        assert word not in said
    onward = page.locator("main a.button")
    assert onward.is_visible()
    with page.expect_navigation():
        onward.click()
    assert path_of(page) == "/l"


@pytest.mark.parametrize("forged", ["missing", "forged", "of another"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_without_its_own_token(desk: Desk, server: Server, language: str, forged: str) -> None:
    page = desk.page()
    walk = Walk(page, server.origin, language)
    walk.begin()
    walk.fill()
    token = page.locator("form#f input[name=t]")
    if forged == "missing":
        token.evaluate("one => one.remove()")
    else:
        foreign = "0" * 64
        if forged == "of another":
            stranger = desk.page()
            Walk(stranger, server.origin).begin()
            foreign = stranger.locator("form#f input[name=t]").input_value()
            assert foreign != token.input_value()
        token.evaluate("(one, value) => { one.value = value; }", foreign)
    answer = walk.send()
    assert answer is not None
    assert answer.status == 403
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator(LEAVE).is_visible()
    assert page.locator("form#f input:checked").count() == 1, "what was marked is still there, to be sent again"
    walk.go("/p/1")
    assert page.locator("form#f input:checked").count() == 0, "a refused form changed an answer"


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_that_is_far_too_long(desk: Desk, server: Server, language: str, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin, language)
    walk.begin()
    walk.fill()
    walk.send()
    walk.go("/p/23")
    page.locator("textarea").last.evaluate("one => { one.value = 'a'.repeat(900000); }")
    _calm(page, walk.send(), 413, language)
    walk.go("/p/1")
    assert page.locator("form#f input:checked").count() == 1, "an earlier answer was lost"


def test_an_address_that_is_far_too_long(desk: Desk, server: Server) -> None:
    """Refused before the app; nothing of it comes back."""
    answer = server.ask("/l?" + "a" * 5000)
    assert answer.status in (400, 414)
    assert "aaaa" not in server.log.read_text()
