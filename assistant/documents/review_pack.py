"""The review pack: every sentence with its law, how sure it is, and room for a lawyer's or a speaker's remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from assistant.content.library import Library, split_reference
from assistant.content.review import Entry, entries_in, file_name
from assistant.documents.html import sheet
from assistant.documents.model import Block, Document, Facts, Heading, Para, Table
from assistant.documents.writing import NEUTRAL_TITLE
from assistant.domain.findings import Confidence
from assistant.domain.text import Language
from assistant.labels import label
from assistant.locale import day_text, translator

_STYLE = Path(__file__).parent / "paper.css"


def review_pack(files: Iterable[Path], library: Library, language: Language, day: date) -> Document:
    """Return the pack. Beside a wording that is not the reference stands the Russian one, which was read."""
    _ = translator(language)
    held = [(file_name(path), entries_in(path)) for path in files]
    blocks: list[Block] = [
        Facts(((_("Name"), ""), (_("Date"), ""))),
        Para(_("Made on {date}.").format(date=day_text(day, language)), small=True),
    ]
    for name, entries in held:
        if entries:
            blocks += [Heading(name), _table(entries, library, language)]
    return Document(language, NEUTRAL_TITLE[language], _("Sentences to check"), tuple(blocks), _("Sentences to check"))


def _table(entries: tuple[Entry, ...], library: Library, language: Language) -> Table:
    _ = translator(language)
    beside = language is not Language.RU
    head = (_("Text"), *(("Русский",) if beside else ()), _("Law"), _("How sure"), _("Remarks"))
    widths = (27, 27, 18, 13, 15) if beside else (45, 20, 15, 20)
    return Table("", head, tuple(tuple(_cells(one, library, language, beside)) for one in entries), widths)


def _cells(entry: Entry, library: Library, language: Language, beside: bool) -> Iterator[str]:
    yield f"{entry.text.in_language(language)} [{entry.id}]"
    if beside:
        yield entry.text.ru
    yield "; ".join(_cite(reference, library, language) for reference in entry.cites) or "—"
    known = entry.confidence in list(Confidence)
    yield translator(language)(label(Confidence(entry.confidence))) if known else entry.confidence
    yield " "


def _cite(reference: str, library: Library, language: Language) -> str:
    act, number, part = split_reference(reference)
    name = library.acts[act].short.in_language(language)
    return f"{name}, {number}" + (f" ({part})" if part else "")


def page_of(document: Document) -> str:
    """The pack as one HTML file that opens and prints anywhere: it asks for nothing else."""
    style = _STYLE.read_text(encoding="utf-8")
    return sheet(document).replace("</head>", f"<style>{style}</style></head>", 1)
