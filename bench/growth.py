"""What grows: time with the sessions that are alive, memory with the journeys that a process has served."""

from __future__ import annotations

import itertools
import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from assistant.domain.text import Language
from assistant.privacy.conversation import Session
from assistant.privacy.embedded import SqliteStore
from assistant.privacy.vault import Ticket, Vault
from bench.figures import Figure
from bench.journey import walk
from bench.keeping import cpu
from bench.people import DAY, PEPPER, answers
from bench.rounds import Spread, in_turn, ratio
from bench.serving import OURS, server

GROUP = "Growth with live conversations"
MEMORY = "Memory of a process, one run"
_LIVE = (100, 1_000, 10_000)
_JOURNEYS = (1, 50, 500)
_USED = 100  # conversations that are really read and changed
_MORE_MEMORY = 1.10


def figures(rounds: int) -> Iterator[Figure]:
    """Time of a read and a change with few and many live sessions."""
    with tempfile.TemporaryDirectory() as folder:
        works = {str(count): cpu(filled(Path(folder) / f"{count}.sqlite", count), _USED) for count in _LIVE}
        costs = in_turn(works, rounds)
    few = costs[str(_LIVE[0])]
    for count in _LIVE[1:]:
        many = costs[str(count)]
        yield Figure(f"growth.sessions.{count}", GROUP, f"a read and a change, {count:,} conversations alive", "ms",
                     Spread.of(many), f"{_LIVE[0]} alive", Spread.of(few), ratio(many, few), 1.15)  # fmt: skip


def filled(file: Path, count: int) -> Callable[[], object]:
    """A store with so many live conversations; each call reads and changes the next one of a hundred of them."""
    vault = Vault(SqliteStore(file), (PEPPER,), longest_hours=12, clock=DAY.timestamp)
    tickets: list[Ticket] = []
    for number in range(_USED):
        ticket, _ = vault.begin(Language.KK, 30)
        vault.change(ticket, partial(told, number))
        tickets.append(ticket)
    _fill(file, count - _USED)
    turn = itertools.cycle(tickets)
    words = itertools.count()

    def edit(held: Session) -> Session:
        return replace(held, search=str(next(words)))

    def work() -> object:
        ticket = next(turn)
        seen = vault.open(ticket)
        if seen is None:
            raise RuntimeError("the vault has lost a conversation")
        return vault.change(ticket, edit, seen=seen)

    return work


def told(number: int, held: Session) -> Session:
    return replace(held, answers=answers(number))


def _fill(file: Path, more: int) -> None:
    """Lay further records beside the real ones, in one go: to the store each is a key and noise of the same length."""
    numbers = {int.from_bytes(secrets.token_bytes(8), "big", signed=True) for _ in range(more)}
    with closing(sqlite3.connect(file)) as store, store:
        blob, *held = store.execute("SELECT blob, version, expires, ends FROM record").fetchone()
        rows = ((number, secrets.token_bytes(32), *held, secrets.token_bytes(len(blob))) for number in numbers)
        store.executemany("INSERT INTO record (id, key, version, expires, ends, blob) VALUES (?, ?, ?, ?, ?, ?)", rows)


def memory(_rounds: int) -> Iterator[Figure]:
    """Memory of one process and its printer; the first journey and every hundredth take a paper."""
    held: dict[int, float] = {}
    with server(OURS) as ours:
        for number in range(1, _JOURNEYS[-1] + 1):
            walk(ours, paper=number % 100 == 1)
            if number in _JOURNEYS:
                held[number] = ours.used().rss / 1024
    first = Spread(*[held[_JOURNEYS[0]]] * 3)
    yield Figure("memory.1", MEMORY, "memory of a process and its printer after 1 journey with a paper", "MB", first)
    for count in _JOURNEYS[1:]:
        now = Spread(*[held[count]] * 3)
        grown = now.median / held[_JOURNEYS[0]]
        yield Figure(f"memory.{count}", MEMORY, f"after {count} journeys", "MB", now, "after 1", first,
                     Spread(grown, grown, grown), _MORE_MEMORY if count == _JOURNEYS[-1] else None)  # fmt: skip
