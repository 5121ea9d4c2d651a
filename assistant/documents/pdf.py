"""A document as a PDF (PDF/UA-1, tagged, without dates and names in it). The only module that knows WeasyPrint."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

import pikepdf
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from assistant.documents.html import sheet
from assistant.documents.model import Document
from assistant.domain.text import Language

_STYLE = Path(__file__).parent / "paper.css"
_WAITING = 5
_SECONDS = 20

# Pango's font map is not thread-safe: one thread renders, and only that thread holds the font configuration.
_renderer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paper")
_places = BoundedSemaphore(_WAITING)


class Busy(Exception):
    """Too many papers are being made: try again in a moment."""


def pdf(document: Document) -> bytes:
    """Return the paper as PDF bytes; nothing touches the disk.

    Raises ``Busy`` when five papers are waiting already, or when one takes longer than 20 seconds.
    """
    if not _places.acquire(blocking=False):
        raise Busy
    task = _renderer.submit(_render, document)
    task.add_done_callback(lambda _: _places.release())
    try:
        return task.result(timeout=_SECONDS)
    except FutureTimeout:
        raise Busy from None


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _style() -> weasyprint.CSS:
    return weasyprint.CSS(string=_STYLE.read_text(encoding="utf-8"), font_config=_fonts())


def _render(document: Document) -> bytes:
    source = weasyprint.HTML(string=sheet(document), url_fetcher=URLFetcher(allowed_protocols=()))
    raw = io.BytesIO()
    source.write_pdf(raw, stylesheets=[_style()], font_config=_fonts(), pdf_variant="pdf/ua-1")
    return _clean(raw)


def _clean(raw: io.BytesIO) -> bytes:
    """Take out who made it, and finish the tags that WeasyPrint leaves open."""
    out = io.BytesIO()
    with pikepdf.open(raw) as held:
        with held.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta.pop("pdf:Producer", None)
        if "/Producer" in held.docinfo:
            del held.docinfo["/Producer"]
        _scope_headers(held)
        held.save(out, deterministic_id=False, static_id=True)
    return out.getvalue()


def _scope_headers(held: pikepdf.Pdf) -> None:
    """Give every table heading its scope, and list every id (PDF/UA-1, 7.5 and 7.1)."""
    root = held.Root.get("/StructTreeRoot")
    if root is None:
        return
    ids: list[tuple[bytes, pikepdf.Object]] = []
    stack = [root]
    while stack:
        node = stack.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if node.get("/S") == pikepdf.Name.TH:
            node.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Column)
        if "/ID" in node:
            ids.append((bytes(node.ID), node))
        kids = node.get("/K")
        stack += list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []
    if ids:
        pairs = pikepdf.Array()
        for key, node in sorted(ids, key=lambda pair: pair[0]):
            pairs.append(pikepdf.String(key))
            pairs.append(node)
        root.IDTree = held.make_indirect(pikepdf.Dictionary(Names=pairs))


def warm_up() -> None:
    """Load fonts and styles before the first person waits for them."""
    pdf(Document(Language.KK, "-", "-", (), "-"))
