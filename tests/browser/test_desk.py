"""The desk in a real browser: one client after the other, by key and by button; the cover; how it looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NEUTRAL, Desk, stand_still
from tests.browser.look import axe, misfits, pale_in_the_other_theme
from tests.browser.server import Server, our_server
from tests.browser.test_keyboard import tab_through

PAPERS = 12  # the section with texts in the express entry
NAME = "Zhaŋbyr 58213"
STORY = "Sample words of the first client 7741"
COOKIE = "__Host-p"
MINUTES = 3


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with an open desk."""
    with our_server(tmp_path_factory.mktemp("desk"), NEUTRAL, DESK="open", COVER_MINUTES=str(MINUTES)) as running:
        yield running


def at_the_desk(page: Page, office: Server, language: str = "en") -> None:
    page.goto(f"{office.origin}/at?l={language}")
    page.locator("main button.main").click()
    page.wait_for_url("**/at")  # loaded: the keys work only then
    expect(page.locator("#next")).to_be_visible()


def tell(page: Page, office: Server) -> list[str]:
    """The first client tells something; returns what must be nowhere afterwards."""
    page.goto(f"{office.origin}/p/3")
    page.locator("form#f input[value=neighbour]").check()
    page.locator("form#f button.main").click()
    page.goto(f"{office.origin}/p/23")
    page.locator("#a").fill(NAME)
    page.locator("textarea").last.fill(STORY)
    page.locator("form#f button.main").click()
    page.goto(f"{office.origin}/p/23")
    assert page.locator("#a").input_value() == NAME
    token = page.locator("input[name=t]").first.get_attribute("value") or ""
    return [NAME, STORY, token, cookie_of(page.context)]


def cookie_of(context: BrowserContext) -> str:
    return next(held.get("value", "") for held in context.cookies() if held.get("name") == COOKIE)


def held_by(page: Page) -> str:
    """Everything of a page that a next client could look into: DOM, inputs, history state, storage, cookies."""
    inputs = [box.input_value() for box in page.locator("input:not([type=radio]):not([type=checkbox]), textarea").all()]
    stored = page.evaluate(
        "() => JSON.stringify([history.state, {...localStorage}, {...sessionStorage}, document.title])"
    )
    return "\n".join([page.content(), *inputs, stored, page.url, str(page.context.cookies())])


@pytest.mark.parametrize(("way", "script"), [("key", True), ("button", True), ("button", False)])
def test_of_the_first_client_nothing_is_left_for_the_second(
    caching_desk: Desk, office: Server, way: str, script: bool
) -> None:
    context = caching_desk.context(script=script, width=1280, height=900)
    page = context.new_page()
    at_the_desk(page, office)
    secrets = tell(page, office)
    page.locator("textarea").last.fill(f"{STORY} not sent")
    if way == "key":
        page.keyboard.press("F8")
    else:
        page.locator("#next").click()
    page.wait_for_url("**/at/n")
    page.locator("main form button.main").click()
    page.wait_for_url("**/at")
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(f"{asked.headers} {asked.post_data} {asked.url}"))
    for path in ("/at", "/l", "/c", "/p/3", "/p/23", "/d/v", "/r"):
        answer = page.goto(office.origin + path)
        assert answer is not None
        seen = answer.text() + held_by(page)
        assert not [secret for secret in secrets if secret in seen], f"{path} holds something of the first client"
    for _ in range(12):  # Back over everything that the first client's pages left in the tab's history
        page.go_back(wait_until="commit")
        expect(page.locator("main")).to_be_attached()  # a page from the cache is not loaded: nothing more to wait for
        assert not [secret for secret in secrets if secret in held_by(page)], page.url
    assert sent
    assert not [secret for secret in secrets for text in sent if secret in text]


def test_a_screen_that_nobody_touches_is_covered_and_keeps_what_was_typed(desk: Desk, office: Server) -> None:
    page = desk.page(width=1280, height=900)
    stand_still(page)
    at_the_desk(page, office)
    page.goto(f"{office.origin}/p/23")
    page.locator("textarea").last.fill(STORY)
    page.clock.run_for(MINUTES * 60_000 - 5_000)
    expect(page.locator("textarea").last).to_be_visible()
    page.keyboard.press("Tab")
    page.clock.run_for(60_000)
    expect(page.locator("textarea").last).to_be_visible()
    page.clock.run_for(MINUTES * 60_000)
    page.wait_for_url("**/at/c?b=/p/23")
    assert STORY not in page.content()
    page.goto(f"{office.origin}/p/23")
    assert STORY not in page.content()
    page.goto(f"{office.origin}/at/c?b=/p/23")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/23")
    assert page.locator("textarea").last.input_value() == STORY


