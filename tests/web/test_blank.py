"""Empty papers and leaflets: reached without an answer, and nothing that was told goes into them."""

from __future__ import annotations

import pytest

from assistant.config import Config
from assistant.content.library import Library
from assistant.documents.kinds import KINDS, Purpose, make, tongues_of
from assistant.documents.writing import blank_case
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from tests.clock import Clock
from tests.conftest import TODAY
from tests.documents.papers import texts_of
from tests.documents.test_pdf import extracted, squeezed
from tests.visitor import Visitor
from tests.web.test_desk import desk_of, entered


def files(visitor: Visitor, path: str) -> list[str]:
    return [link for link in visitor.page(path).links if link.endswith(".pdf")]


def test_every_paper_and_every_leaflet_is_offered_empty(visitor: Visitor, library: Library) -> None:
    listed = files(visitor, "/d/b/3")
    for number in range(1, len(PaperKind) + 1):
        assert f"/d/paper-{400 + number}.pdf" in listed
    for page in library.pages:
        assert f"/d/paper-{450 + page.number}.pdf" in listed
    assert len(listed) == len(set(listed)) == len(PaperKind) + len(library.pages) + 2


def test_what_an_office_reads_is_not_offered_in_english_alone(visitor: Visitor, library: Library) -> None:
    listed = files(visitor, "/d/b/5")
    own = [kind for kind, held in KINDS.items() if held.purpose is Purpose.FOR_ME]
    numbers = {number for number, kind in enumerate(PaperKind, 1) if kind in own}
    leaflets = {f"/d/paper-{650 + page.number}.pdf" for page in library.pages}
    assert set(listed) == {f"/d/paper-{600 + one}.pdf" for one in (*numbers, 99)} | leaflets
    for number in (602, 698, 649, 497, 102, 150, 1, 99, 202_202):
        assert visitor.get(f"/d/paper-{number}.pdf").status_code == 404
    assert visitor.get("/d/b/6").status_code == 404


def test_offices_languages_stand_first_and_the_others_are_a_link_away(visitor: Visitor) -> None:
    page = visitor.page("/d/b")
    assert {f"/d/b/{number}" for number in range(1, len(Tongue) + 1)} <= set(page.links)
    assert "/d/paper-202.pdf" in page.links
    assert page.links[0] == "/exit"


@pytest.mark.parametrize("language", Language)
def test_what_an_application_can_do_is_said_before_an_empty_one_is_taken(
    stranger: Visitor, library: Library, language: Language
) -> None:
    """On the page and on the questions, never on a paper that goes to an office."""
    stranger.begin(language.value)
    page = stranger.page("/d/b")
    topic = library.topics["before-applying"]
    calm = [item.text.in_language(language) for item in topic.items[:4]]
    assert topic.title.in_language(language) in page.text
    for text in calm:
        assert page.html.index(text) < page.html.index("/d/paper-202.pdf")
    empty = blank_case(library, TODAY)
    for kind, held in KINDS.items():
        if held.purpose is not Purpose.FOR_ME and Tongue(language) in tongues_of(kind):
            assert not set(calm) & set(texts_of(make(kind, empty, Tongue(language))))
    asked = " ".join(texts_of(make(PaperKind.QUESTIONS, empty, Tongue(language))))
    assert all(text in asked for text in calm)


@pytest.mark.slow
def test_nothing_that_was_told_is_printed(visitor: Visitor, library: Library) -> None:
    visitor.walk()
    visitor.answer(StepId.DETAILS, {"a": "Айгерім Ойдан", "b": "Досжан Ойдан", "c": "My sister", "d": "My story"})
    read = ""
    for number in (202, 420, 453):
        response = visitor.get(f"/d/paper-{number}.pdf")
        assert response.mimetype == "application/pdf"
        assert response.headers["Content-Disposition"] == f'attachment; filename="paper-{number}.pdf"'
        read = extracted(response.data)
        for told in ("Айгерім", "Досжан", "My sister", "My story"):
            assert told not in read
    page = next(one for one in library.pages if one.number == 3)
    assert squeezed(page.title.ru) in squeezed(read)


@pytest.mark.slow
def test_an_empty_paper_does_not_take_the_answers_along(config: Config, clock: Clock) -> None:
    """At the desk the next client is asked about as long as the answers of this one were not printed."""
    worker = desk_of(config, clock)
    entered(worker)
    worker.answer(StepId.DANGER, {"a": "no"})
    assert "/d/b" in worker.page("/at").links
    assert worker.get("/d/paper-404.pdf").status_code == 200
    assert worker.post("/at/n").headers["Location"] == "/at/n"
