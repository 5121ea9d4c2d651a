"""An order or requirements that are in force already."""

from __future__ import annotations

from assistant.domain.choices import InForce, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import OneOf, RoughDateField


class InForceForm(StepForm):
    """Is anything in force now?"""

    step = StepId.IN_FORCE
    fills = ("order.in_force",)
    a = OneOf(InForce)


class ServedForm(StepForm):
    """When was it handed to that person?"""

    step = StepId.SERVED
    fills = ("order.served_on",)
    a = RoughDateField()


class BreachForm(StepForm):
    """Was it broken?"""

    step = StepId.BREACH
    fills = ("order.breached",)
    a = OneOf(YesNo)