OTHERS = [pytest.param("kk", marks=pytest.mark.cross), pytest.param("en", marks=pytest.mark.cross)]


@pytest.mark.parametrize("language", ["ru", *OTHERS])
def test_every_page_of_the_desk_fits_and_passes_axe(desk: Desk, office: Server, language: str) -> None:
    page = desk.page()
    page.goto(f"{office.origin}/at?l={language}")
    found = axe(page) + pale_in_the_other_theme(page) + misfits(page)
    at_the_desk(page, office, language)
    for path in (
        "/at",
        "/at/n",
        "/p/1",
        "/p/58",
        "/at/e/1",
        "/at/e/10",
        "/at/e/12",
        "/at/i",
        "/at/i/b",
        "/at/i/c",
        "/at/q",
        "/at/q/1",
        "/at/c",
    ):
        page.goto(office.origin + path)
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found += [f"{path} {one}" for one in axe(page) + pale_in_the_other_theme(page) + misfits(page)]
    assert found == []


FIRST_LINES = ("2", "1", "1", "1", "1", "1", "1 12", "0", "12 10")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_express_entry_by_the_keyboard_alone(desk: Desk, office: Server, script: bool) -> None:
    """Enter goes to the next line and at the end to the result; without script it sends, and what is open is next."""
    page = desk.page(script=script, width=1280, height=900)
    at_the_desk(page, office, "kk")
    page.goto(f"{office.origin}/at/e/1")
    for line in FIRST_LINES:
        focus = page.locator("input:focus")
        expect(focus).to_have_value("")
        page.keyboard.type(line)
        if script and line == "1 12":
            said = page.locator(f"#{focus.get_attribute('id')}-told")
            assert said.inner_text().count(";") == 1, "what the codes mean is said at once"
        before = focus.get_attribute("id")
        page.keyboard.press("Enter")
        if line != FIRST_LINES[-1]:
            expect(page.locator(f"#{before}:focus")).to_have_count(0)
    page.wait_for_url("**/r")
    assert page.locator("html").get_attribute("lang") == "kk"
    page.goto(f"{office.origin}/at/e/2")
    expect(page.locator("input:focus")).to_have_value("")
    page.keyboard.type("77")
    for _ in range(4 if script else 1):
        page.keyboard.press("Enter")
    wrong = page.locator(".bad input")
    expect(wrong).to_be_focused()
    expect(wrong).to_have_value("77")


def test_the_keys_of_the_desk_keep_what_was_typed(desk: Desk, office: Server) -> None:
    page = desk.page(width=1280, height=900)
    at_the_desk(page, office, "ru")
    page.keyboard.press("F2")
    page.wait_for_url("**/at/e/1")
    expect(page.locator("#n1a")).to_be_focused()
    page.keyboard.type("2")
    page.keyboard.press("F4")
    page.wait_for_url("**/p/57")  # before the papers: does it become more dangerous?
    page.keyboard.press("F2")
    page.wait_for_url("**/at/e/1")
    expect(page.locator("#n1a")).to_have_value("2")
    expect(page.locator("#n2a")).to_be_focused()


@pytest.mark.parametrize("language", ["ru", *OTHERS])
def test_every_page_of_the_desk_is_reached_by_tab(desk: Desk, office: Server, language: str) -> None:
    page = desk.page(width=1280, height=900)
    at_the_desk(page, office, language)
    page.goto(f"{office.origin}/at/i")
    page.locator("main form button[value=never]").click()
    page.wait_for_url("**/p/1")
    for path in ("/at", "/at/n", "/at/i", "/at/i/b", "/at/i/c", "/p/3", "/p/58"):
        page.goto(office.origin + path)
        stops = tab_through(page)
        assert stops[0] == "a /exit", path
        assert len(stops) > 8, path
    page.goto(f"{office.origin}/at/e/{PAPERS}")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.name || document.activeElement.className"))
        if reached[-1] == "b":
            break
    assert "main" in reached
    assert reached[-1] == "b", "the other sections can be opened by the keyboard too"
