"""Retention, proven: planted words are searched in everything that lies on the disk, while and after they are kept."""

from __future__ import annotations

import io
import logging
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config, SettingError, load
from assistant.domain.steps import StepId
from assistant.privacy import keeping, return_code
from assistant.privacy.embedded import SqliteStore
from assistant.web.session import COOKIE
from tests.clock import Clock
from tests.visitor import BASE, Visitor

PLANTED = ("Ақмарал-plant-31", "plant-7f1d-other", "plant-reach-55", "plant story 8c21")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that everything temporary goes to in this test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def kept(config: Config, clock: Clock, temporary: Path) -> Visitor:
    """A visitor who has told everything, made a paper and read it."""
    visitor = Visitor(create_app(config, clock=clock))
    visitor.begin("ru")
    visitor.walk()
    visitor.answer(StepId.DETAILS, dict(zip("abcd", PLANTED, strict=True)))
    visitor.answer(StepId.PAPER, {"a": "kk"})
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    assert visitor.get("/d/v").status_code == 200
    assert visitor.get("/d/list.pdf").status_code == 200
    return visitor


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()


def _assert_nowhere(folder: Path, planted: list[bytes]) -> None:
    for name, body in _files(folder):
        for one in planted:
            assert one not in body, f"{one!r} lies in {name}"


def _words(visitor: Visitor) -> list[bytes]:
    texts = [*PLANTED, visitor.cookie]
    return [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le")] + [
        visitor.ticket.id,
        visitor.ticket.secret,
    ]


def _record(visitor: Visitor) -> list[bytes]:
    """Pieces of the sealed record, as they lie in the file now."""
    record = visitor.office.vault._store.get(visitor.office.vault._place(visitor.ticket), 0)
    assert record is not None
    return [record.blob[at : at + 24] for at in range(0, len(record.blob) - 24, 24)]


def test_nothing_that_was_typed_lies_open_while_it_is_kept(kept: Visitor, tmp_path: Path) -> None:
    _assert_nowhere(tmp_path, _words(kept))
    assert any(_record(kept)[3] in body for _, body in _files(tmp_path)), "the search would not see a record at all"


def test_leaving_takes_the_record_off_the_disk_at_once(kept: Visitor, tmp_path: Path) -> None:
    planted = _words(kept) + _record(kept)
    response = kept.get("/exit")
    assert response.status_code == 303
    _assert_nowhere(tmp_path, planted)


def test_a_code_and_what_it_opens_lie_open_nowhere(
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    config: Config,
    clock: Clock,
    temporary: Path,
    tmp_path: Path,
) -> None:
    """While it is kept, and after it was deleted: neither the digits, nor how they were written, nor the answers."""
    caplog.set_level(logging.DEBUG)
    visitor = Visitor(create_app(replace(config, operator="Qor Ülgi"), clock=clock))
    visitor.begin("kk")
    visitor.answer(StepId.DETAILS, dict(zip("abcd", PLANTED, strict=True)))
    shown = re.search(r'class="code[^>]*>([^<]+)<', visitor.post("/y", {"a": "7", "b": "sizes", "d": "given"}).text)
    assert shown is not None
    code = return_code.read(shown[1])
    assert visitor.post("/y/1", {"a": shown[1]}).status_code == 303
    session = visitor.office.vault.open(visitor.ticket)
    assert session is not None
    assert session.kept is not None
    secret = [*_words(visitor), code.encode(), shown[1].encode(), session.kept.stretched]
    _assert_nowhere(tmp_path, secret)
    visitor.get("/exit")
    visitor.begin("kk")
    assert visitor.post("/y/2", {"a": code[::-1]}).status_code == 422
    assert visitor.post("/y/2", {"a": code}).status_code == 303
    assert visitor.answers.papers.story == PLANTED[3]
    place = keeping._place(config.secrets[0], session.kept.stretched)
    record = visitor.office.vault._store.get(place, 0)
    assert record is not None
    pieces = [record.blob[at : at + 24] for at in range(0, len(record.blob) - 24, 24)]
    assert any(pieces[3] in body for _, body in _files(tmp_path)), "the search would not see a record at all"
    visitor.post("/y/4")
    _assert_nowhere(tmp_path, [*secret, *pieces, place])
    said = "".join(capfd.readouterr()) + caplog.text
    for planted in (code, code[::-1], shown[1], *PLANTED):
        assert planted not in said


