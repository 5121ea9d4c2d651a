"""The safety plan: she picks; nothing is chosen for her."""

from __future__ import annotations

from assistant.domain.choices import Direction
from assistant.domain.codec import text_limit
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import CleanText, ManyOf, OneOf


class DirectionForm(StepForm):
    """What are you thinking of now?"""

    step = StepId.DIRECTION
    fills = ("plan.direction",)
    a = OneOf(Direction)


class PlanForm(StepForm):
    """The steps that fit, from content, and her own lines."""

    step = StepId.PLAN
    fills = ("plan.items", "plan.own_lines")
    a = ManyOf()
    b = CleanText(text_limit("plan.own_lines"), rows=5)

    def offer(self, options: tuple[tuple[str, str], ...]) -> None:
        """Take the items that fit."""
        self.a.offer(options)
