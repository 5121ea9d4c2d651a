"""Days that matter, counted from her dates; each names the sentence that explains it."""

from __future__ import annotations

import calendar
from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date, timedelta

from assistant.content.records import Count
from assistant.domain.acts import Kind
from assistant.domain.choices import AgeBand, PoliceAnswer, YesNo
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.findings import Answer, Citation, Deadline
from assistant.domain.steps import StepId
from assistant.rules.case import Case, is_open
from assistant.rules.offences import may_fall_under, offences, starts_on_complaint
from assistant.rules.outcome import Outcome, reason

CLASSES = ("time-limit.misdemeanour", "time-limit.minor-crime", "time-limit.medium-crime", "time-limit.grave-crime")
"""Crimes by their longest penalty (Criminal Code 10, 11), the gentlest class first: reasoning, as the sentences say."""
COUNTS = (
    "time-limit.administrative",
    *CLASSES,
    "protection-order.term",
    "breach.deadline",
    "arrest.penalty-counts",
    "reconciliation.again",
    "time-limit.complaint",
    "police-refusal.administrative",
)
"""The terms of ``content/law/counts.toml`` that rules count with."""
OPENS_AT_14 = "opens-at-14"


def time_limit(case: Case) -> Outcome:
    """Whether a time limit can be counted: it needs the day of the last time."""
    told = case.answers.incident.last_time
    reasons = (reason(StepId.LAST_TIME, "incident.last_time", told),)
    if is_open(told):
        return Outcome("time-limit", Answer.DEPENDS, reasons, (StepId.LAST_TIME,))
    return Outcome("time-limit", Answer.YES, reasons)


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """The days that can be counted; a rough date counts from its first day, to be on the careful side."""
    found = [*_from_the_acts(case), *_from_the_order(case), *_from_the_report(case), *_from_the_past(case)]
    return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.id)))


def _from_the_acts(case: Case) -> Iterator[Deadline]:
    told = case.answers.incident.last_time
    if not isinstance(told, RoughDate):
        return
    if may_fall_under(case, "cao") and not case.under_16_at_act:
        yield from _deadline(case, "time-limit.administrative", told, minor=case.minor_offender)
    if below_criminal_age(case):
        return
    classes = [name for name in CLASSES if _named(case, _class_articles(case, name))]
    for name in classes[:1] if case.under_18_at_act else classes:
        yield from _deadline(case, name, told, minor=case.under_18_at_act)


def _class_articles(case: Case, name: str) -> tuple[str, ...]:
    count = case.library.count(name, case.facts_day)
    return count.articles if count else ()


def _from_the_order(case: Case) -> Iterator[Deadline]:
    order = case.answers.order
    if case.order_in_force and isinstance(order.served_on, RoughDate):
        hour = order.served_hour.number if isinstance(order.served_hour, Hour) else None
        for end in _deadline(case, "protection-order.term", order.served_on):
            yield replace(end, hour=hour)
    if order.breached is YesNo.YES and isinstance(order.breached_on, RoughDate) and not case.under_16_at_act:
        yield from _deadline(case, "breach.deadline", order.breached_on, minor=case.minor_offender)


def _from_the_report(case: Case) -> Iterator[Deadline]:
    report = case.answers.report
    if not isinstance(report.reported_on, RoughDate):
        return
    if starts_on_complaint(case) and report.police_answer is not PoliceAnswer.REFUSED:
        yield from _deadline(case, "time-limit.complaint", report.reported_on)
    if report.police_answer is PoliceAnswer.REFUSED:
        yield from _deadline(case, "police-refusal.administrative", report.reported_on)


def _from_the_past(case: Case) -> Iterator[Deadline]:
    """How long an earlier penalty, or an earlier release by reconciliation, weighs (CAO 61, 64 (1-1), 72)."""
    other = case.answers.other
    if other.penalised is YesNo.YES and isinstance(other.penalised_on, RoughDate) and not case.under_16_at_act:
        for end in _deadline(case, "arrest.penalty-counts", other.penalised_on, minor=case.minor_offender):
            yield replace(end, exact=False)
    if other.reconciled is YesNo.YES and isinstance(other.reconciled_on, RoughDate):
        yield from _deadline(case, "reconciliation.again", other.reconciled_on)


def below_criminal_age(case: Case) -> bool:
    """Whether no article named reaches this person: under 14, or 14 or 15 and none that opens at 14 (CC 15).

    Violence against the body may have done graver harm than its name says, and grave harm opens at 14.
    """
    age = case.answers.other.age_at_act
    graver = Kind.PHYSICAL in case.kinds or Kind.SEXUAL in case.kinds
    opens = case.library.group(OPENS_AT_14, case.facts_day)
    return age is AgeBand.UNDER_14 or (age is AgeBand.FROM_14 and not graver and not _named(case, opens))


def _named(case: Case, articles: tuple[str, ...]) -> bool:
    return any(
        citation.act == "cc" and refers_to(citation, articles)
        for offence in offences(case)
        for citation in offence.articles
    )


def refers_to(citation: Citation, articles: Container[str]) -> bool:
    """Whether a citation is one of ``act/article/part``, or of a whole ``act/article``."""
    return citation.reference in articles or f"{citation.act}/{citation.article}" in articles


def end_of(case: Case, name: str, since: date, *, minor: bool = False) -> date | None:
    """The last day of a term that began on a day; ``minor``: that of an offender under 18; ``None``: not confirmed."""
    count = case.library.count(name, since)
    return _end(count, since, minor=minor) if count else None


def _end(count: Count, since: date, *, minor: bool) -> date:
    return add_months(since, count.minor_months if minor else count.months) + timedelta(days=count.days)


def _deadline(case: Case, name: str, since: RoughDate, *, minor: bool = False) -> Iterator[Deadline]:
    """The end of a term counted from a day; nothing where it is not confirmed how the law of that day counts."""
    library = case.library
    count = library.count(name, since.earliest)
    if count is None:
        return
    sentence = count.minor_sentence if minor else count.sentence
    cites = library.sentences[sentence].cites
    citations, _ = library.citations(cites, case.day)
    if not citations:  # the term of a law that has ended
        citations, _ = library.citations(cites, since.earliest)
    known_as = sentence if minor else name
    yield Deadline(known_as, _end(count, since.earliest, minor=minor), citations, since.exact, sentence=sentence)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
