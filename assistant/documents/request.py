"""The ready request to the police: keep order while she takes her things from the shared home."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.content.library import Library
from assistant.documents.model import Block, Document, Facts, Heading, Items, Para
from assistant.documents.writing import NEUTRAL_TITLE
from assistant.domain.answers import Answers
from assistant.domain.text import N_, Language
from assistant.locale import translator

_TOPIC = "police-request"
_BOXES = ("police-request.hygiene", "police-request.clothes", "police-request.documents")
_PARAGRAPHS = ("police-request.ask", "police-request.law")
_FACTS = (
    N_("The person who harms me"),
    N_("Address of the shared home"),
    N_("Day and hour that suit me"),
    N_("How to reach me safely"),
    N_("Date"),
    N_("Signature"),
)


def request_to_police(answers: Answers, language: Language, library: Library) -> Document:
    """Return the request. ``language`` is the paper's own; offices read Kazakh and Russian."""
    topic = library.topics[_TOPIC]
    return Document(
        language=language,
        title=NEUTRAL_TITLE[language],
        heading=topic.title.in_language(language),
        blocks=tuple(_blocks(answers, language, library)),
        foot=translator(language)(N_("Free form: the law names no official form.")),
    )


def _blocks(answers: Answers, language: Language, library: Library) -> Iterator[Block]:
    say = translator(language)
    held = {item.id: item.text.in_language(language) for item in library.topics[_TOPIC].items}
    papers = answers.papers
    yield Facts(((say(N_("To the police station")), ""), (say(N_("My name")), papers.own_name)))
    for one in _PARAGRAPHS:
        yield Para(held[one])
    yield Heading(say(N_("What I take")))
    yield Items(tuple(held[one] for one in _BOXES), boxes=True)
    known = {_FACTS[0]: papers.other_name, _FACTS[3]: papers.reach}
    yield Facts(tuple((say(name), known.get(name, "")) for name in _FACTS))
