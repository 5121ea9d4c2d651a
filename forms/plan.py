"""The safety plan: she says what matters, picks, orders and strikes out; nothing is chosen for her."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.domain.answers import Answers
from assistant.domain.choices import Direction, YesNo
from assistant.domain.codec import text_limit
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import CleanText, OneOf
from forms.parted import PartedField
from forms.ranked import RankedField


class DirectionForm(StepForm):
    """What are you thinking of now?"""

    step = StepId.DIRECTION
    a = OneOf(Direction)


class PrioritiesForm(StepForm):
    """What matters most to you now? From content, in her order."""

    step = StepId.PRIORITIES
    from_content = True
    a = RankedField()


class PlanForm(StepForm):
    """The steps that fit, from content, and her own lines; of several pages the last one has the lines."""

    step = StepId.PLAN
    from_content = True
    a = PartedField()
    b = CleanText(text_limit("plan.own_lines"), rows=5)

    def process(self, formdata: Any = None, *rest: Any, **held: Any) -> None:
        """Take what was sent; lines that were not asked for on this page stay as they are."""
        super().process(formdata, *rest, **held)
        if formdata is not None and "b" not in formdata and not self.part.is_last:
            self.b.data = self.b.object_data


class PlanOrderForm(StepForm):
    """In which order? A step without a number is struck out."""

    step = StepId.PLAN_ORDER
    from_content = True
    a = RankedField(told=False, full=True)

    def apply(self, answers: Answers) -> Answers:
        """Return new answers; a step that was struck out is chosen no longer."""
        changed = super().apply(answers)
        chosen, order = answers.plan.items, changed.plan.order
        if isinstance(chosen, tuple) and isinstance(order, tuple):
            kept = tuple(one for one in chosen if one in order)
            changed = replace(changed, plan=replace(changed.plan, items=kept))
        return changed


class WorseForm(StepForm):
    """Do you fear that applying will make it more dangerous?"""

    step = StepId.WORSE
    a = OneOf(YesNo)
