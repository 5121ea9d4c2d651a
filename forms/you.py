"""More about the person who was harmed: age, who acts for her, dependence, ages of children."""

from __future__ import annotations

from assistant.domain.choices import AgeBand, ChildAge, Dependence, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import ManyOf, OneOf


class OwnAgeForm(StepForm):
    """How old are you?"""

    step = StepId.OWN_AGE
    a = OneOf(AgeBand)


class RepresentativeForm(StepForm):
    """Is this person your parent or guardian by law?"""

    step = StepId.REPRESENTATIVE
    a = OneOf(YesNo)


class DependenceForm(StepForm):
    """What do you have to rely on this person for?"""

    step = StepId.DEPENDENCE
    a = ManyOf(Dependence)


class ChildAgesForm(StepForm):
    """How old are the children?"""

    step = StepId.CHILD_AGES
    a = ManyOf(ChildAge)
