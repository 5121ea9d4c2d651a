"""The tables that the rules stand on, told a second time: a line taken out by mistake is seen at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.content.library import Library
from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Safety
from assistant.domain.choices import CLOSE_RELATIVES, Circumstance, Direction, Relation
from assistant.domain.codec import from_json
from assistant.domain.findings import Citation, Confidence
from assistant.domain.text import Language
from assistant.rules import deadlines, eligibility, offences, rights
from assistant.rules.case import Case
from assistant.rules.conditions import CONDITIONS
from assistant.rules.danger import urgent
from assistant.rules.deadlines import add_months, refers_to
from assistant.rules.plan import OF_HER_OWN, TOPICS, TOPICS_OF_PRIORITY, chosen_items, plan_topics
from assistant.rules.soundness import GROUPS

TODAY = date(2026, 11, 23)
MAP = Path(__file__).parent / "map.txt"


def told(**sections: dict[str, Any]) -> Answers:
    return from_json(sections)


def did(act: str) -> Answers:
    sexual = act in ("forced-sex", "touched", "sexual-blackmail", "forced-prostitution", "forced-images", "infected")
    return told(incident={"sexual_acts" if sexual or act == "child-sexual" else "acts": [act]})


def fits(circumstance: str) -> Answers:
    return told(support={"circumstances": [circumstance]})


# Every answer that alone makes a condition hold. "always" holds for all; two need a second answer and stand below.
ALONE: dict[str, list[Answers]] = {
    "lives-together": [told(people={"together": "now"})],
    "has-children": [
        fits("children"),
        *(told(support={"child_ages": [age]}) for age in ("under-3", "3-6", "7-13", "14-17")),
        told(people={"common_child": "yes"}),
        told(people={"for_whom": "child"}),
        *map(did, ("hit-child", "child-abroad", "child-sexual", "child-saw", "threat-children")),
    ],
    "common-child": [told(people={"common_child": "yes"})],
    "child-harmed": [
        told(people={"for_whom": "child"}),
        *map(did, ("hit-child", "child-abroad", "child-sexual", "child-saw")),
    ],
    "pregnant": [fits("pregnant")],
    "disabled": [fits("disabled")],
    "has-pet": [fits("pet"), did("pet")],
    "pet-harmed": [did("pet")],
    "choked": [did("choked"), told(safety={"signs": ["signs.choked"]})],
    "isolated": [did("isolated"), did("kept-from-work"), did("locked-in")],
    "forced-marriage": [did("forced-marriage")],
    "in-laws": [told(people={"relation": one}) for one in ("parent-in-law", "sibling-in-law")],
    "grown-child": [told(people={"relation": one}) for one in ("child", "adopted-child")],
    "grandchild": [told(people={"relation": "grandchild"})],
    "child-in-law": [told(people={"relation": "child-in-law"})],
    "carer-harms": [
        did("kept-without-care"),
        did("guardian-abuse"),
        *(told(support={"dependence": [one]}) for one in ("care", "health")),
    ],
    "dormitory": [fits("dormitory")],
    "moved-apart": [told(people={"together": "before"})],
    "baby": [told(support={"child_ages": ["under-3"]})],
    "pregnant-or-baby": [fits("pregnant"), told(support={"child_ages": ["under-3"]})],
    "child-under-14": [
        *(told(support={"child_ages": [age]}) for age in ("under-3", "3-6", "7-13")),
        told(people={"own_age": "under-14"}),
    ],
    "tech-abuse": [
        did(act)
        for act in (
            "read-messages",
            "endless-calls",
            "tracked",
            "spyware",
            "took-accounts",
            "passwords",
            "shared-images",
            "threat-images",
            "smart-home",
            "false-page",
            "sim-copy",
        )
    ],
    "stalking": [did(act) for act in ("followed", "endless-calls", "tracked", "checked")],
    "documents-taken": [did("took-documents"), fits("no-documents")],
    "order-in-force": [told(order={"in_force": "order"}), told(order={"in_force": "both"})],
    "minor": [
        fits("under-18"),
        told(people={"for_whom": "child"}),
        *(told(people={"own_age": age}) for age in ("under-14", "14-15", "16-17")),
    ],
    "minor-harmed": [
        fits("under-18"),
        told(people={"for_whom": "child"}),
        *(told(people={"own_age": age}) for age in ("under-14", "14-15", "16-17")),
        did("child-sexual"),
    ],
    "older": [fits("older")],
    "man": [fits("man")],
    "migrant": [fits("migrant"), fits("no-documents"), told(support={"dependence": ["residence-permit"]})],
    "village": [fits("village")],
    "police-officer": [fits("police-officer")],
    "dependent": [
        fits("dependent"),
        *(told(support={"dependence": [one]}) for one in ("money", "home", "health", "care", "residence-permit")),
    ],
    "several-people": [told(incident={"how_many": number}) for number in ("two", "three", "more")],
    "own-case": [told(report={"own_case": one}) for one in ("order", "case", "both")],
    "left": [
        told(plan={"direction": "left"}),
        told(people={"together": "before"}),
        told(people={"relation": "former-spouse"}),
        told(people={"relation": "former-partner"}),
    ],
    "adult-stays": [told(plan={"direction": "stay"})],
    "child-of-two": [told(people={"common_child": "yes"})],
    "works-or-studies": [fits("work-study")],
    "facts-before-2026-03-02": [
        told(incident={"last_time": "2026-03-01"}),
        told(incident={"last_time": "2026"}),
        told(incident={"last_time": "unknown"}),
    ],
}
ALONE["tech-watched"] = [fits("phone-watched"), fits("accounts-watched"), *ALONE["tech-abuse"]]
ALONE["watched-with-papers"] = ALONE["tech-watched"]
# Kept by everybody but some, or hanging on the kinds of violence, or on a second answer.
WITH_ANOTHER = (
    "always",
    "adult",
    "has-papers",
    "adult-not-migrant",
    "child-understands",
    "not-police",
    "sexual-violence",
    "economic-violence",
    "economic-with-papers",
    "representative-harms",
    "relation-outside",
    "not-apart",
    "adult-not-apart",
    "not-village",
    "may-be-married",
    "may-be-under-16",
    "minor-whose-own-do-not-harm",
    # in tests/content/test_counts.py
    "order-from-before-2026-03-02",
    "order-may-be-from-before-2026-03-02",
    "in-force-may-be-from-before-2026-03-02",
    # the edges of the list of relations: in tests/rules/test_relation.py
    "couple",
    "in-laws-outside",
    "guardian-outside",
    "step-family-outside",
    "wider-family-outside",
    "shared-home-outside",
    "dating-outside",
    "neighbour-outside",
)


def every_single_answer() -> list[Answers]:
    return [
        *map(did, Act),
        *map(fits, Circumstance),
        *(answers for held in ALONE.values() for answers in held),
        told(incident={"how_many": "one"}),
        told(report={"own_case": "nothing"}),
        told(order={"in_force": "requirements"}),
        told(order={"in_force": "nothing"}),
        told(incident={"last_time": "2026-03-02"}),
        told(people={"own_age": "18-or-older"}),
        told(people={"common_child": "no"}),
        told(people={"for_whom": "me"}),
        *(told(people={"together": one}) for one in ("never", "unknown")),
        *(told(plan={"direction": one}) for one in ("ready", "today", "unknown")),
        told(support={"dependence": [], "child_ages": [], "circumstances": []}),
        told(support={"dependence": "unknown", "child_ages": "unknown", "circumstances": "unknown"}),
    ]


def test_every_condition_is_told_a_second_time() -> None:
    assert set(ALONE) | set(WITH_ANOTHER) == set(CONDITIONS)


@pytest.mark.parametrize("condition", ALONE)
def test_a_condition_holds_for_its_own_answers_and_no_other(library: Library, condition: str) -> None:
    for answers in every_single_answer():
        held = CONDITIONS[condition](Case(answers, TODAY, library))
        assert held is (answers in ALONE[condition]), answers


def test_a_representative_harms_only_a_minor(library: Library) -> None:
    def holds(people: dict[str, Any]) -> bool:
        return CONDITIONS["representative-harms"](Case(told(people=people), TODAY, library))

    for relation in ("parent", "adoptive-parent", "guardian"):
        assert holds({"relation": relation, "own_age": "16-17"})
        assert not holds({"relation": relation, "own_age": "18-or-older"})
        assert not holds({"relation": relation})
    assert holds({"relation": "grandparent", "own_age": "under-14", "representative": "yes"})
    assert not holds({"relation": "grandparent", "own_age": "under-14", "representative": "no"})
    assert not holds({"relation": "grandparent", "own_age": "18-or-older", "representative": "yes"})
    for relation, harms in (("parent", True), ("sibling", False)):
        case = Case(told(people={"relation": relation, "own_age": "14-15"}), TODAY, library)
        assert CONDITIONS["representative-harms"](case) is harms
        assert CONDITIONS["minor-whose-own-do-not-harm"](case) is not harms
    grown = Case(told(people={"relation": "sibling", "own_age": "18-or-older"}), TODAY, library)
    assert not CONDITIONS["minor-whose-own-do-not-harm"](grown)


@pytest.mark.parametrize("act", Act)
def test_which_acts_are_signs_of_danger(library: Library, act: Act) -> None:
    signs = {"choked", "weapon", "threat-kill", "forced-sex", "followed", "tracked", "spyware", "threat-children"}
    assert urgent(Case(did(act), TODAY, library)) is (act in signs)


def test_each_sign_and_danger_now_is_danger_and_no_tick_is_no_promise(library: Library) -> None:
    for safety, danger in (
        (told(safety={"danger_now": "yes"}), True),
        (told(safety={"signs": ["a-made-up-sign"]}), True),
        (told(safety={"signs": []}), False),
        (told(safety={"signs": "unknown"}), False),
        (told(safety={"danger_now": "no"}), False),
    ):
        assert urgent(Case(safety, TODAY, library)) is danger


@pytest.mark.parametrize(
    ("direction", "first"),
    [
        ("stay", ["plan-home", "plan-ready", "plan-leaving"]),
        ("ready", ["plan-ready", "plan-leaving", "plan-home"]),
        ("today", ["plan-leaving", "plan-ready", "plan-home"]),
        ("left", ["plan-after", "plan-home", "plan-ready"]),
        ("unknown", ["plan-home", "plan-ready", "plan-leaving"]),
    ],
)
def test_what_she_is_thinking_of_decides_what_comes_first(library: Library, direction: str, first: list[str]) -> None:
    everything = [
        "plan-home",
        "plan-ready",
        "plan-leaving",
        "plan-after",
        "plan-children",
        "plan-health",
        "plan-people",
        "plan-phone",
        "plan-documents",
        "plan-money",
        "plan-work",
        "plan-animal",
    ]
    full = replace(
        fits("children"),
        plan=told(plan={"direction": direction}).plan,
        support=told(support={"circumstances": [one.value for one in Circumstance]}).support,
        people=told(people={"together": "now"}).people,
    )
    shown = [topic.id for topic, _ in plan_topics(Case(full, TODAY, library))]
    own = ["plan-young", "plan-special", "plan-health"]  # what is hers alone, before what fits everybody
    assert shown == [*own, *first, *(one for one in everything if one not in (*first, *own))]
    childless = replace(full, support=told(support={"circumstances": ["village", "work-study", "pet"]}).support)
    childless = replace(childless, order=told(order={"in_force": "order"}).order)  # children can be named in an order
    without = [topic.id for topic, _ in plan_topics(Case(childless, TODAY, library))]
    others = [one for one in everything if one not in (*first, "plan-children")]
    assert without == ["plan-special", *first, *others], "health is nobody's own here"


@pytest.mark.parametrize("answers", [fits("pregnant"), fits("disabled"), did("guardian-abuse")])
def test_a_body_that_needs_care_comes_before_what_fits_everybody(library: Library, answers: Answers) -> None:
    assert [topic.id for topic, _ in plan_topics(Case(answers, TODAY, library))][:2] == ["plan-health", "plan-home"]


def test_what_always_holds_and_what_hangs_on_a_kind_of_violence(library: Library) -> None:
    for act in Act:
        case = Case(did(act), TODAY, library)
        assert CONDITIONS["always"](case)
        assert CONDITIONS["economic-violence"](case) is ("economic" in case.kinds)
        assert CONDITIONS["economic-with-papers"](case) is ("economic" in case.kinds)
        without = replace(did(act), support=fits("no-documents").support)
        assert not CONDITIONS["economic-with-papers"](Case(without, TODAY, library))
    assert CONDITIONS["economic-violence"](Case(did("took-pay"), TODAY, library))
    assert not CONDITIONS["economic-violence"](Case(did("hit"), TODAY, library))


def test_a_plan_holds_the_items_whose_condition_holds(library: Library) -> None:
    case = Case(fits("pet"), TODAY, library)
    for topic, items in plan_topics(case):
        assert items == tuple(item for item in library.topics[topic.id].items if CONDITIONS[item.when](case))
    assert all(items for answers in every_single_answer() for _, items in plan_topics(Case(answers, TODAY, library)))


@pytest.mark.parametrize(
    ("since", "months", "until"),
    [
        ("2026-11-23", 2, "2027-01-23"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 12, "2027-12-01"),
        ("2026-01-15", 24, "2028-01-15"),
    ],
)
def test_months_are_counted_by_the_calendar(since: str, months: int, until: str) -> None:
    assert add_months(date.fromisoformat(since), months) == date.fromisoformat(until)


def test_a_citation_refers_to_its_article_or_its_part() -> None:
    citation = Citation("cc", "108-1", "1", None, TODAY, Confidence.CONFIRMED)
    assert refers_to(citation, ("cc/108-1",))
    assert refers_to(citation, ("cc/108-1/1",))
    assert not refers_to(citation, ("cc/108-1/2", "cc/108", "cao/108-1", "108-1"))


def test_no_direction_is_chosen_for_her(library: Library) -> None:
    assert {direction.value for direction in Direction} == {"stay", "ready", "today", "left"}
    plain = plan_topics(Case(Answers(), TODAY, library))
    assert plain[0][0].id == "plan-home"


def test_the_map_of_acts_and_articles_is_the_one_told_twice(library: Library) -> None:
    """Row by row as the fact base has it: who changes one of the two must have read the act and changes both."""
    told = [line.split("; ") for line in MAP.read_text(encoding="utf-8").splitlines()[1:]]
    held = [
        [
            str(row.number),
            " ".join(row.acts) or "-",
            " ".join(row.kinds),
            " ".join(f"{article}={starts}" for article, starts in zip(row.articles, row.starts, strict=True)) or "-",
            row.when,
        ]
        for row in library.rows
    ]
    assert held == told


def test_the_day_is_bounded_by_today(library: Library) -> None:
    def facts(when: str, day: date = TODAY) -> tuple[date, date]:
        span = Case(told(incident={"last_time": when}), day, library).facts
        return span.first, span.last

    assert facts("2026-10") == (date(2026, 10, 1), date(2026, 10, 31))
    assert facts("2026") == (date(2026, 1, 1), TODAY)
    assert facts("2026-11-23") == (TODAY, TODAY)
    assert facts("2026-11-25") == (date(2026, 11, 25), date(2026, 11, 25))
    assert facts("unknown") == (date.min, TODAY)


def test_acts_stay_open_until_both_pages_are_answered(library: Library) -> None:
    for acts, sexual, still in (([], [], False), (["hit"], None, True), (None, [], True), ("unknown", [], True)):
        incident = {key: value for key, value in (("acts", acts), ("sexual_acts", sexual)) if value is not None}
        assert Case(told(incident=incident), TODAY, library).acts_open is still


def test_several_times_are_two_or_more(library: Library) -> None:
    for count in range(4):
        listed = [{"when": "2026-10-10"}] * count
        case = Case(told(incident={"happenings": listed}), TODAY, library)
        assert case.several_times == (count if count > 1 else 0)


def test_the_conditions_that_hold_for_all_but_some(library: Library) -> None:
    def holds(condition: str, answers: Answers) -> bool:
        return CONDITIONS[condition](Case(answers, TODAY, library))

    assert holds("adult", Answers())
    assert not holds("adult", fits("under-18"))
    assert holds("watched-with-papers", fits("phone-watched"))
    watched = told(support={"circumstances": ["phone-watched", "no-documents"]})
    assert holds("tech-watched", watched)
    assert not holds("watched-with-papers", watched)
    assert holds("has-papers", Answers())
    assert not holds("has-papers", fits("under-18"))
    assert not holds("has-papers", fits("no-documents"))
    assert holds("has-papers", fits("migrant"))
    assert holds("adult-not-migrant", fits("no-documents"))
    assert not holds("adult-not-migrant", fits("under-18"))
    assert not holds("adult-not-migrant", fits("migrant"))
    assert not holds("adult-not-migrant", told(support={"dependence": ["residence-permit"]}))
    for condition in ("not-apart", "adult-not-apart"):
        assert holds(condition, Answers())
        assert holds(condition, told(people={"together": "now"}))
        assert not any(holds(condition, told(people={"together": one})) for one in ("before", "never"))
    assert not holds("adult-not-apart", fits("under-18"))
    assert not holds("adult-stays", told(plan={"direction": "stay"}, people={"own_age": "16-17"}))
    for sixteen, may in (({}, True), ({"other_is_16": "no"}, True), ({"other_is_16": "yes"}, False)):
        assert holds("may-be-under-16", told(people=sixteen)) is may
    assert not holds("may-be-under-16", told(other={"age_today": "16-17"}))
    assert holds("not-village", Answers())
    assert not holds("not-village", fits("village"))
    assert holds("not-police", Answers())
    assert not holds("not-police", fits("police-officer"))
    assert holds("sexual-violence", did("forced-sex"))
    assert holds("sexual-violence", told(safety={"signs": ["signs.forced-sex"]}))
    assert not holds("sexual-violence", did("hit"))


def test_whose_child_and_whose_marriage_are_asked_of(library: Library) -> None:
    """In-laws keep a child of hers and her husband too; a marriage certificate is nothing for a single person."""

    def holds(condition: str, **sections: dict[str, Any]) -> bool:
        return CONDITIONS[condition](Case(told(**sections), TODAY, library))

    mother = {"circumstances": ["children"]}
    for relation, of_two in (("parent-in-law", True), ("sibling-in-law", True), ("parent", False), ("spouse", False)):
        assert holds("child-of-two", people={"relation": relation}, support=mother) is of_two
        assert not holds("child-of-two", people={"relation": relation})
    for relation in Relation:
        married = relation.value in ("spouse", "former-spouse", "parent-in-law", "sibling-in-law")
        assert holds("may-be-married", people={"relation": relation.value}) is married
        assert not holds("may-be-married", people={"relation": relation.value, "own_age": "14-15"})
    assert holds("may-be-married")
    assert holds("may-be-married", people={"relation": "unknown"})


def test_a_child_understands_unless_every_child_is_a_baby(library: Library) -> None:
    for ages, understands in (
        (["under-3"], False),
        (["under-3", "3-6"], True),
        (["14-17"], True),
        ([], True),
        ("unknown", True),
    ):
        answers = replace(
            fits("children"), support=told(support={"circumstances": ["children"], "child_ages": ages}).support
        )
        assert CONDITIONS["child-understands"](Case(answers, TODAY, library)) is understands
    assert not CONDITIONS["child-understands"](Case(Answers(), TODAY, library))


def test_the_topics_of_each_priority_are_told_twice() -> None:
    told = {priority.removeprefix("priorities."): " ".join(topics) for priority, topics in TOPICS_OF_PRIORITY.items()}
    assert told == {
        "tonight": "plan-home plan-leaving",
        "children": "plan-children",
        "place": "plan-ready plan-leaving",
        "stay-home": "plan-home plan-after",
        "phone": "plan-phone",
        "money": "plan-money",
        "documents": "plan-documents",
        "health": "plan-health",
        "work": "plan-work",
        "people": "plan-people",
        "animal": "plan-animal",
    }


def test_what_she_chose_stands_in_her_order_and_what_is_gone_is_left_out(library: Library) -> None:
    """An id can be gone: an answer was kept by an older version of the content."""
    chosen = ["plan-ready.bag", "gone.item", "plan-home.notes", "plan-leaving.call"]
    plan = {"items": chosen, "order": ["plan-leaving.call", "plan-home.notes"]}
    found = chosen_items(Case(told(plan=plan), TODAY, library))
    assert [item.id for item in found] == ["plan-leaving.call", "plan-home.notes", "plan-ready.bag"]


def test_a_library_without_a_topic_still_has_a_plan(library: Library) -> None:
    topics = {name: topic for name, topic in library.topics.items() if name != "plan-home"}
    found = plan_topics(Case(Answers(), TODAY, replace(library, topics=topics)))
    assert [topic.id for topic, _ in found][:2] == ["plan-ready", "plan-leaving"]


def test_her_priorities_stand_first_in_her_order(library: Library) -> None:
    for priority, topics in TOPICS_OF_PRIORITY.items():
        answers = replace(
            fits("pet"), plan=told(plan={"direction": "left", "priorities": [priority, "priorities.documents"]}).plan
        )
        shown = [topic.id for topic, _ in plan_topics(Case(answers, TODAY, library))]
        there = [one for one in topics if one in shown]
        assert shown[: len(there)] == there, priority
        assert shown.index("plan-documents") == (len(there) if "plan-documents" not in there else 0)
    assert set(TOPICS_OF_PRIORITY) == {item.id for item in library.topics["priorities"].items}
    assert {one for topics in TOPICS_OF_PRIORITY.values() for one in topics} <= set(TOPICS)
    assert {one for one in library.topics if one.startswith("plan-")} == {*TOPICS, *OF_HER_OWN, "plan-child-page"}


def test_every_sign_alone_is_enough_and_none_is_no_all_clear(library: Library) -> None:
    """The truth table: every combination of signs."""
    signs = [item.id for item in library.topics["signs"].items]
    assert len(signs) == 11
    for mask in range(2 ** len(signs)):
        named = tuple(one for place, one in enumerate(signs) if mask >> place & 1)
        case = Case(Answers(safety=Safety(signs=named)), TODAY, library)
        assert urgent(case) is bool(named), named


def test_every_sign_has_its_source_and_says_for_whom_it_was_studied(library: Library) -> None:
    for item in library.topics["signs"].items:
        assert item.source != "common practice"
        assert item.caution is not None
        for language, word in ((Language.KK, "әйелдер"), (Language.RU, "женщин"), (Language.EN, "women")):
            assert word in item.caution.in_language(language), item.id


@pytest.mark.parametrize("direction", ["ready", "today", "left"])
def test_leaving_is_itself_a_sign(library: Library, direction: str) -> None:
    assert urgent(Case(told(plan={"direction": direction}), TODAY, library))
    assert not urgent(Case(told(plan={"direction": "stay"}), TODAY, library))


def test_what_is_counted_is_told_twice(library: Library) -> None:
    """(months, days, months under 18) by Criminal Code 71, 88; CAO 61, 62, 71, 72, 827; law 245-VIII 60."""
    told_twice = {
        "time-limit.administrative": (2, 0, 1),
        "time-limit.misdemeanour": (12, 0, 6),
        "time-limit.minor-crime": (24, 0, 12),
        "time-limit.medium-crime": (60, 0, 30),
        "time-limit.grave-crime": (120, 0, 60),
        "time-limit.complaint": (0, 3, 0),
        "protection-order.term": (0, 30, 0),
        "breach.deadline": (2, 0, 1),
        "arrest.penalty-counts": (12, 0, 6),
        "reconciliation.again": (12, 0, 12),
        "police-refusal.administrative": (2, 0, 2),
    }
    held = {(name, one.months, one.days, one.minor_months) for name, ones in library.counts.items() for one in ones}
    assert held == {(name, *numbers) for name, numbers in told_twice.items()}
    assert set(deadlines.COUNTS) == set(told_twice)


def test_the_classes_of_offences_are_told_twice(library: Library) -> None:
    """By the longest penalty of each part (Criminal Code 10, 11)."""
    told_twice = {
        "time-limit.misdemeanour": "108-1/1 109-1 115 115-1 131 149/1 384 385/3 389/1",
        "time-limit.minor-crime": "107/1 108-1/2 125-1/1 139 148/1 149/2 202/1 207/1 385/1",
        "time-limit.medium-crime": "107/2 110/1 123/1 126/1 126/2 127/1 147/2 147/3 148/2 188/1 210/1",
        "time-limit.grave-crime": "106 110/2 120/1 121/1 125 125-1/2 126/3 128/1 128/2 147/4 147/5",
    }
    held = {name: _articles(one.articles) for name, [one, *_] in library.counts.items() if one.articles}
    assert held == told_twice
    assert list(deadlines.CLASSES) == list(told_twice), "the gentlest class first: its limit ends first"


def test_the_groups_of_articles_are_told_twice(library: Library) -> None:
    held = {name: _articles(one.articles) for name, [one] in library.groups.items()}
    assert held == {
        "opens-at-14": "188 191 192 194 200 202",
        rights.NEVER: "99 106 128",
        rights.AGAINST_MINORS: "120 121 122 123 124 134 144 312/2 312/3",
        rights.GRAVE: "120 121 125",
        rights.ONCE: "108-1 109-1 cao/73",
    }
    assert set(held) == set(GROUPS)


def _articles(references: tuple[str, ...]) -> str:
    return " ".join(one.removeprefix("cc/") for one in references)


def test_who_is_released_for_a_grave_crime_is_told_twice() -> None:
    released = "pregnant woman-child-under-14 man-alone-child-under-14 woman-over-58 man-over-63"
    assert " ".join(rights._RELEASED_FOR_A_GRAVE_ONE) == released
    assert frozenset(("private", "private-public", "statement")) == offences.ON_COMPLAINT


def test_the_close_relatives_of_the_law_are_told_twice() -> None:
    close = "parent child sibling grandparent grandchild adoptive-parent adopted-child"
    assert {relation.value for relation in CLOSE_RELATIVES} == set(close.split())
    assert {one.value for one in eligibility.SHARED_HOMES_UNCLEAR} == {"room-mate", "neighbour", "colleague"}
