"""The ready request to the police: keep order while she takes her things from the shared home."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.model import Block, Document, Facts, Heading, Items, Para
from assistant.documents.writing import Case, Writer, addressed, signed, signing
from assistant.domain.text import Language

PAPER = "keep-order"


def keep_order(case: Case, language: Language) -> Document:
    """Return the request; the law names three kinds of things, and it names no others."""
    writer = Writer(case, language)
    return writer.document(PAPER, _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    _, papers = writer._, writer.answers.papers
    yield from addressed(writer)
    yield from (Para(writer.law(one.text)) for one in writer.group(PAPER, "intro"))
    yield Facts(
        (
            (_("Who did it"), papers.other_name),
            (_("Address of the shared home"), ""),
            (_("Day and hour that suit me"), ""),
        )
    )
    yield Heading(_("What I take"))
    yield Para(_("Mark what fits."), small=True)
    yield Items(tuple(writer.law(one.text) for one in writer.group(PAPER, "line")), boxes=True)
    yield signing(writer)
    yield from signed(writer)
