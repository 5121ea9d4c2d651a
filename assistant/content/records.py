"""What the content files hold, once read: frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain.findings import Confidence
from assistant.domain.text import Text


@dataclass(frozen=True, slots=True)
class Act:
    """A law or an order: its names, its official address and the date of the copy that was read."""

    id: str
    reference: str
    address: str
    read_on: date
    name: Text
    short: Text


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one article, from ``since`` to ``until`` (inclusive; ``None``: open)."""

    act: str
    number: str
    since: date | None
    until: date | None
    confidence: Confidence
    parts: tuple[str, ...]
    kk_official: bool
    title: Text
    gist: Text
    open: Text | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which the wording of an article is not confirmed."""

    act: str
    number: str
    since: date | None
    until: date | None
    why: Text


@dataclass(frozen=True, slots=True)
class Sentence:
    """One cited statement about a measure."""

    id: str
    measure: str
    group: str
    since: date | None
    until: date | None
    when: str
    confidence: Confidence
    cites: tuple[str, ...]
    source: str
    text: Text
    instead_of: str = ""
    """The sentence of earlier days whose place this one takes."""


@dataclass(frozen=True, slots=True)
class Count:
    """A term that is counted from a day a person gives: months or days, and those for an offender under 18.

    ``sentence`` and ``minor_sentence`` name what explains it; ``articles``: those of a class of crimes.
    """

    id: str
    since: date | None
    until: date | None
    months: int
    days: int
    minor_months: int
    sentence: str
    minor_sentence: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles about which a rule asks: ``act/article`` (each part of it) or ``act/article/part``."""

    id: str
    since: date | None
    until: date | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, or a topic of law, with its statements in the order of the file."""

    id: str
    title: Text
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class OffenceRow:
    """A row of the act-to-article map; ``starts`` says who starts the case, article by article."""

    number: int
    acts: tuple[str, ...]
    when: str
    kinds: tuple[str, ...]
    articles: tuple[str, ...]
    starts: tuple[str, ...]
    confidence: Confidence
    note: Text | None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of guidance: a step of a plan, a sign, a line for a child.

    ``steps``: what to do one after the other, where the order matters; ``caution``: what can be noticed, or go wrong.
    """

    id: str
    topic: str
    when: str
    source: str
    text: Text
    caution: Text | None
    steps: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A list of guidance items under a title."""

    id: str
    title: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an information page: ids of sentences and items in order, those of the short version, services."""

    title: Text
    points: tuple[str, ...]
    short: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InfoPage:
    """A page to be read without answering anything.

    ``words`` are only searched; ``more`` names measures; ``terms`` are the terms of the law that the page explains.
    """

    id: str
    number: int
    title: Text
    lead: Text
    words: Text
    more: tuple[str, ...]
    terms: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A region or a city of republican significance, by its ISO 3166-2 code in small letters."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Service:
    """A service that may be shown; ``verified_on`` is ``None`` where no source has a date.

    ``also_from``: other regions whose people it takes in, where its source says so.
    ``own``: imported by the operator of this installation; such a row leaves it only where it is ``public``.
    """

    id: str
    kind: str
    region: str
    city: Text | None
    name: Text
    phones: tuple[str, ...]
    hours: str
    languages: tuple[str, ...]
    confidence: str
    verified_on: date | None
    sources: tuple[str, ...]
    for_whom: tuple[str, ...]
    note: Text | None
    also_from: tuple[str, ...] = ()
    own: bool = False
    public: bool = True


@dataclass(frozen=True, slots=True)
class ServiceKind:
    """What a kind of service does, said beforehand: ids of sentences of law or of items of guidance."""

    id: str
    needs: tuple[str, ...]
    offers: tuple[str, ...]
    costs: tuple[str, ...]
    bring: tuple[str, ...]
    arrival: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who answers for showing services that nobody verified of late, why, and until when."""

    services: tuple[str, ...]
    by: str
    on: date
    until: date
    why: str


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A phone that is never shown, and why."""

    phone: str
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the law: its names, a plain meaning, and the measures (``on``) whose pages explain it."""

    id: str
    on: tuple[str, ...]
    cites: tuple[str, ...]
    kk_official: bool
    name: Text
    meaning: Text
