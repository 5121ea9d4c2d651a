"""What would change a finding: only allowed questions, only true changes, and none forgotten."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content.library import Library
from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, People
from assistant.domain.choices import Circumstance, Place, Relation, Together, Told, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer
from assistant.domain.steps import StepId
from assistant.journey.prune import prune
from assistant.rules.case import Case
from assistant.rules.counterfactual import ALLOWED, what_would_change
from assistant.rules.decide import answer_of, decide
from tests.conftest import TODAY
from tests.content.test_library import FINDINGS
from tests.generated import answers

NEVER = {"acts", "sexual_acts", "injury", "doctor", "danger_now", "signs", "other_is_16", "for_whom"}
COUSIN = Answers(
    people=People(relation=Relation.COUSIN, together=Together.NEVER, common_child=YesNo.NO, other_is_16=YesNo.YES),
    incident=Incident((Act.HIT,), (), RoughDate(2026, 10, 10), (Place.HOME,)),
)


def changes(told: Answers, finding: str, library: Library) -> dict[tuple[str, object], Answer]:
    found = what_would_change(Case(told, TODAY, library), finding, set(StepId))
    return {(change.field, change.value): change.answer for change in found}


def test_the_list_is_closed() -> None:
    assert {field.split(".")[1] for field in ALLOWED} == {
        "relation",
        "together",
        "common_child",
        "places",
        "last_time",
        "served_on",
        "circumstances",
        "dependence",
        "reported",
    }


@settings(max_examples=40)
@given(told=answers().map(prune), finding=st.sampled_from(FINDINGS))
def test_each_change_is_true_and_touches_one_allowed_answer(library: Library, told: Answers, finding: str) -> None:
    case = Case(told, TODAY, library)
    now = answer_of(case, finding)
    for change in what_would_change(case, finding, set(StepId)):
        then = change.applied(told)
        assert answer_of(replace(case, answers=then), finding) is change.answer
        assert change.answer is not now
        section, name = change.field.split(".")
        assert name not in NEVER
        undone = replace(getattr(then, section), **{name: getattr(getattr(told, section), name)})
        assert replace(then, **{section: undone}) == told


@settings(max_examples=40)
@given(told=answers().map(prune))
def test_a_circumstance_is_only_ever_dependence(library: Library, told: Answers) -> None:
    held = told.support.circumstances if isinstance(told.support.circumstances, tuple) else ()
    for (field, value), _ in changes(told, "complaint", library).items():
        if field == "support.circumstances" and isinstance(value, tuple):
            assert set(value) ^ set(held) == {Circumstance.DEPENDENT}


@settings(max_examples=40)
@given(told=answers().map(prune))
def test_one_answer_says_what_the_whole_decision_says(library: Library, told: Answers) -> None:
    case = Case(told, TODAY, library)
    for finding in decide(told, TODAY, library).findings:
        assert answer_of(case, finding.id) is finding.answer
    assert answer_of(case, "made-up") is None


def test_no_way_to_a_yes_is_forgotten(library: Library) -> None:
    found = changes(COUSIN, "relation", library)
    for relation in Relation:
        then = replace(COUSIN, people=replace(COUSIN.people, relation=relation))
        answer = answer_of(Case(then, TODAY, library), "relation")
        assert found.get(("people.relation", relation), Answer.NO) is answer
    assert found["people.together", Together.NOW] is Answer.YES
    assert found["people.common_child", YesNo.YES] is Answer.YES
    assert found["people.relation", Told.UNKNOWN] is Answer.DEPENDS


def test_a_page_that_is_not_asked_changes_nothing(library: Library) -> None:
    assert what_would_change(Case(COUSIN, TODAY, library), "relation", ()) == ()
    only = what_would_change(Case(COUSIN, TODAY, library), "relation", (StepId.TOGETHER,))
    assert {change.step for change in only} == {StepId.TOGETHER}


def test_the_place_can_change_the_court_s_requirements(library: Library) -> None:
    home = replace(COUSIN, people=replace(COUSIN.people, relation=Relation.SPOUSE, together=Together.NOW))
    street = replace(home, incident=replace(home.incident, acts=(Act.INSULTED,), places=(Place.STREET,)))
    assert changes(street, "requirements", library)["incident.places", (Place.HOME,)] is Answer.YES
