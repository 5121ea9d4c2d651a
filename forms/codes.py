"""Short typed codes in place of a page's own inputs: what a line of text would have sent, and the line of what is held.

Each choice has a number, in the order of its page; ``0`` is "none of these", ``-`` "I do not know", ``--`` "rather not
say". Dates are written as they are spoken: ``12 11``, ``12.11.2026``, ``11 2026``, ``2026``. The page's own form reads
what comes out, so its rules and its words hold here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wtforms import Field

from assistant.domain.choices import Told
from assistant.domain.dates import RoughDate
from assistant.domain.text import N_
from forms.base import StepForm
from forms.fields import NONE, Choice, Message

KINDS = frozenset(("one", "many", "date", "hour", "text", "papers", "ranked"))
Sent = dict[str, list[str]]

_WAYS_OUT = {NONE: "0", Told.UNKNOWN.value: "-", Told.RATHER_NOT.value: "--"}
_LONGEST = 400  # characters of a line of codes
_APART = re.compile(r"[\s,.;/+]+")
_NUMBERS = re.compile(r"\d+", re.ASCII)
# With the Kazakh layout on, the keys of the digits type letters (RST KazSSR 903-90); a worker need not change it.
_KAZAKH_KEYS = str.maketrans('"әіңғүұқө', "12345890-")
_KAZAKH_DOTS = str.maketrans(",.", "67")


class NoSuchCode(ValueError):
    """A line that no choice answers to; its text is the message for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Coded:
    """A choice and what is typed for it."""

    code: str
    choice: Choice


def can_be_typed(form: StepForm) -> bool:
    """Whether every input of a page has a short form; lists of entries have not."""
    return all(kind_of(field) in KINDS for field in form)


def kind_of(field: Field) -> str:
    """The kind of a field: ``one``, ``many``, ``date`` …"""
    return str(getattr(field, "kind", ""))


def codes_of(field: Any) -> tuple[Coded, ...]:
    """Every choice of a field with its code, as the page shows them."""
    kind = kind_of(field)
    if kind == "text":
        return ()
    shown: Iterable[Choice] = field.choices
    if kind == "ranked":
        shown = (*(Choice(name.rpartition("-")[2], text, "", bool(n)) for name, text, n in field.rows), *field.choices)
    found: list[Coded] = []
    for choice in shown:
        own = str(sum(one.choice.value not in _WAYS_OUT for one in found) + 1)
        found.append(Coded(_WAYS_OUT.get(choice.value, own), choice))
    return tuple(found)


def typed_of(field: Any) -> str:
    """The line that stands for what a field holds; empty where nothing was answered."""
    kind = kind_of(field)
    if kind == "text":
        return field.data or ""
    way_out = next((one.code for one in codes_of(field) if one.choice.value in _WAYS_OUT and one.choice.checked), "")
    if way_out:
        return way_out
    if kind == "date":
        return " ".join(filter(None, field.typed)) if isinstance(field.data, RoughDate) else ""
    if kind == "hour":
        return str(field.typed)
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
    plain = _plain(line)
    if plain in ("-", "--") and any(one.code == plain for one in codes_of(field)):
        return {name: _values(field, [plain])}
    if kind == "date":
        return {
            f"{name}-{part}": [one] for part, one in zip(("day", "month", "year"), _date(plain, today), strict=True)
        }
    if kind == "hour":
        return {f"{name}-hour": [plain]}
    values = _values(field, [one for one in _APART.split(plain) if one])
    if kind == "one" and len(values) > 1:
        raise NoSuchCode(N_("Choose one answer"))
    if kind == "ranked":
        return _ranks(name, values)
    if kind == "papers":
        tongues = {field.input_of(one): [next(t.value for t in field.tongues(one) if t.checked)] for one in values}
        return {name: values, **tongues}
    return {name: values}


def _ranks(name: str, values: list[str]) -> Sent:
    if len(values) == 1 and values[0] in _WAYS_OUT:
        return {name: values}
    return {f"{name}-{one}": [str(rank)] for rank, one in enumerate(values, start=1)}


def _plain(line: str) -> str:
    """The line without what a keyboard adds: letters of the Kazakh layout become the digits of their keys."""
    text = line.strip().casefold()[:_LONGEST].replace("–", "-").replace("—", "-").replace("−", "-")
    typed = text.translate(_KAZAKH_KEYS)
    if typed != text or (text and not text.strip(",. ")):
        typed = typed.translate(_KAZAKH_DOTS)
    return typed


def _values(field: Any, codes: Iterable[str]) -> list[str]:
    known = {one.code: one.choice.value for one in codes_of(field)}
    found = []
    for code in dict.fromkeys(codes):
        value = known.get(code.lstrip("0") or "0")
        if value is None:
            raise NoSuchCode(Message(N_("No answer here has the code {code}."), code=code[:20]))
        found.append(value)
    return found


def _date(plain: str, today: date) -> tuple[str, str, str]:
    """Day, month and year as they were meant; a day without a year is the last one that has come."""
    numbers = _NUMBERS.findall(plain)
    if len(numbers) == 1 and len(numbers[0]) in (6, 8):
        numbers = [numbers[0][:2], numbers[0][2:4], numbers[0][4:]]
    if _APART.sub("", _NUMBERS.sub("", plain)):
        return plain[:10], "", ""
    if len(numbers) == 3:
        return numbers[0], numbers[1], _year(numbers[2])
    if len(numbers) == 2 and len(numbers[1]) == 4:
        return "", numbers[0], numbers[1]
    if len(numbers) == 2:
        return numbers[0], numbers[1], str(_last_year_of(int(numbers[0]), int(numbers[1]), today))
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return "", "", numbers[0]
    return plain[:10], "", ""


def _year(typed: str) -> str:
    return f"20{typed}" if len(typed) == 2 else typed


def _last_year_of(day: int, month: int, today: date) -> int:
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1
