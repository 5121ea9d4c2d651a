"""Printing for several people at the desk: codes in, one file out; nothing of either stays."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.documents.writing import NEUTRAL_TITLE
from assistant.domain.answers import Answers, Apart, PaperChoice, Papers, People
from assistant.domain.choices import Relation
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import Language
from assistant.privacy.keeping import CEILING, Lane
from assistant.privacy.passphrase import Passphrase
from assistant.web import batch
from forms.print_jobs import MOST_CODES
from tests.clock import Clock
from tests.documents.papers import text_of
from tests.visitor import BASE, Page, Visitor

FORM = {"b": "hand-over", "c": "own"}
NAME = "Айгүл {n} (вымышленное имя)"
SECRET_PLACE = "Құпия көше (ойдан алынған)"


@pytest.fixture
def worker(config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody at a desk that has shown its passphrase; the slow derivations are quick here."""
    monkeypatch.setattr("assistant.app.Stretcher", lambda: lambda digits: hashlib.sha256(digits.encode()).digest())
    monkeypatch.setattr(Passphrase, "fits", lambda *_: True)
    monkeypatch.setattr(batch, "_rest", lambda seconds: clock.move(minutes=seconds / 60))
    visitor = Visitor(create_app(replace(config, operator="Qor «Ülgi»", desk="$argon2id$made-up"), clock=clock))
    visitor.client.post("/at", data={"l": "en", "a": "four everyday words"}, base_url=BASE)
    return visitor


def kept(worker: Visitor, number: int, *chosen: PaperChoice) -> str:
    """Somebody's answers under a code; returns its digits."""
    keeping = worker.office.keeping
    code, held = keeping.make(7)
    told = Papers(own_name=NAME.format(n=number), chosen=chosen or (PaperChoice(PaperKind.OFFICER),))
    answers = Answers(people=People(relation=Relation.SPOUSE), papers=told, apart=Apart(address=SECRET_PLACE))
    keeping.begin(replace(held, live=True), answers)
    return code


def printed(worker: Visitor, codes: list[str], **more: str | list[str]) -> tuple[Page, bytes]:
    """Send codes; returns the page and the file that its link saves."""
    response = worker.post("/at/b", {**FORM, "a": "\n".join(codes), **more})
    html = response.text
    response.close()  # as a server does when the last piece is sent
    assert response.status_code == 200, Page(html).text
    found = re.search(r'href="data:application/pdf;base64,([^"]*)"', html)
    file = base64.b64decode(found[1], validate=True) if found else b""
    return Page(html.replace(found[0], 'href="data:"') if found else html), file


def pages_of(file: bytes) -> Iterator[str]:
    """The text of each page."""
    return iter(text_of(file).split("\f")[:-1])


def test_each_person_s_set_stands_behind_its_number(worker: Visitor) -> None:
    codes = [kept(worker, 1), kept(worker, 2, PaperChoice(PaperKind.OFFICER, Tongue.RU)), kept(worker, 3)]
    page, file = printed(worker, codes)
    texts = list(pages_of(file))
    assert [NAME.format(n=n) in text for n, text in zip((1, 2, 3), texts[2::2], strict=True)] == [True] * 3
    for number, text in enumerate(texts[1::2], start=1):
        assert text.split()[0] == str(number)
        assert f"Set {number} of 3" in text
        assert "Айгүл" not in text
    assert "Русский" in texts[3]
    assert "Sets: 3 of 3" in page.text
    assert re.findall(r"Set (\d) of 3", page.text) == ["1", "2", "3"]


def test_no_code_and_no_separate_sheet_is_in_the_answer(worker: Visitor) -> None:
    chosen = (PaperChoice(PaperKind.OFFICER), PaperChoice(PaperKind.ANNEX))
    code = kept(worker, 1, *chosen)
    page, file = printed(worker, [f"{code[:3]}, {code[3:]}"])
    assert code[:6] not in re.sub(r"\D", "", page.text)
    assert code[3:] not in page.html
    assert SECRET_PLACE not in text_of(file)
    refused = worker.post("/at/b", {**FORM, "a": code, "b": "apart"})
    assert refused.status_code == 422, "the separate sheet is not offered at all"
    assert code not in refused.text
    with pikepdf.open(io.BytesIO(file)) as held:
        assert {key: str(value) for key, value in held.docinfo.items()} == {"/Title": NEUTRAL_TITLE[Language.EN]}


