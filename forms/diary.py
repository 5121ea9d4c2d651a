"""Her notes: where they are kept, what happened time by time, each breach, and what there is to show."""

from __future__ import annotations

from assistant.domain.answers import Breach, Happening
from assistant.domain.choices import Place, YesNo
from assistant.domain.papers import DiaryPlace
from assistant.domain.steps import StepId
from assistant.domain.text import N_
from forms.base import StepForm
from forms.entries import EntriesField, EntriesForm, Part
from forms.fields import ManyOf, OneOf

_HOUR = Part("hour", "ss", "hour", N_("At what hour"))
_WORDS = Part("words", "pp", "text", N_("In a few words"))
_WITNESSES = Part("witnesses", "qq", "text", N_("Who saw or heard it"))
_EVIDENCE = Part("evidence", "rr", "text", N_("What can show it"))
_POLICE = Part(
    "police", "uu", "one", N_("Were the police told?"), tuple(YesNo), N_("Each call to the police is itself a record.")
)


class DiaryPlaceForm(StepForm):
    """Where will you keep your notes?"""

    step = StepId.DIARY_PLACE
    a = OneOf(DiaryPlace)


class HappeningsForm(EntriesForm):
    """What happened each time before?"""

    step = StepId.HAPPENINGS
    a = EntriesField(
        Happening,
        (
            _HOUR,
            Part("place", "oo", "one", N_("Where"), tuple(Place)),
            _WORDS,
            _WITNESSES,
            _EVIDENCE,
            Part("child", "vv", "one", N_("Did a child see or hear it?"), tuple(YesNo)),
            _POLICE,
        ),
    )


class BreachesForm(EntriesForm):
    """When was the order or a requirement broken? The bans come from content."""

    step = StepId.BREACHES
    from_content = True
    a = EntriesField(
        Breach,
        (
            _HOUR,
            Part("bans", "ww", "many", N_("What was broken")),
            Part(
                "child",
                "vv",
                "one",
                N_("Did it go through a child, or was a child there?"),
                tuple(YesNo),
                N_("Contact through children is written down too."),
            ),
            _WORDS,
            _WITNESSES,
            _EVIDENCE,
            _POLICE,
        ),
    )


class EvidenceForm(StepForm):
    """What do you have that can show it? From content."""

    step = StepId.EVIDENCE
    from_content = True
    a = ManyOf()
