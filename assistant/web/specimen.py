"""Every component of the pages with its states, on one page: for those who build pages, and for the tests.

It is there only with the setting ``SPECIMEN``; nobody who looks for help can come upon it.
"""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.datastructures import MultiDict

from assistant.domain.answers import Answers
from assistant.domain.findings import Answer
from assistant.domain.steps import StepId
from assistant.web import pictures
from assistant.web.options import options_for
from assistant.web.pages import page
from assistant.web.results import decision, finding_values
from assistant.web.session import office, required
from forms.base import StepForm
from forms.registry import FORMS

blueprint = Blueprint("specimen", __name__)

# What is sent wrongly, to show what a mistake looks like; nothing of it is kept.
_MISTAKES: dict[StepId, dict[str, list[str]]] = {
    StepId.DANGER: {},
    StepId.ACTS: {"a": ["hit", "none"]},
    StepId.NEEDS: {"a": ["shelter", "none"]},
    StepId.LAST_TIME: {"a-day": ["31"], "a-month": ["2"], "a-year": ["2026"]},
    StepId.SERVED_HOUR: {"a-hour": ["31"]},
    StepId.DETAILS: {"d": ["а" * 4001]},
}


def _forms(step: StepId, sent: dict[str, list[str]]) -> tuple[StepForm, StepForm]:
    """The form of a page as it comes, and as it comes back after a mistake."""
    options = options_for(step, Answers(), required().language)
    posted = MultiDict([(name, one) for name, values in sent.items() for one in values])
    made = FORMS[step].of(Answers(), office().today(), options=options)
    wrong = FORMS[step].of(Answers(), office().today(), posted=posted, options=options)
    wrong.validate()
    return made, wrong


def _apart(form: StepForm, number: int) -> StepForm:
    """The same form under other names: many stand on this page, and no two may share an id."""
    for field in form:
        field.name = f"{field.name}{number}"
    return form


@blueprint.get("/u")
def components() -> Response:
    """Show each component as it is, and with a mistake."""
    made = {step: _forms(step, sent) for step, sent in _MISTAKES.items()}
    shown = [
        (step, _apart(right, 2 * place), _apart(wrong, 2 * place + 1))
        for place, (step, (right, wrong)) in enumerate(made.items())
    ]
    return page(
        "specimen.html",
        number=99,
        problems=[(field.name, error) for _, _, wrong in shown for field in wrong for error in field.errors],
        shown=shown,
        pictures=pictures.OF_CHOICES,
        answers_said=tuple(Answer),
        **finding_values(decision()),
    )
