"""The print room: papers for an occasion, one file for each purpose, on both sides if wanted."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.documents import pdf as printer
from assistant.documents.kinds import KINDS, Purpose
from assistant.documents.occasions import OFFERED, Occasion, usual
from assistant.domain.answers import Answers, Incident, Order
from assistant.domain.choices import InForce, YesNo
from assistant.domain.papers import PaperKind
from assistant.domain.steps import StepId
from tests.clock import Clock
from tests.documents.papers import text_of
from tests.visitor import BASE, Inputs, Visitor


@pytest.fixture
def worker(config: Config, clock: Clock) -> Visitor:
    """Somebody at an open desk with a person whose first questions are answered."""
    visitor = Visitor(create_app(replace(config, desk="open"), clock=clock))
    visitor.client.post("/at", data={"l": "en"}, base_url=BASE)
    visitor.walk()
    visitor.answer(StepId.WORSE, {"a": "no"})
    visitor.answer(StepId.KEEP, {"a": "centre"})
    return visitor


def headings(file: bytes) -> list[str]:
    """The first word of each page."""
    return [text.split()[0] if text.split() else "" for text in text_of(file).split("\f")[:-1]]


def test_the_papers_of_an_occasion_come_as_one_file(worker: Visitor) -> None:
    page = worker.page("/at/r")
    assert "To the police today" in page.text
    assert {"statement", "officer", "referral", "days"} <= set(page.checked("d"))
    response = worker.post("/at/r", {"b": "hand-over", "d": ["statement", "officer", "summary"]})
    assert response.headers["Content-Disposition"] == 'attachment; filename="note.pdf"'
    text = text_of(response.data)
    assert headings(response.data)[0] == "Мазмұны"
    assert "Заявление" in text
    assert "My summary" not in text, "what is for her never goes to an office"
    own = worker.post("/at/r", {"b": "for-me", "d": ["statement", "officer", "summary"]})
    assert own.headers["Content-Disposition"] == 'attachment; filename="list.pdf"'
    assert "My summary" in text_of(own.data)
    assert "Заявление" not in text_of(own.data)


def test_on_both_sides_each_paper_starts_on_a_front_side(worker: Visitor) -> None:
    sent: Inputs = {"b": "hand-over", "d": ["statement", "officer"], "f": "yes"}
    fronts = headings(worker.post("/at/r", sent).data)[::2]
    assert fronts == ["Мазмұны", "Кімге", "Қызметкерге"], "a letter begins with its head"
    alone = headings(worker.post("/at/r", {**sent, "d": ["officer"]}).data)
    assert alone == ["Қызметкерге", ""]


def test_large_print_is_larger(worker: Visitor) -> None:
    sent: Inputs = {"b": "hand-over", "d": ["statement"]}
    assert len(headings(worker.post("/at/r", {**sent, "e": "large"}).data)) > len(
        headings(worker.post("/at/r", sent).data)
    )


def test_what_was_printed_is_not_asked_about(worker: Visitor) -> None:
    assert worker.post("/at/r", {"b": "for-me", "d": "summary"}).status_code == 200
    assert worker.post("/at/n").headers["Location"] == "/at"


def test_nothing_marked_is_said(worker: Visitor) -> None:
    for sent in ({"b": "hand-over"}, {"b": "hand-over", "d": "summary"}, {"b": "hand-over", "d": "nothing"}, {}):
        assert worker.post("/at/r", sent).status_code == 422
    for sent in ({"b": "apart", "d": "annex"}, {"b": "hand-over", "d": "annex"}):
        assert worker.post("/at/r", sent).status_code == 422, "the separate sheet has no place here"


def test_too_many_papers_at_once_ask_to_wait(worker: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> bytes:
        raise printer.Busy

    monkeypatch.setattr("assistant.documents.occasions.pdf", busy)
    assert worker.post("/at/r", {"b": "for-me", "d": "summary"}).status_code == 503


def test_what_an_application_can_do_is_asked_before(config: Config, clock: Clock) -> None:
    visitor = Visitor(create_app(replace(config, desk="open"), clock=clock))
    visitor.client.post("/at", data={"l": "en"}, base_url=BASE)
    assert visitor.get("/at/r").headers["Location"].startswith("/p/")
    assert visitor.post("/at/r", {"b": "for-me", "d": "summary"}).headers["Location"].startswith("/p/")
    other = Visitor(visitor.app)
    other.begin("en")
    assert other.get("/at/r").headers["Location"] == "/l"


def test_what_was_told_marks_more() -> None:
    plain = usual(Occasion.POLICE, Answers())
    assert PaperKind.BREACH not in plain
    broken = Answers(order=Order(InForce.ORDER, breached=YesNo.YES), incident=Incident(injury=YesNo.YES))
    assert {PaperKind.BREACH, PaperKind.EXAM} <= set(usual(Occasion.POLICE, broken))
    assert all(KINDS[kind].purpose is not Purpose.APART for kinds in OFFERED.values() for kind in kinds)


def test_papers_can_be_read_from_a_cheap_laser_printer() -> None:
    """Text in black or nearly, no tinted ground behind it, nothing smaller than 8 points; the sample's mark aside."""
    style = (Path(printer.__file__).parent / "paper.css").read_text(encoding="utf-8")
    rules = [line for line in style.splitlines() if not line.startswith(".across")]
    assert re.findall(r"[^-]color: (?!#000|#222|#444)[^;]+", "\n".join(rules)) == []
    assert "background" not in style
    assert min(map(float, re.findall(r"font(?:-size)?: (?:bold )?([\d.]+)pt", "\n".join(rules)))) >= 8
