"""Upkeep at the desk: what is due, and a centre's contacts from a file."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.content.ageing import due
from assistant.content.library import Library
from assistant.content.own_services import read_own
from assistant.privacy.passphrase import Passphrase
from tests.clock import Clock
from tests.content.test_own_services import GOOD, written
from tests.visitor import BASE, Page, Visitor

LOCKED = "$argon2id$made-up"


def at_desk(config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch, held: str = LOCKED) -> Visitor:
    monkeypatch.setattr(Passphrase, "fits", lambda *_: True)
    visitor = Visitor(create_app(replace(config, desk=held), clock=clock))
    visitor.client.post("/at", data={"l": "en", "a": "four everyday words"}, base_url=BASE)
    return visitor


@pytest.fixture
def worker(config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody at a desk that has shown its passphrase."""
    return at_desk(config, clock, monkeypatch)


def sent(worker: Visitor, raw: bytes) -> tuple[int, Page]:
    data = {"a": (io.BytesIO(raw), "own.csv"), "t": worker.token()}
    response = worker.client.post("/at/v", data=data, base_url=BASE)
    return response.status_code, Page(response.text)


def test_everything_to_verify_is_listed_by_date(worker: Visitor, library: Library) -> None:
    rows = due(library)
    days = [row.day for row in rows if row.day is not None]
    assert days == sorted(days)
    assert [row.day is None for row in rows] == sorted((row.day is None for row in rows), reverse=True)
    assert len(rows) == len(library.services) + len(library.acts) + len(library.waivers)
    page = worker.page("/at/v")
    for row in rows:
        assert row.name.en in page.text
    oldest = next(row for row in rows if row.kind == "law")
    assert oldest.since is not None
    assert oldest.day == oldest.since + timedelta(days=90)


def test_a_good_table_is_taken(worker: Visitor, tmp_path: Path) -> None:
    status, page = sent(worker, written(tmp_path, GOOD).read_bytes())
    assert status == 200
    assert "Contacts taken: 1." in page.text
    assert [one.id for one in read_own(worker.office.config.services)] == [GOOD["id"]]


def test_a_table_of_a_russian_spreadsheet_is_taken(worker: Visitor, tmp_path: Path) -> None:
    raw = written(tmp_path, GOOD).read_text(encoding="utf-8-sig")
    head, row = raw.strip().split("\n")
    table = "\r\n".join((head.replace(",", ";"), row.replace('","', '";"'), ""))
    status, _ = sent(worker, table.encode("utf-8-sig"))
    assert status == 200
    assert read_own(worker.office.config.services)[0].phones == ("+7 700 000 00 01", "1234")


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("phones", "8 700", "+7 and 10 digits"),
        ("verified_on", "2027-01-01", "that has come already"),
        ("name_ru", "", "in all three languages"),
        ("note_ru", "ул. Мысал (вымышленная), д. 1", "looks like an address"),
        ("region", "kz-99", "The code of a region"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken(
    worker: Visitor, tmp_path: Path, column: str, value: str, said: str
) -> None:
    status, page = sent(worker, written(tmp_path, GOOD, GOOD | {"id": "own-2", column: value}).read_bytes())
    assert status == 422
    assert "Row 3" in page.text
    assert said in page.text
    assert read_own(worker.office.config.services) == ()


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00", b"id;kind\n1;2\n", "имя\n".encode("cp1251")])
def test_what_is_no_table_is_refused_with_words(worker: Visitor, raw: bytes) -> None:
    status, page = sent(worker, raw)
    assert status == 422
    assert "Nothing was taken from the file" in page.text


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"id;kind\n1;2\n", "One is missing, unknown or doubled"),
        (b"id,kind,address\n1,2,3\n", "looks like an address"),
        (b"\xff\xfe\x00", "no table as CSV"),
    ],
)
def test_what_is_wrong_with_a_head_is_said(worker: Visitor, raw: bytes, said: str) -> None:
    assert said in sent(worker, raw)[1].text


def test_only_behind_the_passphrase(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    visitor = at_desk(config, clock, monkeypatch, held="open")
    assert "at a desk with a passphrase, or on" in visitor.page("/at/v").text
    assert sent(visitor, written(tmp_path, GOOD).read_bytes())[0] == 303
    assert read_own(visitor.office.config.services) == ()
    other = Visitor(visitor.app)
    other.begin("en")
    assert other.get("/at/v").headers["Location"] == "/l"
