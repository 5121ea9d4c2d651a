"""The confidential annex: what the other person must not see, in a file of its own."""

from __future__ import annotations

from assistant.documents.model import Document, Facts, Para
from assistant.documents.writing import Case, Writer, signature
from assistant.domain.text import Language

PAPER = "annex"


def annex(case: Case, language: Language) -> Document:
    """Return the annex."""
    writer = Writer(case, language)
    _, apart = writer._, case.answers.apart
    return writer.document(
        PAPER,
        (
            Para(writer.sentence(f"{PAPER}.intro"), strong=True),
            Para(writer.sentence(f"{PAPER}.private")),
            Facts(
                (
                    (_("My name"), case.answers.papers.own_name),
                    (_("My address"), apart.address),
                    (_("My phone"), apart.phone),
                    (_("A word by which I know who calls"), apart.code_word),
                    (_("The centre or the people where I stay"), apart.shelter),
                    (_("School or kindergarten of the children"), apart.school),
                )
            ),
            Para(writer.sentence(f"{PAPER}.note.unsure"), small=True),
            signature(writer),
        ),
    )
