"""The operator's own contacts: read from a CSV, every row checked, kept as one file in the operator's data folder."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from assistant.content.checks import digits
from assistant.content.library import Library
from assistant.content.readers import SERVICE_KINDS
from assistant.content.records import Service
from assistant.content.waivers import EMERGENCY_KINDS
from assistant.domain.text import Language, Text

FILE = "services.json"
COLUMNS = (
    "id",
    "kind",
    "region",
    "name_kk",
    "name_ru",
    "name_en",
    "city_kk",
    "city_ru",
    "city_en",
    "phones",
    "hours",
    "languages",
    "for_whom",
    "verified_on",
    "verified_by",
    "public",
    "note_kk",
    "note_ru",
    "note_en",
)
_NEEDED = ("id", "kind", "region", "name_kk", "name_ru", "name_en", "phones", "hours", "verified_on", "verified_by")
_KINDS = tuple(kind for kind in SERVICE_KINDS if kind not in EMERGENCY_KINDS)
_HOURS = ("always", "office", "unknown")
_FOR_WHOM = ("anyone", "women", "men", "children", "migrants")
_TEXTS = ("name", "city", "note")
_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_PHONE = re.compile(r"^(?:\+7[ \d]{10,14}|\d{3,4})$")
_LONGEST = 300
# What an address looks like: a word for a street, house or flat, a postal index, "12/3", a pair of coordinates.
_ADDRESS = re.compile(
    r"""
      \b(?:ул|улиц\w*|пр|просп\w*|пр-т|пер|переул\w*|мкр|микрорайон\w*|квартал\w*|шоссе|проезд|тупик)\b\.?
    | \b(?:дом|д|кв|квартир\w*|офис|корпус|подъезд|этаж)\b\.?\s*№?\s*\d
    | \b(?:көш|көше\w*|даңғыл\w*|ықшам\w*|орам\w*|тұйық\w*)\b
    | \b(?:үй|пәтер|қабат)\b\.?\s*№?\s*\d
    | \b(?:street|avenue|lane|highway|boulevard|apartment|block|floor)\b | \b(?:st|ave|apt|house|flat)\b\.?\s*\d
    | \d+\s*-?\s*(?:үй|пәтер|көше)
    | \b\d{6}\b | \b\d{1,4}\s*/\s*\d | \d{1,3}[.,]\d{3,}\s*[,;]\s*\d
    | [^\W\d_]{3,}\s*,\s*\d{1,3}[а-яa-z]?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS_COLUMN = re.compile(r"addr|адрес|мекен|street|улиц|көше|geo|lat|lon", re.IGNORECASE)


def read_csv(path: Path, library: Library, today: date) -> tuple[tuple[Service, ...], list[str]]:
    """Read a CSV; the problems come second, each with its row. With a problem no row may be used."""
    return read_rows(decoded(path.read_bytes()), path.name, library, today)


