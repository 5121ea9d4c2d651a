"""Which addresses are pages that a person can be sent back to."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"^/(?:[rlcskdexqhyoivwjanfb]|d/[bcvw]|d/b/\d|at(?:/[nqbrsuv]|/q/\d{1,2}|/i(?:/[bc])?|/e(?:/\d{1,2}(?:/o)?)?)?|d/v/\d{1,2}(?:/\d{1,2})?"
    r"|y/[12]|m/\d{1,2}|n/\d{1,2}(?:/f)?|p/\d{1,2}(?:/\d)?(?:/c)?|t/\d{1,2}|t/\d{1,2}/a|[ck]/\d)$"
)


def is_page(address: str) -> bool:
    """Whether an address is one of our own pages, written plainly."""
    return bool(_PAGE.fullmatch(address))
