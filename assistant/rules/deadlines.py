"""Days that matter, counted from her dates; each names the sentence that explains it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from assistant.domain.acts import Kind
from assistant.domain.choices import AgeBand, PoliceAnswer, YesNo
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.findings import Answer, Citation, Deadline
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open
from assistant.rules.eligibility import reason
from assistant.rules.offences import may_fall_under, offences, starts_on_complaint
from assistant.rules.outcome import Outcome

ADMINISTRATIVE_MONTHS = 2
ORDER_DAYS = 30
COMPLAINT_DAYS = 3
REFUSAL_MONTHS = 2
PENALTY_MONTHS = 12
RECONCILED_MONTHS = 12
# Articles about property whose graver parts open at 14 (Criminal Code 15 (2)); those about the body all may.
FROM_14 = ("188", "191", "192", "194", "200", "202")
# Articles and parts by the class of their longest penalty (Criminal Code 10, 11): reasoning, as the sentences say.
MISDEMEANOURS = ("108-1/1", "109-1", "115", "115-1", "131", "149/1", "384", "385/3", "389/1")
MINOR = ("107/1", "108-1/2", "125-1/1", "139", "148/1", "149/2", "202/1", "207/1", "385/1")
MEDIUM = ("107/2", "110/1", "123/1", "126/1", "126/2", "127/1", "147/2", "147/3", "148/2", "188/1", "210/1")
GRAVE = ("106", "110/2", "120/1", "121/1", "125", "125-1/2", "126/3", "128/1", "128/2", "147/4", "147/5")
_CLASSES = (
    ("time-limit.misdemeanour", MISDEMEANOURS, 12),
    ("time-limit.minor-crime", MINOR, 24),
    ("time-limit.medium-crime", MEDIUM, 60),
    ("time-limit.grave-crime", GRAVE, 120),
)
SENTENCES = (
    "time-limit.administrative",
    "time-limit.administrative-minor",
    *(sentence for sentence, _, _ in _CLASSES),
    "protection-order.term",
    "breach.deadline",
    "time-limit.criminal-minor",
    "arrest.penalty-counts",
    "arrest.penalty-counts-minor",
    "reconciliation.again",
    "time-limit.complaint",
    "police-refusal.administrative",
)


def time_limit(case: Case) -> Outcome:
    """Whether a time limit can be counted: it needs the day of the last time."""
    told = case.answers.incident.last_time
    reasons = (reason(StepId.LAST_TIME, "incident.last_time", told),)
    if is_open(told):
        return Outcome("time-limit", Answer.DEPENDS, reasons, (StepId.LAST_TIME,))
    return Outcome("time-limit", Answer.YES, reasons)


def administrative_months(case: Case) -> int:
    """The general limit, or half of it where the person who harms was 16 or 17 (CAO 62, 71)."""
    return ADMINISTRATIVE_MONTHS // 2 if case.minor_offender else ADMINISTRATIVE_MONTHS


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """The days that can be counted; a rough date counts from its first day, to be on the careful side."""
    found = [*_from_the_acts(case), *_from_the_order(case), *_from_the_report(case), *_from_the_past(case)]
    return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.id)))


def _from_the_acts(case: Case) -> Iterator[Deadline]:
    told = case.answers.incident.last_time
    if not isinstance(told, RoughDate):
        return
    if may_fall_under(case, "cao") and not case.under_16_at_act:
        sentence = "time-limit.administrative-minor" if case.minor_offender else "time-limit.administrative"
        yield _deadline(case, sentence, told, months=administrative_months(case))
    classes = [(sentence, months) for sentence, articles, months in _CLASSES if _named(case, articles)]
    if below_criminal_age(case):
        return
    if case.under_18_at_act:
        if classes:
            yield _deadline(case, "time-limit.criminal-minor", told, months=classes[0][1] // 2)
        return
    for sentence, months in classes:
        yield _deadline(case, sentence, told, months=months)


def _from_the_order(case: Case) -> Iterator[Deadline]:
    order = case.answers.order
    if case.order_in_force and isinstance(order.served_on, RoughDate):
        end = _deadline(case, "protection-order.term", order.served_on, days=ORDER_DAYS)
        hour = order.served_hour.number if isinstance(order.served_hour, Hour) else None
        yield replace(end, hour=hour)
    if order.breached is YesNo.YES and isinstance(order.breached_on, RoughDate) and not case.under_16_at_act:
        yield _deadline(case, "breach.deadline", order.breached_on, months=administrative_months(case))


def _from_the_report(case: Case) -> Iterator[Deadline]:
    report = case.answers.report
    if not isinstance(report.reported_on, RoughDate):
        return
    if starts_on_complaint(case) and report.police_answer is not PoliceAnswer.REFUSED:
        yield _deadline(case, "time-limit.complaint", report.reported_on, days=COMPLAINT_DAYS)
    if report.police_answer is PoliceAnswer.REFUSED:
        yield _deadline(case, "police-refusal.administrative", report.reported_on, months=REFUSAL_MONTHS)


def _from_the_past(case: Case) -> Iterator[Deadline]:
    """How long an earlier penalty, or an earlier release by reconciliation, weighs (CAO 61, 64 (1-1), 72)."""
    other = case.answers.other
    if other.penalised is YesNo.YES and isinstance(other.penalised_on, RoughDate) and not case.under_16_at_act:
        sentence, months = "arrest.penalty-counts", PENALTY_MONTHS
        if case.minor_offender:
            sentence, months = "arrest.penalty-counts-minor", PENALTY_MONTHS // 2
        yield replace(_deadline(case, sentence, other.penalised_on, months=months), exact=False)
    if other.reconciled is YesNo.YES and isinstance(other.reconciled_on, RoughDate):
        yield _deadline(case, "reconciliation.again", other.reconciled_on, months=RECONCILED_MONTHS)


def below_criminal_age(case: Case) -> bool:
    """Whether no article named reaches this person: under 14, or 14 or 15 and none that opens at 14 (CC 15).

    Violence against the body may have done graver harm than its name says, and grave harm opens at 14.
    """
    age = case.answers.other.age_at_act
    graver = Kind.PHYSICAL in case.kinds or Kind.SEXUAL in case.kinds
    return age is AgeBand.UNDER_14 or (age is AgeBand.FROM_14 and not graver and not _named(case, FROM_14))


def _named(case: Case, articles: tuple[str, ...]) -> bool:
    return any(
        citation.act == "cc" and refers_to(citation, articles)
        for offence in offences(case)
        for citation in offence.articles
    )


def refers_to(citation: Citation, articles: tuple[str, ...]) -> bool:
    """Whether a citation names one of ``article`` or ``article/part``."""
    return citation.article in articles or f"{citation.article}/{citation.part}" in articles


def _deadline(case: Case, sentence: str, since: RoughDate, *, months: int = 0, days: int = 0) -> Deadline:
    day = add_months(since.earliest, months) + timedelta(days=days)
    citations, _ = case.library.citations(case.library.sentences[sentence].cites, case.day)
    return Deadline(sentence, day, citations, since.exact)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
