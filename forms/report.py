"""Her report to the police, what they answered, and an order or a case against herself."""

from __future__ import annotations

from assistant.domain.choices import OwnCase, PoliceAnswer, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import OneOf, RoughDateField


class ReportedForm(StepForm):
    """Were the police told?"""

    step = StepId.REPORTED
    fills = ("report.reported",)
    a = OneOf(YesNo)


class ReportedOnForm(StepForm):
    """When were they told?"""

    step = StepId.REPORTED_ON
    fills = ("report.reported_on",)
    a = RoughDateField()


class PoliceAnswerForm(StepForm):
    """What did they do with the report?"""

    step = StepId.POLICE_ANSWER
    fills = ("report.police_answer",)
    a = OneOf(PoliceAnswer)


class OwnCaseForm(StepForm):
    """Is there an order or a case against herself?"""

    step = StepId.OWN_CASE
    fills = ("report.own_case",)
    a = OneOf(OwnCase)
