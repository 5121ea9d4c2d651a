"""What every test may ask for: a moved clock, a wired app, a visitor at the door, and the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket, enable_socket

from assistant.app import create_app
from assistant.config import Config
from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.privacy import limits
from assistant.privacy.limits import Deed, Limit
from tests.clock import NOON, Clock
from tests.visitor import Visitor

PEPPER = bytes(range(32))
TODAY = date(2026, 11, 23)

settings.register_profile(
    "project",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("project")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin the share of each process with one of the tests that take minutes, so that none is left for the end."""
    minutes = [item for item in items if item.get_closest_marker("minutes")]
    rest = [item for item in items if not item.get_closest_marker("minutes")]
    processes = int(getattr(config, "workerinput", {}).get("workercount", 1))
    share = len(rest) // processes
    for number, item in reversed(list(enumerate(minutes))):
        rest.insert(share * (number % processes), item)
    items[:] = rest


@pytest.fixture(autouse=True)
def _closed_sockets(request: pytest.FixtureRequest) -> Iterator[None]:
    """No unit test speaks to anybody; browser tests and those marked ``enable_socket`` may."""
    if request.node.get_closest_marker("browser") or request.node.get_closest_marker("enable_socket"):
        yield
        return
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture(scope="session")
def library() -> Library:
    """The product's own library."""
    return load_library()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at noon of 23 November 2026 in Almaty until a test moves it."""
    return Clock(NOON)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings that keep everything in the test's own folder."""
    return Config(data=tmp_path, secrets=(PEPPER,))


@pytest.fixture
def app(config: Config, clock: Clock) -> Flask:
    """The wired app."""
    return create_app(config, clock=clock)


@pytest.fixture
def open_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """No limits: they have their own tests, and would hide what lies behind them where a test sends thousands."""
    for deed in Deed:
        monkeypatch.setitem(limits.LIMITS, deed, Limit(10**9, 60))


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody without a session."""
    return Visitor(app)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody who has pressed the button of the front door, reading English."""
    visitor = Visitor(app)
    visitor.begin("en")
    return visitor
