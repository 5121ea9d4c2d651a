"""A document as HTML: the same markup for the screen and for the printer."""

from __future__ import annotations

import re

from markupsafe import Markup

from assistant.documents.model import Document
from assistant.templating import environment

_LONG = re.compile(r"\S{30,}")
_ZERO_WIDTH_SPACE = "\u200b"


def breakable(text: str) -> str:
    """Let very long words break: a zero-width space every 30 characters (CSS alone is quadratic there)."""
    return _LONG.sub(lambda word: _ZERO_WIDTH_SPACE.join(re.findall(r".{1,30}", word[0])), text)


def body(document: Document) -> Markup:
    """The paper's content, without the page around it."""
    template = environment(document.language).get_template("documents/body.html")
    return Markup(template.render(document=document, breakable=breakable))  # noqa: S704 -- rendered with autoescape


def sheet(document: Document) -> str:
    """The whole paper as an HTML document, for the printer."""
    template = environment(document.language).get_template("documents/sheet.html")
    return template.render(document=document, body=body(document), breakable=breakable)
