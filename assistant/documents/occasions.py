"""Sets for an occasion: which papers somebody needs who goes to the police today, to a shelter, or to court."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from assistant.documents.kinds import KINDS, Purpose, make
from assistant.documents.model import Document
from assistant.documents.pdf import pdf
from assistant.documents.sets import chosen, contents, in_large_print, tongue_of_set, usual_tongue
from assistant.documents.sheets import for_both_sides, pages_in
from assistant.documents.writing import Case
from assistant.domain.answers import Answers
from assistant.domain.choices import ANY_IN_FORCE, YesNo
from assistant.domain.papers import PaperKind
from assistant.domain.text import Language


class Occasion(StrEnum):
    """For what the papers are taken along."""

    POLICE = "police"
    SHELTER = "shelter"
    COURT = "court"


_K = PaperKind
OFFERED: dict[Occasion, tuple[PaperKind, ...]] = {
    Occasion.POLICE: (_K.STATEMENT, _K.OFFICER, _K.BREACH, _K.EXAM, _K.COMPLAINT, _K.SUMMARY),
    Occasion.SHELTER: (_K.REFERRAL, _K.SUMMARY, _K.PLAN, _K.CHILD),
    Occasion.COURT: (
        _K.REQUIREMENTS,
        _K.REQUIREMENTS_CRIMINAL,
        _K.NO_APPROACH,
        _K.REPRESENTATIVE,
        _K.SUMMARY,
        _K.DAYS,
        _K.THINGS,
    ),
}
_USUAL: dict[Occasion, frozenset[PaperKind]] = {
    Occasion.POLICE: frozenset((_K.STATEMENT, _K.OFFICER)),
    Occasion.SHELTER: frozenset((_K.REFERRAL, _K.SUMMARY)),
    Occasion.COURT: frozenset((_K.DAYS,)),
}


def usual(occasion: Occasion, answers: Answers) -> tuple[PaperKind, ...]:
    """The papers of an occasion that are ticked at first: the usual ones, and what she chose already."""
    own = {one.kind for purpose in Purpose for one in chosen(answers, purpose)}
    if answers.order.in_force in ANY_IN_FORCE and answers.order.breached is YesNo.YES:
        own |= {_K.BREACH}
    if answers.incident.injury is YesNo.YES:
        own |= {_K.EXAM}
    return tuple(kind for kind in OFFERED[occasion] if kind in _USUAL[occasion] | own)


def one_file(
    kinds: Sequence[PaperKind], purpose: Purpose, case: Case, page: Language, *, large: bool, both_sides: bool
) -> bytes | None:
    """The papers of one purpose among ``kinds`` as one file; ``None`` if there is none. May be ``pdf.Busy``.

    A language that she chose for a paper stays; ``page`` is the language that she reads.
    """
    named = {one.kind: one.tongue for one in chosen(case.answers, purpose)}
    own = [kind for kind in KINDS if kind in kinds and KINDS[kind].purpose is purpose]
    large = large or in_large_print(case.answers)
    papers = [make(kind, case, named.get(kind) or usual_tongue(kind, case.answers, page), large=large) for kind in own]
    if not papers:
        return None
    counts: list[int] = []

    def first(pages: Sequence[int]) -> Document:
        counts.extend(pages)
        return contents(papers, pages, tongue_of_set(purpose, case.answers, page))

    file = pdf(*papers, contents=first if len(papers) > 1 else None)
    return for_both_sides(file, counts or [pages_in(file)]) if both_sides else file
