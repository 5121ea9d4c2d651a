"""What the measured figures mean for a centre, a region and the country: written into ``docs/scale.md``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.figures import Figure, number
from bench.queueing import Site, simulate

REPORTS = 115_000  # of domestic violence in a year, as quoted in the founding article
MORE = 1.5  # as many visits: not everybody who asks reports
PEAK = 50  # times the mean: an assumption
REGIONS = 20
_YEAR = 365 * 24 * 3600
_REQUESTS = 45  # of a journey without its paper: bench/journey.py
_PAUSE = 20.0  # seconds that a person reads and answers, on average
_KEPT = 1800.0 + _REQUESTS * _PAUSE  # seconds that a conversation lies in the store if nobody leaves by the exit
_START, _PRINTER = 0.6, 0.55  # CPU seconds of a fresh process and of its printer: bench/crowd.py
_RENEWED = 1_100  # requests after which a process is a fresh one: deploy/gunicorn.conf.py
_RECORD = 8_500  # bytes of a conversation in the store's files, the log that is cut back included (bench-full)


_HEAD = ("who", "a peak hour", "people at once", "cores busy", "a page: p50, p99", "a paper: p50, p99", "in the store")


@dataclass(frozen=True, slots=True)
class Place:
    """A name, and visits in a year."""

    name: str
    visits: float


PLACES = (
    Place("one centre, 3,000 visits a year", 3_000),
    Place("a region, a twentieth of the country", REPORTS * MORE / REGIONS),
    Place("the country, half as many again as reports", REPORTS * MORE),
)


def site(figures: Mapping[str, Figure]) -> Site:
    """What a page and a paper cost, by the measured journey. ``KeyError`` if none was measured."""
    whole, paper = (figures[key].ours.median / 1000 for key in ("journey.whole", "journey.5"))
    page = (whole - paper) / _REQUESTS
    return Site(page, paper, start=_START, printer=_PRINTER, renewed=_RENEWED, cores=os.cpu_count() or 1)


def table(figures: Mapping[str, Figure]) -> Iterator[str]:
    """One line for each place, at its peak, on one machine like the one that was measured."""
    held = site(figures)
    cost = held.page * _REQUESTS + held.paper + (_REQUESTS + 1) / _RENEWED * (_START + _PRINTER)
    most = 3600 * held.cores / cost
    yield (
        f"A page costs {number(1000 * held.page)} ms of CPU, a paper {number(1000 * held.paper)} ms, "
        f"a journey with its paper {number(cost)} s:"
    )
    yield f"one machine of {held.cores} cores makes {most:,.0f} journeys in an hour at most."
    yield ""
    yield "| " + " | ".join(_HEAD) + " |"
    yield "|" + "---|" * len(_HEAD)
    for place in PLACES:
        rate = place.visits / _YEAR * PEAK
        people = max(1, round(rate * _REQUESTS * _PAUSE))
        seen = simulate(held, people, 900, _PAUSE)
        page, paper = (
            ", ".join(number(seen.share(kind, part)) for part in (0.5, 0.99)) + " ms" for kind in ("page", "paper")
        )
        live = rate * _KEPT
        yield (
            f"| {place.name} | {3600 * rate:,.0f} journeys | {people} | {number(rate * cost)} of {held.cores} "
            f"| {page} | {paper} | {live:,.0f} conversations, {number(live * _RECORD / 1e6)} MB |"
        )
