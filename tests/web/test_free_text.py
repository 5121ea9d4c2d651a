"""No input remembers, corrects, translates or hands on what is typed; its name says nothing."""

from __future__ import annotations

import re

import pytest

from assistant.web.addresses import STEP_OF
from tests.browser.giveaway import given_away
from tests.visitor import Page, Visitor

QUIET = {
    "autocomplete": "off",
    "autocapitalize": "off",
    "autocorrect": "off",
    "spellcheck": "false",
    "writingsuggestions": "false",
    "translate": "no",
    "data-gramm": "false",
    "data-gramm_editor": "false",
    "data-enable-grammarly": "false",
    "data-lt-active": "false",
    "data-ms-editor": "false",
}
CHOSEN = ("radio", "checkbox", "hidden", "submit", "button")
NEUTRAL = re.compile(r"^(?:do|[a-z](?:-(?:[a-z]{2,8}|[0-9]{1,2}))?)$")
PLACES = ("/", "/l", "/c", "/o", "/x", "/y", "/y/1", "/y/2", "/d", *(f"/p/{number}" for number in STEP_OF))


def faults(page: Page) -> list[str]:
    """What is wrong with the inputs of a page."""
    found = []
    for held in page.inputs:
        name = held.get("name", "")
        if name and (not NEUTRAL.match(name) or given_away(name, "addresses")):
            found.append(f"the name {name!r} says something")
        if held["tag"] == "button" or held.get("type") in CHOSEN:
            continue
        found += [f"{name}: {key} is not {value!r}" for key, value in QUIET.items() if held.get(key) != value]
    return found


@pytest.mark.parametrize("path", PLACES)
def test_every_rendered_form_is_quiet(visitor: Visitor, path: str) -> None:
    visitor.walk()
    assert faults(Page(visitor.get(path).text)) == []


def test_typing_is_asked_somewhere(visitor: Visitor) -> None:
    typed = [
        held
        for number in STEP_OF
        for held in Page(visitor.get(f"/p/{number}").text).inputs
        if held["tag"] == "textarea" or held.get("type") == "text"
    ]
    assert len(typed) >= 5


@pytest.mark.parametrize("removed", sorted(QUIET))
def test_the_lint_sees_each_fault(visitor: Visitor, removed: str) -> None:
    html = visitor.page("/p/23").html
    assert faults(Page(html)) == []
    assert faults(Page(html.replace(f'{removed}="{QUIET[removed]}"', "")))
    assert faults(Page(html.replace('name="d"', 'name="story"')))
