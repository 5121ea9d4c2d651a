"""Which page comes when, and which answers fall away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, Order, People, Safety
from assistant.domain.choices import InForce, Relation, Told, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.fields import FIELDS, is_answered, value_at
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.journey.path import after, before, is_asked, section_of, steps_of
from assistant.journey.prune import prune
from assistant.journey.summary import State, all_steps, lines_of, next_open, state_of
from tests.generated import answers

STEPS = st.sampled_from(StepId)


@given(answers())
def test_pruning_twice_changes_nothing_more(told: Answers) -> None:
    once = prune(told)
    assert prune(once) == once


@given(answers())
def test_nothing_that_is_asked_falls_away(told: Answers) -> None:
    kept = prune(told)
    for step in StepId:
        for field in FIELDS[step]:
            if is_asked(step, kept):
                assert value_at(kept, field) == value_at(told, field)
            else:
                assert value_at(kept, field) in (None, "")


@given(answers(), STEPS)
def test_back_leads_to_where_continue_came_from(told: Answers, step: StepId) -> None:
    following = after(step, told)
    if following is None:
        later = STEPS_BY_SECTION[section_of(step)][STEPS_BY_SECTION[section_of(step)].index(step) + 1 :]
        assert not any(is_asked(one, told) for one in later)
    else:
        assert is_asked(following, told)
        assert section_of(following) is section_of(step)
        if is_asked(step, told):
            assert before(following, told) is step


@given(answers())
def test_every_section_can_be_walked_from_its_start_to_its_end(told: Answers) -> None:
    for section in Section:
        steps = steps_of(section, told)
        walked = list(steps[:1])
        while walked and (following := after(walked[-1], told)) is not None:
            walked.append(following)
        assert tuple(walked) == steps


def test_the_first_questions_stand_in_their_order() -> None:
    assert steps_of(Section.FIRST, Answers()) == (
        StepId.DANGER,
        StepId.FOR_WHOM,
        StepId.RELATION,
        StepId.TOGETHER,
        StepId.COMMON_CHILD,
        StepId.OTHER_AGE,
        StepId.ACTS,
        StepId.SEXUAL_ACTS,
        StepId.LAST_TIME,
    )


@pytest.mark.parametrize("relation", [*Relation, *Told])
def test_a_common_child_is_not_asked_about_ones_own_blood(relation: Relation | Told) -> None:
    kin = ("parent", "child", "sibling", "grandparent", "grandchild", "adoptive-parent", "adopted-child")
    asked = is_asked(StepId.COMMON_CHILD, Answers(people=People(relation=relation)))
    assert asked is (relation not in kin)
    told = Answers(people=People(relation=relation, common_child=YesNo.YES))
    assert prune(told) is told, "a yes is kept and asked back, never dropped in silence"
    if relation in kin:
        assert prune(Answers(people=People(relation=relation, common_child=YesNo.NO))).people.common_child is None


def test_when_and_where_are_not_asked_if_nothing_happened() -> None:
    nothing = Answers(incident=Incident(acts=(), sexual_acts=()))
    assert not is_asked(StepId.LAST_TIME, nothing)
    assert not is_asked(StepId.PLACE, nothing)
    for incident in (Incident(acts=(), sexual_acts=Told.RATHER_NOT), Incident(acts=(Act.HIT,), sexual_acts=())):
        assert is_asked(StepId.LAST_TIME, Answers(incident=incident))


@pytest.mark.parametrize("in_force", [*InForce, *Told, None])
def test_service_and_breach_are_asked_only_if_something_is_in_force(in_force: InForce | Told | None) -> None:
    told = Answers(order=Order(in_force=in_force))
    wanted = in_force in ("order", "requirements", "both")
    assert is_asked(StepId.SERVED, told) is wanted
    assert is_asked(StepId.BREACH, told) is wanted


def test_a_changed_answer_takes_along_what_hung_on_it() -> None:
    told = Answers(
        people=People(relation=Relation.SPOUSE, common_child=YesNo.NO),
        order=Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 11, 1), breached=YesNo.YES),
    )
    assert prune(told) is told
    son = prune(replace(told, people=replace(told.people, relation=Relation.CHILD)))
    assert son.people.common_child is None
    nothing = prune(replace(told, order=replace(told.order, in_force=InForce.NOTHING)))
    assert nothing.order == Order(in_force=InForce.NOTHING)


def test_how_far_a_section_is() -> None:
    told = Answers(safety=Safety(danger_now=Told.RATHER_NOT))
    assert state_of(Section.FIRST, Answers()) is State.NOT_STARTED
    assert state_of(Section.FIRST, told) is State.STARTED
    assert state_of(Section.SIGNS, told) is State.NOT_STARTED
    assert state_of(Section.SIGNS, Answers(safety=Safety(signs=()))) is State.DONE
    assert next_open(told) is StepId.FOR_WHOM
    assert next_open(Answers()) is StepId.DANGER


@given(answers())
def test_the_check_page_shows_every_page_that_is_asked(told: Answers) -> None:
    shown = [line.step for section in Section for line in lines_of(section, told)]
    assert sorted(shown) == sorted(step for step in all_steps() if is_asked(step, told))
    first_open = next_open(told)
    if first_open is not None:
        assert not is_answered(first_open, told)
    else:
        assert all(is_answered(step, told) for step in steps_of(Section.FIRST, told))
