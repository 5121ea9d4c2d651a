"""Every form: what it offers is what the vocabulary has, what is valid is kept, what is wrong is said."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS, Act
from assistant.domain.answers import Answers, Incident, Order, Papers, People, Plan, Safety
from assistant.domain.choices import (
    AgeBand,
    ChildAge,
    Circumstance,
    Dependence,
    Direction,
    Exemption,
    ForWhom,
    HowMany,
    InForce,
    Need,
    OwnCase,
    Place,
    PoliceAnswer,
    Relation,
    Together,
    Told,
    YesNo,
)
from assistant.domain.dates import RoughDate
from assistant.domain.fields import FIELDS, value_at
from assistant.domain.papers import DiaryPlace, Keep, NoContact
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.labels import label
from forms.base import BOUND, StepForm
from forms.fields import NONE, Message, RoughDateField
from forms.registry import FORMS

TODAY = date(2026, 11, 23)
OPTIONS = (("signs.one", "One"), ("signs.two", "Two"), ("signs.three", "Three"))
ONE: dict[StepId, type[StrEnum]] = {
    StepId.DANGER: YesNo,
    StepId.FOR_WHOM: ForWhom,
    StepId.RELATION: Relation,
    StepId.TOGETHER: Together,
    StepId.COMMON_CHILD: YesNo,
    StepId.OTHER_AGE: YesNo,
    StepId.INJURY: YesNo,
    StepId.DOCTOR: YesNo,
    StepId.IN_FORCE: InForce,
    StepId.BREACH: YesNo,
    StepId.DIRECTION: Direction,
    StepId.KEEP: Keep,
    StepId.HOW_MANY: HowMany,
    StepId.BREACH_BEFORE: YesNo,
    StepId.AGE_AT_ACT: AgeBand,
    StepId.AGE_TODAY: AgeBand,
    StepId.RECONCILED: YesNo,
    StepId.PENALISED: YesNo,
    StepId.OWN_AGE: AgeBand,
    StepId.REPRESENTATIVE: YesNo,
    StepId.REPORTED: YesNo,
    StepId.POLICE_ANSWER: PoliceAnswer,
    StepId.OWN_CASE: OwnCase,
    StepId.DIARY_PLACE: DiaryPlace,
    StepId.WORSE: YesNo,
}
MANY: dict[StepId, tuple[StrEnum, ...]] = {
    StepId.ACTS: OTHER_ACTS,
    StepId.SEXUAL_ACTS: SEXUAL_ACTS,
    StepId.PLACE: tuple(Place),
    StepId.ABOUT_YOU: tuple(Circumstance),
    StepId.NEEDS: tuple(Need),
    StepId.EXEMPT: tuple(Exemption),
    StepId.DEPENDENCE: tuple(Dependence),
    StepId.CHILD_AGES: tuple(ChildAge),
    StepId.CONTACT: tuple(NoContact),
}
MANY_FROM_CONTENT = (
    StepId.SIGNS,
    StepId.BANS,
    StepId.PLAN,
    StepId.REQUESTS,
    StepId.COMPLAINTS,
    StepId.EVIDENCE,
)
DATES = (
    StepId.LAST_TIME,
    StepId.SERVED,
    StepId.BREACH_DATE,
    StepId.RECONCILED_ON,
    StepId.PENALISED_ON,
    StepId.REPORTED_ON,
)


def form_of(step: StepId, posted: Any = None, answers: Answers | None = None) -> StepForm:
    sent: MultiDict[str, str] | None = None if posted is None else MultiDict(posted)
    return FORMS[step].of(answers or Answers(), TODAY, posted=sent, options=OPTIONS)


def kept(step: StepId, posted: Any) -> object:
    """The value that the page's first field has after a valid answer."""
    form = form_of(step, posted)
    assert form.validate(), form.errors
    return value_at(form.apply(Answers()), FIELDS[step][0])


def problem(step: StepId, posted: Any) -> str:
    """The first message after an answer that is not valid."""
    form = form_of(step, posted)
    assert not form.validate()
    return str(next(error for errors in form.errors.values() for error in errors))


def test_every_page_has_one_form_that_fills_its_fields() -> None:
    assert set(FORMS) == set(StepId)
    for step, form in FORMS.items():
        assert form.step is step
        assert [one.name for one in form()] == list(BOUND[: len(FIELDS[step])])
        assert form.__doc__


def test_every_page_is_tested_here() -> None:
    # tests/forms/test_happenings.py, test_breaches.py, test_ranked.py, test_hour.py and test_papers.py
    elsewhere = {StepId.HAPPENINGS, StepId.SERVED_HOUR, StepId.CHOOSE, StepId.APART, StepId.WHY}
    elsewhere |= {StepId.BREACHES, StepId.PRIORITIES, StepId.PLAN_ORDER, StepId.HELPED}
    tested = {*ONE, *MANY, *MANY_FROM_CONTENT, *DATES, StepId.REGION, StepId.DETAILS, StepId.PAPER} | elsewhere
    assert tested == set(StepId)


