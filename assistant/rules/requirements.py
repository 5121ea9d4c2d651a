"""What a court can set: arrest, special requirements, the residence ban, and the no-approach order.

CAO 54, 73, 461, 669; Criminal Code 98-3; Criminal Procedure Code 165.
"""

from __future__ import annotations

from assistant.domain.acts import Act
from assistant.domain.answers import ticked
from assistant.domain.choices import AgeBand, Place, Together, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Reason
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open, once
from assistant.rules.deadlines import below_criminal_age, end_of
from assistant.rules.eligibility import relation_answer, relation_outcomes, together_reason
from assistant.rules.offences import may_fall_under
from assistant.rules.outcome import Outcome, reason
from assistant.rules.violence import acts_reasons

# What petty hooliganism in a public place can be (CAO 434).
PUBLIC_ACTS = (Act.INSULTED, Act.SHOUTED, Act.FOLLOWED, Act.DAMAGED)


@once
def breach(case: Case) -> Outcome:
    """Whether an order or requirements in force were broken; *unclear* if they began before law 245-VIII.

    An order whose term has run out by today is broken only by an act within the term: then the day is asked.
    """
    order = case.answers.order
    in_force = reason(StepId.IN_FORCE, "order.in_force", order.in_force)
    if is_open(order.in_force):
        return Outcome("breach", Answer.DEPENDS, (in_force,), (StepId.IN_FORCE,))
    if not case.any_in_force:
        return Outcome("breach", Answer.NO, (in_force,))
    broken = reason(StepId.BREACH, "order.breached", order.breached)
    served = reason(StepId.SERVED, "order.served_on", order.served_on)
    if case.served_before_new_law:
        return Outcome("breach", Answer.UNCLEAR, (in_force, served, broken))
    if is_open(order.breached):
        return Outcome("breach", Answer.DEPENDS, (in_force, broken), (StepId.BREACH,))
    if order.breached is YesNo.YES and _may_be_over(case):
        when = reason(StepId.BREACH_DATE, "order.breached_on", order.breached_on)
        missing = (StepId.BREACH_DATE,) if is_open(order.breached_on) else ()
        return Outcome("breach", Answer.DEPENDS, (in_force, served, broken, when), missing)
    answer = Answer.YES if order.breached is YesNo.YES else Answer.NO
    return Outcome("breach", answer, (in_force, broken))


def _may_be_over(case: Case) -> bool:
    """Whether the act may lie after the end of the order; requirements of a court run longer than we can count."""
    order = case.answers.order
    if case.requirements_in_force or not isinstance(order.served_on, RoughDate):
        return False
    end = end_of(case, "protection-order.term", order.served_on.latest)
    broken_by = order.breached_on.latest if isinstance(order.breached_on, RoughDate) else case.day
    return end is None or min(broken_by, case.day) > end


def breach_cost(case: Case) -> Outcome:
    """The penalty for a breach (CAO 461, 669): it hangs on who this person is; below 16 the law is not clear."""
    finding = "breach.cost"
    broken = breach(case)
    other = case.answers.other
    age = reason(StepId.OTHER_AGE, "people.other_is_16", case.answers.people.other_is_16)
    exempt = reason(StepId.EXEMPT, "other.exemptions", other.exemptions)
    today = reason(StepId.AGE_TODAY, "other.age_today", other.age_today)
    if case.under_16_at_act or broken.answer is Answer.UNCLEAR:
        return Outcome(finding, Answer.UNCLEAR, (*broken.reasons, age))
    if case.exempt_from_arrest:
        return Outcome(finding, Answer.NO, (*broken.reasons, exempt, today))
    before = reason(StepId.BREACH_BEFORE, "order.breached_before", case.answers.order.breached_before)
    again = (before,) if case.answers.order.breached_before is YesNo.YES else ()
    if broken.answer is Answer.YES and other.exemptions == () and other.age_today is AgeBand.ADULT:
        return Outcome(finding, Answer.YES, (*broken.reasons, exempt, today, *again))
    missing = (*broken.missing, *((StepId.EXEMPT,) if broken.answer is Answer.YES else ()))
    return Outcome(finding, Answer.DEPENDS, (*broken.reasons, exempt, *again), missing)


