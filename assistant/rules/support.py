"""Which social services the person can ask for (Social Code 133, 139; Family Code 5-1; law 245-VIII, Art. 10, 72)."""

from __future__ import annotations

from assistant.domain.findings import Answer
from assistant.domain.steps import StepId
from assistant.rules.case import Case
from assistant.rules.eligibility import relation_answer, relation_outcomes
from assistant.rules.outcome import Outcome
from assistant.rules.protection import something_happened
from assistant.rules.violence import acts_reasons


def crisis_centre(case: Case) -> Outcome:
    """A crisis centre: domestic violence is a ground, with or without a criminal case."""
    return _support(case, "crisis-centre")


def support_centre(case: Case) -> Outcome:
    """A family support centre: for people with signs of domestic violence."""
    return _support(case, "support-centre")


def _support(case: Case, finding: str) -> Outcome:
    relation = relation_outcomes(case)[0]
    reasons = (*acts_reasons(case), *relation.reasons)
    if not something_happened(case):
        return Outcome(finding, Answer.DEPENDS, reasons, (StepId.ACTS,))
    if relation_answer(case) is Answer.YES:
        return Outcome(finding, Answer.YES, reasons)
    return Outcome(finding, Answer.DEPENDS, reasons, relation.missing)
