#!/usr/bin/env python3
"""A crowd at a real server of ours beside what the simulation says about it.

.venv/bin/python bench/crowd.py --people 16 64 --seconds 40
"""

from __future__ import annotations

import argparse
import os
import runpy
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.figures import number
from bench.load import FORMS, PAGES, Person, Record, measure, server
from bench.machine import children_cpu, taken
from bench.queueing import Site, lines, simulate

_PAPERS, _VISITS = 12, 4
_SETTINGS = runpy.run_path(str(Path(__file__).resolve().parent.parent / "deploy/gunicorn.conf.py"))


def measured(people: int, seconds: float, pause: float) -> tuple[Site, Record]:
    """What each kind cost one person alone, and how long each request of the crowd took."""
    processes = _SETTINGS["workers"]
    with server() as port:
        for seed in range(4 * processes):  # until each of them is there
            Person(port, seed, Record(), pause=0, ended=threading.Event()).begin()
        start = children_cpu() / processes
        page, paper, printer = _alone(port, processes)
        own = time.process_time()
        seen = measure(port, people, seconds, pause)
        crowd = time.process_time() - own
    each = crowd / max(sum(map(len, seen.seconds.values())), 1)
    renewed = _SETTINGS["max_requests"] + _SETTINGS["max_requests_jitter"] // 2
    return Site(page, paper, each, start, printer, renewed, processes, cores=os.cpu_count() or 1), seen


def _alone(port: int, processes: int) -> tuple[float, float, float]:
    """The CPU seconds of the server for a page, for a paper, and for the start of a printer."""
    person = Person(port, 0, Record(), pause=0, ended=threading.Event())

    def visit() -> None:
        person.begin()
        for path, form in FORMS:
            person.ask("page", "GET", path)
            person.ask("page", "POST", path, form)
        for path in PAGES:
            person.ask("page", "GET", path)

    for _ in range(2 * processes):  # each process makes its pages ready
        visit()
    before = children_cpu()
    for _ in range(_VISITS):
        visit()
    page = (children_cpu() - before) / sum(_VISITS * count for count in (2, 2 * len(FORMS), len(PAGES)))
    person.ask("page", "POST", "/p/25", {"a": "with-me"})
    before = children_cpu()
    for _ in range(2 * processes):  # each process starts its printer
        person.ask("paper", "GET", "/d/list.pdf")
    first = children_cpu() - before
    before = children_cpu()
    for _ in range(_PAPERS):
        person.ask("paper", "GET", "/d/list.pdf")
    paper = (children_cpu() - before) / _PAPERS
    return page, paper, max(first - 2 * processes * paper, 0.0) / processes


def main() -> int:
    """Compare for each size of the crowd."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, nargs="+", default=[16, 64])
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--pause", type=float, default=1, help="seconds between two requests of a person, on average")
    asked = parser.parse_args()
    for people in asked.people:
        when = taken(1)
        site, seen = measured(people, asked.seconds, asked.pause)
        told = simulate(site, people, asked.seconds, asked.pause)
        print(f"{people} people, {asked.pause:g} s between two requests, {asked.seconds:g} s; {when}")
        costs = (
            ("page", site.page),
            ("paper", site.paper),
            ("start of a process", site.start),
            ("of its printer", site.printer),
            ("the crowd, each", site.crowd),
        )
        print("CPU: " + ", ".join(f"{name} {number(1000 * cost)} ms" for name, cost in costs))
        print("\n".join(lines(told, seen)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
