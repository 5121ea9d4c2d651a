"""Which papers there are, for whom each of them is, and how one is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from assistant.content.library import Library
from assistant.content.records import InfoPage
from assistant.documents.annex import annex
from assistant.documents.beside import beside
from assistant.documents.breach import breach, complaint
from assistant.documents.card import card
from assistant.documents.leaflet import leaflet
from assistant.documents.model import Document
from assistant.documents.motions import (
    exam,
    no_approach,
    representative,
    requirements_motion,
    requirements_request,
)
from assistant.documents.officer import officer
from assistant.documents.own import child, days, diary, plan, things
from assistant.documents.questions import questions
from assistant.documents.referral import referral
from assistant.documents.request import keep_order
from assistant.documents.statement import statement
from assistant.documents.summary import summary
from assistant.documents.writing import Case
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import Language


class Purpose(StrEnum):
    """For whom a paper is; papers of different purposes never share a file."""

    FOR_ME = "for-me"
    HAND_OVER = "hand-over"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper: who writes it, for whom it is, and its file in ``content/papers``, if it has one."""

    make: Callable[[Case, Language], Document]
    purpose: Purpose
    content: str = ""


_OVER = Purpose.HAND_OVER
KINDS: dict[PaperKind, Kind] = {
    PaperKind.SUMMARY: Kind(summary, Purpose.FOR_ME),
    PaperKind.STATEMENT: Kind(statement, _OVER, "statement"),
    PaperKind.OFFICER: Kind(officer, _OVER, "officer"),
    PaperKind.ANNEX: Kind(annex, Purpose.APART, "annex"),
    PaperKind.REQUIREMENTS: Kind(requirements_motion, _OVER, "requirements-motion"),
    PaperKind.REQUIREMENTS_CRIMINAL: Kind(requirements_request, _OVER, "requirements-request"),
    PaperKind.NO_APPROACH: Kind(no_approach, _OVER, "no-approach-application"),
    PaperKind.EXAM: Kind(exam, _OVER, "exam-motion"),
    PaperKind.REPRESENTATIVE: Kind(representative, _OVER, "representative-motion"),
    PaperKind.BREACH: Kind(breach, _OVER, "breach-report"),
    PaperKind.COMPLAINT: Kind(complaint, _OVER, "complaint-paper"),
    PaperKind.REFERRAL: Kind(referral, _OVER, "referral"),
    PaperKind.PLAN: Kind(plan, Purpose.FOR_ME),
    PaperKind.CHILD: Kind(child, Purpose.FOR_ME),
    PaperKind.DAYS: Kind(days, Purpose.FOR_ME),
    PaperKind.DIARY: Kind(diary, Purpose.FOR_ME),
    PaperKind.THINGS: Kind(things, Purpose.FOR_ME),
    PaperKind.CARD: Kind(card, Purpose.FOR_ME, "card"),
    PaperKind.KEEP_ORDER: Kind(keep_order, _OVER, "keep-order"),
    PaperKind.QUESTIONS: Kind(questions, Purpose.FOR_ME),
}
LANGUAGES: dict[Tongue, tuple[Language, ...]] = {
    Tongue.KK: (Language.KK,),
    Tongue.RU: (Language.RU,),
    Tongue.EN: (Language.EN,),
    Tongue.KK_RU: (Language.KK, Language.RU),
    Tongue.RU_EN: (Language.RU, Language.EN),
}
FOR_OFFICES = Tongue.KK_RU
_LEAF = 2  # pages: both sides of one sheet, in one language and the usual size


def tongues_of(kind: PaperKind) -> tuple[Tongue, ...]:
    """The languages that a paper can have: what an office reads is never in English alone."""
    if KINDS[kind].purpose is Purpose.FOR_ME:
        return tuple(Tongue)
    return tuple(tongue for tongue in Tongue if tongue is not Tongue.EN)


def make(kind: PaperKind, case: Case, tongue: Tongue, *, large: bool = False) -> Document:
    """Return one paper. ``ValueError`` for a language that this kind never has alone."""
    if tongue not in tongues_of(kind):
        raise ValueError(f"{kind.value} is never made in {tongue.value}")
    first, *second = (KINDS[kind].make(case, language) for language in LANGUAGES[tongue])
    document = beside(first, second[0]) if second else first
    return replace(document, large=large or document.large, sample=case.sample)


def leaflet_in(library: Library, page: InfoPage, tongue: Tongue, day: date, *, large: bool = False) -> Document:
    """Return the leaflet of an information page, in one language or with a second one beside it."""
    first, *second = (leaflet(library, page, language, day) for language in LANGUAGES[tongue])
    if second:
        return replace(beside(first, second[0]), large=large)
    return replace(first, large=large, most=0 if large else _LEAF)
