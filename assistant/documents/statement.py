"""The statement to the police: facts, requests, the complaint that only she can make, her signature."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.content.wording import article_text, citations_text
from assistant.documents.entries import account, addendum
from assistant.documents.model import Block, Document, Heading, Items, Para
from assistant.documents.writing import (
    Case,
    Writer,
    addressed,
    requests,
    signed,
    signing,
    what_was_done,
    who_and_when,
)
from assistant.domain.answers import ticked
from assistant.domain.findings import Answer
from assistant.domain.text import N_, Language
from assistant.rules.offences import on_complaint

PAPER = "statement"
# What the law wants to stand there of whoever applies (CPC 181 (1), (2)). By hand: he may read it.
_OF_THE_APPLICANT = (N_("Place of residence or of work"), N_("Identity document"))
_LINES = 12  # on an empty one: what happened fills the first page, requests and signature the second


def statement(case: Case, language: Language) -> Document:
    """Return the statement. It names only what the other person did."""
    writer = Writer(case, language)
    return writer.document(PAPER, _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    yield from addressed(writer, by_hand=_OF_THE_APPLICANT)
    outside = writer.decision.finding("relation").answer is Answer.NO
    yield Para(writer.cited(f"{PAPER}.intro-other" if outside else f"{PAPER}.intro"))
    yield Heading(writer._("What happened"))
    yield who_and_when(writer)
    yield from what_was_done(writer, lines=_LINES)
    yield from account(writer)
    yield from requests(writer, PAPER, writer.answers.wishes.requests)
    yield from _complaint(writer)
    yield from _others(writer)
    yield signing(writer)
    yield from (Para(writer.cited(one.id), small=True) for one in writer.group(PAPER, "notice"))
    yield from signed(writer)
    yield from addendum(writer)


def _complaint(writer: Writer) -> Iterator[Block]:
    """The articles that need her complaint; nothing is ticked for her."""
    offered = on_complaint(writer.decision)
    if not offered:
        return
    chosen = offered.keys() & ticked(writer.answers.wishes.complaints)
    yield Heading(writer._("Complaint"))
    yield Para(writer.cited(f"{PAPER}.complaint"))
    if not chosen:
        yield Para(writer._("Mark the articles. You can leave all of them empty."), small=True)
    for private in (False, True):
        held = [
            article_text(citation, writer.language, writer.decision.day, writer.library)
            for reference, (citation, alone) in offered.items()
            if alone is private and (reference in chosen or not chosen)
        ]
        if held and private:
            yield Heading(writer._("Private prosecution: ask a lawyer first"), 3)
            yield Para(writer.sentence("complaint.cost-risk"), small=True)
        if held:
            yield Items(tuple(held), boxes=not chosen)


def _others(writer: Writer) -> Iterator[Block]:
    """The articles that need no complaint, as a help to whoever registers it."""
    waiting = on_complaint(writer.decision)
    named = {c.reference: c for offence in writer.decision.offences for c in offence.articles}
    rest = [citation for one, citation in named.items() if one not in waiting]
    if rest:
        yield Heading(writer._("Articles that may apply; the authority decides"), 3)
        yield Para(f"{citations_text(rest, writer.language, writer.library)}.", small=True)
