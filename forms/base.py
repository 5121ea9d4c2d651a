"""What every page's form can do: be filled from answers, and give new answers back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Self

from wtforms import Form

from assistant.domain.answers import Answers
from assistant.domain.steps import StepId

Options = Iterable[tuple[str, str]]
BOUND = ("a", "b", "c", "d", "e")  # names of inputs: neutral, because browsers remember them


class StepForm(Form):
    """A page's form. ``fills`` names the fields of the answers that its inputs ``a``, ``b`` … fill, in order."""

    step: ClassVar[StepId]
    fills: ClassVar[tuple[str, ...]]

    @classmethod
    def of(cls, answers: Answers, today: date, posted: Any = None, options: Options = ()) -> Self:
        """Return the form for these answers on a day.

        ``posted`` is a multi-dict of what was sent, ``options`` are (id, text) choices from content.
        """
        held = {}
        for name, path in zip(BOUND, cls.fills, strict=False):
            section, attribute = path.split(".")
            held[name] = getattr(getattr(answers, section), attribute)
        form = cls(data=held)
        form.offer(tuple(options))
        form.know_day(today)
        if posted is not None:
            form.process(formdata=posted, data=held)
        return form

    @property
    def stays(self) -> bool:
        """Whether the page is shown again after it was kept; most pages lead on."""
        return False

    @property
    def editing(self) -> bool:
        """Whether something was only taken up to be changed, and nothing is kept yet."""
        return False

    def offer(self, options: tuple[tuple[str, str], ...]) -> None:
        """Take the (id, text) choices that come from content; most pages have none."""

    def know_day(self, today: date) -> None:
        """Tell date fields which day it is."""
        for field in self:
            if hasattr(field, "today"):
                field.today = today

    def apply(self, answers: Answers) -> Answers:
        """Return new answers with what this page holds; call only after ``validate()``."""
        for name, path in zip(BOUND, self.fills, strict=False):
            section, attribute = path.split(".")
            changed = replace(getattr(answers, section), **{attribute: self[name].data})
            answers = replace(answers, **{section: changed})
        return answers
