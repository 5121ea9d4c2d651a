#!/usr/bin/env python3
"""Save the picture of README.md, docs/pictures/walk.png: a walk on a phone, from the first question to the list.

`.venv/bin/python scripts/walk_picture.py`; make the environment first with `scripts/setup test`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402  the path must be known first
from playwright.sync_api import sync_playwright  # noqa: E402

from scripts.desk_pictures import FOLDER, beside, seen  # noqa: E402
from tests.browser.conftest import CHROMIUM  # noqa: E402
from tests.browser.server import our_server  # noqa: E402
from tests.browser.walk import Walk  # noqa: E402

SHOWN = ("/p/1", "/p/7", "/r", "/t/3", "/l")
HEIGHT = 540


def main() -> None:
    """Answer the first questions in English and take five of the pages, side by side."""
    with (
        tempfile.TemporaryDirectory() as data,
        our_server(Path(data), "/blank") as server,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        walk = Walk(page, server.origin)
        walk.to_result()
        pictures: list[Image.Image] = []
        for path in SHOWN:
            walk.go(path)
            pictures.append(seen(page, Path(data) / f"{len(pictures)}.png"))
        beside(pictures, FOLDER / "walk.png", HEIGHT)
        browser.close()


if __name__ == "__main__":
    main()
