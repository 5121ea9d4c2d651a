"""``flask assess`` and ``flask render``: the web's own decisions, papers and refusals on the command line."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import Result
from flask import Flask

from assistant.cli.answers import read_answers
from assistant.content.library import Library
from assistant.domain.answers import Answers, Order
from assistant.domain.choices import InForce
from assistant.domain.codec import AnswersError, from_json, to_json
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.documents.papers import TYPICAL
from tests.visitor import Visitor

DAY = ("--today", "2026-11-23")


def run(app: Flask, *arguments: str, answers: object = None) -> Result:
    sent = answers if isinstance(answers, str) else json.dumps({} if answers is None else answers)
    return app.test_cli_runner().invoke(args=list(arguments), input=sent)


def assessed(app: Flask, answers: object) -> dict[str, Any]:
    result = run(app, "assess", *DAY, "-", answers=answers)
    assert result.exit_code == 0, result.output
    held: dict[str, Any] = json.loads(result.output)
    return held


def test_a_decision_is_printed_with_reasons_and_law(app: Flask) -> None:
    decision = assessed(app, to_json(TYPICAL))
    found = {finding["id"]: finding for finding in decision["findings"]}
    assert decision["day"] == "2026-11-23"
    assert found["relation"]["answer"] == "yes"
    assert found["protection-order"]["answer"] == "yes"
    cited = [f"{c['act']}/{c['article']}" for c in found["protection-order"]["citations"]]
    assert "law-245-viii/60" in cited
    assert found["protection-order"]["citations"][0]["version"] == "2026-03-02"
    assert {"field": "people.relation", "values": ["spouse"]} in found["relation"]["reasons"]
    assert "time-limit.misdemeanour" in [deadline["id"] for deadline in decision["deadlines"]]
    assert all(finding["citations"] or finding["gaps"] for finding in decision["findings"])


def test_an_open_answer_is_named_as_missing(app: Flask) -> None:
    found = {finding["id"]: finding for finding in assessed(app, {})["findings"]}
    assert found["relation"]["answer"] == "depends"
    assert "people.relation" in found["relation"]["missing"]


def test_the_command_line_decides_as_the_web_does(app: Flask, visitor: Visitor) -> None:
    visitor.walk()
    told = visitor.answers
    web = decide(told, visitor.office.today(), visitor.office.library)
    printed = assessed(app, to_json(told))
    assert [(f["id"], f["answer"]) for f in printed["findings"]] == [(f.id, f.answer.value) for f in web.findings]
    assert [d["day"] for d in printed["deadlines"]] == [str(d.day) for d in web.deadlines]


def test_what_is_not_asked_is_pruned_as_on_the_web(app: Flask) -> None:
    with_breach = {"order": {"in_force": "nothing", "served_on": "2026-11-01", "breached": "yes"}}
    found = {finding["id"]: finding for finding in assessed(app, with_breach)["findings"]}
    assert found["breach"]["answer"] == "no"
    assert not [d for d in assessed(app, with_breach)["deadlines"] if d["id"] == "protection-order.term"]


def test_answers_can_come_from_a_file(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(to_json(TYPICAL)), encoding="utf-8")
    assert run(app, "assess", str(path), *DAY).exit_code == 0


def test_another_day_gives_that_day_s_law(app: Flask) -> None:
    before = json.loads(run(app, "assess", "--today", "2026-03-01", "-", answers={}).output)
    order = next(f for f in before["findings"] if f["id"] == "protection-order")
    assert order["answer"] == "unclear"
    assert order["gaps"]


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"poeple": {}}, ("poeple", "people", "incident")),
        ({"people": {"relatoin": "spouse"}}, ("relatoin", "relation", "common_child")),
        ({"people": {"relation": "wife"}}, ("people.relation", "wife", "former-spouse", "rather-not")),
        ({"incident": {"acts": ["hit", "kissed"]}}, ("incident.acts", "kissed", "choked")),
        ({"safety": {"signs": ["signs.no-such"]}}, ("safety.signs", "signs.no-such", "signs.choked")),
        ({"support": {"region": "kz-99"}}, ("support.region", "kz-99", "kz-71")),
        ({"plan": {"items": ["plan.no-such"]}}, ("plan.items", "plan.no-such", "plan-home.")),
        ({"wishes": {"bans": ["requirements.no-such"]}}, ("wishes.bans", "requirements.no-such", "requirements.ban.")),
        ({"incident": {"last_time": "2026-11-24"}}, ("incident.last_time", "2026-11-24", "not come yet")),
        ({"order": {"in_force": "order", "served_on": "2027"}}, ("order.served_on", "2027", "not come yet")),
        ({"incident": {"last_time": "2026-02-30"}}, ("incident.last_time", "2026-02-30", "YYYY-MM-DD")),
        ("not json", ("answers", "JSON")),
        ("[]", ("answers", "object")),
        ("", ("answers", "JSON")),
        ('"x"', ("answers", "object")),
    ],
)
@pytest.mark.parametrize("command", [("assess",), ("render", "summary", "--lang", "kk", "-o", "out.pdf")])
def test_what_is_wrong_is_refused_by_name_with_the_allowed_ones(
    app: Flask,
    command: tuple[str, ...],
    answers: object,
    named: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(app, *command, *DAY, "-", answers=answers)
    assert result.exit_code == 2
    for word in named:
        assert word in result.output
    assert "Traceback" not in result.output


def test_an_id_of_content_is_refused_where_its_field_does_not_offer_it(app: Flask) -> None:
    cases: tuple[tuple[object, tuple[str, ...]], ...] = (
        ({"wishes": {"bans": ["requirements.yes"]}}, ("wishes.bans", "requirements.yes", "requirements.ban.")),
        ({"plan": {"order": ["plan.no-such"]}}, ("plan.order", "plan.no-such", "plan-home.")),
        ({"plan": {"items": ["signs.choked"]}}, ("plan.items", "signs.choked", "plan-home.")),
        (
            {"order": {"in_force": "order"}, "diary": {"breaches": [{}, {"bans": ["no.such"]}]}},
            ("diary.breaches[1].bans", "no.such", "protection-order.ban.visit", "breach.unclear"),
        ),
    )
    for answers, named in cases:
        result = run(app, "assess", *DAY, "-", answers=answers)
        assert result.exit_code == 2
        assert [word for word in named if word not in result.output] == []


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "23.11.2026", "2026-02-30", ""])
def test_a_day_that_is_none_is_refused(app: Flask, day: str) -> None:
    result = run(app, "assess", "--today", day, "-", answers={})
    assert result.exit_code == 2
    assert "--today" in result.output
    assert "2026-11-23" in result.output


SCHEMA_KEYS = {
    "$schema",
    "title",
    "type",
    "description",
    "properties",
    "additionalProperties",
    "anyOf",
    "oneOf",
    "const",
    "items",
    "uniqueItems",
    "pattern",
    "maxLength",
    "maxItems",
}
IDS_OF_CONTENT = {
    "safety.signs": "signs.choked",
    "support.region": "kz-71",
    "wishes.bans": "requirements.residence-ban.ban",
    "wishes.requests": "statement.",
    "wishes.complaints": "cc/109-1/1",
    "plan.items": "plan-home.exit-way",
    "plan.order": "plan-home.exit-way",
    "plan.priorities": "priorities.children",
    "diary.evidence": "evidence.",
}


@pytest.fixture
def schema(app: Flask) -> dict[str, Any]:
    """The schema as the command prints it."""
    result = run(app, "assess", "--schema", *DAY)
    assert result.exit_code == 0, result.output
    held: dict[str, Any] = json.loads(result.output)
    return held


def fields_of(schema: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What each field can hold, by its path: the ways of the field, or of one of its list."""
    return {
        f"{section}.{field}": [part.get("items", part) for part in kind.get("anyOf", [kind])]
        for section, held in schema["properties"].items()
        for field, kind in held["properties"].items()
    }


