"""The process that makes papers: same bytes, its own limits, and whoever waits gets an answer when it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from assistant.content.library import Library
from assistant.documents import pdf as printer
from assistant.documents.layout import render
from assistant.documents.model import Document, Para
from assistant.documents.pdf import Busy, pdf
from assistant.documents.printer import Printer, TooMuch
from assistant.documents.sets import contents
from assistant.domain.papers import Tongue
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from tests.documents.papers import EMPTY, TYPICAL, paper
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.slow

_TIGHT = "from assistant.documents import maker; maker.{limit}; maker.main()"
PATIENCE = 200.0


def made_by(limit: str) -> Printer:
    """A printer whose process has another limit than usual."""
    return Printer((sys.executable, "-c", _TIGHT.format(limit=limit)))


@pytest.fixture
def maker() -> Iterator[Printer]:
    held = Printer()
    yield held
    held.stop()


def short(words: str = "One") -> tuple[Document, ...]:
    return (Document(Language.EN, "-", words, (Para(words),), "-"),)


def endless() -> tuple[Document, ...]:
    """More than any answers can hold: some seconds of work and more."""
    return (Document(Language.EN, "-", "-", tuple(Para(f"{one} word " * 400) for one in range(900)), "-"),)


def test_it_makes_the_same_bytes_as_this_process(maker: Printer, library: Library, tmp_path: Path) -> None:
    documents = (paper(TYPICAL, Language.KK, library), paper(EMPTY, Language.RU, library))
    os.environ["TMPDIR"], before = str(tmp_path), os.environ.get("TMPDIR")
    try:
        made = maker.make(documents, lambda counts: contents(documents, counts, Tongue.KK_RU), PATIENCE)
        first = maker.number
        again = maker.make(documents[:1], None, PATIENCE)
    finally:
        os.environ.pop("TMPDIR") if before is None else os.environ.update(TMPDIR=before)
    assert made == render(documents, lambda counts: contents(documents, counts, Tongue.KK_RU))
    assert again == render(documents[:1], None)
    assert maker.number == first, "one process makes one paper after another"
    assert list(tmp_path.iterdir()) == []


def test_it_does_not_know_the_keys_of_the_store(maker: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRETS", "made up")
    maker.make(short(), None, PATIENCE)
    assert b"made up" not in Path(f"/proc/{maker.number}/environ").read_bytes()


@pytest.mark.parametrize(
    ("limit", "documents"),
    [("CPU_SECONDS = 0", endless()), ("MEMORY = 3 * 1024 * 1024", endless())],
    ids=["time", "memory"],
)
def test_a_paper_that_eats_too_much_ends_alone(limit: str, documents: tuple[Document, ...]) -> None:
    tight = made_by(limit)
    try:
        with pytest.raises(TooMuch):
            tight.make(documents, None, PATIENCE)
        assert tight.number is None
    finally:
        tight.stop()


def test_after_its_end_the_next_paper_is_made(maker: Printer) -> None:
    with pytest.raises(TooMuch):
        maker.make(short(), None, 0)
    assert maker.make(short("Two"), None, PATIENCE).startswith(b"%PDF")
    number = maker.number
    assert number is not None
    os.kill(number, 9)
    os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT)
    assert maker.make(short("Three"), None, PATIENCE).startswith(b"%PDF")
    assert maker.number != number


def test_after_so_many_papers_another_process_goes_on(maker: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.documents.printer.PAPERS", 3)
    numbers = []
    for documents in (short(), short("Two") * 2, short("Three"), short("Four"), short("Five")):
        assert maker.make(documents, None, PATIENCE).startswith(b"%PDF")
        numbers.append(maker.number)
    first, second, third, fourth, last = numbers
    assert first != second == third == fourth != last
    assert None not in numbers, "the next one is started before it is asked for"


def test_whoever_asked_gets_a_calm_page(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    tight = made_by("MEMORY = 1024")
    monkeypatch.setattr(printer, "_printer", tight)
    monkeypatch.setattr(printer, "_apart", Event())
    visitor.walk()
    visitor.answer(StepId.WORSE, {"a": "no"})
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    printer.keep_apart()
    try:
        with pytest.raises(Busy):
            pdf(*endless())
        response = visitor.get("/d/list.pdf")
    finally:
        tight.stop()
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert Page(response.text).links[0] == "/exit"
