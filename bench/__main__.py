"""Measures, side by side, and keeps or compares: ``python -m bench [measure | check | show]``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import keeping, pages
from bench.figures import Figure, failures, from_json, missing, table, to_json, worse, write_table
from bench.machine import about

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results.json"
PAGE = ROOT / "docs" / "performance.md"
PARTS: dict[str, Callable[[int], Iterator[Figure]]] = {
    "pages": pages.figures,
    "keeping": keeping.figures,
}


def measure(parts: list[str], rounds: int) -> list[Figure]:
    """Run the parts and say each figure when it is there."""
    found: list[Figure] = []
    for name in parts:
        began = time.monotonic()
        for one in PARTS[name](rounds):
            found.append(one)
            compared = (
                f"ratio {one.ratio.median:.3f} ({one.ratio.least:.3f} – {one.ratio.most:.3f})" if one.ratio else ""
            )
            print(f"  {one.key:24} {one.ours.median:10.3f} {one.unit:15} {compared}", flush=True)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return found


def keep(parts: list[str], rounds: int) -> int:
    """Measure and write results and documentation anew; parts that were not asked for keep their figures."""
    told = about(rounds)
    found = measure(parts, rounds)
    if set(parts) != set(PARTS):
        print("only some parts were measured: nothing is written")
        return 0
    RESULTS.write_text(to_json(told, found), encoding="utf-8")
    write_table(PAGE, told, found)
    print(f"written: {RESULTS.relative_to(ROOT)}, {PAGE.relative_to(ROOT)}")
    return 0


def check(parts: list[str], rounds: int) -> int:
    """Measure and compare with what is kept; what looks worse is measured once more before it is believed."""
    _, before = from_json(RESULTS.read_text(encoding="utf-8"))
    found = measure(parts, rounds)
    failed = failures(found, before)
    if failed:
        print(f"once more, because of {', '.join(one.key for one in failed)}")
        again = [name for name in parts if {one.group for one in failed} & _groups(name)]
        failed = [one for one in failures(measure(again, rounds), before) if one.key in {two.key for two in failed}]
    gone = missing(found, before) if set(parts) == set(PARTS) else []
    for one in failed:
        print(f"WORSE by {100 * worse(one, before[one.key]):.0f} %: {one.what} ({one.key})")
    for key in gone:
        print(f"GONE: {key} was measured before and is not now")
    print("bench-check: " + ("red" if failed or gone else "no ratio is more than 15 % worse than the one kept"))
    return 1 if failed or gone else 0


def _groups(part: str) -> set[str]:
    return {sys.modules[PARTS[part].__module__].GROUP}


def show() -> int:
    """Print what is kept."""
    told, figures = from_json(RESULTS.read_text(encoding="utf-8"))
    print("\n".join(f"{name}: {value}" for name, value in told.items()))
    print(table(figures.values()))
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("what", choices=("measure", "check", "show"), nargs="?", default="measure")
    parser.add_argument(
        "--only", nargs="+", choices=tuple(PARTS), default=list(PARTS), help="parts; nothing is written"
    )
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS") or 7))
    asked = parser.parse_args()
    if asked.what == "show":
        return show()
    return (check if asked.what == "check" else keep)(asked.only, asked.rounds)


if __name__ == "__main__":
    sys.exit(main())
