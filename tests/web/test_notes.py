"""Notes, breaches, evidence; and what can be prepared before an application."""

from __future__ import annotations

import pytest

from assistant.domain.papers import DiaryPlace
from assistant.domain.steps import StepId
from assistant.web.addresses import step_path
from tests.visitor import Visitor

CALL = {"a-day": "20", "a-month": "11", "a-year": "2026", "a-ss": "23", "a-pp": "Called the child"}


@pytest.fixture
def protected(visitor: Visitor) -> Visitor:
    """Somebody with an order that was handed over on 1 November 2026 at 10."""
    visitor.walk()
    visitor.answer(StepId.IN_FORCE, {"a": "order"})
    visitor.answer(StepId.SERVED, {"a-day": "1", "a-month": "11", "a-year": "2026"})
    visitor.answer(StepId.SERVED_HOUR, {"a-hour": "10"})
    return visitor


def test_the_end_of_the_order_is_in_view_where_breaches_are_written(protected: Visitor) -> None:
    for path in (step_path(StepId.BREACHES), "/v"):
        assert "1 December 2026 at 10:00" in protected.page(path).text


def test_each_ban_in_force_stands_in_its_own_words_with_examples(protected: Visitor) -> None:
    page = protected.page(step_path(StepId.BREACHES))
    offered = page.offered("a-ww")
    assert [one for one in offered if one.startswith("requirements.")] == []
    assert offered[-1] == "breach.unclear"
    bans = [one for one in offered if one.startswith("protection-order.ban.")]
    assert len(bans) == 7
    assert page.text.count("For example:") == len(bans) + 1
    assert "The police decide." in page.text


def test_nothing_is_called_no_breach(protected: Visitor) -> None:
    for path in (step_path(StepId.BREACHES), "/v"):
        said = protected.page(path).text.lower()
        assert "not a breach" not in said
        assert "no breach" not in said


def test_a_breach_through_a_child_is_counted_and_stands_in_order_of_time(protected: Visitor) -> None:
    path = step_path(StepId.BREACHES)
    protected.post(path, CALL | {"a-ww": "protection-order.ban.family", "a-vv": "yes", "a-uu": "yes", "do": "add"})
    protected.post(path, CALL | {"a-day": "9", "a-pp": "Waited outside", "do": "add"})
    text = protected.page("/v").text
    assert "Entries: 2. Through a child or with a child there: 1. Police told: 1." in text
    assert text.index("Waited outside") < text.index("Called the child")
    assert "Through a child, or a child was there" in text
    assert "after the end of the order" not in text


@pytest.mark.parametrize(("hour", "late"), [("9", False), ("11", True)])
def test_an_entry_after_the_end_is_marked_by_day_and_hour(protected: Visitor, hour: str, late: bool) -> None:
    protected.answer(StepId.SERVED, {"a-day": "21", "a-month": "10", "a-year": "2026"})
    protected.post(step_path(StepId.BREACHES), CALL | {"a-ss": hour, "do": "add"})
    assert ("after the end of the order" in protected.page("/v").text) is late


def test_where_notes_are_kept_is_asked_first(visitor: Visitor) -> None:
    visitor.walk()
    assert f'href="{step_path(StepId.DIARY_PLACE)}"' in visitor.page("/l").html
    assert "First: where will the notes be kept?" in visitor.page("/v").text
    for place in DiaryPlace:
        visitor.answer(StepId.DIARY_PLACE, {"a": place.value})
        assert "Where the notes are kept" in visitor.page("/v").text
    assert "it is better to keep no notes" in visitor.page("/v").text


def test_the_papers_cannot_be_reached_past_the_question(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    assert visitor.get("/d").headers["Location"] == step_path(StepId.WORSE)
    for told in ("yes", "unknown", "rather-not"):
        assert visitor.answer(StepId.WORSE, {"a": told}) == "/w"
    page = visitor.page("/w")
    assert step_path(StepId.DIRECTION) in page.links
    assert step_path(StepId.CHOOSE) in page.links
    assert "/l" in page.links
    assert "handed to this person" in page.text
    assert visitor.get("/d").status_code == 200


def test_no_answer_says_that_it_is_harmless(visitor: Visitor) -> None:
    visitor.walk()
    assert "Danger can grow" in visitor.page(step_path(StepId.WORSE)).text
    assert visitor.answer(StepId.WORSE, {"a": "no"}) == step_path(StepId.CHOOSE)
