"""Her report to the police, what they answered, and an order or a case against herself."""

from __future__ import annotations

from assistant.domain.choices import OwnCase, PoliceAnswer, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import OneOf, RoughDateField


class ReportedForm(StepForm):
    """Were the police told?"""

    step = StepId.REPORTED
    a = OneOf(YesNo)


class ReportedOnForm(StepForm):
    """When were they told?"""

    step = StepId.REPORTED_ON
    a = RoughDateField()


class PoliceAnswerForm(StepForm):
    """What did they do with the report?"""

    step = StepId.POLICE_ANSWER
    a = OneOf(PoliceAnswer)


class OwnCaseForm(StepForm):
    """Is there an order or a case against herself?"""

    step = StepId.OWN_CASE
    a = OneOf(OwnCase)
