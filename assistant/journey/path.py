"""The order of the pages, and when each of them is asked."""

from __future__ import annotations

from collections.abc import Callable

from assistant.domain.answers import Answers, ticked
from assistant.domain.choices import ANY_IN_FORCE, CLOSE_RELATIVES, UNDER_18, Circumstance, ForWhom, YesNo
from assistant.domain.consistency import REPRESENTATIVES
from assistant.domain.papers import ASKING, PaperKind
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId


def _something_happened(answers: Answers) -> bool:
    return answers.incident.acts != () or answers.incident.sexual_acts != ()


def _has_order(answers: Answers) -> bool:
    return answers.order.in_force in ANY_IN_FORCE


def _was_broken(answers: Answers) -> bool:
    return answers.order.breached is YesNo.YES


def _acts_by_law(answers: Answers) -> bool:
    """Whether the relation itself says that the person who harms acts for her."""
    return answers.people.relation in REPRESENTATIVES


def _has_children(answers: Answers) -> bool:
    return (
        Circumstance.CHILDREN in ticked(answers.support.circumstances)
        or answers.people.common_child is YesNo.YES
        or answers.people.for_whom is ForWhom.CHILD
    )


def _chose_several(answers: Answers) -> bool:
    """Whether there is anything to put in order."""
    return len(ticked(answers.plan.items)) > 1


def _may_share_a_child(answers: Answers) -> bool:
    """Not asked about one's own blood or upbringing; a "yes" already told stays, and is asked back."""
    return answers.people.relation not in CLOSE_RELATIVES or answers.people.common_child is YesNo.YES


def wanted(answers: Answers) -> tuple[PaperKind, ...]:
    """The papers that she chose; the summary, where she has not chosen."""
    if answers.papers.chosen is None:
        return (PaperKind.SUMMARY,)
    return tuple(one.kind for one in answers.papers.chosen if one.kind is not None)


def _wants(*kinds: PaperKind) -> Callable[[Answers], bool]:
    return lambda answers: any(kind in kinds for kind in wanted(answers))


_FOR_HERSELF = (
    *(PaperKind.SUMMARY, PaperKind.PLAN, PaperKind.CHILD, PaperKind.DAYS, PaperKind.DIARY, PaperKind.THINGS),
    *(PaperKind.CARD, PaperKind.QUESTIONS),
    PaperKind.ANNEX,
)
_TO_HAND_OVER = tuple(kind for kind in PaperKind if kind not in _FOR_HERSELF)
_FOR_COURT = (PaperKind.REQUIREMENTS, PaperKind.REQUIREMENTS_CRIMINAL)

ASKED_IF: dict[StepId, Callable[[Answers], bool]] = {
    StepId.COMMON_CHILD: _may_share_a_child,
    StepId.LAST_TIME: _something_happened,
    StepId.PLACE: _something_happened,
    StepId.SERVED: _has_order,
    StepId.BREACH: _has_order,
    StepId.HAPPENINGS: _something_happened,
    StepId.BREACHES: _has_order,
    StepId.PLAN_ORDER: _chose_several,
    StepId.SERVED_HOUR: _has_order,
    StepId.BREACH_DATE: _was_broken,
    StepId.BREACH_BEFORE: _was_broken,
    StepId.RECONCILED_ON: lambda answers: answers.other.reconciled is YesNo.YES,
    StepId.PENALISED_ON: lambda answers: answers.other.penalised is YesNo.YES,
    StepId.REPRESENTATIVE: lambda answers: answers.people.own_age in UNDER_18 and not _acts_by_law(answers),
    StepId.CHILD_AGES: _has_children,
    StepId.REPORTED_ON: lambda answers: answers.report.reported is YesNo.YES,
    StepId.POLICE_ANSWER: lambda answers: answers.report.reported is YesNo.YES,
    StepId.CONTACT: _wants(*_TO_HAND_OVER),
    StepId.REQUESTS: _wants(*(kind for kinds in ASKING.values() for kind in kinds)),
    StepId.COMPLAINTS: _wants(PaperKind.STATEMENT),
    StepId.WHY: _wants(*_FOR_COURT),
    StepId.APART: _wants(PaperKind.ANNEX),
    StepId.PAPER: _wants(*_FOR_HERSELF[:-1]),
}


def is_asked(step: StepId, answers: Answers) -> bool:
    """Whether a page is asked, given the answers so far."""
    condition = ASKED_IF.get(step)
    return condition is None or condition(answers)


def section_of(step: StepId) -> Section:
    """The section that a page belongs to."""
    return next(section for section, steps in STEPS_BY_SECTION.items() if step in steps)


def steps_of(section: Section, answers: Answers) -> tuple[StepId, ...]:
    """The pages of a section that are asked."""
    return tuple(step for step in STEPS_BY_SECTION[section] if is_asked(step, answers))


def after(step: StepId, answers: Answers) -> StepId | None:
    """The next page of the same section, ``None`` at its end."""
    return _beside(step, answers, 1)


def before(step: StepId, answers: Answers) -> StepId | None:
    """The page before in the same section, ``None`` at its start."""
    return _beside(step, answers, -1)


def _beside(step: StepId, answers: Answers, distance: int) -> StepId | None:
    steps = STEPS_BY_SECTION[section_of(step)]
    place = steps.index(step) + distance
    while 0 <= place < len(steps):
        if is_asked(steps[place], answers):
            return steps[place]
        place += distance
    return None
