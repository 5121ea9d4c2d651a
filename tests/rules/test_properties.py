"""What must hold for any answers at all."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.content.library import Library
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS, Act
from assistant.domain.answers import Answers, Incident, Order, People, Safety, Support
from assistant.domain.choices import Circumstance, ForWhom, InForce, Relation, Together, Told, YesNo
from assistant.domain.codec import from_json, to_json
from assistant.domain.findings import Answer, Decision, Finding
from assistant.journey.prune import prune
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.content.test_library import FINDINGS
from tests.generated import answers

# Where a road lies open; *unclear* means "ask anyway".
OPEN = (Answer.YES, Answer.DEPENDS, Answer.UNCLEAR)
ROADS = (
    "protection-order",
    "bar-from-dwelling",
    "official-warning",
    "preventive-conversation",
    "requirements",
    "no-approach",
    "crisis-centre",
    "support-centre",
)
SURE = ("violence.physical", "violence.psychological", "violence.sexual", "violence.economic")
# The more certain answer stands first: a further act may only move towards the front here.
STRENGTH = {Answer.YES: 3, Answer.DEPENDS: 2, Answer.UNCLEAR: 1, Answer.NO: 0}


def by_id(decision: Decision) -> dict[str, Finding]:
    return {finding.id: finding for finding in decision.findings}


def assert_sound(decision: Decision, library: Library) -> None:
    """Every finding once, each with its sentence, its reasons, and its law or the gap in it."""
    found = by_id(decision)
    assert len(found) == len(decision.findings)
    assert set(found) | {"other-roads"} == set(FINDINGS)
    for finding in decision.findings:
        assert finding.outcome == f"{finding.id}.{finding.answer.value}"
        assert finding.outcome in library.sentences
        assert finding.citations or finding.gaps
        assert finding.citations or finding.answer is Answer.UNCLEAR
        assert finding.reasons
        assert set(finding.points) <= set(library.sentences)
    for deadline in decision.deadlines:
        assert deadline.id in library.sentences
        assert deadline.citations
    assert found["crisis-centre"].answer is not Answer.NO
    assert found["support-centre"].answer is not Answer.NO


@given(answers())
def test_any_answers_end_in_a_sound_decision(library: Library, told: Answers) -> None:
    decision = decide(told, TODAY, library)
    assert_sound(decision, library)
    assert decision == decide(told, TODAY, library)
    assert set(decision.plan) <= set(library.items)
    assert_sound(decide(prune(told), TODAY, library), library)


@given(answers(), st.sampled_from(OTHER_ACTS))
def test_a_further_act_never_closes_a_road(library: Library, told: Answers, act: Act) -> None:
    held = told.incident.acts if isinstance(told.incident.acts, tuple) else ()
    fewer = replace(told, incident=replace(told.incident, acts=tuple(a for a in OTHER_ACTS if a in held and a != act)))
    more = replace(told, incident=replace(told.incident, acts=tuple(a for a in OTHER_ACTS if a in {*held, act})))
    assert_grown(decide(fewer, TODAY, library), decide(more, TODAY, library))


@given(answers(), st.sampled_from(SEXUAL_ACTS))
def test_a_further_sexual_act_never_closes_a_road(library: Library, told: Answers, act: Act) -> None:
    held = told.incident.sexual_acts if isinstance(told.incident.sexual_acts, tuple) else ()
    rest = tuple(a for a in SEXUAL_ACTS if a in held and a != act)
    all_of_them = tuple(a for a in SEXUAL_ACTS if a in {*held, act})
    fewer = replace(told, incident=replace(told.incident, sexual_acts=rest))
    more = replace(told, incident=replace(told.incident, sexual_acts=all_of_them))
    assert_grown(decide(fewer, TODAY, library), decide(more, TODAY, library))


def assert_grown(fewer: Decision, more: Decision) -> None:
    before, after = by_id(fewer), by_id(more)
    for road in ROADS:
        if before[road].answer in OPEN:
            assert after[road].answer in OPEN, road
    for kind in SURE:
        assert STRENGTH[after[kind].answer] >= STRENGTH[before[kind].answer]
    assert set(fewer.kinds) <= set(more.kinds)
    assert {offence.row for offence in fewer.offences} <= {offence.row for offence in more.offences}
    assert {deadline.id for deadline in fewer.deadlines} <= {deadline.id for deadline in more.deadlines}
    assert more.urgent >= fewer.urgent
    assert set(fewer.plan) <= set(more.plan)
    for instrument in ("protection-order", "official-warning", "preventive-conversation"):
        if before[instrument].answer is Answer.YES:
            assert after[instrument].answer is Answer.YES


@given(answers(), st.sampled_from(("signs.own-fear", "signs.choked", "signs.weapon")))
def test_a_further_sign_only_adds(library: Library, told: Answers, sign: str) -> None:
    signs = told.safety.signs if isinstance(told.safety.signs, tuple) else ()
    fewer = decide(replace(told, safety=replace(told.safety, signs=signs)), TODAY, library)
    more = decide(replace(told, safety=replace(told.safety, signs=(*signs, sign))), TODAY, library)
    assert more.urgent
    assert more.findings == fewer.findings
    assert set(fewer.plan) <= set(more.plan)


@given(answers(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_said_does_not_matter(library: Library, told: Answers, chance: Any) -> None:
    plain = to_json(told)
    names = list(plain)
    chance.shuffle(names)
    shuffled = {}
    for name in names:
        keys = list(plain[name])
        chance.shuffle(keys)
        shuffled[name] = {key: plain[name][key] for key in keys}
        for key, value in shuffled[name].items():
            if isinstance(value, list) and key not in ("signs", "items", "bans"):
                shuffled[name][key] = chance.sample(value, len(value))
    assert decide(from_json(shuffled), TODAY, library) == decide(told, TODAY, library)


PEOPLE: dict[str, tuple[Any, ...]] = {
    "relation": tuple(Relation),
    "together": tuple(Together),
    "common_child": tuple(YesNo),
    "other_is_16": tuple(YesNo),
}
CERTAINLY = frozenset((Answer.YES, Answer.NO))


@pytest.mark.parametrize("field", PEOPLE)
@given(told=answers())
@settings(max_examples=40)
def test_not_knowing_never_says_more_than_some_answer_would(library: Library, field: str, told: Answers) -> None:
    """What is certain without an answer must be what at least one of its answers gives."""

    def with_answer(value: Any) -> dict[str, Finding]:
        changed = replace(told, people=replace(told.people, **{field: value}))
        return by_id(decide(changed, TODAY, library))

    possible = [with_answer(value) for value in PEOPLE[field]]
    for way_out in Told:
        unknown = with_answer(way_out)
        for name, finding in unknown.items():
            given_by = {one[name].answer for one in possible if name in one}
            if finding.answer in CERTAINLY:
                assert finding.answer in given_by, f"{name} is {finding.answer} without {field}"


def test_not_knowing_the_acts_leaves_every_kind_open(library: Library) -> None:
    for way_out in Told:
        found = by_id(decide(Answers(incident=Incident(acts=way_out, sexual_acts=())), TODAY, library))
        assert {found[kind].answer for kind in SURE} == {Answer.DEPENDS}


@given(answers())
def test_both_ways_out_say_the_same(library: Library, told: Answers) -> None:
    """ "I do not know" and "rather not say" leave the same things open."""

    def with_way_out(way_out: Told) -> Answers:
        sections = {}
        for section in fields(told):
            held = getattr(told, section.name)
            swapped = {f.name: way_out for f in fields(held) if isinstance(getattr(held, f.name), Told)}
            sections[section.name] = replace(held, **swapped)
        return Answers(**sections)

    unknown, rather_not = (decide(with_way_out(way_out), TODAY, library) for way_out in Told)
    assert [(f.id, f.answer) for f in unknown.findings] == [(f.id, f.answer) for f in rather_not.findings]
    assert unknown.plan == rather_not.plan


@pytest.mark.parametrize("relation", [*Relation, *Told, None])
def test_every_relation_is_decided(library: Library, relation: Relation | Told | None) -> None:
    for together in (*Together, *Told, None):
        told = Answers(people=People(relation=relation, together=together), incident=Incident(acts=(Act.HIT,)))
        assert_sound(decide(told, TODAY, library), library)


@pytest.mark.slow
def test_every_combination_of_the_people_ends_in_an_outcome(library: Library) -> None:
    """Relation x home x common child x age: a defined outcome with its law, and a next step that is open."""
    for relation in (*Relation, *Told, None):
        for together in (*Together, *Told, None):
            for child in (*YesNo, *Told, None):
                for age in (*YesNo, *Told, None):
                    people = People(ForWhom.ME, relation, together, child, age)
                    decision = decide(Answers(people=people, incident=Incident(acts=(Act.HIT,))), TODAY, library)
                    assert_sound(decision, library)
                    found = by_id(decision)
                    assert {found[name].answer for name in ("official-warning", "bar-from-dwelling")} <= set(OPEN)
                    met = [found[f"relation.{name}"].answer for name in CATEGORIES]
                    assert (found["relation"].answer is Answer.YES) is (Answer.YES in met)
                    assert (found["relation"].answer is Answer.NO) is (set(met) == {Answer.NO})
                    assert ("other-roads" in found) is (found["relation"].answer in (Answer.NO, Answer.UNCLEAR))
                    assert (found["protection-order"].answer is Answer.NO) is (age is YesNo.NO)


CATEGORIES = ("spouses", "former-spouses", "living-together", "close-relatives", "common-child")


@pytest.mark.parametrize("act", Act)
def test_every_act_names_a_kind_and_opens_the_roads(library: Library, act: Act) -> None:
    sexual = act in SEXUAL_ACTS
    incident = Incident(acts=() if sexual else (act,), sexual_acts=(act,) if sexual else ())
    people = People(relation=Relation.SPOUSE, together=Together.NOW, other_is_16=YesNo.YES)
    decision = decide(Answers(people=people, incident=incident), TODAY, library)
    assert_sound(decision, library)
    found = by_id(decision)
    assert decision.kinds
    assert [kind for kind in SURE if found[kind].answer is Answer.YES] == [f"violence.{k}" for k in decision.kinds]
    assert found["protection-order"].answer is Answer.YES
    assert found["violence"].answer is Answer.YES


def test_every_state_of_an_order_is_decided(library: Library) -> None:
    for in_force in (*InForce, *Told, None):
        for breached in (*YesNo, *Told, None):
            for served in (None, *Told):
                told = Answers(order=Order(in_force=in_force, served_on=served, breached=breached))
                found = by_id(decide(told, TODAY, library))
                held = in_force in (InForce.ORDER, InForce.REQUIREMENTS, InForce.BOTH)
                assert (found["breach"].answer is Answer.YES) is (held and breached is YesNo.YES)
                if in_force is InForce.NOTHING:
                    assert found["breach"].answer is Answer.NO


# Steps that a circumstance takes out, because they would not fit, or would be dangerous: by their condition.
UNFIT = {
    Circumstance.UNDER_18: {"adult", "has-papers", "adult-not-migrant", "adult-not-apart"},
    Circumstance.MIGRANT: {"adult-not-migrant"},
    Circumstance.POLICE_OFFICER: {"not-police"},
    Circumstance.VILLAGE: {"not-village"},
    Circumstance.NO_DOCUMENTS: {"has-papers", "watched-with-papers", "economic-with-papers"},
}


def test_every_circumstance_leaves_the_road_open(library: Library) -> None:
    people = People(relation=Relation.SPOUSE, together=Together.NOW, other_is_16=YesNo.YES)
    plain = Answers(people=people, incident=Incident(acts=(Act.HIT,)), support=Support(circumstances=()))
    before = decide(plain, TODAY, library)
    for circumstance in Circumstance:
        after = decide(replace(plain, support=Support(circumstances=(circumstance,))), TODAY, library)
        assert by_id(after)["protection-order"].answer is Answer.YES
        assert by_id(after)["crisis-centre"].answer is Answer.YES
        taken_out = {library.items[one].when for one in set(before.plan) - set(after.plan)}
        assert taken_out <= UNFIT.get(circumstance, set()), circumstance


def test_danger_is_said_at_any_single_sign(library: Library) -> None:
    signs = [item.id for item in library.topics["signs"].items]
    assert len(signs) >= 8
    for sign in signs:
        assert decide(Answers(safety=Safety(signs=(sign,))), TODAY, library).urgent
    assert decide(Answers(safety=Safety(danger_now=YesNo.YES)), TODAY, library).urgent
    assert not decide(Answers(safety=Safety(danger_now=YesNo.NO, signs=())), TODAY, library).urgent


@given(st.dates(date(2021, 1, 1), date(2027, 12, 31)), answers())
@settings(max_examples=60)
def test_no_day_breaks_a_decision(library: Library, day: date, told: Answers) -> None:
    decision = decide(told, day, library)
    for finding in decision.findings:
        assert finding.outcome in library.sentences
        assert finding.citations or finding.answer is Answer.UNCLEAR


def test_the_second_of_january_2027_is_a_day_like_any_other(library: Library) -> None:
    told = Answers(
        people=People(relation=Relation.SPOUSE, together=Together.NOW, other_is_16=YesNo.YES),
        incident=Incident(acts=(Act.HIT, Act.SHOUTED), sexual_acts=()),
    )
    later = decide(told, date(2027, 1, 2), library)
    assert_sound(later, library)
    assert [(f.id, f.answer) for f in later.findings] == [
        (f.id, f.answer) for f in decide(told, TODAY, library).findings
    ]
