"""Situations that a jurist can read, each with what the product must say about it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.content.library import Library
from assistant.domain import consistency
from assistant.domain.answers import Answers
from assistant.domain.choices import Relation
from assistant.domain.codec import from_json
from assistant.domain.findings import Decision
from assistant.journey.prune import prune
from assistant.rules.decide import decide

FOLDER = Path(__file__).parent
SITUATIONS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
KEYS = {
    "name",
    "story",
    "day",
    "answers",
    "expect",
    "cites",
    "deadlines",
    "kinds",
    "urgent",
    "may_apply",
    "no_version",
    "versions",
}
BOUNDARIES = ("2026-03-02", "2024-06-16", "2025-09-16", "2023-07-01", "2025-09-01")


def told_in(situation: dict[str, Any]) -> Answers:
    return from_json(situation.get("answers", {}))


def decision_on(situation: dict[str, Any], library: Library) -> Decision:
    return decide(told_in(situation), situation["day"], library)


def test_there_are_enough_situations_and_each_is_its_own() -> None:
    assert len(SITUATIONS) >= 60
    names = [situation["name"] for situation in SITUATIONS.values()]
    assert len(set(names)) == len(names)


def test_every_relation_is_told_of() -> None:
    told = {told_in(situation).people.relation for situation in SITUATIONS.values()}
    assert set(Relation) - told == set()


def test_the_days_around_every_confirmed_change_are_told_of() -> None:
    told = {str(told_in(situation).incident.last_time) for situation in SITUATIONS.values()}
    for boundary in map(date.fromisoformat, BOUNDARIES):
        around = {date.fromordinal(boundary.toordinal() + distance).isoformat() for distance in (-1, 0, 1)}
        assert around <= told, boundary


@pytest.mark.parametrize("slug", SITUATIONS)
def test_a_situation_is_well_told(slug: str) -> None:
    situation = SITUATIONS[slug]
    assert set(situation) <= KEYS
    assert situation["expect"]
    told = told_in(situation)
    consistency.check(told, situation["day"])
    assert prune(told) == told, "an answer that the pages would not ask for"


@pytest.mark.parametrize("slug", SITUATIONS)
def test_a_situation_ends_as_expected(slug: str, library: Library) -> None:
    situation = SITUATIONS[slug]
    decision = decision_on(situation, library)
    found = {finding.id: finding for finding in decision.findings}
    answers = {name: finding.answer.value for name, finding in found.items()}
    assert {name: answers.get(name) for name in situation["expect"]} == situation["expect"]
    for name, references in situation.get("cites", {}).items():
        cited = {citation.reference for citation in found[name].citations}
        assert set(references) <= cited, f"{name} cites {sorted(cited)}"
    if "kinds" in situation:
        assert list(decision.kinds) == situation["kinds"]
    if "urgent" in situation:
        assert decision.urgent is situation["urgent"]


@pytest.mark.parametrize("slug", SITUATIONS)
def test_the_articles_and_days_are_those_expected(slug: str, library: Library) -> None:
    situation = SITUATIONS[slug]
    decision = decision_on(situation, library)
    articles = {citation.reference: citation for offence in decision.offences for citation in offence.articles}
    gaps = {gap for offence in decision.offences for gap in offence.gaps}
    assert set(situation.get("may_apply", ())) <= set(articles)
    assert set(situation.get("no_version", ())) <= gaps
    assert not set(situation.get("no_version", ())) & set(articles)
    for reference, since in situation.get("versions", {}).items():
        assert articles[reference].version_from == since
    days = {deadline.id: deadline.day for deadline in decision.deadlines}
    for name, day in situation.get("deadlines", {}).items():
        assert days.get(name) == day, name
