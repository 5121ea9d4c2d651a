"""Two tabs, two presses, another language, reload and Back: no answer is lost, nothing is asked twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import Desk
from tests.browser.server import Server
from tests.browser.walk import CHECK, SEND, Walk, path_of

STORY = "Кеше кешке\nболды 4402"
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])


def _choose(page: Page, value: str) -> None:
    page.locator(f"form#f input[value={value}]").check()


def _chosen(page: Page) -> list[str]:
    return [one.input_value() for one in page.locator("form#f input:checked").all()]


@SCRIPT
def test_answers_of_two_tabs_both_stay(desk: Desk, server: Server, script: bool) -> None:
    context = desk.context(script=script)
    first, second = context.new_page(), context.new_page()
    walk = Walk(first, server.origin)
    walk.begin()
    other = Walk(second, server.origin)
    first.goto(f"{server.origin}/p/3")
    other.go("/p/4")  # both pages were read before either was sent
    _choose(first, "spouse")
    walk.send()
    _choose(second, "now")
    other.send()
    walk.go("/p/3")
    assert _chosen(first) == ["spouse"]
    walk.go("/p/4")
    assert _chosen(first) == ["now"]


def test_the_door_in_a_second_tab_keeps_the_session(desk: Desk, server: Server) -> None:
    context = desk.context()
    first, second = context.new_page(), context.new_page()
    walk = Walk(first, server.origin)
    walk.begin()
    _choose(first, "no")
    walk.send()
    Walk(second, server.origin).begin()
    walk.go("/p/1")
    assert _chosen(first) == ["no"]


@SCRIPT
def test_a_double_press_is_one_answer(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin)
    walk.begin()
    _choose(page, "no")
    page.locator(SEND).dblclick()  # the second press takes the place of the first, on the line too
    expect(page).to_have_url(f"{server.origin}/p/2")
    assert page.locator("#problems").count() == 0
    walk.go("/p/1")
    assert _chosen(page) == ["no"]


@SCRIPT
def test_another_language_keeps_the_choice_and_the_place(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin, "en")
    walk.begin()
    _choose(page, "no")
    walk.press(page.locator("button.tongue[lang=kk]"))
    assert path_of(page) == "/p/1"
    assert page.locator("html").get_attribute("lang") == "kk"
    assert _chosen(page) == ["no"]
    walk.press(page.locator("button.tongue[lang=ru]"))
    assert (path_of(page), _chosen(page)) == ("/p/1", ["no"])
    assert page.locator("html").get_attribute("lang") == "ru"


@SCRIPT
def test_another_language_keeps_what_was_typed(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin, "en")
    walk.begin()
    walk.go("/p/23")
    page.locator("textarea").last.fill(STORY)
    walk.press(page.locator("button.tongue[lang=kk]"))
    assert path_of(page) == "/p/23"
    assert page.locator("html").get_attribute("lang") == "kk"
    assert page.locator("textarea").last.input_value() == STORY


@SCRIPT
def test_another_language_keeps_even_what_is_wrong(desk: Desk, server: Server, script: bool) -> None:
    """Half a date is neither lost nor scolded when the language changes."""
    page = desk.page(script=script)
    walk = Walk(page, server.origin, "en")
    walk.begin()
    walk.go("/p/7")
    page.locator("form#f input[name=a]").first.check()
    walk.send()
    walk.go("/p/9")
    walk.fill_date("31", "2", "2026")
    walk.press(page.locator("button.tongue[lang=ru]"))
    assert path_of(page) == "/p/9"
    typed = [page.locator(f"input[name=a-{part}]").input_value() for part in ("day", "month", "year")]
    assert typed == ["31", "2", "2026"]
    assert page.locator("#problems").count() == 0
    assert page.locator("html").get_attribute("lang") == "ru"


@SCRIPT
def test_a_page_without_questions_changes_its_language_in_place(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin, "en")
    walk.begin()
    for path in ("/l", CHECK, "/s", "/t/3", "/e", "/x", "/d/v"):
        walk.go(path)
        walk.press(page.locator("button.tongue:not([aria-current])").first)
        assert path_of(page) == path
    walk.go("/l")
    walk.press(page.locator("button.tongue[lang=en]"))
    assert page.locator("html").get_attribute("lang") == "en"


@SCRIPT
def test_reload_after_an_answer_asks_nothing(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    walk = Walk(page, server.origin)
    walk.begin()
    _choose(page, "no")
    walk.send()
    answer = page.reload()
    assert answer is not None
    assert (answer.request.method, answer.status, path_of(page)) == ("GET", 200, "/p/2")
    assert asked == []


@SCRIPT
def test_back_after_an_answer_shows_it_kept(desk: Desk, server: Server, script: bool) -> None:
    page = desk.page(script=script)
    walk = Walk(page, server.origin)
    walk.begin()
    _choose(page, "no")
    walk.send()
    page.go_back()
    page.wait_for_url("**/p/1")
    expect(page.locator("form#f input:checked")).to_have_count(1)
    assert _chosen(page) == ["no"]
    _choose(page, "unknown")
    walk.send()
    walk.press(page.locator("a.back"))
    assert (path_of(page), _chosen(page)) == ("/p/1", ["unknown"])


def test_an_answer_is_changed_from_the_check_page(desk: Desk, server: Server) -> None:
    page = desk.page()
    walk = Walk(page, server.origin)
    walk.to_result()
    walk.go(CHECK)
    walk.press(page.locator("a[href='/p/3/c']"))
    assert _chosen(page) == ["spouse"]
    _choose(page, "neighbour")
    walk.send()
    assert path_of(page) == CHECK
    walk.go("/p/3")
    assert _chosen(page) == ["neighbour"]