@pytest.mark.parametrize("step", ONE)
def test_one_answer_of_an_enum(step: StepId) -> None:
    offered = {choice.value: choice.label for choice in form_of(step)["a"].choices}  # type: ignore[attr-defined]
    assert list(offered) == [*map(str, ONE[step]), "unknown", "rather-not"]
    members: list[StrEnum] = [*ONE[step], *Told]
    for member in members:
        assert offered[member.value] == label(member)
        assert kept(step, {"a": member.value}) is member
        chosen = form_of(step, answers=form_of(step, {"a": member.value}).apply(Answers()))["a"]
        assert [choice.value for choice in chosen.choices if choice.checked] == [member.value]  # type: ignore[attr-defined]


@pytest.mark.parametrize("step", [*ONE, StepId.REGION, StepId.PAPER])
@pytest.mark.parametrize("sent", [{}, {"a": ""}, {"a": "no-such-choice"}, {"b": "yes"}, {"a": "YES"}])
def test_one_answer_is_asked_for(step: StepId, sent: dict[str, str]) -> None:
    assert problem(step, sent) == "Choose one answer"


def test_the_language_of_papers_has_no_way_out() -> None:
    form = form_of(StepId.PAPER)
    assert [choice.value for choice in form["a"].choices] == ["kk", "ru", "en"]  # type: ignore[attr-defined]
    assert kept(StepId.PAPER, {"a": "ru"}) is Language.RU
    assert problem(StepId.PAPER, {"a": "unknown"}) == "Choose one answer"


def test_a_region_comes_from_content() -> None:
    assert kept(StepId.REGION, {"a": "signs.two"}) == "signs.two"
    assert kept(StepId.REGION, {"a": "rather-not"}) is Told.RATHER_NOT


@pytest.mark.parametrize("step", MANY)
def test_several_answers_of_an_enum(step: StepId) -> None:
    members = MANY[step]
    offered = [choice.value for choice in form_of(step)["a"].choices]  # type: ignore[attr-defined]
    assert offered == [*map(str, members), NONE, "unknown", "rather-not"]
    assert kept(step, [("a", members[-1].value), ("a", members[0].value)]) == (members[0], members[-1])
    assert kept(step, [("a", member.value) for member in members]) == members
    _ways_out(step, members[0].value)


@pytest.mark.parametrize("step", MANY_FROM_CONTENT)
def test_several_answers_of_content(step: StepId) -> None:
    assert kept(step, [("a", "signs.three"), ("a", "signs.one")]) == ("signs.one", "signs.three")
    assert kept(step, [("a", "signs.one"), ("a", "no-such-sign")]) == ("signs.one",)
    _ways_out(step, "signs.one")


def _ways_out(step: StepId, value: str) -> None:
    assert kept(step, {"a": NONE}) == ()
    assert kept(step, {"a": "unknown"}) is Told.UNKNOWN
    assert kept(step, {"a": "rather-not"}) is Told.RATHER_NOT
    assert kept(step, {}) is None
    assert kept(step, {"a": "no-such-choice"}) is None
    for mixed in (["none"], ["unknown"], ["rather-not"]):
        assert "given together" in problem(step, [("a", value), *(("a", one) for one in mixed)])
    assert "given together" in problem(step, [("a", "none"), ("a", "unknown")])


def test_acts_stand_under_headings_and_the_sexual_ones_on_their_own_page() -> None:
    choices = form_of(StepId.ACTS)["a"].choices  # type: ignore[attr-defined]
    assert not {choice.value for choice in choices} & set(map(str, SEXUAL_ACTS))
    own = [choice for choice in choices if choice.value in list(Act)]
    assert all(choice.group for choice in own)
    headings = [choice.group for choice in own]
    assert headings == sorted(headings, key=headings.index), "a heading would be shown twice"


def test_every_relation_stands_under_a_heading_once() -> None:
    choices = form_of(StepId.RELATION)["a"].choices  # type: ignore[attr-defined]
    own = [choice for choice in choices if choice.value in list(Relation)]
    assert all(choice.group for choice in own)
    headings = [choice.group for choice in own]
    assert headings == sorted(headings, key=headings.index), "a heading would be shown twice"


