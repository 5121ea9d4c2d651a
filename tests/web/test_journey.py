"""The question pages: show, check, keep, go on; back, change, language, two tabs."""

from __future__ import annotations

import re

import pytest

from assistant.domain.acts import Act
from assistant.domain.choices import Relation, Together, Told, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.papers import PaperKind
from assistant.domain.steps import StepId
from assistant.web.addresses import NUMBER_OF, step_path
from tests.visitor import FIRST, Page, Visitor


def test_the_first_questions_lead_to_a_result(visitor: Visitor) -> None:
    seen = visitor.walk()
    assert seen == [*(f"/p/{number}" for number in range(1, 10)), "/r"]
    told = visitor.answers
    assert told.people.relation is Relation.SPOUSE
    assert told.incident.acts == (Act.HIT, Act.INSULTED)
    assert told.incident.last_time == RoughDate(2026, 10, 10)
    page = visitor.page("/r")
    assert "102" in page.text
    assert "Protection order" in page.text


def test_every_question_takes_that_she_does_not_know(visitor: Visitor) -> None:
    for way_out in Told:
        unknown = {step: {"a": way_out.value} for step in FIRST}
        seen = visitor.walk(unknown)
        assert seen[-1] == "/r"
        assert visitor.answers.people.relation is way_out
        assert "It depends" in visitor.page("/r").text


def test_a_question_without_an_answer_is_asked_again(visitor: Visitor) -> None:
    response = visitor.post("/p/3", {})
    assert response.status_code == 422
    page = Page(response.text)
    assert page.title.strip().startswith("Error:")
    assert "Choose one answer" in page.text
    assert "#a" in page.links
    assert visitor.answers.people.relation is None


def test_an_answer_is_shown_as_chosen_when_she_comes_back(visitor: Visitor) -> None:
    visitor.walk()
    assert visitor.page("/p/3").checked() == ["spouse"]
    assert visitor.page("/p/7").checked() == ["hit", "insulted"]
    assert visitor.page("/p/8").checked() == ["none"]
    values = {held.get("name"): held.get("value") for held in visitor.page("/p/9").inputs}
    assert (values["a-day"], values["a-month"], values["a-year"]) == ("10", "10", "2026")


def test_back_leads_through_the_questions_that_are_asked(visitor: Visitor) -> None:
    visitor.walk({StepId.RELATION: {"a": "child"}})
    assert visitor.page("/p/6").links[1:2] == ["/p/4"] or "/p/4" in visitor.page("/p/6").links
    assert visitor.get("/p/5").headers["Location"] == "/l"
    assert "/l" in visitor.page("/p/1").links


def test_a_changed_answer_returns_to_the_check_page(visitor: Visitor) -> None:
    visitor.walk()
    assert "/p/3/c" in visitor.page("/c").links
    response = visitor.post("/p/3/c", {"a": "cousin"})
    assert (response.status_code, response.headers["Location"]) == (303, "/c")
    page = visitor.page("/c")
    assert "My cousin" in page.text
    assert visitor.answers.people.relation is Relation.COUSIN


def test_a_changed_answer_takes_along_what_hung_on_it(visitor: Visitor) -> None:
    visitor.walk({StepId.COMMON_CHILD: {"a": "no"}})
    before = visitor.answers
    assert before.people.common_child is YesNo.NO
    assert before.incident.last_time == RoughDate(2026, 10, 10)
    visitor.answer(StepId.RELATION, {"a": "sibling"})
    visitor.answer(StepId.ACTS, {"a": "none"})
    after = visitor.answers
    assert after.people.common_child is None
    assert after.incident.last_time is None
    assert visitor.get("/p/9").headers["Location"] == "/l"


def open_every_page(visitor: Visitor) -> None:
    """Answer so that every page is asked."""
    visitor.answer(StepId.IN_FORCE, {"a": "order"})
    for gate in (StepId.BREACH, StepId.RECONCILED, StepId.PENALISED, StepId.REPORTED):
        visitor.answer(gate, {"a": "yes"})
    visitor.answer(StepId.OWN_AGE, {"a": "16-17"})
    visitor.answer(StepId.CHOOSE, {"a": [kind.value for kind in PaperKind]})
    visitor.answer(StepId.PLAN, {"a": ["plan-home.code-word", "plan-home.notes"]})


