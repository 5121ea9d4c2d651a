"""Things put in order by a number beside each."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.answers import Answers, Plan, plan_steps
from assistant.domain.choices import Told
from forms.base import Part, StepForm
from forms.plan import PlanForm, PlanOrderForm, PrioritiesForm

TODAY = date(2026, 11, 23)
THREE = (("one", "One"), ("two", "Two"), ("three", "Three"))


def sent(form: type[StepForm], posted: dict[str, str], answers: Answers | None = None) -> StepForm:
    return form.of(answers or Answers(), TODAY, posted=MultiDict(posted), options=THREE)


def priorities(posted: dict[str, str]) -> object:
    form = sent(PrioritiesForm, posted)
    assert form.validate(), form.errors
    return form.apply(Answers()).plan.priorities


def test_nothing_is_chosen_for_her() -> None:
    rows = PrioritiesForm.of(Answers(), TODAY, options=THREE)["a"].rows  # type: ignore[attr-defined]
    assert [number for _, _, number in rows] == ["", "", ""]
    assert priorities({}) == ()


def test_numbers_give_the_order_and_no_number_leaves_out() -> None:
    assert priorities({"a-3": "1", "a-1": "2"}) == ("three", "one")
    assert priorities({"a-1": "7", "a-2": "3"}) == ("two", "one")
    assert priorities({"a": "rather-not"}) is Told.RATHER_NOT


@pytest.mark.parametrize("number", ["0", "100", "x", "1.5", "-1", "²"])
def test_what_is_no_number_is_said_and_kept_in_its_place(number: str) -> None:
    form = sent(PrioritiesForm, {"a-1": number})
    assert not form.validate()
    assert form["a"].rows[0][2] == number  # type: ignore[attr-defined]


def test_a_page_that_is_opened_again_shows_her_numbers() -> None:
    """Empty boxes would wipe her priorities, and strike out every step of her plan, with the next Continue."""
    held = Answers(plan=Plan(priorities=("three", "one"), items=("one", "two", "three")))
    again = PrioritiesForm.of(held, TODAY, options=THREE)["a"].rows  # type: ignore[attr-defined]
    assert [number for _, _, number in again] == ["2", "", "1"]
    steps = PlanOrderForm.of(held, TODAY, options=THREE)["a"].rows  # type: ignore[attr-defined]
    assert [number for _, _, number in steps] == ["1", "2", "3"]


def test_a_page_of_a_long_order_changes_what_stands_on_it_and_moves_over_its_end() -> None:
    held = Answers(plan=Plan(items=("one", "two", "three")))
    part = Part(1, 2, ("one", "two"))
    assert [text for _, text, _ in PlanOrderForm.of(held, TODAY, options=THREE, part=part)["a"].rows] == ["One", "Two"]  # type: ignore[attr-defined]
    for posted, order in (
        ({"a-1": "3", "a-2": "2"}, ("two", "one", "three")),
        ({"a-1": "1"}, ("one", "three")),
        ({"a-1": "1", "a-2": "2", "a-3": "1"}, ("one", "two", "three")),
    ):
        form = PlanOrderForm.of(held, TODAY, posted=MultiDict(posted), options=THREE, part=part)
        assert form.validate()
        assert form.apply(held).plan.order == order


def test_more_than_99_steps_keep_their_numbers() -> None:
    many = tuple((f"s{n}", f"Step {n}") for n in range(1, 139))
    form = PlanOrderForm.of(Answers(), TODAY, posted=MultiDict({f"a-{n}": str(n) for n in range(1, 139)}), options=many)
    assert form.validate(), form.errors
    assert len(form["a"].data) == len(many)


def test_numbers_and_a_way_out_are_not_both() -> None:
    assert not sent(PrioritiesForm, {"a-1": "1", "a": "unknown"}).validate()


def order(posted: dict[str, str]) -> object:
    held = Answers(plan=Plan(items=("one", "two", "three"), own_lines="Keys"))
    form = sent(PlanOrderForm, posted, held)
    assert form.validate(), form.errors
    changed = form.apply(held)
    assert changed.plan.own_lines == "Keys"
    return plan_steps(changed.plan)


def test_the_step_that_was_moved_comes_first_among_equals() -> None:
    assert order({"a-1": "1", "a-2": "2", "a-3": "1"}) == ("three", "one", "two")
    assert order({"a-1": "1", "a-2": "2", "a-3": "3"}) == ("one", "two", "three")


def test_a_step_without_a_number_is_struck_out() -> None:
    assert order({"a-1": "1", "a-2": "", "a-3": "3"}) == ("one", "three")
    assert order({}) == ()


def test_choosing_more_steps_keeps_her_order() -> None:
    held = Answers(plan=Plan(items=("one", "three"), order=("three", "one")))
    form = PlanForm.of(held, TODAY, posted=MultiDict([("a", "one"), ("a", "two"), ("a", "three")]), options=THREE)
    assert form.validate()
    assert plan_steps(form.apply(held).plan) == ("three", "one", "two")
