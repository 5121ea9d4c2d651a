"""Papers on the screen and the list of empty ones fit a window of 320 pixels: nothing is out of sight or squeezed."""

from __future__ import annotations

from playwright.sync_api import Page

from assistant.domain.papers import PaperKind
from tests.browser.conftest import Desk
from tests.browser.look import LENGTHEN
from tests.browser.server import Server
from tests.browser.walk import Walk, path_of

_WORSE = "/p/57"
_STICKS_OUT = """() => [...document.querySelectorAll("main, main *")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().width > 0)
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
  .map(one => one.outerHTML.slice(0, 90)).slice(0, 3)"""
_SQUEEZED = """() => [...document.querySelectorAll(".paper tbody th")]
  .filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().width < one.parentElement.getBoundingClientRect().width - 1)
  .map(one => one.outerHTML.slice(0, 90)).slice(0, 3)"""


def sticks_out(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_STICKS_OUT)
    return found


def test_every_paper_fits_a_narrow_window(desk: Desk, server: Server) -> None:
    page = desk.page(width=320, height=640)
    walk = Walk(page, server.origin, "kk")
    walk.begin()
    walk.go(_WORSE)
    walk.fill()
    walk.send()
    wrong: dict[str, list[str]] = {}
    for path in ("/d/b", *(f"/d/v/{number}" for number in range(1, len(PaperKind) + 1))):
        walk.go(path)
        assert path_of(page) == path
        wrong[path] = sticks_out(page) + page.evaluate(_SQUEEZED)
    page.evaluate(LENGTHEN)
    wrong["longer"] = sticks_out(page)
    assert {path: found for path, found in wrong.items() if found} == {}
    page.evaluate("document.querySelector('main').firstElementChild.style.minWidth = '400px'")
    assert sticks_out(page), "what is too wide is seen"
