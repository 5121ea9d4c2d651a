"""Which family-domestic relation of the law fits (law 245-VIII, Art. 1 (23); before it, law 214-IV, Art. 1)."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.choices import CLOSE_RELATIVES, Relation, Together, YesNo
from assistant.domain.findings import Answer, Reason
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open, once
from assistant.rules.outcome import Outcome, reason

SHARED_HOMES_UNCLEAR = frozenset((Relation.ROOM_MATE, Relation.NEIGHBOUR, Relation.COLLEAGUE))


def relation_reason(case: Case) -> Reason:
    """The answer on who the person who harms is."""
    return reason(StepId.RELATION, "people.relation", case.answers.people.relation)


def together_reason(case: Case) -> Reason:
    """The answer on living together."""
    return reason(StepId.TOGETHER, "people.together", case.answers.people.together)


def _spouses(case: Case) -> Outcome:
    return _by_relation(case, "relation.spouses", (Relation.SPOUSE,))


def _former_spouses(case: Case) -> Outcome:
    return _by_relation(case, "relation.former-spouses", (Relation.FORMER_SPOUSE,))


def _close_relatives(case: Case) -> Outcome:
    return _by_relation(case, "relation.close-relatives", CLOSE_RELATIVES)


def _by_relation(case: Case, finding: str, fitting: Iterable[Relation]) -> Outcome:
    told = case.answers.people.relation
    if is_open(told):
        return Outcome(finding, Answer.DEPENDS, (relation_reason(case),), (StepId.RELATION,))
    return Outcome(finding, Answer.YES if told in tuple(fitting) else Answer.NO, (relation_reason(case),))


@once
def _living_together(case: Case) -> Outcome:
    people = case.answers.people
    finding = "relation.living-together"
    reasons = (together_reason(case),)
    if people.together in (Together.NOW, Together.BEFORE):
        if people.relation in SHARED_HOMES_UNCLEAR or people.relation is Relation.SOMEONE_ELSE:
            return Outcome(finding, Answer.UNCLEAR, (*reasons, relation_reason(case)))
        return Outcome(finding, Answer.YES, reasons)
    if is_open(people.together):
        return Outcome(finding, Answer.DEPENDS, reasons, (StepId.TOGETHER,))
    return Outcome(finding, Answer.NO, reasons)


def _common_child(case: Case) -> Outcome:
    told = case.answers.people.common_child
    finding = "relation.common-child"
    if told is None and case.answers.people.relation in CLOSE_RELATIVES:
        return Outcome(finding, Answer.NO, (relation_reason(case),))
    reasons = (reason(StepId.COMMON_CHILD, "people.common_child", told),)
    if is_open(told):
        return Outcome(finding, Answer.DEPENDS, reasons, (StepId.COMMON_CHILD,))
    return Outcome(finding, Answer.YES if told is YesNo.YES else Answer.NO, reasons)


CATEGORY_NAMES = ("spouses", "former-spouses", "living-together", "close-relatives", "common-child")
CATEGORIES = (_spouses, _former_spouses, _living_together, _close_relatives, _common_child)


@once
def relation_outcomes(case: Case) -> tuple[Outcome, ...]:
    """The whole finding first, then the five categories of the law in its order.

    One category met is enough. None met and one in doubt: *unclear*; none met and an answer missing: *depends*.
    """
    categories = tuple(category(case) for category in CATEGORIES)
    whole = overall(categories)
    deciding = [outcome for outcome in categories if outcome.answer is whole] if whole is not Answer.NO else categories
    reasons = tuple(dict.fromkeys(r for outcome in deciding for r in outcome.reasons))
    missing = tuple(dict.fromkeys(step for o in categories for step in o.missing)) if whole is not Answer.YES else ()
    return (Outcome("relation", whole, reasons, missing), *categories)


def overall(categories: Iterable[Outcome]) -> Answer:
    """The answer of the whole: any *yes*, else any *unclear*, else any *depends*, else *no*."""
    answers = {outcome.answer for outcome in categories}
    for answer in (Answer.YES, Answer.UNCLEAR, Answer.DEPENDS):
        if answer in answers:
            return answer
    return Answer.NO


def relation_answer(case: Case) -> Answer:
    """Whether the relation is one of the five categories."""
    return relation_outcomes(case)[0].answer


def is_outside(case: Case) -> bool:
    """Whether the relation is outside the five categories, or only in doubt inside them."""
    return relation_answer(case) in (Answer.NO, Answer.UNCLEAR)


_STATUS = "relation.criterion.family-status"
_HOME = "relation.criterion.living-together"
_BOND = "relation.criterion.former-bond"
CRITERIA = (_STATUS, _HOME, _BOND)
_CRITERION_OF = {
    "relation.spouses": _STATUS,
    "relation.former-spouses": _BOND,
    "relation.close-relatives": _STATUS,
    "relation.common-child": _STATUS,
}


def criteria_of(case: Case, finding: str) -> tuple[str, ...]:
    """Which of the three criteria of the field a category is about: sentence ids; none for other findings."""
    if finding == "relation.living-together":
        told = case.answers.people.together
        return (_HOME,) if told is Together.NOW else (_BOND,) if told is Together.BEFORE else (_HOME, _BOND)
    return (_CRITERION_OF[finding],) if finding in _CRITERION_OF else ()


def criteria_met(case: Case) -> tuple[str, ...]:
    """Which of the three criteria carry the relation: those of the categories that are met, in their order."""
    met = {
        one
        for category in relation_outcomes(case)
        if category.answer is Answer.YES
        for one in criteria_of(case, category.finding)
    }
    return tuple(one for one in CRITERIA if one in met)
