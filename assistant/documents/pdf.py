"""A document as a PDF (PDF/UA-1, tagged, without dates and names in it). The only module that knows WeasyPrint."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from functools import cache, lru_cache
from pathlib import Path
from threading import BoundedSemaphore, Event

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from assistant.documents.apart import Contents, Printer, TooMuch
from assistant.documents.common import after, before, parts
from assistant.documents.finish import finish
from assistant.documents.html import sheet
from assistant.documents.model import Document
from assistant.domain.text import Language

_STYLE = Path(__file__).parent / "paper.css"
_WAITING = 5
# By the clock, waiting and a busy machine included; what a paper may cost is told to the process that makes it
# (``assistant.documents.maker``). A proxy waits a little longer than this.
_SECONDS = 90
_MORE_SECONDS = 3
_KEPT = 16  # pages that are everybody's: languages, sizes, the place among the pages
_YOUNG = 1  # the generations of what was made since the last search

# Pango's font map is not thread-safe: one thread renders, and only that thread holds the font configuration.
_renderer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paper")
_places = BoundedSemaphore(_WAITING)
_printer = Printer()
_apart = Event()


class Busy(Exception):
    """Too many papers are being made: try again in a moment."""


def pdf(*documents: Document, contents: Contents | None = None) -> bytes:
    """Return papers as the bytes of one PDF, each with its own page numbers; nothing touches the disk.

    ``contents`` makes the page that stands first, from the number of pages of each paper.

    Raises ``Busy`` when five papers are waiting already, or when making one takes too much time or memory.
    """
    if not _places.acquire(blocking=False):
        raise Busy
    seconds = _SECONDS + _MORE_SECONDS * (len(documents) - 1)
    task = _renderer.submit(_made, documents, contents, seconds)
    task.add_done_callback(lambda _: _places.release())
    try:
        return task.result(timeout=seconds)
    except (FutureTimeout, TooMuch):
        raise Busy from None


def keep_apart() -> None:
    """From now on papers are made by a process of their own, which ends alone; call it after the last fork."""
    _apart.set()


def _made(documents: tuple[Document, ...], contents: Contents | None, seconds: float) -> bytes:
    return _printer.make(documents, contents, seconds) if _apart.is_set() else render(documents, contents)


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _style() -> weasyprint.CSS:
    return weasyprint.CSS(string=_STYLE.read_text(encoding="utf-8"), font_config=_fonts())


def render(documents: tuple[Document, ...], contents: Contents | None) -> bytes:
    """The work itself, in this process, on this thread.

    Nothing is searched for garbage meanwhile, for there is none yet; then all of it goes at once, her words included.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        return _made_here(documents, contents)
    finally:
        gc.collect(_YOUNG)
        if searching:
            gc.enable()


def _made_here(documents: tuple[Document, ...], contents: Contents | None) -> bytes:
    laid = [_lay_out(document) for document in documents]
    if contents is not None:
        documents = (contents([len(one.pages) for one in laid]), *documents)
        laid.insert(0, _lay_out(documents[0]))
    languages = [document.language for document, one in zip(documents, laid, strict=True) for _ in one.pages]
    together = laid[0].copy([page for one in laid for page in one.pages])
    file = together.write_pdf(pdf_variant="pdf/ua-1", finisher=lambda _, objects: finish(objects, languages))
    return bytes(file)


def _lay_out(document: Document) -> weasyprint.Document:
    """Lay out a paper; the pages that are the same for everybody once for all."""
    own, common = parts(document)
    if common is None:
        return _laid(document)
    more = len(_common_pages(common, 1))
    laid = _laid(before(own, more))
    first = len(laid.pages) - more
    return laid.copy([*laid.pages[:first], *_common_pages(common, first)])


@lru_cache(maxsize=_KEPT)
def _common_pages(common: Document, empty: int) -> tuple[weasyprint.Page, ...]:
    """Everybody's pages, behind so many of hers. What comes here stays: nothing of a person may."""
    return tuple(_laid(after(common, empty)).pages[empty:])


def _laid(document: Document) -> weasyprint.Document:
    source = weasyprint.HTML(string=sheet(document), url_fetcher=URLFetcher(allowed_protocols=()))
    return source.render(stylesheets=[_style()], font_config=_fonts())


def warm_up() -> None:
    """Load fonts and styles before the first person waits for them."""
    pdf(Document(Language.KK, "-", "-", (), "-"))
