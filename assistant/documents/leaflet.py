"""A leaflet: an information page as a paper, the same points in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.content.library import Library, sentence_holds
from assistant.content.records import InfoPage, Item, Part, Sentence, Service
from assistant.content.wording import citations_text
from assistant.directory import phones_of
from assistant.documents.model import Block, Document, Heading, Items, Para, Table
from assistant.documents.writing import NEUTRAL_TITLE, Writer, blank_case, item_line
from assistant.domain.findings import Citation
from assistant.domain.text import Language, Text
from assistant.locale import numeric_day


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a page as it is shown: sentences and items in their order, and services."""

    title: Text
    points: tuple[Sentence | Item, ...]
    services: tuple[Service, ...]


def parts_of(library: Library, page: InfoPage, day: date, *, full: bool) -> tuple[Shown, ...]:
    """What of a page is true on a day; the short version has its own points only."""
    held = (_part(library, part, day, full=full) for part in page.parts)
    return tuple(part for part in held if part.points or part.services)


def _part(library: Library, part: Part, day: date, *, full: bool) -> Shown:
    wanted = part.points if full else part.short
    held = [library.said(one, day) for one in wanted]
    true = [one for one in held if isinstance(one, Item) or sentence_holds(one, day)]
    return Shown(part.title, tuple(true), library.services_named(part.services))


def cited(library: Library, parts: tuple[Shown, ...], day: date) -> tuple[Citation, ...]:
    """The articles that the points rest on, each once."""
    named = dict.fromkeys(c for part in parts for p in part.points if isinstance(p, Sentence) for c in p.cites)
    return library.citations(named, day)[0]


def leaflet(library: Library, page: InfoPage, language: Language, day: date) -> Document:
    """Return a page as a paper, in full."""
    writer = Writer(blank_case(library, day), language)
    heading = page.title.in_language(language)
    return Document(language, NEUTRAL_TITLE[language], heading, tuple(_blocks(writer, page)), writer.foot())


def _blocks(writer: Writer, page: InfoPage) -> Iterator[Block]:
    _, library, day, language = writer._, writer.library, writer.decision.day, writer.language
    parts = parts_of(library, page, day, full=True)
    yield Para(page.lead.in_language(language), strong=True)
    for part in parts:
        yield Heading(part.title.in_language(language))
        if part.services:
            rows = tuple(_service(one, language) for one in part.services)
            yield Table("", (_("Number"), _("Who"), _("Note")), rows, (25, 24, 51))
        if part.points:
            yield Items(tuple(_point(writer, one) for one in part.points))
    articles = cited(library, parts, day)
    if articles:
        yield Heading(_("By which law"))
        checked = numeric_day(min(one.read_on for one in articles))
        yield Para(f"{citations_text(articles, language, library)}.", small=True)
        yield Para(_("Checked on {date}.").format(date=checked), small=True)
    yield Para(_("Steps without an article come from the practice of those who help."), small=True)


def _service(one: Service, language: Language) -> tuple[str, str, str]:
    note = one.note.in_language(language) if one.note else ""
    return phones_of(one), one.name.in_language(language), note


def _point(writer: Writer, one: Sentence | Item) -> str:
    return item_line(one, writer.language) if isinstance(one, Item) else writer.law(one.text)
