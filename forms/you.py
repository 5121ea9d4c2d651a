"""More about the person who was harmed: age, who acts for her, dependence, ages of children."""

from __future__ import annotations

from assistant.domain.choices import AgeBand, ChildAge, Dependence, YesNo
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import ManyOf, OneOf


class OwnAgeForm(StepForm):
    """How old are you?"""

    step = StepId.OWN_AGE
    fills = ("people.own_age",)
    a = OneOf(AgeBand)


class RepresentativeForm(StepForm):
    """Is this person your parent or guardian by law?"""

    step = StepId.REPRESENTATIVE
    fills = ("people.representative",)
    a = OneOf(YesNo)


class DependenceForm(StepForm):
    """For what do you have to rely on this person?"""

    step = StepId.DEPENDENCE
    fills = ("support.dependence",)
    a = ManyOf(Dependence)


class ChildAgesForm(StepForm):
    """How old are the children?"""

    step = StepId.CHILD_AGES
    fills = ("support.child_ages",)
    a = ManyOf(ChildAge)
