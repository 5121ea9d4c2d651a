"""What can be done stands first on a page; what explains it comes after it or unfolds."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from assistant.domain.steps import Section, StepId
from assistant.domain.text import Language
from assistant.journey.path import steps_of
from assistant.web.addresses import step_path, topic_path
from tests.visitor import Visitor


def in_order(html: str, *marks: str) -> None:
    places = [html.find(mark) for mark in marks]
    assert -1 not in places, f"not on the page: {marks[places.index(-1)]}"
    assert all(one < other for one, other in pairwise(places)), marks


@pytest.mark.parametrize("language", list(Language))
def test_in_danger_whom_to_call_and_what_to_say_come_before_the_research(visitor: Visitor, language: Language) -> None:
    visitor.walk()
    visitor.answer(StepId.SIGNS, {"a": "signs.choked"})
    visitor.post("/g", {"l": language.value, "b": "/l"})
    html = visitor.get("/q").text
    library = visitor.office.library
    sign = library.items["signs.choked"]
    in_order(
        html,
        'href="tel:102"',
        'href="tel:103"',
        library.topics["danger"].title.in_language(language),
        "<details",
        sign.text.in_language(language),
        sign.source,
    )


def test_a_measure_that_cannot_be_asked_for_begins_with_what_is_good_to_know(visitor: Visitor) -> None:
    visitor.walk()
    for measure in ("reporting-duty", "reconciliation", "self-defence"):
        html = visitor.get(topic_path(measure)).text
        advice = [one for one in visitor.office.library.measures[measure].sentences if one.group == "advice"]
        in_order(html, '<section class="panel">', advice[0].text.en.split(".")[0], '<details class="fold">')


def test_a_topic_of_the_plan_is_open_where_something_is_chosen(visitor: Visitor) -> None:
    visitor.walk()
    folds = re.findall(r'<details class="fold"( open)?>(.*?)</details>', visitor.get("/p/22").text, re.DOTALL)
    assert [bool(is_open) for is_open, _ in folds] == [True] + [False] * (len(folds) - 1)
    last = re.findall(r'name="a" value="([^"]+)"', folds[-1][1])[-1]
    visitor.answer(StepId.PLAN, {"a": [last]})
    folds = re.findall(r'<details class="fold"( open)?>(.*?)</details>', visitor.get("/p/22").text, re.DOTALL)
    assert [bool(is_open) for is_open, _ in folds] == [True] + [False] * (len(folds) - 2) + [True]
    assert len(folds) > 3


def test_a_centre_without_a_phone_has_111_to_press(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.REGION, {"a": "kz-10"})
    local = visitor.get("/s").text.partition('<ul class="services">')[2].partition("</ul>")[0]
    cards = local.split('<li class="service">')[1:]
    assert cards
    assert [card for card in cards if "tel:" not in card] == []


def test_a_paper_is_read_by_its_name_and_saved_by_a_button(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.CHOOSE, {"a": ["summary", "plan"]})
    visitor.answer(StepId.WORSE, {"a": "no"})
    visitor.answer(StepId.KEEP, {"a": "home"})
    html = visitor.get("/d").text
    in_order(html, 'href="/d/v"', 'class="button" href="/d/', 'href="/d/c"', "<details")
    visitor.answer(StepId.KEEP, {"a": "centre"})
    assert '<details class="fold" open>' in html, "where it is kept at home, the advice on keeping is open"
    assert '<details class="fold" open>' not in visitor.get("/d").text


def test_the_list_begins_with_danger_whom_to_call_and_the_plan(visitor: Visitor) -> None:
    visitor.walk()
    html = visitor.get("/l").text.partition("<main")[2]
    plan = step_path(steps_of(Section.PLAN, visitor.answers)[0])
    in_order(
        html,
        'href="/q"',
        'href="/s"',
        f'href="{plan}"',
        'href="/r"',
        f'href="{step_path(StepId.DANGER)}"',
        'href="/t/3"',
    )


def test_her_own_days_come_before_the_rules_about_them(visitor: Visitor) -> None:
    visitor.walk()
    in_order(visitor.get("/t/11").text, "Days that matter", '<details class="fold">')
    assert '<details class="fold" open>' not in visitor.get("/t/11").text
