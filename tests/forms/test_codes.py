"""Typed codes: what a line means is what the page's own inputs would have sent."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, Plan
from assistant.domain.choices import Told
from assistant.domain.dates import RoughDate
from assistant.domain.fields import FIELDS, value_at
from assistant.domain.steps import StepId
from forms.codes import KINDS, codes_of, kind_of, sent_by, typed_of
from forms.keys import NoSuchCode
from forms.registry import FORMS

TODAY = date(2026, 11, 23)
OPTIONS = (("one", "One"), ("two", "Two"), ("three", "Three"))


def read(step: StepId, line: str) -> object:
    """What is kept when a line is typed for a page's first field; the message where it is refused."""
    form = FORMS[step].of(Answers(), TODAY, options=OPTIONS if step is StepId.PRIORITIES else ())
    sent: MultiDict[str, str] = MultiDict()
    for name, values in sent_by(form["a"], line, TODAY).items():
        sent.setlist(name, values)
    form = FORMS[step].of(Answers(), TODAY, sent, OPTIONS if step is StepId.PRIORITIES else ())
    if not form.validate():
        return str(form["a"].errors[0])
    return value_at(form.apply(Answers()), FIELDS[step][0])


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("12 11", RoughDate(2026, 11, 12)),
        ("12.11.2026", RoughDate(2026, 11, 12)),
        ("12/11/26", RoughDate(2026, 11, 12)),
        ("121126", RoughDate(2026, 11, 12)),
        ("12112026", RoughDate(2026, 11, 12)),
        ("23 11", RoughDate(2026, 11, 23)),
        ("24 11", RoughDate(2025, 11, 24)),
        ("11 2026", RoughDate(2026, 11)),
        ("2025", RoughDate(2025)),
        ("-", Told.UNKNOWN),
        ("--", Told.RATHER_NOT),
        ("ө", Told.UNKNOWN),
        ("31 11", "Write the date like this: 27\u00a003\u00a02026"),
        ("12", "Write the date like this: 27\u00a003\u00a02026"),
        ("yesterday", "Write the date like this: 27\u00a003\u00a02026"),
        ("12 nov 2026", "Write the date like this: 27\u00a003\u00a02026"),
        ("24.11.2026", "This day has not come yet. Write the day it happened."),
        ("", "Write a date, or choose one of the last answers"),
    ],
)
def test_a_date_is_read_as_it_is_spoken(line: str, kept: object) -> None:
    assert read(StepId.LAST_TIME, line) == kept


@pytest.mark.parametrize("line", ["1 12 2", "1,12,2", "1+2+12", " 1 . 2; 12 12", '" ә "ә', "01 02 012"])
def test_several_codes_in_any_hand(line: str) -> None:
    assert read(StepId.ACTS, line) == (Act.HIT, Act.PUNCHED, Act.INSULTED)


def test_the_ways_out_have_keys_of_their_own() -> None:
    assert [read(StepId.ACTS, line) for line in ("0", "-", "--", "—", "")] == [
        (),
        Told.UNKNOWN,
        Told.RATHER_NOT,
        Told.UNKNOWN,
        None,
    ]
    assert read(StepId.ACTS, "0 1") == "“{answer}” and another answer were given together. Check which one is right."


def test_in_the_kazakh_layout_a_dot_alone_is_the_key_of_7() -> None:
    assert read(StepId.RELATION, ".") == read(StepId.RELATION, "7") == "parent"
    assert read(StepId.RELATION, "әғ") == read(StepId.RELATION, "25")


def test_what_has_no_code_is_said() -> None:
    for step, line in ((StepId.DANGER, "3"), (StepId.DANGER, "0"), (StepId.ACTS, "1 77"), (StepId.DANGER, "yes")):
        with pytest.raises(NoSuchCode, match="No answer here has the code"):
            read(step, line)
    with pytest.raises(NoSuchCode, match="Choose one answer"):
        read(StepId.DANGER, "1 2")


def test_an_order_is_typed_as_it_is_wanted() -> None:
    assert read(StepId.PRIORITIES, "3 1") == ("three", "one")
    assert read(StepId.PRIORITIES, "--") is Told.RATHER_NOT
    form = FORMS[StepId.PRIORITIES].of(Answers(plan=Plan(priorities=("three", "one"))), TODAY, options=OPTIONS)
    assert typed_of(form["a"]) == "3 1"


def test_an_hour_is_typed_as_a_number_and_25_is_refused() -> None:
    assert str(read(StepId.SERVED_HOUR, "14")) == "14:00"
    assert read(StepId.SERVED_HOUR, "25") == "Write an hour from 0 to 23, or choose one of the last answers"


def test_what_is_held_reads_back_as_it_was_typed() -> None:
    held = Answers(incident=Incident(acts=(Act.HIT, Act.INSULTED), last_time=RoughDate(2026, 11)))
    assert typed_of(FORMS[StepId.ACTS].of(held, TODAY)["a"]) == "1 12"
    assert typed_of(FORMS[StepId.LAST_TIME].of(held, TODAY)["a"]) == "11 2026"
    assert typed_of(FORMS[StepId.PLACE].of(held, TODAY)["a"]) == ""


def test_every_input_can_be_typed_and_every_choice_has_a_code_of_its_own() -> None:
    for step, kind in FORMS.items():
        for field in kind():
            assert kind_of(field) in KINDS, f"{step} cannot be typed at the desk"
            codes = [one.code for one in codes_of(field)]
            assert len(set(codes)) == len(codes)
            assert all(len(code) <= 2 for code in codes)