# The page of the order has numbers alone, and none of them sent strikes everything out: tests/forms/test_ranked.py.
@pytest.mark.parametrize("step", [step for step in StepId if step is not StepId.PLAN_ORDER])
def test_the_language_button_keeps_the_place_and_the_answer(visitor: Visitor, step: StepId) -> None:
    visitor.walk()
    open_every_page(visitor)
    path = step_path(step)
    offered = visitor.page(path).offered()
    text = {StepId.WHY: "b", StepId.HELPED: "c"}.get(step, "d")
    chosen: dict[str, str | list[str]] = {"a": offered[0]} if offered else {text: "My words"}
    if step is StepId.CHOOSE:
        chosen = {"a": offered}
    response = visitor.post(path, {**chosen, "l": "ru"})
    assert (response.status_code, response.headers["Location"]) == (303, path)
    page = visitor.page(path)
    assert page.language == "ru"
    if offered:
        assert page.checked() == (offered if step is StepId.CHOOSE else [offered[0]])
    else:
        told = visitor.answers
        assert "My words" in (told.apart.shelter, told.papers.story, told.wishes.exceptional, told.helped.interpreter)


def test_the_language_button_keeps_what_is_not_valid_yet(visitor: Visitor) -> None:
    visitor.walk()
    response = visitor.post("/p/9", {"a-day": "40", "a-month": "10", "a-year": "2026", "l": "kk"})
    assert response.status_code == 200
    page = Page(response.text)
    assert page.language == "kk"
    assert "40" in [held.get("value") for held in page.inputs]
    assert visitor.answers.incident.last_time == RoughDate(2026, 10, 10)
    assert visitor.page("/l").language == "kk"


def test_the_language_button_on_an_empty_page_is_no_error(visitor: Visitor) -> None:
    response = visitor.post("/p/3", {"l": "ru"})
    assert response.status_code == 200
    assert 'role="alert"' not in response.text
    assert Page(response.text).language == "ru"


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/r", "/r"),
        ("/p/3/c", "/p/3/c"),
        ("/d/v", "/d/v"),
        ("//elsewhere.example", "/l"),
        ("https://elsewhere.example", "/l"),
        ("/\\elsewhere.example", "/l"),
        ("/exit", "/l"),
        ("/r\r\nX: y", "/l"),
        ("/r\n", "/l"),
        ("", "/l"),
        ("/p/3?x=1", "/l"),
    ],
)
def test_the_language_button_leads_only_to_our_own_pages(visitor: Visitor, asked: str, led: str) -> None:
    response = visitor.post("/g", {"l": "kk", "b": asked})
    assert (response.status_code, response.headers["Location"]) == (303, led)


def test_two_tabs_both_keep_what_they_were_told(visitor: Visitor) -> None:
    token = visitor.token()
    assert visitor.post("/p/3", {"a": "spouse"}, token=token).status_code == 303
    assert visitor.post("/p/4", {"a": "now"}, token=token).status_code == 303
    assert visitor.post("/p/3", {"a": "spouse"}, token=token).status_code == 303
    assert (visitor.answers.people.relation, visitor.answers.people.together) == (Relation.SPOUSE, Together.NOW)


def test_sending_twice_is_sending_once(visitor: Visitor) -> None:
    first = visitor.post("/p/7", {"a": ["hit"]})
    second = visitor.post("/p/7", {"a": ["hit"]})
    assert first.headers["Location"] == second.headers["Location"]
    assert visitor.answers.incident.acts == (Act.HIT,)


def test_an_act_that_is_not_on_the_page_is_not_kept(visitor: Visitor) -> None:
    visitor.post("/p/7", {"a": ["hit", "forced-sex", "no-such-act"]})
    assert visitor.answers.incident.acts == (Act.HIT,)


