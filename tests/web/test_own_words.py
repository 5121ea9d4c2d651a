"""Her own words are handed to no translator: a browser sends to its maker what a page does not keep from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

import pytest

from assistant.app import create_app
from assistant.config import OPEN_DESK, Config
from assistant.domain.answers import Answers, Breach, Happening, PaperChoice
from assistant.domain.choices import YesNo
from assistant.domain.papers import Keep, PaperKind
from tests.clock import Clock
from tests.visitor import BASE, Visitor
from tests.web.test_leaving import addresses, is_seen

PLANT = "qzplant"
SAME_FOR_ALL = ("/m/", "/n/", "/at/q/")  # pages that go by no answer


class Shown(HTMLParser):
    """The words of a page that a translator is given."""

    EMPTY = frozenset(("input", "meta", "link", "br", "hr", "img", "col"))

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.given: list[str] = []
        self._open: list[tuple[str, bool]] = [("", True)]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.EMPTY:
            self._open.append((tag, self._open[-1][1] and dict(attrs).get("translate") != "no"))

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _ in self._open]:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open[-1][1]:
            self.given.append(data)


def planted(held: Any, at: str = "") -> Any:
    """The same record with a word of its own in each field that is typed."""
    told = {}
    for one in fields(held):
        value, name = getattr(held, one.name), f"{at}-{one.name}"
        if is_dataclass(value):
            told[one.name] = planted(value, name)
        elif value == "" and isinstance(value, str):
            told[one.name] = f"{PLANT}{name}"
    return replace(held, **told)


def told() -> Answers:
    """Everything that can be typed, each with its own word."""
    answers: Answers = planted(Answers())
    kinds = tuple(PaperChoice(kind) for kind in PaperKind)
    return replace(
        answers,
        incident=replace(answers.incident, happenings=(planted(Happening(), "-happening"),)),
        plan=replace(answers.plan, worse=YesNo.NO),
        diary=replace(answers.diary, breaches=(planted(Breach(), "-breach"),)),
        papers=replace(answers.papers, keep=Keep.WITH_ME, chosen=kinds),
    )


@pytest.fixture
def writer(config: Config, clock: Clock) -> Visitor:
    """Somebody at an open desk who wrote something in each line."""
    visitor = Visitor(create_app(replace(config, operator="Qor Ülgi", desk=OPEN_DESK), clock=clock))
    visitor.client.post("/at", data={"l": "en"}, base_url=BASE)
    visitor.walk()
    held = visitor.answers
    words = told()
    mixed = replace(
        words,
        safety=held.safety,
        people=held.people,
        incident=replace(held.incident, happenings=words.incident.happenings),
        order=held.order,
    )
    visitor.office.vault.change(visitor.ticket, lambda session: replace(session, answers=mixed))
    return visitor


def pages(visitor: Visitor, clock: Clock) -> Iterator[tuple[str, str]]:
    """Each page that a person can see, with its address; what leaves, covers or downloads is none."""
    for method, path in addresses(visitor.app):
        if method != "GET" or path in ("/exit", "/at/c", "/z") or path.endswith(".pdf"):
            continue
        if path.startswith(SAME_FOR_ALL):
            continue
        clock.move(seconds=1)
        response = visitor.get(path)
        if is_seen(response):
            yield path, response.text


def test_no_page_gives_her_words_to_a_translator(writer: Visitor, clock: Clock) -> None:
    seen = set()
    for path, html in pages(writer, clock):
        given = [words.strip() for words in Shown(html).given if PLANT in words]
        assert given == [], path
        seen |= {path} if PLANT in html else set()
    assert {"/c", "/d/c", "/d/v", "/d/v/1", "/v", "/k", "/p/23"} <= seen
