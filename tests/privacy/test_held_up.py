"""Somebody else holds the file: leaving goes on at once, and what could not be deleted then is deleted afterwards."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.privacy import embedded
from assistant.privacy.vault import Ticket
from tests.clock import Clock
from tests.visitor import Visitor

LONG = 60  # seconds that everything else would wait
SOON = 20  # seconds: a busy machine is slow, but not so slow


@pytest.fixture
def begun(config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """A conversation; whoever does not take care waits for a minute, and leaving for a twentieth of a second."""
    monkeypatch.setattr(embedded, "_WAIT", LONG * 1000)
    monkeypatch.setattr(embedded, "_WIPE_WAIT", 50)
    visitor = Visitor(create_app(config, clock=clock))
    visitor.begin("en")
    return visitor


@pytest.fixture
def other(begun: Visitor) -> Iterator[sqlite3.Connection]:
    """Another process on the same file, such as a copy that is being made."""
    with closing(sqlite3.connect(begun.office.config.store, isolation_level=None)) as connection:
        yield connection


def cookie_of(visitor: Visitor) -> str:
    held = visitor.client.get_cookie("__Host-p", "localhost")
    assert held is not None
    return held.value


def records(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM record").fetchone()
        return int(count)


def left_soon(visitor: Visitor) -> None:
    began = time.monotonic()
    response = visitor.get("/exit")
    assert response.status_code == 303
    assert response.headers["Location"] == visitor.office.config.leave_to
    assert "Max-Age=0" in response.headers["Set-Cookie"]
    assert time.monotonic() - began < SOON


def test_leaving_does_not_wait_for_whoever_reads(begun: Visitor, other: sqlite3.Connection) -> None:
    """A wait for readers would hold the right to write as well, so that nobody's page could be kept."""
    file = begun.office.config.store
    other.execute("BEGIN")
    assert other.execute("SELECT count(*) FROM record").fetchone() == (1,)
    left_soon(begun)
    assert records(file) == 0
    assert file.with_name("store.sqlite-wal").stat().st_size > 0, "the reader held nothing up"
    other.execute("COMMIT")
    begun.office.vault.purge()
    assert file.with_name("store.sqlite-wal").stat().st_size == 0, "the next sweep cuts the log"


def test_what_could_not_be_wiped_is_wiped_later_and_opens_no_more(begun: Visitor, other: sqlite3.Connection) -> None:
    file, vault = begun.office.config.store, begun.office.vault
    cookie = cookie_of(begun)
    copied = Ticket.parse(cookie)
    assert copied is not None
    other.execute("BEGIN IMMEDIATE")
    left_soon(begun)
    assert vault.open(copied) is None, "somebody who copied the cookie"
    begun.client.set_cookie("__Host-p", cookie, domain="localhost", secure=True)
    left_soon(begun)  # pressed again: the connection is a new one by now
    assert vault.change(copied, lambda session: replace(session, minutes=5)) is None
    other.execute("ROLLBACK")
    assert records(file) == 1
    vault.purge()
    assert records(file) == 0


def test_leaving_waits_for_less_than_a_proxy_does() -> None:
    """Both proxies send her away by themselves after three seconds, and the page's own script after four."""
    assert embedded._WIPE_WAIT + embedded._CUT_WAIT < 3000
