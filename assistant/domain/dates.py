"""Dates that a person remembers only roughly: a day, a month or a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_HOUR = re.compile(r"^(\d{1,2})(?::00)?$", re.ASCII)
EARLIEST_YEAR = 1950


@dataclass(frozen=True, slots=True)
class RoughDate:
    """A day, a month or a year; ``str()`` gives ``2026-10-10``, ``2026-10`` or ``2026``.

    Raises ``ValueError`` for a day or month that no calendar has, and for a year before 1950.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year < EARLIEST_YEAR or self.year > 9998:
            raise ValueError(f"year {self.year} is outside {EARLIEST_YEAR} to 9998")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> RoughDate:
        """Read ``2026-10-10``, ``2026-10`` or ``2026``; anything else is a ``ValueError``."""
        found = _FORM.match(text)
        if found is None:
            raise ValueError(f"{text!r} is not a date of the form 2026-10-10, 2026-10 or 2026")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def earliest(self) -> date:
        """The first day that this can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Hour:
    """A full hour of the day, 0 to 23; ``str()`` gives ``18:00``. ``ValueError`` for any other."""

    number: int

    def __post_init__(self) -> None:
        if not 0 <= self.number <= 23:
            raise ValueError(f"hour {self.number} is outside 0 to 23")

    @classmethod
    def parse(cls, text: str) -> Hour:
        """Read ``18:00`` or ``18``; anything else is a ``ValueError``."""
        found = _HOUR.match(text)
        if found is None:
            raise ValueError(f"{text!r} is not an hour of the form 18:00")
        return cls(int(found[1]))

    def __str__(self) -> str:
        return f"{self.number:02d}:00"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that an event can have happened on, both ends included."""

    first: date
    last: date

    def touches(self, since: date | None, until: date | None) -> bool:
        """Whether any day of the span lies between ``since`` and ``until`` (``None``: open)."""
        return (since is None or self.last >= since) and (until is None or self.first <= until)
