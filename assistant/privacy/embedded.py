"""The embedded store: one SQLite file that overwrites what is deleted, and is mended or replaced when damaged."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.privacy.stores import Conflict, Record, StoreDown

RELEASE = 2  # of the tables; an older file is brought up to it, a newer one is left alone
_RECORD = """CREATE TABLE IF NOT EXISTS record (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL, version INTEGER NOT NULL,
    expires INTEGER NOT NULL, ends INTEGER NOT NULL, blob BLOB NOT NULL
)"""  # by a number: so a whole record lies on one page. ``expires`` is never after ``ends``, and alone has an index.
_ADD = "INSERT INTO record (id, key, version, expires, ends, blob) VALUES (?, ?, ?, ?, ?, ?)"
_TABLES = (
    _RECORD,
    "CREATE INDEX IF NOT EXISTS record_expires ON record (expires)",
    """CREATE TABLE IF NOT EXISTS tally (
    lane TEXT PRIMARY KEY, slot INTEGER NOT NULL, taken INTEGER NOT NULL, until INTEGER NOT NULL
) WITHOUT ROWID""",
    "DROP TABLE IF EXISTS turn",  # what counted before
)
_NEW = "(excluded.slot > slot OR excluded.slot < slot - 2)"
_TAKE = f"""INSERT INTO tally VALUES (?, ?, 1, ?) ON CONFLICT (lane) DO UPDATE SET
    taken = CASE WHEN {_NEW} THEN 1 ELSE taken + 1 END,
    until = CASE WHEN {_NEW} THEN excluded.until ELSE until END,
    slot = CASE WHEN {_NEW} THEN excluded.slot ELSE slot END
    WHERE {_NEW} OR taken < ?"""  # noqa: S608  both pieces are written above
_WAIT = 5_000  # milliseconds for another process that writes
_WIPE_WAIT = 2_000  # leaving must not stand still: shorter than a proxy waits for it, and than the page's own script
_CUT_WAIT = 100  # for a reader; the next sweep cuts the log if this one could not
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class SqliteStore:
    """Deleted bytes are overwritten, and the log is cut back at each wipe.

    A store that cannot be opened does not stop the start: each use says ``StoreDown`` until it can be.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        with contextlib.suppress(StoreDown):
            self._run("SELECT 1", ())

    # ---- Opening -----------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time: several start at once, and SQLite does not wait for the change to WAL."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._path.with_suffix(".lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_WAIT / 1000, isolation_level=None)
        for pragma in ("secure_delete=ON", "synchronous=NORMAL", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _prepared(self) -> sqlite3.Connection:
        """Open the file and bring its tables up to this release; refuse one that a newer release made."""
        _owners_alone(self._path)
        connection = self._open()
        try:
            (release,) = connection.execute("PRAGMA user_version").fetchone()
            if release > RELEASE:
                raise sqlite3.NotSupportedError
            connection.execute("PRAGMA journal_mode=WAL")
            if release < RELEASE or not _is_whole(connection):  # else nobody else's writing need be waited for
                _bring_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; opened anew if the file is not the one that it had opened."""
        held: tuple[sqlite3.Connection, int] | None = getattr(self._local, "held", None)
        with contextlib.suppress(FileNotFoundError):
            if held is not None and self._path.stat().st_ino == held[1]:
                return held[0]
        self._drop()
        with self._alone():
            connection = self._prepared()
            self._local.held = (connection, self._path.stat().st_ino)
        return connection

    def _drop(self) -> None:
        held: tuple[sqlite3.Connection, int] | None = getattr(self._local, "held", None)
        self._local.held = None
        if held is not None:
            with contextlib.suppress(sqlite3.Error):
                held[0].close()

    def _run(self, statement: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        try:
            return self._connection().execute(statement, values)
        except (sqlite3.Error, OSError) as error:
            self._drop()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
                self._mend()
            raise StoreDown from error

    # ---- Mending -----------------------------------------------------------------------------------------------------

    def _mend(self) -> None:
        """Take over every record of a damaged file that can still be read, and go on with a new file."""
        fresh = self._path.with_suffix(".mended")
        with contextlib.suppress(sqlite3.Error, OSError), self._alone():
            if self._is_sound():  # another process was first
                return
            fresh.unlink(missing_ok=True)
            _owners_alone(fresh)
            with closing(sqlite3.connect(fresh, isolation_level=None)) as new:
                _bring_up(new)
                new.executemany(_ADD.replace("INSERT", "INSERT OR IGNORE"), self._readable())
            for log in ("-wal", "-shm"):
                self._path.with_name(self._path.name + log).unlink(missing_ok=True)
            fresh.replace(self._path)

    def _is_sound(self) -> bool:
        try:
            with closing(self._open()) as connection:
                return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        except sqlite3.Error:
            return False

    def _readable(self) -> Iterator[tuple[object, ...]]:
        """The records before the damage and those behind it; an earlier release's file is in the order of its keys."""
        for order in ("id ASC", "id DESC", "key ASC", "key DESC"):
            with contextlib.suppress(sqlite3.Error), closing(self._open()) as old:
                held = old.execute(f"SELECT key, version, expires, ends, blob FROM record ORDER BY {order}")  # noqa: S608
                yield from ((_id(key), key, *rest) for key, *rest in held if isinstance(key, bytes))

    # ---- What the vault asks for -------------------------------------------------------------------------------------

    def get(self, key: bytes, now: int) -> Record | None:
        """Return the live record under a key."""
        row = self._run(
            "SELECT blob, version, expires, ends FROM record WHERE id = ? AND key = ? AND expires > ?",
            (_id(key), key, now),
        ).fetchone()
        return None if row is None else Record(*row)

    def add(self, key: bytes, record: Record) -> None:
        """Keep a new record."""
        expires = min(record.expires, record.ends)
        self._run(_ADD, (_id(key), key, record.version, expires, record.ends, record.blob))

    def swap(self, key: bytes, record: Record, *, renew: bool = True) -> None:
        """Replace the record whose version is one lower; ``Conflict`` if there is none."""
        which = (_id(key), key, record.version - 1)
        if renew:
            changed = self._run(
                "UPDATE record SET blob = ?, version = ?, expires = ? WHERE id = ? AND key = ? AND version = ?",
                (record.blob, record.version, min(record.expires, record.ends), *which),
            ).rowcount
        else:  # the index of the ends, and its page, stay as they are
            changed = self._run(
                "UPDATE record SET blob = ?, version = ? WHERE id = ? AND key = ? AND version = ?",
                (record.blob, record.version, *which),
            ).rowcount
        if not changed:
            raise Conflict

    def move(self, key: bytes, to: bytes, record: Record) -> None:
        """Lay a record under another key in one step; ``Conflict`` if it is gone, or something lies there."""
        moved = self._run(
            "UPDATE OR IGNORE record SET id = ?, key = ?, blob = ? WHERE id = ? AND key = ? AND version = ?",
            (_id(to), to, record.blob, _id(key), key, record.version),
        ).rowcount
        if not moved:
            raise Conflict
        self._cut_log()

    def touch(self, key: bytes, expires: int) -> None:
        """Move the end of a record's idle life."""
        self._run("UPDATE record SET expires = min(?, ends) WHERE id = ? AND key = ?", (expires, _id(key), key))

    def wipe(self, key: bytes) -> None:
        """Remove a record, so that nothing of it stays in the file; ``StoreDown`` soon, if somebody else holds it."""
        with self._patient(_WIPE_WAIT):
            self._run("DELETE FROM record WHERE id = ? AND key = ?", (_id(key), key))
        self._cut_log()

    def purge(self, now: int) -> int:
        """Remove every record whose life has ended; return how many."""
        removed = self._run("DELETE FROM record WHERE expires <= ?", (now,)).rowcount
        self._run("DELETE FROM tally WHERE until <= ?", (now,))
        self._cut_log()  # also what an earlier wipe had to leave, because somebody was reading
        return removed

    def take(self, lane: str, slot: int, most: int, seconds: int = 60) -> bool:
        """Take one of the ``most`` turns of a lane in a slot of time; ``False`` if none is left."""
        return most > 0 and self._run(_TAKE, (lane, slot, (slot + 3) * seconds, most)).rowcount == 1

    def _cut_log(self) -> None:
        """Empty the write-ahead log: deleted rows otherwise stay in it. A reader can hold it up until the next sweep.

        Cutting waits for readers while it holds the right to write: a long wait here would stop everybody.
        """
        with self._patient(_CUT_WAIT):
            self._run("PRAGMA wal_checkpoint(TRUNCATE)", ())

    @contextlib.contextmanager
    def _patient(self, milliseconds: int) -> Iterator[None]:
        """Wait at most so long for others; after a failure the connection is another one, as patient as ever."""
        self._run(f"PRAGMA busy_timeout={milliseconds:d}", ())
        yield
        self._run(f"PRAGMA busy_timeout={_WAIT:d}", ())


def _id(key: bytes) -> int:
    """The number of a record: eight bytes of a key that is a digest, so that no two live ones will ever share it."""
    return int.from_bytes(key[:8], "big", signed=True)


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Whether everything is there that this release keeps in."""
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return {"record", "record_expires", "tally"} <= held


def _bring_up(connection: sqlite3.Connection) -> None:
    """Make the tables of this release, and lay the records of an earlier one into them: all of it, or nothing."""
    connection.create_function("id_of", 1, _id, deterministic=True)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(record)")]
        earlier = bool(columns) and "id" not in columns
        if earlier:
            connection.execute("ALTER TABLE record RENAME TO earlier")
            connection.execute("DROP INDEX IF EXISTS record_expires")
        for statement in _TABLES:
            connection.execute(statement)
        if earlier:
            connection.execute(
                "INSERT INTO record (id, key, version, expires, ends, blob)"
                " SELECT id_of(key), key, version, min(expires, ends), ends, blob FROM earlier"
            )
            connection.execute("DROP TABLE earlier")
        connection.execute(f"PRAGMA user_version={RELEASE}")


def _owners_alone(path: Path) -> None:
    """Make the file if need be; the files that SQLite lays beside it take its rights over.

    A file that is there is never opened here: closing it would drop the locks that SQLite holds on it in this process,
    and another process could then take the log away from under its feet.
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    path.chmod(0o600)
