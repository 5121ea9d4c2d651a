"""The safety plan as she made it, what to prepare before an application, the child's page, what to take along."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Blueprint, Response

from assistant.content.library import sentence_holds
from assistant.content.records import Item, Topic
from assistant.documents.request import PAPER as REQUEST
from assistant.domain.papers import PaperKind
from assistant.rules.plan import chosen_items, plan_topics
from assistant.web.documents import NUMBER_OF
from assistant.web.notes import fitting
from assistant.web.pages import numbered, page
from assistant.web.session import case_of, office, required

blueprint = Blueprint("plan", __name__)


_AT_ONCE = 48  # steps on one page: more would be too heavy for a slow line


@dataclass
class Portion:
    """A page of the plan: of her own steps, and of what else may fit her."""

    chosen: list[Item] = field(default_factory=list)
    topics: list[tuple[Topic, list[Item]]] = field(default_factory=list)

    def has_room(self, more: int) -> bool:
        """Whether so many steps still go on it; on an empty page any topic does."""
        held = len(self.chosen) + sum(len(items) for _, items in self.topics)
        return not held or held + more <= _AT_ONCE


@blueprint.get("/k")
@blueprint.get("/k/<int:number>")
def plan(number: int = 1) -> Response:
    """The plan as she chose and ordered it; below it, or before she chose, everything that fits."""
    case = case_of(required().answers)
    chosen = chosen_items(case)
    portions = _portions(chosen, [(topic, _others(items, chosen)) for topic, items in plan_topics(case)])
    held = numbered(portions, number)
    own = max((at for at, one in enumerate(portions, start=1) if one.chosen), default=1)
    return page(
        "results/plan.html",
        number=54,
        held=held,
        at=number,
        count=len(portions),
        later=[topic for one in portions[number:] for topic, _ in one.topics],
        any_chosen=bool(chosen),
        own_lines=case.answers.plan.own_lines if number == own else None,
        several=len(chosen) > 1,
    )


def _portions(chosen: tuple[Item, ...], topics: list[tuple[Topic, list[Item]]]) -> list[Portion]:
    held = [Portion()]
    for item in chosen:
        if not held[-1].has_room(1):
            held.append(Portion())
        held[-1].chosen.append(item)
    for topic, items in topics:
        if items and not held[-1].has_room(len(items)):
            held.append(Portion())
        if items:
            held[-1].topics.append((topic, items))
    return held


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
