"""Dates that cannot be are refused with the place where they stand."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain import consistency
from assistant.domain.answers import Answers, Incident, Order
from assistant.domain.choices import Told
from assistant.domain.codec import AnswersError
from assistant.domain.dates import RoughDate

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("told", ["2026-11-24", "2026-12", "2027"])
def test_a_day_that_has_not_come_is_refused_by_name(told: str) -> None:
    when = RoughDate.parse(told)
    for answers, where in (
        (Answers(incident=Incident(last_time=when)), "incident.last_time"),
        (Answers(order=Order(served_on=when)), "order.served_on"),
    ):
        with pytest.raises(AnswersError) as refused:
            consistency.check(answers, DAY)
        assert refused.value.where == where
        assert told in str(refused.value)


@pytest.mark.parametrize("told", ["2026-11-23", "2026-11", "2026", "1950"])
def test_a_day_that_may_have_come_passes(told: str) -> None:
    when = RoughDate.parse(told)
    consistency.check(Answers(incident=Incident(last_time=when), order=Order(served_on=when)), DAY)


def test_the_two_ways_out_are_known() -> None:
    assert [consistency.is_way_out(one) for one in (Told.UNKNOWN, Told.RATHER_NOT, "unknown", None)] == [
        True,
        True,
        False,
        False,
    ]
    consistency.check(Answers(incident=Incident(last_time=Told.UNKNOWN)), DAY)
