"""Every combination of answers, group by group, and the whole product of what decides: each ends in an outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest

from assistant.content.library import Library
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS, Act
from assistant.domain.answers import Answers, Happening, Incident, Order, Other, People, Report, Support
from assistant.domain.choices import (
    AgeBand,
    ChildAge,
    Circumstance,
    Dependence,
    Exemption,
    ForWhom,
    HowMany,
    InForce,
    OwnCase,
    Place,
    PoliceAnswer,
    Relation,
    Together,
    Told,
    YesNo,
)
from assistant.domain.dates import Hour, RoughDate
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.rules.test_properties import assert_sound, by_id

OPEN_ENDS = (None, Told.UNKNOWN)
LONG_AGO = RoughDate(2025, 9, 1)
LAST_OLD_DAY = RoughDate(2026, 3, 1)
LATELY = RoughDate(2026, 11, 10)
PLAIN = Answers(
    people=People(ForWhom.ME, Relation.SPOUSE, Together.NOW, YesNo.NO, YesNo.YES),
    incident=Incident((Act.HIT, Act.SHOUTED), (), LATELY, (Place.HOME,)),
)


def every(**fields: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Every combination of the values of some fields."""
    for values in product(*fields.values()):
        yield dict(zip(fields, values, strict=True))


def assert_all_end(library: Library, told: Iterable[Answers]) -> int:
    """Decide on each: every outcome has its sentence, its reason and its law, and a next step lies open."""
    count = 0
    for answers in told:
        decision = decide(answers, TODAY, library)
        assert_sound(decision, library)
        found = by_id(decision)
        assert found["official-warning"].answer.value in ("yes", "depends")
        assert found["bar-from-dwelling"].answer.value in ("depends", "unclear")
        assert decision.plan
        count += 1
    return count


@pytest.mark.slow
def test_every_order_and_every_breach(library: Library) -> None:
    orders = every(
        in_force=(*InForce, *OPEN_ENDS),
        served_on=(LONG_AGO, LAST_OLD_DAY, RoughDate(2026, 11, 1), RoughDate(2026), None),
        served_hour=(Hour(18), None),
        breached=(*YesNo, *OPEN_ENDS),
        breached_on=(RoughDate(2026, 10, 2), LATELY, None),
        breached_before=(YesNo.YES, None),
    )
    others = (Other(), Other(exemptions=()), Other(age_at_act=AgeBand.FROM_14), Other(age_today=AgeBand.FROM_16))
    told = (replace(PLAIN, order=Order(**order), other=other) for order in orders for other in others)
    assert assert_all_end(library, told) == 6 * 5 * 2 * 4 * 3 * 2 * 4


@pytest.mark.slow
def test_every_age_and_every_earlier_case_of_the_person_who_harms(library: Library) -> None:
    others = every(
        age_at_act=(*AgeBand, *OPEN_ENDS),
        age_today=(*AgeBand, None),
        exemptions=((), (Exemption.DISABLED,), None),
        reconciled=(*YesNo, None),
        reconciled_on=(LONG_AGO, LATELY),
        penalised=(YesNo.YES, None),
        penalised_on=(LATELY, None),
    )
    told = (
        replace(PLAIN, people=replace(PLAIN.people, other_is_16=over_16), other=Other(**other))
        for other in others
        for over_16 in (YesNo.YES, YesNo.NO, None)
    )
    assert assert_all_end(library, told) == 6 * 5 * 3 * 3 * 2 * 2 * 2 * 3


@pytest.mark.slow
def test_every_answer_about_herself_and_the_report(library: Library) -> None:
    people = every(own_age=(*AgeBand, None), representative=(YesNo.YES, None), for_whom=(*ForWhom, None))
    told = [replace(PLAIN, people=replace(PLAIN.people, **one)) for one in people]
    about = every(
        circumstances=((), *((one,) for one in Circumstance), None),
        dependence=((), *((one,) for one in Dependence), None),
        child_ages=((), (ChildAge.TEEN,), None),
    )
    told += [replace(PLAIN, support=Support(**one)) for one in about]
    reports = every(
        reported=(*YesNo, *OPEN_ENDS),
        reported_on=(LATELY, RoughDate(2026), *OPEN_ENDS),
        police_answer=(*PoliceAnswer, *OPEN_ENDS),
        own_case=(*OwnCase, *OPEN_ENDS),
    )
    told += [replace(PLAIN, report=Report(**one)) for one in reports]
    times = every(
        how_many=(*HowMany, *OPEN_ENDS),
        happenings=((), (Happening(LATELY),), (Happening(LATELY), Happening()), None),
        last_time=(LATELY, LAST_OLD_DAY, LONG_AGO, RoughDate(2026), RoughDate(1990), *OPEN_ENDS),
    )
    told += [replace(PLAIN, incident=replace(PLAIN.incident, **one)) for one in times]
    assert assert_all_end(library, told) == 5 * 2 * 4 + 18 * 7 * 3 + 4 * 4 * 6 * 6 + 6 * 4 * 7


def incident_of(acts: Iterable[Act], places: tuple[Place, ...] | Told | None = (Place.HOME,)) -> Incident:
    named = set(acts)
    return Incident(
        tuple(act for act in OTHER_ACTS if act in named),
        tuple(act for act in SEXUAL_ACTS if act in named),
        LATELY,
        places,
    )


@pytest.mark.slow
def test_every_two_acts_at_every_place(library: Library) -> None:
    pairs = [*((act,) for act in Act), *combinations(Act, 2)]
    told = [replace(PLAIN, incident=incident_of(pair)) for pair in pairs]
    places = ((), *((place,) for place in Place), *OPEN_ENDS)
    told += [replace(PLAIN, incident=incident_of((act,), where)) for act in Act for where in places]
    assert assert_all_end(library, told) == len(Act) * (len(Act) + 1) // 2 + len(Act) * 8


KINDS_OF_ACTS: tuple[Incident, ...] = (
    Incident(),
    Incident((), ()),
    incident_of((Act.INSULTED,)),
    incident_of((Act.HIT, Act.CHOKED)),
    incident_of((Act.FORCED_SEX,)),
    incident_of((Act.TOOK_PAY,)),
    incident_of((Act.HIT_CHILD,)),
    incident_of(Act),
)


@pytest.mark.cross
@pytest.mark.parametrize("relation", [*Relation, *Told, None])
def test_the_whole_product_ends_in_outcomes(library: Library, relation: Relation | Told | None) -> None:
    """Relation x home x child x age x acts x place x day x order: whoever answers whatever gets an answer."""
    rest = every(
        together=(*Together, *OPEN_ENDS),
        child=(*YesNo, None),
        over_16=(*YesNo, None),
        acts=KINDS_OF_ACTS,
        places=((Place.HOME,), (Place.STREET,), (Place.PHONE_INTERNET,), None),
        last_time=(LATELY, LAST_OLD_DAY, RoughDate(2026), LONG_AGO, None),
        order=(Order(), Order(InForce.ORDER, LATELY, YesNo.YES), Order(InForce.NOTHING)),
    )
    told = (
        Answers(
            people=People(ForWhom.ME, relation, one["together"], one["child"], one["over_16"]),
            incident=replace(one["acts"], places=one["places"], last_time=one["last_time"]),
            order=one["order"],
        )
        for one in rest
    )
    assert assert_all_end(library, told) == 5 * 3 * 3 * 8 * 4 * 5 * 3
