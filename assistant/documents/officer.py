"""The officer sheet: one page to copy from, in the order of the official form; nothing about other matters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.documents.model import Block, Document, Facts, Heading, Para
from assistant.documents.writing import Case, Writer, happenings, no_contact, reach, times_table
from assistant.domain.answers import Happening, all_acts
from assistant.domain.dates import RoughDate
from assistant.domain.text import Language

PAPER = "officer"
_FEW, _SHORT = 2, 400  # times, and characters in all of them


def officer(case: Case, language: Language) -> Document:
    """Return the sheet."""
    writer = Writer(case, language)
    return writer.document(PAPER, _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    _, papers = writer._, writer.answers.papers
    yield Para(writer.sentence(f"{PAPER}.intro"), small=True)
    yield Facts(
        (
            (_("Region, city, district"), writer.told("support.region")),
            (_("The person who was harmed"), papers.own_name),
            (_("Who did it"), papers.other_name),
            (_("Date of birth of that person"), ""),
            (_("Relation"), writer.told("people.relation")),
            (_("The last time"), writer.told("incident.last_time")),
            (_("Where"), writer.told("incident.places")),
            (_("What happened"), _acts(writer)),
            (_("Bruises, wounds or pain"), writer.told("incident.injury")),
        )
    )
    last = _last(happenings(writer))
    if last:
        yield Heading(_("Time by time"))
        yield times_table(writer, last)
    signs = writer.answers.safety.signs
    known = [f"{PAPER}.sign.{one.removeprefix('signs.')}" for one in signs] if isinstance(signs, tuple) else []
    told = tuple(writer.sentence(one) for one in known if one in writer.library.sentences)
    if told:
        yield Heading(_("Signs of danger"))
        yield Para("; ".join(told) + ".")
    chosen = writer.answers.wishes.requests
    asked = [one for one in writer.group("statement", "request") if isinstance(chosen, tuple) and one.id in chosen]
    if asked:
        yield Heading(_("What is asked for"))
        yield Para(" ".join(writer.law(one.text) for one in asked))
    if papers.reach:
        yield Facts((reach(writer), *no_contact(writer)))


def _acts(writer: Writer) -> str:
    return "; ".join(writer.sentence(f"acts.{act.value}") for act in all_acts(writer.answers.incident))


def _last(times: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """The newest times, as many as leave the sheet on one page; the others stand on the statement."""
    newest = tuple(sorted(times, key=_day, reverse=True))
    return newest[: _FEW if sum(len(t.words + t.witnesses + t.evidence) for t in newest[:_FEW]) < _SHORT else 1]


def _day(one: Happening) -> date:
    return one.when.latest if isinstance(one.when, RoughDate) else date.min