@pytest.mark.parametrize("step", DATES)
@pytest.mark.parametrize(
    ("day", "month", "year", "told"),
    [
        ("10", "10", "2026", RoughDate(2026, 10, 10)),
        ("", "10", "2026", RoughDate(2026, 10)),
        ("", "", "2026", RoughDate(2026)),
        ("01", "02", "2024", RoughDate(2024, 2, 1)),
        (" 23 ", "11", "2026", RoughDate(2026, 11, 23)),
        ("29", "2", "2024", RoughDate(2024, 2, 29)),
    ],
)
def test_a_rough_date_is_kept(step: StepId, day: str, month: str, year: str, told: RoughDate) -> None:
    sent = {"a-day": day, "a-month": month, "a-year": year}
    assert kept(step, sent) == told
    again = form_of(step, answers=form_of(step, sent).apply(Answers()))["a"]
    assert isinstance(again, RoughDateField)
    assert again.typed == (str(told.day or ""), str(told.month or ""), str(told.year))


@pytest.mark.parametrize("step", DATES)
@pytest.mark.parametrize(
    "sent",
    [
        ("30", "2", "2026"),
        ("10", "13", "2026"),
        ("10", "", "2026"),
        ("10", "10", ""),
        ("ten", "10", "2026"),
        ("10", "10", "1900"),
        ("10", "10", "99999"),
        ("-1", "10", "2026"),
        ("1e1", "10", "2026"),
    ],
)
def test_a_date_that_cannot_be_is_said(step: StepId, sent: tuple[str, str, str]) -> None:
    assert "like this" in problem(step, dict(zip(("a-day", "a-month", "a-year"), sent, strict=True)))


@pytest.mark.parametrize("step", DATES)
@pytest.mark.parametrize("sent", [("24", "11", "2026"), ("", "12", "2026"), ("", "", "2027")])
def test_a_day_that_has_not_come_is_said(step: StepId, sent: tuple[str, str, str]) -> None:
    assert "not come yet" in problem(step, dict(zip(("a-day", "a-month", "a-year"), sent, strict=True)))


@pytest.mark.parametrize("step", DATES)
def test_a_date_has_the_two_ways_out_and_not_both(step: StepId) -> None:
    assert kept(step, {"a": "unknown"}) is Told.UNKNOWN
    assert kept(step, {"a": "rather-not"}) is Told.RATHER_NOT
    assert "Write a date" in problem(step, {})
    assert "given together" in problem(step, {"a": "unknown", "a-year": "2026"})
    what_was_typed = form_of(step, {"a-day": "40", "a-month": "x", "a-year": "2026"})
    what_was_typed.validate()
    assert what_was_typed["a"].typed == ("40", "x", "2026")  # type: ignore[attr-defined]


def test_texts_may_stay_empty_and_are_cleaned() -> None:
    assert kept(StepId.DETAILS, {}) == ""
    form = form_of(StepId.DETAILS, {"a": " Айгерім\u202e ", "b": "", "c": "a\r\nb", "d": "x\x00y"})
    assert form.validate()
    assert form.apply(Answers()).papers == Papers(own_name="Айгерім", reach="a\nb", story="xy")


@pytest.mark.parametrize(("name", "limit"), [("a", 150), ("b", 150), ("c", 300), ("d", 4000)])
def test_a_text_that_is_too_long_is_said_with_its_limit(name: str, limit: int) -> None:
    assert form_of(StepId.DETAILS, {name: "ә" * limit}).validate()
    form = form_of(StepId.DETAILS, {name: "ә" * (limit + 1)})
    assert not form.validate()
    message = next(iter(form.errors[name]))
    assert isinstance(message, Message)
    assert message.values == {"over": 1, "max": limit}
    assert not form_of(StepId.DETAILS, {name: "x" * 100_000}).validate()


def test_a_text_far_over_its_limit_comes_back_whole() -> None:
    form = form_of(StepId.DETAILS, {"a": "ә" * 9000})
    assert not form.validate()
    assert form["a"].data == "ә" * 9000
    message = next(iter(form.errors["a"]))
    assert isinstance(message, Message)
    assert message.values["over"] == 8850


def test_the_plan_keeps_items_and_own_lines() -> None:
    form = form_of(StepId.PLAN, [("a", "signs.two"), ("b", "Keys at my sister's")])
    assert form.validate()
    assert form.apply(Answers()).plan == Plan(items=("signs.two",), own_lines="Keys at my sister's")
    assert not form_of(StepId.PLAN, {"b": "x" * 2001}).validate()


def test_a_form_changes_its_own_fields_alone() -> None:
    told = Answers(
        safety=Safety(danger_now=YesNo.NO, signs=("signs.one",)),
        people=People(relation=Relation.SPOUSE, together=Together.NOW),
        incident=Incident(acts=(Act.HIT,)),
        order=Order(in_force=InForce.NOTHING),
    )
    form = form_of(StepId.TOGETHER, {"a": "before"}, told)
    assert form.validate()
    changed = form.apply(told)
    assert changed.people == People(relation=Relation.SPOUSE, together=Together.BEFORE)
    assert (changed.safety, changed.incident, changed.order) == (told.safety, told.incident, told.order)
    assert told.people.together is Together.NOW
