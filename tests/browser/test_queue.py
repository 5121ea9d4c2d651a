"""A queue of twenty at one desk: entry, result, paper, next client; of none is anything left for the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Response, expect

from assistant.domain.steps import Section, StepId
from assistant.web.express import SECTIONS, input_of
from tests.browser.conftest import NEUTRAL
from tests.browser.server import Server, our_server
from tests.browser.test_desk import at_the_desk, cookie_of, held_by
from tests.browser.test_disk import opened, places

QUEUE = 20
VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/"  # the one that Chromium brings along
PAGES_SHOWN = "() => document.querySelector('pdf-viewer')?.shadowRoot?.querySelector('viewer-toolbar')?.docLength > 0"
PAPERS = SECTIONS.index(Section.PAPERS) + 1
OTHERS = [pytest.param(code, marks=pytest.mark.cross) for code in ("kk", "en")]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with an open desk."""
    with our_server(tmp_path_factory.mktemp("queue"), NEUTRAL, DESK="open") as running:
        yield running


@dataclass
class Client:
    """One person of the queue, with words that no other has."""

    number: int
    secrets: list[str] = field(default_factory=list)

    @property
    def first(self) -> tuple[str, ...]:
        """The lines of the first questions: somebody else each time."""
        n = self.number
        return "2", "1", str(n % 27 + 1), str(n % 3 + 1), "2", "1", f"{n + 1} {n + 21}", "0", f"{n + 1} 10 2026"

    @property
    def name(self) -> str:
        return f"Үлгі{self.number:02d}есім{7919 * (self.number + 1)}"

    @property
    def story(self) -> str:
        return f"Qzplanted{104729 * (self.number + 1)}words"


@dataclass
class Traffic:
    """Everything that the tab sent and got since it was emptied; read on each page, before the browser forgets it."""

    page: Page
    sent: list[str] = field(default_factory=list)
    coming: list[Response] = field(default_factory=list)
    got: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda asked: self.sent.append(f"{asked.url} {asked.headers} {asked.post_data or ''}"))
        self.page.on("response", self._note)

    def _note(self, response: Response) -> None:
        if response.status == 200 and response.headers.get("content-type", "").startswith("text/html"):
            self.coming.append(response)

    def arrived(self, where: str) -> None:
        """Wait for a page and read what came."""
        self.page.wait_for_url(where)
        self.got += [response.text() for response in self.coming]
        self.coming.clear()

    def words(self) -> str:
        """All of it as text."""
        return "\n".join([*self.sent, *self.got])

    def forget(self) -> None:
        """Begin with nothing."""
        self.sent.clear()
        self.got.clear()


def enter(traffic: Traffic, office: Server, client: Client) -> None:
    """Type the first section to the result, then the name and the words for the paper."""
    page = traffic.page
    page.keyboard.press("F2")
    traffic.arrived("**/at/e/1")
    expect(page.locator(f"#{input_of(StepId.DANGER, 'a')}")).to_be_focused()
    for line in client.first:
        page.keyboard.insert_text(line)
        page.keyboard.press("Enter")
    traffic.arrived("**/r")
    page.goto(f"{office.origin}/at/e/{PAPERS}")
    traffic.arrived(f"**/at/e/{PAPERS}")
    for step, name, line in (
        (StepId.WORSE, "a", "2"),
        (StepId.DETAILS, "a", client.name),
        (StepId.DETAILS, "d", client.story),
        (StepId.KEEP, "a", "3"),
    ):
        page.locator(f"#{input_of(step, name)}").fill(line)
    page.keyboard.press("F4")
    traffic.arrived("**/d")


def take_paper(traffic: Traffic, office: Server, client: Client) -> None:
    """Read the paper on the screen and take it as a file, which is printed and deleted."""
    page = traffic.page
    page.goto(f"{office.origin}/d/v")
    traffic.arrived("**/d/v")
    assert client.name in page.locator("main").inner_text()
    with page.expect_download() as coming:
        page.evaluate("() => { location.href = '/d/list.pdf'; }")
    file = coming.value
    assert file.path().read_bytes().startswith(b"%PDF")
    assert client.name not in file.suggested_filename
    file.delete()


def left_over(page: Page, traffic: Traffic, secrets: list[str]) -> list[str]:
    seen = traffic.words() + held_by(page)
    return [one for one in secrets if one in seen]


@pytest.mark.minutes
@pytest.mark.parametrize("language", ["ru", *OTHERS])
def test_of_twenty_in_a_queue_nothing_is_left(
    driver: Playwright, flags: list[str], tmp_path: Path, office: Server, language: str
) -> None:
    context: BrowserContext = opened(driver, flags, tmp_path, script=True)
    page = context.pages[0]
    at_the_desk(page, office, language)
    traffic = Traffic(page)
    before: list[str] = []
    for number in range(QUEUE):
        client = Client(number)
        enter(traffic, office, client)
        assert left_over(page, traffic, before) == [], f"client {number} meets the one before"
        take_paper(traffic, office, client)
        client.secrets += [client.name, client.story, cookie_of(context)]
        client.secrets.append(page.locator("input[name=t]").first.get_attribute("value") or "-")
        assert set(client.secrets) <= set(left_over(page, traffic, client.secrets)), "the search finds what is there"
        before = [*before, *client.secrets]
        page.keyboard.press("F8")
        traffic.arrived("**/at")
        traffic.forget()
    for _ in range(6):
        page.go_back(wait_until="commit")
        expect(page.locator("main")).to_be_attached()
        assert left_over(page, traffic, before) == []
    context.close()
    assert len(before) == len(set(before)) == QUEUE * 4
    assert any(tmp_path.rglob("History")), "this is no profile"
    assert places(tmp_path, *before) == []


def test_a_saved_paper_that_is_read_in_the_browser_leaves_nothing_of_itself(
    driver: Playwright, flags: list[str], tmp_path: Path, office: Server
) -> None:
    """The file is saved, opened in the viewer of the browser and deleted; then comes the next client."""
    profile, saved = tmp_path / "profile", tmp_path / "saved"
    context = opened(driver, flags, profile, script=True)
    page = context.pages[0]
    at_the_desk(page, office, "ru")
    traffic, client = Traffic(page), Client(1)
    enter(traffic, office, client)
    with page.expect_download() as coming:
        page.evaluate("() => { location.href = '/d/list.pdf'; }")
    paper = saved / coming.value.suggested_filename
    coming.value.save_as(paper)
    coming.value.delete()
    viewer = context.new_page()
    with viewer.expect_event("frameattached"):
        viewer.goto(f"file://{paper}")
    frame = viewer.wait_for_event("framenavigated", lambda one: one.url.startswith(VIEWER))
    frame.wait_for_function(PAGES_SHOWN)
    planted: list[str | bytes] = [client.name, client.story, *slices(paper.read_bytes())]
    assert places(saved, *planted), "the search finds the file while it is there"
    viewer.close()
    paper.unlink()
    page.goto(f"{office.origin}/at")
    with page.expect_navigation():  # it was taken along: nothing is asked
        page.keyboard.press("F8")
    enter(Traffic(page), office, Client(2))
    context.close()
    assert any(profile.rglob("History")), "this is no profile"
    assert places(profile, *planted) == []


def slices(file: bytes) -> list[bytes]:
    """Pieces out of the packed middle of a file, which stand in no other."""
    return [file[at : at + 48] for at in range(len(file) // 4, len(file) * 3 // 4, len(file) // 16)]
