"""The return code as a person meets it: nothing without an operator, shown once, typed back, renewed, deleted."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from assistant.app import create_app
from assistant.config import Config, SettingError, load
from assistant.domain.steps import StepId
from assistant.privacy import keeping, return_code
from assistant.privacy.stretch import Stretcher
from tests.clock import Clock
from tests.visitor import Page, Visitor

OPERATOR = "Qor «Ülgi»"
WANTED = {"a": "7", "b": "pages", "d": "given"}
NOTHING = "Nothing was found with this code. Check the digits."


@pytest.fixture
def named(config: Config) -> Config:
    """Settings that name who answers for what is kept."""
    return replace(config, operator=OPERATOR)


@pytest.fixture
def keeper(named: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """A visitor of such an installation. The derivation is quick here: its slowness has tests of its own."""
    monkeypatch.setattr("assistant.app.Stretcher", lambda: lambda digits: hashlib.sha256(digits.encode()).digest())
    visitor = Visitor(create_app(named, clock=clock))
    visitor.begin("en")
    return visitor


def _another(visitor: Visitor) -> Visitor:
    """Another browser at the same installation."""
    other = Visitor(visitor.app)
    other.begin("en")
    return other


def _made(visitor: Visitor, **wanted: str) -> str:
    """Make a code and type it back; return its digits."""
    shown = visitor.post("/y", WANTED | wanted)
    assert shown.status_code == 200, Page(shown.text).text
    code = return_code.read(_shown(shown.text))
    assert visitor.post("/y/1", {"a": code}).headers["Location"] == "/y"
    return code


def _shown(html: str) -> str:
    held = re.search(r'class="code[^"]*"[^>]*>([^<]+)<', html)
    assert held is not None
    return held[1]


def test_without_an_operator_no_code_is_offered(visitor: Visitor) -> None:
    page = visitor.page("/y")
    assert "nothing is kept for later" in page.text
    assert not [held for held in page.inputs if held.get("type") in ("radio", "checkbox")]
    assert visitor.get("/y/2").status_code == 404
    assert visitor.post("/y", WANTED).headers["Location"] == "/y"
    for path in ("/y/1", "/y/2", "/y/3", "/y/4"):
        assert visitor.post(path, {"a": "7"}).status_code == 404
    assert "/y" not in visitor.page("/l").links


def test_nothing_is_kept_for_later_without_a_code(keeper: Visitor, named: Config) -> None:
    keeper.walk()
    keeper.post("/y", WANTED)  # shown, but never typed back
    keeper.get("/exit")
    with closing(sqlite3.connect(named.store)) as store:
        assert store.execute("SELECT count(*) FROM record").fetchone() == (0,)


def test_at_a_centre_printing_by_code_stands_before_the_file(keeper: Visitor) -> None:
    keeper.answer(StepId.WORSE, {"a": "no"})
    for keep, before in (("centre", True), ("work", False)):
        keeper.answer(StepId.KEEP, {"a": keep})
        links = keeper.page("/d").links
        assert links.count("/y") == 1, "offered once"
        assert (links.index("/y") < links.index("/d/list.pdf")) is before


def test_the_consent_names_operator_purpose_and_term(keeper: Visitor) -> None:
    text = keeper.page("/y").text
    assert OPERATOR in text
    assert "to continue later with the code" in text
    assert "12 months" in text


@pytest.mark.parametrize("missing", ["a", "b", "d"])
def test_no_code_without_a_choice_or_without_consent(keeper: Visitor, missing: str) -> None:
    response = keeper.post("/y", {name: value for name, value in WANTED.items() if name != missing})
    assert response.status_code == 422
    assert f"#{missing}" in Page(response.text).links
    assert keeper.office.vault.open(keeper.ticket).kept is None  # type: ignore[union-attr]


def test_nothing_is_chosen_beforehand(keeper: Visitor) -> None:
    page = keeper.page("/y")
    assert not [held for held in page.inputs if "checked" in held]


def test_the_code_is_shown_once(keeper: Visitor) -> None:
    code = _made(keeper)
    for path in ("/y", "/y/1", "/y/2", "/l", "/c", "/d/v", "/h"):
        assert code not in re.sub(r"\D", "", keeper.get(path).text), path


def test_a_code_counts_only_after_it_was_typed_back(keeper: Visitor) -> None:
    code = return_code.read(_shown(keeper.post("/y", WANTED).text))
    response = _another(keeper).post("/y/2", {"a": code})
    assert (response.status_code, NOTHING in response.text) == (422, True)
    wrong = keeper.post("/y/1", {"a": code[::-1]})
    assert wrong.status_code == 422
    assert "not the digits that were shown" in wrong.text
    assert keeper.post("/y/1", {"a": code}).status_code == 303
    assert _another(keeper).post("/y/2", {"a": code}).headers["Location"] == "/y"


def test_another_day_and_another_device_bring_the_answers_back(keeper: Visitor, clock: Clock) -> None:
    keeper.walk()
    told = keeper.answers
    code = _made(keeper)
    keeper.get("/exit")
    clock.move(hours=24 * 6)
    other = _another(keeper)
    other.post("/y/2", {"a": " ".join(code)})
    assert other.answers == told
    assert "30 November 2026" in other.page("/y").text.replace("\xa0", " ")


def test_what_is_answered_afterwards_is_kept_too(keeper: Visitor) -> None:
    code = _made(keeper)
    keeper.answer(StepId.RELATION, {"a": "spouse"})
    keeper.get("/exit")
    other = _another(keeper)
    other.post("/y/2", {"a": code})
    assert other.answers.people.relation is not None


@pytest.mark.parametrize("during", ["change", "begin"])
def test_what_another_tab_answers_in_the_same_moment_is_kept_too(
    keeper: Visitor, monkeypatch: pytest.MonkeyPatch, during: str
) -> None:
    """One tab's answers reach what is kept last, though they are older: the newer ones win."""
    place = keeper.office.keeping
    act = getattr(place, during)
    token = keeper.token()

    def overtaken(*told: Any) -> Any:
        monkeypatch.undo()
        assert keeper.post("/p/3", {"a": "spouse"}, token=token).status_code == 303
        return act(*told)

    if during == "begin":
        monkeypatch.setattr(place, during, overtaken)
    code = _made(keeper)
    if during == "change":
        monkeypatch.setattr(place, during, overtaken)
        keeper.answer(StepId.FOR_WHOM, {"a": "me"})
    keeper.get("/exit")
    other = _another(keeper)
    other.post("/y/2", {"a": code})
    assert other.answers.people.relation is not None


