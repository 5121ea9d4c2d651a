"""The paper on the screen and as a file, through the web."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from assistant.documents import pdf as printer
from assistant.domain.steps import StepId
from tests.visitor import Page, Visitor


@pytest.fixture
def ready(visitor: Visitor) -> Visitor:
    """Somebody who has answered the first questions and may take a file."""
    visitor.walk()
    visitor.answer(StepId.WORSE, {"a": "no"})
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    return visitor


def test_the_file_comes_as_an_attachment_with_a_neutral_name(ready: Visitor) -> None:
    response = ready.get("/d/list.pdf")
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="list.pdf"'
    assert response.headers["Cache-Control"] == "no-store"
    assert response.data.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(("paper", "page"), [("kk", "ru"), ("ru", "kk"), ("en", "kk")])
def test_the_paper_speaks_its_own_language(ready: Visitor, paper: str, page: str) -> None:
    ready.answer(StepId.PAPER, {"a": paper})
    ready.post("/g", {"l": page, "b": "/d"})
    shown = ready.page("/d/v")
    assert shown.language == page
    assert [held["lang"] for tag, held in shown.tags if tag == "article"] == [paper]
    with pikepdf.open(io.BytesIO(ready.get("/d/list.pdf").data)) as held:
        assert str(held.Root.Lang) == paper


def test_the_screen_shows_the_same_paper(ready: Visitor) -> None:
    ready.answer(StepId.DETAILS, {"a": "Айгерім", "d": "Менің сөзім"})
    page = ready.page("/d/v")
    assert "Айгерім" in page.text
    assert "Менің сөзім" in page.text
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1


def test_at_home_the_screen_stands_first(ready: Visitor) -> None:
    for keep in ("home", "unknown", "rather-not"):
        ready.answer(StepId.KEEP, {"a": keep})
        page = ready.page("/d")
        assert "Reading on the screen leaves less behind" in page.text
        assert page.links.index("/d/v") < page.links.index("/d/list.pdf")


def test_when_too_many_papers_are_made_she_is_asked_to_wait(ready: Visitor) -> None:
    taken = 0
    try:
        while printer._places.acquire(blocking=False):
            taken += 1
        response = ready.get("/d/list.pdf")
    finally:
        for _ in range(taken):
            printer._places.release()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert Page(response.text).links[0] == "/exit"
