"""Which items of the safety plan fit; what matters to her comes first, she picks among them and orders them herself."""

from __future__ import annotations

from assistant.content.library import Library
from assistant.content.records import Item, Topic
from assistant.domain.answers import plan_steps, ticked
from assistant.domain.choices import Direction
from assistant.rules.case import Case
from assistant.rules.conditions import holds, true_conditions

_FIRST_BY_DIRECTION = {
    Direction.READY: ("plan-ready", "plan-leaving"),
    Direction.TODAY: ("plan-leaving", "plan-ready"),
    Direction.LEFT: ("plan-after",),
}
TOPICS_OF_PRIORITY = {
    "priorities.tonight": ("plan-home", "plan-leaving"),
    "priorities.children": ("plan-children",),
    "priorities.place": ("plan-ready", "plan-leaving"),
    "priorities.stay-home": ("plan-home", "plan-after"),
    "priorities.phone": ("plan-phone",),
    "priorities.money": ("plan-money",),
    "priorities.documents": ("plan-documents",),
    "priorities.health": ("plan-health",),
    "priorities.work": ("plan-work",),
    "priorities.people": ("plan-people",),
    "priorities.animal": ("plan-animal",),
}
OF_HER_OWN = ("plan-forced", "plan-young", "plan-special")  # after her priorities, before what fits everybody
_BODY = ("pregnant", "disabled", "carer-harms")  # with one of these, health belongs there too
TOPICS = (
    "plan-home",
    "plan-ready",
    "plan-leaving",
    "plan-after",
    "plan-children",
    "plan-health",
    "plan-people",
    "plan-phone",
    "plan-documents",
    "plan-money",
    "plan-work",
    "plan-animal",
)
_ONLY_WITH_CHILDREN = ("plan-children",)


def plan_topics(case: Case) -> tuple[tuple[Topic, tuple[Item, ...]], ...]:
    """Every topic with the items whose condition holds: her priorities first, then what she is thinking of."""
    plan = case.answers.plan
    hers = [topic for one in ticked(plan.priorities) for topic in TOPICS_OF_PRIORITY.get(one, ())]
    first = _FIRST_BY_DIRECTION.get(plan.direction, ()) if isinstance(plan.direction, Direction) else ()
    with_children = holds("has-children", case)
    true = true_conditions(case)
    own = (*OF_HER_OWN, "plan-health") if true.intersection(_BODY) else OF_HER_OWN
    names = [n for n in dict.fromkeys((*hers, *own, *first, *TOPICS)) if with_children or n not in _ONLY_WITH_CHILDREN]
    held = [case.library.topics[name] for name in names if name in case.library.topics]
    fitting = ((topic, tuple([item for item in topic.items if item.when in true])) for topic in held)
    return tuple((topic, items) for topic, items in fitting if items)


def all_items(library: Library) -> tuple[Item, ...]:
    """Every item that a plan can hold, whomever it fits."""
    held = (library.topics[name] for name in (*OF_HER_OWN, *TOPICS) if name in library.topics)
    return tuple(item for topic in held for item in topic.items)


def plan_items(case: Case) -> tuple[str, ...]:
    """The ids of every item that fits, in the order shown."""
    return tuple(item.id for _, items in plan_topics(case) for item in items)


def chosen_items(case: Case) -> tuple[Item, ...]:
    """The items that she chose, in her order."""
    known = case.library.items
    return tuple(known[one] for one in plan_steps(case.answers.plan) if one in known)
