"""Which articles the acts may fall under, and whether a case needs her own complaint (CPC 32, CAO 64)."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.answers import ticked
from assistant.domain.choices import UNDER_18, Circumstance, ForWhom
from assistant.domain.findings import Answer, Citation, Decision, Offence, Reason
from assistant.domain.steps import StepId
from assistant.rules.case import Case, once
from assistant.rules.outcome import Outcome, reason
from assistant.rules.violence import acts_reasons

WAITS_FOR_COMPLAINT = ("private-public", "private")
ON_COMPLAINT = frozenset((*WAITS_FOR_COMPLAINT, "statement"))


@dataclass(frozen=True, slots=True)
class _Resolved:
    citation: Citation
    starts: str


@once
def offences(case: Case) -> tuple[Offence, ...]:
    """The rows of the map that name an act, with the articles in force when it happened."""
    found = []
    for row in case.rows:
        resolved: list[_Resolved] = []
        gaps: list[str] = []
        for reference, starts in zip(row.articles, row.starts, strict=True):
            citations, missing = case.library.citations((reference,), case.facts_day)
            resolved += [_Resolved(citation, starts) for citation in citations]
            gaps += missing
        found.append(
            Offence(row.number, tuple(r.citation for r in resolved), tuple(r.starts for r in resolved), tuple(gaps))
        )
    return tuple(found)


def may_fall_under(case: Case, act: str, article: str | None = None) -> bool:
    """Whether any act named may fall under an act of law, or one article of it."""
    return any(
        citation.act == act and article in (None, citation.article)
        for offence in offences(case)
        for citation in offence.articles
    )


def _why_not_alone(case: Case) -> tuple[Reason, ...]:
    """The answers by which a prosecutor may start alone (CPC 32 (4)), or by which a stricter public part may apply."""
    people, support = case.answers.people, case.answers.support
    given = (
        (
            any(case.fits(c) for c in (Circumstance.DEPENDENT, Circumstance.DISABLED, Circumstance.UNDER_18)),
            reason(StepId.ABOUT_YOU, "support.circumstances", support.circumstances),
        ),
        (people.for_whom is ForWhom.CHILD, reason(StepId.FOR_WHOM, "people.for_whom", people.for_whom)),
        (people.own_age in UNDER_18, reason(StepId.OWN_AGE, "people.own_age", people.own_age)),
        (
            bool(ticked(support.dependence)),
            reason(StepId.DEPENDENCE, "support.dependence", support.dependence),
        ),
        (
            bool(case.several_times),
            Reason(StepId.HAPPENINGS, "incident.happenings", (str(case.several_times),)),
        ),
        (case.several_people, reason(StepId.HOW_MANY, "incident.how_many", case.answers.incident.how_many)),
    )
    return tuple(why for holds, why in given if holds)


def on_complaint(decision: Decision) -> dict[str, tuple[Citation, bool]]:
    """The articles that may apply and wait for her complaint, by reference; ``True``: private prosecution."""
    found: dict[str, tuple[Citation, bool]] = {}
    for offence in decision.offences:
        for citation, start in zip(offence.articles, offence.starts, strict=True):
            if start in WAITS_FOR_COMPLAINT:
                found.setdefault(citation.reference, (citation, start == "private"))
    return found


@once
def starts_on_complaint(case: Case) -> bool:
    """Whether any article that may apply waits for her own complaint or statement."""
    return any(start in ON_COMPLAINT for offence in offences(case) for start in offence.starts)


def complaint(case: Case) -> Outcome:
    """Whether her own signed statement is needed to start a case.

    *Yes* for private and private-public articles; *depends* where she relies on that person or cannot act herself,
    because a prosecutor can then start without it (CPC 32 (4)), and where a stricter, public part may apply.
    """
    starts = {start for offence in offences(case) for start in offence.starts}
    reasons = acts_reasons(case)
    if not starts:
        answer = Answer.DEPENDS if case.acts_open or case.acts else Answer.NO
        return Outcome("complaint", answer, reasons, (StepId.ACTS,) if case.acts_open else ())
    if not starts & ON_COMPLAINT:
        return Outcome("complaint", Answer.NO, reasons)
    about = _why_not_alone(case)
    if about:
        return Outcome("complaint", Answer.DEPENDS, (*reasons, *about))
    return Outcome("complaint", Answer.YES, reasons)
