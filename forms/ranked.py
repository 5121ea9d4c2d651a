"""Things put in an order by a number beside each, without any script: 1 comes first, no number leaves it out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from assistant.domain.choices import Told
from assistant.domain.text import N_
from assistant.labels import label
from forms.base import Part
from forms.fields import Choice, Message, together

_MOST = 99  # the highest number, unless there are more things than that


class RankedField(Field):
    """An input ``a-<number>`` beside each thing, counted from 1; ``data`` is a tuple of ids, hers first.

    Where two have the same number, the one that was moved comes first. ``full``: everything is numbered at the start.
    ``part``: the page of a long list that is shown; what stands on the others keeps its number.
    """

    kind = "ranked"
    part = Part()

    def __init__(self, *, told: bool = True, full: bool = False, **rest: Any) -> None:
        super().__init__(**rest)
        self.told, self.full = told, full
        self.labels: dict[str, str] = {}
        self.numbers: dict[str, str] = {}

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Take the things from content, in the order shown."""
        self.labels = dict(options)
        self._number()

    def _number(self) -> None:
        """Give what is held its numbers, as far as it is offered."""
        held = tuple(one for one in self.data if one in self.labels) if isinstance(self.data, tuple) else ()
        if self.full:
            held = tuple(self.labels)
        self.numbers = {one: str(place) for place, one in enumerate(held, start=1)}

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Fill from the answers, or from the numbers that were sent."""
        self.process_errors = []
        self.problem = ""
        self.data: tuple[str, ...] | Told | None = data
        self._number()
        if formdata is None:
            return
        before = dict(self.numbers)
        sent = {
            one: formdata.get(name, "").strip()[:10] if one in self._here else before.get(one, "")
            for one, name in self._names.items()
        }
        self.numbers = {one: number for one, number in sent.items() if number}
        way_out = formdata.get(self.name, "")
        chosen = Told(way_out) if self.told and way_out in list(Told) else None
        most = max(_MOST, len(self.labels))
        if any(not number.isdecimal() or not 1 <= int(number) <= most for number in self.numbers.values()):
            self.problem = Message(N_("Write a number from 1 to {max}, or leave it empty"), max=most)
        elif self.numbers and chosen is not None:
            self.problem = together(chosen.value)
        else:
            places = {one: (int(n), before.get(one) == n, self._shown(one)) for one, n in self.numbers.items()}
            self.data = tuple(sorted(places, key=lambda one: places[one])) or chosen or ()

    def _shown(self, one: str) -> int:
        return list(self.labels).index(one)

    @property
    def _names(self) -> dict[str, str]:
        """The input of each thing."""
        return {one: f"{self.name}-{place}" for place, one in enumerate(self.labels, start=1)}

    @property
    def _here(self) -> Collection[str]:
        """What stands on this page."""
        return self.labels if self.part.count == 1 else self.part.ids

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(name of the input, text, number) of each thing on this page."""
        names = self._names
        return [(names[one], text, self.numbers.get(one, "")) for one, text in self.labels.items() if one in self._here]

    @property
    def choices(self) -> list[Choice]:
        """The two ways out."""
        return [Choice(m.value, label(m), "", self.data is m) for m in Told] if self.told else []

    def pre_validate(self, form: Any) -> None:
        """Say what is wrong with the numbers."""
        if self.problem:
            raise StopValidation(self.problem)