def test_two_presses_of_the_button_keep_once(keeper: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    place = keeper.office.keeping
    begin = place.begin

    def twice(*told: Any) -> None:
        begin(*told)
        begin(*told)

    monkeypatch.setattr(place, "begin", twice)
    code = _made(keeper)
    assert _another(keeper).post("/y/2", {"a": code}).headers["Location"] == "/y"


def test_a_wrong_an_old_and_a_deleted_code_get_the_same_page(keeper: Visitor, clock: Clock) -> None:
    deleted = _made(keeper)
    assert keeper.post("/y/4").status_code == 303
    old = _made(keeper, a="1")
    clock.move(hours=25)
    other = _another(keeper)
    token = other.token()
    pages = {other.post("/y/2", {"a": typed}, token=token).text for typed in (old, deleted, "1" * 18, "12", "9" * 70)}
    assert len(pages) == 1
    assert NOTHING in pages.pop()


def test_a_renewal_counts_from_today(keeper: Visitor, clock: Clock) -> None:
    code = _made(keeper, a="1")
    clock.move(hours=23)
    other = _another(keeper)
    other.post("/y/2", {"a": code})
    assert other.post("/y/3", {"a": "30"}).status_code == 303
    clock.move(hours=24 * 29)
    assert _another(keeper).post("/y/2", {"a": code}).status_code == 303


def test_deleting_the_conversation_can_delete_what_is_kept(keeper: Visitor) -> None:
    code = _made(keeper)
    assert "/y/4" in keeper.get("/y").text
    keeper.post("/y/4")
    assert _another(keeper).post("/y/2", {"a": code}).status_code == 422


def test_the_code_is_not_printed_unless_asked_for(keeper: Visitor) -> None:
    assert 'class="code screen-only"' in keeper.post("/y", WANTED).text
    assert 'class="code"' in keeper.post("/y", WANTED | {"c": "given"}).text


def test_a_full_lane_is_told_to_wait_and_pages_go_on(keeper: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(keeping.CEILING, keeping.Lane.PUBLIC, 1)
    token = keeper.token()
    assert keeper.post("/y/2", {"a": "1"}, token=token).status_code == 422
    response = keeper.post("/y/2", {"a": "1"}, token=token)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "60")
    assert "/exit" in Page(response.text).links
    assert keeper.get("/l").status_code == 200


def test_a_derivation_does_not_stall_the_pages(named: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four people press at once, as many as a process has threads: two wait, two are told, and pages are quick."""
    may_end, begun = threading.Event(), threading.Event()

    def slow(_: str) -> bytes:
        begun.set()
        may_end.wait(20)
        return bytes(32)

    monkeypatch.setattr("assistant.app.Stretcher", lambda: Stretcher(slow))
    app = create_app(named, clock=clock)
    visitors = [Visitor(app) for _ in range(5)]
    for visitor in visitors:
        visitor.begin("en")
    tokens = [visitor.token() for visitor in visitors]
    statuses: list[int] = []

    def guess(visitor: Visitor, token: str) -> None:
        statuses.append(visitor.post("/y/2", {"a": "1"}, token=token).status_code)

    threads = [threading.Thread(target=guess, args=pair) for pair in zip(visitors[:4], tokens[:4], strict=True)]
    for thread in threads:
        thread.start()
    assert begun.wait(5)
    for _ in range(300):
        if len(statuses) == 2:
            break
        time.sleep(0.01)
    assert statuses == [429, 429]
    began = time.perf_counter()
    assert visitors[4].get("/l").status_code == 200
    assert time.perf_counter() - began < 2
    may_end.set()
    for thread in threads:
        thread.join(10)
    assert sorted(statuses) == [422, 422, 429, 429]


def test_the_operator_s_name_is_checked_at_the_start(tmp_path: object) -> None:
    held = {"DATA": str(tmp_path)}
    assert load(held).operator == ""
    assert load(held | {"OPERATOR": "  Qor   Ülgi "}).operator == "Qor Ülgi"
    for wrong in ("x" * 121, "a\x00b"):
        with pytest.raises(SettingError, match="OPERATOR"):
            load(held | {"OPERATOR": wrong})
