"""Which page fills which fields of the answers."""

from __future__ import annotations

from typing import Any

from assistant.domain.answers import Answers, Happening
from assistant.domain.findings import Reason
from assistant.domain.steps import StepId

FIELDS: dict[StepId, tuple[str, ...]] = {
    StepId.DANGER: ("safety.danger_now",),
    StepId.FOR_WHOM: ("people.for_whom",),
    StepId.RELATION: ("people.relation",),
    StepId.TOGETHER: ("people.together",),
    StepId.COMMON_CHILD: ("people.common_child",),
    StepId.OTHER_AGE: ("people.other_is_16",),
    StepId.ACTS: ("incident.acts",),
    StepId.SEXUAL_ACTS: ("incident.sexual_acts",),
    StepId.LAST_TIME: ("incident.last_time",),
    StepId.PLACE: ("incident.places",),
    StepId.INJURY: ("incident.injury",),
    StepId.DOCTOR: ("incident.doctor",),
    StepId.IN_FORCE: ("order.in_force",),
    StepId.SERVED: ("order.served_on",),
    StepId.BREACH: ("order.breached",),
    StepId.SIGNS: ("safety.signs",),
    StepId.ABOUT_YOU: ("support.circumstances",),
    StepId.REGION: ("support.region",),
    StepId.NEEDS: ("support.needs",),
    StepId.BANS: ("wishes.bans",),
    StepId.DIRECTION: ("plan.direction",),
    StepId.PLAN: ("plan.items", "plan.own_lines"),
    StepId.DETAILS: ("papers.own_name", "papers.other_name", "papers.reach", "papers.story"),
    StepId.PAPER: ("papers.language",),
    StepId.KEEP: ("papers.keep",),
    StepId.HAPPENINGS: ("incident.happenings",),
    StepId.HOW_MANY: ("incident.how_many",),
    StepId.SERVED_HOUR: ("order.served_hour",),
    StepId.BREACH_DATE: ("order.breached_on",),
    StepId.BREACH_BEFORE: ("order.breached_before",),
    StepId.AGE_AT_ACT: ("other.age_at_act",),
    StepId.AGE_TODAY: ("other.age_today",),
    StepId.EXEMPT: ("other.exemptions",),
    StepId.RECONCILED: ("other.reconciled",),
    StepId.RECONCILED_ON: ("other.reconciled_on",),
    StepId.PENALISED: ("other.penalised",),
    StepId.PENALISED_ON: ("other.penalised_on",),
    StepId.OWN_AGE: ("people.own_age",),
    StepId.REPRESENTATIVE: ("people.representative",),
    StepId.DEPENDENCE: ("support.dependence",),
    StepId.CHILD_AGES: ("support.child_ages",),
    StepId.REPORTED: ("report.reported",),
    StepId.REPORTED_ON: ("report.reported_on",),
    StepId.POLICE_ANSWER: ("report.police_answer",),
    StepId.OWN_CASE: ("report.own_case",),
    StepId.CHOOSE: ("papers.chosen", "papers.large"),
    StepId.CONTACT: ("papers.no_contact",),
    StepId.REQUESTS: ("wishes.requests",),
    StepId.COMPLAINTS: ("wishes.complaints",),
    StepId.WHY: ("wishes.why", "wishes.exceptional"),
    StepId.HELPED: ("helped.name", "helped.role", "helped.interpreter", "helped.consent"),
    StepId.APART: ("apart.address", "apart.phone", "apart.code_word", "apart.shelter", "apart.school"),
    StepId.DIARY_PLACE: ("diary.place",),
    StepId.BREACHES: ("diary.breaches",),
    StepId.EVIDENCE: ("diary.evidence",),
    StepId.PRIORITIES: ("plan.priorities",),
    StepId.PLAN_ORDER: ("plan.order",),
    StepId.WORSE: ("plan.worse",),
}


def value_at(answers: Answers, field: str) -> Any:
    """Return the value of ``section.field``."""
    section, name = field.split(".")
    return getattr(getattr(answers, section), name)


def behind(reason: Reason, answers: Answers) -> Any:
    """What a reason rests on, to be worded: of several times only how many, never what was written about them."""
    told = value_at(answers, reason.field)
    if not isinstance(told, tuple):
        return told
    if any(isinstance(one, Happening) for one in told):
        return reason.values
    return tuple(one for one in told if str(one) in reason.values)


def is_answered(step: StepId, answers: Answers) -> bool:
    """Whether anything was said on a page; "I do not know" counts."""
    return any(value_at(answers, field) not in (None, "") for field in FIELDS[step])
