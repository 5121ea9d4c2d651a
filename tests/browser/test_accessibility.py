"""axe finds nothing against WCAG 2.2 AA on any page of the journey, mistakes and error pages included."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Desk
from tests.browser.look import axe, unfold
from tests.browser.server import Server
from tests.browser.walk import LANGUAGES, Walk

Theme = Literal["light", "dark"]
Case = tuple[str, Theme, bool]

# Every two of language, theme and script meet once; `make test-all` crosses the three.
PAIRS: tuple[Case, ...] = (
    ("kk", "light", True),
    ("kk", "dark", False),
    ("ru", "light", False),
    ("ru", "dark", True),
    ("en", "light", True),
    ("en", "dark", False),
)
_ALL: tuple[Case, ...] = tuple(product(LANGUAGES, ("light", "dark"), (True, False)))
CASES = [
    pytest.param(*case, marks=() if case in PAIRS else pytest.mark.cross, id=f"{case[0]}-{case[1]}-{case[2]}")
    for case in _ALL
]


class Findings:
    """Collects what axe finds, page by page, so that one run names everything."""

    def __init__(self) -> None:
        self.pages = 0
        self.found: dict[str, list[str]] = {}

    def __call__(self, page: Page, label: str) -> None:
        unfold(page)
        self.pages += 1
        for one in axe(page):
            self.found.setdefault(one, []).append(label)

    def __str__(self) -> str:
        return "\n".join(f"{one}\n    on {', '.join(labels[:6])}" for one, labels in self.found.items())


def _without_script(page: Page) -> None:
    """Keep our script from arriving; axe itself needs a browser that runs scripts."""

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/*.js", refuse)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "script"), CASES)
def test_axe_finds_nothing(desk: Desk, server: Server, language: str, theme: Theme, script: bool) -> None:
    page = desk.page(color_scheme=theme)
    if not script:
        _without_script(page)
    findings = Findings()
    walk = Walk(page, server.origin, language, look=findings, mistakes=True)
    walk.to_result()
    walk.to_list()
    ends = list(walk.sections())
    walk.crawl(questions=False)
    for path, status in (("/nothing", 404), ("/t/99", 404), ("/p/77", 404)):
        response = page.goto(server.origin + path)
        assert response is not None
        assert response.status == status
        findings(page, f"{status}")
    assert len(ends) >= 8
    assert findings.pages >= 60
    assert not findings.found, f"{findings}"


def test_axe_looks_at_all(desk: Desk, server: Server, planted: Callable[[Page], None]) -> None:
    """A fault put into a page is found: the check itself works."""
    page = desk.page()
    Walk(page, server.origin).open_door()
    assert axe(page) == []
    planted(page)
    assert any(one.startswith("image-alt") for one in axe(page))
    assert any(one.startswith("color-contrast") for one in axe(page))


@pytest.fixture
def planted() -> Callable[[Page], None]:
    """Puts an image without words and a pale line into a page."""

    def plant(page: Page) -> None:
        page.evaluate(
            """() => {
                document.querySelector("main").append(new Image());
                const line = document.createElement("p");
                line.textContent = "pale";
                line.style.color = "#ddd";
                document.querySelector("main").append(line);
            }"""
        )

    return plant
