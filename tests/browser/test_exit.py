"""Leaving: by the link and by the keyboard, never by accident, and nothing comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.conftest import NEUTRAL, Desk, looks_of, never_answered, stand_still
from tests.browser.server import Server, plain_site
from tests.browser.test_walk import TYPED, at_most_the_door, holds_nothing
from tests.browser.walk import LEAVE, LIST, Walk, path_of

DETAILS = "/p/23"
COOKIE = "__Host-p"
BEHIND = ("/c", "/d", "/d/list.pdf", "/d/v", "/e", "/h", "/k", "/l", "/m/1", "/q", "/r", "/s", "/t/1", "/x")

# ---- The back/forward cache, which drivers switch off ----------------------------------------------------------------

_NOTES_RETURN = """<!doctype html><title>{name}</title><h1>{name}</h1><a href="/b">on</a>
<script>addEventListener("pageshow", event => {{ document.body.dataset.came = event.persisted ? "back" : "new"; }});
</script>"""


@pytest.fixture(scope="module")
def control() -> Iterator[str]:
    """A site without our exit, whose pages are `no-store` like ours."""
    headers = {"Cache-Control": "no-store"}
    pages = {f"/{name}": (_NOTES_RETURN.format(name=name), headers) for name in ("a", "b")}
    with plain_site(pages) as port:
        yield f"http://127.0.0.1:{port}"


def _comes_back(page: Page, control: str) -> bool:
    page.goto(f"{control}/a")
    page.locator("a").click()
    page.wait_for_url("**/b")
    page.go_back(wait_until="commit")
    body = page.locator("body[data-came]")
    expect(body).to_be_attached()
    return body.get_attribute("data-came") == "back"


def test_the_cache_is_on_where_we_rely_on_it(caching_desk: Desk, control: str) -> None:
    assert _comes_back(caching_desk.page(), control), "no page comes back: what this suite says of Back proves nothing"


def test_the_driver_alone_would_hide_it(desk: Desk, control: str) -> None:
    assert not _comes_back(desk.page(), control)


def test_a_page_of_ours_comes_back_before_leaving_and_asks_the_server(
    caching_desk: Desk, server: Server, control: str
) -> None:
    """Before the exit, Back brings a question with its answer; from the cache, it is fetched anew."""
    page = caching_desk.page()
    assert _comes_back(page, control)
    walk = Walk(page, server.origin)
    walk.begin()
    walk.fill()
    walk.send()
    page.go_back(wait_until="commit")
    page.wait_for_url("**/p/1")
    expect(page.locator("form#f input:checked")).to_have_count(1)


@pytest.mark.parametrize(
    ("way", "script"), [("link", True), ("link", False), ("keyboard", True), ("delete", True), ("delete", False)]
)
def test_nothing_comes_back_with_the_cache_on(
    caching_desk: Desk, server: Server, control: str, way: str, script: bool
) -> None:
    context = caching_desk.context(script=script)
    assert _comes_back(caching_desk.page(), control)
    page = context.new_page()
    walk = Walk(page, server.origin, "ru")
    walk.typed = TYPED
    walk.to_result()
    walk.go(DETAILS)
    walk.fill()
    walk.send()
    walk.go(DETAILS)
    assert not holds_nothing(page)
    page.locator("textarea").last.fill(f"{TYPED} not sent")
    if way == "delete":
        page.locator("footer a[href='/x']").click()
        page.locator("main a.button").click()
    elif way == "keyboard":
        page.locator("h1").first.click()
        shift_three_times(page)
    else:
        page.locator(LEAVE).click()
    page.wait_for_url(NEUTRAL)
    for _ in range(3):
        page.go_back(wait_until="commit")  # a page from the cache is not loaded: there is nothing more to wait for
        at_most_the_door(page, server)
    page.go_forward(wait_until="commit")
    at_most_the_door(page, server)
    assert cookies_of(context) == []

    again = Walk(page, server.origin, "ru")
    again.begin()
    again.go(DETAILS)
    assert holds_nothing(page)


def cookies_of(context: BrowserContext) -> list[str]:
    """The cookies of ours that a browser holds."""
    return [cookie.get("name", "") for cookie in context.cookies() if cookie.get("domain") == "127.0.0.1"]


def test_a_reopened_tab_shows_the_door(desk: Desk, server: Server) -> None:
    """The address that a browser remembers for a closed tab leads nowhere after leaving."""
    context = desk.context()
    page = context.new_page()
    walk = Walk(page, server.origin)
    walk.to_result()
    other = context.new_page()
    other.goto(f"{server.origin}/r")
    page.locator(LEAVE).click()
    page.wait_for_url(NEUTRAL)
    other.wait_for_url(NEUTRAL)  # every open tab leaves
    other.goto(f"{server.origin}/r")
    assert path_of(other) == "/"
    for path in (*walk.seen, *BEHIND):
        other.goto(server.origin + path)
        at_most_the_door(other, server)


def test_the_door_that_follows_an_ended_session_says_so_neutrally(desk: Desk, server: Server) -> None:
    context = desk.context()
    page = context.new_page()
    Walk(page, server.origin, "kk").begin()
    held = next(one for one in context.cookies() if one.get("name") == COOKIE)
    server.ask("/exit", {"Cookie": f"{COOKIE}={held.get('value', '')}"})
    page.goto(f"{server.origin}{LIST}")
    assert path_of(page) == "/"
    expect(page.locator(".ended p")).to_have_count(3)
    page.reload()
    expect(page.locator(".ended")).to_have_count(0)


# ---- The keyboard ----------------------------------------------------------------------------------------------------


def press(page: Page, *keys: str) -> None:
    """Press and release keys: ``+Shift`` goes down, ``-Shift`` goes up."""
    for key in keys:
        (page.keyboard.down if key.startswith("+") else page.keyboard.up)(key[1:])


def shift_three_times(page: Page) -> None:
    """The three presses that leave."""
    for _ in range(3):
        press(page, "+Shift", "-Shift")


def _orders(other: str) -> list[tuple[str, ...]]:
    return [
        (f"+{other}", "+Shift", "-Shift", f"-{other}"),
        (f"+{other}", "+Shift", f"-{other}", "-Shift"),
        ("+Shift", f"+{other}", f"-{other}", "-Shift"),
        ("+Shift", f"+{other}", "-Shift", f"-{other}"),
    ]


NEVER: list[tuple[str, ...]] = [
    *(order * 3 for other in ("Alt", "Control", "Meta", "AltRight", "ControlRight") for order in _orders(other)),
    # the modifier stays down, or Shift does, while the other is pressed three times
    ("+Alt", *("+Shift", "-Shift") * 3, "-Alt"),
    ("+Control", *("+Shift", "-Shift") * 3, "-Control"),
    ("+Shift", *("+Alt", "-Alt") * 3, "-Shift"),
    ("+Shift", *("+Control", "-Control") * 3, "-Shift"),
    # one order after the other
    tuple(key for order in (*_orders("Alt")[:2], *_orders("Control")[2:]) for key in order),
    ("+ShiftRight", "+Alt", "-Alt", "-ShiftRight") * 3,
    # capital letters, and letters between
    ("+Shift", "+A", "-A", "-Shift") * 4,
    ("+Shift", "+A", "-Shift", "-A") * 4,
    ("+Shift", "-Shift", "+A", "-A") * 4,
    ("+Shift", "+Tab", "-Tab", "-Shift") * 3,
    ("+Escape", "-Escape") * 5,
    ("+Shift", "-Shift") * 2,
    # one long press repeats itself
    ("+Shift", "+Shift", "+Shift", "+Shift", "-Shift"),
]


class Watch:
    """Notes whether a page asked to leave."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked = False
        page.on("request", self._see)

    def _see(self, request: Request) -> None:
        self.asked = self.asked or "/exit" in request.url

    def left(self) -> bool:
        """Whether leaving began: the cover comes in the same moment as the key, before the request."""
        covered = self.page.evaluate("() => document.documentElement.classList.contains('covered')")
        return bool(covered) or self.asked


