"""Rehearsing with a made-up case: marked on every page and paper, kept nowhere, and never anything else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.app import create_app
from assistant.cli.answers import read_answers
from assistant.config import Config
from assistant.content.library import Library
from assistant.content.samples import SAMPLES, samples
from assistant.domain import consistency
from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.privacy.conversation import AtDesk, Session
from tests.clock import Clock
from tests.documents.papers import text_of
from tests.visitor import BASE, Page, Visitor

MARKS = {"kk": "Үлгі", "ru": "Образец", "en": "Sample"}
PAGES = (
    "/at",
    "/at/s",
    "/l",
    "/c",
    "/r",
    "/k",
    "/d",
    "/d/v",
    "/d/c",
    "/p/1",
    "/p/3",
    "/p/23",
    "/y",
    "/f",
    "/h",
    "/none",
)


@pytest.fixture
def worker(config: Config, clock: Clock) -> Visitor:
    """Somebody at an open desk of an installation that keeps codes, reading English."""
    visitor = Visitor(create_app(replace(config, desk="open", operator="Qor «Ülgi»"), clock=clock))
    visitor.client.post("/at", data={"l": "en"}, base_url=BASE)
    return visitor


@pytest.fixture
def practising(worker: Visitor) -> Visitor:
    """Somebody who has begun with the first made-up case."""
    assert worker.post("/at/s", {"a": samples()[0].id}).headers["Location"] == "/l"
    return worker


def session_of(visitor: Visitor) -> Session:
    session = visitor.office.vault.open(visitor.ticket)
    assert session is not None
    return session


@pytest.mark.slow
@pytest.mark.parametrize("language", MARKS)
def test_every_page_and_every_page_of_a_paper_is_marked(practising: Visitor, language: str) -> None:
    practising.post("/g", {"l": language, "b": "/l"})
    for path in PAGES:
        page = Page(practising.get(path).text)
        assert page.language == language
        assert MARKS[language] in page.text, path
    file = practising.get("/d/note.pdf")
    pages = text_of(file.data).split("\f")[:-1]
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert MARKS["kk"] in text, number
        assert MARKS["ru"] in text, number
    single = text_of(practising.get("/d/sheet-1.pdf").data).split("\f")[:-1]
    assert all(MARKS["kk"] in text for text in single), "in the language of the paper"


def test_a_real_case_carries_no_mark(worker: Visitor) -> None:
    worker.walk()
    assert all(MARKS["en"] not in worker.page(path).text for path in ("/l", "/p/3", "/r"))
    worker.answer(StepId.WORSE, {"a": "no"})
    worker.answer(StepId.KEEP, {"a": "home"})
    assert not [mark for mark in MARKS.values() if mark in text_of(worker.get("/d/list.pdf").data)]


def test_saving_is_refused_with_words(practising: Visitor) -> None:
    page = practising.page("/y")
    assert "No code can be made from it" in page.text
    for path, sent in (
        ("/y", {"a": "7", "b": "pages", "d": "given"}),
        ("/y/1", {"a": "1" * 18}),
        ("/y/2", {"a": "1" * 18}),
        ("/y/3", {"a": "7"}),
    ):
        response = practising.post(path, sent)
        assert response.status_code == 409
        assert "No code can be made from it" in Page(response.text).text
    assert session_of(practising).kept is None
    assert practising.get("/at/b").headers["Location"] == "/at/s"
    assert practising.post("/at/b", {"a": "1", "b": "for-me", "c": "own"}).headers["Location"] == "/at/s"


def test_no_form_takes_the_mark_off(practising: Visitor) -> None:
    for path in ("/p/1", "/p/3", "/p/23", "/g", "/o", "/at/c", "/at", "/d/w"):
        practising.post(path, {"a": "no", "sample": "", "d": "x", "l": "en", "b": "/l"})
        assert session_of(practising).sample, path


def test_not_even_the_program_takes_the_mark_off(practising: Visitor) -> None:
    vault = practising.office.vault
    for desk in (None, AtDesk(sample=False)):
        vault.change(practising.ticket, lambda now, desk=desk: replace(now, desk=desk))  # type: ignore[misc]
        assert session_of(practising).sample


def test_the_next_client_is_real_again_and_nothing_is_asked(practising: Visitor) -> None:
    assert practising.post("/at/n").headers["Location"] == "/at"
    assert not session_of(practising).sample
    assert practising.answers == Answers()


def test_what_was_open_is_deleted_and_that_is_said_before(worker: Visitor) -> None:
    worker.walk()
    old = worker.ticket
    assert "are deleted first" in worker.page("/at/s").text
    worker.post("/at/s", {"a": samples()[1].id})
    assert worker.office.vault.open(old) is None
    assert worker.post("/at/s", {"a": "nobody"}).status_code == 422


def test_only_the_desk_rehearses(worker: Visitor) -> None:
    other = Visitor(worker.app)
    other.begin("en")
    assert other.get("/at/s").headers["Location"] == "/l"
    assert other.post("/at/s", {"a": samples()[0].id}).headers["Location"] == "/l"
    assert other.answers == Answers()


def test_made_up_cases_fit_every_day(library: Library) -> None:
    assert len(samples()) == len(list(SAMPLES.glob("*.json")))
    for one in samples():
        with (SAMPLES / f"{one.id}.json").open(encoding="utf-8") as file:
            assert read_answers(file, one.written, library) != Answers()
        for later in (0, 97, 800):
            day = one.written + timedelta(days=later)
            answers = one.answers(day)
            consistency.check(answers, day)
            assert day - timedelta(days=30) < date.fromisoformat(str(answers.incident.last_time)) < day
        told = json.dumps(one.told["papers"], ensure_ascii=False)
        assert told.count("ойдан алын") + told.count("вымышлен") >= 3, "whoever reads it sees that it is made up"
