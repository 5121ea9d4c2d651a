"""The operator's own contacts: read from a CSV, every row checked, kept as one file in the operator's data folder."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a table: ``row`` 1 is its head, 0 the file itself; ``column`` where one is meant."""

    text: str
    row: int = 0
    column: str = ""
    address: bool = False  # it may tell where people stay

    def __str__(self) -> str:
        if not self.column:
            return f"row {self.row}, {self.text}" if self.row else self.text
        return f"row {self.row}, {self.column}: {self.text}"


def read_csv(path: Path, library: Library, today: date) -> tuple[tuple[Service, ...], list[str]]:
    """Read a CSV; the problems come second, each with its row. With a problem no row may be used."""
    found, problems = read_rows(decoded(path.read_bytes()), library, today)
    return found, [str(one) if one.row else f"{path.name}: {one}" for one in problems]


def decoded(raw: bytes) -> str | None:
    """The text of a CSV file; ``None`` if it is not in UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def read_rows(text: str | None, library: Library, today: date) -> tuple[tuple[Service, ...], list[Problem]]:
    """As ``read_csv``, from text (``None``: not UTF-8); spreadsheets in Russian part cells by semicolons."""
    try:
        if text is None:
            raise csv.Error("another encoding")
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
        heads = [*(reader.fieldnames or ())]
        rows = list(reader)
    except csv.Error as error:
        return (), [Problem(f"is no CSV in UTF-8: {error}; save it so and try again")]
    problems = list(_head_problems(heads))
    if problems:
        return (), problems
    if not rows:
        return (), [Problem("has no row; write one below the head")]
    problems += (replace(one, row=number) for number, row in enumerate(rows, start=2) for one in _row(row, today))
    problems += _across(rows, library)
    return ((), problems) if problems else (tuple(map(_service, rows)), [])


def _head_problems(heads: list[str]) -> Iterator[Problem]:
    for name in heads:
        if name not in COLUMNS and _ADDRESS_COLUMN.search(name or ""):
            told = f"the column {name!r} is for an address; where people stay is never written here; take it out"
            yield Problem(told, 1, address=True)
        elif name not in COLUMNS:
            yield Problem(f"the column {name!r} is not known; allowed: {', '.join(COLUMNS)}", 1)
    yield from (Problem(f"the column {name!r} stands twice", 1) for name in COLUMNS if heads.count(name) > 1)
    yield from (Problem(f"the column {name!r} is missing; add it", 1) for name in _NEEDED if name not in heads)


def _cell(row: dict[str, Any], name: str) -> str:
    return str(row.get(name) or "").strip()


def _many(row: dict[str, Any], name: str) -> list[str]:
    return [one.strip() for one in _cell(row, name).split(";") if one.strip()]


def _row(row: dict[str, Any], today: date) -> Iterator[Problem]:
    if None in row or any(value is None for value in row.values()):
        yield Problem("has another number of cells than the head; put texts with a comma between quotes")
        return
    yield from (Problem("is empty; write it", column=name) for name in _NEEDED if not _cell(row, name))
    if _cell(row, "id") and not _ID.match(_cell(row, "id")):
        yield Problem("takes small Latin letters, digits and hyphens, for example own-centre-1", column="id")
    yield from _choice(row, "kind", _KINDS)
    yield from _choice(row, "hours", _HOURS)
    yield from _choice(row, "public", ("", "yes", "no"))
    for name, allowed in (("languages", tuple(Language)), ("for_whom", _FOR_WHOM)):
        yield from (
            Problem(f"{one[:40]!r} is not known; allowed: {'; '.join(allowed)}", column=name)
            for one in _many(row, name)
            if one not in allowed
        )
    for phone in _many(row, "phones"):
        if not _PHONE.match(phone) or (phone.startswith("+") and len(digits(phone)) != 11):
            told = f"{phone[:40]!r} is no phone; write +7 and 10 digits, or a short number; several with ;"
            yield Problem(told, column="phones")
    yield from _day(_cell(row, "verified_on"), today)
    yield from _wordings(row)


def _choice(row: dict[str, Any], name: str, allowed: tuple[str, ...]) -> Iterator[Problem]:
    value = _cell(row, name)
    if (value or name == "public") and value not in allowed:
        yield Problem(f"{value[:40]!r} is not known; allowed: {', '.join(filter(None, allowed))}", column=name)


def _day(value: str, today: date) -> Iterator[Problem]:
    try:
        if value and date.fromisoformat(value) > today:
            yield Problem(f"{value} has not come yet", column="verified_on")
    except ValueError:
        yield Problem(f"{value[:40]!r} is no day; write it like 2026-11-25", column="verified_on")


def _wordings(row: dict[str, Any]) -> Iterator[Problem]:
    for name in _TEXTS:
        held = [_cell(row, f"{name}_{language}") for language in Language]
        if any(held) and not all(held):
            yield Problem("needs all three languages (_kk, _ru, _en), or none", column=name)
    for name in (*(f"{one}_{language}" for one in _TEXTS for language in Language), "verified_by"):
        text = _cell(row, name)
        if len(text) > _LONGEST:
            yield Problem(f"is longer than {_LONGEST} characters", column=name)
        if any(not c.isprintable() for c in text):
            yield Problem("holds a character that cannot be shown", column=name)
        if _ADDRESS.search(text):
            told = "looks like an address; where people stay is never written here; take it out"
            yield Problem(told, column=name, address=True)


def _across(rows: list[dict[str, Any]], library: Library) -> Iterator[Problem]:
    held = {service.id for service in library.services if not service.own}
    hidden = {digits(phone) for phone in library.unpublished}
    emergency = {digits(p) for s in library.services if s.kind in EMERGENCY_KINDS for p in s.phones}
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        name, region = _cell(row, "id"), _cell(row, "region")
        if name in held:
            yield Problem(f"{name} is a service of the product; choose another id", number, "id")
        if name in seen:
            yield Problem(f"{name} stands in row {seen[name]} already", number, "id")
        seen.setdefault(name, number)
        if region and region != "kz" and region not in library.regions:
            told = f"{region[:40]!r} is not known; allowed: kz, {', '.join(library.regions)}"
            yield Problem(told, number, "region")
        for phone in _many(row, "phones"):
            if digits(phone) in hidden:
                yield Problem(f"{phone} must not be published; services/unpublished.toml says why", number, "phones")
            if digits(phone) in emergency:
                yield Problem(f"{phone} is an emergency number, not a centre's", number, "phones")


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
