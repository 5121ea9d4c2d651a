#!/usr/bin/env python3
"""Plant one fault at a time in the rules and see whether the tests notice it: `make mutate`."""

from __future__ import annotations

import argparse
import importlib
import importlib.abc
import importlib.util
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from enum import EnumMeta
from importlib.machinery import ModuleSpec
from inspect import signature
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import hypothesis  # noqa: E402, F401  loaded once here, and inherited by every child
import pytest  # noqa: E402

import assistant.app  # noqa: E402, F401  the same
from assistant.content.loading import load_library  # noqa: E402
from assistant.domain import acts, choices, findings, papers, steps  # noqa: E402
from scripts.mutants import Mutant, mutants  # noqa: E402
from tests.situations.test_decisions import lines_of, written  # noqa: E402
from tests.situations.test_situations import SITUATIONS, told_in  # noqa: E402

RULES = ROOT / "assistant" / "rules"
LISTED = ROOT / "docs" / "mutation.md"
# The quickest eyes first: most faults change a written decision or a table; only what they miss goes to the rest.
FIRST = (
    "tests.rules.test_told_twice",
    "tests.rules.test_relation",
    "tests.rules.test_timeline",
    "tests.rules.test_law_days",
    "tests.rules.test_tables",
    "tests.rules.test_more_answers",
    "tests.situations.test_decisions",
)
THEN = (
    "tests/situations/test_situations.py",
    "tests/rules/test_counterfactual.py",
    "tests/rules/test_properties.py",
    "tests/content/test_library.py",
    "tests/domain/test_consistency.py",
)
DEPENDENT = ("assistant.rules", "assistant.web", "assistant.app", "assistant.cli", "assistant.documents", "tests")
SECONDS = 240
"""Processor seconds after which a fault counts as noticed: it made something run for ever."""
ENOUGH = 0.9


class Planted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module from changed source."""

    def __init__(self, name: str, code: str) -> None:
        self.name, self.code = name, code

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for the one module, and for no other."""
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source."""
        exec(compile(self.code, f"<{self.name}>", "exec"), module.__dict__)  # noqa: S102  our own source, one change


def enums() -> dict[str, EnumMeta]:
    """The enums whose members are swapped."""
    return {
        name: held
        for module in (acts, choices, papers, findings, steps)
        for name, held in vars(module).items()
        if isinstance(held, EnumMeta) and len(held) > 1
    }


TOLD = [(slug, told_in(situation), situation["day"]) for slug, situation in SITUATIONS.items()]


def decisions_changed() -> bool:
    """What ``test_every_decision_is_the_one_written`` asks, without the time that it takes to start the tests."""
    library, (usual, held) = load_library(), written()
    try:
        decide = importlib.import_module("assistant.rules.decide").decide
        return any(lines_of(decide(told, day, library), usual) != held[slug] for slug, told, day in TOLD)
    except Exception:  # noqa: BLE001  a rule that breaks is a fault noticed
        return True


def tables_changed() -> bool:
    """Run the tests of the tables as plain functions, for the same reason."""
    library = load_library()
    try:
        for module in map(importlib.import_module, FIRST):
            for name, test in list(vars(module).items()):
                for given in cases(test) if name.startswith("test_") else ():
                    test(**given, **({"library": library} if "library" in signature(test).parameters else {}))
    except Exception:  # noqa: BLE001  a test that fails has noticed the fault
        return True
    return False


def cases(test: Any) -> Iterator[dict[str, Any]]:
    """What every ``parametrize`` gives a test, crossed."""
    columns = []
    for mark in getattr(test, "pytestmark", ()):
        if mark.name == "parametrize":
            names, values = mark.args
            names = [one.strip() for one in names.split(",")] if isinstance(names, str) else names
            columns.append([dict(zip(names, one if len(names) > 1 else (one,), strict=True)) for one in values])
    for row in product(*columns):
        yield {name: value for held in row for name, value in held.items()}


def run(module: str, code: str) -> int:
    """In a child: plant, run the tests, and leave with 0 if they noticed nothing."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    for name in [one for one in sys.modules if one.startswith(DEPENDENT)]:
        del sys.modules[name]
    sys.meta_path.insert(0, Planted(module, code))
    loaded = "ignore::pytest.PytestAssertRewriteWarning"  # what this process loaded for all its children
    plain = ["-x", "-q", "-W", loaded, "-p", "no:cacheprovider", "-m", "not slow and not cross and not browser"]
    if decisions_changed() or tables_changed():
        return 1
    return int(pytest.main([*plain, *(str(ROOT / one) for one in THEN)]) != pytest.ExitCode.OK)


def sound(module: Path) -> bool:
    """Whether the tests pass without a fault: else everything would look noticed."""
    child = os.fork()
    if not child:
        os._exit(run(f"assistant.rules.{module.stem}", module.read_text(encoding="utf-8")))
    return os.waitpid(child, 0)[1] == 0


def survivors(module: Path, workers: int, until: float) -> tuple[int, list[Mutant]]:
    """How many faults were planted in a module, and those that no test noticed."""
    name = f"assistant.rules.{module.stem}"
    waiting = list(mutants(module.read_text(encoding="utf-8"), enums()))
    planted, missed = 0, []
    running: dict[int, Mutant] = {}
    while waiting or running:
        while waiting and len(running) < workers and time.monotonic() < until:
            mutant = waiting.pop(0)
            planted += 1
            child = os.fork()
            if not child:
                os._exit(run(name, mutant.code))
            running[child] = mutant
        if not running:
            print(f"{module.stem}: stopped after the time given, {len(waiting)} faults not planted")
            break
        child, status = os.wait()
        mutant = running.pop(child)
        if status == 0:
            missed.append(mutant)
            print(f"  {module.stem}:{mutant.line} {mutant.key}", flush=True)
    return planted, missed


def main() -> int:
    """Mutate each module; 1 if fewer than 90 % were noticed, or if a survivor is not listed with its reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="module names; all of the rules if left out")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=60)
    given = parser.parse_args()
    load_library()
    if not sound(RULES / "decide.py"):
        print("the tests fail without any fault: mend them first")
        return 1
    listed = LISTED.read_text(encoding="utf-8") if LISTED.exists() else ""
    until = time.monotonic() + given.minutes * 60
    planted, missed, unlisted = 0, 0, []
    for module in sorted(RULES.glob("*.py")):
        if module.stem == "__init__" or (given.modules and module.stem not in given.modules):
            continue
        count, survived = survivors(module, given.workers, until)
        planted, missed = planted + count, missed + len(survived)
        unlisted += [f"{module.stem}, {one.key}" for one in survived if f"`{module.stem}, {one.key}`" not in listed]
        print(f"{module.stem}: {count - len(survived)} of {count} noticed", flush=True)
    share = (planted - missed) / planted if planted else 0.0
    print(f"{planted - missed} of {planted} noticed ({share:.1%})")
    for one in unlisted:
        print(f"not listed in docs/mutation.md: {one}")
    return int(share < ENOUGH or bool(unlisted))


if __name__ == "__main__":
    sys.exit(main())
