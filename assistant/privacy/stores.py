"""What the vault needs of a place for sealed records. A store sees no key and no plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Record:
    """A sealed record: ``version`` counts its writes, ``expires`` and ``ends`` are Unix seconds."""

    blob: bytes
    version: int
    expires: int
    ends: int


class Conflict(Exception):
    """Somebody else wrote the record first, or it is gone: read it again."""


class StoreDown(Exception):
    """The store cannot be used now: nothing was kept."""


class Store(Protocol):
    """What the vault needs of a store. Times are Unix seconds."""

    def get(self, key: bytes, now: int) -> Record | None:
        """Return the live record under a key."""

    def add(self, key: bytes, record: Record) -> None:
        """Keep a new record."""

    def swap(self, key: bytes, record: Record, *, renew: bool = True) -> None:
        """Replace the record whose version is one lower; ``Conflict`` if there is none.

        Without ``renew`` its idle life may stay as it is: whoever asks knows that it ends at about the same time.
        """

    def move(self, key: bytes, to: bytes, record: Record) -> None:
        """Lay the record under ``key`` under ``to`` instead, sealed anew, its version as it was: in one step.

        ``Conflict`` if it is gone, another version is there, or something lies under ``to``.
        """

    def touch(self, key: bytes, expires: int) -> None:
        """Move the end of a record's idle life."""

    def wipe(self, key: bytes) -> None:
        """Remove a record, so that nothing of it stays in the file."""

    def purge(self, now: int) -> int:
        """Remove every record whose life has ended; return how many. A store that forgets by itself has none left."""

    def take(self, lane: str, slot: int, most: int, seconds: int = 60) -> bool:
        """Take one of the ``most`` turns that a lane has in a slot of time; ``False`` if none is left.

        Slots are numbered, each ``seconds`` long. All processes share the count. One or two slots before the newest
        count as the newest: a clock that is late brings no new turns. Further back the clock was put right, and the
        count begins anew.
        """
