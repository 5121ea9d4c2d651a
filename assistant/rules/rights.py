"""What hangs on a case rather than on a measure: her rights in it, reconciliation, self-defence, refusal, a child."""

from __future__ import annotations

from assistant.domain.choices import YesNo
from assistant.domain.findings import Answer
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open
from assistant.rules.conditions import CONDITIONS
from assistant.rules.deadlines import GRAVE, refers_to
from assistant.rules.eligibility import CLOSE_RELATIVES, reason
from assistant.rules.offences import offences
from assistant.rules.outcome import Outcome
from assistant.rules.protection import something_happened
from assistant.rules.violence import acts_reasons

# Trafficking always (Criminal Code 68 (4) 10); the others where a person under 18 was harmed (68 (4) 2, 3 (42)).
_TRAFFICKING = ("128",)
_SEXUAL_AGAINST_MINORS = ("120", "121", "122", "123", "124", "134", "144", "312/2", "312/3")


def administrative_rights(case: Case) -> Outcome:
    """Code of Administrative Offences 745: rights that begin with a case; none is known of yet."""
    finding = "victim-rights.administrative"
    if something_happened(case) or case.order_in_force or case.requirements_in_force:
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case))
    return _nothing_named(case, finding)


def criminal_rights(case: Case) -> Outcome:
    """Criminal Procedure Code 71: the same in a criminal case."""
    finding = "victim-rights.criminal"
    if something_happened(case):
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case))
    return _nothing_named(case, finding)


def _nothing_named(case: Case, finding: str) -> Outcome:
    if case.acts_open:
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case), (StepId.ACTS,))
    return Outcome(finding, Answer.NO, acts_reasons(case))


def reconciliation(case: Case) -> Outcome:
    """Whether reconciliation can end a case: *no* where every article named is outside it (CAO 64, CC 68)."""
    finding = "reconciliation"
    citations = [citation for offence in offences(case) for citation in offence.articles]
    if not citations:
        if case.acts:
            return Outcome(finding, Answer.DEPENDS, acts_reasons(case))
        return _nothing_named(case, finding)
    outside = GRAVE + _TRAFFICKING + (_SEXUAL_AGAINST_MINORS if case.minor_harmed else ())
    never = all(citation.act == "cc" and refers_to(citation, outside) for citation in citations)
    return Outcome(finding, Answer.NO if never else Answer.DEPENDS, acts_reasons(case))


def self_defence(case: Case) -> Outcome:
    """Named, never decided: whether she defended herself is not asked, and never written in by the product."""
    return Outcome("self-defence", Answer.DEPENDS, acts_reasons(case))


def police_refusal(case: Case) -> Outcome:
    """Criminal Procedure Code 185: a report is accepted and registered."""
    return Outcome("police-refusal", Answer.DEPENDS, acts_reasons(case))


def child_protection(case: Case) -> Outcome:
    """Family Code 67, 82: *yes* where a child was harmed, *no* only where nothing speaks of a child."""
    finding = "child-protection"
    people = case.answers.people
    reasons = (
        *acts_reasons(case),
        reason(StepId.FOR_WHOM, "people.for_whom", people.for_whom),
        reason(StepId.COMMON_CHILD, "people.common_child", people.common_child),
        reason(StepId.ABOUT_YOU, "support.circumstances", case.answers.support.circumstances),
    )
    if CONDITIONS["child-harmed"](case):
        return Outcome(finding, Answer.YES, reasons)
    if CONDITIONS["has-children"](case) or people.common_child is YesNo.YES:
        return Outcome(finding, Answer.DEPENDS, reasons)
    asked = people.relation not in CLOSE_RELATIVES
    missing = [
        step
        for step, open_still in (
            (StepId.ACTS, case.acts_open),
            (StepId.FOR_WHOM, is_open(people.for_whom)),
            (StepId.COMMON_CHILD, asked and is_open(people.common_child)),
            (StepId.ABOUT_YOU, case.circumstances_open),
        )
        if open_still
    ]
    return Outcome(finding, Answer.DEPENDS if missing else Answer.NO, reasons, tuple(missing))
