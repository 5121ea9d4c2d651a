"""With the keyboard alone: the way out comes first, nothing traps, mistakes are found, Enter sends."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NEUTRAL, Desk
from tests.browser.server import Server
from tests.browser.walk import LANGUAGES, LIST, RESULT, Walk, path_of

# Where the focus is now, and whether something that stays at the top of the window lies over it.
_FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), bar = document.getElementById("leave");
  const shown = one.labels && one.labels.length ? one.labels[0].getBoundingClientRect() : box;
  const over = bar && bar !== one && one !== document.body && !one.closest(".unseen")
    && Math.max(box.bottom, shown.bottom) <= bar.getBoundingClientRect().bottom;
  const style = getComputedStyle(one);
  const name = one.tagName.toLowerCase() + " " + (one.getAttribute("href") || one.name || one.id);
  return {
    number: one === document.body ? -1 : [...document.querySelectorAll("*")].indexOf(one),
    name: name,
    over: Boolean(over),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""

# What must be reached: of a group of radio buttons the chosen one, or the first.
_STOPS = """() => {
  const every = [...document.querySelectorAll("*")];
  const these = "a[href], button, summary, textarea, input:not([type=hidden])";
  const all = [...document.querySelectorAll(these)].filter(one => one.checkVisibility() && one.tabIndex >= 0);
  const radios = all.filter(one => one.type === "radio");
  const stop = radios.find(one => one.checked) || radios[0];
  return all.filter(one => one.type !== "radio" || one === stop).map(one => every.indexOf(one));
}"""


def tab_through(page: Page) -> list[str]:
    """Press Tab until the focus leaves the page or comes back to its start; return the names of the stops."""
    wanted = [int(one) for one in page.evaluate(_STOPS)]
    reached: dict[int, str] = {}
    for _ in range(len(wanted) + 20):  # a box that scrolls is a stop of its own
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        number, name = int(focus["number"]), str(focus["name"])
        if number in (-1, next(iter(reached), None)):
            break
        assert number not in reached, f"{path_of(page)}: the focus is trapped at {name}"
        assert not focus["over"], f"{path_of(page)}: {name} lies under what stays at the top"
        assert focus["seen"], f"{path_of(page)}: the focus on {name} cannot be seen"
        reached[number] = name
    else:
        raise AssertionError(f"{path_of(page)}: the focus never leaves")
    missed = [one for one in wanted if one not in reached]
    assert not missed, f"{path_of(page)}: {len(missed)} of {len(wanted)} are never reached"
    return list(reached.values())


def test_tab_reaches_the_way_out_first_and_everything_once(desk: Desk, server: Server) -> None:
    page = desk.page(width=320, height=480)
    walk = Walk(page, server.origin, "ru")
    walk.to_result()
    for path in ("/p/1", "/p/7", "/p/9", "/p/23", RESULT, LIST, "/t/3", "/s", "/c", "/d/v", "/x", "/e"):
        walk.go(path)
        assert path_of(page) == path
        stops = tab_through(page)
        assert stops[0] == "a /exit", path
        assert len(stops) > 4, path


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_mistake_gets_the_focus_and_leads_to_its_input(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin, "kk")
    walk.begin()
    walk.refused("nothing chosen")
    problems = page.locator("#problems")
    expect(problems).to_be_focused()
    page.keyboard.press("Tab")
    expect(problems.locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    target = problems.locator("a").first.get_attribute("href") or "#"
    expect(page.locator(target)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(target)).to_be_checked()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_sends_the_answer(desk: Desk, server: Server, language: str, script: bool) -> None:
    """Enter presses the first button of a form: that must be the one that goes on, not one for the language."""
    page = desk.page(script=script)
    walk = Walk(page, server.origin, language)
    walk.begin()
    page.locator("form#f input[value=no]").focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert path_of(page) == "/p/2"
    assert page.locator("html").get_attribute("lang") == language
    walk.go("/p/9")
    walk.go("/p/23")
    page.locator("form#f input[type=text]").first.fill("Айгерим")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert path_of(page) == "/p/24"
    assert page.locator("html").get_attribute("lang") == language


def test_the_whole_first_way_by_keyboard(desk: Desk, server: Server) -> None:
    page = desk.page()
    page.goto(f"{server.origin}/?l=en")
    page.locator("button.main").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for _ in range(12):
        if path_of(page) == RESULT:
            break
        _answer_by_keyboard(page)
    assert path_of(page) == RESULT
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(NEUTRAL)


def _answer_by_keyboard(page: Page) -> None:
    here = page.url
    for _ in range(len(page.evaluate(_STOPS))):
        page.keyboard.press("Tab")
        kind = page.evaluate("() => document.activeElement.type")
        if kind in ("radio", "checkbox"):
            page.keyboard.press("Space")
            if kind == "radio" and page.evaluate("() => document.activeElement.value") == "yes":
                page.keyboard.press("ArrowDown")
            break
    for _ in range(len(page.evaluate(_STOPS))):
        if page.evaluate("() => document.activeElement.matches('button.main')"):
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url != here, f"{here} does not go on"