@once
def _household_case(case: Case) -> tuple[Answer, tuple[Reason, ...], tuple[StepId, ...]]:
    """Whether an administrative case can come to a court: CAO 73 (in a dwelling), or a breach."""
    if case.under_16_at_act:
        return Answer.NO, _age_reasons(case), ()
    broken = breach(case)
    if broken.answer is Answer.YES:
        return Answer.YES, broken.reasons, ()
    relation = relation_outcomes(case)[0]
    reasons = (*acts_reasons(case), *relation.reasons)
    if relation.answer is Answer.NO:
        return _public_case(case, reasons)
    if not may_fall_under(case, "cao", "73"):
        answer = Answer.DEPENDS if case.acts_open or case.acts else Answer.NO
        return answer, reasons, (StepId.ACTS,) if case.acts_open else ()
    places = case.answers.incident.places
    reasons = (*reasons, reason(StepId.PLACE, "incident.places", places))
    if is_open(places):
        return Answer.DEPENDS, reasons, (StepId.PLACE,)
    if Place.HOME not in (places or ()):
        return (Answer.DEPENDS if _in_public(case) else Answer.UNCLEAR), reasons, ()
    if case_limit_passed(case):
        last_time = reason(StepId.LAST_TIME, "incident.last_time", case.answers.incident.last_time)
        return Answer.DEPENDS, (*reasons, last_time), ()
    return relation.answer, reasons, relation.missing


def _public_case(case: Case, reasons: tuple[Reason, ...]) -> tuple[Answer, tuple[Reason, ...], tuple[StepId, ...]]:
    """Outside a family: petty hooliganism in a public place (CAO 434) can come to a court too."""
    if not any(act in PUBLIC_ACTS for act in case.acts):
        return Answer.NO, reasons, ()
    places = case.answers.incident.places
    reasons = (*reasons, reason(StepId.PLACE, "incident.places", places))
    if is_open(places):
        return Answer.DEPENDS, reasons, (StepId.PLACE,)
    return Answer.DEPENDS if _in_public(case) else Answer.NO, reasons, ()


def _in_public(case: Case) -> bool:
    """Whether an act of petty hooliganism was named, and a public place (CAO 434): it reaches families too."""
    places = ticked(case.answers.incident.places)
    public = Place.STREET in places or Place.WORK_STUDY in places
    return public and any(act in PUBLIC_ACTS for act in case.acts)


def _age_reasons(case: Case) -> tuple[Reason, ...]:
    """The answers on the age of the person who harms that were given."""
    people, other = case.answers.people, case.answers.other
    told = (
        reason(StepId.OTHER_AGE, "people.other_is_16", people.other_is_16),
        reason(StepId.AGE_AT_ACT, "other.age_at_act", other.age_at_act),
        reason(StepId.AGE_TODAY, "other.age_today", other.age_today),
    )
    return tuple(one for one in told if one.values)


def case_limit_passed(case: Case) -> bool:
    """Whether the usual limit for an administrative case has passed since the last time (CAO 62 (1))."""
    if not isinstance(case.answers.incident.last_time, RoughDate):
        return False
    end = end_of(case, "time-limit.administrative", case.facts.last, minor=case.minor_offender)
    return end is not None and end < case.day


def arrest(case: Case) -> Outcome:
    """Administrative arrest: a judge decides, in a case under CAO 73 or on a breach; not below 18 (CAO 50)."""
    answer, reasons, missing = _household_case(case)
    if case.exempt_from_arrest:
        exempt = reason(StepId.EXEMPT, "other.exemptions", case.answers.other.exemptions)
        return Outcome("arrest", Answer.NO, (*_age_reasons(case), exempt))
    told = case.answers.other.penalised
    again = (reason(StepId.PENALISED, "other.penalised", told),) if told is YesNo.YES else ()
    return Outcome("arrest", Answer.DEPENDS if answer is Answer.YES else answer, (*reasons, *again), missing)


def detention(case: Case) -> Outcome:
    """Administrative detention (CAO 787, 789): short, in the cases that can end in arrest; the police decide."""
    answer, reasons, missing = _household_case(case)
    return Outcome("arrest.detention", Answer.DEPENDS if answer is Answer.YES else answer, reasons, missing)


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
    if case.answers.other.age_at_act is AgeBand.UNDER_14 or (not case.acts_open and below_criminal_age(case)):
        return Outcome(finding, Answer.NO, (*acts_reasons(case), *_age_reasons(case)))
    if may_fall_under(case, "cc") and not below_criminal_age(case):
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case))
    if case.acts_open or case.acts:
        missing = (StepId.ACTS,) if case.acts_open else ()
        return Outcome(finding, Answer.DEPENDS, acts_reasons(case), missing)
    return Outcome(finding, Answer.NO, acts_reasons(case))
