"""Numbers of a week, in memory alone until the week is over; what is small is dropped before anything is written.

All processes of one server share the memory: it is made before they are forked (deploy/gunicorn.conf.py). A restart
of the server loses the week; nothing of a week that is not over ever lies on a disk. Decision 11 tells the trade.
"""

from __future__ import annotations

import csv
import fcntl
import io
import mmap
import os
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from assistant.locale import HOME_TIME

LEAST = 10  # conversations: a smaller cell is never written
STEP = 5  # a cell is written rounded down, so that two dimensions cannot be subtracted from each other
HEAD = ("week", "dimension", "value", "count")
FILE = "numbers.csv"
_SIZE = 4096
_CELL = struct.Struct("<I")
MEMORY = mmap.mmap(-1, _SIZE)  # shared by every process that is forked after this line

Cell = tuple[str, str]  # a dimension and one of its values


@dataclass(frozen=True, slots=True)
class Row:
    """A cell of a week that is over: the week's Monday, and about how many conversations it counts."""

    week: date
    dimension: str
    value: str
    count: int


class Tallies:
    """Counts cells, one dimension at a time. ``names`` are the values of each dimension, in a fixed order."""

    def __init__(
        self,
        folder: Path,
        names: Mapping[str, Sequence[str]],
        clock: Callable[[], float],
        memory: mmap.mmap | None = None,
    ) -> None:
        self._folder, self._clock = folder, clock
        self._memory = MEMORY if memory is None else memory
        cells = [(dimension, value) for dimension, values in names.items() for value in values]
        self._places = {cell: place for place, cell in enumerate(cells, start=1)}

    def count(self, cells: Iterable[Cell]) -> None:
        """Count each cell once; one that nobody knows is left out. Nothing that fails here stops a paper."""
        with suppress(OSError), self._alone():
            for cell in cells:
                place = self._places.get(cell)
                if place is not None:
                    self._put(place, self._get(place) + 1)

    def close(self) -> int:
        """Write the week that is over, if one is; the Monday of this week, as an ordinal."""
        with self._alone():
            return self._get(0)

    def rows(self) -> list[Row]:
        """The weeks that are over, the newest first; a line that somebody wrote into the file otherwise is left out."""
        self.close()
        try:
            with (self._folder / FILE).open(encoding="utf-8", newline="") as file:
                held = [row for cells in csv.reader(file) if (row := _row(cells)) is not None]
        except FileNotFoundError:
            return []
        return sorted(held, key=lambda row: row.week, reverse=True)

    def table(self) -> str:
        """The same as CSV."""
        out = io.StringIO()
        csv.writer(out).writerows([HEAD, *map(_cells, self.rows())])
        return out.getvalue()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time; a week that is over is written first."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._folder / "numbers.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            week, held = self._week(), self._get(0)
            if held < week:
                if held:
                    with suppress(OSError):  # a full disk loses the numbers, never a paper
                        self._write(date.fromordinal(held))
                self._memory[:] = bytes(len(self._memory))
                self._put(0, week)
            yield

    def _week(self) -> int:
        """The Monday of this week in Kazakhstan, as an ordinal."""
        today = datetime.fromtimestamp(self._clock(), HOME_TIME).date()
        return (today - timedelta(days=today.weekday())).toordinal()

    def _write(self, monday: date) -> None:
        rows = [
            _cells(Row(monday, *cell, self._get(place) // STEP * STEP))
            for cell, place in self._places.items()
            if self._get(place) >= LEAST
        ]
        if not rows:
            return
        path = self._folder / FILE
        fresh = not path.exists()
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", newline="") as out:
            csv.writer(out).writerows([HEAD, *rows] if fresh else rows)

    def _get(self, place: int) -> int:
        return int(_CELL.unpack_from(self._memory, place * _CELL.size)[0])

    def _put(self, place: int, value: int) -> None:
        _CELL.pack_into(self._memory, place * _CELL.size, value)


def _cells(row: Row) -> tuple[str, str, str, str]:
    """A row as it stands in the file."""
    return row.week.isoformat(), row.dimension, row.value, str(row.count)


def _row(cells: list[str]) -> Row | None:
    """Read a line of the file; ``None`` for its head, and for what is no row of ours."""
    try:
        week, dimension, value, count = cells
        return Row(date.fromisoformat(week), dimension, value, int(count))
    except ValueError:
        return None
