"""Dates that are remembered roughly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from assistant.domain.dates import RoughDate, Span
from tests.generated import rough_dates


@pytest.mark.parametrize(
    ("text", "first", "last", "exact"),
    [
        ("2026-10-10", date(2026, 10, 10), date(2026, 10, 10), True),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), False),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), False),
    ],
)
def test_the_days_that_a_rough_date_can_mean(text: str, first: date, last: date, exact: bool) -> None:
    told = RoughDate.parse(text)
    assert (told.earliest, told.latest, told.exact) == (first, last, exact)


@pytest.mark.parametrize(
    "text",
    ["", "2026-2-1", "2026-02-30", "2026-13", "1949", "9999", "26", "2026-10-10T00:00", " 2026", "2026-10-"],
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        RoughDate.parse(text)


def test_a_day_without_its_month_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        RoughDate(2026, None, 3)


@given(rough_dates())
def test_writing_and_reading_a_date_gives_the_same_date(told: RoughDate) -> None:
    assert RoughDate.parse(str(told)) == told
    assert told.earliest <= told.latest


@pytest.mark.parametrize(
    ("since", "until", "touches"),
    [
        (None, None, True),
        (date(2026, 3, 3), None, True),
        (date(2026, 3, 4), None, False),
        (None, date(2026, 3, 1), True),
        (None, date(2026, 2, 28), False),
        (date(2026, 3, 2), date(2026, 3, 2), True),
    ],
)
def test_a_span_touches_a_period(since: date | None, until: date | None, touches: bool) -> None:
    assert Span(date(2026, 3, 1), date(2026, 3, 3)).touches(since, until) is touches
