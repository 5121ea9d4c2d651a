"""Dates that cannot be are refused with the place where they stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain import consistency
from assistant.domain.answers import Answers, Incident, Order
from assistant.domain.choices import Told, is_way_out
from assistant.domain.codec import AnswersError, from_json
from assistant.domain.dates import RoughDate
from assistant.journey.prune import prune
from assistant.labels import label

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
    assert [is_way_out(one) for one in (Told.UNKNOWN, Told.RATHER_NOT, "unknown", None)] == [
        True,
        True,
        False,
        False,
    ]
    consistency.check(Answers(incident=Incident(last_time=Told.UNKNOWN)), DAY)


@pytest.mark.parametrize(
    ("told", "clash"),
    [
        ({"people": {"relation": "neighbour", "together": "now"}}, "neighbour-one-home"),
        ({"people": {"relation": "partner", "together": "never"}}, "couple-no-home"),
        ({"people": {"relation": "room-mate", "together": "never"}}, "couple-no-home"),
        ({"people": {"together": "now"}, "plan": {"direction": "left"}}, "apart-one-home"),
        ({"people": {"relation": "sibling", "common_child": "yes"}}, "kin-common-child"),
        ({"people": {"relation": "grandparent", "other_is_16": "no"}}, "elder-under-16"),
        ({"support": {"circumstances": ["under-18", "older"]}}, "young-and-older"),
        ({"people": {"relation": "grandchild", "own_age": "16-17"}}, "young-grandparent"),
        ({"order": {"served_on": "2026-10-02", "breached_on": "2026-10-01"}}, "broken-before-served"),
        ({"report": {"reported_on": "2026-10-01"}, "incident": {"last_time": "2026-10-02"}}, "after-the-report"),
        ({"people": {"other_is_16": "no"}, "other": {"age_today": "18-or-older"}}, "other-ages"),
        ({"other": {"age_at_act": "18-or-older", "age_today": "16-17"}}, "other-ages"),
        ({"people": {"own_age": "18-or-older"}, "support": {"circumstances": ["under-18"]}}, "own-ages"),
    ],
)
def test_answers_that_do_not_fit_are_asked_back_and_both_are_kept(told: dict[str, Any], clash: str) -> None:
    answers = from_json(told)
    assert [one.clash.value for one in consistency.contradictions(answers)] == [clash]
    assert [one.clash.value for one in consistency.contradictions(prune(answers))] in ([clash], [])
    assert label(consistency.Clash(clash)).endswith("?")


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"people": {"relation": "spouse", "together": "never"}},
        {"people": {"relation": "neighbour", "together": "unknown"}},
        {"order": {"served_on": "2026-10", "breached_on": "2026-10-01"}},
        {"report": {"reported_on": "2026"}, "incident": {"last_time": "2026-10-02"}},
        {"people": {"other_is_16": "yes"}, "other": {"age_at_act": "14-15", "age_today": "16-17"}},
    ],
)
def test_answers_that_can_be_together_are_not_asked_back(told: dict[str, Any]) -> None:
    assert consistency.contradictions(from_json(told)) == ()


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"incident": {"happenings": [{"when": "2026-01"}, {"when": "2027-01-01"}]}}, "incident.happenings[1].when"),
        ({"report": {"reported_on": "2026-11-24"}}, "report.reported_on"),
        ({"other": {"penalised_on": "2027"}}, "other.penalised_on"),
    ],
)
def test_every_date_is_looked_at(told: dict[str, Any], where: str) -> None:
    with pytest.raises(AnswersError) as refused:
        consistency.check(from_json(told), DAY)
    assert refused.value.where == where
