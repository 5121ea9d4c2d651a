"""Information without answers: every page in both versions, cited, and the search, whose words stay in the vault."""

from __future__ import annotations

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.content.library import Library
from assistant.domain.answers import Answers
from assistant.domain.text import Language
from tests.clock import Clock
from tests.visitor import Page, Visitor

ASKED = "Шымкент шелтер"
SECRET = "шелтер".encode()


@pytest.fixture(params=list(Language))
def reader(app: Flask, request: pytest.FixtureRequest) -> Visitor:
    """Somebody who has answered nothing, in each language."""
    visitor = Visitor(app)
    visitor.begin(request.param.value)
    return visitor


def test_the_list_leads_to_every_page_without_an_answer(reader: Visitor, library: Library) -> None:
    held = reader.page("/n")
    assert [link for link in held.links if link.startswith("/n/")] == [f"/n/{n}" for n in range(1, 13)]
    assert len(library.pages) == 12
    assert reader.answers == Answers()


def test_the_first_page_and_the_list_of_everything_lead_there(reader: Visitor) -> None:
    assert "/n" in reader.page("/p/1").links
    assert "/n" in reader.page("/l").links


def test_every_page_is_cited_and_the_full_version_says_more(reader: Visitor, library: Library) -> None:
    language = Language(reader.page("/n").language)
    for page in library.pages:
        short, full = reader.page(f"/n/{page.number}"), reader.page(f"/n/{page.number}/f")
        assert page.title.in_language(language) in short.text
        assert page.lead.in_language(language) in full.text
        assert len(full.text) > len(short.text), page.id
        assert f"/n/{page.number}/f" in short.links
        assert f"/n/{page.number}" in full.links
        cited = [link for link in full.links if link.startswith("https://")]
        assert cited or page.id in ("safety", "devices", "situations"), page.id  # steps of a plan: practice, not law
        assert any(char.isdigit() for char in short.title)
        assert page.title.in_language(language) not in short.title


def test_a_point_with_steps_shows_them_in_their_order(reader: Visitor, library: Library) -> None:
    language = Language(reader.page("/n").language)
    page = next(one for one in library.pages if one.id == "devices")
    text = reader.page(f"/n/{page.number}/f").text
    held = [library.items[one] for part in page.parts for one in part.points if one in library.items]
    assert sum(bool(item.steps) for item in held) >= 5
    for item in held:
        places = [text.find(step.in_language(language)) for step in item.steps]
        assert -1 not in places, item.id
        assert places == sorted(places), item.id


def test_every_point_of_a_page_is_true_today(library: Library, reader: Visitor) -> None:
    """A sentence that no longer holds would silently fall out of the page."""
    language = Language(reader.page("/n").language)
    for page in library.pages:
        text = reader.page(f"/n/{page.number}/f").text
        for part in page.parts:
            for one in part.points:
                held = library.sentences.get(one) or library.items[one]
                said = held.text.in_language(language)
                assert "{mci" in said or " ".join(said.split()) in text, one