def walk(schema: dict[str, Any], path: str) -> list[str]:
    """Every place of a schema that lacks a description or has an unknown key."""
    wrong = [f"{path}: {key}" for key in schema if key not in SCHEMA_KEYS]
    for name, part in schema.get("properties", {}).items():
        if not str(part.get("description", "")).strip():
            wrong.append(f"{path}.{name} has no description")
        wrong += walk(part, f"{path}.{name}")
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        if "const" in part and not str(part.get("description", "")).strip():
            wrong.append(f"{path}={part['const']} has no description")
        wrong += walk(part, path)
    return wrong + (walk(schema["items"], path) if "items" in schema else [])


def test_the_schema_is_valid_and_describes_every_field_and_value(schema: dict[str, Any]) -> None:
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["type"] == "object"
    assert walk(schema, "answers") == []
    relation = schema["properties"]["people"]["properties"]["relation"]
    said = {one["const"]: one["description"] for part in relation["anyOf"] for one in part.get("oneOf", ())}
    assert said["spouse"] == "My husband or wife"
    assert said["child"] == "My son or daughter"
    assert said["unknown"] == "I do not know"


def test_the_schema_tells_each_field_of_a_page_apart(schema: dict[str, Any]) -> None:
    said = [
        kind["description"] for held in (schema, *schema["properties"].values()) for kind in held["properties"].values()
    ]
    assert not [one for one, times in Counter(said).items() if times > 1]


