"""Question pages kept ready: everything that is the same for everybody, with a hole where something is a person's own.

A shell is made from the page's own template, with a mark in each hole, when the page is first asked for in a language.
Filling it costs a hundredth of what the template costs. What fills the holes is escaped and never stays in a shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
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
    """Pieces of a page, one more than holes; before each piece but the first stands a hole."""

    pieces: tuple[bytes, ...]
    holes: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Shell:
        """Cut a rendered page at its marks."""
        parts = _MARK.split(text)
        return cls(tuple(piece.encode() for piece in parts[::2]), tuple(parts[1::2]))

    def fill(self, values: Mapping[str, object], ticked: Collection[str] = ()) -> bytes:
        """Return the page with these values and these choices ticked. ``KeyError`` if a value is missing."""
        page = [self.pieces[0]]
        for name, piece in zip(self.holes, self.pieces[1:], strict=True):
            if name in values:
                page.append(escape(values[name]).encode())
            elif not name.startswith(_TICK):
                raise KeyError(name)
            elif name[len(_TICK) :] in ticked:
                page.append(b" checked")
            page.append(piece)
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
