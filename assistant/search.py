"""Finds pages by words: every text in three languages, whatever language the page speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.content.library import Library
from assistant.domain.stems import fits, from_latin, stems, words_of
from assistant.domain.text import Language, Text

LONGEST = 80  # characters
MOST = 10  # pages shown
_SHORTEST = 3  # letters of a word whose endings are looked at
_TITLE, _WORDS, _POINT = 6.0, 4.0, 1.0
# Words that stand in every text; they are left out as long as another word is there.
_COMMON = frozenset(
    words_of(
        "және мен бен пен бұл ол не қалай қайда кім қашан деген үшін бар жоқ ма ме ба бе па пе маған менің "
        "и в во на не что как где кто когда если я мне меня мой моя он она они это по с со у за для ли можно есть "
        "the a an i my me is are do does can how what where who when if to of in on at for and or he she they it"
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """A page that can be found. ``kind``: ``page``, ``measure`` or ``services``.

    ``points`` are what it says and can be shown; ``words`` are headings and everyday words that are only searched.
    """

    kind: str
    id: str
    title: Text
    words: tuple[Text, ...]
    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found, and the sentence on it that fits best; ``None`` where only its title or words fit.

    A region that was named shows its first service.
    """

    place: Place
    best: Text | None


class Finder:
    """Holds the words of every page; the index is made when somebody first asks.

    ``measures`` are those with a page of their own.
    """

    def __init__(self, library: Library, measures: Iterable[str]) -> None:
        self._library, self._measures = library, frozenset(measures)

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return tuple(_places(self._library, self._measures))

    @cached_property
    def _standing(self) -> dict[str, list[tuple[int, int, float]]]:
        """Each word with where it stands: page, point (-1: none) and weight."""
        held: dict[str, list[tuple[int, int, float]]] = {}
        for number, place in enumerate(self._places):
            for point, weight, text in _texts(place):
                for word in {one for language in Language for one in words_of(text.in_language(language))}:
                    held.setdefault(word, []).append((number, point, weight))
        return held

    @cached_property
    def _stems(self) -> list[tuple[str, str]]:
        """Each stem with its word, sorted: those that begin alike stand together."""
        return sorted((stem, word) for word in self._standing for stem in stems(word))

    def _words_like(self, word: str) -> set[str]:
        """The words of the pages that a word means."""
        found = {word} & self._standing.keys()
        if word.isdecimal() or len(word) < _SHORTEST:
            return found
        for asked in stems(word):
            root = asked[: max(_SHORTEST, len(asked) - 2)]
            for stem, held in self._stems[bisect_left(self._stems, (root, "")) :]:
                if not stem.startswith(root):
                    break
                if fits(asked, stem):
                    found.add(held)
        return found

    def _meant_by(self, word: str) -> set[str]:
        """The words of the pages that a typed word means; one in Latin letters is read in Cyrillic if nothing fits."""
        found = self._words_like(word)
        return found or {held for reading in from_latin(word) for held in self._words_like(reading)}

    def find(self, asked: str) -> tuple[Hit, ...]:
        """The pages for some words, those with the most of the words first; empty if none fits."""
        scores: dict[int, dict[str, float]] = {}
        lines: dict[int, dict[int, set[str]]] = {}
        for word in _meant(asked):
            standing = (place for held in self._meant_by(word) for place in self._standing[held])
            for number, point, weight in standing:
                best = scores.setdefault(number, {})
                best[word] = max(best.get(word, 0.0), weight)
                if point >= 0:
                    lines.setdefault(number, {}).setdefault(point, set()).add(word)
        ranked = sorted(scores, key=lambda n: (-len(scores[n]), -sum(scores[n].values()), n))
        shown = {self._places[n].title: n for n in reversed(ranked)}  # of two pages with one title, the better one
        first = [n for n in ranked if shown[self._places[n].title] == n][:MOST]
        return tuple(Hit(self._places[n], _best(self._places[n], lines.get(n, {}))) for n in first)


def _meant(asked: str) -> list[str]:
    """The words of a search that mean something; all of them where none does."""
    words = list(dict.fromkeys(words_of(asked[:LONGEST])))
    return [word for word in words if word not in _COMMON] or words


def _best(place: Place, lines: dict[int, set[str]]) -> Text | None:
    if not lines:
        return place.points[0] if place.kind == "services" and place.points else None
    return place.points[min(lines, key=lambda point: (-len(lines[point]), point))]


def _texts(place: Place) -> Iterator[tuple[int, float, Text]]:
    yield -1, _TITLE, place.title
    for text in place.words:
        yield -1, _WORDS, text
    for point, text in enumerate(place.points):
        yield point, _POINT, text


def _places(library: Library, measures: frozenset[str]) -> Iterator[Place]:
    for page in library.pages:
        points = [text for part in page.parts for one in part.points for text in _said(library, one)]
        heads = tuple(part.title for part in page.parts)
        yield Place("page", page.id, page.title, (page.words, *heads), (page.lead, *points))
    for measure in (one for one in library.measures.values() if one.id in measures):
        said = tuple(one.text for one in measure.sentences if one.group != "outcome")
        yield Place("measure", measure.id, measure.title, (), said)
    for region in library.regions.values():
        local = tuple(one.name for one in library.services if one.region == region.id)
        yield Place("services", region.id, region.name, (), local)


def _said(library: Library, one: str) -> Iterator[Text]:
    if one in library.sentences:
        yield library.sentences[one].text
        return
    item = library.items[one]
    yield item.text
    yield from item.steps
    if item.caution is not None:
        yield item.caution
