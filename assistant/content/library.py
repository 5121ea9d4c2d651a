"""The librarian: answers which version of an article is in force on a day, and what the shelf holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from assistant.content.records import (
    Act,
    Gap,
    InfoPage,
    Item,
    Measure,
    OffenceRow,
    Region,
    Sentence,
    Service,
    Term,
    Topic,
    Version,
)
from assistant.domain.findings import Citation


class NoVersion(LookupError):
    """No confirmed version of an article on the day asked: what follows from it cannot be said."""

    def __init__(self, reference: str, day: date) -> None:
        self.reference, self.day = reference, day
        super().__init__(f"{reference} has no confirmed version on {day.isoformat()}")


@dataclass(frozen=True, slots=True, repr=False)  # its text would be a megabyte long
class Library:
    """All content, read and checked."""

    acts: dict[str, Act] = field(default_factory=dict)
    versions: dict[tuple[str, str], tuple[Version, ...]] = field(default_factory=dict)
    gaps: dict[tuple[str, str], tuple[Gap, ...]] = field(default_factory=dict)
    mci: dict[int, int] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    sentences: dict[str, Sentence] = field(default_factory=dict)
    rows: tuple[OffenceRow, ...] = ()
    topics: dict[str, Topic] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    services: tuple[Service, ...] = ()
    signed: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    pages: tuple[InfoPage, ...] = ()

    def lawyer_checked(self, sentences: Iterable[str] | None = None) -> bool:
        """Whether a lawyer signed off these sentences as they stand now; without names, every sentence."""
        return set(self.sentences if sentences is None else sentences) <= self.signed

    def terms_on(self, measure: str) -> tuple[Term, ...]:
        """The terms of the law that the page of a measure explains."""
        return tuple(term for term in self.terms if measure in term.on)

    def version(self, act: str, number: str, day: date) -> Version:
        """Return the version of an article in force on a day; ``NoVersion`` if none is confirmed."""
        for version in self.versions.get((act, number), ()):
            if _holds(version.since, version.until, day):
                return version
        raise NoVersion(f"{act}/{number}", day)

    def cite(self, reference: str, day: date) -> Citation:
        """Turn ``act/article/part`` into a citation of the version in force on a day.

        Raises ``NoVersion`` if the day is not covered.
        """
        act, number, part = split_reference(reference)
        version = self.version(act, number, day)
        return Citation(act, number, part, version.since, self.acts[act].read_on, version.confidence)

    def citations(self, references: Iterable[str], day: date) -> tuple[tuple[Citation, ...], tuple[str, ...]]:
        """Cite every reference; those without a confirmed version come back by name, second."""
        found: list[Citation] = []
        missing: list[str] = []
        for reference in references:
            try:
                found.append(self.cite(reference, day))
            except NoVersion:
                missing.append(reference)
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
