"""Everything that a person can read: catalogues and content, each wording with the place where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from assistant.content.loading import load_library
from assistant.content.records import Item
from assistant.domain.text import Language, Text

ROOT = Path(__file__).resolve().parent.parent.parent
TRANSLATED = (Language.KK, Language.RU)


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in one language; ``own`` is false for official names, which keep their official form."""

    where: str
    language: Language
    text: str
    own: bool = True


@cache
def catalogue(language: Language) -> Catalog:
    """The catalogue of a language as it stands in its file."""
    with (ROOT / "translations" / language.value / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language.value)


def messages(language: Language) -> list[Message]:
    """Every entry of a catalogue but its head."""
    return [message for message in catalogue(language) if message.id]


@cache
def extracted_ids() -> frozenset[str]:
    """The sentences of code and templates, collected now."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel has no type for it
    found = extract_from_dir(ROOT, methods, options, directory_filter=_ours)
    return frozenset(message if isinstance(message, str) else message[0] for _, _, message, _, _ in found)


def _ours(folder: str) -> bool:
    return Path(folder).name not in ("__pycache__", ".venv", ".git", "build", "var", "tests", "node_modules")


def _of_text(where: str, text: Text | None, *, own: bool = True) -> Iterator[Wording]:
    if text is not None:
        for language in Language:
            yield Wording(f"{where}.{language.value}", language, text.in_language(language), own)


def _of_item(item: Item) -> Iterator[Wording]:
    yield from _of_text(f"guidance {item.id}", item.text)
    yield from _of_text(f"guidance {item.id} caution", item.caution)
    for number, step in enumerate(item.steps, start=1):
        yield from _of_text(f"guidance {item.id} step {number}", step)


def _of_content() -> Iterator[Wording]:
    library = load_library()
    for act in library.acts.values():
        yield from _of_text(f"law/{act.id} name", act.name, own=False)
        yield from _of_text(f"law/{act.id} short", act.short, own=False)
    for versions in library.versions.values():
        for version in versions:
            where = f"law/{version.act}/{version.number} from {version.since}"
            yield from _of_text(f"{where} title", version.title)
            yield from _of_text(f"{where} gist", version.gist)
            yield from _of_text(f"{where} open", version.open)
    for gaps in library.gaps.values():
        for gap in gaps:
            yield from _of_text(f"law/{gap.act}/{gap.number} gap {gap.since} why", gap.why)
    for measure in (*library.measures.values(), *library.papers.values()):
        yield from _of_text(f"measures/{measure.id} title", measure.title)
        for sentence in measure.sentences:
            yield from _of_text(f"measures {sentence.id}", sentence.text)
    for row in library.rows:
        yield from _of_text(f"measures/offences row {row.number} note", row.note)
    for topic in library.topics.values():
        yield from _of_text(f"guidance/{topic.id} title", topic.title)
        for item in topic.items:
            yield from _of_item(item)
    for service in library.services:
        yield from _of_text(f"services {service.id} name", service.name, own=False)
        yield from _of_text(f"services {service.id} note", service.note)


def _of_pages() -> Iterator[Wording]:
    """Titles and leads of the information pages; the words that are only searched are nobody's reading."""
    for page in load_library().pages:
        yield from _of_text(f"pages/{page.id} title", page.title)
        yield from _of_text(f"pages/{page.id} lead", page.lead)
        for number, part in enumerate(page.parts, start=1):
            yield from _of_text(f"pages/{page.id} part {number}", part.title)


def _of_catalogues() -> Iterator[Wording]:
    for msgid in sorted(extracted_ids()):
        yield Wording(f"msgid {msgid[:60]!r}", Language.EN, msgid)
    for language in TRANSLATED:
        for message in messages(language):
            yield Wording(f"{language.value} of {str(message.id)[:60]!r}", language, str(message.string))


@cache
def wordings() -> tuple[Wording, ...]:
    """Every wording of the product."""
    return (*_of_catalogues(), *_of_content(), *_of_pages())


def plain(text: str) -> str:
    """Lower case, NFC, ё read as е, no-break spaces as spaces, soft hyphens dropped."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return re.sub(r"[\u00a0\u202f\u2009]", " ", folded).replace("\u00ad", "")


def words(text: str) -> list[str]:
    """The words of a text; a hyphen or an apostrophe stays inside a word."""
    return re.findall(r"[^\W_]+(?:[-’'‑][^\W_]+)*", text)
