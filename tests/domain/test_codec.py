"""Answers to and from JSON: nothing changes on the way, and what is unknown is refused by name."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, People, all_acts
from assistant.domain.choices import Relation, Together, Told
from assistant.domain.codec import (
    ID_LIMIT,
    LIST_LIMIT,
    TEXT_LIMIT,
    AnswersError,
    clean_text,
    from_json,
    to_json,
)
from assistant.domain.dates import RoughDate
from assistant.domain.schema import Wording, schema
from tests.generated import answers


@given(answers())
def test_answers_come_back_as_they_were(told: Answers) -> None:
    assert from_json(json.loads(json.dumps(to_json(told)))) == told


def test_what_was_not_answered_is_left_out() -> None:
    assert to_json(Answers()) == {}
    assert to_json(Answers(people=People(relation=Told.RATHER_NOT))) == {"people": {"relation": "rather-not"}}


def test_none_of_these_is_kept_apart_from_not_answered() -> None:
    told = to_json(Answers(incident=Incident(acts=())))
    assert told == {"incident": {"acts": []}}
    assert from_json(told).incident.acts == ()


@pytest.mark.parametrize(
    ("data", "where", "named"),
    [
        ([], "answers", "JSON object"),
        ({"poeple": {}}, "answers", "poeple"),
        ({"people": []}, "people", "JSON object"),
        ({"people": {"relatoin": "spouse"}}, "people", "relatoin"),
        ({"people": {"relation": "wife"}}, "people.relation", "wife"),
        ({"people": {"relation": ["spouse"]}}, "people.relation", "not a list"),
        ({"people": {"relation": 3}}, "people.relation", "must be a text"),
        ({"people": {"relation": True}}, "people.relation", "must be a text"),
        ({"incident": {"acts": ["hit", "kissed"]}}, "incident.acts", "kissed"),
        ({"incident": {"acts": [["hit"]]}}, "incident.acts", "must be a text"),
        ({"incident": {"last_time": "2026-13-01"}}, "incident.last_time", "2026-13-01"),
        ({"incident": {"last_time": "yesterday"}}, "incident.last_time", "yesterday"),
        ({"papers": {"own_name": ["A"]}}, "papers.own_name", "not a list"),
        ({"papers": {"own_name": None}}, "papers.own_name", "must be a text"),
        ({"papers": {"story": "x" * (TEXT_LIMIT + 1)}}, "papers.story", str(TEXT_LIMIT)),
        ({"support": {"region": "x" * (ID_LIMIT + 1)}}, "support.region", str(ID_LIMIT)),
        ({"plan": {"items": ["a"] * (LIST_LIMIT + 1)}}, "plan.items", str(LIST_LIMIT)),
    ],
)
def test_what_is_wrong_is_refused_by_name(data: Any, where: str, named: str) -> None:
    with pytest.raises(AnswersError) as refused:
        from_json(data)
    assert refused.value.where == where
    assert named in refused.value.problem


def test_a_refusal_names_everything_that_is_allowed() -> None:
    with pytest.raises(AnswersError) as refused:
        from_json({"people": {"together": "sometimes"}})
    assert set(refused.value.allowed) == {*map(str, Together), *map(str, Told)}
    with pytest.raises(AnswersError) as refused:
        from_json({"safety": {"danger": "yes"}})
    assert "danger_now" in str(refused.value)


def test_a_long_wrong_value_is_not_repeated_at_length() -> None:
    with pytest.raises(AnswersError) as refused:
        from_json({"people": {"relation": "w" * 5000}})
    assert len(str(refused.value)) < 2000


def test_lists_come_without_repeats_and_in_the_order_of_the_vocabulary() -> None:
    assert from_json({"incident": {"acts": ["insulted", "hit", "insulted"]}}).incident.acts == (Act.HIT, Act.INSULTED)
    assert from_json({"plan": {"items": ["b.x", "a.y", "b.x"]}}).plan.items == ("b.x", "a.y")


def test_acts_of_both_pages_stand_in_the_order_of_the_vocabulary() -> None:
    both = Incident(acts=(Act.HIT_CHILD, Act.HIT), sexual_acts=(Act.TOUCHED,))
    assert all_acts(both) == (Act.HIT, Act.TOUCHED, Act.HIT_CHILD)
    assert all_acts(Incident(acts=Told.UNKNOWN)) == ()


@given(st.text(max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Айгерім  ", "Айгерім"),
        ("a\x00b\x07c", "abc"),
        ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
        ("и\u0306", "й"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("\ud800x", "x"),
        ("{{ 7 * 7 }}", "{{ 7 * 7 }}"),
        ("ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І", "ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І"),
    ],
)
def test_typed_text_is_cleaned(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept
    assert from_json({"papers": {"story": typed}}).papers.story == kept


def _descriptions(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [found for one in schema for found in _descriptions(one)]
    if not isinstance(schema, dict):
        return []
    own = [schema["description"]] if isinstance(schema.get("description"), str) else []
    return own + [found for one in schema.values() for found in _descriptions(one)]


def test_the_schema_asks_for_a_description_of_every_section_field_and_value() -> None:
    asked: list[tuple[str, StrEnum | None]] = []

    def describe(path: str, value: StrEnum | None) -> str:
        asked.append((path, value))
        return f"{path} {value}"

    made = schema(Wording(describe, {"support.region": {"kz-71": "Astana"}}))
    said = _descriptions(made)
    assert all(f"{path} {value}" in said for path, value in asked)
    assert "Astana" in said
    assert ("people.relation", Relation.COUSIN) in asked
    assert ("people.relation", Told.UNKNOWN) in asked
    assert ("papers.story", None) in asked
    assert made["properties"]["people"]["additionalProperties"] is False
    assert made["properties"]["incident"]["properties"]["last_time"]["anyOf"][0]["type"] == "string"


def test_a_date_in_json_is_the_shortest_form_that_says_it() -> None:
    for text in ("2026-10-10", "2026-10", "2026"):
        told = from_json({"incident": {"last_time": text}})
        assert told.incident.last_time == RoughDate.parse(text)
        assert to_json(told)["incident"]["last_time"] == text
