"""Whether what was named is domestic violence in the law's sense, and of which kinds (law 245-VIII, Art. 1 and 72)."""

from __future__ import annotations

from assistant.domain.acts import Kind
from assistant.domain.findings import Answer, Reason
from assistant.domain.steps import StepId
from assistant.rules.case import Case, once
from assistant.rules.eligibility import relation_answer, relation_reason
from assistant.rules.outcome import Outcome, reason


@once
def acts_reasons(case: Case) -> tuple[Reason, ...]:
    """The acts that were named, page by page."""
    incident = case.answers.incident
    reasons = [reason(StepId.ACTS, "incident.acts", incident.acts)]
    if incident.sexual_acts:
        reasons.append(reason(StepId.SEXUAL_ACTS, "incident.sexual_acts", incident.sexual_acts))
    return tuple(reasons)


def violence_outcomes(case: Case) -> tuple[Outcome, ...]:
    """The whole definition, then the four kinds.

    A kind is *yes* when an act of it was named, *no* when both pages were answered without one. The whole also needs
    the family-domestic relation: it takes over the relation's doubt.
    """
    kinds = tuple(_kind(case, kind) for kind in Kind)
    return (_whole(case), *kinds)


def _kind(case: Case, kind: Kind) -> Outcome:
    finding = f"violence.{kind.value}"
    rows = [row for row in case.rows if kind in row.kinds]
    if rows:
        named = tuple(act for act in case.acts if any(act in row.acts for row in rows))
        by_page = [r for r in acts_reasons(case) if set(r.values) & set(named)]
        reasons = tuple(Reason(r.step, r.field, tuple(v for v in r.values if v in named)) for r in by_page)
        return Outcome(finding, Answer.YES, reasons)
    if case.acts_open:
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case), (StepId.ACTS,))
    return Outcome(finding, Answer.NO, acts_reasons(case))


def _whole(case: Case) -> Outcome:
    reasons = (*acts_reasons(case), relation_reason(case))
    if not case.acts:
        answer = Answer.DEPENDS if case.acts_open else Answer.NO
        return Outcome("violence", answer, reasons, (StepId.ACTS,) if case.acts_open else ())
    relation = relation_answer(case)
    missing = (StepId.RELATION, StepId.TOGETHER) if relation is Answer.DEPENDS else ()
    return Outcome("violence", relation, reasons, missing)
