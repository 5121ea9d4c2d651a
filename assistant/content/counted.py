"""Checks of what is counted: terms and groups of articles in their periods, and sentences that follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.content.library import Library
from assistant.content.records import Count, Gap, Group, Version
from assistant.domain.text import Language

Period = Version | Gap | Count | Group
_FILE = "law/counts.toml:"
_NUMBER = re.compile(r"\d+")
_ONE = {Language.KK: "бір", Language.RU: "за год", Language.EN: "within a year"}


def overlap(before: Period, after: Period) -> str | None:
    """What is wrong where a period begins before the one in front of it has ended."""
    if before.until is None or after.since is None or before.until >= after.since:
        return f"two periods overlap at {after.since}; end the earlier one the day before"
    return None


def shelves(library: Library) -> tuple[Mapping[str, Sequence[Count | Group]], ...]:
    """Terms and groups of articles, each by its id."""
    return library.counts, library.groups


def count_problems(library: Library) -> Iterator[str]:
    """Every term without its sentence or its number, every overlap of periods."""
    for shelf in shelves(library):
        for name, versions in shelf.items():
            for before, after in pairwise(sorted(versions, key=lambda one: one.since or date.min)):
                problem = overlap(before, after)
                if problem:
                    yield f"{_FILE} {name}: {problem}"
    for versions in library.counts.values():
        for count in versions:
            yield from (f"{_FILE} {count.id} {problem}" for problem in _problems(library, count))


def _problems(library: Library, count: Count) -> Iterator[str]:
    if (count.months > 0) is (count.days > 0):
        yield "needs either `months` or `days`"
    for name in {count.sentence, count.minor_sentence} - set(library.sentences):
        yield f"is explained by {name}, which is no sentence"
    sentence = library.sentences.get(count.sentence)
    for language in Language if sentence else ():
        if sentence and not _says(sentence.text.in_language(language), count, language):
            number = count.days or count.months
            yield f"counts {number}, but the {language.value} text of {sentence.id} says no such number"


def _says(text: str, count: Count, language: Language) -> bool:
    """Whether a text names the number: days, months, or whole years, a single one of which may stand in words."""
    numbers = _NUMBER.findall(text)
    if count.days:
        return str(count.days) in numbers
    years = count.months // 12 if count.months % 12 == 0 else 0
    return str(count.months) in numbers or str(years) in numbers or (years == 1 and _ONE[language] in text.casefold())


def heir_problems(library: Library) -> Iterator[str]:
    """Every sentence that takes the place of one that does not end the day before."""
    for sentence in library.sentences.values():
        if not sentence.instead_of:
            continue
        where = f"measures/{sentence.measure}: {sentence.id}"
        earlier = library.sentences.get(sentence.instead_of)
        if earlier is None:
            yield f"{where} takes the place of {sentence.instead_of}, which is no sentence"
        elif sentence.since is None or earlier.until != sentence.since - timedelta(days=1):
            yield f"{where} takes the place of {earlier.id}, which does not end the day before; set its `until`"