@pytest.mark.parametrize("path", ["/n/0", "/n/13", "/n/99/f", "/n/x"])
def test_no_other_page_is_there(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_the_pages_are_light(reader: Visitor) -> None:
    for number in range(1, 13):
        for path in (f"/n/{number}", f"/n/{number}/f"):
            assert len(reader.get(path, headers={"Accept-Encoding": "gzip"}).data) <= 6000, path


def test_a_search_goes_by_post_and_its_words_stand_in_no_address(visitor: Visitor) -> None:
    response = visitor.post("/f", {"a": f"  {ASKED} "})
    assert (response.status_code, response.headers["Location"]) == (303, "/f")
    held = visitor.page("/f")
    assert [one.get("value") for one in held.inputs if one.get("name") == "a"] == [ASKED]
    assert "Komek Crisis Centre" in held.text
    assert ASKED not in held.title
    assert not [link for link in held.links if "шелтер" in link or "%" in link]


def test_words_in_an_address_are_not_looked_for(visitor: Visitor) -> None:
    assert "Found" not in visitor.page("/f?a=court&q=court").text


def test_the_words_lie_in_the_vault_sealed_and_go_with_it(config: Config, clock: Clock) -> None:
    visitor = Visitor(create_app(config, clock=clock))
    visitor.begin("ru")
    visitor.post("/f", {"a": ASKED})
    assert all(SECRET not in path.read_bytes() for path in config.data.rglob("*") if path.is_file())
    visitor.get("/exit")
    visitor.begin("ru")
    assert ASKED not in visitor.get("/f").text


def test_words_survive_answers_and_answers_survive_words(visitor: Visitor) -> None:
    visitor.post("/f", {"a": "court"})
    visitor.walk()
    assert "Found" in visitor.page("/f").text
    before = visitor.answers
    visitor.post("/f", {"a": "child"})
    assert visitor.answers == before


def test_changing_the_language_comes_back_to_the_words(visitor: Visitor) -> None:
    visitor.post("/f", {"a": "court"})
    response = visitor.post("/g", {"l": "ru", "b": "/f"})
    assert response.headers["Location"] == "/f"
    assert "Что нашлось" in visitor.page("/f").text
    assert visitor.post("/g", {"l": "kk", "b": "/n/2/f"}).headers["Location"] == "/n/2/f"


def test_the_page_without_a_find_helps(visitor: Visitor) -> None:
    visitor.post("/f", {"a": "аааббб"})
    held = visitor.page("/f")
    assert "Nothing was found for these words" in held.text
    assert {"tel:111", "tel:102", "tel:112", "/n"} <= set(held.links)


@pytest.mark.parametrize(
    ("words", "message"), [("", "Write one word"), ("   ", "Write one word"), ("x" * 81, "too long")]
)
def test_an_empty_or_an_endless_search_is_told_so(visitor: Visitor, words: str, message: str) -> None:
    visitor.post("/f", {"a": "court"})
    response = visitor.post("/f", {"a": words})
    assert response.status_code == 422
    held = Page(response.text)
    assert message in held.text
    assert held.title.startswith("Error:")
    assert "Found" in visitor.page("/f").text, "what was looked for before is not lost"


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}", "\u202eабв", "%00", "🙂"])
def test_hostile_words_are_only_words(visitor: Visitor, words: str) -> None:
    assert visitor.post("/f", {"a": words}).status_code == 303
    response = visitor.get("/f")
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "49" not in Page(response.text).text.replace("kept", "")[:200]


def test_a_search_without_its_token_is_refused(visitor: Visitor) -> None:
    assert visitor.post("/f", {"a": "court"}, token="forged").status_code in (400, 403)
    assert "Found" not in visitor.page("/f").text


def test_a_record_of_an_earlier_release_still_opens(visitor: Visitor) -> None:
    """Records without words (written before the search came) are read as having none."""
    session = visitor.office.vault.open(visitor.ticket)
    assert session is not None
    assert session.search == ""


def test_words_of_the_law_are_explained_where_they_stand(reader: Visitor, library: Library) -> None:
    """In the reader's language with the other two beside it; a word that the page does not use is not explained."""
    language = Language(reader.page("/n").language)
    for page in library.pages:
        shown = " ".join(reader.page(f"/n/{page.number}/f").text.casefold().split())
        for term in library.named_terms(page.terms):
            for tongue in Language:
                assert " ".join(term.name.in_language(tongue).casefold().split()) in shown, (page.id, term.id)
            if language is not Language.EN:
                held = [library.sentences.get(one) or library.items[one] for part in page.parts for one in part.points]
                texts = [*(one.text for one in held), *(part.title for part in page.parts)]
                said = " ".join(text.in_language(language) for text in texts).casefold()
                assert any(word[:4] in said for word in term.name.in_language(language).split()), (page.id, term.id)
    assert {page.id for page in library.pages if not page.terms} == {"devices", "situations"}
