"""Reads each kind of content file into records."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from assistant.content import schema
from assistant.content.records import (
    Act,
    Count,
    Gap,
    Group,
    InfoPage,
    Item,
    Measure,
    OffenceRow,
    Part,
    Region,
    Sentence,
    Service,
    ServiceKind,
    Term,
    Topic,
    Unpublished,
    Version,
    Waiver,
)
from assistant.content.schema import Key, Reader
from assistant.domain.acts import Kind
from assistant.domain.choices import Need
from assistant.domain.text import Language

_Record = TypeVar("_Record")

GROUPS = (
    "outcome",
    "who",
    "needs",
    "ask",
    "forbids",
    "term",
    "speed",
    "copy",
    "limits",
    "breach",
    "rights",
    "appeal",
    "open",
    "advice",
)
PAPER_GROUPS = ("intro", "act", "request", "complaint", "notice", "line", "note")
STARTS = ("private", "private-public", "public", "police", "statement")
SERVICE_KINDS = (
    "police",
    "ambulance",
    "emergency",
    "helpline",
    "crisis-centre",
    "support-centre",
    "legal-aid",
    "ngo",
    "online",
)

_PERIOD = {"from": Key(schema.day, False), "until": Key(schema.day, False)}
_ACT = {
    "id": Key(schema.string),
    "reference": Key(schema.one_of(*Language)),
    "address": Key(schema.string),
    "read_on": Key(schema.day),
    "name": Key(schema.text),
    "short": Key(schema.text),
}
_ARTICLE = _PERIOD | {
    "number": Key(schema.string),
    "confidence": Key(schema.confidence),
    "parts": Key(schema.strings, False, ()),
    "kk_official": Key(schema.flag, False, False),
    "title": Key(schema.text),
    "gist": Key(schema.text),
    "open": Key(schema.text, False),
}
_GAP = _PERIOD | {"number": Key(schema.string), "why": Key(schema.text)}
_MEASURE = {"id": Key(schema.string), "title": Key(schema.text)}
_SENTENCE = _PERIOD | {
    "id": Key(schema.string),
    "group": Key(schema.one_of(*GROUPS)),
    "when": Key(schema.string, False, "always"),
    "confidence": Key(schema.confidence),
    "cites": Key(schema.strings, False, ()),
    "source": Key(schema.string, False, ""),
    "text": Key(schema.text),
    "instead_of": Key(schema.string, False, ""),
}
_COUNT = _PERIOD | {
    "id": Key(schema.string),
    "months": Key(schema.number, False, 0),
    "days": Key(schema.number, False, 0),
    "minor_months": Key(schema.number, False, 0),
    "sentence": Key(schema.string, False, ""),
    "minor_sentence": Key(schema.string, False, ""),
    "articles": Key(schema.strings, False, ()),
}
_GROUP = _PERIOD | {"id": Key(schema.string), "articles": Key(schema.strings)}
_PAPER_SENTENCE = _SENTENCE | {"group": Key(schema.one_of(*PAPER_GROUPS))}
_ROW = {
    "number": Key(schema.number),
    "acts": Key(schema.strings),
    "when": Key(schema.string, False, "always"),
    "kinds": Key(lambda value: tuple(schema.one_of(*Kind)(one) for one in schema.strings(value))),
    "articles": Key(schema.strings),
    "starts": Key(lambda value: tuple(schema.one_of(*STARTS)(one) for one in schema.strings(value))),
    "confidence": Key(schema.confidence),
    "note": Key(schema.text, False),
}
_ITEM = {
    "id": Key(schema.string),
    "when": Key(schema.string, False, "always"),
    "source": Key(schema.string),
    "text": Key(schema.text),
    "caution": Key(schema.text, False),
    "steps": Key(schema.texts, False, ()),
}
_REGION = {"id": Key(schema.string), "name": Key(schema.text)}
_SERVICE = {
    "id": Key(schema.string),
    "kind": Key(schema.one_of(*SERVICE_KINDS)),
    "region": Key(schema.string),
    "city": Key(schema.text, False),
    "name": Key(schema.text),
    "phones": Key(schema.strings),
    "hours": Key(schema.one_of("always", "office", "unknown", "conflict")),
    "languages": Key(lambda value: tuple(schema.one_of(*Language)(one) for one in schema.strings(value))),
    "confidence": Key(schema.one_of("confirmed", "single", "old")),
    "verified_on": Key(schema.day, False),
    "sources": Key(schema.strings),
    "for_whom": Key(
        lambda value: tuple(
            schema.one_of("anyone", "women", "men", "children", "migrants")(one) for one in schema.strings(value)
        )
    ),
    "note": Key(schema.text, False),
    "also_from": Key(schema.strings, False, ()),
}
_KIND = {
    "id": Key(schema.one_of(*SERVICE_KINDS)),
    "needs": Key(lambda value: tuple(schema.one_of(*Need)(one) for one in schema.strings(value))),
    "offers": Key(schema.strings),
    "costs": Key(schema.strings),
    "bring": Key(schema.strings),
    "arrival": Key(schema.strings),
    "reports": Key(schema.strings),
}
_WAIVER = {
    "services": Key(schema.strings),
    "by": Key(schema.string),
    "on": Key(schema.day),
    "until": Key(schema.day),
    "why": Key(schema.string),
}
_UNPUBLISHED = {"phone": Key(schema.string), "why": Key(schema.string)}
_TERM = {
    "id": Key(schema.string),
    "on": Key(schema.strings),
    "cites": Key(schema.strings),
    "kk_official": Key(schema.flag),
    "name": Key(schema.text),
    "meaning": Key(schema.text),
}
_PAGE = _MEASURE | {
    "number": Key(schema.number),
    "lead": Key(schema.text),
    "words": Key(schema.text),
    "more": Key(schema.strings),
    "terms": Key(schema.strings, False, ()),
}
_PART = {
    "title": Key(schema.text),
    "points": Key(schema.strings),
    "short": Key(schema.strings, False, ()),
    "services": Key(schema.strings, False, ()),
}
# Files that are one list of tables: the record, the tables' name and their keys.
_LISTS: dict[type, tuple[str, dict[str, Key]]] = {
    Region: ("region", _REGION),  # services/regions.toml
    Service: ("service", _SERVICE),  # services/<region>.toml
    ServiceKind: ("kind", _KIND),  # services/kinds.toml
    Waiver: ("waiver", _WAIVER),  # services/waivers.toml
    Unpublished: ("phone", _UNPUBLISHED),  # services/unpublished.toml
    Term: ("term", _TERM),  # glossary/terms.toml
}
_YEAR = {"year": Key(schema.number), "tenge": Key(schema.number), "confidence": Key(schema.confidence)}


def _tables(reader: Reader, data: dict[str, Any], name: str, keys: dict[str, Key]) -> list[dict[str, Any]]:
    """Every well-formed table of a list of tables; ``from`` is renamed to ``since``."""
    found = []
    for index, table in enumerate(data.get(name, []), start=1):
        label = table.get("id") or table.get("number") or index if isinstance(table, dict) else index
        read = reader.table(f"[[{name}]] {label}", table, keys)
        if read is not None:
            if "from" in read:
                read["since"] = read.pop("from")
            found.append(read)
    return found


def read_act(path: Path, problems: list[str]) -> tuple[Act, list[Version], list[Gap]] | None:
    """Read ``law/<act>.toml``."""
    reader = Reader(path, problems)
    data = reader.load(("act", "article", "gap"))
    head = reader.table("[act]", data.get("act"), _ACT)
    if head is None:
        return None
    act = Act(**head)
    versions = [Version(act=act.id, **table) for table in _tables(reader, data, "article", _ARTICLE)]
    gaps = [Gap(act=act.id, **table) for table in _tables(reader, data, "gap", _GAP)]
    return act, versions, gaps


def read_years(path: Path, problems: list[str]) -> dict[int, int]:
    """Read ``law/mci.toml``: tenge by year."""
    reader = Reader(path, problems)
    return {row["year"]: row["tenge"] for row in _tables(reader, reader.load(("year",)), "year", _YEAR)}


def read_counts(path: Path, problems: list[str]) -> tuple[list[Count], list[Group]]:
    """Read ``law/counts.toml``: a term is explained by the sentence of its own name unless it names another."""
    reader = Reader(path, problems)
    data = reader.load(("count", "group"))
    counts = []
    for table in _tables(reader, data, "count", _COUNT):
        table["minor_months"] = table["minor_months"] or table["months"]
        table["sentence"] = table["sentence"] or table["id"]
        table["minor_sentence"] = table["minor_sentence"] or table["sentence"]
        counts.append(Count(**table))
    return counts, [Group(**table) for table in _tables(reader, data, "group", _GROUP)]


def read_measure(path: Path, problems: list[str]) -> Measure | None:
    """Read ``measures/<measure>.toml``."""
    return _read_sentences(path, problems, "measure", _SENTENCE)


def read_paper(path: Path, problems: list[str]) -> Measure | None:
    """Read ``papers/<paper>.toml``: the sentences that a paper prints, and the notes on its page."""
    return _read_sentences(path, problems, "paper", _PAPER_SENTENCE)


def _read_sentences(path: Path, problems: list[str], name: str, keys: dict[str, Key]) -> Measure | None:
    reader = Reader(path, problems)
    data = reader.load((name, "sentence"))
    head = reader.table(f"[{name}]", data.get(name), _MEASURE)
    if head is None:
        return None
    tables = _tables(reader, data, "sentence", keys)
    return Measure(sentences=tuple(Sentence(measure=head["id"], **table) for table in tables), **head)


def read_rows(path: Path, problems: list[str]) -> list[OffenceRow]:
    """Read ``measures/offences.toml``."""
    reader = Reader(path, problems)
    rows = [OffenceRow(**table) for table in _tables(reader, reader.load(("row",)), "row", _ROW)]
    for row in rows:
        if len(row.articles) != len(row.starts):
            reader.report(f"[[row]] {row.number}", "has another number of `starts` than of `articles`; make them equal")
    return rows


def read_topic(path: Path, problems: list[str]) -> Topic | None:
    """Read ``guidance/<topic>.toml``."""
    reader = Reader(path, problems)
    data = reader.load(("topic", "item"))
    head = reader.table("[topic]", data.get("topic"), _MEASURE)
    if head is None:
        return None
    return Topic(items=tuple(Item(topic=head["id"], **t) for t in _tables(reader, data, "item", _ITEM)), **head)


def read_page(path: Path, problems: list[str]) -> InfoPage | None:
    """Read ``pages/<page>.toml``."""
    reader = Reader(path, problems)
    data = reader.load(("page", "part"))
    head = reader.table("[page]", data.get("page"), _PAGE)
    if head is None:
        return None
    return InfoPage(parts=tuple(Part(**table) for table in _tables(reader, data, "part", _PART)), **head)


def read_list(record: type[_Record], path: Path, problems: list[str]) -> list[_Record]:
    """Read a file that is one list of tables, each a record: see ``_LISTS``."""
    name, keys = _LISTS[record]
    reader = Reader(path, problems)
    return [record(**table) for table in _tables(reader, reader.load((name,)), name, keys)]
