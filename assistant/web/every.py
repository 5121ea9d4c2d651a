"""Every question with its choices, section by section: for a worker to read beforehand, not to answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint
from werkzeug.wrappers import Response as BaseResponse

from assistant import spoken
from assistant.domain.answers import Answers
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.domain.text import Language
from assistant.journey.path import ASKED_IF
from assistant.questions import QUESTIONS, TITLES, Question
from assistant.web.options import options_for
from assistant.web.pages import numbered, page
from assistant.web.session import office, only_at_the_desk, page_language
from forms.codes import Coded, codes_of, kind_of, parts_of
from forms.registry import FORMS

blueprint = Blueprint("every", __name__)
blueprint.before_request(only_at_the_desk)


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a question: its title where there are several, and what can be chosen (with the typed codes)."""

    title: str
    choices: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as an empty page has it. ``sometimes``: other answers decide whether it is asked."""

    step: StepId
    question: Question
    said: str
    sometimes: bool
    inputs: tuple[Input, ...]


def questions_of(section: Section, language: Language) -> list[Asked]:
    """The questions of a section, as somebody who has told nothing would meet them."""
    return [_asked(step, language) for step in STEPS_BY_SECTION[section]]


def _asked(step: StepId, language: Language) -> Asked:
    form = FORMS[step].of(Answers(), office().today(), options=options_for(step, Answers(), language))
    inputs = tuple(one for field in form for one in _inputs(step, field))
    return Asked(step, QUESTIONS[step], spoken.LINES[step], step in ASKED_IF, inputs)


def _inputs(step: StepId, field: Any) -> Iterator[Input]:
    if kind_of(field) == "entries":
        for title, codes in parts_of(field):
            yield Input(title, codes)
    else:
        yield Input(TITLES.get((step, field.name), ""), codes_of(field))


@blueprint.get("/at/q")
def sections() -> BaseResponse:
    """The sections, each with the number of its questions."""
    return page("desk/every.html", number=97, sections=[(one, len(steps)) for one, steps in STEPS_BY_SECTION.items()])


@blueprint.get("/at/q/<int:number>")
def show(number: int) -> BaseResponse:
    """The questions of one section, counted from 1."""
    section = numbered(tuple(STEPS_BY_SECTION), number)
    return page(
        "desk/section.html",
        number=97,
        section=section,
        asked=questions_of(section, page_language()),
        following=number + 1 if number < len(STEPS_BY_SECTION) else 0,
    )
