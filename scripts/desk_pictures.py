#!/usr/bin/env python3
"""Save the pictures of docs/desk.md into docs/pictures: the desk with a made-up case, and what its printer gives.

`.venv/bin/python scripts/desk_pictures.py [kk ru en]`; make the environment first with `scripts/setup test`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402  the path must be known first
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from tests.browser.conftest import CHROMIUM  # noqa: E402
from tests.browser.server import our_server  # noqa: E402
from tests.browser.walk import kept_code  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
LANGUAGES = ("kk", "ru", "en")
GAP = 12
PAGES = 5  # of a print job
PATIENCE = 240_000  # milliseconds: a busy machine prints slowly


def beside(pictures: Sequence[Image.Image], path: Path, height: int) -> None:
    """Save pictures side by side, equally high, in few colours."""
    small = [one.convert("RGB").resize((round(one.width * height / one.height), height)) for one in pictures]
    sheet = Image.new("RGB", (sum(one.width + GAP for one in small) + GAP, height + 2 * GAP), "#888")
    left = GAP
    for one in small:
        sheet.paste(one, (left, GAP))
        left += one.width + GAP
    sheet.quantize(24).save(path, optimize=True)


def seen(page: Page, path: Path) -> Image.Image:
    """The page as it is seen without scrolling."""
    page.screenshot(path=path, animations="disabled")
    return Image.open(path)


def take(page: Page, origin: str, language: str, folder: Path) -> None:
    """Walk over the desk in one language and save its three pictures."""
    page.goto(f"{origin}/at?l={language}")
    page.locator("main button.main").click()
    start = seen(page, folder / "start.png")
    code = kept_code(page, origin)
    page.goto(f"{origin}/at/b")
    page.locator("#a").fill(code)
    page.locator("input[name=b][value=for-me]").check()
    ask = seen(page, folder / "ask.png")
    page.locator("main form button.main").click()
    with page.expect_download() as waited:
        page.locator("a[download]").click()
    job = folder / "job.pdf"
    waited.value.save_as(job)
    done = seen(page, folder / "done.png")
    page.goto(f"{origin}/at/s")
    page.locator("main input[name=a]").first.check()
    page.locator("main form button.main").click()
    page.goto(f"{origin}/at/r")
    room = seen(page, folder / "room.png")
    beside([start, room], FOLDER / f"desk-{language}.png", 460)
    beside([ask, done], FOLDER / f"desk-print-{language}.png", 460)
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(job), str(folder / "tray")], check=True)
    sheets = [Image.open(one) for one in sorted(folder.glob("tray-*.png"))[:PAGES]]
    beside(sheets, FOLDER / f"desk-tray-{language}.png", 300)


def main() -> None:
    """Take the pictures of the languages asked for, or of all."""
    languages = [one for one in sys.argv[1:] if one in LANGUAGES] or list(LANGUAGES)
    with (
        tempfile.TemporaryDirectory() as data,
        our_server(Path(data), "/blank", DESK="open", OPERATOR="Qor «Ülgi» (made up)") as server,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for language in languages:
            context = browser.new_context(viewport={"width": 820, "height": 900})
            context.set_default_timeout(PATIENCE)
            folder = Path(data) / language
            folder.mkdir()
            take(context.new_page(), server.origin, language, folder)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
