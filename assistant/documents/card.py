"""The pocket card: numbers to call, dressed as a list of prices; whoever finds it reads a shopping list."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.model import Document, Para, Slip
from assistant.documents.writing import NEUTRAL_TITLE, Case, Writer
from assistant.domain.text import Language

PAPER = "card"
WORDS_OF_CARD = f"{PAPER}.note.which"  # the note that names the words of the card, which differ by its language
_LINES = 5
_CONFIRMED = "confirmed"


def card(case: Case, language: Language) -> Document:
    """Return the card. How to read it stands on the page before the paper, never on the paper itself."""
    writer = Writer(case, language)
    heading = writer.library.papers[PAPER].title.in_language(language)
    slip = Slip(heading, tuple(_rows(writer)), _LINES)
    how = Para(writer._("Cut along the line. Fold in the middle."), small=True)
    return Document(language, NEUTRAL_TITLE[language], heading, (how, slip), heading)


def _rows(writer: Writer) -> Iterator[tuple[str, str]]:
    """A word that begins like the service, and its short number with a nought behind, as a price."""
    services = {one.id: one for one in writer.library.services}
    for word in writer.group(PAPER, "line"):
        service = services.get(word.id.removeprefix(f"{PAPER}."))
        if service is not None and service.confidence == _CONFIRMED:
            yield writer.law(word.text), f"{service.phones[0]}0"
