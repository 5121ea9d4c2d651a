"""Dates that cannot be, and answers that do not fit together: for forms, the command line and the vault alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from assistant.domain.answers import Answers, ticked
from assistant.domain.choices import (
    CLOSE_RELATIVES,
    UNDER_16,
    UNDER_18,
    AgeBand,
    Circumstance,
    Direction,
    Relation,
    Together,
    YesNo,
)
from assistant.domain.codec import AnswersError, field_types
from assistant.domain.dates import RoughDate
from assistant.domain.steps import StepId


class Clash(StrEnum):
    """Two answers that seem not to fit; both are kept, and the person is asked."""

    NEIGHBOUR_ONE_HOME = "neighbour-one-home"
    COUPLE_NO_HOME = "couple-no-home"
    APART_ONE_HOME = "apart-one-home"
    KIN_COMMON_CHILD = "kin-common-child"
    ELDER_UNDER_16 = "elder-under-16"
    YOUNG_AND_OLDER = "young-and-older"
    YOUNG_GRANDPARENT = "young-grandparent"
    BROKEN_BEFORE_SERVED = "broken-before-served"
    AFTER_THE_REPORT = "after-the-report"
    OTHER_AGES = "other-ages"
    OWN_AGES = "own-ages"
    LATER_TIME = "later-time"
    RELIES = "relies"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A clash, and the pages on which either answer can be changed."""

    clash: Clash
    steps: tuple[StepId, ...]


REPRESENTATIVES = frozenset((Relation.PARENT, Relation.ADOPTIVE_PARENT, Relation.GUARDIAN))
_ELDERS = frozenset(
    (
        Relation.SPOUSE,
        Relation.FORMER_SPOUSE,
        Relation.PARENT,
        Relation.GRANDPARENT,
        Relation.ADOPTIVE_PARENT,
        Relation.PARENT_IN_LAW,
        Relation.GUARDIAN,
    )
)
_SHARED = {
    Relation.PARTNER: (Together.BEFORE, Together.NEVER),
    Relation.FORMER_PARTNER: (Together.NEVER,),
    Relation.ROOM_MATE: (Together.NEVER,),
}


def check(answers: Answers, day: date, known: Answers | None = None) -> None:
    """Raise ``AnswersError``, with the place, for a date that lies wholly in the future.

    ``known`` were checked before: sections that are the same ones are not looked at again.
    """
    for name in _dated(Answers):
        section = getattr(answers, name)
        if known is not None and section is getattr(known, name):
            continue
        for where, told in _dates(section, name):
            if not_yet(told, day):
                raise AnswersError(where, f"{told} has not come yet on {day.isoformat()}")


def not_yet(told: RoughDate, day: date) -> bool:
    """Whether no day that a rough date can mean has come."""
    return told.earliest > day


def _dates(held: object, where: str) -> Iterator[tuple[str, RoughDate]]:
    if isinstance(held, RoughDate):
        yield where, held
    elif isinstance(held, tuple):
        for index, one in enumerate(held):
            yield from _dates(one, f"{where}[{index}]")
    elif is_dataclass(held):
        kind: type = type(held)
        for name in _dated(kind):
            yield from _dates(getattr(held, name), f"{where}.{name}")


@cache
def _dated(kind: type) -> tuple[str, ...]:
    """The fields in which a date can stand, itself or deeper, by their types; read once, each change asks for it."""
    return tuple(name for name, kinds in field_types(kind).items() if any(map(_can_hold, kinds)))


def _can_hold(kind: Any) -> bool:
    if get_origin(kind) is tuple:
        return _can_hold(get_args(kind)[0])
    return kind is RoughDate or (is_dataclass(kind) and isinstance(kind, type) and bool(_dated(kind)))


def contradictions(answers: Answers) -> tuple[Contradiction, ...]:
    """Every clash between the answers, in the order of ``Clash``."""
    return tuple(Contradiction(clash, steps) for clash, (steps, holds) in _CLASHES.items() if holds(answers))


