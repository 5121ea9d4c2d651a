"""Papers through the web: chosen, read first, checked, taken as files that never mix."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from assistant.content.library import Library
from assistant.documents import pdf as printer
from assistant.domain.papers import PaperKind
from assistant.domain.steps import StepId
from assistant.web.addresses import step_path
from tests.visitor import Page, Visitor

EVERYTHING = [kind.value for kind in PaperKind]
WORD = "тоғыз жол бойында"


@pytest.fixture
def ready(visitor: Visitor) -> Visitor:
    """Somebody who chose every paper, named herself and wrote on the separate sheet."""
    visitor.walk()
    visitor.answer(StepId.CHOOSE, {"a": EVERYTHING})
    visitor.answer(StepId.DETAILS, {"a": "Айгерім Ойдан", "b": "Досжан Ойдан", "c": "My sister", "d": ""})
    visitor.answer(StepId.APART, {"a": "A street nobody knows"})
    visitor.answer(StepId.WORSE, {"a": "no"})
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    return visitor


def test_each_group_of_papers_has_a_file_of_its_own(ready: Visitor) -> None:
    page = ready.page("/d")
    files = [link for link in page.links if link.endswith(".pdf")]
    assert files == ["/d/list.pdf", "/d/note.pdf", "/d/page.pdf"]
    read = [link for link in page.links if link.startswith("/d/v")]
    assert set(read) == {"/d/v", *(f"/d/v/{number}" for number in range(2, len(PaperKind) + 1))}


def test_a_paper_is_read_with_what_is_good_to_know_first(ready: Visitor, library: Library) -> None:
    page = ready.page("/d/v/2")
    notes = [one.text.en for one in library.papers["statement"].sentences if one.group == "note"]
    article = page.html.split("<article", 1)[1].split("</article>")[0]
    for note in notes:
        assert note in page.text
        assert note not in article
    assert "Айгерім Ойдан" in article
    assert "A street nobody knows" not in page.html
    assert "A street nobody knows" in ready.page("/d/v/4").text


def test_papers_for_herself_are_offered_in_her_language_first(visitor: Visitor) -> None:
    visitor.walk()
    html = visitor.page(step_path(StepId.CHOOSE)).html
    first = dict(re.findall(r'<select name="(a-l[a-z])".*?<option value="([a-z-]+)" selected', html, re.DOTALL))
    assert first["a-la"] == "en", "the summary"
    assert first["a-lb"] == "kk-ru", "the statement"
    visitor.answer(StepId.CHOOSE, {"a": ["summary", "statement"]} | first)
    assert [one.tongue for one in visitor.answers.papers.chosen or ()] == ["en", "kk-ru"]


def test_where_nothing_of_a_group_was_chosen_its_file_leads_back(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.WORSE, {"a": "no"})
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    assert visitor.get("/d/note.pdf").headers["Location"] == "/d"
    assert visitor.get("/d/v/99").status_code == 404
    assert visitor.get("/d/sheet-99.pdf").status_code == 404


def test_what_an_application_can_do_is_asked_on_every_address_of_one(visitor: Visitor) -> None:
    """Typed by hand too; her own papers on the screen need no question."""
    visitor.walk()
    visitor.answer(StepId.CHOOSE, {"a": EVERYTHING})
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    for path in ("/d", "/d/v/2", "/d/v/4", "/d/c", "/d/w", "/d/note.pdf", "/d/page.pdf", "/d/sheet-2.pdf"):
        assert visitor.get(path).headers.get("Location") == step_path(StepId.WORSE), path
    refused = visitor.post("/d/w", {"a": "note.pdf", "b": WORD, "c": WORD})
    assert refused.headers.get("Location") == step_path(StepId.WORSE)
    for path in ("/d/v", "/d/v/13"):
        assert visitor.get(path).status_code == 200, path
    visitor.answer(StepId.WORSE, {"a": "no"})
    assert visitor.get("/d/v/2").status_code == 200


def test_where_a_paper_is_kept_is_asked_on_every_address_of_a_file(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.WORSE, {"a": "no"})
    for path in ("/d", "/d/w", "/d/list.pdf", "/d/note.pdf", "/d/sheet-1.pdf", "/d/sheet-2.pdf"):
        assert visitor.get(path).headers.get("Location") == step_path(StepId.KEEP), path
    assert visitor.get("/d/v/2").status_code == 200


def test_what_is_no_longer_wanted_is_forgotten(ready: Visitor) -> None:
    ready.answer(StepId.CHOOSE, {"a": "summary"})
    assert ready.answers.apart.address == ""
    assert ready.get(step_path(StepId.APART)).headers["Location"] == "/l"


def test_two_people_read_every_line_before_printing(ready: Visitor) -> None:
    page = ready.page("/d/c")
    for text in ("Айгерім Ойдан", "Досжан Ойдан", "My sister", "A line to fill in by hand"):
        assert text in page.text
    assert "/p/23" in page.links
    assert "A street nobody knows" not in page.text


@pytest.mark.slow
def test_a_password_travels_in_the_request_alone_and_is_not_kept(
    ready: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "_SECONDS", 200)  # all papers at once, on a machine that runs other tests
    before = ready.answers
    response = ready.post("/d/w", {"a": "note.pdf", "b": WORD, "c": WORD})
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == 'attachment; filename="note.pdf"'
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(response.data))
    with pikepdf.open(io.BytesIO(response.data), password=WORD) as held:
        assert len(held.pages) >= 3
    assert ready.answers == before


def test_a_slip_in_the_password_is_said_and_shown_to_nobody(ready: Visitor) -> None:
    response = ready.post("/d/w", {"a": "note.pdf", "b": WORD, "c": "something else"})
    assert response.status_code == 422
    page = Page(response.text)
    assert "The two passwords differ" in page.text
    assert WORD not in page.html
    assert ready.post("/d/w", {"a": "other.pdf", "b": WORD, "c": WORD}).status_code == 422
