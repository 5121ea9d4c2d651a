"""Puts her days in a row with what can follow: report, order, its end, court, requirements."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.answers import Answers
from assistant.domain.choices import ORDER_IN_FORCE, REQUIREMENTS_IN_FORCE, InForce, PoliceAnswer, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Decision
from assistant.domain.timeline import Moment, Stage, Standing

SENTENCES = (
    "police-refusal.document",
    "police-refusal.prosecutor",
    "protection-order.ask-where",
    "protection-order.who",
    "protection-order.checks",
    "protection-order.term",
    "protection-order.extension",
    "arrest.hearing",
    "breach.court",
    "requirements.term",
)
_BY_ANSWER = {
    Answer.YES: Standing.POSSIBLE,
    Answer.NO: Standing.UNFIT,
    Answer.DEPENDS: Standing.OPEN,
    Answer.UNCLEAR: Standing.OPEN,
}


def timeline(answers: Answers, decision: Decision) -> tuple[Moment, ...]:
    """The steps in their usual order; what does not follow from an order that cannot be is left out."""
    return tuple(_moments(answers, decision))


def _moments(answers: Answers, decision: Decision) -> Iterator[Moment]:
    last_time = answers.incident.last_time
    yield _told(Stage.HAPPENED, last_time, standing=Standing.TOLD if _day(last_time) else Standing.NOT_TOLD)
    yield _report(answers)
    order = _order(answers, decision)
    yield order
    if order.standing is not Standing.UNFIT:
        yield _order_end(answers, decision)
    yield _court(answers, decision)
    yield _requirements(answers, decision)


def _day(told: object) -> RoughDate | None:
    return told if isinstance(told, RoughDate) else None


def _told(stage: Stage, when: object, sentence: str = "", standing: Standing = Standing.TOLD) -> Moment:
    """A step that is behind her, with its day if she told one."""
    day = _day(when)
    return Moment(stage, standing, day, exact=day is None or day.exact, sentence=sentence)


def _report(answers: Answers) -> Moment:
    report = answers.report
    if report.reported is YesNo.YES or _day(report.reported_on):
        refused = report.police_answer is PoliceAnswer.REFUSED
        sentence = "police-refusal.prosecutor" if refused else "police-refusal.document"
        return _told(Stage.REPORT, report.reported_on, sentence)
    return Moment(Stage.REPORT, Standing.YOURS, sentence="protection-order.ask-where")


def _order(answers: Answers, decision: Decision) -> Moment:
    if answers.order.in_force in ORDER_IN_FORCE:
        return _told(Stage.ORDER, answers.order.served_on, "protection-order.checks")
    standing = _BY_ANSWER[decision.finding("protection-order").answer]
    return Moment(Stage.ORDER, standing, sentence="protection-order.who")


def _order_end(answers: Answers, decision: Decision) -> Moment:
    counted = [one for one in decision.deadlines if one.id == "protection-order.term"]
    if not counted:
        standing = Standing.NOT_TOLD if answers.order.in_force in ORDER_IN_FORCE else Standing.OPEN
        return Moment(Stage.ORDER_END, standing, sentence="protection-order.term")
    [end] = counted
    standing = Standing.PASSED if end.day < decision.day else Standing.COUNTED
    return Moment(Stage.ORDER_END, standing, end.day, end.exact, end.hour, "protection-order.extension")


def _court(answers: Answers, decision: Decision) -> Moment:
    if answers.order.breached is YesNo.YES:
        return Moment(Stage.COURT, _BY_ANSWER[decision.finding("breach").answer], sentence="breach.court")
    return Moment(Stage.COURT, _BY_ANSWER[decision.finding("requirements").answer], sentence="arrest.hearing")


def _requirements(answers: Answers, decision: Decision) -> Moment:
    if answers.order.in_force in REQUIREMENTS_IN_FORCE:
        alone = answers.order.in_force is InForce.REQUIREMENTS  # of both, the day is that of the order
        return _told(Stage.REQUIREMENTS, answers.order.served_on if alone else None, "requirements.term")
    standing = _BY_ANSWER[decision.finding("requirements").answer]
    return Moment(Stage.REQUIREMENTS, standing, sentence="requirements.term")
