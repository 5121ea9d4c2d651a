"""The desk where something went wrong: wrong words, lines and tables; and its rooms by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import FilePayload, Page, expect

from assistant.privacy.limits import LIMITS, Deed
from assistant.privacy.passphrase import hashed
from tests.browser.conftest import NEUTRAL, Desk
from tests.browser.look import axe, misfits, pale_in_the_other_theme
from tests.browser.server import Server, our_server
from tests.browser.test_keyboard import tab_through

WORD = "four everyday words here"
FAULTY = b"id,kind\nA B,palace\n"
ROOMS = ("/at/r", "/at/s", "/at/u", "/at/v", "/at/q")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a desk behind a passphrase, where everything is switched on."""
    folder = tmp_path_factory.mktemp("states")
    line = folder / "line"
    line.write_text(hashed(WORD) + "\n")
    line.chmod(0o600)
    more = {"OPERATOR": "Qor «Ülgi»", "NUMBERS": "1", "SERVICES": str(folder / "own")}
    with our_server(folder / "data", NEUTRAL, DESK=str(line), **more) as running:
        yield running


@dataclass
class Look:
    """Looks at one state after the other and gathers what is wrong."""

    page: Page
    found: list[str] = field(default_factory=list)

    def at(self, state: str) -> None:
        self.page.wait_for_load_state()
        self.page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
        wrong = axe(self.page) + pale_in_the_other_theme(self.page) + misfits(self.page)
        self.found += [f"{state}: {one}" for one in wrong]

    def refused(self, state: str) -> None:
        """The page says what is wrong, in a place where it is found."""
        expect(self.page.locator(".problems, .bad").first).to_be_visible()
        self.at(state)


def press(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main button.main").first.click()


LANGUAGES = ["ru", pytest.param("kk", marks=pytest.mark.cross), pytest.param("en", marks=pytest.mark.cross)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_wrong_at_the_desk_is_said_well(desk: Desk, office: Server, language: str) -> None:
    page = desk.page()
    look = Look(page)
    page.goto(f"{office.origin}/at?l={language}")
    page.locator("#a").fill("wrong")
    press(page)
    look.refused("a wrong passphrase")
    assert page.locator("html").get_attribute("lang") == language
    page.locator("#a").fill(WORD)
    press(page)
    page.goto(f"{office.origin}/at/e/1")
    page.locator("#n3a").fill("77")
    press(page)
    look.refused("a wrong line")
    for room in ("/at/b", "/at/s"):
        page.goto(office.origin + room)
        press(page)
        look.refused(room)
    page.goto(f"{office.origin}/at/v")
    table: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": FAULTY}
    page.set_input_files("#a", files=[table])
    press(page)
    look.refused("a table with faults")
    page.goto(f"{office.origin}/at/c")
    look.at("a cover with a passphrase")
    page.locator("#a").fill("wrong")
    press(page)
    look.refused("a cover that stays")
    token = page.locator("input[name=t]").first.get_attribute("value") or ""
    for _ in range(LIMITS[Deed.CODE].most):
        page.request.post(f"{office.origin}/at/c", form={"t": token, "a": "guess"}, max_redirects=0)
    page.locator("#a").fill(WORD)
    press(page)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("#a").count() == 0, "nobody can guess on"
    look.at("too many guesses")
    assert look.found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_room_of_the_desk_is_reached_by_tab(desk: Desk, office: Server, language: str) -> None:
    page = desk.page(width=1280, height=900)
    page.goto(f"{office.origin}/at?l={language}")
    assert len(tab_through(page)) >= 5
    page.locator("#a").fill(WORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/at")
    reached_by_tab(page, office, "/at/b")  # for real people alone
    page.goto(f"{office.origin}/at/s")
    page.locator("main input[name=a]").first.check()
    press(page)
    reached_by_tab(page, office, *ROOMS)
    page.goto(f"{office.origin}/at/c?b=/at/r")
    page.locator("#a").fill(WORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/at/r")


def reached_by_tab(page: Page, office: Server, *rooms: str) -> None:
    for room in rooms:
        page.goto(office.origin + room)
        assert page.url == office.origin + room
        stops = tab_through(page)
        assert stops[0] == "a /exit", room
        assert len(stops) > 8, room
