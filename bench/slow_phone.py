#!/usr/bin/env python3
"""How long a first visit takes on an old phone's line: 280 kbit/s, 800 ms for every answer, a processor 4 times slower.

Chromium's own emulation, an empty cache, our server here. ``.venv/bin/python bench/slow_phone.py [kk ru en]``
prints a line for each page of the way: when its first words stand there, what was sent for it, in how many requests.
The clock is the browser's own, from the press: the driver takes half a second to press a button on so slow a processor.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import CDPSession, Page, sync_playwright  # noqa: E402  the path must be known first

from tests.browser.conftest import CHROMIUM  # noqa: E402
from tests.browser.server import our_server  # noqa: E402
from tests.browser.walk import LANGUAGES, Walk, path_of  # noqa: E402

BYTES_A_SECOND = 280_000 // 8
LATENCY = 800  # milliseconds
SLOWER = 4
MOST = 4.0  # seconds from the address to the first useful page: the goal
_PAINTED = """() => new Promise(done => {
  const look = () => {
    const found = performance.getEntriesByName("first-contentful-paint")[0];
    if (found) { done(found.startTime); } else { setTimeout(look, 20); }
  };
  look();
})"""


@dataclass
class Line:
    """Counts what comes over the emulated line."""

    session: CDPSession
    sent: int = 0
    requests: int = 0

    def slow(self) -> None:
        """Make the line and the processor slow, and the cache empty."""
        self.session.send("Network.enable")
        self.session.send("Network.clearBrowserCache")
        self.session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.session.on("Network.loadingFinished", self._count)

    def _count(self, event: dict[str, float]) -> None:
        self.sent += int(event["encodedDataLength"])
        self.requests += 1


def _seen(page: Page, line: Line, label: str) -> float:
    """Print when the page's first words stood there, counted from the press before it, redirects too."""
    seconds = float(page.evaluate(_PAINTED)) / 1000
    page.wait_for_load_state("load")
    print(f"  {label:24} {seconds:5.2f} s   {line.sent:6} bytes in {line.requests} requests")
    line.sent = line.requests = 0
    return seconds


def visit(page: Page, origin: str, language: str) -> float:
    """Open the door, press its button, answer the first question; return the seconds to the first useful page."""
    line = Line(page.context.new_cdp_session(page))
    line.slow()
    walk = Walk(page, origin, language)
    page.goto(f"{origin}/?l={language}", wait_until="commit")
    door = _seen(page, line, "front door")
    page.locator("button.main").click(no_wait_after=True)
    page.wait_for_url("**/p/1", wait_until="commit")
    first = _seen(page, line, "first page: 102, 112")
    page.locator("form#f input[value=no]").check()
    page.locator("form#f button.main").click(no_wait_after=True)
    page.wait_for_url("**/p/2", wait_until="commit")
    _seen(page, line, "next question")
    walk.questions()
    line.sent = line.requests = 0
    page.goto(f"{origin}/t/3", wait_until="commit")
    _seen(page, line, f"long page {path_of(page)}")
    return door + first


def main() -> int:
    """Measure the languages asked for, or all."""
    languages = [one for one in sys.argv[1:] if one in LANGUAGES] or list(LANGUAGES)
    worst = 0.0
    with tempfile.TemporaryDirectory() as data, our_server(Path(data), "/blank") as server, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for language in languages:
            print(language)
            context = browser.new_context(viewport={"width": 360, "height": 640})
            seconds = visit(context.new_page(), server.origin, language)
            print(f"  from the address to the first useful page: {seconds:.2f} s, the goal is {MOST:.0f} s")
            worst = max(worst, seconds)
            context.close()
        browser.close()
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
