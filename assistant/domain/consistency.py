"""Dates that cannot be: for forms, the command line and the vault alike."""

from __future__ import annotations

from datetime import date

from assistant.domain.answers import Answers
from assistant.domain.choices import Told
from assistant.domain.codec import AnswersError
from assistant.domain.dates import RoughDate


def check(answers: Answers, day: date) -> None:
    """Raise ``AnswersError`` for a date that lies wholly in the future."""
    for where, told in (
        ("incident.last_time", answers.incident.last_time),
        ("order.served_on", answers.order.served_on),
    ):
        if isinstance(told, RoughDate) and told.earliest > day:
            raise AnswersError(where, f"{told} has not come yet on {day.isoformat()}")


def is_way_out(value: object) -> bool:
    """Whether a value is "I do not know" or "rather not say"."""
    return isinstance(value, Told)
