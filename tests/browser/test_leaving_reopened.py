"""A closed tab that is opened again, as Ctrl+Shift+T does it: history and typed words come back, but not ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Worker, expect

from tests.browser.conftest import CHROMIUM, NEUTRAL, WAIT
from tests.browser.server import Server, plain_site
from tests.browser.test_walk import TYPED, at_most_the_door
from tests.browser.walk import LEAVE, LIST, Walk, path_of

# No driver can open a closed tab again; an extension may ask the browser for it.
_EXTENSION = {
    "manifest_version": 3,
    "name": "t",
    "version": "1",
    "permissions": ["sessions"],
    "background": {"service_worker": "w.js"},
}
_CARELESS = '<!doctype html><title>c</title><form><input id="a" name="a"></form>'


@contextmanager
def _browser(
    driver: Playwright, flags: list[str], folder: Path, *, script: bool = True
) -> Iterator[tuple[BrowserContext, Worker]]:
    """Chromium with a profile on the disk and its back/forward cache on; and who can ask it for a closed tab."""
    extension = folder / "extension"
    extension.mkdir()
    (extension / "manifest.json").write_text(json.dumps(_EXTENSION))
    (extension / "w.js").write_text("")
    context = driver.chromium.launch_persistent_context(
        folder / "profile",
        executable_path=CHROMIUM,
        args=[*flags, f"--disable-extensions-except={extension}", f"--load-extension={extension}"],
        java_script_enabled=script,
        ignore_default_args=["--disable-back-forward-cache", "--disable-extensions"],
    )
    context.set_default_timeout(WAIT)
    try:
        yield (
            context,
            context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker"),
        )
    finally:
        context.close()


def _closed_and_opened_again(context: BrowserContext, worker: Worker, page: Page) -> Page:
    page.close()
    with context.expect_page() as opened:
        worker.evaluate("async () => { await chrome.sessions.restore(); }")
    opened.value.wait_for_load_state()
    return opened.value


def test_a_careless_page_comes_back_with_what_was_typed(driver: Playwright, flags: list[str], tmp_path: Path) -> None:
    pages: dict[str, tuple[str, dict[str, str]]] = {"/a": (_CARELESS, {}), "/b": (_CARELESS, {})}
    with plain_site(pages) as port, _browser(driver, flags, tmp_path) as (context, worker):
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/a")
        page.locator("#a").fill(TYPED)
        page.goto(f"http://127.0.0.1:{port}/b")  # a browser notes what was typed when its page goes
        again = _closed_and_opened_again(context, worker, page)
        assert path_of(again) == "/b"
        again.go_back()
        assert path_of(again) == "/a", "no history came back: what follows proves nothing"
        expect(again.locator("#a")).to_have_value(TYPED)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_tab_that_was_left_and_closed(
    driver: Playwright, flags: list[str], tmp_path: Path, server: Server, script: bool
) -> None:
    with _browser(driver, flags, tmp_path, script=script) as (context, worker):
        page = context.new_page()
        _tell(page, server)
        page.locator(LEAVE).click()
        page.wait_for_url(NEUTRAL)
        _holds_nothing_of_ours(_closed_and_opened_again(context, worker, page), server)


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_tab_that_was_closed_while_another_one_left(
    driver: Playwright, flags: list[str], tmp_path: Path, server: Server, script: bool
) -> None:
    with _browser(driver, flags, tmp_path, script=script) as (context, worker):
        page, other = context.new_page(), context.new_page()
        _tell(page, server)
        other.goto(server.origin + LIST)
        again = _closed_and_opened_again(context, worker, page)
        assert path_of(again) == "/p/23", "before leaving, the tab comes back"
        again.close()
        other.locator(LEAVE).click()
        other.wait_for_url(NEUTRAL)
        with context.expect_page() as opened:
            worker.evaluate("async () => { await chrome.sessions.restore(); }")
        _holds_nothing_of_ours(opened.value, server)


def _tell(page: Page, server: Server) -> None:
    """Answer, write, send; and write something more that is not sent."""
    walk = Walk(page, server.origin, "ru")
    walk.typed = TYPED
    walk.begin()
    walk.fill()
    walk.send()
    walk.go("/p/23")
    walk.fill()
    walk.send()
    walk.go("/p/23")
    page.locator("textarea").last.fill(f"{TYPED} not sent")


def _holds_nothing_of_ours(page: Page, server: Server) -> None:
    page.wait_for_load_state()
    at_most_the_door(page, server)
    for _ in range(3):
        page.go_back(wait_until="commit")
        at_most_the_door(page, server)
