"""Lays papers out and prints them, in this process and on this thread. The only module that knows WeasyPrint."""

from __future__ import annotations

import gc
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from assistant.documents.finish import finish
from assistant.documents.html import sheet
from assistant.documents.model import Document
from assistant.documents.printer import Contents
from assistant.documents.shared_pages import after, before, parts

_STYLE = Path(__file__).parent / "paper.css"
_KEPT = 16  # pages that are everybody's: languages, the place among the pages
_SIZES = ("roomy", "close", "closest")  # of the letters of a paper that stays on few pages: ``paper.css`` knows them
_YOUNG = 1  # the generations of what was made since the last search


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
    if document.most:
        return _on_few_pages(document)
    own, common = parts(document)
    if common is None:
        return _laid(document)
    more = len(_common_pages(common, 1))
    laid = _laid(before(own, more))
    first = len(laid.pages) - more
    return laid.copy([*laid.pages[:first], *_common_pages(common, first)])


def _on_few_pages(document: Document) -> weasyprint.Document:
    """Lay out a paper in the largest letters with which it is one page, or stays on as many as it may have.

    Where none do, large print takes the pages that it needs: it stays large.
    """
    tried = []
    for size in _SIZES:
        tried.append(_laid(replace(document, size=size)))
        if len(tried[-1].pages) == 1:
            return tried[-1]
    fitting = (one for one in tried if len(one.pages) <= document.most)
    return next(fitting, tried[0 if document.large else -1])


@lru_cache(maxsize=_KEPT)
def _common_pages(common: Document, empty: int) -> tuple[weasyprint.Page, ...]:
    """Everybody's pages, behind so many of hers. What comes here stays: nothing of a person may."""
    return tuple(_laid(after(common, empty)).pages[empty:])


def _laid(document: Document) -> weasyprint.Document:
    source = weasyprint.HTML(string=sheet(document), url_fetcher=URLFetcher(allowed_protocols=()))
    return source.render(stylesheets=[_style()], font_config=_fonts())
