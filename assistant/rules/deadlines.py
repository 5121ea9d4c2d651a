"""Days that matter, counted from her dates; each names the sentence that explains it."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Citation, Deadline
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open
from assistant.rules.eligibility import reason
from assistant.rules.offences import may_fall_under, offences
from assistant.rules.outcome import Outcome

ADMINISTRATIVE_MONTHS = 2
ORDER_DAYS = 30
# Articles and parts by the class of their longest penalty (Criminal Code 10, 11): reasoning, as the sentences say.
MISDEMEANOURS = ("108-1/1", "109-1", "115", "115-1", "131", "149/1", "384")
MINOR = ("107/1", "108-1/2", "125-1/1", "139", "148/1", "202/1", "207/1")
MEDIUM = ("107/2", "110/1", "123/1", "126/1", "147/2", "148/2", "188/1", "210/1")
GRAVE = ("106", "110/2", "120/1", "121/1", "125", "147/4", "147/5")
_CLASSES = (
    ("time-limit.misdemeanour", MISDEMEANOURS, 12),
    ("time-limit.minor-crime", MINOR, 24),
    ("time-limit.medium-crime", MEDIUM, 60),
    ("time-limit.grave-crime", GRAVE, 120),
)
SENTENCES = ("time-limit.administrative", *(sentence for sentence, _, _ in _CLASSES), "protection-order.term")


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
        for sentence, articles, months in _CLASSES:
            if _named(case, articles):
                found.append(_deadline(case, sentence, told, months=months))
    served = case.answers.order.served_on
    if case.order_in_force and isinstance(served, RoughDate):
        found.append(_deadline(case, "protection-order.term", served, days=ORDER_DAYS))
    return tuple(sorted(found, key=lambda deadline: deadline.day or date.max))


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
    held = case.library.sentences.get(sentence)
    citations, _ = case.library.citations(held.cites if held else (), case.day)
    return Deadline(sentence, day, citations, since.exact)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
