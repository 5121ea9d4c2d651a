"""What grows, as far as it may: conversations in SQLite and Redis, service files, people at once; start and disk."""

from __future__ import annotations

import itertools
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import redis

from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.directory import services_for
from assistant.domain.choices import Need
from assistant.domain.text import Language
from assistant.privacy.conversation import Session
from assistant.privacy.shared import RedisStore
from assistant.privacy.stores import Store
from assistant.privacy.vault import Ticket, Vault
from bench.figures import Figure
from bench.growth import filled, told
from bench.keeping import cpu
from bench.people import DAY, PEPPER
from bench.rounds import Spread, in_turn, ratio
from bench.serving import OURS, server

GROUP = "Growth, as far as it may go (`make bench-full`)"
ROOT = Path(__file__).resolve().parent.parent
_LIVE = (100, 1_000, 10_000, 100_000)
_FILES = (1, 20, 200)
_PEOPLE = (1, 8, 64)
_GETS = 128
_FLAT = 1.15
_REDIS = "/usr/bin/redis-server"


def figures(rounds: int) -> Iterator[Figure]:
    """Each operation with few and with many; the goal is that it stays flat."""
    yield from _sessions("sqlite", "SQLite", rounds)
    if Path(_REDIS).exists():
        yield from _sessions("redis", "Redis", rounds)
    yield from _services(rounds)
    yield from _people(rounds)
    yield from _start(rounds)
    yield _disk()


def _compared(name: str, what: str, unit: str, costs: dict[str, list[float]], goal: float | None) -> Iterator[Figure]:
    (first, few), *others = costs.items()
    for count, many in others:
        said, rival = f"{what}: {int(count):,}", f"{int(first):,}"
        yield Figure(f"grown.{name}.{count}", GROUP, said, unit, Spread.of(many), rival, Spread.of(few),
                     ratio(many, few), goal, guarded=False)  # fmt: skip


def _sessions(name: str, said: str, rounds: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="b") as folder:
        if name == "sqlite":
            works = {str(count): cpu(filled(Path(folder) / f"{count}.sqlite", count), 100) for count in _LIVE}
            costs = in_turn(works, rounds)
        else:
            costs = _in_redis(Path(folder), rounds)
    yield from _compared(name, f"a read and a change in {said}, conversations alive", "ms", costs, _FLAT)


def _in_redis(folder: Path, rounds: int) -> dict[str, list[float]]:
    """One after the other, because one server holds them all; the CPU of both sides, the server's in steps of 10 ms."""
    file = folder / "s"
    asked = [_REDIS, "--port", "0", "--unixsocket", str(file), "--save", "", "--loglevel", "warning"]
    running = subprocess.Popen(asked, stdout=subprocess.DEVNULL, cwd=folder)
    try:
        client = _answering(file)
        store = RedisStore(f"unix://{file}", DAY.timestamp)
        costs: dict[str, list[float]] = {}
        held = 0
        for count in _LIVE:
            _fill(client, count - held)
            held = count
            costs[str(count)] = in_turn({"redis": cpu(_used(store), 100)}, rounds)["redis"]
        return costs
    finally:
        running.kill()
        running.wait()


def _answering(file: Path) -> redis.Redis:
    until = time.monotonic() + 20
    while True:
        try:
            client = redis.Redis.from_url(f"unix://{file}", protocol=2)
            client.ping()
            return client
        except redis.RedisError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _fill(client: redis.Redis, more: int) -> None:
    """Lay records of noise beside the real ones, each of a real one's length."""
    with client.pipeline(transaction=False) as line:
        for number in range(more):
            line.hset(f"r:{os.urandom(16).hex()}", mapping={"b": os.urandom(1400), "v": 1, "x": 2**33, "e": 2**33})
            if number % 1000 == 999:
                line.execute()
        line.execute()


def _used(store: Store) -> Callable[[], object]:
    vault = Vault(store, (PEPPER,), longest_hours=12, clock=DAY.timestamp)
    tickets: list[Ticket] = []
    for number in range(50):
        ticket, _ = vault.begin(Language.KK, 30)
        vault.change(ticket, partial(told, number))
        tickets.append(ticket)
    turn, words = itertools.cycle(tickets), itertools.count()

    def edit(held: Session) -> Session:
        return replace(held, search=str(next(words)))

    def work() -> object:
        ticket = next(turn)
        return vault.change(ticket, edit, seen=vault.open(ticket))

    return work


