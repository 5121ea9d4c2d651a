"""Limits stop a flood and nobody else: forty people behind one address, a busy desk, and what is counted where."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.papers import Keep
from assistant.privacy import limits
from assistant.privacy.limits import LIMITS, Deed, Limit, Limits, TooOften
from assistant.web import documents
from assistant.web.addresses import step_path
from tests.clock import NOON, Clock
from tests.visitor import BASE, FIRST, Page, Visitor

PEOPLE, MINUTES = 40, 10


@pytest.mark.slow
def test_forty_people_behind_one_address_work_ten_minutes_without_being_stopped(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each does something every 10 seconds or so: questions, pages, and a paper at the end; none of them is refused."""
    monkeypatch.setattr(documents, "pdf", lambda *_, **__: b"%PDF-")
    chance = random.Random(40)  # noqa: S311  repeatable, not secret
    people = [Visitor(app) for _ in range(PEOPLE)]
    steps = [(step_path(step), inputs) for step, inputs in FIRST.items()]
    said: dict[int, int] = {}
    tokens: dict[Visitor, str] = {}
    for moment in range(MINUTES * 6):
        for person in people:
            if not person.cookie:
                person.begin(chance.choice(("kk", "ru", "en")))
                tokens[person] = person.office.vault.token(person.ticket)
            path, inputs = steps[moment % len(steps)]
            if moment % 20 == 19:
                person.post("/p/25", {"a": Keep.WITH_ME.value}, token=tokens[person])
                answer = person.get("/d/list.pdf")
            elif moment % 3:
                answer = person.post(path, inputs, token=tokens[person])
            else:
                answer = person.get("/z" if moment == 31 else "/exit" if moment % 57 == 51 else "/blank")
            said[answer.status_code] = said.get(answer.status_code, 0) + 1
        clock.move(seconds=10)
    assert set(said) <= {200, 303}, said
    assert sum(said.values()) == PEOPLE * MINUTES * 6


def test_no_limit_knows_an_address(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.LIMITS, Deed.SEND, Limit(3, 60))
    visitors = []
    for number in range(4):
        visitor = Visitor(app)
        visitor.begin()
        visitors.append(visitor)
        for turn in range(3):
            peer = {"REMOTE_ADDR": f"203.0.113.{number * 3 + turn}"} if number % 2 else {}
            assert visitor.post("/p/1", {"a": "no"}, environ_overrides=peer).status_code == 303
    for number, visitor in enumerate(visitors):
        peer = {"REMOTE_ADDR": f"198.51.100.{number}"}
        assert visitor.post("/p/1", {"a": "no"}, environ_overrides=peer).status_code == 429, "another address helps not"


def test_a_conversation_that_floods_is_told_to_wait_and_goes_on_afterwards(visitor: Visitor, clock: Clock) -> None:
    token = visitor.token()
    said = [visitor.post("/p/1", {"a": "no"}, token=token).status_code for _ in range(LIMITS[Deed.SEND].most + 1)]
    assert said[:-1] == [303] * LIMITS[Deed.SEND].most
    assert said[-1] == 429
    refused = visitor.post("/p/1", {"a": "yes"}, token=token)
    page = Page(refused.text)
    assert page.links[0] == "/exit"
    assert 0 < int(refused.headers["Retry-After"]) <= LIMITS[Deed.SEND].seconds
    clock.move(seconds=int(refused.headers["Retry-After"]))
    assert visitor.post("/p/1", {"a": "no"}, token=token).status_code == 303


def test_papers_have_a_limit_of_their_own(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "pdf", lambda *_, **__: b"%PDF-")
    monkeypatch.setitem(limits.LIMITS, Deed.PAPER, Limit(2, 300))
    visitor.post("/p/25", {"a": Keep.WITH_ME.value})
    assert [visitor.get("/d/list.pdf").status_code for _ in range(3)] == [200, 200, 429]
    assert visitor.get("/d/v").status_code == 200, "reading on the screen goes on"


def test_one_conversation_cannot_use_up_everybodys_turns_at_codes(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.app.Stretcher", lambda: lambda _: bytes(32))
    visitor = Visitor(create_app(replace(config, operator="A made-up centre"), clock=clock))
    visitor.begin()
    token = visitor.token()
    most = LIMITS[Deed.CODE].most
    said = []
    for _ in range(most + 1):
        said.append(visitor.post("/y/2", {"a": "12"}, token=token).status_code)
        clock.move(seconds=1)
    assert said[-1] == 429
    assert 429 not in said[:-1]


def test_beginning_is_limited_for_all_together_and_live_conversations_go_on(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.LIMITS, Deed.BEGIN, Limit(2, 60))
    fresh = [Visitor(visitor.app).client.post("/", data={"l": "ru"}, base_url=BASE) for _ in range(3)]
    assert [one.status_code for one in fresh].count(429) >= 1
    refused = fresh[-1]
    assert "Set-Cookie" not in refused.headers
    assert Page(refused.text).links[0] == "/exit"
    assert visitor.get("/l").status_code == 200


def test_what_is_counted_leads_to_no_conversation(visitor: Visitor) -> None:
    visitor.answer(next(iter(FIRST)), {"a": "no"})
    store = visitor.office.vault._store
    held = store._run("SELECT lane FROM tally", ()).fetchall()  # type: ignore[attr-defined]  # the embedded store's own
    assert {lane.split(":")[0] for (lane,) in held} == {"begin", "send"}
    told = "".join(lane for (lane,) in held)
    place = visitor.office.vault._place(visitor.ticket)
    for secret in (visitor.ticket.id, visitor.ticket.secret, place):
        assert secret.hex()[:16] not in told
    assert "127.0.0.1" not in told


def test_a_limit_says_when_it_ends(app: Flask) -> None:
    clock = Clock(NOON + 42)
    counted = Limits(app.extensions["office"].vault._store, clock)
    for _ in range(LIMITS[Deed.BEGIN].most):
        counted.take(Deed.BEGIN)
    with pytest.raises(TooOften) as told:
        counted.take(Deed.BEGIN)
    assert told.value.seconds == 60 - int(NOON + 42) % 60
