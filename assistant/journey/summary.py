"""The answers page by page, to be checked and changed; and how far each section is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.domain.answers import Answers
from assistant.domain.fields import FIELDS, is_answered, value_at
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.journey.path import steps_of


class State(StrEnum):
    """How far a section is: said honestly, never as a duty."""

    NOT_STARTED = "not-started"
    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Line:
    """One answered or open page, with the raw values of its fields."""

    step: StepId
    values: tuple[Any, ...]


def state_of(section: Section, answers: Answers) -> State:
    """How far a section is."""
    answered = [is_answered(step, answers) for step in steps_of(section, answers)]
    if all(answered):
        return State.DONE
    return State.STARTED if any(answered) else State.NOT_STARTED


def lines_of(section: Section, answers: Answers) -> tuple[Line, ...]:
    """The pages of a section that are asked, with what was told there."""
    return tuple(
        Line(step, tuple(value_at(answers, field) for field in FIELDS[step])) for step in steps_of(section, answers)
    )


def next_open(answers: Answers) -> StepId | None:
    """The first page of the first questions that was not answered, ``None`` when all were."""
    for step in steps_of(Section.FIRST, answers):
        if not is_answered(step, answers):
            return step
    return None


def all_steps() -> tuple[StepId, ...]:
    """Every page, in the order of the task list."""
    return tuple(step for steps in STEPS_BY_SECTION.values() for step in steps)
