"""What browser tests share: one server and one Chromium for each process, a fresh context for each page asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect, sync_playwright

from tests.browser.server import NEUTRAL_HOST, Server, certificate, our_server, plain_site

CHROMIUM = "/usr/bin/chromium"
NEUTRAL = f"https://{NEUTRAL_HOST}/"
WAIT = 30_000  # milliseconds: generous, because a test machine may be busy; nothing waits longer than it must
expect.set_options(timeout=WAIT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def neutral_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the neutral site to leave to."""
    with plain_site({}, certificate(tmp_path_factory.mktemp("neutral"))) as port:
        yield port


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Our server, started as `make run` starts it."""
    with our_server(tmp_path_factory.mktemp("data"), NEUTRAL) as running:
        yield running


@pytest.fixture(scope="session")
def flags(neutral_port: int) -> list[str]:
    """Nothing but this machine is found by the browser; the neutral site is found here."""
    rules = f"MAP {NEUTRAL_HOST} 127.0.0.1:{neutral_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    return [f"--host-resolver-rules={rules}", "--ignore-certificate-errors"]


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Playwright, once for a process."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(driver: Playwright, flags: list[str]) -> Iterator[Browser]:
    """Debian's Chromium, once for a process."""
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def caching_chromium(driver: Playwright, flags: list[str]) -> Iterator[Browser]:
    """The same with its back/forward cache on, as everybody has it; drivers switch it off."""
    browser = driver.chromium.launch(
        executable_path=CHROMIUM, args=flags, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


def stand_still(page: Page) -> None:
    """Stop the clock of every page that comes: only the test moves it, however busy the machine is."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    page.clock.install(time=start)
    page.clock.pause_at(start + timedelta(minutes=1))


def looks_of(page: Page) -> list[str]:
    """Every look (class) that the page's root takes on from now, until it goes."""
    looks: list[str] = []
    page.on("console", lambda said: looks.append(said.text))
    page.evaluate(
        """() => {
            const root = document.documentElement;
            new MutationObserver(() => console.log(root.className)).observe(root, {attributes: true});
        }"""
    )
    return looks


def never_answered(page: Page, path: str) -> list[str]:
    """Let an address of ours go unanswered, as on a line that is down; every request for it is noted."""
    asked: list[str] = []

    def never(route: Route) -> None:
        asked.append(route.request.url)

    page.route(f"**{path}", never)
    return asked


@dataclass
class Desk:
    """Opens pages in contexts of their own, and closes them all."""

    browser: Browser
    stack: ExitStack = field(default_factory=ExitStack)

    def context(self, *, script: bool = True, width: int = 390, height: int = 780, **rest: Any) -> BrowserContext:
        """A context without history, cookies or cache."""
        made = self.browser.new_context(java_script_enabled=script, viewport={"width": width, "height": height}, **rest)
        made.set_default_timeout(WAIT)
        self.stack.callback(made.close)
        return made

    def page(self, *, script: bool = True, **rest: Any) -> Page:
        """A page in a context of its own."""
        return self.context(script=script, **rest).new_page()


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Desk]:
    """Where a test gets its pages from."""
    made = Desk(chromium)
    with made.stack:
        yield made


@pytest.fixture
def caching_desk(caching_chromium: Browser) -> Iterator[Desk]:
    """The same with the back/forward cache on."""
    made = Desk(caching_chromium)
    with made.stack:
        yield made
