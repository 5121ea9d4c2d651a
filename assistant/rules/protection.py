"""What the police can do without a court: protection order, bar from the dwelling, warning, conversation.

Law 245-VIII, Art. 13 (19), 50, 51, 60. What can be asked for goes by the law of today.
"""

from __future__ import annotations

from assistant.domain.choices import YesNo
from assistant.domain.findings import Answer
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open
from assistant.rules.eligibility import relation_answer, relation_outcomes
from assistant.rules.outcome import Outcome, reason
from assistant.rules.violence import acts_reasons


def something_happened(case: Case) -> bool:
    """Whether violence or a threat of it was named: an act, or danger at this moment."""
    return bool(case.acts) or case.answers.safety.danger_now is YesNo.YES


def protection_order(case: Case) -> Outcome:
    """Art. 60: against a person of 16 or older, upon violence or a threat of it.

    Outside the five categories the law is unclear: the article itself does not name them.
    """
    finding = "protection-order"
    people = case.answers.people
    age = reason(StepId.OTHER_AGE, "people.other_is_16", people.other_is_16)
    if is_open(people.other_is_16) and case.over_16 is not None:
        age = reason(StepId.AGE_TODAY, "other.age_today", case.answers.other.age_today)
    if case.over_16 is YesNo.NO:
        return Outcome(finding, Answer.NO, (age,))
    relation = relation_outcomes(case)[0]
    reasons = (*acts_reasons(case), *relation.reasons, age)
    missing = []
    if not something_happened(case):
        missing.append(StepId.ACTS)
    if relation.answer is Answer.DEPENDS:
        missing += relation.missing
    if case.over_16 is None:
        missing.append(StepId.OTHER_AGE)
    if relation.answer in (Answer.NO, Answer.UNCLEAR):
        return Outcome(finding, Answer.UNCLEAR, reasons, tuple(missing))
    return Outcome(finding, Answer.DEPENDS if missing else Answer.YES, reasons, tuple(missing))


def bar_from_dwelling(case: Case) -> Outcome:
    """Art. 13 (19): the power exists, its form and term are not in the law: never more than *unclear*."""
    if not something_happened(case):
        return Outcome("bar-from-dwelling", Answer.DEPENDS, acts_reasons(case), (StepId.ACTS,))
    return Outcome("bar-from-dwelling", Answer.UNCLEAR, acts_reasons(case))


def official_warning(case: Case) -> Outcome:
    """Art. 51: a written warning to stop; the relation does not matter."""
    return _upon_acts(case, "official-warning")


def preventive_conversation(case: Case) -> Outcome:
    """Art. 50: a talk of at most an hour; the relation does not matter."""
    return _upon_acts(case, "preventive-conversation")


def _upon_acts(case: Case, finding: str) -> Outcome:
    if something_happened(case):
        return Outcome(finding, Answer.YES, acts_reasons(case))
    return Outcome(finding, Answer.DEPENDS, acts_reasons(case), (StepId.ACTS,))


def other_roads(case: Case) -> Outcome | None:
    """The roads that do not need a family-domestic relation; shown where the relation is outside or in doubt."""
    relation = relation_answer(case)
    if relation not in (Answer.NO, Answer.UNCLEAR):
        return None
    return Outcome("other-roads", Answer.YES, relation_outcomes(case)[0].reasons)
