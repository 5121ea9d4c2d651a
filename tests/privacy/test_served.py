"""The server as it really runs: what it writes down, and what a broken process could leave behind."""

from __future__ import annotations

import re
import resource
import runpy
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from flask import Flask
from pytest_socket import enable_socket

from assistant.documents import pdf as printer
from assistant.privacy import logs
from assistant.privacy.sweeper import Sweeper
from tests.browser.server import Server, our_server

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
PLANT = "plant4417"
SETTINGS = Path(__file__).resolve().parents[2] / "deploy" / "gunicorn.conf.py"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Our server, started as `make run` starts it."""
    enable_socket()
    with our_server(tmp_path_factory.mktemp("served"), "/blank") as server:
        yield server


def _send(server: Server, raw: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        said = b""
        while piece := line.recv(65536):
            said += piece
    return said


def test_nothing_is_written_about_who_asked_for_what(running: Server) -> None:
    agent = {
        "User-Agent": f"{PLANT}-agent",
        "Cookie": f"__Host-p={PLANT}-cookie",
        "Referer": f"https://{PLANT}.example/",
    }
    assert running.ask(f"/?q={PLANT}-query", agent).status == 200
    assert running.ask(f"/{PLANT}-path", agent).status in (303, 404)
    assert running.ask("/exit", agent).status == 303
    for bad in (
        f"GET /{PLANT} HTTP/9.9\r\n\r\n",
        f"{PLANT}\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: {PLANT}\r\n\r\n",
        f"GET / HTTP/1.1\r\n{PLANT} bad\r\n\r\n",
        f"GET /{PLANT * 600} HTTP/1.1\r\nHost: x\r\n\r\n",
    ):
        assert _send(running, bad.encode()).startswith(b"HTTP/1.1 4")
    said = running.log.read_text()
    for word in (PLANT, "127.0.0.1", "GET", "User-Agent"):
        assert word not in said, said


def test_a_worker_may_leave_no_core(running: Server) -> None:
    workers = _children_of_the_server(running)
    assert len(workers) >= 2
    for worker in workers:
        limits = Path(f"/proc/{worker}/limits").read_text()
        assert re.search(r"Max core file size\s+0\s+0", limits)
        assert resource.prlimit(worker, resource.RLIMIT_CORE) == (0, 0)
        left = Path(f"/proc/{worker}/coredump_filter").read_text()
        assert int(left, 16) == 0, "a program that the system hands cores to would get the memory"


def test_each_worker_starts_a_sweeper_after_the_fork(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "quieten_process", lambda: None)
    monkeypatch.setattr(printer, "_apart", Event())  # so that papers of other tests are made in this process still
    started: list[Sweeper] = []

    def start(sweeper: Sweeper) -> None:
        started.append(sweeper)

    monkeypatch.setattr(Sweeper, "start", start)
    settings = runpy.run_path(str(SETTINGS))
    assert started == []
    settings["post_worker_init"](SimpleNamespace(wsgi=app))
    assert len(started) == 1


def _children_of_the_server(server: Server) -> list[int]:
    found = subprocess.run(
        ["/bin/ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True
    ).stdout.splitlines()[1:]
    processes = [(int(pid), int(parent), args) for pid, parent, args in (line.split(None, 2) for line in found)]
    ours = {
        pid for pid, _, args in processes if "gunicorn" in args and f"PORT={server.port}".encode() in _environment(pid)
    }
    return [pid for pid, parent, _ in processes if pid in ours and parent in ours]


def _environment(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


def test_a_worker_is_replaced_now_and_then() -> None:
    settings = SETTINGS.read_text()
    held = re.search(r"^max_requests = (\d+)$", settings, re.MULTILINE)
    assert held is not None
    assert 0 < int(held[1]) <= 1000
    assert "accesslog = None" in settings