def test_the_schema_names_and_words_the_ids_that_content_gives(schema: dict[str, Any]) -> None:
    held = fields_of(schema)
    for field, one in IDS_OF_CONTENT.items():
        said = {part["const"]: part["description"] for way in held[field] for part in way.get("oneOf", ())}
        assert any(value.startswith(one) and words for value, words in said.items()), field
    free = {field for field, ways in held.items() if any(set(way) & {"maxLength"} for way in ways)}
    assert free == {field for field in held if field.startswith("apart.")} | {
        "papers.own_name",
        "papers.other_name",
        "papers.reach",
        "papers.story",
        "plan.own_lines",
        "wishes.why",
        "wishes.exceptional",
        "helped.name",
        "helped.interpreter",
    }


def test_every_value_of_the_schema_is_accepted(app: Flask, schema: dict[str, Any]) -> None:
    told: dict[str, dict[str, Any]] = {}
    for path, ways in fields_of(schema).items():
        section, field = path.split(".")
        for way in ways:
            values = [one["const"] for one in way.get("oneOf", ())]
            listed = "items" in next(iter(schema["properties"][section]["properties"][field].get("anyOf", [{}])))
            for one in values:
                assert from_json({section: {field: [one] if listed and way is ways[0] else one}}) != Answers()
            if listed and way is ways[0] and values and path != "wishes.complaints":  # these go by the acts told
                told.setdefault(section, {})[field] = values
    assert assessed(app, told)["findings"]


def test_a_text_may_be_as_long_as_the_schema_says_and_no_longer(schema: dict[str, Any]) -> None:
    for path, ways in fields_of(schema).items():
        section, field = path.split(".")
        for limit in (way["maxLength"] for way in ways if "maxLength" in way):
            from_json({section: {field: "x" * limit}})
            with pytest.raises(AnswersError, match="longer"):
                from_json({section: {field: "x" * (limit + 1)}})


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_paper_is_made_in_each_language(app: Flask, language: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    result = run(app, "render", "summary", "--lang", language, "-o", str(path), *DAY, "-", answers=to_json(TYPICAL))
    assert result.exit_code == 0, result.output
    with pikepdf.open(io.BytesIO(path.read_bytes())) as held:
        assert str(held.Root.Lang) == language


def test_a_paper_needs_a_known_kind_and_language(app: Flask, tmp_path: Path) -> None:
    for arguments in (
        ("render", "novel", "--lang", "kk", "-o", str(tmp_path / "x")),
        ("render", "summary", "--lang", "de", "-o", str(tmp_path / "x")),
        ("render", "summary", "-o", str(tmp_path / "x")),
        ("render", "summary", "--lang", "kk"),
    ):
        assert run(app, *arguments, answers={}).exit_code == 2
    assert not (tmp_path / "x").exists()


def test_the_day_is_today_when_none_is_given(app: Flask) -> None:
    result = run(app, "assess", "-", answers={})
    assert result.exit_code == 0
    assert json.loads(result.output)["day"] >= "2026-01-01"
    assert TODAY.isoformat() == DAY[1]


def test_the_content_check_speaks_when_all_is_well(app: Flask) -> None:
    result = run(app, "content", "check")
    assert result.exit_code == 0, result.output
    assert result.output.strip()


def test_answers_of_questions_that_are_not_asked_are_dropped_as_on_the_web(library: Library) -> None:
    told = io.StringIO('{"order": {"in_force": "nothing", "served_on": "2026-10-10"}}')
    assert read_answers(told, TODAY, library).order == Order(in_force=InForce.NOTHING)
