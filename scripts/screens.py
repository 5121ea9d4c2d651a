#!/usr/bin/env python3
"""Walk through the pages and save pictures of them into build/screens: for the README, and for looking at everything.

Every page, mistake, refusal and room of the desk, in three languages, at 320, 390, 768 and 1280 pixels and in dark,
with contact sheets of up to fourteen pages. Make the environment first with `make test` or `scripts/setup test`, then
`.venv/bin/python scripts/screens.py [kk ru en] [320 390 768 1280 dark]`.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402  the path must be known first
from playwright.sync_api import Browser, Page, Route, sync_playwright  # noqa: E402

from assistant.app import create_app  # noqa: E402
from assistant.config import Config  # noqa: E402
from assistant.privacy.plain import plain_page  # noqa: E402
from assistant.web.errors import error_page  # noqa: E402
from tests.browser.conftest import CHROMIUM  # noqa: E402
from tests.browser.server import Server, our_server  # noqa: E402
from tests.browser.walk import LANGUAGES, Walk, kept_code, path_of  # noqa: E402
from tests.visitor import LONG_STORY  # noqa: E402

FOLDER = ROOT / "build" / "screens"
SIZES = {"320": (320, 640), "390": (390, 844), "768": (768, 1024), "1280": (1280, 900), "dark": (390, 844)}
COLUMNS = {"768": 5, "1280": 4}  # of a contact sheet; of others 7, in two rows
WIDE = 2296  # pixels, a contact sheet
TALLEST = 900
CODES = (400, 403, 404, 405, 413, 414, 429, 500, 503)


Servers = tuple[Server, Server]  # open to all, with a desk


class Camera:
    """Saves each page once, at every size, in the order of the walk."""

    def __init__(self, folder: Path, sizes: Iterable[str]) -> None:
        self.folder = folder
        self.taken: dict[str, list[Path]] = {size: [] for size in sizes}
        self.seen: set[str] = set()

    def __call__(self, page: Page, label: str) -> None:
        """Save the page; the same content is saved once."""
        content = re.sub(r'(name="t" value="|data-left=")[^"]*', "", page.content())
        if content in self.seen:
            return
        self.seen.add(content)
        name = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or "door"
        for size in self.taken:
            width, height = SIZES[size]
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme="dark" if size == "dark" else "light")
            path = self.folder / size / f"{len(self.seen):03}-{name}.png"
            page.screenshot(path=path, full_page=True, animations="disabled")
            self.taken[size].append(path)

    def sheets(self) -> list[Path]:
        """Put the pages of a size side by side, a few on each sheet: so that each can still be read."""
        made = []
        for size, paths in self.taken.items():
            columns = COLUMNS.get(size, 7)
            for number, start in enumerate(range(0, len(paths), columns * 2), start=1):
                path = self.folder / f"{size}-{number:02}.png"
                _sheet(paths[start : start + columns * 2], columns).save(path)
                made.append(path)
        return made


def _sheet(paths: list[Path], columns: int) -> Image.Image:
    thumb = WIDE // columns - 8
    small = [_thumb(path, thumb) for path in paths]
    rows = [small[start : start + columns] for start in range(0, len(small), columns)]
    heights = [max(one.height for one in row) + 8 for row in rows]
    sheet = Image.new("RGB", (WIDE, sum(heights)), "#888")
    for number, row in enumerate(rows):
        for column, one in enumerate(row):
            sheet.paste(one, (column * (thumb + 8), sum(heights[:number])))
    return sheet


def _thumb(path: Path, width: int) -> Image.Image:
    with Image.open(path) as picture:
        height = round(picture.height * width / picture.width)
        return picture.convert("RGB").resize((width, height)).crop((0, 0, width, min(height, TALLEST)))


# ---- Who walks where -------------------------------------------------------------------------------------------------


def one_person(walk: Walk) -> None:
    """The whole way with each mistake, then every page that links lead to."""
    walk.to_result()
    walk.to_list()
    for _ in walk.sections():
        pass
    walk.crawl(questions=False)
    for path in ("/", "/d/b", "/w", "/j", "/a", "/o", "/e", "/x", "/q", "/u"):
        walk.go(path)
        walk.arrived(f"{path} later")
    walk.go("/f")
    walk.page.locator("main input[type=text]").first.fill("111")
    walk.page.locator("main form button.main").click()
    walk.arrived("found")
    kept_code(walk.page, walk.origin)
    walk.arrived("kept")
    walk.go("/y/2")
    walk.page.locator("#a").fill("1")
    walk.page.locator("main form button.main").click()
    walk.arrived("wrong code")


def much_told(walk: Walk) -> None:
    """Everything ticked and long texts everywhere; then the pages that repeat it."""
    walk.begin()
    for _ in range(2):
        for number in range(1, 80):
            walk.go(f"/p/{number}")
            if walk.asks() and path_of(walk.page) == f"/p/{number}":
                _everything(walk)
                walk.send()
    for number in (6, 22, 23, 26, 56):
        walk.go(f"/p/{number}")
        walk.arrived(f"much /p/{number}")
    for path in ("/q", "/r", "/l", "/k", "/c", "/d", "/d/v", "/d/w", "/i", "/s", "/v", "/t/10"):
        walk.go(path)
        walk.arrived(f"much {path}")


def _everything(walk: Walk) -> None:
    walk.fill()
    walk.page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    form = walk.page.locator("form#f")
    for box in form.locator("input[type=checkbox]").all():
        if box.get_attribute("value") not in ("none", "unknown", "rather-not"):
            box.check()
        else:
            box.uncheck()
    for area in form.locator("textarea").all():
        area.fill(LONG_STORY * 6)


def refusals(walk: Walk, words: Callable[[int], str]) -> None:
    """Each calm page, as the app words it, the one of the proxy, and what stands there when the time is over."""
    walk.begin()
    page = walk.page
    bodies = {f"refusal {code}": words(code) for code in CODES} | {"proxy": plain_page()}

    def calm(route: Route) -> None:
        route.fulfill(body=bodies[label], content_type="text/html; charset=utf-8")

    page.route("**/calm", calm)
    for label in bodies:  # ``calm`` reads it
        walk.go("/calm")
        walk.arrived(label)
    walk.go("/z")
    walk.arrived("time over")
    walk.go("/l")
    walk.arrived("after the end")


def calm_words(data: Path, language: str) -> Callable[[int], str]:
    """A function from a status code to the HTML of its page, for somebody who has begun."""
    app = create_app(Config(data=data, secrets=(bytes(32),)))

    def words(code: int) -> str:
        with app.test_request_context(f"/?l={language}", headers={"Accept-Language": language}):
            app.preprocess_request()
            return error_page(code).get_data(as_text=True)

    return words


def desk(walk: Walk) -> None:
    """Every room of a worker's desk, first empty, then with a case that is told."""
    page, language = walk.page, walk.language
    walk.go(f"/at?l={language}")
    walk.arrived("desk door")
    walk.press(page.locator("main button.main"))
    rooms = ["/at", "/at/e", *(f"/at/e/{number}" for number in range(1, 13)), "/at/q", "/at/i", "/at/u", "/at/v"]
    rooms += ["/at/s", "/at/b", "/at/r", "/p/1", "/d"]
    for path in rooms:
        walk.go(path)
        walk.arrived(f"desk {path}")
    walk.go("/at/b")
    walk.press(page.locator("main form button.main"))
    walk.arrived("desk /at/b wrong")
    walk.go("/at/i")
    walk.press(page.locator("main form button.main").first)
    walk.arrived("phone /p/1")
    for path in ("/p/8", "/p/9", "/at/i/c", "/at/i/b"):
        walk.go(path)
        walk.arrived(f"phone {path}")
    walk.go("/at/s")
    page.locator("main input[name=a]").first.check()
    walk.press(page.locator("main form button.main"))
    walk.arrived("practice")
    for path in ("/r", "/at/r", "/at/i/b", "/at/n", "/at/c"):
        walk.go(path)
        walk.arrived(f"practice {path}")


