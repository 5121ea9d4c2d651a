"""What fits the person, where she lives, what she needs."""

from __future__ import annotations

from assistant.domain.choices import Circumstance, Need
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import ManyOf, OneOf


class AboutYouForm(StepForm):
    """Which of these fit you?"""

    step = StepId.ABOUT_YOU
    a = ManyOf(Circumstance)


class RegionForm(StepForm):
    """Which region or city?"""

    step = StepId.REGION
    from_content = True
    a = OneOf()


class NeedsForm(StepForm):
    """What do you need now?"""

    step = StepId.NEEDS
    a = ManyOf(Need)
