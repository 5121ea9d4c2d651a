"""What has ended is deleted also while nobody asks for a page."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from assistant.domain.answers import Answers, Papers
from assistant.domain.text import Language
from assistant.privacy.embedded import SqliteStore
from assistant.privacy.stores import StoreDown
from assistant.privacy.sweeper import Sweeper
from assistant.privacy.vault import Vault
from tests.clock import NOON, Clock


def test_an_ended_session_is_swept_without_any_request(tmp_path: Path) -> None:
    clock = Clock(NOON)
    store = SqliteStore(tmp_path / "store.sqlite")
    vault = Vault(store, (bytes(32),), longest_hours=12, clock=clock)
    ticket, _ = vault.begin(Language.KK, 30)
    vault.change(ticket, lambda session: replace(session, answers=Answers(papers=Papers(story="x" * 3000))))
    place = vault._place(ticket)
    record = store.get(place, int(NOON))
    assert record is not None
    rounds: list[float] = []

    def wait(seconds: float) -> bool:
        rounds.append(seconds)
        clock.move(seconds=seconds)
        return len(rounds) == 31

    Sweeper(vault.purge, wait=wait).run()
    assert rounds == [60.0] * 31
    held = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite*"))
    assert place not in held
    assert not any(record.blob[at : at + 24] in held for at in range(0, len(record.blob) - 24, 24))


def test_a_store_that_is_down_is_swept_the_next_time() -> None:
    tries: list[int] = []

    def purge() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise StoreDown
        return 0

    Sweeper(purge, wait=lambda _: len(tries) == 2).run()
    assert len(tries) == 2


def test_it_sweeps_at_once_and_stops_when_told() -> None:
    swept = threading.Event()

    def purge() -> int:
        swept.set()
        return 0

    sweeper = Sweeper(purge)
    thread = sweeper.start()
    assert thread.daemon, "it must not hold the process open"
    assert swept.wait(5)
    sweeper.stop()
    thread.join(5)
    assert not thread.is_alive()
