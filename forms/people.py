"""Who is asking, and who the person who harms is."""

from __future__ import annotations

from assistant.domain.choices import CLOSE_RELATIVES, ForWhom, Relation, Together, YesNo
from assistant.domain.steps import StepId
from assistant.domain.text import N_
from forms.base import StepForm
from forms.fields import OneOf

_COUPLE = N_("Marriage or couple")
_KIN = N_("Close relatives")
_IN_LAWS = N_("Other family")
_OTHERS = N_("Other people")
_HEADINGS = {
    _COUPLE: (
        Relation.SPOUSE,
        Relation.FORMER_SPOUSE,
        Relation.RELIGIOUS_MARRIAGE,
        Relation.PARTNER,
        Relation.FORMER_PARTNER,
        Relation.DATING,
    ),
    _KIN: tuple(one for one in Relation if one in CLOSE_RELATIVES),
    _IN_LAWS: (
        Relation.PARENT_IN_LAW,
        Relation.CHILD_IN_LAW,
        Relation.SIBLING_IN_LAW,
        Relation.STEP_PARENT,
        Relation.STEP_CHILD,
        Relation.GUARDIAN,
        Relation.WARD,
        Relation.AUNT_UNCLE,
        Relation.NEPHEW_NIECE,
        Relation.COUSIN,
    ),
    _OTHERS: (Relation.ROOM_MATE, Relation.NEIGHBOUR, Relation.COLLEAGUE, Relation.SOMEONE_ELSE),
}
_GROUPS = {relation.value: heading for heading, relations in _HEADINGS.items() for relation in relations}


class ForWhomForm(StepForm):
    """For whom are you answering?"""

    step = StepId.FOR_WHOM
    a = OneOf(ForWhom)


class RelationForm(StepForm):
    """Who is this person to you?"""

    step = StepId.RELATION
    a = OneOf(Relation, groups=_GROUPS)


class TogetherForm(StepForm):
    """Do you live with this person?"""

    step = StepId.TOGETHER
    a = OneOf(Together)


class CommonChildForm(StepForm):
    """Do you and this person have a child together?"""

    step = StepId.COMMON_CHILD
    a = OneOf(YesNo)


class OtherAgeForm(StepForm):
    """Is this person 16 or older?"""

    step = StepId.OTHER_AGE
    a = OneOf(YesNo)
