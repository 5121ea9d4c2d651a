"""How long people wait when many come at once: a simulation. ``bench/crowd.py`` checks it with a real server.

A process runs one thing at a time (Python's lock): what its threads are doing shares its time. Each has a printer, a
process of its own that makes one paper at a time; further ones wait in their threads, and the sixth is refused. All of
them share the cores. After some hundreds of requests a process makes room for a fresh one, which has to start, and so
has its printer when the first paper is asked for. The crowd is that of ``bench/load.py``, which runs on the same
machine, so its own work is one more process.
"""

from __future__ import annotations

import heapq
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from bench.figures import number
from bench.load import Record

_NOTHING = 1e-9
_WAITING = 5  # papers in a process, the one being made included
START = "start"
_PAGES, _PAPER_SHARE = 24, 0.5  # requests of a visit before it leaves, and how often a paper is among them


@dataclass(frozen=True, slots=True)
class Site:
    """CPU seconds of a page, of a paper, of the crowd's own work for each request, of the start of a process and of
    its printer; what serves them, and after how many requests a process is renewed (0: never).
    """

    page: float
    paper: float
    crowd: float = 0.0
    start: float = 0.0
    printer: float = 0.0
    renewed: int = 0
    processes: int = 2
    threads: int = 4
    cores: int = 2


@dataclass(slots=True)
class Job:
    """A request on its way: whose, since when, and how much work is left."""

    person: int
    began: float
    kind: str
    left: float


@dataclass
class Process:
    """What a process is doing, and what waits for a thread. The last process is the crowd itself."""

    threads: int
    renewed: int = 0  # after so many requests; 0: never
    doing: list[Job] = field(default_factory=list)
    queue: deque[Job] = field(default_factory=deque)
    served: int = 0
    warm: bool = False  # its printer has started

    @property
    def closing(self) -> bool:
        """Whether it takes nothing more: it has done its share, or is not there yet."""
        return 0 < self.renewed <= self.served

    def running(self) -> list[list[Job]]:
        """What shares a core's time: all that the process itself does, and the first paper, on its printer."""
        own = [job for job in self.doing if job.kind != "paper"]
        papers = [job for job in self.doing if job.kind == "paper"]
        return [held for held in (own, papers[:1]) if held]

    def fill(self) -> None:
        """Give free threads to what waits."""
        while self.queue and len(self.doing) < self.threads and not self.closing:
            self.doing.append(self.queue.popleft())
            self.served += 1


def simulate(site: Site, people: int, seconds: float, pause: float, seed: int = 1) -> Record:
    """Let people live for a while; the seconds that each kind of request took."""
    return _World(site, people, pause, random.Random(seed)).live(seconds)  # noqa: S311  repeatable, not secret


class _World:
    def __init__(self, site: Site, people: int, pause: float, chance: random.Random) -> None:
        self.site, self.pause, self.chance = site, pause, chance
        self.record = Record()
        self.processes = [Process(site.threads, site.renewed) for _ in range(site.processes)]
        for place, process in enumerate(self.processes):  # no two make room at the same time
            process.served = place * site.renewed // site.processes
        self.crowd = Process(10**9)
        self.order = count()
        self.next: list[tuple[float, int, int, str]] = []
        self.visits = [self._visit() for _ in range(people)]
        for person in range(people):
            self._think(0.0, person)

    def _visit(self) -> Iterator[str]:
        while True:
            yield from ["page"] * _PAGES
            if self.chance.random() < _PAPER_SHARE:
                yield from ("page", "paper")
            yield "exit"

    def _think(self, now: float, person: int) -> None:
        when = now + self.chance.random() * 2 * self.pause
        heapq.heappush(self.next, (when, next(self.order), person, next(self.visits[person])))

    def live(self, seconds: float) -> Record:
        """Go from event to event: somebody asks, or something is done."""
        now = 0.0
        while now < seconds:
            rates = self._rates()
            done = min((job.left / rate for _, job, rate in rates), default=float("inf"))
            step = min(done, self.next[0][0] - now if self.next else done)
            for _, job, rate in rates:
                job.left -= step * rate
            now += step
            for process, job, _ in rates:
                if job.left <= _NOTHING:
                    self._finish(now, process, job)
            while self.next and self.next[0][0] <= now + _NOTHING:
                _, _, person, kind = heapq.heappop(self.next)
                self._ask(now, person, kind)
        return self.record

    def _rates(self) -> list[tuple[Process, Job, float]]:
        busy = [(process, jobs) for process in (*self.processes, self.crowd) for jobs in process.running()]
        share = min(1.0, self.site.cores / len(busy)) if busy else 1.0
        return [(process, job, share / len(jobs)) for process, jobs in busy for job in jobs]

    def _ask(self, now: float, person: int, kind: str) -> None:
        process = min(self.processes, key=lambda one: (one.closing, len(one.doing) + len(one.queue)))
        if kind == "paper" and sum(job.kind == "paper" for job in process.doing) >= _WAITING:
            self.record.full += 1
            self._think(now, person)
            return
        work = self._paper(process) if kind == "paper" else self.chance.expovariate(1 / self.site.page)  # pages differ
        process.queue.append(Job(person, now, kind, work))
        process.fill()

    def _paper(self, process: Process) -> float:
        """A paper, and the start of the printer that makes it if it is the first one."""
        started, process.warm = process.warm, True
        return self.site.paper + (0.0 if started else self.site.printer)

    def _finish(self, now: float, process: Process, job: Job) -> None:
        process.doing.remove(job)
        if job.kind == START:
            process.served, process.warm = 0, False
        elif process.closing and not process.doing:
            process.doing.append(Job(-1, now, START, self.site.start))
        process.fill()
        if job.kind == START:
            return
        if process is self.crowd or self.site.crowd <= 0:
            self.record.seconds[job.kind].append(now - job.began)
            self._think(now, job.person)
        else:
            self.crowd.doing.append(Job(job.person, job.began, job.kind, self.site.crowd))


def lines(told: Record, seen: Record | None = None) -> Iterator[str]:
    """A table: what the simulation says, and what was seen."""
    yield "| request | predicted p50, ms | p99, ms | seen p50, ms | p99, ms |"
    yield "|---|---|---|---|---|"
    for kind in ("page", "exit", "paper"):
        cells = [number(one.share(kind, part)) if one else "–" for one in (told, seen) for part in (0.5, 0.99)]
        yield f"| {kind} | " + " | ".join(cells) + " |"