@pytest.mark.parametrize("minutes", [5, 15, 30])
def test_idle_answers_are_gone_from_the_disk_after_their_minutes(
    kept: Visitor, tmp_path: Path, clock: Clock, minutes: int
) -> None:
    kept.office.vault.change(kept.ticket, lambda session: replace(session, minutes=minutes))
    planted = _words(kept) + _record(kept)
    clock.move(minutes=minutes, seconds=-1)
    assert kept.office.vault.purge() == 0
    clock.move(seconds=1)
    assert kept.office.vault.purge() == 1
    _assert_nowhere(tmp_path, planted)
    assert kept.get("/l").headers["Location"] == "/"


def test_a_busy_conversation_ends_after_its_longest_time(kept: Visitor, tmp_path: Path, clock: Clock) -> None:
    for _ in range(12 * 6 - 1):
        clock.move(minutes=10)
        assert kept.get("/l").status_code == 200
    planted = _words(kept) + _record(kept)
    clock.move(minutes=10)
    assert kept.get("/l").status_code == 303
    kept.office.vault.purge()
    _assert_nowhere(tmp_path, planted)


def test_a_paper_is_made_without_a_file(kept: Visitor, temporary: Path) -> None:
    before = sorted(path.name for path in temporary.rglob("*"))
    assert kept.get("/d/list.pdf").status_code == 200
    assert sorted(path.name for path in temporary.rglob("*")) == before
    assert not [name for name, body in _files(temporary) if body.startswith(b"%PDF")]


def test_a_large_form_is_read_without_a_file(visitor: Visitor, temporary: Path) -> None:
    """Werkzeug puts large uploads into temporary files; no page takes one."""
    token = visitor.token()
    visitor.client.post(
        "/p/23",
        base_url=BASE,
        data={"t": token, "d": (io.BytesIO(b"plant" * 40_000), "plant-upload.txt")},
        content_type="multipart/form-data",
    )
    assert list(temporary.rglob("*")) == []


def test_the_cookie_is_for_this_browser_session_alone(app: Flask) -> None:
    answer = app.test_client().post("/", data={"l": "kk"}, base_url=BASE)
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    name, _, rest = cookies[0].partition("=")
    parts = {part.strip() for part in rest.split(";")[1:]}
    assert name.startswith("__Host-")
    assert parts == {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"}, "no Expires, no Max-Age, no Domain"


def test_no_setting_keeps_a_conversation_longer_than_a_day(tmp_path: Path) -> None:
    assert load({"DATA": str(tmp_path), "LONGEST_HOURS": "24"}).longest_hours == 24
    with pytest.raises(SettingError, match="LONGEST_HOURS"):
        load({"DATA": str(tmp_path), "LONGEST_HOURS": "25"})


def test_a_secret_that_is_put_on_top_opens_what_the_old_one_sealed(tmp_path: Path, clock: Clock) -> None:
    """The way docs/settings.md tells: a new line above the old one, and a restart."""
    settings = load({"DATA": str(tmp_path)})
    visitor = Visitor(create_app(settings, clock=clock))
    visitor.begin("kk")
    token = visitor.token()
    secret = tmp_path / "secret"
    secret.write_text("ab" * 32 + "\n" + secret.read_text())
    turned = load({"DATA": str(tmp_path)})
    assert turned.secrets == (bytes.fromhex("ab" * 32), *settings.secrets)
    after = Visitor(create_app(turned, clock=clock))
    after.client.set_cookie(COOKIE, visitor.cookie, domain="localhost", secure=True)
    assert after.get("/l").status_code == 200
    sent = after.post("/p/3", {"a": "spouse"}, token=token)
    assert sent.status_code == 303, "a page that was open during the change can still be sent"
    assert after.answers.people.relation is not None


def test_the_store_is_told_to_overwrite_whatever_its_library_does_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Debian's SQLite overwrites by default, others do not: what we ask for is read here."""
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(*given: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*given, **named)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", traced)
    SqliteStore(tmp_path / "store.sqlite").get(b"key", 0)
    assert "PRAGMA secure_delete=ON" in asked
    assert "PRAGMA temp_store=MEMORY" in asked
