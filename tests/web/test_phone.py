"""The interview on the phone: first whether it is safe, what if the call is cut, each question as it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.steps import StepId
from assistant.privacy.conversation import CallBack
from assistant.web.addresses import step_path
from assistant.web.phone import in_groups
from tests.clock import Clock
from tests.visitor import BASE, FIRST, Page, Visitor


@pytest.fixture
def worker(config: Config, clock: Clock) -> Visitor:
    """Somebody at an open desk, reading English."""
    visitor = Visitor(create_app(replace(config, desk="open"), clock=clock))
    assert visitor.client.post("/at", data={"l": "en"}, base_url=BASE).status_code == 303
    return visitor


def agreed(worker: Visitor) -> CallBack | None:
    session = worker.office.vault.open(worker.ticket)
    assert session is not None
    assert session.desk is not None
    return session.desk.phone


def test_first_it_is_asked_whether_it_is_safe_to_talk(worker: Visitor) -> None:
    page = worker.page("/at/i")
    words = page.text
    assert words.index("Is it safe for you to talk now?") < words.index("Choose an everyday word.")
    assert "Say no name and no service." in words
    assert "The call is over" not in words
    assert agreed(worker) is None
    assert "Say:" not in worker.page("/p/3").text


def test_each_question_stands_as_it_is_said(worker: Visitor) -> None:
    assert worker.post("/at/i", {"a": "never"}).headers["Location"] == "/p/1"
    page = worker.page("/p/3")
    assert "Say: Who is the person who harms you? I read slowly, stop me." in page.text
    assert "Your husband or wife" in page.text
    assert "My husband or wife" not in page.text
    assert page.offered() == worker_elsewhere(worker).page("/p/3").offered(), "what is kept is the same"
    assert "Read back every number in groups" in worker.page("/p/9").text
    for step in StepId:
        response = worker.get(step_path(step))
        if response.status_code == 200:
            assert "Say:" in response.text, step


def worker_elsewhere(worker: Visitor) -> Visitor:
    other = Visitor(worker.app)
    other.begin("en")
    assert "My husband or wife" in other.page("/p/3").text
    assert "Say:" not in other.page("/p/3").text
    return other


def test_nobody_is_called_back_who_did_not_ask(worker: Visitor) -> None:
    worker.post("/at/i", {"a": "never"})
    assert "Do not call back. Nobody asked you to." in worker.page("/at/i/c").text
    worker.post("/at/i", {"a": "asked"})
    assert agreed(worker) is CallBack.ASKED
    page = worker.page("/at/i/c")
    assert "Call once." in page.text
    assert "First ask again whether it is safe to talk." in page.text
    assert "/at/i/c" in worker.page("/p/3").links


def test_the_call_ends_with_the_client_and_by_its_button(worker: Visitor) -> None:
    worker.post("/at/i", {"a": "asked"})
    assert worker.post("/at/i", {"a": "end"}).headers["Location"] == "/at"
    assert agreed(worker) is None
    worker.post("/at/i", {"a": "asked"})
    assert worker.post("/at/n", {"a": "yes"}).headers["Location"] == "/at"
    assert agreed(worker) is None, "what one person agreed to is not the next one's"


def test_numbers_are_read_back_in_groups(worker: Visitor) -> None:
    assert "No day, hour or number was given yet." in worker.page("/at/i/b").text
    worker.walk(FIRST)
    worker.answer(StepId.CHOOSE, {"a": ["summary", "annex", "statement"]})
    worker.answer(StepId.HAPPENINGS, {"a-day": "3", "a-month": "9", "a-year": "2026", "a-ss": "21"})
    worker.answer(StepId.DETAILS, {"c": "Сестра (вымышленная): +7 (701) 555-01-23, после 18"})
    worker.answer(StepId.APART, {"b": "87015550123"})
    page = worker.page("/at/i/b")
    for words in ("10 October 2026", "3 September 2026", "21:00", "7 701 555 01 23", "8 701 555 01 23"):
        assert words in page.text
    assert "Сестра" not in page.text
    assert "/p/9/c" in page.links


@pytest.mark.parametrize(
    ("told", "said"),
    [("102", "102"), ("1414", "1414"), ("555123", "55 51 23"), ("+7 701 555 01 23", "7 701 555 01 23")],
)
def test_a_number_is_read_back_in_groups(told: str, said: str) -> None:
    assert in_groups(told) == said


def test_only_at_the_desk(worker: Visitor) -> None:
    other = Visitor(worker.app)
    other.begin("en")
    for address in ("/at/i", "/at/i/c", "/at/i/b", "/at/q"):
        assert other.get(address).headers["Location"] == "/l"
    assert other.post("/at/i", {"a": "never"}).headers["Location"] == "/l"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_question_can_be_read_section_by_section(worker: Visitor, language: str) -> None:
    worker.post("/g", {"l": language, "b": "/at/q"})
    sections = [link for link in worker.page("/at/q").links if link.startswith("/at/q/")]
    seen = 0
    assert sections
    for address in sections:
        response = worker.get(address)
        page = Page(response.text)
        assert page.language == language
        assert page.links[0] == "/exit"
        assert not [held for held in page.inputs if held.get("type") in ("text", "radio", "checkbox")]
        assert "StrEnum" not in response.text
        seen += response.text.count("<h2>")
    assert seen == len(StepId)
    assert worker.page(sections[-1]).links.count("/at/q") == 2, "the last section leads nowhere"
    assert worker.get(f"/at/q/{len(sections) + 1}").status_code == 404
