"""The figures that are kept: the page shows them, and each part can be run."""

from __future__ import annotations

from bench.__main__ import FULL, PAGE, PARTS, RESULTS
from bench.figures import from_json, table


def test_the_page_shows_the_kept_figures() -> None:
    """Results and documentation were written together, machine included."""
    about, figures = from_json(RESULTS.read_text(encoding="utf-8"))
    page = PAGE.read_text(encoding="utf-8")
    assert table(figures.values()) in page
    for name in ("machine", "versions"):
        assert f"- {name}: {about[name]}" in page


def test_a_key_names_one_figure() -> None:
    """Two figures under one key would hide one of them from the comparison."""
    _, figures = from_json(RESULTS.read_text(encoding="utf-8"))
    assert len(figures) == RESULTS.read_text(encoding="utf-8").count('"key":')
    assert {key.partition(".")[0] for key in figures} <= {*PARTS, *FULL}, "nothing could not measure that part again"
