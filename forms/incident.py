"""What happened, when the last time was, where, and what it left."""

from __future__ import annotations

from assistant.domain.acts import ACTS_BY_GROUP, OTHER_ACTS, SEXUAL_ACTS
from assistant.domain.choices import HowMany, Place, YesNo
from assistant.domain.steps import StepId
from assistant.labels import label
from forms.base import StepForm
from forms.fields import ManyOf, OneOf, RoughDateField

_GROUPS = {act.value: label(group) for group, acts in ACTS_BY_GROUP.items() for act in acts if act in OTHER_ACTS}


class ActsForm(StepForm):
    """Which of these happened?"""

    step = StepId.ACTS
    a = ManyOf(OTHER_ACTS, groups=_GROUPS)


class SexualActsForm(StepForm):
    """The same about sexual violence, on a page of its own."""

    step = StepId.SEXUAL_ACTS
    a = ManyOf(SEXUAL_ACTS)


class LastTimeForm(StepForm):
    """When did it last happen?"""

    step = StepId.LAST_TIME
    a = RoughDateField()


class PlaceForm(StepForm):
    """Where did it happen?"""

    step = StepId.PLACE
    a = ManyOf(Place)


class InjuryForm(StepForm):
    """Bruises, wounds or pain?"""

    step = StepId.INJURY
    a = OneOf(YesNo)


class DoctorForm(StepForm):
    """Has a doctor seen you?"""

    step = StepId.DOCTOR
    a = OneOf(YesNo)


class HowManyForm(StepForm):
    """How many people harm?"""

    step = StepId.HOW_MANY
    a = OneOf(HowMany)
