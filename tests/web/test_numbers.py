"""Numbers for the centre: off unless set, only the desk's, each conversation once in a cell."""

from __future__ import annotations

import mmap
from dataclasses import replace

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.content.samples import samples
from assistant.domain.steps import StepId
from assistant.privacy import tallies
from assistant.privacy.tallies import LEAST
from tests.clock import Clock
from tests.visitor import BASE, Visitor

WEEK = 7 * 24 * 60


@pytest.fixture
def counting(config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch, open_limits: None) -> Flask:
    """An installation that counts, with an open desk."""
    monkeypatch.setattr(tallies, "MEMORY", mmap.mmap(-1, 4096))
    return create_app(replace(config, desk="open", numbers=True), clock=clock)


def printed(app: Flask, *, times: int = 1, desk: bool = True, sample: bool = False) -> Visitor:
    """Somebody prints the summary."""
    visitor = Visitor(app)
    if desk:
        visitor.client.post("/at", data={"l": "ru"}, base_url=BASE)
    else:
        visitor.begin("ru")
    if sample:
        visitor.post("/at/s", {"a": samples()[0].id})
    visitor.answer(StepId.REGION, {"a": "kz-75"})
    visitor.answer(StepId.KEEP, {"a": "centre"})
    for _ in range(times):
        assert visitor.get("/d/sheet-1.pdf").status_code == 200
    return visitor


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are made elsewhere."""
    monkeypatch.setattr("assistant.web.documents.pdf", lambda *_, **__: b"%PDF-1.7")


@pytest.mark.usefixtures("quick")
def test_what_the_desk_printed_is_told_when_the_week_is_over(counting: Flask, clock: Clock) -> None:
    worker = printed(counting, times=2)
    for _ in range(LEAST - 1):
        printed(counting, times=2)
    assert "No week with enough" in _english(worker).page("/at/u").text
    clock.move(minutes=WEEK)
    worker = _english(printed(counting))
    table = worker.get("/at/list.csv")
    assert table.headers["Content-Disposition"] == 'attachment; filename="list.csv"'
    lines = table.data.decode("utf-8-sig").split()
    assert lines[0] == "week,dimension,value,count"
    assert set(lines[1:]) == {f"2026-11-23,{cell},10" for cell in ("paper,summary", "language,ru", "region,kz-75")}
    assert "23.11.2026 Language: Русский" in " ".join(worker.page("/at/u").text.split())
    said = counting.test_cli_runner().invoke(args=["numbers"])
    assert said.output.split() == lines


def _english(visitor: Visitor) -> Visitor:
    visitor.post("/g", {"l": "en", "b": "/l"})
    return visitor


@pytest.mark.usefixtures("quick")
def test_a_restart_loses_the_week_and_the_page_says_so(
    counting: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers = [printed(counting) for _ in range(2 * LEAST)]
    said = _english(workers[-1]).page("/at/u").text
    assert "A restart of the service loses the week." in said
    assert "Codes that are printed in two jobs count twice" in said
    data = counting.extensions["office"].config.data
    assert not (data / "numbers.csv").exists()
    assert (data / "numbers.lock").read_bytes() == b"", "what a restart would find holds no number"
    monkeypatch.setattr(tallies, "MEMORY", mmap.mmap(-1, 4096))
    clock.move(minutes=WEEK)
    again = create_app(replace(counting.extensions["office"].config), clock=clock)
    assert again.extensions["office"].tallies.rows() == []


@pytest.mark.usefixtures("quick")
def test_a_person_alone_a_rehearsal_and_a_second_print_do_not_count(counting: Flask, clock: Clock) -> None:
    for _ in range(LEAST):
        printed(counting, desk=False)
        printed(counting, sample=True)
    printed(counting, times=2 * LEAST)
    clock.move(minutes=WEEK)
    assert counting.extensions["office"].tallies.rows() == []


@pytest.mark.usefixtures("quick")
def test_without_the_setting_nothing_is_counted(config: Config, clock: Clock) -> None:
    app = create_app(replace(config, desk="open"), clock=clock)
    worker = _english(printed(app))
    assert "Nothing is counted here" in worker.page("/at/u").text
    assert worker.get("/at/list.csv").headers["Location"] == "/at/u"
    assert not list(config.data.glob("numbers*"))
    assert app.test_cli_runner().invoke(args=["numbers"]).exit_code == 2
