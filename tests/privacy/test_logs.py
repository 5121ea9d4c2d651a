"""No log line names a person, an answer, an address or a cookie."""

from __future__ import annotations

import logging
import sys

import pytest

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.steps import StepId
from assistant.privacy.logs import QuietFormatter
from tests.clock import Clock
from tests.visitor import Visitor

NAME, STORY = "Нұржамал-plant-91", "plant-5c1e in her own words"


def _walked(config: Config, clock: Clock) -> Visitor:
    visitor = Visitor(create_app(config, clock=clock))
    visitor.begin("ru")
    visitor.walk()
    visitor.answer(StepId.DETAILS, {"a": NAME, "b": NAME, "c": NAME, "d": STORY})
    visitor.answer(StepId.PAPER, {"a": "kk"})
    visitor.answer(StepId.KEEP, {"a": "with-me"})
    return visitor


def test_a_whole_visit_leaves_no_line_with_an_answer(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, config: Config, clock: Clock
) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = _walked(config, clock)
    assert visitor.get("/d/v").status_code == 200
    assert visitor.get("/d/list.pdf").status_code == 200
    cookie = visitor.cookie
    visitor.get("/r?plant-query")
    visitor.post("/p/3", {"a": "plant-value"}, token="plant-token")
    visitor.get("/exit")
    said = "".join(capfd.readouterr()) + "".join(record.getMessage() for record in caplog.records)
    for planted in (NAME, STORY, cookie, "plant-", "127.0.0.1", "former-spouse", "insulted"):
        assert planted not in said


def test_a_crash_names_the_place_and_the_kind_alone(
    capfd: pytest.CaptureFixture[str], config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = _walked(config, clock)

    def broken(*_: object) -> None:
        try:
            raise KeyError(STORY)
        except KeyError as cause:
            raise ValueError(NAME) from cause

    monkeypatch.setattr("assistant.web.results.decide", broken)
    capfd.readouterr()
    assert visitor.get("/r?plant-query").status_code == 500
    said = "".join(capfd.readouterr())
    assert "ValueError" in said
    assert "results.py" in said
    for planted in (NAME, STORY, "plant", visitor.cookie):
        assert planted not in said


def test_a_traceback_is_printed_without_values() -> None:
    try:
        secret = STORY
        raise ValueError(secret)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "it failed for %s", (NAME,), sys.exc_info())
    line = QuietFormatter("%(levelname)s %(message)s").format(record)
    assert line.startswith("ERROR ")
    assert "it failed for …\n" in line
    assert NAME not in line
    assert line.endswith("ValueError")
    assert "test_a_traceback_is_printed_without_values" in line
    assert STORY not in line
