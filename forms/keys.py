"""Reads short typed lines: digits typed in any keyboard layout, and dates as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from assistant.domain.choices import Told
from assistant.domain.text import N_
from forms.fields import NONE, Message

WAYS_OUT = {NONE: "0", Told.UNKNOWN.value: "-", Told.RATHER_NOT.value: "--"}
_LONGEST = 400  # characters of a line of codes
APART = re.compile(r"[\s,.;/+]+")
_NUMBERS = re.compile(r"\d+", re.ASCII)
# With the Kazakh layout on, the keys of the digits type letters (RST KazSSR 903-90); a worker need not change it.
_KAZAKH_KEYS = str.maketrans('"әіңғүұқө', "12345890-")
_KAZAKH_DOTS = str.maketrans(",.", "67")


class NoSuchCode(ValueError):
    """A line that no choice answers to; its text is the message for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def plain_of(line: str) -> str:
    """The line without what a keyboard adds: letters of the Kazakh layout become the digits of their keys."""
    text = line.strip().casefold()[:_LONGEST].replace("–", "-").replace("—", "-").replace("−", "-")
    typed = text.translate(_KAZAKH_KEYS)
    if typed != text or (text and not text.strip(",. ")):
        typed = typed.translate(_KAZAKH_DOTS)
    return typed


def date_of(plain: str, today: date) -> tuple[str, str, str]:
    """Day, month and year as they were meant; a day without a year is the last one that has come."""
    numbers = _NUMBERS.findall(plain)
    if len(numbers) == 1 and len(numbers[0]) in (6, 8):
        numbers = [numbers[0][:2], numbers[0][2:4], numbers[0][4:]]
    if APART.sub("", _NUMBERS.sub("", plain)):
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


def values_of(known: Mapping[str, str], codes: Iterable[str]) -> list[str]:
    """The values that codes stand for, each once; ``NoSuchCode`` where one stands for nothing."""
    found = []
    for code in dict.fromkeys(codes):
        value = known.get(code.lstrip("0") or "0")
        if value is None:
            raise NoSuchCode(Message(N_("No answer here has the code {code}."), code=code[:20]))
        found.append(value)
    return found
