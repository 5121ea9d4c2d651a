"""The page of services and its JSON."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.locale import translator
from assistant.web.addresses import finding_path
from tests.personas.test_personas import answers_of
from tests.visitor import Visitor

STAYS = "The call stays in the phone's call list."
PAGES = ("/s", "/q", "/r", "/j", "/w", "/p/1", "/f", *(f"/n/{number}/f" for number in range(1, 13)))


@pytest.mark.parametrize("language", Language)
def test_beside_every_phone_link_stands_that_the_call_stays(visitor: Visitor, language: Language) -> None:
    visitor.walk()
    visitor.post("/g", {"l": language.value})
    visitor.post("/f", {"a": "zzzz"})  # finds nothing, and so gives a number
    for path in PAGES:
        html = visitor.page(path).html.replace("&#39;", "'")
        blocks = re.findall(r'<div class="phones">(.*?)</div>', html, re.DOTALL)
        assert html.count('href="tel:') == sum(block.count('href="tel:') for block in blocks), path
        assert blocks or path not in ("/s", "/f", "/n/4/f"), path
        for block in blocks:
            assert translator(language)(STAYS) in block, path


def test_150_stands_beside_111_and_102_with_the_doubt(visitor: Visitor) -> None:
    text = visitor.page("/s").text
    assert text.index("102") < text.index("111") < text.index("150")
    assert "150 may not answer at night" in text


def test_what_awaits_is_said_beforehand(visitor: Visitor) -> None:
    visitor.answer(StepId.REGION, {"a": "kz-31"})
    text = visitor.page("/s").text
    for said in ("What they offer", "What it costs", "What to bring", "What happens there", "What they must report"):
        assert said in text
    assert "up to 6 months" in text
    assert "up to 1 month" in text


def test_a_region_without_a_centre_is_said_honestly(visitor: Visitor) -> None:
    visitor.answer(StepId.REGION, {"a": "kz-62"})
    assert "We have no confirmed local centre. 111 can tell you of one." in visitor.page("/s").text


def own(stranger: Visitor, *, public: bool) -> None:
    """Put one contact of the operator's own into the running office."""
    office = stranger.office
    base = next(one for one in office.library.services if one.id == "zhambyl-taraz")
    mine = replace(base, id="own-1", phones=("+7 700 000 00 01",), own=True, public=public)
    library = replace(office.library, services=(*office.library.services, mine))
    stranger.app.extensions["office"] = replace(office, library=library)


def test_the_json_needs_no_session_is_not_stored_and_holds_public_rows_alone(stranger: Visitor) -> None:
    own(stranger, public=False)
    response = stranger.get("/services.json")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert response.mimetype == "application/json"
    assert "Set-Cookie" not in response.headers
    held = response.get_json()["services"]
    assert "own-1" not in {one["id"] for one in held}
    assert {"kz-police-102", "kz-helpline-150"} <= {one["id"] for one in held}
    assert "old" not in {one["confidence"] for one in held}
    assert next(one for one in held if one["id"] == "kz-police-102")["check_first"] is False
    own(stranger, public=True)
    assert "own-1" in {one["id"] for one in stranger.get("/services.json").get_json()["services"]}


def test_a_private_row_shows_to_people_here(visitor: Visitor) -> None:
    own(visitor, public=False)
    visitor.answer(StepId.REGION, {"a": "kz-31"})
    assert "+7 700 000 00 01" in visitor.page("/s").text


def test_no_page_leads_to_the_json(visitor: Visitor) -> None:
    visitor.walk()
    seen, todo = set(), ["/l"]
    while todo:
        path = todo.pop()
        if path in seen or not re.fullmatch(r"/[a-z](/\d+)?", path):
            continue
        seen.add(path)
        response = visitor.get(path)
        if response.status_code == 200:
            html = response.text
            assert "services.json" not in html, path
            todo += re.findall(r'href="(/[^"]*)"', html)
    assert len(seen) > 20


def told(visitor: Visitor, slug: str) -> None:
    """Let the visitor have told what a persona told, but for the day: by the clock of the tests it has not come."""
    answers = answers_of(slug)
    answers = replace(answers, incident=replace(answers.incident, last_time=None))
    visitor.office.vault.change(visitor.ticket, lambda held: replace(held, answers=answers))


def test_whom_alone_a_service_takes_and_who_named_it_is_said(visitor: Visitor) -> None:
    told(visitor, "young-mother")
    text = visitor.page("/s").text
    assert "For whom: women, children" in text
    assert re.search(r"Source of \S+ \(gov\.uk, test\.informburo\.kz\)", text)
    told(visitor, "man-beaten-by-son")
    assert "For whom:" not in visitor.page("/s").text


def test_where_this_person_is_police_a_prosecutor_is_named_on_the_first_pages(visitor: Visitor) -> None:
    for slug, named in (("wife-of-a-policeman", True), ("young-mother", False)):
        told(visitor, slug)
        for path in ("/r", "/s"):
            page = visitor.page(path)
            assert ("if this person is police, a prosecutor can take it" in page.text) is named, path
            assert ("/m/1" in page.links) is named, path


def test_a_person_under_18_reads_who_protects_a_child_among_the_first(visitor: Visitor) -> None:
    for slug, first in (("teenager-hit-by-brother", True), ("young-mother", False)):
        told(visitor, slug)
        html = visitor.page("/r").html
        assert ('id="c-child-protection"' in html) is first
        assert str(finding_path("child-protection")) in html


def test_in_danger_one_person_reads_what_to_say_on_the_phone(visitor: Visitor) -> None:
    for slug, words in (
        ("forced-marriage", "I was taken by force"),
        ("wife-of-a-policeman", "say that this person is police"),
        ("disabled-carer-harms", "cannot open the door"),
        ("young-mother", ""),
    ):
        told(visitor, slug)
        text = visitor.page("/q").text
        assert not words or words in text
        assert slug != "young-mother" or "this person is police" not in text
