"""The librarian: answers which version of an article is in force on a day, and what the shelf holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from assistant.content.records import (
    Act,
    Count,
    Gap,
    Group,
    InfoPage,
    Item,
    Measure,
    OffenceRow,
    Region,
    Sentence,
    Service,
    ServiceKind,
    Term,
    Topic,
    Version,
    Waiver,
)
from assistant.domain.findings import Citation


class NoVersion(LookupError):
    """No confirmed version of an article on the day asked: what follows from it cannot be said."""

    def __init__(self, reference: str, day: date) -> None:
        self.reference, self.day = reference, day
        super().__init__(f"{reference} has no confirmed version on {day.isoformat()}")


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """What holds on any day: ``held[n]`` from ``changes[n - 1]`` until the day before ``changes[n]``."""

    changes: tuple[date, ...]
    held: tuple[T, ...]

    def on(self, day: date) -> T:
        """Return what holds on a day."""
        return self.held[bisect_right(self.changes, day)]


def line_of(dated: Iterable[Version | Sentence], on: Callable[[date], T]) -> Line[T]:
    """Ask ``on`` once for each stretch of days between the changes of dated records."""
    begin = {one.since for one in dated if one.since is not None}
    end = {one.until + timedelta(days=1) for one in dated if one.until is not None}
    changes = tuple(sorted(begin | end))
    return Line(changes, tuple(map(on, (date.min, *changes))))


@dataclass(frozen=True, slots=True, repr=False)  # its text would be a megabyte long
class Library:
    """All content, read and checked."""

    acts: dict[str, Act] = field(default_factory=dict)
    versions: dict[tuple[str, str], tuple[Version, ...]] = field(default_factory=dict)
    gaps: dict[tuple[str, str], tuple[Gap, ...]] = field(default_factory=dict)
    mci: dict[int, int] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    sentences: dict[str, Sentence] = field(default_factory=dict)
    heirs: dict[str, list[str]] = field(default_factory=dict)  # ids of sentences that took the place of another
    rows: tuple[OffenceRow, ...] = ()
    counts: dict[str, tuple[Count, ...]] = field(default_factory=dict)
    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    services: tuple[Service, ...] = ()
    signed: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    pages: tuple[InfoPage, ...] = ()
    papers: dict[str, Measure] = field(default_factory=dict)
    kinds: dict[str, ServiceKind] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    unpublished: tuple[str, ...] = ()
    _lines: dict[str, Line[Citation | None]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _points: dict[str, Line[tuple[Sentence, ...]]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _begins: dict[str, date] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_region: dict[str, list[Service]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def services_of(self, region: str) -> Sequence[Service]:
        """The services of a region (``kz``: of the whole country), and those elsewhere that take people from it."""
        if not self._by_region:
            self._sort_services()
        return self._by_region.get(region, ())

    def _sort_services(self) -> None:
        for service in self.services:
            for region in dict.fromkeys((service.region, *service.also_from)):
                self._by_region.setdefault(region, []).append(service)

    def services_named(self, names: Iterable[str]) -> tuple[Service, ...]:
        """The services with these ids, in this order; ``KeyError`` for none."""
        by_id = {service.id: service for service in self.services}
        return tuple(by_id[name] for name in names)

    def needs_of(self, kind: str) -> tuple[str, ...]:
        """The needs that a kind of service meets."""
        return self.kinds[kind].needs if kind in self.kinds else ()

    def prepare(self) -> None:
        """Draw the line of every reference and measure, so that later no look-up leaves anything behind."""
        cited = [sentence.cites for sentence in self.sentences.values()] + [row.articles for row in self.rows]
        for reference in {one for references in cited for one in references}:
            self._lines[reference] = self._line(reference)
        for name in self.measures:
            self._points[name] = self._points_line(name)
        self._begins.update({act: self.begins(act) for act in self.acts})
        self.services_of("kz")

    def current(self, name: str, day: date) -> Sentence:
        """The sentence of this name, or the one that has taken its place by a day; ``KeyError`` for none."""
        for heir in self.heirs.get(name, ()):
            since = self.sentences[heir].since
            if since is None or since <= day:
                return self.current(heir, day)
        return self.sentences[name]

    def said(self, name: str, day: date) -> Sentence | Item:
        """A sentence of law, as it is on a day, or an item of guidance, by its id; ``KeyError`` for neither."""
        return self.current(name, day) if name in self.sentences else self.items[name]

    def count(self, name: str, day: date) -> Count | None:
        """How a term was counted for what happened on a day; ``None`` where that is not confirmed."""
        return next((one for one in self.counts[name] if _holds(one.since, one.until, day)), None)

    def group(self, name: str, day: date) -> tuple[str, ...]:
        """The articles of a group on a day; none where that is not confirmed."""
        return next((one.articles for one in self.groups[name] if _holds(one.since, one.until, day)), ())

    def lawyer_checked(self, sentences: Iterable[str] | None = None) -> bool:
        """Whether a lawyer signed off these sentences as they stand now; without names, every sentence."""
        return self.signed.issuperset(self.sentences if sentences is None else sentences)

    def oldest_reading(self) -> date:
        """The day on which the act was read that was not read since for the longest time."""
        return min(act.read_on for act in self.acts.values())

    def terms_on(self, measure: str) -> tuple[Term, ...]:
        """The terms of the law that the page of a measure explains."""
        return tuple(term for term in self.terms if measure in term.on)

    def named_terms(self, names: Iterable[str]) -> tuple[Term, ...]:
        """The terms with these ids, in this order; ``KeyError`` for none."""
        by_id = {term.id: term for term in self.terms}
        return tuple(by_id[name] for name in names)

    def version(self, act: str, number: str, day: date) -> Version:
        """Return the version of an article in force on a day; ``NoVersion`` if none is confirmed."""
        for version in self.versions.get((act, number), ()):
            if _holds(version.since, version.until, day):
                return version
        raise NoVersion(f"{act}/{number}", day)

    def begins(self, act: str) -> date:
        """The first day from which a wording of an act is held; ``date.min`` where none of its versions has a day."""
        known = self._begins.get(act)
        return known or min((one.since or date.min for one in self._versions_of(act)), default=date.min)

    def _versions_of(self, act: str) -> Iterator[Version]:
        return (one for (of, _), versions in self.versions.items() if of == act for one in versions)

    def cite(self, reference: str, day: date) -> Citation:
        """Turn ``act/article/part`` into a citation of the version in force on a day.

        Raises ``NoVersion`` if the day is not covered.
        """
        citation = self._cited(reference, day)
        if citation is None:
            raise NoVersion("/".join(split_reference(reference)[:2]), day)
        return citation

    def _cited(self, reference: str, day: date) -> Citation | None:
        return (self._lines.get(reference) or self._line(reference)).on(day)

    def _line(self, reference: str) -> Line[Citation | None]:
        act, number, part = split_reference(reference)
        versions = self.versions.get((act, number), ())

        def on(day: date) -> Citation | None:
            for one in versions:
                if _holds(one.since, one.until, day):
                    return Citation(act, number, part, one.since, self.acts[act].read_on, one.confidence)
            return None

        return line_of(versions, on)

    def points(self, measure: str, day: date) -> tuple[Sentence, ...]:
        """Every statement of a measure, its outcomes apart, that is true on a day; ``KeyError`` for no measure."""
        return (self._points.get(measure) or self._points_line(measure)).on(day)

    def _points_line(self, measure: str) -> Line[tuple[Sentence, ...]]:
        said = tuple(one for one in self.measures[measure].sentences if one.group != "outcome")
        return line_of(said, lambda day: tuple(one for one in said if sentence_holds(one, day)))

    def citations(self, references: Iterable[str], day: date) -> tuple[tuple[Citation, ...], tuple[str, ...]]:
        """Cite every reference; those without a confirmed version come back by name, second."""
        found: list[Citation] = []
        missing: list[str] = []
        for reference in references:
            citation = self._cited(reference, day)
            if citation is None:
                missing.append(reference)
            else:
                found.append(citation)
        return tuple(found), tuple(missing)

    def tenge(self, count: int, day: date) -> int | None:
        """Return the value of ``count`` monthly calculation indexes in tenge, ``None`` for a year not confirmed."""
        value = self.mci.get(day.year)
        return None if value is None else value * count


def _holds(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def sentence_holds(sentence: Sentence, day: date) -> bool:
    """Whether a sentence is true on a day."""
    return _holds(sentence.since, sentence.until, day)


@lru_cache(maxsize=4096)
def split_reference(reference: str) -> tuple[str, str, str | None]:
    """Split ``act/article/part``; ``ValueError`` for anything else."""
    pieces = reference.split("/")
    if len(pieces) not in (2, 3) or not all(pieces):
        raise ValueError(f"{reference!r} is not of the form act/article or act/article/part")
    return pieces[0], pieces[1], pieces[2] if len(pieces) == 3 else None
