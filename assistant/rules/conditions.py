"""The conditions that content may name in ``when``; the content check compares both lists."""

from __future__ import annotations

from collections.abc import Callable

from assistant.domain.acts import ACTS_BY_GROUP, Act, ActGroup, Kind
from assistant.domain.answers import ticked
from assistant.domain.choices import (
    AgeBand,
    ChildAge,
    Circumstance,
    Dependence,
    Direction,
    ForWhom,
    OwnCase,
    Relation,
    Together,
    YesNo,
)
from assistant.domain.consistency import REPRESENTATIVES
from assistant.rules.case import Case, is_open, once
from assistant.rules.danger import named_signs
from assistant.rules.eligibility import SHARED_HOMES_UNCLEAR, is_outside

TECH_ACTS = frozenset(ACTS_BY_GROUP[ActGroup.TECH])
CHILD_ACTS = (Act.HIT_CHILD, Act.CHILD_ABROAD, Act.CHILD_SEXUAL)
_COUPLES = (
    *(Relation.SPOUSE, Relation.FORMER_SPOUSE, Relation.RELIGIOUS_MARRIAGE),
    *(Relation.PARTNER, Relation.FORMER_PARTNER, Relation.DATING),
)
STALKING_ACTS = frozenset((Act.FOLLOWED, Act.ENDLESS_CALLS, Act.TRACKED, Act.CHECKED))


def _fits(circumstance: Circumstance) -> Callable[[Case], bool]:
    return lambda case: case.fits(circumstance)


def _did(*acts: Act) -> Callable[[Case], bool]:
    return lambda case: any(act in case.acts for act in acts)


def _kind(kind: Kind) -> Callable[[Case], bool]:
    return lambda case: kind in case.kinds


def _together(*states: Together) -> Callable[[Case], bool]:
    return lambda case: case.answers.people.together in states


def _related(*relations: Relation) -> Callable[[Case], bool]:
    return lambda case: case.answers.people.relation in relations


def _outside(*relations: Relation) -> Callable[[Case], bool]:
    """Of one of these relations, or of one that no choice names, and not surely on the list of the law."""
    return lambda case: is_outside(case) and case.answers.people.relation in (*relations, Relation.SOMEONE_ELSE)


def _may_be_a_couple(case: Case) -> bool:
    """Whether a marriage without registration can be meant."""
    relation = case.answers.people.relation
    return is_open(relation) or relation in (*_COUPLES, Relation.SOMEONE_ELSE)


def _shared_home_in_doubt(case: Case) -> bool:
    people = case.answers.people
    shared = people.together in (Together.NOW, Together.BEFORE) and people.relation in SHARED_HOMES_UNCLEAR
    return is_outside(case) and (shared or people.relation in (Relation.ROOM_MATE, Relation.SOMEONE_ELSE))


_is_in_law = _related(Relation.PARENT_IN_LAW, Relation.SIBLING_IN_LAW)


def _has_children(case: Case) -> bool:
    return (
        case.fits(Circumstance.CHILDREN)
        or bool(ticked(case.answers.support.child_ages))
        or case.answers.people.common_child is YesNo.YES
        or case.answers.people.for_whom is ForWhom.CHILD
        or any(act in case.acts for act in (*CHILD_ACTS, Act.CHILD_SAW, Act.THREAT_CHILDREN))
    )


def _child_understands(case: Case) -> bool:
    """Whether there can be a child who is old enough for a word, a neighbour, a number to call."""
    return _has_children(case) and ticked(case.answers.support.child_ages) != (ChildAge.BABY,)


def _lives_apart(case: Case) -> bool:
    return case.answers.people.together in (Together.BEFORE, Together.NEVER)


def _is_representative(case: Case) -> bool:
    """Whether the person who harms acts by law for the one who is harmed."""
    return case.answers.people.relation in REPRESENTATIVES or case.answers.people.representative is YesNo.YES


def _may_be_married(case: Case) -> bool:
    """Whether a marriage certificate can be among her papers: married once, or in a family by marriage, or not told."""
    relation = case.answers.people.relation
    married = (Relation.SPOUSE, Relation.FORMER_SPOUSE, Relation.PARENT_IN_LAW, Relation.SIBLING_IN_LAW)
    return (is_open(relation) or relation in married) and not case.minor


def _tech_watched(case: Case) -> bool:
    circumstances = (Circumstance.PHONE_WATCHED, Circumstance.ACCOUNTS_WATCHED)
    return any(map(case.fits, circumstances)) or any(act in case.acts for act in TECH_ACTS)


