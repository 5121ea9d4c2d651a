"""The digits of a return code: drawn by chance, checked, and written as something that nobody asks about."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from itertools import combinations

from assistant.domain.papers import Disguise
from assistant.privacy.lookalikes import passes_for_something

RANDOM_DIGITS = 17
LENGTH = RANDOM_DIGITS + 1  # and the check digit

# Damm's table: finds every single wrong digit and every swap of two neighbours.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_SEPARATORS = re.compile(r"[\s,.:;x×*/–—-]+", re.IGNORECASE)


def check_digit(digits: str) -> str:
    """Return the digit that completes ``digits``."""
    state = "0"
    for digit in digits:
        state = _DAMM[int(state)][int(digit)]
    return state


def is_whole(digits: str) -> bool:
    """Whether these are the digits of a code, check digit included."""
    return len(digits) == LENGTH and digits.isascii() and digits.isdigit() and check_digit(digits) == "0"


def read(typed: str) -> str:
    """Return the digits of what was typed, however they were set apart; other signs are kept, so that nothing fits."""
    return _SEPARATORS.sub("", typed.strip())[:64]


def new(draw: Callable[[int], int] = secrets.randbelow) -> str:
    """Draw a code that passes for nothing else in any of its disguises. ``draw(n)`` gives a number below n."""
    while True:
        digits = str(draw(10**RANDOM_DIGITS)).zfill(RANDOM_DIGITS)
        code = digits + check_digit(digits)
        if not any(passes_for_something(piece) for disguise in Disguise for piece in pieces(code, disguise)):
            return code


def written(code: str, disguise: Disguise) -> str:
    """Write a code as page numbers, as sizes or as results of matches."""
    return _GLUE[disguise].join(_groups(code, disguise))


def pieces(code: str, disguise: Disguise) -> list[str]:
    """Every run of neighbouring groups of a written code: what a reader's eye, or a search, may take out of it."""
    groups = _groups(code, disguise)
    return [_GLUE[disguise].join(groups[a:b]) for a, b in combinations(range(len(groups) + 1), 2)]


def _groups(code: str, disguise: Disguise) -> list[str]:
    wide, inner = _SHAPE[disguise]
    groups = [code[at : at + wide] for at in range(0, len(code), wide)]
    return [inner.join((group[: wide // 2], group[wide // 2 :])) if inner else group for group in groups]


_SHAPE: dict[Disguise, tuple[int, str]] = {
    Disguise.PAGES: (3, ""),
    Disguise.SIZES: (6, "×"),
    Disguise.SCORES: (2, ":"),
}
_GLUE = {Disguise.PAGES: ", ", Disguise.SIZES: "  ", Disguise.SCORES: "  "}
