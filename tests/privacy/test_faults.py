"""What breaks under the store ends in a calm page and mends by itself: damage, loss, age, a full disk, the clock."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.privacy.embedded import RELEASE, SqliteStore
from assistant.privacy.stores import Record, StoreDown
from tests.clock import NOON, Clock
from tests.conftest import PEPPER
from tests.visitor import Page, Visitor

mounts = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system")

RECORDS = 13  # the first byte of a page of SQLite that holds records


def assert_calm(response: TestResponse) -> None:
    assert response.status_code == 503
    page = Page(response.text)
    assert page.links[0] == "/exit"
    assert page.language == "en"
    for word in ("sqlite", "database", "disk", "Traceback", "Errno"):
        assert word not in response.text.lower().replace("traceback", "Traceback")


def begun(folder: Path, clock: Clock) -> Visitor:
    visitor = Visitor(create_app(Config(data=folder, secrets=(PEPPER,)), clock=clock))
    visitor.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    visitor.begin()
    visitor.walk()
    return visitor


def store_of(visitor: Visitor) -> SqliteStore:
    store = visitor.office.vault._store
    assert isinstance(store, SqliteStore)
    return store


def settled(visitor: Visitor) -> Path:
    """Bring everything into the one file, and close it."""
    store = store_of(visitor)
    store.purge(int(visitor.office.clock()))
    store._drop()
    return store._path


# ---- Damage and loss -------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_database_is_a_calm_page_once(tmp_path: Path, clock: Clock) -> None:
    visitor = begun(tmp_path, clock)
    settled(visitor).write_bytes(os.urandom(64 * 1024))
    assert_calm(visitor.get("/l"))
    assert visitor.get("/l").headers["Location"] == "/"
    visitor.begin()
    assert visitor.walk()
    assert not (tmp_path / "store.mended").exists()


def test_what_can_still_be_read_is_saved_from_a_damaged_file(tmp_path: Path, clock: Clock) -> None:
    visitor = begun(tmp_path, clock)
    store = store_of(visitor)
    now = int(clock())
    keys = [number.to_bytes(2, "big") * 16 for number in range(400)]
    for key in keys:
        store.add(key, Record(os.urandom(2000), 1, now + 600, now + 600))
    path = settled(visitor)
    raw = bytearray(path.read_bytes())
    leaves = [at for at in range(0, len(raw), 4096) if raw[at] == RECORDS]
    assert len(leaves) > 4
    damaged = leaves[len(leaves) // 2]
    raw[damaged : damaged + 4096] = os.urandom(4096)
    path.write_bytes(raw)

    def read() -> int:
        found = 0
        for key in keys:
            with suppress(StoreDown):
                found += store.get(key, now) is not None
        return found

    read()
    assert read() > len(keys) // 2, "most records lie outside the damage"
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert path.stat().st_mode & 0o077 == 0
    visitor.get("/l")
    if not visitor.cookie or visitor.get("/l").status_code != 200:
        visitor.begin()
    assert visitor.get("/l").status_code == 200


def test_a_file_that_is_taken_away_comes_back_for_all_processes(tmp_path: Path, clock: Clock) -> None:
    visitor = begun(tmp_path, clock)
    other = create_app(Config(data=tmp_path, secrets=(PEPPER,)), clock=clock)
    for path in tmp_path.glob("store.*"):
        path.unlink()
    assert visitor.get("/l").headers["Location"] == "/"
    visitor.begin()
    hopped = Visitor(other)
    hopped.client.set_cookie("__Host-p", visitor.cookie, secure=True, path="/")
    assert hopped.get("/l").status_code == 200, "both use the new file, not the one that is gone"
    shutil.rmtree(tmp_path)
    assert visitor.get("/l").headers["Location"] == "/"
    visitor.begin()
    assert visitor.get("/l").status_code == 200


_FIRST = """
    CREATE TABLE first (
        key BLOB PRIMARY KEY, blob BLOB NOT NULL, version INTEGER NOT NULL, expires INTEGER NOT NULL,
        ends INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO first SELECT key, blob, version, expires, ends FROM record;
    DROP TABLE record;
    ALTER TABLE first RENAME TO record;
    CREATE INDEX record_expires ON record (expires);"""


def as_release(path: Path, release: int) -> None:
    """Give a store the tables of an earlier release."""
    with closing(sqlite3.connect(path)) as old:
        old.executescript(_FIRST)
        if release == 0:
            old.execute("DROP TABLE tally")
            old.execute("CREATE TABLE turn (lane TEXT PRIMARY KEY, slot INTEGER NOT NULL, taken INTEGER NOT NULL)")
        old.execute(f"PRAGMA user_version={release}")
        old.commit()


@pytest.mark.parametrize("release", range(RELEASE))
def test_a_store_of_an_earlier_release_is_taken_over(tmp_path: Path, clock: Clock, release: int) -> None:
    visitor, other = begun(tmp_path, clock), begun(tmp_path, clock)
    told = visitor.answers
    store_of(other)._drop()
    path = settled(visitor)
    as_release(path, release)
    assert visitor.get("/l").status_code == 200
    assert visitor.answers == told
    assert visitor.answer(StepId.DANGER, {"a": "no"})
    assert other.get("/l").status_code == 200, "the other process opens what the first one brought up"
    clock.move(minutes=31)
    assert visitor.get("/l").headers["Location"] == "/"
    with closing(sqlite3.connect(path)) as held:
        assert held.execute("PRAGMA user_version").fetchone() == (RELEASE,)
        assert held.execute("SELECT name FROM sqlite_master WHERE name IN ('turn', 'earlier')").fetchone() is None
        assert held.execute("SELECT count(*) FROM record").fetchone() == (0,), "what has ended is found and purged"


def test_what_can_be_read_of_a_damaged_earlier_store_is_saved(tmp_path: Path, clock: Clock) -> None:
    visitor = begun(tmp_path, clock)
    store, now = store_of(visitor), int(clock())
    keys = [number.to_bytes(2, "big") * 16 for number in range(200)]
    for key in keys:
        store.add(key, Record(os.urandom(900), 1, now + 600, now + 600))
    path = settled(visitor)
    as_release(path, 1)
    raw = bytearray(path.read_bytes())
    leaves = [at for at in range(0, len(raw), 4096) if raw[at] == 10 and 2 < raw[at + 4] < 6]  # of an index with rows
    assert len(leaves) > 4
    middle = leaves[len(leaves) // 2]
    raw[middle : middle + 4096] = os.urandom(4096)
    path.write_bytes(raw)
    with suppress(StoreDown):
        store.get(keys[0], now)
    assert sum(store.get(key, now) is not None for key in keys) > len(keys) // 2


def test_a_store_of_a_later_release_is_left_alone(tmp_path: Path, clock: Clock) -> None:
    visitor = begun(tmp_path, clock)
    path = settled(visitor)
    with closing(sqlite3.connect(path)) as later:
        later.execute(f"PRAGMA user_version={RELEASE + 1}")
    before = path.read_bytes()
    assert_calm(visitor.get("/l"))
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as later:
        later.execute(f"PRAGMA user_version={RELEASE}")
    assert visitor.get("/l").status_code == 200, "the answers waited"


def test_a_damaged_record_ends_that_conversation_alone(tmp_path: Path, clock: Clock) -> None:
    visitor, other = begun(tmp_path, clock), begun(tmp_path, clock)
    place = visitor.office.vault._place(visitor.ticket)
    store_of(visitor)._run("UPDATE record SET blob = substr(blob, 1, length(blob) / 2) WHERE key = ?", (place,))
    assert visitor.get("/l").headers["Location"] == "/"
    assert other.get("/l").status_code == 200


# ---- File systems ----------------------------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, in memory."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", "-l", folder], check=True)


def remount(folder: Path, how: str) -> None:
    subprocess.run(["/bin/mount", "-o", f"remount,{how}", folder], check=True)


@mounts
def test_a_full_disk_is_a_calm_page_and_loses_nothing(small: Path, clock: Clock) -> None:
    visitor = begun(small, clock)
    told = visitor.answers
    token = visitor.token()
    ballast = small / "ballast"
    with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        file.writelines(bytes(512) for _ in range(4096))
    settled_story = {"d": "x" * 3000}
    said = [visitor.post("/p/23", settled_story, token=token) for _ in range(20)]
    refused = [one for one in said if one.status_code != 303]
    assert refused
    for one in refused:
        assert_calm(one)
    confirmed = len(refused) < len(said)
    assert visitor.get("/exit", headers={"Sec-Purpose": "prefetch"}).status_code == 204
    ballast.unlink()
    assert (visitor.answers == told) is not confirmed, "what was confirmed is kept, what was refused is not"
    assert visitor.post("/p/23", settled_story, token=token).status_code == 303
    assert visitor.get("/exit").status_code == 303


@mounts
def test_a_read_only_disk_is_a_calm_page_until_it_can_be_written(small: Path, clock: Clock) -> None:
    visitor = begun(small, clock)
    told: Answers = visitor.answers
    settled(visitor)
    remount(small, "ro")
    assert_calm(visitor.get("/l"))
    assert_calm(visitor.client.post("/p/1", data={"a": "yes"}, base_url="https://localhost"))
    fresh = Visitor(create_app(Config(data=small, secrets=(PEPPER,)), clock=clock))
    assert fresh.get("/").status_code == 200, "the app starts, and its door opens"
    assert fresh.client.post("/", data={"l": "en"}, base_url="https://localhost").status_code == 503
    assert fresh.get("/exit").status_code == 303
    remount(small, "rw")
    assert visitor.get("/l").status_code == 200
    assert visitor.answers == told
    fresh.begin()


# ---- The clock -------------------------------------------------------------------------------------------------------


def test_a_clock_that_jumps_ahead_ends_conversations_calmly(tmp_path: Path, clock: Clock) -> None:
    visitor = begun(tmp_path, clock)
    clock.move(hours=24 * 400)
    assert visitor.get("/l").headers["Location"] == "/"
    visitor.begin()
    assert visitor.get("/l").status_code == 200


def test_a_clock_that_jumps_back_lets_nothing_live_longer(tmp_path: Path, clock: Clock) -> None:
    visitor = begun(tmp_path, clock)
    clock.move(hours=-6)
    assert visitor.get("/l").status_code == 200
    clock.move(minutes=29)
    assert visitor.get("/l").status_code == 200
    clock.move(minutes=31)
    assert visitor.get("/l").headers["Location"] == "/"
    begun(tmp_path, clock)
    held = store_of(visitor)._run("SELECT count(*) FROM record", ()).fetchone()
    assert held == (1,), "what has ended is purged by the new time, and counting goes on"
    assert clock() < NOON


_OTHER = """import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM record").fetchone()[0])"""


def _another_process_counts(path: Path) -> int:
    """Open the store in a process of its own, count its records, and close it."""
    said = subprocess.run([sys.executable, "-c", _OTHER, str(path)], capture_output=True, check=True, text=True)
    return int(said.stdout)


def test_a_new_thread_does_not_let_another_process_take_the_log_away(tmp_path: Path) -> None:
    """Closing a file drops every lock of this process on it: then the next one to close it deletes the log in use."""
    path = tmp_path / "store"
    store = SqliteStore(path)
    store.add(b"first", Record(b"1", 1, 2_000_000_000, 2_000_000_000))
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(store.get, b"first", 0).result() is not None
    assert _another_process_counts(path) == 1
    store.add(b"second", Record(b"2", 1, 2_000_000_000, 2_000_000_000))
    assert _another_process_counts(path) == 2
