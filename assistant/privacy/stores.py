"""Where sealed records lie: an embedded SQLite file. It sees no key and no plain text."""

from __future__ import annotations

import fcntl
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
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

    def swap(self, key: bytes, record: Record) -> None:
        """Replace the record whose version is one lower; ``Conflict`` if there is none."""

    def touch(self, key: bytes, expires: int) -> None:
        """Move the end of a record's idle life."""

    def wipe(self, key: bytes) -> None:
        """Remove a record, so that nothing of it stays in the file."""

    def purge(self, now: int) -> int:
        """Remove every record whose life has ended; return how many."""

    def take(self, lane: str, slot: int, most: int) -> bool:
        """Take one of the ``most`` turns that a lane has in a slot of time; ``False`` if none is left.

        All processes share the count. A slot that lies before the newest one counts as the newest.
        """


_TABLE = """CREATE TABLE IF NOT EXISTS record (
    key BLOB PRIMARY KEY, blob BLOB NOT NULL, version INTEGER NOT NULL, expires INTEGER NOT NULL, ends INTEGER NOT NULL
) WITHOUT ROWID"""
_TURNS = "CREATE TABLE IF NOT EXISTS turn (lane TEXT PRIMARY KEY, slot INTEGER NOT NULL, taken INTEGER NOT NULL)"
_TAKE = """INSERT INTO turn VALUES (?, ?, 1) ON CONFLICT (lane) DO UPDATE SET
    taken = CASE WHEN excluded.slot > slot THEN 1 ELSE taken + 1 END, slot = max(slot, excluded.slot)
    WHERE excluded.slot > slot OR taken < ?"""
_CUT_TRIES = 5


class SqliteStore:
    """The embedded store. Deleted bytes are overwritten, and the log is cut back at each wipe."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = path
        self._local = threading.local()
        # Several processes start at once, and SQLite does not wait for the change to WAL: one at a time.
        with path.with_suffix(".lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            self._prepare()

    def _prepare(self) -> None:
        with closing(self._open()) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(_TABLE)
            connection.execute(_TURNS)
            connection.execute("CREATE INDEX IF NOT EXISTS record_expires ON record (expires)")
        self._path.chmod(0o600)

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        for pragma in ("secure_delete=ON", "synchronous=NORMAL", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._open()
        return connection

    def _run(self, statement: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except sqlite3.Error as error:
            self._local.connection = None
            raise StoreDown from error

    def get(self, key: bytes, now: int) -> Record | None:
        """Return the live record under a key."""
        row = self._run(
            "SELECT blob, version, expires, ends FROM record WHERE key = ? AND expires > ? AND ends > ?",
            (key, now, now),
        ).fetchone()
        return None if row is None else Record(*row)

    def add(self, key: bytes, record: Record) -> None:
        """Keep a new record."""
        self._run(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?)",
            (key, record.blob, record.version, record.expires, record.ends),
        )

    def swap(self, key: bytes, record: Record) -> None:
        """Replace the record whose version is one lower; ``Conflict`` if there is none."""
        changed = self._run(
            "UPDATE record SET blob = ?, version = ?, expires = ? WHERE key = ? AND version = ?",
            (record.blob, record.version, record.expires, key, record.version - 1),
        ).rowcount
        if not changed:
            raise Conflict

    def touch(self, key: bytes, expires: int) -> None:
        """Move the end of a record's idle life."""
        self._run("UPDATE record SET expires = ? WHERE key = ?", (expires, key))

    def wipe(self, key: bytes) -> None:
        """Remove a record, so that nothing of it stays in the file."""
        self._run("DELETE FROM record WHERE key = ?", (key,))
        self._cut_log()

    def purge(self, now: int) -> int:
        """Remove every record whose life has ended; return how many."""
        removed = self._run("DELETE FROM record WHERE expires <= ? OR ends <= ?", (now, now)).rowcount
        self._cut_log()  # also what an earlier wipe had to leave, because somebody was reading
        return removed

    def take(self, lane: str, slot: int, most: int) -> bool:
        """Take one of the ``most`` turns of a lane in a slot of time; ``False`` if none is left."""
        return most > 0 and self._run(_TAKE, (lane, slot, most)).rowcount == 1

    def _cut_log(self) -> None:
        """Empty the write-ahead log: deleted rows otherwise stay in it. A reader can hold it up for a moment."""
        for _ in range(_CUT_TRIES):
            held_up, _, _ = self._run("PRAGMA wal_checkpoint(TRUNCATE)", ()).fetchone()
            if not held_up:
                return
