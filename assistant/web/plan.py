"""The safety plan as she made it, what to prepare before an application, the child's page, what to take along."""

from __future__ import annotations

from flask import Blueprint, Response

from assistant.content.library import sentence_holds
from assistant.content.records import Item
from assistant.documents.request import PAPER as REQUEST
from assistant.domain.papers import PaperKind
from assistant.rules.plan import chosen_items, plan_topics
from assistant.web.documents import NUMBER_OF
from assistant.web.notes import fitting
from assistant.web.pages import page
from assistant.web.session import case_of, office, required

blueprint = Blueprint("plan", __name__)


@blueprint.get("/k")
def plan() -> Response:
    """The plan as she chose and ordered it; below it, or before she chose, everything that fits."""
    case = case_of(required().answers)
    chosen = chosen_items(case)
    return page(
        "results/plan.html",
        number=54,
        chosen=chosen,
        topics=[(topic, _others(items, chosen)) for topic, items in plan_topics(case)],
        own_lines=case.answers.plan.own_lines,
        several=len(chosen) > 1,
    )


def _others(items: tuple[Item, ...], chosen: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if item not in chosen]


@blueprint.get("/w")
def worse() -> Response:
    """Will this make it more dangerous? What can be prepared before an application."""
    return page("results/worse.html", number=43, items=fitting("before-applying", case_of(required().answers)))


@blueprint.get("/j")
def child() -> Response:
    """A page in a child's words."""
    return page("results/child.html", number=49, items=fitting("plan-child-page", case_of(required().answers)))


@blueprint.get("/a")
def take() -> Response:
    """What to take along, to be ticked, and the way to the request to the police to keep order meanwhile."""
    library, today = office().library, office().today()
    notes = [one for one in library.papers[REQUEST].sentences if one.group == "note" and sentence_holds(one, today)]
    number = NUMBER_OF[PaperKind.KEEP_ORDER]
    return page(
        "results/take.html", number=58, items=fitting("take", case_of(required().answers)), notes=notes, request=number
    )
