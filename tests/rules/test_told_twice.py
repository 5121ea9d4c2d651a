"""What the rules owe the content, what may change an answer, and which answers stand behind an outcome, told twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.content.library import Library
from assistant.domain.acts import OTHER_ACTS
from assistant.domain.answers import Answers
from assistant.domain.choices import Circumstance, Dependence, Place, Relation, Together, Told, YesNo
from assistant.domain.codec import from_json
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer
from assistant.rules import counterfactual, timeline
from assistant.rules.case import Case
from assistant.rules.counterfactual import ALLOWED, what_would_change
from assistant.rules.decide import FINDINGS, decide
from assistant.rules.offences import on_complaint
from assistant.rules.soundness import NEVER_GIVEN, problems_between

TODAY = date(2026, 11, 23)


def told(**sections: dict[str, Any]) -> Answers:
    return from_json(sections)


HURT = told(
    people={"relation": "spouse", "together": "now", "common_child": "no", "other_is_16": "yes"},
    incident={"acts": ["hit", "shouted", "took-pay"], "sexual_acts": ["forced-sex"], "last_time": "2026-11-20"},
)


def because(answers: Answers, finding: str, library: Library) -> dict[str, tuple[str, ...]]:
    held = decide(answers, TODAY, library).finding(finding)
    return {reason.field: reason.values for reason in held.reasons}


# --- Content and rules


def test_what_no_rule_can_say_has_no_sentence(library: Library) -> None:
    """A court or the police decide it, or the road is open to everybody: no answer of hers can make it sure."""
    never = {f"{finding}.{answer.value}" for answer, findings in NEVER_GIVEN.items() for finding in findings}
    assert len(never) == 18
    assert never.isdisjoint(library.sentences)
    wanted = {f"{finding}.{answer.value}" for finding in FINDINGS for answer in Answer} - never
    assert wanted <= set(library.sentences)


def test_a_sentence_that_is_missing_or_idle_is_named(library: Library) -> None:
    def said(**changed: Any) -> list[str]:
        return list(problems_between(replace(library, **changed)))

    assert said() == []
    for gone, problem in (
        ("arrest.no", "measures: no outcome arrest.no; add the sentence"),
        ("relation.criterion.former-bond", "measures: no sentence relation.criterion.former-bond; add it"),
        ("breach.court", "measures: no sentence breach.court; add it"),
        ("requirements.term", "measures: no sentence requirements.term; add it"),
    ):
        assert said(sentences={name: one for name, one in library.sentences.items() if name != gone}) == [problem]
    idle = {**library.sentences, "arrest.yes": library.sentences["arrest.no"]}
    assert said(sentences=idle) == ["measures: no rule can give arrest.yes; take the sentence out"]


def test_a_condition_that_does_not_exist_is_named(library: Library) -> None:
    sentence = replace(library.sentences["arrest.judge"], when="made-up")
    problems = list(problems_between(replace(library, sentences={**library.sentences, "arrest.judge": sentence})))
    assert problems == ["measures/arrest: arrest.judge names the unknown condition made-up"]
    name, item = next(iter(library.items.items()))
    changed = {**library.items, name: replace(item, when="made-up")}
    problems = list(problems_between(replace(library, items=changed)))
    assert problems == [f"guidance/{item.topic}: {item.id} names the unknown condition made-up"]
    rows = (replace(library.rows[0], when="pregnant"), *library.rows[1:])  # a condition of sentences, not of rows
    problems = list(problems_between(replace(library, rows=rows)))
    assert problems == [f"measures/offences.toml: row {rows[0].number} names the unknown condition pregnant"]


# --- What would change an answer

DAYS = (RoughDate(2026, 11, 23), RoughDate(2026, 3, 1))
UNKNOWN = Told.UNKNOWN
OTHERS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "people.relation": ("relation", (*Relation, UNKNOWN)),
    "people.together": ("together", (Together.NOW, Together.BEFORE, Together.NEVER, UNKNOWN)),
    "people.common_child": ("common-child", (YesNo.YES, YesNo.NO, UNKNOWN)),
    "incident.places": ("place", (*((place,) for place in Place), UNKNOWN)),
    "incident.last_time": ("last-time", (*DAYS, UNKNOWN)),
    "order.served_on": ("served", (*DAYS, UNKNOWN)),
    "support.circumstances": ("about-you", ((Circumstance.DEPENDENT,),)),
    "support.dependence": ("dependence", (*((one,) for one in Dependence), (), UNKNOWN)),
    "report.reported": ("reported", (YesNo.YES, YesNo.NO, UNKNOWN)),
}


def test_the_questions_whose_answer_may_be_another_are_told_twice(library: Library) -> None:
    assert {field: step.value for field, step in ALLOWED.items()} == {
        field: step for field, (step, _) in OTHERS.items()
    }
    nothing_told = Case(Answers(), TODAY, library)
    for field, (_, values) in OTHERS.items():
        assert tuple(counterfactual._others(nothing_told, field)) == values, field


def test_the_answer_that_was_given_is_not_another(library: Library) -> None:
    given = Case(HURT, TODAY, library)
    assert Relation.SPOUSE not in list(counterfactual._others(given, "people.relation"))
    assert list(counterfactual._others(given, "people.common_child")) == [YesNo.YES, UNKNOWN]


def test_before_the_new_law_only_days_that_have_been_are_other_days(library: Library) -> None:
    for day, days in (
        (date(2026, 3, 2), (RoughDate(2026, 3, 2), RoughDate(2026, 3, 1))),
        (date(2026, 3, 1), (RoughDate(2026, 3, 1), RoughDate(2026, 3, 1))),
        (date(2026, 2, 28), (RoughDate(2026, 2, 28),)),
    ):
        assert counterfactual._days(Case(Answers(), day, library)) == days


def test_only_relying_on_that_person_is_put_in_or_taken_out(library: Library) -> None:
    pregnant, dependent, disabled = Circumstance.PREGNANT, Circumstance.DEPENDENT, Circumstance.DISABLED
    for held, other in (
        ((), {dependent}),
        (UNKNOWN, {dependent}),
        ((pregnant, disabled), {pregnant, disabled, dependent}),
        ((pregnant, disabled, dependent), {pregnant, disabled}),
    ):
        [changed] = counterfactual._dependence(held)
        assert set(changed) == other


def test_a_change_is_one_that_gives_another_answer(library: Library) -> None:
    stranger = replace(HURT, people=replace(HURT.people, relation=Relation.COUSIN, together=Together.NEVER))
    case = Case(stranger, TODAY, library)
    asked = list(ALLOWED.values())
    found = {(one.field, one.value): one.answer for one in what_would_change(case, "relation", asked)}
    assert found["people.together", Together.NOW] is Answer.YES
    assert found["people.relation", Relation.SPOUSE] is Answer.YES
    assert ("people.relation", Relation.AUNT_UNCLE) not in found
    # The other roads are shown to strangers alone: what would make them vanish is not told as another answer.
    assert what_would_change(case, "other-roads", asked) == ()
    only = {one.step for one in what_would_change(case, "relation", [ALLOWED["people.together"]])}
    assert only == {"together"}


# --- Which answers stand behind an outcome


def test_a_kind_of_violence_rests_on_its_own_acts_alone(library: Library) -> None:
    assert because(HURT, "violence.physical", library) == {"incident.acts": ("hit",)}
    assert because(HURT, "violence.economic", library) == {"incident.acts": ("took-pay",)}
    assert because(HURT, "violence.sexual", library) == {"incident.sexual_acts": ("forced-sex",)}
    # To be hit again and again can be torture: that is violence against the mind too.
    assert because(HURT, "violence.psychological", library) == {"incident.acts": ("hit", "shouted")}


def test_the_age_behind_an_order_is_the_one_that_was_told(library: Library) -> None:
    left_open = replace(HURT, people=replace(HURT.people, other_is_16=Told.UNKNOWN))
    by_band = replace(left_open, other=told(other={"age_today": "18-or-older"}).other)
    young = replace(left_open, other=told(other={"age_today": "14-15"}).other)
    assert because(HURT, "protection-order", library)["people.other_is_16"] == ("yes",)
    assert because(left_open, "protection-order", library)["people.other_is_16"] == ("unknown",)
    assert because(by_band, "protection-order", library)["other.age_today"] == ("18-or-older",)
    assert "people.other_is_16" not in because(by_band, "protection-order", library)
    assert because(young, "protection-order", library) == {"other.age_today": ("14-15",)}


@pytest.mark.parametrize(
    ("sections", "field"),
    [
        ({"support": {"circumstances": ["dependent"]}}, "support.circumstances"),
        ({"support": {"circumstances": ["disabled"]}}, "support.circumstances"),
        ({"support": {"circumstances": ["under-18"]}}, "support.circumstances"),
        ({"support": {"dependence": ["money"]}}, "support.dependence"),
        ({"people": {"own_age": "16-17"}}, "people.own_age"),
        ({"people": {"for_whom": "child"}}, "people.for_whom"),
        ({"incident": {"how_many": "two"}}, "incident.how_many"),
        ({"incident": {"happenings": [{"when": "2026-10-10"}, {"when": "2026-10-11"}]}}, "incident.happenings"),
    ],
)
def test_each_reason_why_a_complaint_may_not_be_needed(library: Library, sections: dict[str, Any], field: str) -> None:
    alone = told(**{**sections, "incident": {"acts": ["hit"], "sexual_acts": [], **sections.get("incident", {})}})
    assert decide(alone, TODAY, library).finding("complaint").answer is Answer.DEPENDS
    assert [one for one in because(alone, "complaint", library) if one != "incident.acts"] == [field]


@pytest.mark.parametrize(
    "sections",
    [
        {"support": {"dependence": [], "circumstances": ["pregnant"]}},
        {"support": {"dependence": "unknown", "circumstances": "unknown"}},
        {"people": {"own_age": "18-or-older", "for_whom": "me"}},
        {"incident": {"how_many": "one", "happenings": [{"when": "2026-10-10"}]}},
    ],
)
def test_nothing_else_makes_a_complaint_needless(library: Library, sections: dict[str, Any]) -> None:
    alone = told(**{**sections, "incident": {"acts": ["hit"], "sexual_acts": [], **sections.get("incident", {})}})
    assert decide(alone, TODAY, library).finding("complaint").answer is Answer.YES
    assert list(because(alone, "complaint", library)) == ["incident.acts"]


def test_the_articles_that_wait_for_her_complaint_are_named_once(library: Library) -> None:
    decision = decide(told(incident={"acts": [act.value for act in OTHER_ACTS]}), TODAY, library)
    held = on_complaint(decision)
    starts = {
        citation.reference: start
        for offence in decision.offences
        for citation, start in zip(offence.articles, offence.starts, strict=True)
    }
    assert {"private", "private-public", "public"} <= set(starts.values())
    assert {name: private for name, (_, private) in held.items()} == {
        name: start == "private" for name, start in starts.items() if start in ("private", "private-public")
    }
    assert all(citation.reference == name for name, (citation, _) in held.items())


# --- What can happen next


def test_the_sentences_of_the_steps_are_told_twice() -> None:
    assert " ".join(timeline.SENTENCES) == (
        "police-refusal.document police-refusal.prosecutor protection-order.ask-where protection-order.who "
        "protection-order.checks protection-order.term protection-order.extension arrest.hearing breach.court "
        "requirements.term"
    )
    held = {answer.value: standing.value for answer, standing in timeline._BY_ANSWER.items()}
    assert held == {"yes": "possible", "no": "unfit", "depends": "open", "unclear": "open"}


STRANGER = {"relation": "cousin", "together": "never", "common_child": "no", "other_is_16": "yes"}
FAMILY = {"relation": "spouse", "together": "now", "common_child": "no", "other_is_16": "yes"}
HIT = {"acts": ["hit", "shouted"], "sexual_acts": [], "last_time": "2026-11-20", "places": ["home"]}


@pytest.mark.parametrize(
    ("sections", "lines"),
    [
        (
            {"people": FAMILY, "incident": HIT},
            [
                "happened told 2026-11-20",
                "report yours protection-order.ask-where",
                "order possible protection-order.who",
                "order-end open protection-order.term",
                "court possible arrest.hearing",
                "requirements possible requirements.term",
            ],
        ),
        (
            {
                "people": FAMILY,
                "incident": {**HIT, "last_time": "2026-10"},
                "report": {"reported": "yes", "reported_on": "2026-11", "police_answer": "refused"},
                "order": {
                    "in_force": "order",
                    "served_on": "2026-11-10",
                    "breached": "yes",
                    "breached_on": "2026-11-15",
                },
            },
            [
                "happened told about 2026-10",
                "report told about 2026-11 police-refusal.prosecutor",
                "order told 2026-11-10 protection-order.checks",
                "order-end counted 2026-12-10 protection-order.extension",
                "court possible breach.court",
                "requirements possible requirements.term",
            ],
        ),
        (
            {
                "people": FAMILY,
                "incident": HIT,
                "report": {"reported": "yes"},
                "order": {"in_force": "both", "served_on": "2026-10", "breached": "no"},
            },
            [
                "happened told 2026-11-20",
                "report told police-refusal.document",
                "order told about 2026-10 protection-order.checks",
                "order-end passed about 2026-10-31 protection-order.extension",
                "court possible arrest.hearing",
                "requirements told requirements.term",
            ],
        ),
        (
            {
                "people": STRANGER,
                "incident": HIT,
                "order": {"in_force": "requirements", "served_on": "2026-11"},
            },
            [
                "happened told 2026-11-20",
                "report yours protection-order.ask-where",
                "order open protection-order.who",
                "order-end open protection-order.term",
                "court unfit arrest.hearing",
                "requirements told about 2026-11 requirements.term",
            ],
        ),
        (
            {
                "people": FAMILY,
                "incident": HIT,
                "report": {"reported_on": "2026-11-21"},
                "order": {"in_force": "order"},
            },
            [
                "happened told 2026-11-20",
                "report told 2026-11-21 police-refusal.document",
                "order told protection-order.checks",
                "order-end not-told protection-order.term",
                "court possible arrest.hearing",
                "requirements possible requirements.term",
            ],
        ),
    ],
)
def test_the_steps_that_can_follow_are_those_written_out(
    library: Library, sections: dict[str, Any], lines: list[str]
) -> None:
    answers = told(**sections)
    row = timeline.timeline(answers, decide(answers, TODAY, library))
    shown = [
        " ".join(
            word
            for word in (one.stage.value, one.standing.value, "" if one.exact else "about", _day(one.day), one.sentence)
            if word
        )
        for one in row
    ]
    assert shown == lines


def _day(day: RoughDate | date | None) -> str:
    if isinstance(day, RoughDate):
        return "-".join(f"{part:02d}" for part in (day.year, day.month, day.day) if part)
    return day.isoformat() if day else ""
