"""Days that matter, counted from her dates; each names the sentence that explains it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Deadline
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open
from assistant.rules.eligibility import reason
from assistant.rules.offences import may_fall_under
from assistant.rules.outcome import Outcome

ADMINISTRATIVE_MONTHS = 2
MISDEMEANOUR_MONTHS = 12
ORDER_DAYS = 30
SENTENCES = ("time-limit.administrative", "time-limit.misdemeanour", "protection-order.term")
_MISDEMEANOURS = ("108-1", "109-1", "115", "115-1")


def time_limit(case: Case) -> Outcome:
    """Whether a time limit can be counted: it needs the day of the last time."""
    told = case.answers.incident.last_time
    reasons = (reason(StepId.LAST_TIME, "incident.last_time", told),)
    if is_open(told):
        return Outcome("time-limit", Answer.DEPENDS, reasons, (StepId.LAST_TIME,))
    return Outcome("time-limit", Answer.YES, reasons)


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """The days that can be counted; a rough date counts from its first day, to be on the careful side."""
    found = []
    told = case.answers.incident.last_time
    if isinstance(told, RoughDate):
        if may_fall_under(case, "cao"):
            found.append(_deadline(case, "time-limit.administrative", told, months=ADMINISTRATIVE_MONTHS))
        if any(may_fall_under(case, "cc", article) for article in _MISDEMEANOURS):
            found.append(_deadline(case, "time-limit.misdemeanour", told, months=MISDEMEANOUR_MONTHS))
    served = case.answers.order.served_on
    if case.order_in_force and isinstance(served, RoughDate):
        found.append(_deadline(case, "protection-order.term", served, days=ORDER_DAYS))
    return tuple(found)


def _deadline(case: Case, sentence: str, since: RoughDate, *, months: int = 0, days: int = 0) -> Deadline:
    day = add_months(since.earliest, months) + timedelta(days=days)
    held = case.library.sentences.get(sentence)
    citations, _ = case.library.citations(held.cites if held else (), case.day)
    return Deadline(sentence, day, citations, since.exact)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
