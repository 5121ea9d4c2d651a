"""Question pages that need no template at the request: a page kept ready (``shells``) is filled with what is hers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import Any

from flask import Response

from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.privacy.conversation import AtDesk
from assistant.questions import QUESTIONS
from assistant.web import packing, pictures
from assistant.web.addresses import NUMBER_OF
from assistant.web.options import options_for
from assistant.web.pages import own_values, rendered
from assistant.web.session import office, required
from assistant.web.shells import hole, tick
from forms.base import StepForm
from forms.registry import FORMS

# Pages with a template of their own, and those whose choices go by what was told.
TEMPLATE_OF = {
    StepId.DANGER: "danger",
    StepId.SIGNS: "signs",
    StepId.PLAN: "plan",
    StepId.DETAILS: "details",
    StepId.HAPPENINGS: "entries",
    StepId.BREACHES: "entries",
    StepId.PRIORITIES: "ranked",
    StepId.PLAN_ORDER: "ranked",
    StepId.DIARY_PLACE: "diary-place",
    StepId.EVIDENCE: "evidence",
    StepId.WORSE: "worse",
    StepId.CHOOSE: "choose",
    StepId.APART: "apart",
    StepId.WHY: "why",
    StepId.HELPED: "helped",
}
_BY_ANSWERS = frozenset((StepId.COMPLAINTS, StepId.REQUESTS))
_DATE_PARTS = ("typed-day", "typed-month", "typed-year")


def is_kept_ready(step: StepId, form: StepForm) -> bool:
    """Whether a page can be filled from its shell: the usual template, nothing to complain of, nobody on the phone."""
    desk = required().desk
    if desk is not None and desk.phone:
        return False
    return step not in TEMPLATE_OF and step not in _BY_ANSWERS and not form.errors


def filled(step: StepId, form: StepForm, tongue: Language, *, back: str, place: tuple[int, int] | None) -> Response:
    """The page of a question, as its template would print it."""
    session = required()
    field: Any = form["a"]
    key = (step, tongue, session.desk is not None, place is not None)
    make = partial(_mould, step, tongue, desk=session.desk is not None, placed=place is not None)
    shell = office().shells.get(key, office().today(), make)
    own = own_values(session) | {"back": back, "minutes": session.minutes}
    if place is not None:
        own["n"], own["total"] = place
    if field.kind == "date":
        own.update(zip(_DATE_PARTS, field.typed, strict=True))
    elif field.kind == "hour":
        own["typed"] = field.typed
    return packing.page(shell.fill(own, field.ticked), tongue)


def _mould(step: StepId, tongue: Language, *, desk: bool, placed: bool) -> str:
    """The page with a mark in place of everything that is a person's own."""
    field: Any = FORMS[step].of(Answers(), office().today(), options=options_for(step, Answers(), tongue))["a"]
    typed = {"date": tuple(map(hole, _DATE_PARTS)), "hour": hole("typed")}
    blank = SimpleNamespace(
        name=field.name,
        kind=field.kind,
        errors=(),
        typed=typed.get(field.kind),
        choices=[replace(one, checked=tick(one.value)) for one in field.choices],
    )
    return rendered(
        "step.html",
        tongue,
        number=NUMBER_OF[step],
        session=SimpleNamespace(minutes=hole("minutes"), desk=AtDesk() if desk else None, sample=False),
        step=step,
        form=SimpleNamespace(a=blank),
        question=QUESTIONS[step],
        spoken="",
        place=(hole("n"), hole("total")) if placed else None,
        problems=(),
        pictures=pictures.OF_CHOICES.get(step, {}),
        **{name: hole(name) for name in ("token", "here", "again", "clock", "left", "back")},
    )
