"""The runner: rivals in turn, ratios within a round, one round thrown away."""

from __future__ import annotations

import pytest

from bench.rounds import Spread, Work, in_turn, ratio


def _costing(name: str, seen: list[str], costs: list[float]) -> Work:
    left = iter(costs)

    def work() -> float:
        seen.append(name)
        return next(left)

    return work


def test_rivals_take_turns_and_the_order_turns_round() -> None:
    """Neither always runs behind the other, and the first round is not counted."""
    seen: list[str] = []
    costs = in_turn(
        {"a": _costing("a", seen, [90, 1, 2, 3]), "b": _costing("b", seen, [90, 4, 5, 6])},
        3,
    )
    assert "".join(seen) == "baabbaab"
    assert costs == {"a": [1, 2, 3], "b": [4, 5, 6]}


def test_a_spread_is_median_least_and_most() -> None:
    """One round that was disturbed does not move the figure."""
    assert Spread.of([5, 1, 900]) == Spread(5, 1, 900)


def test_a_ratio_is_made_within_each_round() -> None:
    """A machine that is busy for one round is busy for both: the ratio of that round is as good as the others."""
    assert ratio([1, 10, 1], [2, 20, 2]) == Spread(0.5, 0.5, 0.5)


def test_nothing_measured_is_no_figure() -> None:
    """No round, or rounds that do not pair, are refused."""
    with pytest.raises(ValueError, match="round"):
        in_turn({}, 0)
    with pytest.raises(ValueError, match="round"):
        Spread.of([])
    with pytest.raises(ValueError, match="rounds"):
        ratio([1], [1, 2])
