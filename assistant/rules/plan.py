"""Which items of the safety plan fit; the person picks among them, and orders them herself."""

from __future__ import annotations

from assistant.content.records import Item, Topic
from assistant.domain.choices import Direction
from assistant.rules.case import Case
from assistant.rules.conditions import holds, true_conditions

_FIRST_BY_DIRECTION = {
    Direction.READY: ("plan-ready", "plan-leaving"),
    Direction.TODAY: ("plan-leaving", "plan-ready"),
    Direction.LEFT: ("plan-after",),
}
_ORDER = (
    "plan-home",
    "plan-ready",
    "plan-leaving",
    "plan-after",
    "plan-children",
    "plan-phone",
    "plan-money",
    "plan-work",
    "plan-special",
    "plan-child-page",
)
_ONLY_WITH_CHILDREN = ("plan-children", "plan-child-page")


def plan_topics(case: Case) -> tuple[tuple[Topic, tuple[Item, ...]], ...]:
    """Every topic with the items whose condition holds; what she is thinking of decides which come first."""
    direction = case.answers.plan.direction
    first = _FIRST_BY_DIRECTION.get(direction, ()) if isinstance(direction, Direction) else ()
    names = dict.fromkeys((*first, *_ORDER))
    with_children = holds("has-children", case)
    topics = [case.library.topics[name] for name in names if with_children or name not in _ONLY_WITH_CHILDREN]
    true = true_conditions(case)
    fitting = ((topic, tuple([item for item in topic.items if item.when in true])) for topic in topics)
    return tuple((topic, items) for topic, items in fitting if items)


def plan_items(case: Case) -> tuple[str, ...]:
    """The ids of every item that fits, in the order shown."""
    return tuple(item.id for _, items in plan_topics(case) for item in items)
