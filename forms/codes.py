"""Short typed codes for the inputs of a page: turns a typed line into what the page would have sent, and back.

Each choice has a number, in the order of its page; ``0`` is "none of these", ``-`` "I do not know", ``--`` "rather not
say". Dates are written as they are spoken: ``12 11``, ``12.11.2026``, ``11 2026``, ``2026``. The page's own form reads
what comes out, so its rules and its words hold here too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import Field

from assistant.domain.dates import RoughDate
from assistant.domain.text import N_
from forms.fields import NONE, Choice
from forms.keys import APART, WAYS_OUT, NoSuchCode, date_of, plain_of, values_of
from forms.listed import line_of, part_codes

KINDS = frozenset(("one", "many", "date", "hour", "text", "papers", "ranked", "entries"))
Sent = dict[str, list[str]]

_WHEN = N_("Day")
_NO_ENTRY = N_("Nothing to write down")


@dataclass(frozen=True, slots=True)
class Coded:
    """A choice and what is typed for it."""

    code: str
    choice: Choice


def kind_of(field: Field) -> str:
    """The kind of a field: ``one``, ``many``, ``date`` …"""
    return str(getattr(field, "kind", ""))


def codes_of(field: Any) -> tuple[Coded, ...]:
    """Every choice of a field with its code, as the page shows them."""
    kind = kind_of(field)
    if kind == "text":
        return ()
    shown: Iterable[Choice] = field.choices
    if kind == "entries":
        shown = (Choice(NONE, _NO_ENTRY, "", field.data == ()), *field.choices)
    if kind == "ranked":
        shown = (*(Choice(name.rpartition("-")[2], text, "", bool(n)) for name, text, n in field.rows), *field.choices)
    found: list[Coded] = []
    for choice in shown:
        own = str(sum(one.choice.value not in WAYS_OUT for one in found) + 1)
        found.append(Coded(WAYS_OUT.get(choice.value, own), choice))
    return tuple(found)


def parts_of(field: Any) -> tuple[tuple[str, tuple[Coded, ...]], ...]:
    """The titles of what a line of a list holds, in order, each with the codes of its choices; else nothing."""
    if kind_of(field) != "entries":
        return ()
    coded = ((one.title, zip(part_codes(field, one), field.choices_of(one), strict=True)) for one in field.parts)
    return ((_WHEN, ()), *((title, tuple(Coded(code, choice) for code, choice in held)) for title, held in coded))


def typed_of(field: Any) -> str:
    """The line that stands for what a field holds; empty where nothing was answered."""
    kind = kind_of(field)
    if kind == "text":
        return field.data or ""
    way_out = next((one.code for one in codes_of(field) if one.choice.value in WAYS_OUT and one.choice.checked), "")
    if way_out:
        return way_out
    if kind == "date":
        return " ".join(filter(None, field.typed)) if isinstance(field.data, RoughDate) else ""
    if kind == "hour":
        return str(field.typed)
    if kind == "entries":
        return "\n".join(line_of(field, one) for one in field.entries)
    if kind == "ranked":
        ranks = {name.rpartition("-")[2]: int(number) for name, _, number in field.rows if number}
        return " ".join(sorted(ranks, key=lambda one: ranks[one])) if field.data else ""
    return " ".join(one.code for one in codes_of(field) if one.choice.checked)


def told_of(field: Any) -> list[str]:
    """The msgids of what a field holds, to be read beside its line."""
    return [one.choice.label for one in codes_of(field) if one.choice.checked and typed_of(field)]


def sent_by(field: Any, line: str, today: date) -> Sent:
    """What the page's own inputs would have sent for a line; ``NoSuchCode`` where it means nothing."""
    kind, name = kind_of(field), str(field.name)
    if kind == "text":
        return {name: [line]}
    plain = plain_of(line)
    if plain in ("-", "--") and any(one.code == plain for one in codes_of(field)):
        return {name: _values(field, [plain])}
    if kind == "date":
        return {
            f"{name}-{part}": [one] for part, one in zip(("day", "month", "year"), date_of(plain, today), strict=True)
        }
    if kind == "hour":
        return {f"{name}-hour": [plain]}
    values = _values(field, [one for one in APART.split(plain) if one])
    if kind == "one" and len(values) > 1:
        raise NoSuchCode(N_("Choose one answer"))
    if kind == "ranked":
        return _ranks(name, values)
    if kind == "papers":
        tongues = {field.input_of(one): [next(t.value for t in field.tongues(one) if t.checked)] for one in values}
        return {name: values, **tongues}
    return {name: values}


def _ranks(name: str, values: list[str]) -> Sent:
    if len(values) == 1 and values[0] in WAYS_OUT:
        return {name: values}
    return {f"{name}-{one}": [str(rank)] for rank, one in enumerate(values, start=1)}


def _values(field: Any, codes: Iterable[str]) -> list[str]:
    known = {one.code: one.choice.value for one in codes_of(field)}
    return values_of(known, codes)
