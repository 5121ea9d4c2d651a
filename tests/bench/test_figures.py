"""What is kept, what counts as worse, and the table in the documentation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.figures import Figure, failures, from_json, merged, missing, table, to_json, write_table
from bench.rounds import Spread


def _at(value: float) -> Spread:
    return Spread(value, value, value)


COST = Figure("cost", "Pages", "a page", "ms", _at(2), "bare", _at(1), _at(2), 4)
RATE = Figure("rate", "Pages", "pages", "1/s", _at(30), "bare", _at(100), _at(0.3), 0.28, more=True)


def test_what_was_written_is_read_again() -> None:
    """Figures come back as they were, those without a rival too."""
    alone = Figure("alone", "Pages", "a decision", "ms", Spread(1, 0.5, 2))
    about, figures = from_json(to_json({"day": "2026-11-23"}, [COST, RATE, alone]))
    assert about == {"day": "2026-11-23"}
    assert list(figures.values()) == [COST, RATE, alone]


@pytest.mark.parametrize(
    ("kept", "now", "red"),
    [
        (COST, _at(2.29), False),
        (COST, _at(2.31), True),
        (COST, _at(1), False),
        (RATE, _at(0.262), False),
        (RATE, _at(0.26), True),
        (RATE, _at(0.9), False),
    ],
)
def test_more_than_15_percent_worse_is_red(kept: Figure, now: Spread, *, red: bool) -> None:
    """A cost that grows and a rate that falls; what grew better never is."""
    measured = replace(kept, ratio=now)
    assert failures([measured], {kept.key: kept}) == ([measured] if red else [])


def test_what_another_machine_changes_is_not_guarded() -> None:
    """Milliseconds alone, and ratios marked as shown only, stay out of it; so does what is new."""
    alone = replace(COST, ratio=None, other=None)
    slower = replace(alone, ours=_at(99))
    assert failures([slower], {"cost": alone}) == []
    assert failures([replace(COST, ratio=_at(99), guarded=False)], {"cost": COST}) == []
    assert failures([COST], {}) == []


def test_a_figure_that_is_gone_is_noticed() -> None:
    """A rival that could not be run must not look like a pass."""
    assert missing([COST], {"cost": COST, "rate": RATE}) == ["rate"]


def test_goals_say_which_way_is_better() -> None:
    """At most for a cost, at least for a rate; the ratio is judged where there is one."""
    assert COST.met is True
    assert replace(COST, ratio=_at(4.1)).met is False
    assert RATE.met is True
    assert replace(RATE, ratio=_at(0.27)).met is False
    assert replace(COST, goal=None).met is None
    assert replace(COST, ratio=None, other=None, goal=1).met is False


def test_the_table_shows_what_failed() -> None:
    """A goal that is not reached stands in the table as plainly as one that is."""
    shown = table([COST, replace(RATE, ratio=Spread(0.1, 0.05, 0.2))])
    assert "≤ 4.00 yes" in shown
    assert "0.100 (0.050 – 0.200)" in shown
    assert "≥ 0.280 **no**" in shown


def test_the_page_keeps_what_stands_around_the_tables(tmp_path: Path) -> None:
    """Only what lies between the marks is written anew, and a page without marks is refused."""
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n", encoding="utf-8")
    for _ in range(2):
        write_table(page, {"day": "2026-11-23"}, [COST])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("<!-- /figures -->\nafter\n")
    assert "old" not in text
    assert text.count("- day: 2026-11-23") == 1
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="has no"):
        write_table(page, {}, [COST])


def test_parts_that_were_not_measured_keep_their_figures() -> None:
    """Parts stay in their order; of a part that was measured again nothing old is left."""
    cost, gone = replace(COST, key="pages.cost"), replace(RATE, key="pages.gone")
    other = replace(COST, key="papers.one", group="Papers")
    kept = {one.key: one for one in (other, cost, gone)}
    newer = replace(cost, ours=_at(9), taken="today")
    order = ("pages", "papers", "growth")
    assert merged([newer], kept, order) == [newer, other]
    assert merged([replace(other, key="growth.new")], kept, order)[:3] == [cost, gone, other]
    assert "Taken today." in table([newer])
