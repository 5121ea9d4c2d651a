"""An installation without internet leaves to a blank page of its own; nothing comes back from there either."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Desk
from tests.browser.server import Server, our_server
from tests.browser.walk import LEAVE, Walk, path_of

TYPED = "Boran 40117"


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Our server, told to leave to its own blank page."""
    with our_server(tmp_path_factory.mktemp("offline"), "/blank") as running:
        yield running


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_nothing_comes_back_behind_the_blank_page(caching_desk: Desk, offline: Server, script: bool) -> None:
    page = caching_desk.page(script=script)
    walk = Walk(page, offline.origin, "kk")
    walk.typed = TYPED
    walk.begin()
    walk.fill()
    walk.send()
    walk.go("/p/23")
    walk.fill()
    page.locator(LEAVE).click()
    page.wait_for_url("**/blank")
    assert page.locator("a, form, script").count() == 0
    for _ in range(3):
        page.go_back(wait_until="commit")
        expect(page.locator(".door")).to_be_attached()
        assert path_of(page) == "/"
        assert TYPED not in page.content()
