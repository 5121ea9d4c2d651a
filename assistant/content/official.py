"""Official texts: which act a file holds, the digest of each article, and what rests on an article that changed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.content import schema
from assistant.content.library import Library, split_reference
from assistant.content.records import Act
from assistant.content.schema import Key, Reader
from assistant.domain.text import Language

DIGESTS = Path("law") / "digests"
_HEAD = 4000
_FEWEST_FOUND = 0.9
_NUMBER = r"(\d+(?:-\d+)?)"
_ARTICLES = {
    # The first letter is Latin in some headings of the codes, and the space after the stop is sometimes missing.
    Language.RU: re.compile(rf"^[ \t]*[СC]татья[ \t\u00a0]+{_NUMBER}(?=[.\s])", re.MULTILINE),
    Language.KK: re.compile(rf"^[ \t]*{_NUMBER}-бап\b", re.MULTILINE),
}
# Orders have no articles: their numbered points stand for them, and their annexes as a whole.
_POINTS = re.compile(rf"^[ \t]*{_NUMBER}\.[ \t\u00a0]", re.MULTILINE)
_ANNEXES = {
    Language.RU: re.compile(r"^[ \t]*Приложение[ \t\u00a0]+(\d+)\b", re.MULTILINE),
    Language.KK: re.compile(r"^[ \t]*(\d+)-қосымша\b", re.MULTILINE),
}
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_REFERENCE_NUMBER = re.compile(r"№\s*([\w-]+)")


class NotTheAct(ValueError):
    """The file does not look like an act of the library; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class OfficialText:
    """An official text by its articles: number and digest."""

    act: str
    language: Language
    articles: dict[str, str]


@dataclass(frozen=True, slots=True)
class Drift:
    """How a text differs from the adopted one: numbers of articles."""

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on an article: outcomes, other sentences, and rows of the act-to-article map."""

    outcomes: tuple[str, ...]
    sentences: tuple[str, ...]
    rows: tuple[int, ...]


def digest(text: str) -> str:
    """The fingerprint of a wording; line ends and spacing do not count."""
    plain = " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def read_official(text: str, library: Library) -> OfficialText:
    """Find the act and the digest of each article; ``NotTheAct`` if the text does not look like one of the library."""
    act = _act_of(text, library)
    language = Language.KK if _KAZAKH.search(text[:_HEAD]) else Language.RU
    articles = _articles(text, language)
    wanted = {number for name, number in library.versions if name == act.id}
    lost = sorted(number for number in wanted if number not in articles)
    if not articles or len(lost) > (1 - _FEWEST_FOUND) * len(wanted):
        raise NotTheAct(
            f"this names {act.id}, but {len(lost)} of the {len(wanted)} articles that the library cites are not in it"
            f" ({', '.join(lost[:8])}); give the whole act as plain text, each article under its own heading"
        )
    return OfficialText(act.id, language, articles)


def _act_of(text: str, library: Library) -> Act:
    """The act whose number comes first in the head of the text."""
    head = text[:_HEAD]
    places = []
    for act in library.acts.values():
        number = _REFERENCE_NUMBER.search(act.name.ru)
        found = number and re.search(rf"№\s*{re.escape(number[1])}(?![\w])", head)
        if found:
            places.append((found.start(), act.id))
    if not places:
        raise NotTheAct(
            "no act of the library has its number (№ …) in the head of this text; begin with the act's title"
        )
    return library.acts[min(places)[1]]


def _articles(text: str, language: Language) -> dict[str, str]:
    """Digest by number: of the articles, or of the points and annexes of an order."""
    if _ARTICLES[language].search(text):
        return _pieces(text, list(_ARTICLES[language].finditer(text)))
    annexes = list(_ANNEXES[language].finditer(text))
    points = _pieces(text, list(_POINTS.finditer(text)), [annex.start() for annex in annexes])
    return points | {f"annex-{number}": held for number, held in _pieces(text, annexes).items()}


def _pieces(text: str, starts: list[re.Match[str]], stops: list[int] | None = None) -> dict[str, str]:
    """Digest by number, each piece up to the next heading or stop.

    The last heading of a number counts: a table of contents comes before the articles.
    """
    ends = sorted([start.start() for start in starts] + (stops or []) + [len(text)])
    return {
        start[1]: digest(text[start.start() : next(end for end in ends if end > start.start())]) for start in starts
    }


def compare(adopted: OfficialText, found: OfficialText) -> Drift:
    """Which articles changed, went or came."""
    old, new = adopted.articles, found.articles
    return Drift(
        tuple(number for number in new if number in old and old[number] != new[number]),
        tuple(number for number in old if number not in new),
        tuple(number for number in new if number not in old),
    )


def resting_on(library: Library, act: str, number: str) -> Resting:
    """Every outcome, sentence and row that cites an article."""

    def cited(references: tuple[str, ...]) -> bool:
        return any(split_reference(reference)[:2] == (act, number) for reference in references)

    held = [sentence for sentence in library.sentences.values() if cited(sentence.cites)]
    return Resting(
        tuple(sentence.id for sentence in held if sentence.group == "outcome"),
        tuple(sentence.id for sentence in held if sentence.group != "outcome"),
        tuple(row.number for row in library.rows if cited(row.articles)),
    )


_TEXT = {"act": Key(schema.string), "language": Key(schema.one_of(*Language)), "adopted_on": Key(schema.day)}
_ARTICLE = {"number": Key(schema.string), "digest": Key(schema.string)}


def digest_file(folder: Path, act: str, language: Language) -> Path:
    """Where the digests of an act in a language lie."""
    return folder / DIGESTS / f"{act}.{language.value}.toml"


def keep(folder: Path, text: OfficialText, day: date) -> Path:
    """Write the digests of an official text, in place of earlier ones; return the file."""
    path = digest_file(folder, text.act, text.language)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["schema = 1", "", "[text]", f'act = "{text.act}"', f'language = "{text.language.value}"']
    lines.append(f"adopted_on = {day.isoformat()}")
    for number, held in text.articles.items():
        lines += ["", "[[article]]", f'number = "{number}"', f'digest = "{held}"']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def adopted_text(folder: Path, act: str, language: Language, problems: list[str]) -> OfficialText | None:
    """The digests that were kept, ``None`` if the act was never compared."""
    path = digest_file(folder, act, language)
    if not path.exists():
        return None
    reader = Reader(path, problems)
    data = reader.load(("text", "article"))
    head = reader.table("[text]", data.get("text"), _TEXT)
    tables = [reader.table("[[article]]", table, _ARTICLE) for table in data.get("article", [])]
    if head is None or None in tables:
        return None
    return OfficialText(act, language, {table["number"]: table["digest"] for table in tables if table})