def _question(desk: Desk, server: Server) -> tuple[Page, Watch]:
    page = desk.page()
    Walk(page, server.origin, "kk").begin()
    return page, Watch(page)


@pytest.mark.parametrize("key", ["Shift", "ShiftRight"])
def test_shift_three_times_leaves(desk: Desk, server: Server, key: str) -> None:
    page, watch = _question(desk, server)
    said = page.locator("#presses")
    press(page, f"+{key}", f"-{key}")
    expect(said).to_have_text(said.get_attribute("data-1") or "missing")
    assert not watch.left()
    press(page, f"+{key}", f"-{key}")
    expect(said).to_have_text(said.get_attribute("data-2") or "missing")
    assert not watch.left()
    press(page, f"+{key}", f"-{key}")
    page.wait_for_url(NEUTRAL)


def test_other_keys_never_leave(desk: Desk, server: Server) -> None:
    page, watch = _question(desk, server)
    for keys in NEVER:
        press(page, "+A", "-A", *keys)  # a letter first: no press of an earlier row counts on
        assert not watch.left(), f"left by {' '.join(keys)}"
    for _ in range(3):  # Shift and the wheel: a wide page moves sideways
        press(page, "+Shift")
        page.mouse.wheel(0, 1)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        press(page, "-Shift")
    assert not watch.left(), "left by the wheel"
    press(page, "+A", "-A")
    shift_three_times(page)
    page.wait_for_url(NEUTRAL)  # the same page does listen


def test_typing_never_leaves(desk: Desk, server: Server) -> None:
    page, watch = _question(desk, server)
    page.goto(server.origin + DETAILS)
    page.locator("textarea").last.press_sequentially("Қ")
    for letter in "АБВГДЕ":
        press(page, "+Shift")
        page.keyboard.insert_text(letter)
        page.keyboard.press("Shift+K")
        press(page, "-Shift")
    assert not watch.left()
    assert "KKKKKK" in page.locator("textarea").last.input_value().translate({ord(one): None for one in "ҚАБВГДЕ"})


