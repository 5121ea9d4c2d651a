#!/usr/bin/env python3
"""A crowd at a real server of ours beside what the simulation says about it.

.venv/bin/python bench/crowd.py --people 16 64 --seconds 40
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.figures import number
from bench.load import FORMS, Person, Record, measure, server
from bench.machine import children_cpu, taken
from bench.queueing import Site, lines, simulate

_PAPERS = 6


def measured(people: int, seconds: float, pause: float) -> tuple[Site, Record]:
    """What each kind cost, and how long each request of the crowd took."""
    with server() as port:
        paper = _paper(port)
        before, own = children_cpu(), time.process_time()
        seen = measure(port, people, seconds, pause)
        spent, crowd = children_cpu() - before, time.process_time() - own
    papers = len(seen.seconds["paper"])
    pages = len(seen.seconds["page"]) + len(seen.seconds["exit"])
    page = max(spent - papers * paper, 0.0) / max(pages, 1)
    return Site(page, paper, crowd / max(pages + papers, 1), cores=os.cpu_count() or 1), seen


def _paper(port: int) -> float:
    """The CPU seconds of the server for one paper, after the first."""
    person = Person(port, 0, Record(), pause=0, ended=threading.Event())
    person.begin()
    for path, form in (*FORMS, ("/p/25", {"a": "with-me"})):
        person.ask("page", "POST", path, form)
    person.ask("paper", "GET", "/d/list.pdf")
    before = children_cpu()
    for _ in range(_PAPERS):
        person.ask("paper", "GET", "/d/list.pdf")
    return (children_cpu() - before) / _PAPERS


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
        costs = (("page", site.page), ("paper", site.paper), ("the crowd, each", site.crowd))
        print("CPU: " + ", ".join(f"{name} {number(1000 * cost)} ms" for name, cost in costs))
        print("\n".join(lines(told, seen)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
