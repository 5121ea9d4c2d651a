"""What a screen reader meets on the ten most important pages, held against files that people can read.

After a change that is meant: ``TREES=write .venv/bin/python -m pytest tests/browser/test_trees.py``, and look at the
difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.browser.conftest import Desk
from tests.browser.server import Server
from tests.browser.trees import tree
from tests.browser.walk import Walk, path_of

FOLDER = Path(__file__).parent / "trees"
PAGES = {
    "danger": "/p/1",
    "acts": "/p/7",
    "last-time": "/p/9",
    "result": "/r",
    "order": "/t/3",
    "list": "/l",
    "help": "/s",
    "in-danger": "/q",
    "check": "/c",
    "delete": "/x",
}


def _differs(name: str, now: str) -> str:
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("TREES") == "write":
        FOLDER.mkdir(exist_ok=True)
        kept.write_text(now, encoding="utf-8")
    held = kept.read_text(encoding="utf-8") if kept.exists() else ""
    return "" if now == held else f"{name}: the page has now\n{now}\nand had\n{held}"


def test_what_a_screen_reader_meets(desk: Desk, server: Server) -> None:
    page = desk.page()
    walk = Walk(page, server.origin, "en")
    walk.begin()
    differences = [_differs("danger", tree(page))]
    walk.refused("nothing chosen")
    differences.append(_differs("mistake", tree(page)))
    walk.go("/p/1")
    walk.questions()
    for name, path in list(PAGES.items())[1:]:
        walk.go(path)
        assert path_of(page) == path
        differences.append(_differs(name, tree(page)))
    assert not any(differences), "\n".join(filter(None, differences))


def test_a_lost_name_is_noticed(desk: Desk, server: Server) -> None:
    page = desk.page()
    Walk(page, server.origin).begin()
    before = tree(page)
    page.evaluate("() => { document.querySelector('form#f label').textContent = ''; }")
    assert "radio WITHOUT A NAME" in tree(page)
    assert "WITHOUT A NAME" not in before
    page.evaluate("() => { document.querySelector('h1').outerHTML = '<p>lost</p>'; }")
    assert "[level=1]" in before
    assert "[level=1]" not in tree(page)
