"""A small list of entries to add to, change and shorten, without any script: several times, or breaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from assistant.domain.answers import MOST_HAPPENINGS
from assistant.domain.choices import Told
from assistant.domain.codec import clean_text
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.text import N_
from assistant.labels import label
from forms.base import StepForm
from forms.fields import MOST_READ, Choice, Message, read_date, together, too_long, typed_date

LIMIT = 300  # characters of one text
_DATE = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Part:
    """One input of an entry besides its date.

    ``name`` is the entry's field, ``sent`` the input's name in the page (neutral, because browsers remember names),
    ``kind`` is hour, one, many or text; the choices of ``many`` come from content.
    """

    name: str
    sent: str
    kind: str
    title: str
    members: tuple[StrEnum, ...] = ()
    hint: str = ""


class EntriesField(Field):
    """The list so far, and the inputs of one entry. ``data`` is a tuple of ``record``, or a way out.

    The button ``do`` says what to do besides going on: ``add``, ``change-2``, ``remove-2`` (counted from 0);
    ``a-at`` is the entry that the inputs change, empty for a new one.
    """

    kind = "entries"

    def __init__(self, record: type, parts: tuple[Part, ...], **rest: Any) -> None:
        super().__init__(**rest)
        self.record, self.parts = record, parts
        self.today = date.max
        self.options: dict[str, str] = {}

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Take the choices that come from content."""
        self.options = dict(options)

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Fill from the answers, or carry out what was sent."""
        self.process_errors = []
        self.data: tuple[Any, ...] | Told | None = data
        self.entries: tuple[Any, ...] = data if isinstance(data, tuple) else ()
        self.at, self.editing, self.stays, self.problem = "", False, False, ""
        self.typed: dict[str, Any] = dict.fromkeys(_DATE, "") | {part.name: _nothing(part) for part in self.parts}
        if formdata is None:
            return
        action, _, number = formdata.get("do", "").partition("-")
        chosen = int(number) if number.isdecimal() and int(number) < len(self.entries) else None
        self.stays = action in ("add", "remove", "change")
        if action == "change" and chosen is not None:
            self.editing, self.at, self.typed = True, number, self._typed_of(self.entries[chosen])
            return
        self._take(formdata)
        if any(self.typed.values()):
            self._keep()
        if action == "remove" and chosen is not None and not self.problem:
            self.entries = self.entries[:chosen] + self.entries[chosen + 1 :]
        self._settle(formdata.get(self.name, ""))

    def _take(self, formdata: Any) -> None:
        for name in _DATE:
            self.typed[name] = formdata.get(f"{self.name}-{name}", "").strip()[:10]
        for part in self.parts:
            sent = f"{self.name}-{part.sent}"
            many = part.kind == "many"
            self.typed[part.name] = tuple(formdata.getlist(sent)) if many else formdata.get(sent, "").strip()
        self.at = formdata.get(f"{self.name}-at", "")

    def _settle(self, sent: str) -> None:
        """The entries, or one of the two ways out where there are none."""
        way_out = Told(sent) if sent in list(Told) else None
        if self.entries and way_out is not None:
            self.problem = self.problem or together(way_out.value)
        self.data = self.entries or way_out or ()

    @property
    def choices(self) -> list[Choice]:
        """The two ways out."""
        return [Choice(member.value, label(member), "", self.data is member) for member in Told]

    def choices_of(self, part: Part) -> list[Choice]:
        """What can be chosen for one input of an entry."""
        held = self.typed[part.name]
        if part.kind == "many":
            return [Choice(one, text, "", one in held) for one, text in self.options.items()]
        return [Choice(member.value, label(member), "", member.value == held) for member in part.members]

    def _keep(self) -> None:
        """Put what was typed where it belongs."""
        entry = self._read(self.typed)
        if entry is None:
            return
        place = int(self.at) if self.at.isdecimal() else len(self.entries)
        if place < len(self.entries):
            self.entries = (*self.entries[:place], entry, *self.entries[place + 1 :])
        elif len(self.entries) < MOST_HAPPENINGS:
            self.entries = (*self.entries, entry)
        else:
            self.problem = Message(N_("The list is full. It holds {max} entries."), max=MOST_HAPPENINGS)

    def _read(self, typed: Mapping[str, Any]) -> Any:
        """The entry that was typed; ``None`` and a problem if it cannot be."""
        held = {"when": self._date(typed)} | {part.name: self._value(part, typed[part.name]) for part in self.parts}
        return None if self.problem else self.record(**held)

    def _value(self, part: Part, typed: Any) -> Any:
        if part.kind == "text":
            text = clean_text(typed[:MOST_READ])
            if len(text) > LIMIT:
                self.problem = too_long(text, LIMIT)
            return text
        if part.kind == "many":
            return tuple(one for one in self.options if one in typed) or None
        if part.kind == "hour":
            return self._hour(typed)
        return next((member for member in part.members if member.value == typed), None)

    def _hour(self, typed: str) -> Hour | None:
        try:
            return Hour.parse(typed) if typed else None
        except ValueError:
            self.problem = N_("Write an hour from 0 to 23")
            return None

    def _date(self, typed: Mapping[str, Any]) -> RoughDate | None:
        parts = [typed[name] for name in _DATE]
        if not any(parts):
            return None
        when, problem = read_date(parts, self.today)
        self.problem = problem or self.problem
        return when

    def _typed_of(self, entry: Any) -> dict[str, Any]:
        when = entry.when if isinstance(entry.when, RoughDate) else None
        parts = ("", "", "") if when is None else typed_date(when)
        typed: dict[str, Any] = dict(zip(_DATE, parts, strict=True))
        for part in self.parts:
            value = getattr(entry, part.name)
            if isinstance(value, Hour):
                value = str(value.number)
            elif value is None or isinstance(value, Told):
                value = _nothing(part)
            typed[part.name] = value if isinstance(value, tuple) else str(value)
        return typed

    def pre_validate(self, form: Any) -> None:
        """Say what is wrong with the entry that was typed."""
        if self.problem:
            raise StopValidation(self.problem)


def _nothing(part: Part) -> str | tuple[str, ...]:
    return () if part.kind == "many" else ""


class EntriesForm(StepForm):
    """A page that is such a list; ``a`` is its field."""

    @property
    def stays(self) -> bool:
        """Whether the page is shown again after it was kept."""
        return bool(self["a"].stays)  # type: ignore[attr-defined]

    @property
    def editing(self) -> bool:
        """Whether an entry was only taken up to be changed."""
        return bool(self["a"].editing)  # type: ignore[attr-defined]
