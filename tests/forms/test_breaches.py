"""The list of breaches: hours, several bans at once from content, contact through children."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.answers import UNCLEAR_BAN, Answers, Breach, Diary
from assistant.domain.choices import YesNo
from assistant.domain.dates import Hour, RoughDate
from forms.diary import BreachesForm

TODAY = date(2026, 11, 23)
OPTIONS = (("ban.talk", "Talk"), ("ban.family", "Family"), (UNCLEAR_BAN, "Not sure"))
CALL = Breach(
    RoughDate(2026, 11, 2), Hour(23), ("ban.talk", "ban.family"), YesNo.YES, "Called the child", "", "", YesNo.NO
)
HELD = Answers(diary=Diary(breaches=(CALL,)))


def form_of(posted: list[tuple[str, str]] | None = None, answers: Answers = HELD) -> BreachesForm:
    return BreachesForm.of(answers, TODAY, posted=None if posted is None else MultiDict(posted), options=OPTIONS)


def test_a_breach_is_kept_whole() -> None:
    sent = [("a-day", "2"), ("a-month", "11"), ("a-year", "2026"), ("a-ss", "23"), ("a-ww", "ban.family")]
    sent += [("a-ww", "ban.talk"), ("a-vv", "yes"), ("a-pp", "Called the child"), ("a-uu", "no"), ("do", "add")]
    form = form_of(sent, Answers())
    assert form.validate(), form.errors
    assert form.stays
    assert form.apply(Answers()).diary.breaches == (CALL,)


def test_a_breach_that_is_taken_up_shows_all_that_was_written() -> None:
    form = form_of([("do", "change-0")])
    assert form.validate()
    field = form["a"]
    marked = {part.name: [one.value for one in field.choices_of(part) if one.checked] for part in field.parts}  # type: ignore[attr-defined]
    assert marked["bans"] == ["ban.talk", "ban.family"]
    assert marked["child"] == ["yes"]
    assert marked["police"] == ["no"]
    assert field.typed["hour"] == "23"  # type: ignore[attr-defined]


def test_not_sure_is_an_answer_of_its_own_and_an_unknown_ban_is_dropped() -> None:
    form = form_of([("a-ww", UNCLEAR_BAN), ("a-ww", "ban.no-such")], Answers())
    assert form.validate()
    assert form.apply(Answers()).diary.breaches == (Breach(bans=(UNCLEAR_BAN,)),)


@pytest.mark.parametrize("hour", ["24", "late", "-1", "23:30"])
def test_an_hour_that_no_day_has_is_said(hour: str) -> None:
    form = form_of([("a-ss", hour), ("do", "add")], Answers())
    assert not form.validate()
    assert "hour from 0 to 23" in str(form.errors)
    assert form["a"].typed["hour"] == hour  # type: ignore[attr-defined]
