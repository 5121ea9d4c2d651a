"""A whole journey over the wire, by stage: front door, 20 questions, result, list, summary on the screen, the paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bench.figures import Figure
from bench.rounds import Spread
from bench.serving import OURS, Server, Visitor, server

GROUP = "A whole journey (CPU of the server and of its printer, Kazakh)"
_EACH = 3
FIRST: dict[int, dict[str, str]] = {
    1: {"a": "no"},
    2: {"a": "me"},
    3: {"a": "spouse"},
    4: {"a": "now"},
    5: {"a": "yes"},
    6: {"a": "yes"},
    7: {"a": "hit"},
    8: {"a": "none"},
    9: {"a-day": "10", "a-month": "10", "a-year": "2026"},
}
_FURTHER = (10, 11, 12, 26, 27, 13, 17, 19, 20, 23)
_STORY = {"d": "Кешке үйге келіп, айғайлап, есікті ұрды (ойдан шығарылған). " * 20}
_KEEP = {25: {"a": "with-me"}}
QUESTIONS = FIRST | {number: {"a": "unknown"} for number in _FURTHER} | {23: _STORY} | _KEEP
STAGES = ("front door", "20 questions", "result and list", "summary on the screen", "the paper (PDF)")


def figures(rounds: int) -> Iterator[Figure]:
    """CPU milliseconds of each stage, and of the whole."""
    spent: dict[str, list[float]] = {stage: [] for stage in STAGES}
    with server(OURS) as ours:
        walk(ours, paper=True)  # the first one loads what is loaded once
        for _ in range(rounds):
            for stage, seconds in _round(ours).items():
                spent[stage].append(seconds)
    whole = [sum(held) for held in zip(*spent.values(), strict=True)]
    for stage, held in (*spent.items(), ("everything", whole)):
        key = "whole" if stage == "everything" else str(STAGES.index(stage) + 1)
        yield Figure(f"journey.{key}", GROUP, stage, "ms", Spread.of([1000 * one for one in held]))
    without = Spread.of([one - paper for one, paper in zip(whole, spent[STAGES[-1]], strict=True)])
    yield Figure("journey.thousand", GROUP, "1,000 journeys without the paper", "CPU s",
                 Spread(*(1000 * one for one in (without.median, without.least, without.most))))  # fmt: skip


def _round(ours: Server) -> dict[str, float]:
    spent = dict.fromkeys(STAGES, 0.0)
    for _ in range(_EACH):
        for stage, seconds in walk(ours, paper=True).items():
            spent[stage] += seconds / _EACH
    return spent


def walk(ours: Server, *, paper: bool) -> dict[str, float]:
    """One new visitor from the front door to the paper; the CPU seconds of each stage."""
    marks = [ours.used().cpu]
    visitor = ours.visitor()
    marks.append(ours.used().cpu)
    for number, form in QUESTIONS.items():
        ours.flood([visitor.get(f"/p/{number}")], lines=1)
        ours.flood([visitor.post(f"/p/{number}", form)], lines=1, status=303)
    marks.append(ours.used().cpu)
    _pages(ours, visitor, "/r", "/l")
    marks.append(ours.used().cpu)
    _pages(ours, visitor, "/d/v")
    marks.append(ours.used().cpu)
    if paper:
        _pages(ours, visitor, "/d/list.pdf")
    marks.append(ours.used().cpu)
    return dict(zip(STAGES, (after - before for before, after in pairwise(marks)), strict=True))


def _pages(ours: Server, visitor: Visitor, *paths: str) -> None:
    ours.flood([visitor.get(path) for path in paths], lines=1)
