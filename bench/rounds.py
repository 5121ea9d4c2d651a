"""Runs rivals in turn, A B A B …, and says what each costs and how they compare; knows nothing of what they do."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Work = Callable[[], float]  # does its work once and returns what it cost


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of the rounds, and the least and the most of them."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """``ValueError`` without values."""
        if not values:
            raise ValueError("no round was run")
        return cls(statistics.median(values), min(values), max(values))


def in_turn(rivals: Mapping[str, Work], rounds: int) -> dict[str, list[float]]:
    """Return what each rival cost in each round.

    Every round runs all of them, so that a machine that is busy for a while is busy for all; every second round turns
    the order round, because the second of two finds warmer caches. One round before the first is thrown away.
    """
    if rounds < 1:
        raise ValueError("at least one round")
    costs: dict[str, list[float]] = {name: [] for name in rivals}
    for number in range(-1, rounds):
        order = list(rivals) if number % 2 == 0 else list(rivals)[::-1]
        for name in order:
            gc.collect()
            cost = rivals[name]()
            if number >= 0:
                costs[name].append(cost)
    return costs


def ratio(ours: Sequence[float], other: Sequence[float]) -> Spread:
    """Ours divided by the other, round by round: both of a round met the same machine."""
    if len(ours) != len(other):
        raise ValueError("not the same number of rounds")
    return Spread.of([one / two for one, two in zip(ours, other, strict=True)])