def decoded(raw: bytes) -> str | None:
    """The text of a CSV file; ``None`` if it is not in UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def read_rows(text: str | None, name: str, library: Library, today: date) -> tuple[tuple[Service, ...], list[str]]:
    """The same from the text of a file; spreadsheets in Russian put semicolons between the cells."""
    try:
        if text is None:
            raise csv.Error("another encoding")
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
        heads = [*(reader.fieldnames or ())]
        rows = list(reader)
    except csv.Error as error:
        return (), [f"{name}: is no CSV in UTF-8: {error}; save it so and try again"]
    problems = list(_head_problems(heads))
    if problems:
        return (), problems
    if not rows:
        return (), [f"{name}: has no row; write one below the head"]
    problems += (f"row {number}, {problem}" for number, row in enumerate(rows, start=2) for problem in _row(row, today))
    problems += _across(rows, library)
    return ((), problems) if problems else (tuple(map(_service, rows)), [])


def _head_problems(heads: list[str]) -> Iterator[str]:
    for name in heads:
        if name not in COLUMNS and _ADDRESS_COLUMN.search(name or ""):
            yield f"row 1: the column {name!r} is for an address; where people stay is never written here; take it out"
        elif name not in COLUMNS:
            yield f"row 1: the column {name!r} is not known; allowed: {', '.join(COLUMNS)}"
    yield from (f"row 1: the column {name!r} stands twice" for name in COLUMNS if heads.count(name) > 1)
    yield from (f"row 1: the column {name!r} is missing; add it" for name in _NEEDED if name not in heads)


def _cell(row: dict[str, Any], name: str) -> str:
    return str(row.get(name) or "").strip()


def _many(row: dict[str, Any], name: str) -> list[str]:
    return [one.strip() for one in _cell(row, name).split(";") if one.strip()]


def _row(row: dict[str, Any], today: date) -> Iterator[str]:
    if None in row or any(value is None for value in row.values()):
        yield "has another number of cells than the head; put texts with a comma between quotes"
        return
    yield from (f"{name}: is empty; write it" for name in _NEEDED if not _cell(row, name))
    if _cell(row, "id") and not _ID.match(_cell(row, "id")):
        yield "id: takes small Latin letters, digits and hyphens, for example own-centre-1"
    yield from _choice(row, "kind", _KINDS)
    yield from _choice(row, "hours", _HOURS)
    yield from _choice(row, "public", ("", "yes", "no"))
    for name, allowed in (("languages", tuple(Language)), ("for_whom", _FOR_WHOM)):
        yield from (
            f"{name}: {one[:40]!r} is not known; allowed: {'; '.join(allowed)}"
            for one in _many(row, name)
            if one not in allowed
        )
    for phone in _many(row, "phones"):
        if not _PHONE.match(phone) or (phone.startswith("+") and len(digits(phone)) != 11):
            yield f"phones: {phone[:40]!r} is no phone; write +7 and 10 digits, or a short number; several with ;"
    yield from _day(_cell(row, "verified_on"), today)
    yield from _wordings(row)


def _choice(row: dict[str, Any], name: str, allowed: tuple[str, ...]) -> Iterator[str]:
    value = _cell(row, name)
    if (value or name == "public") and value not in allowed:
        yield f"{name}: {value[:40]!r} is not known; allowed: {', '.join(filter(None, allowed))}"


def _day(value: str, today: date) -> Iterator[str]:
    try:
        if value and date.fromisoformat(value) > today:
            yield f"verified_on: {value} has not come yet"
    except ValueError:
        yield f"verified_on: {value[:40]!r} is no day; write it like 2026-11-25"


def _wordings(row: dict[str, Any]) -> Iterator[str]:
    for name in _TEXTS:
        told = [_cell(row, f"{name}_{language}") for language in Language]
        if any(told) and not all(told):
            yield f"{name}: needs all three languages (_kk, _ru, _en), or none"
    for name in (*(f"{one}_{language}" for one in _TEXTS for language in Language), "verified_by"):
        text = _cell(row, name)
        if len(text) > _LONGEST:
            yield f"{name}: is longer than {_LONGEST} characters"
        if any(not c.isprintable() for c in text):
            yield f"{name}: holds a character that cannot be shown"
        if _ADDRESS.search(text):
            yield f"{name}: looks like an address; where people stay is never written here; take it out"


def _across(rows: list[dict[str, Any]], library: Library) -> Iterator[str]:
    held = {service.id for service in library.services if not service.own}
    hidden = {digits(phone) for phone in library.unpublished}
    emergency = {digits(p) for s in library.services if s.kind in EMERGENCY_KINDS for p in s.phones}
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        name, region = _cell(row, "id"), _cell(row, "region")
        if name in held:
            yield f"row {number}, id: {name} is a service of the product; choose another id"
        if name in seen:
            yield f"row {number}, id: {name} stands in row {seen[name]} already"
        seen.setdefault(name, number)
        if region and region != "kz" and region not in library.regions:
            yield f"row {number}, region: {region[:40]!r} is not known; allowed: kz, {', '.join(library.regions)}"
        for phone in _many(row, "phones"):
            if digits(phone) in hidden:
                yield f"row {number}, phones: {phone} must not be published; services/unpublished.toml says why"
            if digits(phone) in emergency:
                yield f"row {number}, phones: {phone} is an emergency number, not a centre's"


def _service(row: dict[str, Any]) -> Service:
    def text(name: str) -> Text | None:
        told = [_cell(row, f"{name}_{language}") for language in Language]
        return Text(*told) if all(told) else None

    name = text("name")
    assert name is not None  # noqa: S101 -- every row has been checked
    return Service(
        id=_cell(row, "id"),
        kind=_cell(row, "kind"),
        region=_cell(row, "region"),
        city=text("city"),
        name=name,
        phones=tuple(_many(row, "phones")),
        hours=_cell(row, "hours"),
        languages=tuple(_many(row, "languages")),
        confidence="confirmed",
        verified_on=date.fromisoformat(_cell(row, "verified_on")),
        sources=(_cell(row, "verified_by"),),
        for_whom=tuple(_many(row, "for_whom")) or ("anyone",),
        note=text("note"),
        own=True,
        public=_cell(row, "public") == "yes",
    )


def keep(folder: Path, services: Iterable[Service]) -> Path:
    """Write the services as the operator's own, in place of the earlier ones; whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path, fresh = folder / FILE, folder / f"{FILE}.{os.getpid()}"
    rows = [asdict(service) | {"verified_on": str(service.verified_on)} for service in services]
    fresh.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.chmod(0o600)
    fresh.replace(path)
    return path


def read_own(folder: Path) -> tuple[Service, ...]:
    """The operator's own services; none where nothing was imported. ``ValueError`` for a file that was edited amiss."""
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        return tuple(map(_restored, json.loads(path.read_text(encoding="utf-8"))))
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: cannot be read ({error}); import the CSV again") from None


def _restored(row: dict[str, Any]) -> Service:
    texts = {name: Text(**row[name]) if row[name] else None for name in _TEXTS}
    tuples = {name: tuple(row[name]) for name in ("phones", "languages", "sources", "for_whom")}
    tuples["also_from"] = tuple(row.get("also_from", ()))
    return Service(**row | texts | tuples | {"verified_on": date.fromisoformat(row["verified_on"])})
