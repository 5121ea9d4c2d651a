"""Twelve published personas: the plan and the services that a crisis-centre worker read item by item, and signed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.content.library import Library
from assistant.directory import services_for
from assistant.domain import consistency
from assistant.domain.answers import Answers
from assistant.domain.choices import Need
from assistant.domain.codec import from_json
from assistant.domain.text import Language
from assistant.journey.prune import prune
from assistant.rules.case import Case
from assistant.rules.conditions import holds
from assistant.rules.plan import plan_items, plan_topics

FOLDER = Path(__file__).parent
PERSONAS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
KEYS = {"name", "story", "day", "answers", "plan_has", "plan_lacks", "first", "local", "take", "take_lacks"}
FIRST_LINES = ["kz-police-102", "kz-emergency-112", "kz-ambulance-103", "kz-contact-centre-111", "kz-helpline-150"]
MOST_ITEMS = 110
OF_ONE_KIND = ("baby", "pregnant", "disabled", "carer-harms")


def answers_of(slug: str) -> Answers:
    return from_json(PERSONAS[slug]["answers"])


def case_of(slug: str, library: Library) -> Case:
    return Case(answers_of(slug), PERSONAS[slug]["day"], library)


def test_there_are_twelve_personas_with_twelve_names() -> None:
    assert len(PERSONAS) == 12
    assert len({persona["name"] for persona in PERSONAS.values()}) == 12


@pytest.mark.parametrize("slug", PERSONAS)
def test_a_persona_is_well_told(slug: str) -> None:
    assert set(PERSONAS[slug]) <= KEYS
    told = answers_of(slug)
    consistency.check(told, PERSONAS[slug]["day"])
    assert prune(told) == told, "an answer that the pages would not ask for"


@pytest.mark.parametrize("slug", PERSONAS)
def test_the_plan_holds_what_fits_and_not_what_does_not(slug: str, library: Library) -> None:
    persona: dict[str, Any] = PERSONAS[slug]
    items = plan_items(case_of(slug, library))
    assert [one for one in persona["plan_has"] if one not in items] == []
    assert [one for one in persona["plan_lacks"] if one in items] == []
    assert [one for one in persona["plan_lacks"] if one not in library.items] == [], "a name that no item has"
    assert len(items) == len(set(items)) <= MOST_ITEMS


@pytest.mark.parametrize("slug", PERSONAS)
def test_what_matters_to_her_stands_first(slug: str, library: Library) -> None:
    assert plan_topics(case_of(slug, library))[0][0].id == PERSONAS[slug]["first"]


@pytest.mark.parametrize("slug", PERSONAS)
def test_staying_and_going_both_have_a_plan(slug: str, library: Library) -> None:
    topics = {topic.id for topic, _ in plan_topics(case_of(slug, library))}
    assert {"plan-home", "plan-ready", "plan-leaving", "plan-after"} <= topics


@pytest.mark.parametrize("slug", PERSONAS)
def test_the_services_are_those_of_her_region_and_the_national_lines(slug: str, library: Library) -> None:
    support = answers_of(slug).support
    needs = tuple(map(Need, support.needs)) if isinstance(support.needs, tuple) else ()
    found = services_for(library, str(support.region), needs, language=Language.RU)
    assert [service.id for service in found.national[:5]] == FIRST_LINES
    assert [service.id for service in found.local] == PERSONAS[slug]["local"]
    assert all(support.region in (service.region, *service.also_from) for service in found.local)


@pytest.mark.parametrize("slug", PERSONAS)
def test_the_list_to_tick_holds_what_is_hers(slug: str, library: Library) -> None:
    case = case_of(slug, library)
    listed = [item.id for item in library.topics["take"].items if holds(item.when, case)]
    assert set(PERSONAS[slug]["take"]) <= set(listed)
    assert not set(PERSONAS[slug].get("take_lacks", ())) & set(listed)
    assert "take.id" in listed


@pytest.mark.parametrize("slug", PERSONAS)
def test_what_could_raise_danger_says_so(slug: str, library: Library) -> None:
    """A step on the phone, and each that is for this person alone, says what can be noticed or go wrong."""
    bare = [
        item.id
        for topic, items in plan_topics(case_of(slug, library))
        for item in items
        if (topic.id in ("plan-phone", "plan-special", "plan-forced") or item.when in OF_ONE_KIND)
        and item.caution is None
    ]
    assert bare == []
