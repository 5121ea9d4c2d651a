"""What a browser leaves on the disk: nothing that was typed, chosen words of the paper included."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright

from tests.browser.conftest import CHROMIUM, NEUTRAL, WAIT
from tests.browser.server import Server, plain_site
from tests.browser.walk import LEAVE, Walk

STORY = "Qzvkplanted74113story"
NAME = "Жұлдызша90215"
_FORM = """<!doctype html><title>c</title><form method="get" action="/b"><input name="name" value="">
<button>on</button></form>"""


@pytest.fixture(scope="module")
def careless() -> Iterator[str]:
    """A site that takes no care."""
    with plain_site({"/a": (_FORM, {}), "/b": ("<!doctype html><title>c</title>b", {})}) as port:
        yield f"http://127.0.0.1:{port}"


def places(profile: Path, *planted: str | bytes) -> list[str]:
    """The files of a profile that hold one of the planted words or bytes: plain, in two-byte letters, or packed."""
    sought = [one for one in planted if isinstance(one, bytes)]
    words = [one for one in planted if isinstance(one, str)]
    sought += [one.encode(code) for one in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in sorted(profile.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        for raw in _layers(path.read_bytes()):
            if any(one in raw for one in sought):
                found.append(str(path.relative_to(profile)))
                break
    return found


def _layers(raw: bytes) -> Iterator[bytes]:
    yield raw
    if raw.startswith(b"mozLz40\0"):
        yield _unpacked(raw[12:])
    for start in re.finditer(rb"\x1f\x8b\x08", raw):
        unpacking = zlib.decompressobj(31)
        try:
            yield unpacking.decompress(raw[start.start() :], 4_000_000)
        except zlib.error:
            continue


def _unpacked(block: bytes) -> bytes:
    """Unpack an LZ4 block, as Firefox packs its sessions: literal bytes, then a copy of what came before."""
    out, at = bytearray(), 0

    def length(start: int) -> int:
        nonlocal at
        total = start
        while start == 15:
            total += block[at]
            at += 1
            if block[at - 1] != 255:
                break
        return total

    while at < len(block):
        token = block[at]
        at += 1
        literal = length(token >> 4)
        out += block[at : at + literal]
        at += literal
        if at >= len(block):
            break
        back = int.from_bytes(block[at : at + 2], "little")
        at += 2
        for _ in range(length(token & 15) + 4):
            out.append(out[-back])
    return bytes(out)


def test_a_packed_session_is_unpacked() -> None:
    assert _unpacked(bytes([0x42]) + b"abcd" + bytes([4, 0]) + bytes([0x10]) + b"!") == b"abcdabcdab!"


def opened(driver: Playwright, flags: list[str], profile: Path, *, script: bool) -> BrowserContext:
    context = driver.chromium.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        args=flags,
        java_script_enabled=script,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context.set_default_timeout(WAIT)
    return context


def test_the_search_finds_what_a_careless_site_leaves(
    driver: Playwright, flags: list[str], tmp_path: Path, careless: str
) -> None:
    context = opened(driver, flags, tmp_path, script=True)
    page = context.pages[0]
    page.goto(f"{careless}/a")
    page.locator("input").fill(STORY)
    with page.expect_navigation():
        page.locator("button").click()
    page.goto("about:blank")
    context.close()
    assert places(tmp_path, STORY), "the search finds nothing even there: it proves nothing"


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_nothing_typed_stays_in_the_profile(
    driver: Playwright, flags: list[str], tmp_path: Path, server: Server, script: bool
) -> None:
    context = opened(driver, flags, tmp_path, script=script)
    page = context.pages[0]
    walk = Walk(page, server.origin, "kk")
    walk.to_result()
    walk.go("/p/23")
    page.locator("form#f input[type=text]").first.fill(NAME)
    page.locator("textarea").last.fill(STORY)
    walk.send()
    walk.go("/d/v")
    assert NAME in page.content()
    walk.go("/p/23")
    assert page.locator("textarea").last.input_value() == STORY
    page.locator("textarea").last.fill(f"{STORY} more")
    page.locator(LEAVE).click()
    page.wait_for_url(NEUTRAL)
    context.close()
    assert any(tmp_path.rglob("History")), "this is no profile"
    for planted in (STORY, NAME):
        assert places(tmp_path, planted) == []