CONDITIONS: dict[str, Callable[[Case], bool]] = {
    "always": lambda _: True,
    "lives-together": _together(Together.NOW),
    "has-children": _has_children,
    "child-of-two": lambda case: (
        case.answers.people.common_child is YesNo.YES or (_has_children(case) and _is_in_law(case))
    ),
    "common-child": lambda case: case.answers.people.common_child is YesNo.YES,
    "child-harmed": lambda case: (
        case.answers.people.for_whom is ForWhom.CHILD or any(act in case.acts for act in (*CHILD_ACTS, Act.CHILD_SAW))
    ),
    "pregnant": _fits(Circumstance.PREGNANT),
    "disabled": _fits(Circumstance.DISABLED),
    "has-pet": lambda case: case.fits(Circumstance.PET) or Act.PET in case.acts,
    "choked": lambda case: Act.CHOKED in case.acts or "signs.choked" in named_signs(case),
    "sexual-violence": lambda case: Kind.SEXUAL in case.kinds or "signs.forced-sex" in named_signs(case),
    "economic-violence": _kind(Kind.ECONOMIC),
    "economic-with-papers": lambda case: Kind.ECONOMIC in case.kinds and not case.fits(Circumstance.NO_DOCUMENTS),
    "tech-abuse": _did(*TECH_ACTS),
    "stalking": _did(*STALKING_ACTS),
    "documents-taken": lambda case: Act.TOOK_DOCUMENTS in case.acts or case.fits(Circumstance.NO_DOCUMENTS),
    "order-in-force": lambda case: case.order_in_force,
    "order-from-before-2026-03-02": lambda case: case.order_in_force and case.served_before_new_law,
    "order-may-be-from-before-2026-03-02": lambda case: case.order_in_force and case.may_be_served_before_new_law,
    "in-force-may-be-from-before-2026-03-02": lambda case: case.any_in_force and case.may_be_served_before_new_law,
    "minor": lambda case: case.minor,
    "minor-harmed": lambda case: case.minor_harmed,
    "older": _fits(Circumstance.OLDER),
    "man": _fits(Circumstance.MAN),
    "migrant": lambda case: (
        case.fits(Circumstance.MIGRANT) or case.fits(Circumstance.NO_DOCUMENTS) or case.relies_for(Dependence.PERMIT)
    ),
    "village": _fits(Circumstance.VILLAGE),
    "police-officer": _fits(Circumstance.POLICE_OFFICER),
    "dependent": lambda case: case.dependent,
    "several-people": lambda case: case.several_people,
    "own-case": lambda case: case.answers.report.own_case in (OwnCase.ORDER, OwnCase.CASE, OwnCase.BOTH),
    "representative-harms": lambda case: case.minor and _is_representative(case),
    "minor-whose-own-do-not-harm": lambda case: case.minor and not _is_representative(case),
    "left": lambda case: (
        case.answers.plan.direction is Direction.LEFT
        or case.answers.people.together is Together.BEFORE
        or case.answers.people.relation in (Relation.FORMER_SPOUSE, Relation.FORMER_PARTNER)
    ),
    "adult-stays": lambda case: case.answers.plan.direction is Direction.STAY and not case.minor,
    "not-apart": lambda case: not _lives_apart(case),
    "adult-not-apart": lambda case: not case.minor and not _lives_apart(case),
    "may-be-married": _may_be_married,
    "may-be-under-16": lambda case: case.over_16 is not YesNo.YES,
    "not-village": lambda case: not case.fits(Circumstance.VILLAGE),
    "works-or-studies": _fits(Circumstance.WORK_STUDY),
    "tech-watched": _tech_watched,
    "watched-with-papers": lambda case: _tech_watched(case) and not case.fits(Circumstance.NO_DOCUMENTS),
    "adult": lambda case: not case.minor,
    "has-papers": lambda case: not case.minor and not case.fits(Circumstance.NO_DOCUMENTS),
    "adult-not-migrant": lambda case: (
        not case.minor and not case.fits(Circumstance.MIGRANT) and not case.relies_for(Dependence.PERMIT)
    ),
    "not-police": lambda case: not case.fits(Circumstance.POLICE_OFFICER),
    "moved-apart": _together(Together.BEFORE),
    "baby": lambda case: ChildAge.BABY in ticked(case.answers.support.child_ages),
    "child-understands": _child_understands,
    "child-under-14": lambda case: (
        any(age is not ChildAge.TEEN for age in ticked(case.answers.support.child_ages))
        or case.answers.people.own_age is AgeBand.UNDER_14
    ),
    "pregnant-or-baby": lambda case: (
        case.fits(Circumstance.PREGNANT) or ChildAge.BABY in ticked(case.answers.support.child_ages)
    ),
    "pet-harmed": _did(Act.PET),
    "isolated": _did(Act.ISOLATED, Act.KEPT_FROM_WORK, Act.LOCKED_IN),
    "forced-marriage": _did(Act.FORCED_MARRIAGE),
    "in-laws": _is_in_law,
    "grown-child": _related(Relation.CHILD, Relation.ADOPTED_CHILD),
    "grandchild": _related(Relation.GRANDCHILD),
    "child-in-law": _related(Relation.CHILD_IN_LAW),
    "carer-harms": lambda case: (
        any(act in case.acts for act in (Act.KEPT_WITHOUT_CARE, Act.GUARDIAN_ABUSE))
        or any(one in ticked(case.answers.support.dependence) for one in (Dependence.CARE, Dependence.HEALTH))
    ),
    "dormitory": _fits(Circumstance.DORMITORY),
    "facts-before-2026-03-02": lambda case: case.before_new_law,
    "relation-outside": is_outside,
    "couple": _may_be_a_couple,
    "in-laws-outside": _outside(Relation.PARENT_IN_LAW, Relation.CHILD_IN_LAW, Relation.SIBLING_IN_LAW),
    "guardian-outside": _outside(Relation.GUARDIAN, Relation.WARD),
    "step-family-outside": _outside(Relation.STEP_PARENT, Relation.STEP_CHILD),
    "wider-family-outside": _outside(Relation.AUNT_UNCLE, Relation.NEPHEW_NIECE, Relation.COUSIN),
    "shared-home-outside": _shared_home_in_doubt,
    "dating-outside": _outside(Relation.DATING, Relation.PARTNER, Relation.FORMER_PARTNER),
    "neighbour-outside": _outside(Relation.NEIGHBOUR, Relation.COLLEAGUE),
}


@once
def true_conditions(case: Case) -> frozenset[str]:
    """The names of all conditions that hold for a case."""
    return frozenset(name for name, holds in CONDITIONS.items() if holds(case))


def holds(when: str, case: Case) -> bool:
    """Whether a condition holds for a case."""
    return when in true_conditions(case)
