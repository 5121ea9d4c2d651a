"""Every page of the journey, mistakes and error pages too: axe finds nothing, it fits, fingers hit, nobody hears."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import NEUTRAL, Desk
from tests.browser.look import (
    AXE,
    COLOURED,
    LENGTHEN,
    SHOWN,
    WITHOUT_EDGE,
    axe,
    misfits,
    pale_in_the_other_theme,
    unfold,
)
from tests.browser.overheard import Overheard
from tests.browser.server import Server
from tests.browser.walk import LANGUAGES, LEAVE, LIST, Walk

# The browser runs our script for Kazakh and English, and not for Russian; the short walk has it the other way round.
# Both themes are looked at on each page. `make test-all` crosses everything.
SCRIPT = {"kk": True, "ru": False, "en": True}
CASES = [
    pytest.param(
        language, script, marks=() if script is SCRIPT[language] else pytest.mark.cross, id=f"{language}-{script}"
    )
    for language in LANGUAGES
    for script in (True, False)
]


class Findings:
    """Collects what is wrong, page by page, so that one run names everything; looks at the same page once."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.coloured: set[str] = set()
        self.found: dict[str, list[str]] = {}

    @property
    def pages(self) -> int:
        """How many different pages were looked at."""
        return len(self.seen)

    def __call__(self, page: Page, label: str) -> None:
        unfold(page)
        content = page.content()
        if content in self.seen:
            return
        self.seen.add(content)
        coloured = set(page.evaluate(COLOURED))
        new = not coloured <= self.coloured  # something has a colour here that no page before had
        self.coloured |= coloured
        found = axe(page, colours=new)
        if new:
            found += pale_in_the_other_theme(page)
        for one in found + misfits(page):
            labels = self.found.setdefault(one, [])
            if label not in labels:
                labels.append(label)

    def __str__(self) -> str:
        return "\n".join(f"{one}\n    on {', '.join(labels[:6])}" for one, labels in self.found.items())


def _page(desk: Desk, *, script: bool) -> Page:
    """A page to which our script does not come, if it shall not; axe itself needs a browser that runs scripts."""
    page = desk.page(color_scheme="light" if script else "dark")
    page.add_init_script(AXE)

    def empty(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    if not script:
        page.route("**/*.js", empty)
    return page


@pytest.mark.slow
@pytest.mark.minutes
@pytest.mark.parametrize(("language", "script"), CASES)
def test_every_page_in_every_state(desk: Desk, server: Server, language: str, script: bool) -> None:
    page = _page(desk, script=script)
    findings = Findings()
    heard = Overheard(page, server.origin)

    def look(shown: Page, label: str) -> None:
        heard.look(label)
        findings(shown, label)

    walk = Walk(page, server.origin, language, look=look, mistakes=True)
    walk.to_result()
    walk.to_list()
    ends = list(walk.sections())
    walk.crawl(questions=False)
    for path in ("/nothing", "/t/99", "/p/77"):
        answer = page.goto(server.origin + path)
        assert answer is not None
        assert answer.status == 404
        look(page, path)
    wrong = heard.wrong(language)
    page.locator(LEAVE).click()
    page.wait_for_url(NEUTRAL)
    assert len(ends) >= 8
    assert findings.pages >= 60
    assert len(heard.titles) >= 60
    assert not findings.found, f"on {findings.pages} pages:\n{findings}"
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_first_questions_with_the_script_the_other_way_round(desk: Desk, server: Server, language: str) -> None:
    findings = Findings()
    walk = Walk(_page(desk, script=not SCRIPT[language]), server.origin, language, look=findings)
    walk.to_result()
    walk.to_list()
    walk.to_papers()
    walk.read_paper()
    assert not findings.found, f"{findings}"


@pytest.mark.slow
def test_no_page_is_linked_that_is_not_there(desk: Desk, server: Server) -> None:
    """Every link, the ones to change an answer too, leads to a page."""
    walk = Walk(desk.page(), server.origin, "kk")
    walk.to_result()
    reached = walk.crawl()
    assert len(reached) >= 40
    assert LIST in reached


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_component_in_every_state(desk: Desk, server: Server, language: str) -> None:
    """The page of components: with words two fifths longer, in forced colours and on paper too."""
    page = _page(desk, script=SCRIPT[language])
    findings = Findings()
    walk = Walk(page, server.origin, language, look=findings)
    walk.begin()
    walk.go("/u")
    walk.arrived()
    page.evaluate(LENGTHEN)
    walk.arrived("longer words")
    page.emulate_media(forced_colors="active")
    assert page.evaluate(WITHOUT_EDGE) == []
    page.emulate_media(forced_colors="none", media="print")
    assert page.evaluate(SHOWN, [".leave", ".tongues", ".foot", ".next:not(.told)", ".back"]) == []
    assert not findings.found, f"{findings}"


def test_on_paper_the_result_keeps_what_it_found_and_loses_what_only_leads_on(desk: Desk, server: Server) -> None:
    page = desk.page()
    Walk(page, server.origin).to_result()
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN, [".told li", ".card", ".next:not(.told)", "h2.screen-only"]) == [".told li", ".card"]


def test_the_looking_itself_works(desk: Desk, server: Server) -> None:
    """Faults put into a page are found."""
    page = desk.page()
    findings = Findings()
    Walk(page, server.origin).open_door()
    findings(page, "before")
    assert not findings.found
    page.evaluate(
        """() => {
            const main = document.querySelector("main"), line = document.createElement("p");
            line.textContent = "pale";
            line.style.cssText = "color: #ddd; background: #fff; width: 60rem";
            const link = document.createElement("a");
            link.href = "/";
            link.textContent = "low";
            link.style.cssText = "display: inline; min-height: 0; padding: 0";
            const block = document.createElement("p");
            block.append(link);
            main.append(new Image(), line, block);
        }"""
    )
    findings(page, "after")
    for planted in ("axe: image-alt", "axe: color-contrast", "at 320: p.", "at 320: low to touch: a"):
        assert any(one.startswith(planted) for one in findings.found), planted
