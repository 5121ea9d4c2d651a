"""Chance that a test can repeat."""

from __future__ import annotations

import random
from collections.abc import Callable


class Chance:
    """Draws numbers below a bound like ``secrets.randbelow``, the same in every run, and counts them."""

    def __init__(self, seed: int) -> None:
        self._draw: Callable[[int], int] = random.Random(seed).randrange  # noqa: S311  a test repeats itself
        self.drawn = 0

    def __call__(self, below: int) -> int:
        self.drawn += 1
        return self._draw(below)