def _services(rounds: int) -> Iterator[Figure]:
    """Services of one region, with so many regions' files on the shelf."""
    library = load_library()
    works = {str(files): cpu(_listing(library, files), 200) for files in _FILES}
    yield from _compared("services", "services found, region files", "ms", in_turn(works, rounds), _FLAT)


def _listing(library: Library, files: int) -> Callable[[], object]:
    own = [one for one in library.services if one.region != "kz"]
    each = tuple(own[:5])
    more = tuple(
        replace(one, id=f"{one.id}-{number}", region=f"made-up-{number}") for number in range(files) for one in each
    )
    held = replace(library, services=(*library.services, *more))
    held.prepare()
    return lambda: services_for(held, "kz-71", (Need.SHELTER,), language=Language.KK)


def _people(rounds: int) -> Iterator[Figure]:
    """CPU of one page while so many ask at once."""
    with server(OURS) as ours:
        visitors = [ours.visitor() for _ in range(max(_PEOPLE))]
        for one in visitors:
            ours.flood([one.post("/p/1", {"a": "no"}), one.post("/p/2", {"a": "me"})], lines=1, status=303)
        asks = [visitors[place % len(visitors)].get("/p/3") for place in range(_GETS)]

        def crowd(people: int) -> Callable[[], float]:
            def measured() -> float:
                before = ours.used().cpu
                ours.flood(asks, lines=people)
                return 1000 * (ours.used().cpu - before) / _GETS

            return measured

        costs = in_turn({str(people): crowd(people) for people in _PEOPLE}, rounds)
    yield from _compared("people", "a question page, people at once", "ms", costs, None)


def _start(rounds: int) -> Iterator[Figure]:
    """Seconds from the command to the first page, with what is installed already."""
    seconds = []
    for _ in range(min(rounds, 3)):
        began = time.monotonic()
        with server(OURS) as ours, socket.create_connection(("127.0.0.1", ours.port), timeout=60) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            if not line.recv(64).startswith(b"HTTP/1.1 200"):
                raise RuntimeError("no first page")
            seconds.append(time.monotonic() - began)
    yield Figure("grown.start", GROUP, "from the start of the server to its first page", "s", Spread.of(seconds),
                 guarded=False)  # fmt: skip


def _disk() -> Figure:
    """Bytes of the store's file for each live conversation, of a thousand."""
    sizes = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (1_000, 2_000):
            file = Path(folder) / f"{count}.sqlite"
            filled(file, count)
            sizes.append(sum(one.stat().st_size for one in Path(folder).glob(f"{count}.sqlite*")))
    each = (sizes[1] - sizes[0]) / 1000 / 1000
    return Figure("grown.disk", GROUP, "disk for each live conversation", "kB", Spread(each, each, each), guarded=False)


RENDERS = (50, 300)


def renders(_rounds: int) -> Iterator[Figure]:
    """Memory after 50 and 300 papers: of a process that does everything, and of the one that makes papers then."""
    for name, where in (("300", "a process"), ("apart", "the process that papers are made in, apart from the pages,")):
        done = subprocess.run(
            [sys.executable, "-c", _RENDER, name], cwd=ROOT, check=True, capture_output=True, text=True, timeout=1800
        )
        first, last = (float(one) / 1024 for one in done.stdout.split())
        yield Figure(f"renders.{name}", GROUP, f"memory of {where} after 300 papers", "MB", Spread(last, last, last),
                     "after 50", Spread(first, first, first), Spread(*[last / first] * 3), 1.03,
                     guarded=False)  # fmt: skip


_RENDER = f"""
import gc, sys
from pathlib import Path
from assistant.content.loading import load_library
from assistant.documents import pdf as printer
from bench.papers import summaries
if sys.argv[1] == "apart":
    printer.keep_apart()
new = summaries(load_library())
for number in range(1, {RENDERS[1]} + 1):
    printer.pdf(new())
    if number in {RENDERS}:
        gc.collect()
        lines = Path(f"/proc/{{printer.process_apart() or 'self'}}/smaps_rollup").read_text().splitlines()
        print(next(line.split()[1] for line in lines if line.startswith("Rss:")))
"""
