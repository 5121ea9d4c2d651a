"""The person who harms: age, what exempts from arrest, earlier reconciliation and penalty."""

from __future__ import annotations

from assistant.domain.choices import AgeBand, Exemption, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import ManyOf, OneOf, RoughDateField


class AgeAtActForm(StepForm):
    """How old at the last time?"""

    step = StepId.AGE_AT_ACT
    a = OneOf(AgeBand)


class AgeTodayForm(StepForm):
    """How old today?"""

    step = StepId.AGE_TODAY
    a = OneOf(AgeBand)


class ExemptForm(StepForm):
    """What exempts from arrest?"""

    step = StepId.EXEMPT
    a = ManyOf(Exemption)


class ReconciledForm(StepForm):
    """Did a case end by reconciliation?"""

    step = StepId.RECONCILED
    a = OneOf(YesNo)


class ReconciledOnForm(StepForm):
    """When did that case end?"""

    step = StepId.RECONCILED_ON
    a = RoughDateField()


class PenalisedForm(StepForm):
    """Punished before?"""

    step = StepId.PENALISED
    a = OneOf(YesNo)


class PenalisedOnForm(StepForm):
    """When punished the last time?"""

    step = StepId.PENALISED_ON
    a = RoughDateField()
