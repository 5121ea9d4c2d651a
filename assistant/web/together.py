"""The page that two people read together before printing: what will stand on the papers, and what stays open."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response as BaseResponse

from assistant.documents.kinds import Purpose
from assistant.documents.sets import papers_of
from assistant.domain.fields import value_at
from assistant.domain.steps import StepId
from assistant.domain.text import N_
from assistant.journey.path import is_asked
from assistant.templating import value_text
from assistant.web.documents import asked_before, case
from assistant.web.options import HEADINGS, all_options
from assistant.web.pages import page
from assistant.web.session import page_language, required

blueprint = Blueprint("together", __name__)

# What is read aloud, in the order of the papers: the words beside it, the field, the page on which it is changed.
LINES = (
    (N_("My name"), "papers.own_name", StepId.DETAILS),
    (N_("Who did it"), "papers.other_name", StepId.DETAILS),
    (N_("Who this person is to me"), "people.relation", StepId.RELATION),
    (N_("The last time"), "incident.last_time", StepId.LAST_TIME),
    (N_("Where"), "incident.places", StepId.PLACE),
    (N_("What happened"), "incident.acts", StepId.ACTS),
    (N_("Each time it happened"), "incident.happenings", StepId.HAPPENINGS),
    (N_("In my words"), "papers.story", StepId.DETAILS),
    (N_("How to reach me safely"), "papers.reach", StepId.DETAILS),
    (N_("Please do not use"), "papers.no_contact", StepId.CONTACT),
    (N_("What I ask for"), "wishes.requests", StepId.REQUESTS),
    (N_("Complaint"), "wishes.complaints", StepId.COMPLAINTS),
)


@blueprint.get("/d/c")
def together() -> BaseResponse:
    """Every line that goes on papers to hand over, with its page; and the papers that come out."""
    if (first := asked_before(keep=False)) is not None:
        return first
    answers, language, held = required().answers, page_language(), case()
    options = all_options(answers, language)
    lines = [
        (words, value_text(value_at(answers, field), language, options), step)
        for words, field, step in LINES
        if is_asked(step, answers)
    ]
    sets = [(HEADINGS[one], [paper.heading for paper in papers_of(one, held, language)]) for one in Purpose]
    return page("results/together.html", number=59, lines=lines, sets=[one for one in sets if one[1]])
