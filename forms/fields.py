"""Inputs that speak the domain's language: enums, lists of enums, rough dates and clean text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from assistant.domain.choices import Told
from assistant.domain.codec import clean_text
from assistant.domain.consistency import not_yet
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.text import N_
from assistant.labels import NONE_LABEL, label

NONE = "none"
MOST_READ = 16_000  # characters of one text: what is far over its limit comes back whole, to be cut by its writer
_TOLD: Mapping[str, Told] = {member.value: member for member in Told}


@cache
def _words_of(members: type[StrEnum] | tuple[StrEnum, ...]) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """Members and their msgids by what is sent for them; a form is made for each request, these are looked up once."""
    held = {member.value: member for member in members}
    return held, {value: label(member) for value, member in held.items()}


class Message(str):
    """A msgid with the values of its placeholders: worded where it is shown."""

    values: dict[str, object]

    def __new__(cls, msgid: str, **values: object) -> Message:
        """Return the message; as text it is the msgid."""
        message = super().__new__(cls, msgid)
        message.values = values
        return message


def too_long(text: str, limit: int) -> Message:
    """What is said of a text over its limit: by how much, so that it can be cut."""
    over = len(text) - limit
    return Message(N_("The text is long. Too many characters: {over}. The limit is {max}."), over=over, max=limit)


def together(way_out: str) -> Message:
    """What is wrong where a way out, by what is sent for it, came with another answer; it names the way out."""
    words = NONE_LABEL if way_out == NONE else label(_TOLD[way_out])
    msgid = N_("“{answer}” and another answer were given together. Check which one is right.")
    return Message(msgid, answer=Message(words))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is sent, what is shown, the heading it stands under, and whether it is chosen."""

    value: str
    label: str
    group: str = ""
    checked: bool = False
    caution: str = ""

    @property
    def topic(self) -> str:
        """The topic of guidance that a step of the plan belongs to: what its id begins with."""
        return self.value.partition(".")[0]


class OneOf(Field):
    """Exactly one answer of an enum or of content, or "I do not know", or "rather not say". ``data`` is the member."""

    kind = "one"

    def __init__(
        self, members: Iterable[StrEnum] = (), *, groups: dict[str, str] | None = None, told: bool = True, **rest: Any
    ) -> None:
        """``groups`` maps a value to the heading it stands under."""
        super().__init__(**rest)
        self.members, self.labels = _words_of(members if isinstance(members, type) else tuple(members))
        self.groups = groups or {}
        self.told: Mapping[str, Told] = _TOLD if told else {}

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Take choices from content."""
        self.labels = dict(options)
        self.members = {value: value for value in self.labels}

    @property
    def ticked(self) -> Collection[str]:
        """What is sent for that which is chosen now."""
        return () if self.data is None else (str(self.data),)

    @property
    def choices(self) -> list[Choice]:
        """What the page shows, the two ways out last."""
        ticked = self.ticked
        own = [Choice(v, label, self.groups.get(v, ""), v in ticked) for v, label in self.labels.items()]
        return own + [Choice(v, label(member), "", v in ticked) for v, member in self.told.items()]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was sent; a value that is not offered counts as none."""
        sent = valuelist[0] if valuelist else ""
        self.data = self.members.get(sent, self.told.get(sent))

    def pre_validate(self, form: Any) -> None:
        """Ask for one answer."""
        if self.data is None:
            raise StopValidation(N_("Choose one answer"))


class Wish(OneOf):
    """A mark that may be left out."""

    def pre_validate(self, form: Any) -> None:
        """Accept both."""


