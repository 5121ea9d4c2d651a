"""Packs what is sent: Brotli where the browser takes it, else gzip, else nothing.

A long page is packed twice: the second time takes ten milliseconds and saves a tenth, which a slow line feels.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache

import brotli
import zopfli.gzip
from flask import Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from assistant.domain.text import Language

_PACK_FROM = 500  # bytes: below, packing costs more than it saves
_LONGEST = 200  # characters of what a browser says that it takes
_WINDOW = 16  # 64 kB: a larger window costs time, and a page that is longer is packed thoroughly anyway
_QUICK = 5  # of 11: as quick as gzip for a page, and a tenth smaller
_THOROUGH = 10  # a tenth smaller again, for ten times the time
_LONG = 5_500  # bytes packed quickly: above, a page is packed thoroughly
_MOST = 11


def accepted() -> str:
    """``br``, ``gzip`` or nothing: the best that this browser says it takes."""
    return _best_of(request.headers.get("Accept-Encoding", "")[:_LONGEST])


@lru_cache(maxsize=64)
def _best_of(said: str) -> str:
    offered = parse_accept_header(said, Accept)
    return next((one for one in ("br", "gzip") if offered[one] > 0), "")


def packed(body: bytes, encoding: str) -> bytes:
    """Return the packed body of a page."""
    if encoding == "br":
        quick = bytes(brotli.compress(body, quality=_QUICK, lgwin=_WINDOW))
        return bytes(brotli.compress(body, quality=_THOROUGH)) if len(quick) > _LONG else quick
    if encoding == "gzip":
        quick = gzip.compress(body, 9, mtime=0)
        # Three rounds and one cut: some 20 milliseconds; its own choice of rounds would take ten times that.
        return bytes(zopfli.gzip.compress(body, numiterations=3, blocksplittingmax=2)) if len(quick) > _LONG else quick
    return body


@cache
def packed_ahead(body: bytes, encoding: str) -> bytes:
    """Return the packed body of a file, as small as can be: it is packed once and sent to everybody."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=_MOST))
    return bytes(zopfli.gzip.compress(body)) if encoding == "gzip" else body


def mark(response: Response, encoding: str) -> None:
    """Say how the body is packed, and that another browser may get it otherwise."""
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding


def page(body: bytes, language: Language, status: int = 200) -> Response:
    """A page as it is sent: packed, unless it is so short that packing costs more than it saves."""
    encoding = accepted() if len(body) >= _PACK_FROM else ""
    response = Response(packed(body, encoding), status, content_type="text/html; charset=utf-8")
    response.headers["Content-Language"] = language.value
    if encoding:
        mark(response, encoding)
    return response
