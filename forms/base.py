"""What every page's form can do: be filled from answers, and give new answers back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self

from wtforms import Form

from assistant.domain.answers import Answers
from assistant.domain.fields import FIELDS, value_at
from assistant.domain.steps import StepId

Options = Iterable[tuple[str, str]]
BOUND = ("a", "b", "c", "d", "e")  # names of inputs: neutral, because browsers remember them


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a question that takes several: ``ids`` are the choices that stand on it."""

    number: int = 1
    count: int = 1
    ids: tuple[str, ...] = ()

    @property
    def is_last(self) -> bool:
        """Whether the question is answered with it."""
        return self.number == self.count


class StepForm(Form):
    """A page's form. Its inputs ``a``, ``b`` … fill the fields of the answers that ``FIELDS`` names, in order.

    ``from_content``: the choices of its first input come from content.
    """

    step: ClassVar[StepId]
    from_content: ClassVar[bool] = False
    part: Part = Part()

    @classmethod
    def of(
        cls, answers: Answers, today: date, posted: Any = None, options: Options = (), part: Part | None = None
    ) -> Self:
        """Return the form for these answers on a day.

        ``posted`` is a multi-dict of what was sent, ``options`` are (id, text) choices from content, ``part`` is the
        page of it that is shown, where it takes several.
        """
        held = {name: value_at(answers, path) for name, path in zip(BOUND, FIELDS[cls.step], strict=False)}
        form = cls(data=held)
        form.offer(tuple(options))
        form.know_day(today)
        if part is not None:
            form.show(part)
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

    def show(self, part: Part) -> None:
        """Show one page of a question that takes several."""
        self.part = part
        for field in self:
            if hasattr(field, "part"):
                field.part = part

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
