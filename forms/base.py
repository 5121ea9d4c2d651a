"""What every page's form can do: be filled from answers, and give new answers back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Self

from wtforms import Form

from assistant.domain.answers import Answers
from assistant.domain.fields import FIELDS, value_at
from assistant.domain.steps import StepId

Options = Iterable[tuple[str, str]]
BOUND = ("a", "b", "c", "d", "e")  # names of inputs: neutral, because browsers remember them


class StepForm(Form):
    """A page's form. Its inputs ``a``, ``b`` … fill the fields of the answers that ``FIELDS`` names, in order.

    ``from_content``: the choices of its first input come from content.
    """

    step: ClassVar[StepId]
    from_content: ClassVar[bool] = False

    @classmethod
    def of(cls, answers: Answers, today: date, posted: Any = None, options: Options = ()) -> Self:
        """Return the form for these answers on a day.

        ``posted`` is a multi-dict of what was sent, ``options`` are (id, text) choices from content.
        """
        held = {name: value_at(answers, path) for name, path in zip(BOUND, FIELDS[cls.step], strict=False)}
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
        """Take the (id, text) choices that come from content."""
        if self.from_content:
            first: Any = self["a"]
            first.offer(options)

    def know_day(self, today: date) -> None:
        """Tell date fields which day it is."""
        for field in self:
            if hasattr(field, "today"):
                field.today = today

    def apply(self, answers: Answers) -> Answers:
        """Return new answers with what this page holds; call only after ``validate()``."""
        for name, path in zip(BOUND, FIELDS[self.step], strict=False):
            section, attribute = path.split(".")
            changed = replace(getattr(answers, section), **{attribute: self[name].data})
            answers = replace(answers, **{section: changed})
        return answers
