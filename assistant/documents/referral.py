"""The application for social services, by the person or on her behalf; the acts themselves stay out of it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.model import Block, Document, Facts, Para, Ruled
from assistant.documents.writing import Case, Writer, addressed, region, requests, signature, signing
from assistant.domain.choices import ForWhom
from assistant.domain.text import N_, Language

PAPER = "referral"
_SERVICES = N_("To the social protection body or the family support centre")


def referral(case: Case, language: Language) -> Document:
    """Return the application."""
    writer = Writer(case, language)
    return writer.document(PAPER, _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    _ = writer._
    yield from addressed(writer, _SERVICES)
    yield from (Para(writer.cited(one.id)) for one in writer.group(PAPER, "intro"))
    if writer.answers.people.for_whom in (ForWhom.CHILD, ForWhom.ADULT):
        yield Para(writer.sentence(f"{PAPER}.other"))
        yield Ruled(2)
    yield Facts(
        (
            *region(writer),
            (_("Children: number and ages"), writer.told("support.child_ages")),
            (_("What is needed first"), writer.told("support.needs")),
        )
    )
    yield from requests(writer, PAPER, writer.answers.wishes.requests)
    yield signing(writer)
    yield signature(writer)
