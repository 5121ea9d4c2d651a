"""Until when answers are kept: said on every page, chosen by her, never later than the truth."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.web.session import COOKIE
from tests.clock import Clock
from tests.visitor import BASE, Page, Visitor

SAID = re.compile(r"kept until (\d\d:\d\d), Kazakhstan time")
PAGES = ("/l", "/p/1", "/p/23", "/c", "/s", "/k", "/q", "/e", "/x", "/o", "/t/3", "/m/1", "/no-such-page")


def seconds_left(page: Page) -> int:
    return next(int(held["data-left"]) for _, held in page.tags if held.get("id") == "soon")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_until_when_and_how_to_renew_or_delete(visitor: Visitor, path: str) -> None:
    visitor.post("/p/3", {"a": "spouse"})
    page = Page(visitor.get(path).text)
    assert set(SAID.findall(page.text)) == {"12:29"}
    assert {"/x", "/o"} <= set(page.links)
    renewing = [held for held in page.inputs if held.get("form") == "f" and "longer" in held.get("class", "")]
    assert renewing or path in page.links or "/l" in page.links


def test_the_time_is_never_later_than_the_truth(visitor: Visitor, clock: Clock) -> None:
    left = 0
    for _ in range(40):
        clock.move(seconds=29)
        left = seconds_left(visitor.page("/l"))
    clock.move(seconds=left)
    assert visitor.get("/z").headers["Location"] == "/l"
    clock.move(minutes=30)
    assert visitor.get("/l").status_code == 303


def test_each_page_gives_the_whole_time_anew(visitor: Visitor, clock: Clock) -> None:
    for _ in range(5):
        clock.move(minutes=20)
        assert seconds_left(visitor.page("/l")) == 30 * 60 - 30


@pytest.mark.parametrize("minutes", [5, 15, 30])
def test_the_choice_is_hers(visitor: Visitor, clock: Clock, minutes: int) -> None:
    assert visitor.page("/o").checked() == ["30"]
    assert visitor.post("/o", {"a": str(minutes)}).headers["Location"] == "/o"
    page = visitor.page("/o")
    assert page.checked() == [str(minutes)]
    assert seconds_left(page) == minutes * 60 - 30
    clock.move(minutes=minutes, seconds=1)
    assert visitor.get("/l").headers["Location"] == "/"


@pytest.mark.parametrize("forged", ["", "0", "1", "31", "120", "-5", "5.0", "a", "5 "])
def test_nothing_else_can_be_chosen(visitor: Visitor, forged: str) -> None:
    visitor.post("/o", {"a": "15"})
    visitor.post("/o", {"a": forged})
    assert visitor.page("/o").checked() == ["15"]


@pytest.mark.parametrize(("idle", "offered"), [(5, [5]), (10, [5, 10]), (30, [5, 15, 30]), (120, [5, 15, 30, 120])])
def test_the_operator_sets_the_longest(config: Config, clock: Clock, idle: int, offered: list[int]) -> None:
    visitor = Visitor(create_app(replace(config, idle_minutes=idle), clock=clock))
    visitor.begin()
    assert visitor.page("/o").offered() == [str(one) for one in offered]
    assert visitor.page("/o").checked() == [str(idle)]


def test_an_open_page_whose_time_is_over_leaves(visitor: Visitor, clock: Clock) -> None:
    assert visitor.get("/z").headers["Location"] == "/l", "another tab may have kept the answers"
    clock.move(minutes=31)
    response = visitor.get("/z")
    assert (response.status_code, response.headers["Location"]) == (303, visitor.office.config.leave_to)
    assert response.headers["Clear-Site-Data"]
    assert response.headers["Set-Cookie"].startswith(f"{COOKIE}=;")


def test_keeping_longer_on_a_question_keeps_what_was_typed(visitor: Visitor) -> None:
    response = visitor.post("/p/9", {"a-day": "31", "a-month": "2", "a-year": "2026", "l": "en"})
    assert response.status_code in (200, 303)
    kept = visitor.post("/p/23", {"d": "planted words", "l": "en"})
    assert kept.headers["Location"] == "/p/23"
    assert "planted words" in visitor.page("/p/23").html


def test_deleting_is_asked_once(visitor: Visitor) -> None:
    page = visitor.page("/x")
    assert page.links.count("/exit") == 2
    assert visitor.client.get("/exit", base_url=BASE).status_code == 303
    assert visitor.cookie == ""
