"""Pages that can grow long are read in portions: each is linked from the one before, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.content.library import Library
from assistant.domain.choices import Told
from assistant.domain.steps import StepId
from assistant.web.addresses import step_path
from assistant.web.parts import evenly
from assistant.web.routes import is_page
from tests.visitor import Page, Visitor


@pytest.fixture
def told(visitor: Visitor) -> Visitor:
    """Somebody who chose every step of the plan and told much."""
    visitor.walk()
    visitor.answer(StepId.ACTS, {"a": offered(visitor, StepId.ACTS)})
    choose_every_step(visitor)
    visitor.answer(StepId.DETAILS, {"d": "In my words. " * 300})
    visitor.answer(StepId.WORSE, {"a": "no"})
    return visitor


WAYS_OUT = ["none", "unknown", "rather-not"]


def offered(visitor: Visitor, step: StepId, part: int = 1) -> list[str]:
    return [one for one in visitor.page(step_path(step, part=part)).offered("a") if one not in WAYS_OUT]


def chosen_by(visitor: Visitor) -> Any:
    """The steps of the plan that are held now, or the way out."""
    return visitor.answers.plan.items


def choose_every_step(visitor: Visitor) -> list[str]:
    """Choose all that each part of the plan's question offers, and write lines on the last; return what was chosen."""
    chosen: list[str] = []
    part, where = 1, step_path(StepId.PLAN)
    while where == step_path(StepId.PLAN, part=part):
        held = offered(visitor, StepId.PLAN, part)
        chosen += held
        where = visitor.post(where, {"a": held, "b": "Own line " * 210}).headers["Location"]
        part += 1
    return chosen


def read_on(visitor: Visitor, path: str) -> Iterator[Page]:
    """Each portion of a page, by the links that lead on."""
    number = 1
    while True:
        page = visitor.page(path if number == 1 else f"{path}/{number}")
        yield page
        number += 1
        if f"{path}/{number}" not in page.links:
            assert visitor.get(f"{path}/{number}").status_code == 404
            return
        assert is_page(f"{path}/{number}"), "the language can be changed there"


def test_every_chosen_step_stands_once_in_the_plan(told: Visitor, library: Library) -> None:
    portions = list(read_on(told, "/k"))
    assert len(portions) > 1
    text = " ".join(page.text for page in portions)
    for one in chosen_by(told):
        assert text.count(library.items[one].text.en) == 1, one
    assert text.count("Own line Own line") > 0
    assert all("/p/57" in page.links or "Put it on paper" in page.text for page in portions)


def test_every_answer_can_be_changed_somewhere(told: Visitor) -> None:
    portions = list(read_on(told, "/c"))
    assert len(portions) > 1
    links = [link for page in portions for link in page.links if link.startswith("/p/")]
    for step in (StepId.ACTS, StepId.PLAN, StepId.DETAILS, StepId.WORSE):
        assert links.count(step_path(step, checking=True)) == 1
    assert "In my words." in " ".join(page.text for page in portions)


def test_a_long_paper_is_read_on(told: Visitor) -> None:
    number = next(n for n in range(2, 21) if told.get(f"/d/v/{n}/2").status_code == 200)
    portions = list(read_on(told, f"/d/v/{number}"))
    assert len(portions) > 1
    assert f"/d/v/{number}" in portions[1].links, "the way back"
    assert told.get(f"/d/v/{number}/99").status_code == 404


def test_many_articles_have_a_page_of_their_own(told: Visitor) -> None:
    assert "/t/10/a" in told.page("/t/10").links
    page = told.page("/t/10/a")
    assert page.links.count("/t/10") == 1
    assert len(page.text) > len(told.page("/t/10").text) / 2
    assert all(line.strip() for line in page.html.split("<li>")[1:])


def test_a_question_in_parts_loses_nothing(visitor: Visitor) -> None:
    visitor.walk()
    first, second = (offered(visitor, StepId.PLAN, part) for part in (1, 2))
    assert not set(first) & set(second)
    assert visitor.page("/p/22").offered("a") == first, "the ways out stand at the end"
    assert visitor.page("/p/22/2").offered("a") == [*second, *WAYS_OUT]
    assert visitor.post("/p/22", {"a": first[:2]}).headers["Location"] == "/p/22/2"
    assert visitor.post("/p/22/2", {"a": second[:1], "b": "My line"}).headers["Location"] == step_path(
        StepId.PLAN_ORDER
    )
    assert chosen_by(visitor) == (*first[:2], second[0])
    assert "/p/22/2" in visitor.page(step_path(StepId.PLAN_ORDER)).links
    assert "/p/22" in visitor.page("/p/22/2").links

    visitor.post("/p/22", {"a": first[1:2]})
    assert chosen_by(visitor) == (first[1], second[0])
    assert visitor.answers.plan.own_lines == "My line"
    visitor.post("/p/22/2", {"a": "none", "b": "My line"})
    assert chosen_by(visitor) == (first[1],), "nothing here takes back nothing elsewhere"
    visitor.post("/p/22", {})
    assert chosen_by(visitor) is None


def test_a_way_out_of_a_question_in_parts_holds_until_something_is_chosen(visitor: Visitor) -> None:
    visitor.walk()
    first = offered(visitor, StepId.PLAN)
    visitor.post("/p/22/2", {"a": "unknown"})
    assert chosen_by(visitor) is Told.UNKNOWN
    visitor.post("/p/22", {})
    assert chosen_by(visitor) is Told.UNKNOWN
    visitor.post("/p/22", {"a": first[:1]})
    assert chosen_by(visitor) == (first[0],)


def test_a_part_of_a_question_keeps_its_place(visitor: Visitor) -> None:
    visitor.walk()
    second = offered(visitor, StepId.PLAN, 2)
    assert is_page("/p/22/2")
    assert visitor.post("/p/22/2", {"a": second[:1], "l": "ru"}).headers["Location"] == "/p/22/2"
    assert visitor.post("/p/22/c", {}).headers["Location"] == "/p/22/2/c"
    assert "/p/22/c" in visitor.page("/p/22/2/c").links
    assert visitor.post("/p/22/2/c", {}).headers["Location"] == "/c"
    both = visitor.post("/p/22/2", {"a": [second[0], "none"]})
    assert both.status_code == 422
    for gone in ("/p/22/9", "/p/22/0", "/p/22/1"):
        assert visitor.get(gone).headers["Location"] == "/p/22"
    visitor.post("/p/22/9", {"a": second[:1]})
    assert chosen_by(visitor) == (second[0],)


def test_groups_are_spread_evenly_and_none_is_cut() -> None:
    groups = [tuple(f"{group}{n}" for n in range(5)) for group in "abcdef"]
    pages = evenly(groups, 20)
    assert [len(page) for page in pages] == [15, 15], "not 20 and 10"
    assert pages[1] == groups[3] + groups[4] + groups[5]
    assert evenly(groups, 3) == groups, "a topic stays whole"
    assert evenly(groups, 30) == [pages[0] + pages[1]]
    assert evenly([], 20) == []
