"""An order or requirements that are in force already."""

from __future__ import annotations

from assistant.domain.choices import InForce, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import HourField, OneOf, RoughDateField


class InForceForm(StepForm):
    """Is anything in force now?"""

    step = StepId.IN_FORCE
    a = OneOf(InForce)


class ServedForm(StepForm):
    """When was it handed to that person?"""

    step = StepId.SERVED
    a = RoughDateField()


class BreachForm(StepForm):
    """Was it broken?"""

    step = StepId.BREACH
    a = OneOf(YesNo)


class ServedHourForm(StepForm):
    """At what hour was it handed over?"""

    step = StepId.SERVED_HOUR
    a = HourField()


class BreachDateForm(StepForm):
    """When was it last broken?"""

    step = StepId.BREACH_DATE
    a = RoughDateField()


class BreachBeforeForm(StepForm):
    """Was a breach punished before?"""

    step = StepId.BREACH_BEFORE
    a = OneOf(YesNo)
