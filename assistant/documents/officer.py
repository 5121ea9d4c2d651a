"""The officer sheet: one page to copy from, in the order of the official form; nothing about other matters.

Whatever was told, it stays one page: what is long is named as standing in the statement, never cut in the middle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.documents.entries import happenings, times_table
from assistant.documents.model import Block, Document, Facts, Heading, Items, Para, Ruled
from assistant.documents.writing import Case, Writer, no_contact, reach, region, requests
from assistant.domain.answers import Happening, all_acts, ticked
from assistant.domain.dates import RoughDate
from assistant.domain.text import Language

PAPER = "officer"
_FEW, _SHORT = 2, 400  # times, and characters in all of them
_MANY_ACTS = 8
_MANY_REQUESTS = 3


def officer(case: Case, language: Language) -> Document:
    """Return the sheet."""
    writer = Writer(case, language)
    return replace(writer.document(PAPER, _blocks(writer)), most=1)


def _blocks(writer: Writer) -> Iterator[Block]:
    """In the order of the form (Order 163, annex 2): place, names, time, place, what happened; then what helps."""
    _, papers = writer._, writer.answers.papers
    yield Para(writer.sentence(f"{PAPER}.intro"), small=True)
    yield Facts(
        (
            *region(writer),
            (_("The person who was harmed (in the form: victim)"), papers.own_name),
            (_("Who did it (in the form: offender)"), papers.other_name),
            (_("Relation"), writer.told("people.relation")),
            (_("The last time"), writer.told("incident.last_time")),
            (_("Where"), writer.told("incident.places")),
            (_("What happened"), _acts(writer)),
        )
    )
    yield from _times(writer)
    yield Facts(
        (
            (_("Bruises, wounds or pain"), writer.told("incident.injury")),
            (_("Date of birth of that person"), ""),
        )
    )
    yield from _signs(writer)
    yield from _asked(writer)
    yield Facts((reach(writer), *no_contact(writer, boxes=not all_acts(writer.answers.incident))))


def _signs(writer: Writer) -> Iterator[Block]:
    known = [f"{PAPER}.sign.{one.removeprefix('signs.')}" for one in ticked(writer.answers.safety.signs)]
    told = tuple(writer.sentence(one) for one in known if one in writer.library.sentences)
    if told:
        yield Heading(writer._("Signs of danger"))
        yield Para("; ".join(told) + ".")


def _asked(writer: Writer) -> Iterator[Block]:
    """What she asks for; on an empty sheet every request with a box; where all is told but this, nothing."""
    chosen = writer.answers.wishes.requests
    asked = [one for one in writer.group("statement", "request") if one.id in ticked(chosen)]
    if asked:
        yield Heading(writer._("What is asked for"))
        lines = [writer.law(one.text) for one in asked[:_MANY_REQUESTS]]
        more = (writer._("The other requests stand in the statement."),) if len(asked) > _MANY_REQUESTS else ()
        yield Items((*lines, *more))
    elif not all_acts(writer.answers.incident) and not happenings(writer):
        yield from requests(writer, "statement", chosen, law=False)


def _acts(writer: Writer) -> str:
    told = all_acts(writer.answers.incident)
    named = [writer.sentence(f"acts.{act.value}") for act in told[:_MANY_ACTS]]
    more = [writer._("the other acts stand in the statement")] if len(told) > _MANY_ACTS else []
    return "; ".join((*named, *more))


def _times(writer: Writer) -> Iterator[Block]:
    """The newest times, where they are short; long ones stand in the statement."""
    newest = tuple(sorted(happenings(writer), key=_day, reverse=True))[:_FEW]
    if newest and sum(len(t.words + t.witnesses + t.evidence) for t in newest) < _SHORT:
        yield times_table(writer, newest)
    elif newest:
        yield Para(writer._("What happened each time stands in the statement."))
    elif not all_acts(writer.answers.incident):
        yield Ruled(3)


def _day(one: Happening) -> date:
    return one.when.latest if isinstance(one.when, RoughDate) else date.min