class ManyOf(OneOf):
    """Several answers, "none of these", or one of the two ways out; may stay empty. ``data`` is a tuple."""

    kind = "many"

    @property
    def ticked(self) -> Collection[str]:
        """What is sent for that which is chosen now."""
        if isinstance(self.data, (tuple, list)):
            return tuple(map(str, self.data)) or (NONE,)
        return super().ticked

    @property
    def choices(self) -> list[Choice]:
        """What the page shows, "none" and the two ways out last."""
        ticked = self.ticked
        own = [Choice(v, label, self.groups.get(v, ""), v in ticked) for v, label in self.labels.items()]
        ways_out = {NONE: NONE_LABEL} | {v: label(member) for v, member in self.told.items()}
        return own + [Choice(v, words, "", v in ticked) for v, words in ways_out.items()]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was sent."""
        chosen = tuple(self.members[value] for value in self.members if value in valuelist)
        ways_out = [value for value in (NONE, *self.told) if value in valuelist]
        self.mixed = ways_out[0] if ways_out and (chosen or len(ways_out) > 1) else ""
        if chosen:
            self.data = chosen
        elif ways_out:
            self.data = () if ways_out[0] == NONE else self.told[ways_out[0]]
        else:
            self.data = None

    def pre_validate(self, form: Any) -> None:
        """Refuse a choice together with its denial."""
        if mixed := getattr(self, "mixed", ""):
            raise StopValidation(together(mixed))


class TypedOrTold(Field):
    """Something typed, or one of the two ways out."""

    @property
    def ticked(self) -> Collection[str]:
        """The way out that is chosen now."""
        return (self.data.value,) if isinstance(self.data, Told) else ()

    @property
    def choices(self) -> list[Choice]:
        """The two ways out."""
        return [Choice(value, label(member), "", self.data is member) for value, member in _TOLD.items()]


class RoughDateField(TypedOrTold):
    """A day, a month or a year in three inputs (``a-day``, ``a-month``, ``a-year``), or one of the two ways out."""

    kind = "date"

    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        self.today = date.max
        self.typed = ("", "", "")

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Fill from the answers, or from the three inputs that were sent."""
        self.process_errors = []
        self.data = data if isinstance(data, (RoughDate, Told)) else None
        self.typed = typed_date(self.data) if isinstance(self.data, RoughDate) else ("", "", "")
        if formdata is None:
            return
        self.typed = tuple(formdata.get(f"{self.name}-{part}", "").strip()[:10] for part in ("day", "month", "year"))
        way_out = formdata.get(self.name, "")
        self.way_out = Told(way_out) if way_out in list(Told) else None
        self.data = self.way_out
        self.problem = ""
        if any(self.typed):
            self.data, self.problem = read_date(self.typed, self.today)

    def pre_validate(self, form: Any) -> None:
        """Ask for a date that can be, or for one of the two ways out, not both."""
        if self.problem:
            raise StopValidation(self.problem)
        if isinstance(self.data, RoughDate) and self.way_out is not None:
            raise StopValidation(together(self.way_out.value))
        if self.data is None:
            raise StopValidation(N_("Write a date, or choose one of the last answers"))


def read_date(typed: Sequence[str], today: date) -> tuple[RoughDate | None, str]:
    """Return the date typed as day, month and year, and the msgid of what is wrong with it, empty if nothing is."""
    day, month, year = typed
    try:
        when = RoughDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None, N_("Write the date like this: 27\u00a003\u00a02026")
    return when, N_("This day has not come yet. Write the day it happened.") if not_yet(when, today) else ""


def typed_date(when: RoughDate) -> tuple[str, str, str]:
    """Return day, month and year as they stand in the three inputs of a date."""
    return str(when.day or ""), str(when.month or ""), str(when.year)


class CleanText(Field):
    """Typed text without control or invisible characters, at most ``limit`` characters; may stay empty."""

    kind = "text"

    def __init__(self, limit: int, *, rows: int = 1, **rest: Any) -> None:
        super().__init__(**rest)
        self.limit, self.rows = limit, rows

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read and clean what was sent."""
        self.data = clean_text(valuelist[0][:MOST_READ]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse more than the limit, and say the limit."""
        if len(self.data or "") > self.limit:
            raise StopValidation(too_long(self.data, self.limit))


class HourField(TypedOrTold):
    """A full hour of the day in one input (``a-hour``), or one of the two ways out."""

    kind = "hour"

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Fill from the answers, or from what was sent."""
        self.process_errors = []
        self.data = data if isinstance(data, (Hour, Told)) else None
        self.typed = str(data.number) if isinstance(data, Hour) else ""
        self.way_out: Told | None = None
        if formdata is None:
            return
        self.typed = formdata.get(f"{self.name}-hour", "").strip()[:10]
        sent = formdata.get(self.name, "")
        self.way_out = Told(sent) if sent in list(Told) else None
        self.data = self.way_out
        if self.typed:
            try:
                self.data = Hour.parse(self.typed)
            except ValueError:
                self.data = None

    def pre_validate(self, form: Any) -> None:
        """Ask for an hour, or for one of the two ways out, not both."""
        if self.typed and self.way_out is not None:
            raise StopValidation(together(self.way_out.value))
        if self.data is None:
            raise StopValidation(N_("Write an hour from 0 to 23, or choose one of the last answers"))
