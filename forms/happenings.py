"""Several times that something happened: a small list to add to, change and shorten, without any script."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from assistant.domain.answers import MOST_HAPPENINGS, Happening
from assistant.domain.choices import Place, Told
from assistant.domain.codec import clean_text
from assistant.domain.consistency import not_yet
from assistant.domain.dates import RoughDate
from assistant.domain.steps import StepId
from assistant.domain.text import N_
from assistant.labels import label
from forms.base import StepForm
from forms.fields import Choice, Message

_TEXTS = ("words", "witnesses", "evidence")
# What the inputs are called in the page: neutral, because browsers remember names.
_INPUTS = {
    "day": "day",
    "month": "month",
    "year": "year",
    "place": "oo",
    "words": "pp",
    "witnesses": "qq",
    "evidence": "rr",
}
_LIMIT = 300


class HappeningsField(Field):
    """The list so far, and the inputs of one entry: ``a-day`` … ``a-oo`` to ``a-rr``. ``data`` is a tuple.

    The button ``do`` says what to do besides going on: ``add``, ``change-2``, ``remove-2`` (counted from 0);
    ``a-at`` is the entry that the inputs change, empty for a new one.
    """

    kind = "happenings"
    places = tuple(Place)

    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        self.today = date.max

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Fill from the answers, or carry out what was sent."""
        self.process_errors = []
        self.data: tuple[Happening, ...] | Told | None = data
        self.entries: tuple[Happening, ...] = data if isinstance(data, tuple) else ()
        self.at, self.editing, self.stays, self.problem = "", False, False, ""
        self.typed = dict.fromkeys(_INPUTS, "")
        if formdata is None:
            return
        action, _, number = formdata.get("do", "").partition("-")
        chosen = int(number) if number.isdecimal() and int(number) < len(self.entries) else None
        self.stays = action in ("add", "remove", "change")
        if action == "change" and chosen is not None:
            self.editing, self.at, self.typed = True, number, _typed(self.entries[chosen])
            return
        self.typed = {name: formdata.get(f"{self.name}-{sent}", "").strip() for name, sent in _INPUTS.items()}
        self.at = formdata.get(f"{self.name}-at", "")
        if any(self.typed.values()):
            self._keep()
        if action == "remove" and chosen is not None and not self.problem:
            self.entries = self.entries[:chosen] + self.entries[chosen + 1 :]
        self._settle(formdata.get(self.name, ""))

    def _settle(self, sent: str) -> None:
        """The entries, or one of the two ways out where there are none."""
        way_out = Told(sent) if sent in list(Told) else None
        if self.entries and way_out is not None:
            self.problem = self.problem or N_("Write entries, or choose one of the last answers, not both")
        self.data = self.entries or way_out or ()

    @property
    def choices(self) -> list[Choice]:
        """The two ways out."""
        return [Choice(member.value, label(member), "", self.data is member) for member in Told]

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

    def _read(self, typed: Mapping[str, str]) -> Happening | None:
        texts = {name: clean_text(typed[name][: _LIMIT * 4]) for name in _TEXTS}
        if any(len(text) > _LIMIT for text in texts.values()):
            self.problem = Message(N_("The text is long. The limit is {max} characters."), max=_LIMIT)
            return None
        day, month, year = typed["day"], typed["month"], typed["year"]
        when = None
        if day or month or year:
            try:
                when = RoughDate(int(year), int(month) if month else None, int(day) if day else None)
            except ValueError:
                self.problem = N_("Write the date like this: 27 03 2026")
                return None
            if not_yet(when, self.today):
                self.problem = N_("This day has not come yet. Write the day it happened.")
                return None
        place = Place(typed["place"]) if typed["place"] in list(Place) else None
        return Happening(when, place, **texts)

    def pre_validate(self, form: Any) -> None:
        """Say what is wrong with the entry that was typed."""
        if self.problem:
            raise StopValidation(self.problem)


def _typed(entry: Happening) -> dict[str, str]:
    when = entry.when if isinstance(entry.when, RoughDate) else None
    held = {name: getattr(entry, name) for name in _TEXTS}
    parts = ("", "", "") if when is None else (str(when.day or ""), str(when.month or ""), str(when.year))
    place = entry.place.value if isinstance(entry.place, Place) else ""
    return dict(zip(("day", "month", "year"), parts, strict=True)) | {"place": place} | held


class HappeningsForm(StepForm):
    """What happened before, time by time?"""

    step = StepId.HAPPENINGS
    fills = ("incident.happenings",)
    a = HappeningsField()

    @property
    def stays(self) -> bool:
        """Whether the page is shown again after it was kept."""
        return bool(self["a"].stays)  # type: ignore[attr-defined]

    @property
    def editing(self) -> bool:
        """Whether an entry was only taken up to be changed."""
        return bool(self["a"].editing)  # type: ignore[attr-defined]
