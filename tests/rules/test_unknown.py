"""Not knowing: what is said without an answer is never more than what some answer would give."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings

from assistant.content.library import Library
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS
from assistant.domain.answers import Answers
from assistant.domain.choices import Told
from assistant.domain.codec import field_types
from assistant.domain.findings import Answer, Decision
from assistant.journey.prune import prune
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.generated import answers

SURE = (Answer.YES, Answer.NO)


def _values(section: str, name: str, kind: Any) -> tuple[Any, ...]:
    """What can be answered: each member, or for a list none, each one alone, and all of them."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if not (isinstance(inner, type) and issubclass(inner, StrEnum)):
            return ()
        members: tuple[Any, ...] = tuple(inner)
        if section == "incident" and name in ("acts", "sexual_acts"):
            members = OTHER_ACTS if name == "acts" else SEXUAL_ACTS
        return ((), *((one,) for one in members), members)
    return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not Told else ()


def closed_questions() -> dict[str, tuple[Any, ...]]:
    """Every question with a closed list of answers, and those answers."""
    found = {}
    for section in fields(Answers):
        held: Any = getattr(Answers(), section.name)
        for name, kinds in field_types(held.__class__).items():
            values = tuple(value for kind in kinds for value in _values(section.name, name, kind))
            if values and Told in kinds:
                found[f"{section.name}.{name}"] = values
    return found


QUESTIONS = closed_questions()


def answered(told: Answers, question: str, value: Any) -> Answers:
    section, name = question.split(".")
    return replace(told, **{section: replace(getattr(told, section), **{name: value})})


def test_the_closed_questions_are_found() -> None:
    assert len(QUESTIONS) >= 25
    assert {"people.relation", "incident.acts", "order.in_force", "report.own_case", "other.exemptions"} <= set(
        QUESTIONS
    )


@pytest.mark.parametrize("question", QUESTIONS)
@given(told=answers().map(prune))
@settings(max_examples=8)
def test_unknown_never_yields_more_than_the_union_of_its_answers(
    library: Library, question: str, told: Answers
) -> None:
    decisions = [decide(answered(told, question, value), TODAY, library) for value in QUESTIONS[question]]
    for way_out in Told:
        unknown = decide(answered(told, question, way_out), TODAY, library)
        for finding in unknown.findings:
            if finding.answer in SURE:
                given_by = {_answer(one, finding.id) for one in decisions}
                assert finding.answer in given_by, f"{finding.id} is {finding.answer} without {question}"
        for part in ("kinds", "plan"):
            union = {held for one in decisions for held in getattr(one, part)}
            assert set(getattr(unknown, part)) <= union
        assert {one.row for one in unknown.offences} <= {held.row for one in decisions for held in one.offences}
        days = {(held.id, held.day) for one in decisions for held in one.deadlines}
        assert {(one.id, one.day) for one in unknown.deadlines} <= days
        assert not unknown.urgent or any(one.urgent for one in decisions)


def _answer(decision: Decision, finding: str) -> Answer | None:
    return next((one.answer for one in decision.findings if one.id == finding), None)