def test_no_answer_stands_in_an_address(visitor: Visitor) -> None:
    for where in visitor.walk():
        assert "?" not in where
        assert "spouse" not in where
    for path in ("/r", "/l", "/c", "/s", "/k"):
        assert not [link for link in visitor.page(path).links if "?" in link and link.startswith("/")]


def test_every_question_page_holds_its_choices_and_its_token(visitor: Visitor) -> None:
    visitor.walk()
    open_every_page(visitor)
    for step in StepId:
        page = visitor.page(step_path(step))
        assert page.token == visitor.token()
        assert page.title.strip() == f"Page {NUMBER_OF[step]}"
        for held in page.inputs:
            if held["tag"] in ("input", "textarea") and held.get("type") not in ("hidden", "submit"):
                assert held.get("autocomplete") == "off", f"{step} remembers {held.get('name')}"
            if held["tag"] == "textarea" or held.get("type") == "text":
                assert held.get("spellcheck") == "false", step


def test_danger_now_leads_to_the_numbers_first(visitor: Visitor) -> None:
    where = visitor.answer(StepId.DANGER, {"a": "yes"})
    page = visitor.page(where)
    assert "102" in page.text
    assert "tel:102" in page.links
    assert "/p/2" in page.links


def test_a_paper_is_made_only_after_the_question_where_it_will_be_kept(visitor: Visitor) -> None:
    visitor.walk()
    assert visitor.get("/d").headers["Location"] == step_path(StepId.WORSE)
    assert visitor.answer(StepId.WORSE, {"a": "no"}) == step_path(StepId.CHOOSE)
    assert visitor.get("/d").headers["Location"] == "/p/25"
    assert visitor.get("/d/list.pdf").headers["Location"] == "/p/25"
    assert visitor.get("/d/v").status_code == 200
    visitor.answer(StepId.KEEP, {"a": "home"})
    links = visitor.page("/d").links
    assert links.index("/d/v") < links.index("/d/list.pdf")


def test_the_words_beside_a_drawing_stay_one_line_of_text(visitor: Visitor) -> None:
    """A number that may not break from its ending has an element of its own; loose in a row, that would be a column."""
    visitor.walk()
    visitor.post("/g", {"l": "kk", "b": "/l"})
    for number in (NUMBER_OF[StepId.BANS], NUMBER_OF[StepId.NEEDS]):
        labels = re.findall(
            r'<div class="choice drawn">.*?<label[^>]*>(.*?)</label>', visitor.page(f"/p/{number}").html, re.S
        )
        assert labels
        assert [held for held in labels if not re.fullmatch(r"<span>.*</span>\s*<svg.*</svg>\s*", held, re.S)] == []
        if number == NUMBER_OF[StepId.BANS]:
            assert len(labels) > 8
            assert any('class="n"' in held for held in labels), "an ending that may not break is among them"


def test_what_is_told_of_one_part_alone_stands_at_that_part(visitor: Visitor) -> None:
    """Bans of a criminal case beside those of an administrative one would read as a second, other answer."""
    visitor.walk()
    html = visitor.page("/t/8").html
    before, cards = html.split('<section class="card"', maxsplit=1)
    home, case = (cards.index(f'id="c-requirements-{part}"') for part in ("residence-ban", "criminal"))
    assert home < case
    for words, place in (("in one dwelling with you", home), ("found guilty, at sentencing", case)):
        assert words not in before
        assert cards.index(words) > place
    assert "acquire, keep, carry or use weapons" in before


def test_a_measure_that_does_not_fit_is_not_told_by_what_it_would_not_do(visitor: Visitor) -> None:
    eviction, under_16 = "does not move this person out", "the police can hold a preventive conversation"
    visitor.walk()
    assert eviction in visitor.page("/r").text
    visitor.walk({StepId.OTHER_AGE: {"a": "no"}})
    page = visitor.page("/r")
    assert eviction not in page.text
    assert f"If this person is under 16, {under_16}" in page.text
