"""Counts the pages of a PDF, and adds blank ones so that, printed on both sides, each paper starts on a new sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

_A4 = (595.28, 841.89)  # points


def pages_in(file: bytes) -> int:
    """How many pages a file has."""
    with pikepdf.open(io.BytesIO(file)) as held:
        return len(held.pages)


def for_both_sides(file: bytes, counts: Sequence[int]) -> bytes:
    """Add a blank page behind each paper that ends on a front side. ``counts`` are the pages of each paper, in order.

    What stands before them (a page of contents) is a paper too.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as held:
        before = len(held.pages) - sum(counts)
        ends, at = [], 0
        for count in (before, *counts):
            at += count
            ends += [at] if count % 2 else []
        for end in reversed(ends):
            held.pages.insert(end, _blank(held))
        held.save(out, deterministic_id=False, static_id=True)
    return out.getvalue()


def _blank(held: pikepdf.Pdf) -> pikepdf.Page:
    box = pikepdf.Array([0, 0, *_A4])
    return pikepdf.Page(held.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=box, Resources={})))
