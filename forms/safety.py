"""Danger at this moment, and the urgent signs."""

from __future__ import annotations

from assistant.domain.choices import YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import ManyOf, OneOf


class DangerForm(StepForm):
    """Are you in danger right now?"""

    step = StepId.DANGER
    a = OneOf(YesNo)


class SignsForm(StepForm):
    """The urgent signs, from content."""

    step = StepId.SIGNS
    from_content = True
    a = ManyOf()
