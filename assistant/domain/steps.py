"""The names of the pages that ask something."""

from __future__ import annotations

from enum import StrEnum


class StepId(StrEnum):
    """A page with a question; the address shows only its number (see ``assistant.web.addresses``)."""

    DANGER = "danger"
    FOR_WHOM = "for-whom"
    RELATION = "relation"
    TOGETHER = "together"
    COMMON_CHILD = "common-child"
    OTHER_AGE = "other-age"
    ACTS = "acts"
    SEXUAL_ACTS = "sexual-acts"
    LAST_TIME = "last-time"
    PLACE = "place"
    INJURY = "injury"
    DOCTOR = "doctor"
    IN_FORCE = "in-force"
    SERVED = "served"
    BREACH = "breach"
    SIGNS = "signs"
    ABOUT_YOU = "about-you"
    BANS = "bans"
    REGION = "region"
    NEEDS = "needs"
    DIRECTION = "direction"
    PLAN = "plan"
    DETAILS = "details"
    PAPER = "paper"
    KEEP = "keep"


class Section(StrEnum):
    """A row of the task list."""

    FIRST = "first"
    WHAT_HAPPENED = "what-happened"
    ORDER = "order"
    SIGNS = "signs"
    HELP = "help"
    COURT = "court"
    PLAN = "plan"
    PAPERS = "papers"


STEPS_BY_SECTION: dict[Section, tuple[StepId, ...]] = {
    Section.FIRST: (
        StepId.DANGER,
        StepId.FOR_WHOM,
        StepId.RELATION,
        StepId.TOGETHER,
        StepId.COMMON_CHILD,
        StepId.OTHER_AGE,
        StepId.ACTS,
        StepId.SEXUAL_ACTS,
        StepId.LAST_TIME,
    ),
    Section.WHAT_HAPPENED: (StepId.PLACE, StepId.INJURY, StepId.DOCTOR),
    Section.ORDER: (StepId.IN_FORCE, StepId.SERVED, StepId.BREACH),
    Section.SIGNS: (StepId.SIGNS,),
    Section.HELP: (StepId.ABOUT_YOU, StepId.REGION, StepId.NEEDS),
    Section.COURT: (StepId.BANS,),
    Section.PLAN: (StepId.DIRECTION, StepId.PLAN),
    Section.PAPERS: (StepId.DETAILS, StepId.PAPER, StepId.KEEP),
}
