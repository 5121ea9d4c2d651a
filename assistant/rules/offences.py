"""Which articles the acts may fall under, and whether a case needs her own complaint (CPC 32, CAO 64)."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.choices import Circumstance, ForWhom
from assistant.domain.findings import Answer, Citation, Offence
from assistant.domain.steps import StepId
from assistant.rules.case import Case
from assistant.rules.eligibility import reason
from assistant.rules.outcome import Outcome
from assistant.rules.violence import acts_reasons

ON_COMPLAINT = frozenset(("private", "private-public", "statement"))


@dataclass(frozen=True, slots=True)
class _Resolved:
    citation: Citation
    starts: str


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


def complaint(case: Case) -> Outcome:
    """Whether her own signed statement is needed to start a case.

    *Yes* for private and private-public articles; *depends* where she relies on that person or cannot act herself,
    because a prosecutor can then start without it (CPC 32 (4)).
    """
    starts = {start for offence in offences(case) for start in offence.starts}
    reasons = acts_reasons(case)
    if not starts:
        answer = Answer.DEPENDS if case.acts_open or case.acts else Answer.NO
        return Outcome("complaint", answer, reasons, (StepId.ACTS,) if case.acts_open else ())
    if not starts & ON_COMPLAINT:
        return Outcome("complaint", Answer.NO, reasons)
    harmed_child = case.answers.people.for_whom is ForWhom.CHILD
    if harmed_child or any(
        case.fits(c) for c in (Circumstance.DEPENDENT, Circumstance.DISABLED, Circumstance.UNDER_18)
    ):
        about = reason(StepId.ABOUT_YOU, "support.circumstances", case.answers.support.circumstances)
        return Outcome("complaint", Answer.DEPENDS, (*reasons, about))
    return Outcome("complaint", Answer.YES, reasons)
