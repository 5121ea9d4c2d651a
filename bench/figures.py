"""What was measured: kept as JSON, compared with what was kept before, written into the documentation as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.rounds import Spread

TOLERANCE = 0.15
_BEGIN, _END = "<!-- figures -->", "<!-- /figures -->"


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured. ``goal`` is the most that it may be (the least, if ``more`` is better).

    Without a rival the value itself is what counts, and it is shown only: another machine has other milliseconds.
    """

    key: str
    group: str
    what: str
    unit: str
    ours: Spread
    rival: str = ""
    other: Spread | None = None
    ratio: Spread | None = None
    goal: float | None = None
    more: bool = False
    guarded: bool = True
    taken: str = ""  # day, load and rounds

    @property
    def judged(self) -> float:
        """The number that the goal speaks of."""
        return (self.ratio or self.ours).median

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; ``None`` without a goal."""
        if self.goal is None:
            return None
        return self.judged >= self.goal if self.more else self.judged <= self.goal


def to_json(about: Mapping[str, Any], figures: Iterable[Figure]) -> str:
    """Write the figures, and on what they were taken."""
    return (
        json.dumps({"about": about, "figures": [asdict(one) for one in figures]}, ensure_ascii=False, indent=1) + "\n"
    )


def from_json(text: str) -> tuple[dict[str, Any], dict[str, Figure]]:
    """Read what ``to_json`` wrote, the figures by their key."""
    held = json.loads(text)
    figures = (_figure(one) for one in held["figures"])
    return held["about"], {one.key: one for one in figures}


def _figure(held: Mapping[str, Any]) -> Figure:
    spreads = {name: Spread(**held[name]) for name in ("ours", "other", "ratio") if held[name] is not None}
    return Figure(**(dict(held) | spreads))


def worse(now: Figure, before: Figure) -> float:
    """By which part a ratio grew worse: 0.2 is a fifth; below zero it grew better."""
    if now.ratio is None or before.ratio is None:
        return 0.0
    grown = now.judged / before.judged
    return (1 / grown if now.more else grown) - 1


def failures(now: Iterable[Figure], before: Mapping[str, Figure]) -> list[Figure]:
    """The guarded ratios that are worse by more than the tolerance than those kept."""
    return [one for one in now if one.guarded and one.key in before and worse(one, before[one.key]) > TOLERANCE]


def missing(now: Iterable[Figure], before: Mapping[str, Figure]) -> list[str]:
    """What was measured before and no longer is: a rival that is gone must not look like a pass."""
    here = {one.key for one in now}
    return [key for key in before if key not in here]


def part_of(figure: Figure) -> str:
    """The part of the benchmark that measures a figure: the first word of its key."""
    return figure.key.partition(".")[0]


def merged(now: Sequence[Figure], before: Mapping[str, Figure], order: Sequence[str]) -> list[Figure]:
    """What was measured now, and what was kept of the parts that were not, in the order of the parts."""
    measured = {part_of(one) for one in now}
    kept = [one for one in before.values() if part_of(one) not in measured]
    return sorted([*kept, *now], key=lambda one: order.index(part_of(one)))


def number(value: float) -> str:
    """Three digits that count."""
    if value == 0:
        return "0"
    size = abs(value)
    return (
        f"{value:,.0f}"
        if size >= 100
        else f"{value:.1f}"
        if size >= 10
        else f"{value:.2f}"
        if size >= 1
        else f"{value:.3f}"
    )


def _cell(spread: Spread | None) -> str:
    if spread is None:
        return "–"
    middle, least, most = number(spread.median), number(spread.least), number(spread.most)
    return middle if least == most else f"{middle} ({least} – {most})"


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    sign = "≥" if figure.more else "≤"
    return f"{sign} {number(figure.goal)} {'yes' if figure.met else '**no**'}"


def table(figures: Iterable[Figure]) -> str:
    """A table for each group, medians with the least and the most of the rounds."""
    lines: list[str] = []
    group = ""
    for one in figures:
        if one.group != group:
            group = one.group
            lines += [
                "",
                f"### {group}",
                "",
                *([f"Taken {one.taken}.", ""] if one.taken else []),
                "| what | unit | ours | rival | its figure | ratio | goal |",
                "|---|---|---|---|---|---|---|",
            ]
        cells = (one.what, one.unit, _cell(one.ours), one.rival or "–", _cell(one.other), _cell(one.ratio), _goal(one))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines).strip() + "\n"


def write_table(page: Path, about: Mapping[str, Any], figures: Iterable[Figure]) -> None:
    """Put the tables between the marks of a page."""
    write_between(page, about, table(figures))


def write_between(page: Path, about: Mapping[str, Any], between: str) -> None:
    """Put what was measured, and on what, between the marks of a page. ``ValueError`` if it has lost its marks."""
    text = page.read_text(encoding="utf-8")
    head, begin, rest = text.partition(_BEGIN)
    _, end, tail = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{page.name} has no {_BEGIN} … {_END}")
    told = "\n".join(f"- {name}: {value}" for name, value in about.items())
    page.write_text(f"{head}{begin}\n\n{told}\n\n{between}\n{end}{tail}", encoding="utf-8")
