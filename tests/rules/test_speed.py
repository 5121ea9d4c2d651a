"""A decision is fast, and leaves nothing of a person behind in what is kept to make it fast."""

from __future__ import annotations

import time

from assistant.content.library import Library, split_reference
from assistant.content.loading import load_library
from assistant.rules.decide import decide
from tests.situations.test_situations import SITUATIONS, told_in

TOLD = [(told_in(situation), situation["day"]) for situation in SITUATIONS.values()]
MOST = 0.002
"""Processor seconds for one decision, on average; about a quarter of it is needed."""


def test_a_decision_takes_less_than_two_thousandths_of_a_second() -> None:
    library = load_library()
    begun = time.process_time()
    for told, day in TOLD:
        decide(told, day, library)
    assert (time.process_time() - begun) / len(TOLD) < MOST


def test_what_is_kept_for_speed_is_the_same_whoever_asked() -> None:
    library = load_library()
    lines, points, split = dict(library._lines), dict(library._points), split_reference.cache_info().currsize
    for told, day in TOLD:
        decide(told, day, library)
    assert (library._lines, library._points) == (lines, points)
    assert split_reference.cache_info().currsize == split


def test_every_line_is_what_looking_it_up_gives(library: Library) -> None:
    """The days on which something changes, and those before and after, in a library that kept nothing."""
    fresh = Library(library.acts, library.versions, measures=library.measures, sentences=library.sentences)
    days = {day for told, day in TOLD} | {change for line in library._lines.values() for change in line.changes}
    for day in days:
        for reference, line in library._lines.items():
            assert line.on(day) == fresh._cited(reference, day)
        for measure in library.measures:
            assert library.points(measure, day) == fresh.points(measure, day)
