"""The whole way of one person: from the front door to the paper in her hand, and out."""

from __future__ import annotations

import io

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NEUTRAL, Desk
from tests.browser.server import SUNNY, Server
from tests.browser.walk import LANGUAGES, LEAVE, LIST, Walk, path_of

TYPED = "Zhaŋbyr 58213"


def holds_nothing(page: Page) -> bool:
    """Whether nothing is chosen or typed on a page."""
    chosen = page.locator("form#f input:checked").count()
    boxes = page.locator("form#f input[type=text], form#f textarea").all()
    return chosen == 0 and all(box.input_value() == "" for box in boxes)


def at_most_the_door(page: Page, server: Server) -> None:
    """A page after leaving: the neutral site or the front door, and nothing of ours besides."""
    neutral = page.locator("body", has_text=SUNNY)
    expect(page.locator(".door").or_(neutral)).to_be_attached()
    assert page.locator(LEAVE).count() == 0, "a page behind the front door is shown"
    assert page.url == NEUTRAL or path_of(page) == "/", f"after leaving, {page.url} is shown"
    assert TYPED not in page.content()


@pytest.mark.parametrize("script", [False, True], ids=["plain", "script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_front_door_to_the_paper_and_out(desk: Desk, server: Server, language: str, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin, language)
    walk.typed = TYPED
    answered = walk.to_result()
    assert len(answered) >= 8
    assert page.locator("html").get_attribute("lang") == language
    expect(page.locator(".card").first).to_be_visible()
    walk.to_list()
    walk.to_papers()
    walk.read_paper()
    expect(page.locator("article.paper")).to_contain_text(TYPED)
    made = walk.take_file()
    assert made.startswith(b"%PDF-")
    with pikepdf.open(io.BytesIO(made)) as paper:
        assert 2 <= len(paper.pages) <= 4
        assert "/Lang" in paper.Root

    page.locator(LEAVE).click()
    page.wait_for_url(NEUTRAL)
    for _ in range(3):
        page.go_back()
        at_most_the_door(page, server)
    page.go_forward()
    at_most_the_door(page, server)

    again = Walk(page, server.origin, language)
    again.begin()
    assert path_of(page) == "/p/1"
    assert holds_nothing(page)
    for path in walk.seen:
        if path.startswith("/p/"):
            again.go(path)
            assert path_of(page) in (path, LIST)
            assert holds_nothing(page), f"{path} still holds an answer"