def _fits(answers: Answers, circumstance: Circumstance) -> bool:
    return circumstance in ticked(answers.support.circumstances)


def _surely_before(first: object, second: object) -> bool:
    return isinstance(first, RoughDate) and isinstance(second, RoughDate) and first.latest < second.earliest


def _other_ages_differ(told: Answers) -> bool:
    """Older at the act than today, or an age today that the first question denies."""
    bands = list(AgeBand)
    at_act, today, over_16 = told.other.age_at_act, told.other.age_today, told.people.other_is_16
    if isinstance(today, AgeBand) and isinstance(over_16, YesNo) and (today in UNDER_16) is (over_16 is YesNo.YES):
        return True
    if not isinstance(at_act, AgeBand):
        return False
    if isinstance(today, AgeBand) and bands.index(at_act) > bands.index(today):
        return True
    return over_16 is YesNo.NO and at_act not in UNDER_16


_CLASHES: dict[Clash, tuple[tuple[StepId, ...], Callable[[Answers], bool]]] = {
    Clash.NEIGHBOUR_ONE_HOME: (
        (StepId.RELATION, StepId.TOGETHER),
        lambda told: told.people.relation is Relation.NEIGHBOUR and told.people.together is Together.NOW,
    ),
    Clash.COUPLE_NO_HOME: (
        (StepId.RELATION, StepId.TOGETHER),
        lambda told: any(
            told.people.relation is relation and told.people.together in states for relation, states in _SHARED.items()
        ),
    ),
    Clash.APART_ONE_HOME: (
        (StepId.TOGETHER, StepId.DIRECTION),
        lambda told: told.people.together is Together.NOW and told.plan.direction is Direction.LEFT,
    ),
    Clash.KIN_COMMON_CHILD: (
        (StepId.RELATION, StepId.COMMON_CHILD),
        lambda told: told.people.relation in CLOSE_RELATIVES and told.people.common_child is YesNo.YES,
    ),
    Clash.ELDER_UNDER_16: (
        (StepId.RELATION, StepId.OTHER_AGE),
        lambda told: told.people.relation in _ELDERS and told.people.other_is_16 is YesNo.NO,
    ),
    Clash.YOUNG_AND_OLDER: (
        (StepId.ABOUT_YOU,),
        lambda told: _fits(told, Circumstance.UNDER_18) and _fits(told, Circumstance.OLDER),
    ),
    Clash.YOUNG_GRANDPARENT: (
        (StepId.RELATION, StepId.ABOUT_YOU),
        lambda told: (
            told.people.relation is Relation.GRANDCHILD
            and (_fits(told, Circumstance.UNDER_18) or told.people.own_age in UNDER_18)
        ),
    ),
    Clash.BROKEN_BEFORE_SERVED: (
        (StepId.SERVED, StepId.BREACH_DATE),
        lambda told: _surely_before(told.order.breached_on, told.order.served_on),
    ),
    Clash.AFTER_THE_REPORT: (
        (StepId.LAST_TIME, StepId.REPORTED_ON),
        lambda told: _surely_before(told.report.reported_on, told.incident.last_time),
    ),
    Clash.OTHER_AGES: ((StepId.OTHER_AGE, StepId.AGE_AT_ACT, StepId.AGE_TODAY), _other_ages_differ),
    Clash.OWN_AGES: (
        (StepId.OWN_AGE, StepId.ABOUT_YOU),
        lambda told: (
            (told.people.own_age is AgeBand.ADULT and _fits(told, Circumstance.UNDER_18))
            or (told.people.own_age in UNDER_18 and _fits(told, Circumstance.OLDER))
        ),
    ),
    Clash.LATER_TIME: (
        (StepId.LAST_TIME, StepId.HAPPENINGS),
        lambda told: any(_surely_before(told.incident.last_time, one.when) for one in ticked(told.incident.happenings)),
    ),
    Clash.RELIES: (
        (StepId.ABOUT_YOU, StepId.DEPENDENCE),
        lambda told: _fits(told, Circumstance.DEPENDENT) and told.support.dependence == (),
    ),
}
