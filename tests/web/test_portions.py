"""Pages that can grow long are read in portions: each is linked from the one before, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.content.library import Library
from assistant.domain.steps import StepId
from assistant.web.addresses import step_path
from assistant.web.routes import is_page
from tests.visitor import Page, Visitor


@pytest.fixture
def told(visitor: Visitor) -> Visitor:
    """Somebody who chose every step of the plan and told much."""
    visitor.walk()
    visitor.answer(StepId.ACTS, {"a": offered(visitor, StepId.ACTS)})
    visitor.answer(StepId.PLAN, {"a": offered(visitor, StepId.PLAN), "b": "Own line " * 210})
    visitor.answer(StepId.DETAILS, {"d": "In my words. " * 300})
    visitor.answer(StepId.WORSE, {"a": "no"})
    return visitor


def offered(visitor: Visitor, step: StepId) -> list[str]:
    ways_out = ("none", "unknown", "rather-not")
    return [one for one in visitor.page(step_path(step)).offered("a") if one not in ways_out]


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
    for one in offered(told, StepId.PLAN):
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
