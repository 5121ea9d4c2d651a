"""Leaving in Firefox: nothing comes back from its own cache, its next start or its disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import NEUTRAL
from tests.browser.firefox import Firefox, firefox, tunnel
from tests.browser.giveaway import given_away
from tests.browser.server import Server, plain_site
from tests.browser.test_disk import places

STORY = "Qxvplanted60217story"
SHIFT = "\ue008"
_NOTES_RETURN = """<!doctype html><title>c</title><h1>c</h1><a href="/b">on</a>
<form action="/b"><input id="free" name="free"><button>on</button></form>
<script>addEventListener("pageshow", event => { document.body.dataset.came = event.persisted ? "back" : "new"; });
</script>"""


@pytest.fixture(scope="module")
def proxy(neutral_port: int) -> Iterator[int]:
    """The way to the neutral site, and to nothing else."""
    with tunnel(neutral_port) as port:
        yield port


@pytest.fixture(scope="module")
def control() -> Iterator[str]:
    """A site without our exit; Firefox never keeps a `no-store` page, so these are plain."""
    with plain_site({f"/{name}": (_NOTES_RETURN, {}) for name in ("a", "b")}) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def comes_back(tmp_path_factory: pytest.TempPathFactory, proxy: int, control: str) -> bool:
    """Whether a page without our exit comes back from the back/forward cache, as it should; else nothing is proven.

    A Firefox that has just started may still be busy and throw such a page away: it gets a few tries.
    """
    with firefox(tmp_path_factory.mktemp("control"), proxy) as browser:
        return any(came_back(browser, control) for _ in range(5))


def came_back(browser: Firefox, control: str) -> bool:
    """Go on from a page and back again: whether the browser had kept it."""
    browser.go(f"{control}/a")
    browser.go(f"{control}/b")
    browser.back()
    assert browser.url == f"{control}/a"
    browser.wait_for(lambda: bool(browser.run("document.body.dataset.came")), lambda: "the page says nothing")
    return bool(browser.run("document.body.dataset.came") == "back")


def tell(browser: Firefox, server: Server) -> None:
    """Begin, choose an answer, and write a story that is kept and one that is not sent."""
    browser.go(f"{server.origin}/?l=ru")
    browser.go_by("button.main", f"{server.origin}/p/1")
    browser.click("form#f input[name=a] + label", lambda: bool(browser.run("!!document.querySelector(':checked')")))
    browser.send()
    browser.go(f"{server.origin}/p/23")
    browser.type("textarea", STORY)
    browser.send()
    browser.go(f"{server.origin}/p/23")
    assert browser.run("document.querySelector('textarea').value") == STORY
    browser.type("textarea", f"{STORY} more")


def at_most_the_door(browser: Firefox, server: Server) -> None:
    """What stands in the tab is the neutral site, the empty tab or the front door, and gives nothing away."""
    shown = browser.url
    door = shown == f"{server.origin}/" or shown.startswith(f"{server.origin}/?l=")
    assert door or shown in (NEUTRAL, "about:blank", "about:home", "about:newtab"), f"{shown} is shown"
    if door:
        assert STORY not in browser.run("document.documentElement.outerHTML")
        assert browser.run("document.querySelector('#leave') === null") is True
        assert given_away(str(browser.run("document.title")), "titles") == []


def leave(browser: Firefox, server: Server, way: str) -> None:
    """Leave by the link, by the keyboard or by deleting."""
    if way == "keyboard":
        assert browser.is_at("textarea")
        for _ in range(3):
            browser.press(SHIFT)
        browser.until(NEUTRAL)
    elif way == "delete":
        browser.go_by("footer a[href='/x']", f"{server.origin}/x")
        browser.go_by("main a.button", NEUTRAL)
    else:
        browser.go_by("#leave", NEUTRAL)


@pytest.mark.parametrize(
    ("way", "script"), [("link", True), ("link", False), ("keyboard", True), ("delete", True), ("delete", False)]
)
def test_nothing_comes_back_and_nothing_stays(
    tmp_path: Path, proxy: int, server: Server, comes_back: bool, way: str, script: bool
) -> None:
    assert comes_back, "no page comes back: what follows proves nothing"
    profile = tmp_path / "profile"
    with firefox(profile, proxy, script=script) as browser:
        tell(browser, server)
        leave(browser, server, way)
        for _ in range(3):
            browser.back()
            at_most_the_door(browser, server)
        browser.back(1)
        at_most_the_door(browser, server)
        browser.go(f"{server.origin}/p/23")
        assert browser.url == f"{server.origin}/"
        browser.go(NEUTRAL)
    assert any(profile.rglob("places.sqlite")), "this is no profile"
    assert places(profile, STORY) == []

    with firefox(profile, proxy) as browser:  # the tabs of last time come back
        for tab in browser.tabs():
            browser.show(str(tab["context"]))
            at_most_the_door(browser, server)
            browser.back()
            at_most_the_door(browser, server)
        browser.go(f"{server.origin}/?l=ru")
        browser.go_by("button.main", f"{server.origin}/p/1")
        assert browser.run("document.querySelectorAll('form#f input:checked').length") == 0
        browser.go(f"{server.origin}/p/23")
        assert browser.run("document.querySelector('textarea').value") == ""


def test_the_search_finds_what_a_careless_site_leaves(tmp_path: Path, proxy: int, control: str) -> None:
    profile = tmp_path / "profile"
    with firefox(profile, proxy) as browser:
        browser.go(f"{control}/a")
        browser.type("#free", STORY)
        browser.go_by("button", f"{control}/b?")
    assert places(profile, STORY), "the search finds nothing even there: it proves nothing"
