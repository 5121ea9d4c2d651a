"""Makes PDFs (PDF/UA-1, tagged, without dates and names in them), one at a time; a few may wait, others are told to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from threading import BoundedSemaphore, Event

from assistant.documents.model import Document
from assistant.documents.printer import Contents, Printer, TooMuch
from assistant.domain.text import Language

_WAITING = 5
# By the clock, waiting and a busy machine included; what a paper may cost is told to the process that makes it
# (``assistant.documents.maker``). A proxy waits a little longer than this.
_SECONDS = 90
_MORE_SECONDS = 3

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


def process_apart() -> int | None:
    """The number of the process that makes papers for this one, ``None`` where there is none."""
    return _printer.number


def _made(documents: tuple[Document, ...], contents: Contents | None, seconds: float) -> bytes:
    if _apart.is_set():
        return _printer.make(documents, contents, seconds)
    # Not needed by a server that has its papers made apart: a third of a second, and 30 MB in each of its processes.
    from assistant.documents.layout import render  # noqa: PLC0415

    return render(documents, contents)


def warm_up() -> None:
    """Load fonts and styles before the first person waits for them."""
    pdf(Document(Language.KK, "-", "-", (), "-"))
