"""Who checked which sentence, in which language, against which text, and when; and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.content import readers, schema
from assistant.content.official import digest
from assistant.content.records import Term
from assistant.content.schema import Key, Reader
from assistant.domain.text import Language, Text

LAWYER, SPEAKER = "lawyer", "native-speaker"
ROLES = (LAWYER, SPEAKER)
FOLDERS = ("law", "measures", "papers", "guidance", "glossary")
REVIEWS = "reviews"
NUMBERS = ("mci", "counts")
"""Files of the law that hold numbers alone, no sentence to be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be checked: a sentence, an article's gist, an item, a row's note."""

    id: str
    text: Text
    facts: str
    cites: tuple[str, ...]
    confidence: str

    def digests(self, reference: Language, language: Language) -> tuple[str, str, str]:
        """The reference wording, the wording checked, and what stands beside it (days, citations, confidence)."""
        return digest(self.text.in_language(reference)), digest(self.text.in_language(language)), digest(self.facts)


@dataclass(frozen=True, slots=True)
class Review:
    """One check of one content file in one language. ``entries``: id and its three digests at that time."""

    file: str
    language: Language
    reference: Language
    role: str
    by: str
    on: date
    entries: dict[str, tuple[str, str, str]]


def entries_in(path: Path) -> tuple[Entry, ...]:
    """Everything in a content file that a person can read; ``ContentError`` if the file cannot be used."""
    problems: list[str] = []
    found = tuple(_entries(path, problems))
    if problems:
        raise schema.ContentError(problems)
    return found


def _entries(path: Path, problems: list[str]) -> Iterator[Entry]:
    if path.parent.name == "law" and path.stem not in NUMBERS:
        read = readers.read_act(path, problems)
        for version in read[1] if read else ():
            name = f"{version.act}/{version.number} {version.since}"
            wording = _joined(version.title, version.gist, version.open)
            facts = f"{version.since} {version.until} {version.confidence} {version.parts}"
            yield Entry(name, wording, facts, (f"{version.act}/{version.number}",), version.confidence)
    elif path.stem == "offences":
        for row in readers.read_rows(path, problems):
            if row.note:
                facts = f"{row.acts} {row.when} {row.articles} {row.starts} {row.confidence}"
                yield Entry(f"row {row.number}", row.note, facts, row.articles, row.confidence)
    elif path.parent.name in ("measures", "papers"):
        read_sentences = readers.read_measure if path.parent.name == "measures" else readers.read_paper
        measure = read_sentences(path, problems)
        for one in measure.sentences if measure else ():
            facts = f"{one.since} {one.until} {one.when} {one.cites} {one.confidence}"
            yield Entry(one.id, one.text, facts, one.cites, one.confidence)
    elif path.parent.name == "guidance":
        topic = readers.read_topic(path, problems)
        for item in topic.items if topic else ():
            yield Entry(
                item.id, _joined(item.text, *item.steps, item.caution), f"{item.when} {item.source}", (), item.source
            )
    elif path.parent.name == "glossary":
        for term in readers.read_list(Term, path, problems):
            yield Entry(term.id, _joined(term.name, term.meaning), f"{term.cites}", term.cites, "confirmed")


def _joined(*texts: Text | None) -> Text:
    held = [text for text in texts if text is not None]
    return Text(*(" ".join(text.in_language(language) for text in held) for language in Language))


def content_files(folder: Path) -> list[Path]:
    """Every file that can be checked, in order."""
    return [path for name in FOLDERS for path in sorted((folder / name).glob("*.toml")) if path.stem not in NUMBERS]


def file_name(path: Path) -> str:
    """How a review names a content file: ``measures/protection-order.toml``."""
    return f"{path.parent.name}/{path.name}"


def check_of(path: Path, language: Language, reference: Language, role: str, by: str, on: date) -> Review:
    """A check of everything that a file holds now."""
    entries = {entry.id: entry.digests(reference, language) for entry in entries_in(path)}
    return Review(file_name(path), language, reference, role, by, on, entries)


def _entry_lines(value: Any) -> dict[str, tuple[str, str, str]]:
    entries = {}
    for line in schema.strings(value):
        name, _, digests = line.partition(": ")
        parts = digests.split(" ")
        if len(parts) != 3:
            raise ValueError(f"{line[:60]!r} is not an id and three digests; write it with `flask content sign-off`")
        entries[name] = (parts[0], parts[1], parts[2])
    return entries


_REVIEW = {
    "file": Key(schema.string),
    "language": Key(lambda value: Language(schema.one_of(*Language)(value))),
    "reference": Key(lambda value: Language(schema.one_of(Language.KK, Language.RU)(value))),
    "role": Key(schema.one_of(*ROLES)),
    "by": Key(schema.string),
    "on": Key(schema.day),
    "entries": Key(_entry_lines),
}


def read_reviews(folder: Path, problems: list[str]) -> tuple[Review, ...]:
    """Every check that was recorded."""
    reviews = []
    for path in sorted((folder / REVIEWS).glob("*.toml")):
        reader = Reader(path, problems)
        for table in reader.load(("review",)).get("review", []):
            read = reader.table("[[review]]", table, _REVIEW)
            if read is not None:
                reviews.append(Review(**read))
    return tuple(reviews)


def record(folder: Path, review: Review) -> Path:
    """Keep a check; an earlier one of the same file, language and role gives way. Returns the file written."""
    if any(mark in review.by for mark in '"\\\n'):
        raise ValueError("the name may hold no quotation mark, backslash or line end")
    path = folder / REVIEWS / review.file.replace("/", "-")
    path.parent.mkdir(exist_ok=True)
    kept = [one for one in read_reviews(folder, []) if one.file == review.file and _what(one) != _what(review)]
    path.write_text("\n".join(["schema = 1", *map(_table, (*kept, review))]) + "\n", encoding="utf-8")
    return path


def _what(review: Review) -> tuple[str, Language, str]:
    return review.file, review.language, review.role


def _table(review: Review) -> str:
    entries = [f'    "{name}: {" ".join(digests)}",' for name, digests in review.entries.items()]
    return "\n".join(
        (
            "",
            "[[review]]",
            f'file = "{review.file}"',
            f'language = "{review.language.value}"',
            f'reference = "{review.reference.value}"',
            f'role = "{review.role}"',
            f'by = "{review.by}"',
            f"on = {review.on.isoformat()}",
            "entries = [",
            *entries,
            "]",
        )
    )


def stale_checks(folder: Path, reviews: Iterable[Review]) -> Iterator[str]:
    """Every check that no longer holds, because the reference wording, the wording checked or its law changed."""
    for review in reviews:
        path = folder / review.file
        if not path.is_file():
            yield f"{REVIEWS}: {review.file} was checked and is gone; remove its review"
            continue
        now = {entry.id: entry.digests(review.reference, review.language) for entry in entries_in(path)}
        for name, then in review.entries.items():
            if name in now:
                yield from (f"{review.file}: {name} {problem}" for problem in _changes(review, then, now[name]))
            else:
                yield f"{review.file}: {name} was checked and is gone; sign the file off again"


def _changes(review: Review, then: tuple[str, str, str], now: tuple[str, str, str]) -> Iterator[str]:
    what, who = review.language.value, f"{review.by} checked it on {review.on.isoformat()}"
    if then[0] != now[0] and review.language != review.reference:
        yield f"({what}) is stale: the {review.reference.value} wording changed since {who}; check {what} and sign off"
    elif then[1] != now[1]:
        yield f"({what}) changed since {who}; check it again and sign off"
    if then[2] != now[2] and review.role == LAWYER:
        yield f"({what}) has other days, citations or confidence than when {who}; check it again and sign off"


def signed_entries(folder: Path, reviews: Iterable[Review]) -> frozenset[str]:
    """The ids that a lawyer has checked, in some language, and that stand now as they stood then."""
    signed = set()
    for review in reviews:
        path = folder / review.file
        if review.role != LAWYER or not path.is_file():
            continue
        for entry in entries_in(path):
            if review.entries.get(entry.id) == entry.digests(review.reference, review.language):
                signed.add(entry.id)
    return frozenset(signed)
