"""Entries in the order of time: for the page of notes and for the paper."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from assistant.domain.answers import Breach, Happening, ticked
from assistant.domain.choices import Told, YesNo
from assistant.domain.dates import Hour, RoughDate

Entry = TypeVar("Entry", Happening, Breach)


def in_time(entries: tuple[Entry, ...] | Told | None) -> tuple[Entry, ...]:
    """The entries by day and hour; those without a day come last, in the order written."""
    return tuple(sorted(ticked(entries), key=_moment))


def _moment(entry: Happening | Breach) -> tuple[date, int]:
    day = entry.when.earliest if isinstance(entry.when, RoughDate) else date.max
    return day, entry.hour.number if isinstance(entry.hour, Hour) else -1


def through_children(entries: tuple[Happening, ...] | tuple[Breach, ...]) -> int:
    """How many entries went through a child, or were seen by one."""
    return sum(entry.child is YesNo.YES for entry in entries)


def police_told(entries: tuple[Happening, ...] | tuple[Breach, ...]) -> int:
    """How many entries the police were told of."""
    return sum(entry.police is YesNo.YES for entry in entries)
