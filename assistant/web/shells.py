"""Question pages kept ready: everything that is the same for everybody, with a hole where something is a person's own.

A shell is made from the page's own template, with a mark in each hole, when the page is first asked for in a language.
Filling it costs a hundredth of what the template costs. What fills the holes is escaped and never stays in a shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

_MARK = re.compile("\x02([^\x03]+)\x03")
_TICK = "is-"


def hole(name: str) -> str:
    """What a template prints where a person's own value will stand."""
    return f"\x02{name}\x03"


def tick(value: str) -> str:
    """The hole of the mark of a choice."""
    return hole(f"{_TICK}{value}")


@dataclass(frozen=True, slots=True)
class Shell:
    """A page in parts, some of them empty: ``values`` and ``ticks`` say which, by the name of what fills them."""

    parts: tuple[bytes, ...]
    values: tuple[tuple[int, str], ...]
    ticks: Mapping[str, int]

    @classmethod
    def of(cls, text: str) -> Shell:
        """Cut a rendered page at its marks."""
        cut = _MARK.split(text)
        marks = list(enumerate(cut))[1::2]
        return cls(
            tuple(b"" if place % 2 else piece.encode() for place, piece in enumerate(cut)),
            tuple((place, name) for place, name in marks if not name.startswith(_TICK)),
            {name.removeprefix(_TICK): place for place, name in marks if name.startswith(_TICK)},
        )

    def fill(self, values: Mapping[str, object], ticked: Iterable[str] = ()) -> bytes:
        """Return the page with these values and these choices ticked. ``KeyError`` if a value is missing."""
        page = list(self.parts)
        for place, name in self.values:
            page[place] = escape(values[name]).encode()
        for value in ticked:
            if value in self.ticks:
                page[self.ticks[value]] = b" checked"
        return b"".join(page)


class Shells:
    """The shells of one process. ``made`` under a key is kept until the day is over: words of the law go by the day."""

    def __init__(self) -> None:
        self._day: object = None
        self._held: dict[object, Shell] = {}

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[Shell]:
        return iter(self._held.values())

    def get(self, key: object, day: object, make: Callable[[], str]) -> Shell:
        """The shell of a page; ``make`` renders it with marks if it is not there yet."""
        if day != self._day:
            self._day, self._held = day, {}
        shell = self._held.get(key)
        if shell is None:
            shell = self._held[key] = Shell.of(make())
        return shell
