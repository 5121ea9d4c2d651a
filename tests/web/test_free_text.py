"""No input remembers, corrects, translates or hands on what is typed; its name says nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.web.addresses import STEP_OF
from tests.browser.giveaway import given_away
from tests.clock import Clock
from tests.visitor import BASE, Page, Visitor
from tests.web.test_leaving import addresses, is_seen, worker

__all__ = ["worker"]

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
NEUTRAL = re.compile(r"^(?:do|n[0-9]{1,2}[a-z]?|[a-z](?:-(?:[a-z]{2,8}|[0-9]{1,2}))?)$")
TEMPLATES = Path(__file__).resolve().parents[2] / "assistant" / "templates"


@pytest.fixture
def told(config: Config, clock: Clock) -> Visitor:
    """Somebody who has answered everything, where a code is offered too."""
    visitor = Visitor(create_app(replace(config, operator="Qor Ülgi"), clock=clock))
    visitor.begin("en")
    visitor.walk()
    return visitor


def faults(page: Page) -> list[str]:
    """What is wrong with the inputs of a page."""
    found = []
    selects = [held | {"tag": tag} for tag, held in page.tags if tag == "select"]
    for held in [*page.inputs, *selects]:
        name = held.get("name", "")
        if name and (not NEUTRAL.match(name) or given_away(name, "addresses")):
            found.append(f"the name {name!r} says something")
        if (held["tag"] == "select" or held.get("type") in ("radio", "checkbox")) and held.get("autocomplete") != "off":
            found.append(f"{name}: a browser may bring back what was chosen")
        if held["tag"] in ("button", "select") or held.get("type") in CHOSEN:
            continue
        found += [f"{name}: {key} is not {value!r}" for key, value in QUIET.items() if held.get(key) != value]
    return found


def test_every_rendered_form_is_quiet(told: Visitor, clock: Clock) -> None:
    """Every address of the app, asked for and sent to with nonsense; the pages of a code while one is being made."""
    typed, chosen = set(), set()
    told.post("/y", {"a": "7", "b": "pages", "d": "given"})
    token = told.token()
    for method, path in addresses(told.app):
        if (method, path) in (("GET", "/exit"), ("POST", "/y/4")):
            continue  # they delete what this test looks at
        sent = {"t": token, "a": "?", "a-day": "40", "a-month": "x", "b": "?", "d": "y" * 9000}
        clock.move(seconds=15)  # nobody presses so fast
        response = told.client.open(path, method=method, base_url=BASE, data=sent if method == "POST" else None)
        assert response.status_code != 429
        if not is_seen(response):
            continue
        page = Page(response.text)
        assert faults(page) == [], (method, path)
        typed |= {path for held in page.inputs if held["tag"] == "textarea" or held.get("type") == "text"}
        chosen |= {path for held in page.inputs if held.get("type") in ("radio", "checkbox")}
    assert {"/y/1", "/y/2", "/p/9", "/p/23"} <= typed
    assert {"/o", "/y", "/p/1", "/p/7"} <= chosen


def test_every_form_at_the_desk_is_quiet(worker: Visitor, clock: Clock) -> None:
    typed = set()
    for method, path in addresses(worker.app):
        if method == "GET" and path.startswith("/at") and path != "/at/c":
            clock.move(seconds=15)
            response = worker.get(path)
            if is_seen(response):
                page = Page(response.text)
                assert faults(page) == [], path
                typed |= {path for held in page.inputs if held["tag"] == "textarea" or held.get("type") == "text"}
    assert {"/at/b", "/at/e/1"} <= typed


def test_no_template_asks_for_words_in_another_way() -> None:
    """Also where no test has been yet: every input to type into carries the one set of marks."""
    asked = 0
    for path in sorted(TEMPLATES.rglob("*.html")):
        for tag in re.findall(r"<(?:input|textarea|select)\b[^>]*>", path.read_text("utf-8")):
            if tag.startswith("<select"):
                assert 'autocomplete="off"' in tag, f"{path.name}: {tag}"
                continue
            kind = re.search(r'type="([^"]*)"', tag)
            if kind and kind[1] in (*CHOSEN, "{{ kind }}", "file"):  # into a file's input nothing is typed
                continue
            assert tag.startswith("<textarea") or (kind and kind[1] == "text"), f"{path.name}: {tag}"
            assert "quiet() }}" in tag, f"{path.name}: {tag}"
            asked += 1
    assert asked >= 5


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


def test_the_lint_sees_a_choice_that_may_come_back(visitor: Visitor) -> None:
    html = visitor.page("/p/3").html
    assert faults(Page(html)) == []
    assert faults(Page(html.replace(' autocomplete="off"', "")))
