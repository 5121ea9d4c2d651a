"""The last page: it needs no template, no store and no session, for when everything else fails."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

from assistant.domain.text import N_, Language
from assistant.locale import translator
from assistant.privacy import headers

_TITLE = N_("Page")
_LEAVE = N_("Leave this page")
_TEXTS = (N_("This did not work"), N_("Wait a little and try again."))
_REASONS = {
    400: "Bad Request",
    403: "Forbidden",
    408: "Request Timeout",
    413: "Content Too Large",
    414: "URI Too Long",
    417: "Expectation Failed",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
}


@cache
def plain_page(languages: tuple[Language, ...] = tuple(Language), stylesheet: str = "") -> str:
    """The page in these languages, the first being the document's own. The way out stands first in each of them."""
    first = languages[0]
    style = f'<link rel="stylesheet" href="{escape(stylesheet)}">\n' if stylesheet else ""
    parts = "\n".join(_part(language, whole=language == first) for language in languages)
    return (
        f'<!doctype html>\n<html lang="{first.value}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{escape(translator(first)(_TITLE))}</title>\n'
        f'<link rel="icon" href="data:,">\n{style}</head>\n<body>\n{parts}\n</body>\n</html>\n'
    )


def _part(language: Language, *, whole: bool) -> str:
    """One language: the bar at the top once, as on every page, and a plain link for each other reader."""
    say = translator(language)
    kind = ' class="leave" id="leave"' if whole else ""
    link = f'<a{kind} href="/exit" rel="nofollow noreferrer">{escape(say(_LEAVE))}</a>'
    head, text = (escape(say(sentence)) for sentence in _TEXTS)
    return f'<div lang="{language.value}">\n{link}\n<h1>{head}</h1>\n<p>{text}</p>\n</div>'


def raw_answer(status: int, *, behind_tls: bool, languages: Iterable[Language] = Language) -> bytes:
    """The whole answer as bytes, for a server that must speak before any request could be read."""
    body = plain_page(tuple(languages)).encode()
    lines = [
        f"HTTP/1.1 {status} {_REASONS[status]}",
        "Connection: close",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers.for_response(asset=False, behind_tls=behind_tls).items()),
    ]
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + body
