"""The hour at which an order was handed over."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.answers import Answers
from assistant.domain.choices import Told
from assistant.domain.dates import Hour
from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.registry import FORMS


def form_of(posted: dict[str, str] | None = None, answers: Answers | None = None) -> StepForm:
    sent = None if posted is None else MultiDict(posted)
    return FORMS[StepId.SERVED_HOUR].of(answers or Answers(), date(2026, 11, 23), posted=sent)


@pytest.mark.parametrize(("typed", "hour"), [("0", 0), ("18", 18), (" 7 ", 7), ("09", 9), ("23:00", 23)])
def test_an_hour_is_kept_and_shown_again(typed: str, hour: int) -> None:
    form = form_of({"a-hour": typed})
    assert form.validate()
    kept = form.apply(Answers())
    assert kept.order.served_hour == Hour(hour)
    assert form_of(answers=kept)["a"].typed == str(hour)  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["24", "-1", "18:30", "six", "1e1", "१८"])
def test_an_hour_that_cannot_be_is_said(typed: str) -> None:
    form = form_of({"a-hour": typed})
    assert not form.validate()
    assert "0 to 23" in " ".join(map(str, form.errors["a"]))


def test_an_hour_has_the_two_ways_out_and_not_both() -> None:
    for way_out in Told:
        form = form_of({"a": way_out.value})
        assert form.validate()
        assert form.apply(Answers()).order.served_hour is way_out
    assert "given together" in _errors({"a": "unknown", "a-hour": "18"})
    assert "0 to 23" in _errors({})


def _errors(posted: dict[str, str]) -> str:
    form = form_of(posted)
    assert not form.validate()
    return " ".join(map(str, form.errors["a"]))