def test_a_bad_code_is_named_by_its_number_and_the_rest_is_printed(worker: Visitor) -> None:
    first, last = kept(worker, 1), kept(worker, 4)
    page, file = printed(worker, [first, "123 456 789 012 345 678", "", first, last])
    assert "Set 2 of 4 : Nothing was found with this code." in page.text.replace("</strong>", "")
    assert "Set 3 of 4 : The same code stands further up." in page.text
    assert "Sets: 2 of 4" in page.text
    overview = next(pages_of(file))
    assert "Nothing was found" in overview
    assert NAME.format(n=4) in text_of(file)


def test_who_chose_no_paper_of_the_set_is_told(worker: Visitor) -> None:
    page, file = printed(worker, [kept(worker, 1, PaperChoice(PaperKind.SUMMARY))])
    assert "This person chose no paper of this set." in page.text
    assert file == b""
    assert "Nothing was printed" in page.text
    _, file = printed(worker, [kept(worker, 1)], d=["officer", "statement"], c="ru")
    assert "Заявление" in text_of(file), "papers that the worker names are printed for everybody"


def test_on_both_sides_each_paper_starts_on_a_new_sheet(worker: Visitor) -> None:
    chosen = (PaperChoice(PaperKind.STATEMENT), PaperChoice(PaperKind.OFFICER))
    _, file = printed(worker, [kept(worker, 1, *chosen)], f="yes")
    fronts = [text.split()[0] if text.split() else "" for text in list(pages_of(file))[::2]]
    assert fronts == ["List", "1", "Кімге", "Қызметкерге"], "a letter begins with its head"


def test_codes_are_asked_for_within_measure(worker: Visitor) -> None:
    for sent in ("", "\n \n", "\n".join("1" * 18 for _ in range(MOST_CODES + 1))):
        response = worker.post("/at/b", {**FORM, "a": sent})
        assert response.status_code == 422
        assert "1" * 18 not in response.text


def test_a_job_waits_for_its_turns_instead_of_failing(worker: Visitor, clock: Clock) -> None:
    code = kept(worker, 1)
    slot = int(clock()) // 60
    while worker.office.keeping._store.take(Lane.DESK, slot, CEILING[Lane.DESK]):
        pass
    _, file = printed(worker, [code])
    assert NAME.format(n=1) in text_of(file)


def test_one_job_at_a_time_and_its_place_comes_free(worker: Visitor) -> None:
    assert batch._ROOM.acquire(blocking=False)
    try:
        assert worker.post("/at/b", {**FORM, "a": "1"}).status_code == 503
    finally:
        batch._ROOM.release()
    printed(worker, ["1"])
    assert batch._ROOM.acquire(blocking=False)
    batch._ROOM.release()


def test_the_page_is_sent_while_it_is_made(worker: Visitor) -> None:
    codes = [kept(worker, 1), kept(worker, 2)]
    data = {**FORM, "a": "\n".join(codes), "t": worker.token()}
    response = worker.client.post("/at/b", data=data, base_url=BASE, buffered=False)
    assert response.headers["X-Accel-Buffering"] == "no"
    assert response.headers["Cache-Control"] == "no-store"
    pieces = response.iter_encoded()
    seen = b""
    while b"Set 1 of 2" not in seen:
        seen += next(pieces)
    assert b"Set 2 of 2" not in seen
    response.close()


def test_only_a_desk_where_codes_are_kept_prints_for_several(worker: Visitor, visitor: Visitor) -> None:
    other = Visitor(worker.app)
    other.begin("en")
    assert other.get("/at/b").headers["Location"] == "/l"
    assert other.post("/at/b", {**FORM, "a": "1"}).headers["Location"] == "/l"
    assert visitor.get("/at/b").status_code == 404, "there is no desk"
    assert "/at/b" in worker.page("/at").links
