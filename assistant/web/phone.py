"""An interview on the phone: is it safe to talk, what if the call is cut, and numbers read back in groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.domain.answers import Answers, Breach, Happening
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.fields import FIELDS, value_at
from assistant.domain.steps import StepId
from assistant.journey.summary import all_steps
from assistant.privacy.conversation import CallBack
from assistant.questions import QUESTIONS
from assistant.templating import value_text
from assistant.web.pages import page
from assistant.web.session import note_desk, only_at_the_desk, page_language, required

blueprint = Blueprint("phone", __name__)
blueprint.before_request(only_at_the_desk)

_NUMBER = re.compile(r"\+?\d[\d\s().-]*\d", re.ASCII)
_SHORT = 4  # digits that are said in one breath


def in_groups(number: str) -> str:
    """The digits of a number as they are said: pairs at the end, threes before, ``8 701 123 45 67``."""
    digits = re.sub(r"\D", "", number)
    if len(digits) <= _SHORT:
        return digits
    groups = [digits[-2:], digits[-4:-2]]
    rest = digits[:-4]
    while rest:
        groups.append(rest[-3:])
        rest = rest[:-3]
    return " ".join(reversed(groups))


def numbers_of(answers: Answers) -> Iterator[tuple[StepId, list[object]]]:
    """Each question of which the answer is a day, an hour or holds a number, with what is read back."""
    for step in all_steps():
        told: list[object] = []
        for field in FIELDS[step]:
            value = value_at(answers, field)
            if isinstance(value, (RoughDate, Hour)):
                told.append(value)
            elif isinstance(value, tuple):
                times = [when for one in value if isinstance(one, (Happening, Breach)) for when in (one.when, one.hour)]
                told += [when for when in times if isinstance(when, (RoughDate, Hour))]
            elif isinstance(value, str) and field.startswith(("papers.", "apart.")):
                told += map(in_groups, _NUMBER.findall(value))
        if told:
            yield step, told


@blueprint.get("/at/i")
def before() -> Response:
    """What is asked and agreed before the first question."""
    return page("desk/phone.html", number=94)


@blueprint.post("/at/i")
def begin() -> BaseResponse:
    """Begin, with what was agreed for a call that is cut; or put the phone down and go on without it."""
    sent = request.form.get("a", "")
    agreed = CallBack(sent) if sent in list(CallBack) else None
    note_desk(lambda desk: replace(desk, phone=agreed))
    return redirect("/at" if agreed is None else "/p/1", 303)


@blueprint.get("/at/i/c")
def cut() -> Response:
    """What to do when the call was cut."""
    desk = required().desk
    asked = desk is not None and desk.phone is CallBack.ASKED
    return page("desk/cut.html", number=95, asked=asked)


@blueprint.get("/at/i/b")
def back() -> Response:
    """Days, hours and numbers as they are read back."""
    language = page_language()
    lines = [
        (step, [text for one in told for text in value_text(one, language, {})])
        for step, told in numbers_of(required().answers)
    ]
    return page("desk/back.html", number=96, lines=lines, questions=QUESTIONS)
