"""Instruments side by side: each question, answered for each of them in turn."""

from __future__ import annotations

from flask import Blueprint, Response

from assistant.content.library import Library, sentence_holds
from assistant.content.records import Sentence
from assistant.domain.text import N_
from assistant.rules.case import Case
from assistant.rules.conditions import holds
from assistant.web.addresses import finding_path
from assistant.web.pages import page
from assistant.web.session import case_of, required

blueprint = Blueprint("instruments", __name__)

INSTRUMENTS = ("protection-order", "requirements", "no-approach", "official-warning", "bar-from-dwelling")
QUESTIONS = (
    ("who", N_("Who decides")),
    ("needs", N_("What is needed")),
    ("speed", N_("How fast")),
    ("term", N_("How long")),
    ("forbids", N_("What it forbids or orders")),
    ("limits", N_("What it does not do")),
    ("breach", N_("If it is broken")),
)
# Requirements in a criminal case have their own page; here they would double every line.
_ELSEWHERE = ("requirements.criminal.",)
# Where a measure's own file says a thing under another heading, or another measure's file says it.
_ALSO: dict[tuple[str, str], tuple[str, ...]] = {
    ("requirements", "speed"): ("victim-rights.administrative-fast",),
    ("requirements", "limits"): ("requirements.residence-ban.not-removed",),
    ("bar-from-dwelling", "term"): ("bar-from-dwelling.how",),
}


def answer_to(question: str, instrument: str, case: Case) -> list[Sentence]:
    """The sentences that answer a question about an instrument; none where the text that was read is silent."""
    library: Library = case.library
    held = [one for one in library.measures[instrument].sentences if one.group == question]
    held += [library.current(one, case.day) for one in _ALSO.get((instrument, question), ())]
    return [
        one
        for one in held
        if not one.id.startswith(_ELSEWHERE) and sentence_holds(one, case.day) and holds(one.when, case)
    ]


@blueprint.get("/i")
def side_by_side() -> Response:
    """All instruments under each question: a list at any width, so nothing has to be scrolled sideways."""
    case = case_of(required().answers)
    shown = [
        (question, heading, [(instrument, answer_to(question, instrument, case)) for instrument in INSTRUMENTS])
        for question, heading in QUESTIONS
    ]
    cited = dict.fromkeys(r for *_, held in shown for _, sentences in held for s in sentences for r in s.cites)
    citations, _ = case.library.citations(cited, case.day)
    return page(
        "results/instruments.html",
        number=59,
        shown=shown,
        instruments=INSTRUMENTS,
        citations=citations,
        finding_path=finding_path,
    )
