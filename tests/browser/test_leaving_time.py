"""The time: a warning two minutes before, a renewal that keeps what was typed, and an end that leaves the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NEUTRAL, Desk, looks_of, never_answered, stand_still
from tests.browser.server import Server
from tests.browser.walk import LEAVE, LIST, Walk, path_of

TYPED = "Тыныш 30418"
SOON = "#soon > div"


def _at_question(desk: Desk, server: Server, path: str = "/p/23") -> Page:
    page = desk.page()
    stand_still(page)
    walk = Walk(page, server.origin, "en")
    walk.begin()
    walk.go(path)
    return page


def test_the_warning_comes_two_minutes_before_and_takes_no_focus(desk: Desk, server: Server) -> None:
    page = _at_question(desk, server)
    box = page.locator("textarea").last
    box.fill(TYPED)
    left = int(page.locator("#soon").get_attribute("data-left") or "0")
    assert 29 * 60 < left <= 30 * 60
    page.clock.fast_forward((left - 125) * 1000)
    expect(page.locator(SOON)).to_be_hidden()
    page.clock.fast_forward(10_000)
    expect(page.locator(SOON)).to_be_visible()
    assert page.locator("#soon").get_attribute("role") == "status"
    expect(box).to_be_focused()
    expect(page.locator(LEAVE)).to_be_in_viewport()
    expect(page.locator(SOON)).to_be_in_viewport(ratio=1)
    bar, way_out = page.locator("#soon").bounding_box(), page.locator(LEAVE).bounding_box()
    assert bar is not None
    assert way_out is not None
    assert way_out["y"] + way_out["height"] <= bar["y"], "the warning covers the way out"


def test_one_press_renews_and_keeps_what_was_typed(desk: Desk, server: Server) -> None:
    page = _at_question(desk, server)
    page.locator("textarea").last.fill(TYPED)
    left = int(page.locator("#soon").get_attribute("data-left") or "0")
    page.clock.fast_forward((left - 60) * 1000)
    with page.expect_navigation():
        page.locator("#soon .longer").click()
    assert path_of(page) == "/p/23"
    assert page.locator("textarea").last.input_value() == TYPED
    expect(page.locator(SOON)).to_be_hidden()


def test_a_focus_is_not_hidden_under_the_warning(desk: Desk, server: Server) -> None:
    page = _at_question(desk, server, "/p/7")
    page.set_viewport_size({"width": 320, "height": 480})
    left = int(page.locator("#soon").get_attribute("data-left") or "0")
    page.clock.fast_forward((left - 60) * 1000)
    expect(page.locator(SOON)).to_be_visible()
    for _ in range(25):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => { const one = document.activeElement, box = one.getBoundingClientRect();
            if (one === document.body || one.closest("#soon")) { return ""; }
            const bar = document.getElementById("soon").getBoundingClientRect();
            return box.top >= bar.top - 1 ? one.outerHTML : ""; }"""
        )
        assert hidden == ""


def test_when_the_time_is_over_an_open_page_leaves(desk: Desk, server: Server) -> None:
    page = _at_question(desk, server)
    held = next(one for one in page.context.cookies() if one.get("name") == "__Host-p")
    left = int(page.locator("#soon").get_attribute("data-left") or "0")
    server.ask("/exit", {"Cookie": f"__Host-p={held.get('value', '')}"})  # the record ends; this page does not know
    page.clock.fast_forward((left + 2) * 1000)
    page.wait_for_url(NEUTRAL)
    assert [one for one in page.context.cookies() if one.get("name") == "__Host-p"] == []
    page.go_back(wait_until="commit")
    assert path_of(page) in ("/", "blank")


def test_a_slow_line_is_asked_once_when_the_time_is_over(desk: Desk, server: Server) -> None:
    """Asking every second would begin anew every second, and the page would never go."""
    page = desk.page()
    Walk(page, server.origin).begin()
    looks = looks_of(page)
    asked = never_answered(page, "/z")
    page.evaluate(  # half a second is left, as if another tab had said so
        """() => {
            document.getElementById("soon").setAttribute("data-left", "0.5");
            new BroadcastChannel("p").postMessage(1);
        }"""
    )
    page.wait_for_url(NEUTRAL)
    assert len(asked) == 1
    assert "covered" in looks[-1]


def test_a_page_that_was_forgotten_does_not_end_what_another_tab_keeps(desk: Desk, server: Server) -> None:
    page = _at_question(desk, server)
    left = int(page.locator("#soon").get_attribute("data-left") or "0")
    page.clock.fast_forward((left + 2) * 1000)  # only this page's clock: the server still keeps the answers
    page.wait_for_url(f"**{LIST}")
    expect(page.locator("h1")).to_be_visible()


def test_another_tab_moves_the_time_on(desk: Desk, server: Server) -> None:
    page = _at_question(desk, server)
    left = int(page.locator("#soon").get_attribute("data-left") or "0")
    page.clock.fast_forward((left - 60) * 1000)
    expect(page.locator(SOON)).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{server.origin}{LIST}")
    expect(page.locator(SOON)).to_be_hidden()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_her_choice_without_script_too(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin, "en")
    walk.begin()
    walk.go("/o")
    page.locator("input[value='5']").check()
    with page.expect_navigation():
        page.locator("main button.main").click()
    assert page.locator("input[value='5']").is_checked()
    assert 4 * 60 < int(page.locator("#soon").get_attribute("data-left") or "0") <= 5 * 60
    expect(page.locator("footer .until")).to_contain_text("kept until")


def test_in_print_neither_way_out_nor_warning_is_seen(desk: Desk, server: Server) -> None:
    page = _at_question(desk, server)
    left = int(page.locator("#soon").get_attribute("data-left") or "0")
    page.clock.fast_forward((left - 60) * 1000)
    page.emulate_media(media="print")
    expect(page.locator(LEAVE)).to_be_hidden()
    expect(page.locator(SOON)).to_be_hidden()
