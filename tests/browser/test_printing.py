"""Printing at the desk in a real browser: a job of several people is saved from the page, and nothing of it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NEUTRAL, Desk
from tests.browser.look import axe, misfits
from tests.browser.server import Server, our_server
from tests.browser.walk import kept_code
from tests.documents.papers import text_of


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with an open desk, where codes are kept."""
    folder = tmp_path_factory.mktemp("printing")
    with our_server(folder, NEUTRAL, DESK="open", OPERATOR="Qor «Ülgi»") as running:
        yield running


def at_the_desk(page: Page, office: Server, language: str = "en") -> None:
    page.goto(f"{office.origin}/at?l={language}")
    page.locator("main button.main").click()
    expect(page.locator("#next")).to_be_visible()


def test_a_job_is_shown_while_it_is_made_and_saved_from_its_page(desk: Desk, office: Server) -> None:
    page = desk.page(script=False, width=1280, height=900)
    at_the_desk(page, office)
    code = kept_code(page, office.origin)
    page.goto(f"{office.origin}/at/b")
    page.locator("#a").fill(f"{code}\n123 456 789\n")
    page.locator("main input[name=b][value=for-me]").check()
    page.locator("main form button.main").click()
    expect(page.locator("a[download]")).to_be_visible()
    assert code not in page.content()
    assert page.url == f"{office.origin}/at/b"
    with page.expect_download() as waited:
        page.locator("a[download]").click()
    assert waited.value.suggested_filename == "list.pdf"
    file = waited.value.path().read_bytes()
    assert [text.split()[0] for text in text_of(file).split("\f")[:2]] == ["List", "1"]


@pytest.mark.parametrize(
    "language", ["ru", pytest.param("kk", marks=pytest.mark.cross), pytest.param("en", marks=pytest.mark.cross)]
)
def test_the_pages_of_printing_fit_and_pass_axe(desk: Desk, office: Server, language: str) -> None:
    page = desk.page()
    at_the_desk(page, office, language)
    found = looked_at(page, office, "/at", "/at/b")
    page.locator("#a").fill("123 456 789")
    page.locator("main form button.main").click()
    expect(page.locator(".missing")).to_be_visible()
    found += axe(page) + misfits(page)
    page.goto(f"{office.origin}/at/s")
    page.locator("main input[name=a]").first.check()
    page.locator("main form button.main").click()
    page.wait_for_url("**/l")
    found += looked_at(page, office, "/at/s", "/at/r", "/at/v", "/at/u", "/p/3", "/y")
    assert found == []


def looked_at(page: Page, office: Server, *paths: str) -> list[str]:
    """What axe and the eye find on pages, everything unfolded."""
    found = []
    for path in paths:
        page.goto(office.origin + path)
        assert page.url == office.origin + path
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found += [f"{path} {one}" for one in axe(page) + misfits(page)]
    return found
