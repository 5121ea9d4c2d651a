"""An order or requirements that are in force already."""

from __future__ import annotations

from assistant.domain.choices import InForce, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import HourField, OneOf, RoughDateField


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


class ServedHourForm(StepForm):
    """At what hour was it handed over?"""

    step = StepId.SERVED_HOUR
    fills = ("order.served_hour",)
    a = HourField()


class BreachDateForm(StepForm):
    """When was it broken the last time?"""

    step = StepId.BREACH_DATE
    fills = ("order.breached_on",)
    a = RoughDateField()


class BreachBeforeForm(StepForm):
    """Was a breach punished before?"""

    step = StepId.BREACH_BEFORE
    fills = ("order.breached_before",)
    a = OneOf(YesNo)