def test_presses_far_apart_do_not_count(desk: Desk, server: Server) -> None:
    page = desk.page()
    stand_still(page)
    Walk(page, server.origin).begin()
    watch = Watch(page)
    for _ in range(4):
        press(page, "+Shift", "-Shift")
        page.clock.fast_forward(3_000)
    assert not watch.left()
    shift_three_times(page)
    page.wait_for_url(NEUTRAL)


def test_the_screen_is_covered_at_once(desk: Desk, server: Server) -> None:
    """Even if the server is slow, the page is gone from the eye and its title is empty."""
    page = desk.page()
    Walk(page, server.origin).begin()
    page.route("**/exit", lambda _: None)  # never answered
    # read in the same moment as the press: afterwards the browser is on its way
    seen = page.evaluate(
        """() => {
            document.getElementById("leave").click();
            return [document.title, getComputedStyle(document.body).display];
        }"""
    )
    assert seen == ["", "none"]


def test_a_slow_server_lifts_no_cover_and_is_left_without_it(desk: Desk, server: Server) -> None:
    """Nothing uncovers the page while the hop is on its way; after four seconds the neutral site comes all the same."""
    page = desk.page()
    Walk(page, server.origin).begin()
    looks = looks_of(page)
    asked = never_answered(page, "/exit")
    page.evaluate("() => { for (let i = 0; i < 3; i += 1) { document.getElementById('leave').click(); } }")
    page.wait_for_url(NEUTRAL)
    assert len(asked) == 1, "a second press must not begin anew"
    assert looks
    assert all("covered" in one for one in looks), looks


@pytest.mark.parametrize("button", ["middle", "left"])
def test_the_other_tabs_leave_too(desk: Desk, server: Server, button: Literal["middle", "left"]) -> None:
    """What another tab shows would still be on the screen. The middle button opens no second tab instead."""
    context = desk.context()
    pages = [context.new_page() for _ in range(3)]
    Walk(pages[0], server.origin, "kk").begin()
    for page, path in zip(pages[1:], (LIST, "/nowhere"), strict=True):
        page.goto(server.origin + path)
    pages[0].bring_to_front()
    pages[0].locator(LEAVE).click(button=button)
    for page in pages:
        page.wait_for_url(NEUTRAL)
    assert len(context.pages) == len(pages)


def test_deleting_and_trying_it_out_leave_in_the_same_way(desk: Desk, server: Server) -> None:
    """Every link to the hop covers the page and takes its place in the history."""
    for path in ("/x", "/e"):
        page = desk.page()
        walk = Walk(page, server.origin)
        walk.begin()
        walk.go(path)
        before = page.evaluate("() => history.length")
        page.locator("main a.button").click()
        page.wait_for_url(NEUTRAL)
        assert page.evaluate("() => history.length") == before


# ---- The hop ---------------------------------------------------------------------------------------------------------


def _cookie(page: Page) -> dict[str, str]:
    held = next(one for one in page.context.cookies() if one.get("name") == COOKIE)
    return {"Cookie": f"{COOKIE}={held.get('value', '')}"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Purpose": "prefetch;anonymous-client-ip"},
        {"Purpose": "prefetch"},
        {"Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Mode": "same-origin"},
    ],
    ids=lambda headers: ",".join(f"{name}={value}" for name, value in headers.items()),
)
def test_what_is_no_navigation_changes_nothing(desk: Desk, server: Server, headers: dict[str, str]) -> None:
    page = desk.page()
    Walk(page, server.origin).begin()
    answer = server.ask("/exit", headers | _cookie(page))
    assert answer.status == 204
    assert answer.getheader("Set-Cookie") is None
    assert answer.getheader("Clear-Site-Data") is None
    page.goto(server.origin + LIST)
    assert path_of(page) == LIST


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Mode": "navigate"}], ids=["old phone", "navigation"])
def test_going_to_the_exit_wipes_the_record(desk: Desk, server: Server, headers: dict[str, str]) -> None:
    page = desk.page()
    Walk(page, server.origin).begin()
    answer = server.ask("/exit", headers | _cookie(page))
    assert (answer.status, answer.getheader("Location")) == (303, NEUTRAL)
    assert COOKIE in (answer.getheader("Set-Cookie") or "")
    assert '"cache"' in (answer.getheader("Clear-Site-Data") or "")
    page.goto(server.origin + LIST)
    assert path_of(page) == "/"


def test_the_hop_without_a_session_leaves_as_well(desk: Desk, server: Server) -> None:
    page = desk.page()
    page.goto(f"{server.origin}/exit")
    assert page.url == NEUTRAL


def keys_of(rows: Sequence[tuple[str, ...]]) -> int:
    """How many presses a list of rows holds."""
    return sum(len(row) for row in rows)


def test_every_order_of_fingers_is_tried() -> None:
    """Five keys in four orders, three times each: none was lost on the way."""
    assert keys_of(NEVER[:20]) == 5 * 4 * 4 * 3
