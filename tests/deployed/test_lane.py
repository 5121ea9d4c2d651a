"""Leaving has threads of its own: it is answered while every other thread of the server is taken."""

from __future__ import annotations

import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytest_socket import enable_socket

from deploy.worker import is_leaving
from tests.served import SITE, Client, Instance

THREADS = 4
SOON = 3.0  # seconds; a machine that runs tests is busy


@pytest.mark.parametrize(
    ("head", "leaving"),
    [
        (b"GET /exit HTTP/1.1\r\nHost: x\r\n\r\n", True),
        (b"GET /exit HTTP/1.1\r\nHost: x\r\n", False),
        (b"GET /exit", False),
        (b"", False),
        (b"GET /exits HTTP/1.1\r\nHost: x\r\n\r\n", False),
        (b"POST /exit HTTP/1.1\r\nHost: x\r\n\r\n", False),
        (b"GET /exit HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n", False),
        (b"GET /exit HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", False),
        (b"GET /l HTTP/1.1\r\nHost: x\r\n\r\nGET /exit HTTP/1.1\r\n\r\n", False),
    ],
)
def test_only_a_whole_request_to_leave_takes_the_lane(head: bytes, leaving: bool) -> None:
    """Whoever sends it slowly, or with a body, would hold the lane up for others."""
    assert is_leaving(head) is leaving


@pytest.fixture
def instance() -> Iterator[Instance]:
    enable_socket()
    with tempfile.TemporaryDirectory(prefix="l") as folder:
        made = Instance(Path(folder), "one", DATA=f"{folder}/data", WORKERS="1", LEAVE_TO="/blank")
        try:
            made.start()
            yield made
        finally:
            made.kill()


@pytest.mark.slow
@pytest.mark.enable_socket
def test_leaving_is_answered_while_every_thread_is_taken(instance: Instance) -> None:
    client = Client(path=instance.socket)
    client.begin()
    with ExitStack() as held:
        for _ in range(THREADS + 2):  # forms that never end; some also wait for a thread
            line = held.enter_context(socket.socket(socket.AF_UNIX))
            line.connect(str(instance.socket))
            line.sendall(f"POST / HTTP/1.1\r\nHost: {SITE}\r\nContent-Length: 900\r\n\r\na=".encode())
        page = held.enter_context(socket.socket(socket.AF_UNIX))
        page.settimeout(0.5)
        page.connect(str(instance.socket))
        page.sendall(f"GET /healthz HTTP/1.0\r\nHost: {SITE}\r\n\r\n".encode())
        with pytest.raises(TimeoutError):
            page.recv(1)
        began = time.monotonic()
        answer = client.get("/exit")
        assert time.monotonic() - began < SOON
        assert (answer.status, answer.header("Location"), client.cookie) == (303, "/blank", "")
    assert instance.ask("/healthz") == 200
