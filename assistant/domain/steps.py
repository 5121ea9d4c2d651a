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
    HAPPENINGS = "happenings"
    HOW_MANY = "how-many"
    SERVED_HOUR = "served-hour"
    BREACH_DATE = "breach-date"
    BREACH_BEFORE = "breach-before"
    AGE_AT_ACT = "age-at-act"
    AGE_TODAY = "age-today"
    EXEMPT = "exempt"
    RECONCILED = "reconciled"
    RECONCILED_ON = "reconciled-on"
    PENALISED = "penalised"
    PENALISED_ON = "penalised-on"
    OWN_AGE = "own-age"
    REPRESENTATIVE = "representative"
    DEPENDENCE = "dependence"
    CHILD_AGES = "child-ages"
    REPORTED = "reported"
    REPORTED_ON = "reported-on"
    POLICE_ANSWER = "police-answer"
    OWN_CASE = "own-case"
    CHOOSE = "choose"
    CONTACT = "contact"
    REQUESTS = "requests"
    COMPLAINTS = "complaints"
    APART = "apart"
    WHY = "why"
    DIARY_PLACE = "diary-place"
    BREACHES = "breaches"
    EVIDENCE = "evidence"
    PRIORITIES = "priorities"
    PLAN_ORDER = "plan-order"
    WORSE = "worse"
    HELPED = "helped"


class Section(StrEnum):
    """A row of the task list."""

    FIRST = "first"
    WHAT_HAPPENED = "what-happened"
    ORDER = "order"
    OTHER = "other"
    YOU = "you"
    REPORT = "report"
    SIGNS = "signs"
    HELP = "help"
    COURT = "court"
    PLAN = "plan"
    PAPERS = "papers"
    DIARY = "diary"
    HELPED = "helped"


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
    Section.WHAT_HAPPENED: (
        StepId.PLACE,
        StepId.INJURY,
        StepId.DOCTOR,
        StepId.HOW_MANY,
    ),
    Section.ORDER: (
        StepId.IN_FORCE,
        StepId.SERVED,
        StepId.SERVED_HOUR,
        StepId.BREACH,
        StepId.BREACH_DATE,
        StepId.BREACH_BEFORE,
    ),
    Section.OTHER: (
        StepId.AGE_AT_ACT,
        StepId.AGE_TODAY,
        StepId.EXEMPT,
        StepId.RECONCILED,
        StepId.RECONCILED_ON,
        StepId.PENALISED,
        StepId.PENALISED_ON,
    ),
    Section.YOU: (StepId.OWN_AGE, StepId.REPRESENTATIVE, StepId.DEPENDENCE, StepId.CHILD_AGES),
    Section.REPORT: (StepId.REPORTED, StepId.REPORTED_ON, StepId.POLICE_ANSWER, StepId.OWN_CASE),
    Section.SIGNS: (StepId.SIGNS,),
    Section.HELP: (StepId.ABOUT_YOU, StepId.REGION, StepId.NEEDS),
    Section.COURT: (StepId.BANS,),
    Section.DIARY: (StepId.DIARY_PLACE, StepId.HAPPENINGS, StepId.BREACHES, StepId.EVIDENCE),
    Section.PLAN: (StepId.DIRECTION, StepId.PRIORITIES, StepId.PLAN, StepId.PLAN_ORDER),
    Section.PAPERS: (
        StepId.WORSE,
        StepId.CHOOSE,
        StepId.DETAILS,
        StepId.CONTACT,
        StepId.REQUESTS,
        StepId.COMPLAINTS,
        StepId.WHY,
        StepId.APART,
        StepId.PAPER,
        StepId.KEEP,
    ),
    Section.HELPED: (StepId.HELPED,),
}
