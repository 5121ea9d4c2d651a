#!/usr/bin/env python3
"""Walk through the pages and save pictures of them into build/screens: for the README, and for looking at everything.

Every page in three languages at 320, 390, 768 and 1280 pixels, one contact sheet for each language and width.
`.venv/bin/python scripts/screens.py [kk ru en]`; make the environment first with `make test` or `scripts/setup test`.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402  the path must be known first
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.browser.conftest import CHROMIUM  # noqa: E402
from tests.browser.server import our_server  # noqa: E402
from tests.browser.walk import LANGUAGES, Walk  # noqa: E402

FOLDER = ROOT / "build" / "screens"
WIDTHS = {320: 640, 390: 844, 768: 1024, 1280: 900}
COLUMNS = {320: 12, 390: 10, 768: 8, 1280: 6}
THUMB = 320  # pixels, the width of a page on a contact sheet
TALLEST = 900


class Camera:
    """Saves each page once, at every width, in the order of the walk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: dict[int, list[Path]] = {width: [] for width in WIDTHS}
        self.seen: set[str] = set()

    def __call__(self, page: Page, label: str) -> None:
        """Save the page; the same content is saved once."""
        content = page.content()
        if content in self.seen:
            return
        self.seen.add(content)
        name = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or "door"
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            path = self.folder / str(width) / f"{len(self.seen):03}-{name}.png"
            page.screenshot(path=path, full_page=True, animations="disabled")
            self.taken[width].append(path)

    def sheets(self) -> list[Path]:
        """Put all pages of a width side by side on one sheet."""
        made = []
        for width, paths in self.taken.items():
            small = [_thumb(path) for path in paths]
            columns = COLUMNS[width]
            rows = [small[start : start + columns] for start in range(0, len(small), columns)]
            heights = [max(one.height for one in row) + 8 for row in rows]
            sheet = Image.new("RGB", (columns * (THUMB + 8), sum(heights)), "#888")
            top = 0
            for row, height in zip(rows, heights, strict=True):
                for column, one in enumerate(row):
                    sheet.paste(one, (column * (THUMB + 8), top))
                top += height
            path = self.folder / f"all-{width}.png"
            sheet.save(path)
            made.append(path)
        return made


def _thumb(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        height = round(picture.height * THUMB / picture.width)
        return picture.convert("RGB").resize((THUMB, height)).crop((0, 0, THUMB, min(height, TALLEST)))


def walk(browser: Browser, origin: str, language: str, folder: Path) -> list[Path]:
    """Go the whole way in one language; return the contact sheets."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    camera = Camera(folder)
    person = Walk(context.new_page(), origin, language, look=camera, mistakes=True)
    person.to_result()
    person.to_list()
    for _ in person.sections():
        pass
    person.crawl(questions=False)
    person.go("/nothing")
    camera(person.page, "not found")
    context.close()
    return camera.sheets()


def main() -> None:
    """Take the pictures of the languages asked for, or of all."""
    languages = [one for one in sys.argv[1:] if one in LANGUAGES] or list(LANGUAGES)
    with (
        tempfile.TemporaryDirectory() as data,
        our_server(Path(data), "/blank") as server,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for language in languages:
            folder = FOLDER / language
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            for sheet in walk(browser, server.origin, language, folder):
                print(sheet.relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main()
