"""A document as HTML: the same markup for the screen and for the printer."""

from __future__ import annotations

import re

from markupsafe import Markup

from assistant.documents.beside import pairs
from assistant.documents.model import Document
from assistant.documents.shared_pages import turns_over
from assistant.domain.text import N_, Language
from assistant.locale import translator
from assistant.templating import JOINED, environment, unbroken

_LONG = re.compile(r"\S{30,}")
_ZERO_WIDTH_SPACE = "\u200b"
# What names a place in the law: the word and its number, the number and its part, on one line.
_TIED = re.compile(r"(?<=\bст\.) (?=\d)|(?<=\bArt\.) (?=\d)|(?<=-бап) (?=\(\d)|(?<=\d) (?=\(\d)")
_NO_BREAK_SPACE = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"  # looks like a hyphen, and in the file it is one (``assistant.documents.finish``)

_UNBROKEN = str.maketrans({" ": _NO_BREAK_SPACE, "-": NO_BREAK_HYPHEN})

SAMPLE = N_("Sample")
# The printer's tags know elements, not languages: on paper each language has an element of its own, and
# ``assistant.documents.finish`` turns it into a run with its language. On the screen ``span lang`` says it.
RUN_TAGS = {Language.KK: "article", Language.RU: "main", Language.EN: "blockquote"}


def breakable(text: str) -> str:
    """Let very long words break: a zero-width space every 30 characters (CSS alone is quadratic there).

    What a hyphen joins stays on one line (``60-бабына``), and so does an article with its part (``ст. 60 (1)``).
    """
    return unbroken(_tied(text))


def printable(text: str) -> str:
    """The same for the printer, in letters alone: each element within a line costs it as much as a line."""
    return JOINED.sub(lambda joined: joined[0].translate(_UNBROKEN), _tied(text))


def _tied(text: str) -> str:
    tied = _TIED.sub(_NO_BREAK_SPACE, text)
    return _LONG.sub(lambda word: _ZERO_WIDTH_SPACE.join(re.findall(r".{1,30}", word[0])), tied)


def body(document: Document, *, printed: bool = False) -> Markup:
    """The paper's content, without the page around it; ``printed`` marks languages as the printer needs it."""
    template = environment(document.language).get_template("documents/body.html")
    tags = RUN_TAGS if printed else {}
    shown = template.render(
        document=document,
        pairs=pairs(document),
        breakable=printable if printed else breakable,
        tags=tags,
        turns_over=turns_over(document),
    )
    return Markup(shown)  # noqa: S704 -- rendered with autoescape


def sheet(document: Document) -> str:
    """The whole paper as an HTML document, for the printer."""
    template = environment(document.language).get_template("documents/sheet.html")
    marks = {language: translator(language)(SAMPLE) for language in Language}
    return template.render(document=document, body=body(document, printed=True), marks=marks)
