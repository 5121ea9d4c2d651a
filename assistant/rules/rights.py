"""What depends on a case: her rights in it, reconciliation, self-defence, a refused report, a child's protection."""

from __future__ import annotations

from assistant.domain.answers import ticked
from assistant.domain.choices import CLOSE_RELATIVES, AgeBand, Exemption, PoliceAnswer, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Reason
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open
from assistant.rules.conditions import holds
from assistant.rules.deadlines import end_of, refers_to
from assistant.rules.offences import offences
from assistant.rules.outcome import Outcome, reason
from assistant.rules.protection import something_happened
from assistant.rules.violence import acts_reasons

NEVER = "reconciliation.never"
AGAINST_MINORS = "reconciliation.sexual-against-minors"
GRAVE = "reconciliation.grave"
ONCE = "reconciliation.once"
"""Groups of articles in ``content/law/counts.toml``."""
_RELEASED_FOR_A_GRAVE_ONE = tuple(one for one in Exemption if one is not Exemption.DISABLED)


_BY_POLICE = {
    PoliceAnswer.REFUSED: Answer.YES,
    PoliceAnswer.NO_ANSWER: Answer.UNCLEAR,
    PoliceAnswer.ACCEPTED: Answer.NO,
    PoliceAnswer.PAPER: Answer.NO,
}


def administrative_rights(case: Case) -> Outcome:
    """Code of Administrative Offences 745: rights that begin with a case; none is known of yet."""
    finding = "victim-rights.administrative"
    if something_happened(case) or case.any_in_force:
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
    """Whether reconciliation can end a case: *no* where every article named is outside it (CAO 64, CC 68).

    Where only a grave crime was named, it hangs on who the person who harms is; what is not told of that is missing.
    """
    finding = "reconciliation"
    citations = [citation for offence in offences(case) for citation in offence.articles]
    if not citations:
        if case.acts:
            return Outcome(finding, Answer.DEPENDS, acts_reasons(case))
        return _nothing_named(case, finding)
    again = _reconciled_lately(case)
    earlier = (reason(StepId.RECONCILED, "other.reconciled", case.answers.other.reconciled),) if again else ()
    reasons = (*acts_reasons(case), *earlier)
    outside = _outside(case, again=again)
    if all(refers_to(citation, outside) for citation in citations):
        return Outcome(finding, Answer.NO, reasons)
    if not all(refers_to(citation, {*outside, *case.library.group(GRAVE, case.day)}) for citation in citations):
        return Outcome(finding, Answer.DEPENDS, reasons)
    return _only_grave(case, reasons)


def _outside(case: Case, *, again: bool) -> frozenset[str]:
    """The articles that reconciliation does not end for this person."""
    groups = [NEVER]
    if case.minor_harmed and not case.under_18_at_act:
        groups.append(AGAINST_MINORS)
    if again:
        groups.append(ONCE)
    return frozenset(article for group in groups for article in case.library.group(group, case.day))


def _only_grave(case: Case, reasons: tuple[Reason, ...]) -> Outcome:
    """A grave crime (Criminal Code 68 (2)): the list is that of the people exempt from arrest, less disability."""
    other = case.answers.other
    age = reason(StepId.AGE_AT_ACT, "other.age_at_act", other.age_at_act)
    listed = reason(StepId.EXEMPT, "other.exemptions", other.exemptions)
    if case.under_18_at_act:
        return Outcome("reconciliation", Answer.DEPENDS, (*reasons, age))
    if any(one in _RELEASED_FOR_A_GRAVE_ONE for one in ticked(other.exemptions)):
        return Outcome("reconciliation", Answer.DEPENDS, (*reasons, listed))
    missing = tuple(
        step
        for step, open_still in (
            (StepId.AGE_AT_ACT, other.age_at_act is not AgeBand.ADULT),
            (StepId.EXEMPT, is_open(other.exemptions)),
        )
        if open_still
    )
    return Outcome("reconciliation", Answer.DEPENDS if missing else Answer.NO, (*reasons, age, listed), missing)


def _reconciled_lately(case: Case) -> bool:
    """Whether a case surely ended by reconciliation within the last year (CAO 64 (1-1), CC 68 (4) 9, 71)."""
    other = case.answers.other
    if other.reconciled is not YesNo.YES or not isinstance(other.reconciled_on, RoughDate):
        return False
    end = end_of(case, "reconciliation.again", other.reconciled_on.earliest)
    return end is not None and end >= case.day


def self_defence(case: Case) -> Outcome:
    """Named where there is a case against her; whether she defended herself is never asked, nor written in."""
    told = case.answers.report.own_case
    own = reason(StepId.OWN_CASE, "report.own_case", told)
    answer = Answer.YES if holds("own-case", case) else Answer.DEPENDS
    return Outcome("self-defence", answer, (own,))


def police_refusal(case: Case) -> Outcome:
    """Criminal Procedure Code 185: a report is accepted and registered."""
    report = case.answers.report
    reasons = (
        reason(StepId.REPORTED, "report.reported", report.reported),
        reason(StepId.POLICE_ANSWER, "report.police_answer", report.police_answer),
    )
    answer = _BY_POLICE.get(report.police_answer) if isinstance(report.police_answer, PoliceAnswer) else None
    missing = (StepId.POLICE_ANSWER,) if answer is None and report.reported is YesNo.YES else ()
    return Outcome("police-refusal", answer or Answer.DEPENDS, reasons, missing)


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
    if holds("child-harmed", case) or (case.minor and something_happened(case)):
        return Outcome(finding, Answer.YES, reasons)
    if holds("has-children", case):
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
