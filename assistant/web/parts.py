"""A question with more choices than one page should carry is answered in parts, topic by topic."""

from __future__ import annotations

from assistant.content.records import Topic
from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.rules.plan import chosen_items, plan_topics
from assistant.web.session import case_of
from forms.base import Part

_AT_ONCE = 40  # choices on one page: more, with her own lines, would be too heavy for a slow line


def parts_of(step: StepId, answers: Answers) -> tuple[Part, ...]:
    """The pages that a question takes: one, but for the steps of the plan and their order."""
    if step is StepId.PLAN:
        groups = [tuple(item.id for item in items) for _, items in plan_topics(case_of(answers))]
    elif step is StepId.PLAN_ORDER:
        groups = [(item.id,) for item in chosen_items(case_of(answers))]
    else:
        return (Part(),)
    held = evenly(groups, _AT_ONCE)
    return tuple(Part(number, len(held), ids) for number, ids in enumerate(held, start=1)) or (Part(),)


def topics_after(part: Part, answers: Answers) -> list[Topic]:
    """The topics of the plan that stand on the parts after this one."""
    if part.is_last:
        return []
    topics = plan_topics(case_of(answers))
    here = next(at for at, (_, items) in enumerate(topics, start=1) if items[-1].id == part.ids[-1])
    return [topic for topic, _ in topics[here:]]


def evenly(groups: list[tuple[str, ...]], most: int) -> list[tuple[str, ...]]:
    """Groups in their order on as few pages of ``most`` as hold them, about as much on each; no group is cut."""
    fewest = len(_filled(groups, most))
    return next(held for each in range(most + 1) if len(held := _filled(groups, each)) == fewest)


def _filled(groups: list[tuple[str, ...]], most: int) -> list[tuple[str, ...]]:
    pages: list[tuple[str, ...]] = []
    for group in groups:
        if pages and len(pages[-1]) + len(group) <= most:
            pages[-1] += group
        else:
            pages.append(group)
    return pages
