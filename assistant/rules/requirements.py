"""What a court can set: arrest, special requirements, the residence ban, and the no-approach order.

CAO 54, 73, 461, 669; Criminal Code 98-3; Criminal Procedure Code 165.
"""

from __future__ import annotations

from assistant.domain.choices import Place, Together, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Reason
from assistant.domain.steps import StepId
from assistant.rules.case import NEW_LAW, Case, is_open
from assistant.rules.deadlines import ADMINISTRATIVE_MONTHS, add_months
from assistant.rules.eligibility import reason, relation_answer, relation_outcomes, together_reason
from assistant.rules.offences import may_fall_under
from assistant.rules.outcome import Outcome
from assistant.rules.violence import acts_reasons


def breach(case: Case) -> Outcome:
    """Whether an order or requirements in force were broken; *unclear* if they began before law 245-VIII."""
    order = case.answers.order
    in_force = reason(StepId.IN_FORCE, "order.in_force", order.in_force)
    if is_open(order.in_force):
        return Outcome("breach", Answer.DEPENDS, (in_force,), (StepId.IN_FORCE,))
    if not (case.order_in_force or case.requirements_in_force):
        return Outcome("breach", Answer.NO, (in_force,))
    broken = reason(StepId.BREACH, "order.breached", order.breached)
    if isinstance(order.served_on, RoughDate) and order.served_on.earliest < NEW_LAW:
        served = reason(StepId.SERVED, "order.served_on", order.served_on)
        return Outcome("breach", Answer.UNCLEAR, (in_force, served, broken))
    if is_open(order.breached):
        return Outcome("breach", Answer.DEPENDS, (in_force, broken), (StepId.BREACH,))
    answer = Answer.YES if order.breached is YesNo.YES else Answer.NO
    return Outcome("breach", answer, (in_force, broken))


def breach_cost(case: Case) -> Outcome:
    """What a breach costs (CAO 461, 669): it hangs on who this person is; below 16 the law is not clear."""
    finding = "breach.cost"
    broken = breach(case)
    age = reason(StepId.OTHER_AGE, "people.other_is_16", case.answers.people.other_is_16)
    if case.answers.people.other_is_16 is YesNo.NO or broken.answer is Answer.UNCLEAR:
        return Outcome(finding, Answer.UNCLEAR, (*broken.reasons, age))
    return Outcome(finding, Answer.DEPENDS, (*broken.reasons, age), broken.missing)


def _household_case(case: Case) -> tuple[Answer, tuple[Reason, ...], tuple[StepId, ...]]:
    """Whether an administrative case can come to a court: CAO 73 (in a dwelling), or a breach."""
    broken = breach(case)
    if broken.answer is Answer.YES:
        return Answer.YES, broken.reasons, ()
    relation = relation_outcomes(case)[0]
    reasons = (*acts_reasons(case), *relation.reasons)
    if relation.answer is Answer.NO:
        return Answer.NO, reasons, ()
    if not may_fall_under(case, "cao", "73"):
        answer = Answer.DEPENDS if case.acts_open or case.acts else Answer.NO
        return answer, reasons, (StepId.ACTS,) if case.acts_open else ()
    places = case.answers.incident.places
    reasons = (*reasons, reason(StepId.PLACE, "incident.places", places))
    if is_open(places):
        return Answer.DEPENDS, reasons, (StepId.PLACE,)
    if Place.HOME not in (places or ()):
        return Answer.UNCLEAR, reasons, ()
    if case_limit_passed(case):
        last_time = reason(StepId.LAST_TIME, "incident.last_time", case.answers.incident.last_time)
        return Answer.DEPENDS, (*reasons, last_time), ()
    missing = relation.missing if relation.answer is Answer.DEPENDS else ()
    return relation.answer, reasons, missing


def case_limit_passed(case: Case) -> bool:
    """Whether the usual limit for an administrative case has passed since the last time (CAO 62 (1))."""
    if not isinstance(case.answers.incident.last_time, RoughDate):
        return False
    return add_months(case.facts.last, ADMINISTRATIVE_MONTHS) < case.day


def arrest(case: Case) -> Outcome:
    """Administrative arrest: a judge decides, in a case under CAO 73 or on a breach; not below 18 (CAO 50)."""
    answer, reasons, missing = _household_case(case)
    if case.answers.people.other_is_16 is YesNo.NO:
        age = reason(StepId.OTHER_AGE, "people.other_is_16", case.answers.people.other_is_16)
        return Outcome("arrest", Answer.NO, (age,))
    return Outcome("arrest", Answer.DEPENDS if answer is Answer.YES else answer, reasons, missing)


def detention(case: Case) -> Outcome:
    """Administrative detention (CAO 787, 789): short, in the cases that can end in arrest; the police decide."""
    held = arrest(case)
    return Outcome("arrest.detention", held.answer, held.reasons, held.missing)


def requirements(case: Case) -> Outcome:
    """CAO 54: special requirements in an administrative case; that Code reaches nobody under 16."""
    if case.answers.people.other_is_16 is YesNo.NO:
        age = reason(StepId.OTHER_AGE, "people.other_is_16", case.answers.people.other_is_16)
        return Outcome("requirements", Answer.NO, (age,))
    answer, reasons, missing = _household_case(case)
    return Outcome("requirements", answer, reasons, missing)


def residence_ban(case: Case) -> Outcome:
    """CAO 54 (2): only between people who live together, only in exceptional cases: never more than *depends*."""
    finding = "requirements.residence-ban"
    together = case.answers.people.together
    reasons = (together_reason(case),)
    if relation_answer(case) is Answer.NO:
        return Outcome(finding, Answer.NO, relation_outcomes(case)[0].reasons)
    if is_open(together):
        return Outcome(finding, Answer.DEPENDS, reasons, (StepId.TOGETHER,))
    return Outcome(finding, Answer.DEPENDS if together is Together.NOW else Answer.NO, reasons)


def criminal_requirements(case: Case) -> Outcome:
    """Criminal Code 98-3: in a criminal case."""
    return _in_criminal_case(case, "requirements.criminal")


def no_approach(case: Case) -> Outcome:
    """Criminal Procedure Code 165: on the victim's written application in a criminal case."""
    return _in_criminal_case(case, "no-approach")


def _in_criminal_case(case: Case, finding: str) -> Outcome:
    """*Depends* on a criminal case where an act may be a crime; *no* where none of the acts named can be one."""
    if may_fall_under(case, "cc"):
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case))
    if case.acts_open or case.acts:
        missing = (StepId.ACTS,) if case.acts_open else ()
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case), missing)
    return Outcome(finding, Answer.NO, acts_reasons(case))
