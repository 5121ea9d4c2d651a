"""Fifty sets in three print jobs: how much memory they take, beside laying everything out at once.

``python -m bench.batch`` prints megabytes above a process that has made one set, each case in a process of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable

from assistant.content.loading import load_library
from assistant.documents.batch import Job, Wanted
from assistant.documents.kinds import FOR_OFFICES, Purpose, make
from assistant.documents.pdf import pdf, warm_up
from assistant.documents.writing import Case
from assistant.domain.papers import PaperKind
from assistant.domain.text import Language
from assistant.rules.decide import decide
from bench.people import DAY, answers

JOBS = (20, 20, 10)
KINDS = (PaperKind.STATEMENT, PaperKind.OFFICER, PaperKind.EXAM)
_LIBRARY = load_library()


def case(number: int) -> Case:
    """The case of one made-up person."""
    told = answers(number)
    return Case(told, decide(told, DAY.date(), _LIBRARY), _LIBRARY)


def job(first: int, sets: int, kinds: tuple[PaperKind, ...] = KINDS) -> int:
    """One print job; returns the bytes of its file."""
    made = Job(Wanted(Purpose.HAND_OVER, kinds), sets, Language.RU)
    for number in range(1, sets + 1):
        made.add(number, case(first + number))
    return len(made.file())


def growth(kinds: tuple[PaperKind, ...]) -> tuple[float, float]:
    """Megabytes above one set: after the first job, and after all of them."""
    warm_up()
    job(1000, 1, kinds)
    before = peak()
    peaks = [(job(100 * place, sets, kinds), peak() - before)[1] for place, sets in enumerate(JOBS)]
    return peaks[0], peaks[-1]


def one_job() -> list[int]:
    """The first job alone."""
    return [job(0, JOBS[0])]


def three_jobs() -> list[int]:
    """All fifty sets."""
    return [job(100 * place, sets) for place, sets in enumerate(JOBS)]


def at_once() -> list[int]:
    """The same papers of twenty people laid out together, as one file."""
    return [len(pdf(*(make(kind, case(n), FOR_OFFICES) for n in range(JOBS[0]) for kind in KINDS)))]


CASES: dict[str, Callable[[], list[int]]] = {"one job": one_job, "three jobs": three_jobs, "at once": at_once}


def peak() -> float:
    """The most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str) -> None:
    """Print what a case takes above one set, its seconds of CPU, and the sizes of its files."""
    warm_up()
    job(1000, 1)
    before, began = peak(), time.process_time()
    sizes = CASES[name]()
    print(peak() - before, time.process_time() - began, *sizes)


def main() -> None:
    """Measure each case in a process of its own, and compare."""
    found: dict[str, list[float]] = {}
    for name in CASES:
        command = [sys.executable, "-m", "bench.batch", name]
        said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        found[name] = [float(one) for one in said.split()]
        memory, seconds, *sizes = found[name]
        files = ", ".join(f"{size / 1e6:.2f}" for size in sizes)
        print(f"{name:12} {memory:7.1f} MB more, {seconds:6.1f} s of CPU, files of {files} MB", flush=True)
    one, three, rival = (found[name] for name in CASES)
    print(f"three jobs beside one:           memory {three[0] / one[0]:.2f}, for 2.5 times the sets")
    print(f"one job beside all laid at once: memory {one[0] / rival[0]:.2f}, CPU {one[1] / rival[1]:.2f}")


if __name__ == "__main__":
    measure(sys.argv[1]) if sys.argv[1:] else main()