def look_at(browser: Browser, servers: Servers, language: str, sizes: list[str], data: Path) -> list[Path]:
    """Go every way in one language; return the contact sheets."""
    folder = FOLDER / language
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    camera = Camera(folder, sizes)
    open_to_all, at_desk = servers
    words = calm_words(data / language, language)
    ways: list[tuple[Server, Callable[[Walk], None]]] = [
        (open_to_all, one_person),
        (open_to_all, much_told),
        (open_to_all, lambda walk: refusals(walk, words)),
        (at_desk, desk),
    ]
    for server, way in ways:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        way(Walk(context.new_page(), server.origin, language, look=camera, mistakes=way is one_person))
        context.close()
    return camera.sheets()


def main() -> None:
    """Take the pictures of the languages and sizes asked for, or of all."""
    languages = [one for one in sys.argv[1:] if one in LANGUAGES] or list(LANGUAGES)
    sizes = [one for one in sys.argv[1:] if one in SIZES] or list(SIZES)
    named = "Qor «Ülgi» (made up)"
    with (
        tempfile.TemporaryDirectory() as folder,
        our_server(Path(folder) / "open", "/blank", OPERATOR=named) as server,
        our_server(Path(folder) / "desk", "/blank", OPERATOR=named, DESK="open", NUMBERS="1") as at_desk,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        for language in languages:
            for sheet in look_at(browser, (server, at_desk), language, sizes, Path(folder)):
                print(sheet.relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main()
