"""Measures, side by side, and keeps or compares: ``python -m bench [measure | full | check | show]``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench import grown, growth, journey, keeping, pages, papers, rivals, scale, weight
from bench.figures import (
    Figure,
    failures,
    from_json,
    merged,
    missing,
    part_of,
    table,
    to_json,
    worse,
    write_between,
    write_table,
)
from bench.machine import about, taken

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"
PAGE = ROOT / "docs" / "performance.md"
SCALE = ROOT / "docs" / "scale.md"
PARTS: dict[str, Callable[[int], Iterator[Figure]]] = {
    "pages": pages.figures,
    "keeping": keeping.figures,
    "journey": journey.figures,
    "papers": papers.figures,
    "weight": weight.figures,
    "growth": growth.figures,
    "memory": growth.memory,
}
# What takes longer, or needs `make bench-deps`: only asked for by name, or with `full`. What is kept of them stays.
FULL: dict[str, Callable[[int], Iterator[Figure]]] = {
    "rivals": rivals.figures,
    "grown": grown.figures,
    "renders": grown.renders,
}


def measure(parts: list[str], rounds: int) -> list[Figure]:
    """Run the parts and say each figure when it is there."""
    found: list[Figure] = []
    for name in parts:
        began, when = time.monotonic(), taken(rounds)
        for one in (PARTS | FULL)[name](rounds):
            found.append(replace(one, taken=when))
            ratio = one.ratio
            compared = f"ratio {ratio.median:.3f} ({ratio.least:.3f} – {ratio.most:.3f})" if ratio else ""
            print(f"  {one.key:24} {one.ours.median:10.3f} {one.unit:15} {compared}", flush=True)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return found


def keep(parts: list[str], rounds: int) -> int:
    """Measure, and write results and documentation anew; parts that were not asked for keep what they had."""
    found = measure(parts, rounds)
    before = from_json(RESULTS.read_text(encoding="utf-8"))[1] if RESULTS.exists() else {}
    figures = merged(found, before, (*PARTS, *FULL))
    RESULTS.write_text(to_json(about(), figures), encoding="utf-8")
    write_table(PAGE, about(), figures)
    write_between(SCALE, about(), "\n".join(scale.table({one.key: one for one in figures})) + "\n")
    print("written: " + ", ".join(str(one.relative_to(ROOT)) for one in (RESULTS, PAGE, SCALE)))
    return 0


def check(parts: list[str], rounds: int) -> int:
    """Measure and compare with what is kept; what looks worse is measured once more before it is believed."""
    _, before = from_json(RESULTS.read_text(encoding="utf-8"))
    found = measure(parts, rounds)
    failed = failures(found, before)
    if failed:
        print(f"once more, because of {', '.join(one.key for one in failed)}")
        suspected = {one.key for one in failed}
        again = [name for name in parts if name in map(part_of, failed)]
        failed = [one for one in failures(measure(again, rounds), before) if one.key in suspected]
    usual = {key: one for key, one in before.items() if part_of(one) in PARTS}
    gone = missing(found, usual) if set(parts) == set(PARTS) else []
    for one in failed:
        print(f"WORSE by {100 * worse(one, before[one.key]):.0f} %: {one.what} ({one.key})")
    for key in gone:
        print(f"GONE: {key} was measured before and is not now")
    print("bench-check: " + ("red" if failed or gone else "no ratio is more than 15 % worse than the one kept"))
    return 1 if failed or gone else 0


def show() -> int:
    """Print what is kept."""
    told, figures = from_json(RESULTS.read_text(encoding="utf-8"))
    print("\n".join(f"{name}: {value}" for name, value in told.items()))
    print(table(figures.values()))
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("what", choices=("measure", "full", "check", "show"), nargs="?", default="measure")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=(*PARTS, *FULL),
        help="these parts; the others keep their figures",
    )
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS") or 7))
    asked = parser.parse_args()
    if asked.what == "show":
        return show()
    parts = asked.only or list(FULL if asked.what == "full" else PARTS)
    return (check if asked.what == "check" else keep)(parts, asked.rounds)


if __name__ == "__main__":
    sys.exit(main())
