"""What would change a finding: single other answers, over a closed list of questions.

Acts, injuries, pregnancy, age and danger signs are never on the list: nobody is shown what she would have to have
suffered for another answer.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from assistant.domain.answers import Answers, ticked
from assistant.domain.choices import Circumstance, Dependence, Place, Relation, Together, Told, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer
from assistant.domain.steps import StepId
from assistant.rules.case import Case
from assistant.rules.decide import answer_of

ALLOWED: dict[str, StepId] = {
    "people.relation": StepId.RELATION,
    "people.together": StepId.TOGETHER,
    "people.common_child": StepId.COMMON_CHILD,
    "incident.places": StepId.PLACE,
    "incident.last_time": StepId.LAST_TIME,
    "order.served_on": StepId.SERVED,
    "support.circumstances": StepId.ABOUT_YOU,
    "support.dependence": StepId.DEPENDENCE,
    "report.reported": StepId.REPORTED,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One other answer to one question, and what the finding would say then. ``value``: a choice or a date."""

    step: StepId
    field: str
    value: Any
    answer: Answer

    def applied(self, answers: Answers) -> Answers:
        """The answers with this one changed."""
        return _told(answers, self.field, self.value)


def what_would_change(case: Case, finding: str, asked: Container[StepId]) -> tuple[Change, ...]:
    """Every allowed answer that alone would give a finding another answer; only for questions that are asked."""
    now = answer_of(case, finding)
    found = []
    for field, step in ALLOWED.items():
        if step not in asked:
            continue
        for value in _others(case, field):
            answer = answer_of(replace(case, answers=_told(case.answers, field, value)), finding)
            if answer is not now and answer is not None:
                found.append(Change(step, field, value, answer))
    return tuple(found)


def _others(case: Case, field: str) -> Iterator[Any]:
    """The other answers that a question of the list can have; a circumstance is only ever dependence, added."""
    section, name = field.split(".")
    told = getattr(getattr(case.answers, section), name)
    choices: dict[str, tuple[Any, ...]] = {
        "people.relation": (*Relation, Told.UNKNOWN),
        "people.together": (*Together, Told.UNKNOWN),
        "people.common_child": (*YesNo, Told.UNKNOWN),
        "incident.places": (*((place,) for place in Place), Told.UNKNOWN),
        "incident.last_time": (*_days(case), Told.UNKNOWN),
        "order.served_on": (*_days(case), Told.UNKNOWN),
        "support.circumstances": _dependence(told),
        "support.dependence": (*((one,) for one in Dependence), (), Told.UNKNOWN),
        "report.reported": (*YesNo, Told.UNKNOWN),
    }
    yield from (value for value in choices[field] if value != told)


def _days(case: Case) -> tuple[RoughDate, ...]:
    """Today, and the last day of the law before law 245-VIII."""
    before = case.new_law - timedelta(days=1)
    return tuple(RoughDate(day.year, day.month, day.day) for day in (case.day, before) if day <= case.day)


def _dependence(told: Any) -> tuple[tuple[Circumstance, ...], ...]:
    held: tuple[Circumstance, ...] = ticked(told)
    if Circumstance.DEPENDENT in held:
        return (tuple(one for one in held if one is not Circumstance.DEPENDENT),)
    return (tuple(one for one in Circumstance if one in held or one is Circumstance.DEPENDENT),)


def _told(answers: Answers, field: str, value: Any) -> Answers:
    section, name = field.split(".")
    return replace(answers, **{section: replace(getattr(answers, section), **{name: value})})
