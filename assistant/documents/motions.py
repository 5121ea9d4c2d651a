"""Motions and applications in a case: to a court or an investigator, each as short as its reader wants it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.entries import account, addendum
from assistant.documents.model import Block, Document, Heading, Items, Para, Ruled
from assistant.documents.writing import (
    Case,
    Writer,
    addressed,
    paragraphs,
    signed,
    signing,
    what_was_done,
    who_and_when,
)
from assistant.domain.answers import ticked
from assistant.domain.text import N_, Language

_COURT = N_("To the court")
_INVESTIGATOR = N_("To the investigator or the body that runs the case")
_ANYBODY = N_("To the investigator, the prosecutor or the court")
_RESIDENCE = "requirements.residence-ban.ban"
# What she wished of the court, and the lines of the motion that ask for it.
_ORDERS = {
    _RESIDENCE: "residence",
    "requirements.psychological-help": "psychological",
    "requirements.reporting": "reporting",
}


def requirements_motion(case: Case, language: Language) -> Document:
    """Return the motion to the court in an administrative case."""
    return _requirements(Writer(case, language), "requirements-motion", _COURT)


def requirements_request(case: Case, language: Language) -> Document:
    """Return the request in a criminal case: to whom it goes is not certain, and the paper says so."""
    return _requirements(Writer(case, language), "requirements-request", _ANYBODY)


def _requirements(writer: Writer, paper: str, to: str) -> Document:
    return writer.document(paper, _requirements_blocks(writer, paper, to))


def _requirements_blocks(writer: Writer, paper: str, to: str) -> Iterator[Block]:
    chosen = ticked(writer.answers.wishes.bans)
    lines = {one.id: one for one in writer.library.papers[paper].sentences}
    bans = [one for name, one in lines.items() if name.startswith(f"{paper}.ban.")]
    asked = [one for one in bans if f"requirements.ban.{one.id.rsplit('.', 1)[1]}" in chosen]
    orders = [lines[f"{paper}.{name}"] for ban, name in _ORDERS.items() if f"{paper}.{name}" in lines]
    wanted = [one for one in orders if any(ban in chosen and one.id.endswith(_ORDERS[ban]) for ban in _ORDERS)]
    marked = bool(asked or wanted)
    yield from addressed(writer, to)
    yield Para(writer.cited(f"{paper}.intro"))
    yield Heading(writer._("What I ask for"))
    if not marked:
        yield Para(writer._("Mark what you ask for."), small=True)
    if asked or not marked:
        yield Para(writer.sentence(f"{paper}.lead"))
        yield Items(tuple(writer.law(one.text) for one in asked or bans), boxes=not marked)
    if wanted or not marked:
        yield Items(tuple(writer.cited(one.id) for one in wanted or orders), boxes=not marked)
    yield Heading(writer._("Why it is needed"))
    yield who_and_when(writer)
    yield from what_was_done(writer)
    yield from _typed(writer.answers.wishes.why)
    if not marked or _RESIDENCE in chosen:
        yield Heading(writer._("Why living in one home is an exceptional danger"), 3)
        yield from _typed(writer.answers.wishes.exceptional)
    yield from _end(writer, paper)


def _typed(text: str) -> Iterator[Block]:
    if text:
        yield from paragraphs(text)
    else:
        yield Ruled(3)


def _end(writer: Writer, paper: str) -> Iterator[Block]:
    """What stands above the signature, and the signature."""
    yield signing(writer)
    yield from (Para(writer.cited(one.id), small=True) for one in writer.group(paper, "notice"))
    yield from signed(writer)


def no_approach(case: Case, language: Language) -> Document:
    """Return the application for a no-approach order."""
    writer, paper = Writer(case, language), "no-approach-application"
    return writer.document(paper, _no_approach_blocks(writer, paper))


def _no_approach_blocks(writer: Writer, paper: str) -> Iterator[Block]:
    yield from addressed(writer, _INVESTIGATOR)
    yield Para(writer.cited(f"{paper}.intro"))
    yield Para(writer.cited(f"{paper}.copy"))
    yield Heading(writer._("Why it is needed"))
    yield who_and_when(writer)
    yield from what_was_done(writer)
    yield from account(writer)
    yield from _end(writer, paper)
    yield from addendum(writer)


def exam(case: Case, language: Language) -> Document:
    """Return the motion for a forensic examination, with questions and lines for her own."""
    writer, paper = Writer(case, language), "exam-motion"
    return writer.document(paper, _exam_blocks(writer, paper))


def _exam_blocks(writer: Writer, paper: str) -> Iterator[Block]:
    yield from addressed(writer, _INVESTIGATOR)
    yield Para(writer.cited(f"{paper}.intro"))
    yield who_and_when(writer)
    yield from what_was_done(writer, lines=4)
    yield Heading(writer._("Questions for the expert"))
    yield Items(tuple(writer.law(one.text) for one in writer.group(paper, "line")), numbered=True)
    yield Ruled(2)
    yield from (Para(writer.cited(one.id)) for one in writer.group(paper, "request"))
    yield from _end(writer, paper)


def representative(case: Case, language: Language) -> Document:
    """Return the motion for a representative; what she did not mark here she marks by hand."""
    writer, paper = Writer(case, language), "representative-motion"
    return writer.document(paper, _representative_blocks(writer, paper))


def _representative_blocks(writer: Writer, paper: str) -> Iterator[Block]:
    yield from addressed(writer, _INVESTIGATOR)
    yield Para(writer.cited(f"{paper}.intro"))
    yield Heading(writer._("The reason"))
    offered, chosen = writer.group(paper, "request"), ticked(writer.answers.wishes.requests)
    asked = [one for one in offered if one.id in chosen]
    if not asked:
        yield Para(writer._("Mark what fits."), small=True)
    yield Items(tuple(writer.law(one.text) for one in asked or offered), boxes=not asked)
    yield Ruled(3)
    yield from _end(writer, paper)
