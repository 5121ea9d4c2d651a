"""Kill -9 of a worker and of the whole server, with the embedded store: what was confirmed is there afterwards."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest
from pytest_socket import enable_socket

from assistant.domain.steps import StepId
from assistant.web.addresses import step_path
from tests.served import Client, Instance

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]
PEOPLE, KILLS = 3, 3


@pytest.fixture
def instance() -> Iterator[Instance]:
    enable_socket()
    with tempfile.TemporaryDirectory(prefix="k") as folder:
        made = Instance(Path(folder), "one", DATA=f"{folder}/data", WORKERS="2")
        try:
            made.start()
            yield made
        finally:
            made.kill()


def _send(client: Client, text: str) -> bool:
    try:
        return client.send(step_path(StepId.DETAILS), {"d": text})
    except (OSError, HTTPException):  # the process that was asked is gone: nothing was confirmed
        return False


def test_nothing_confirmed_is_lost_when_workers_and_server_are_killed(instance: Instance) -> None:
    """People write while workers are killed, then everything; the last confirmed text, or a later one, is kept."""
    ended = threading.Event()
    confirmed: dict[int, int] = {}
    clients = [Client(path=instance.socket) for _ in range(PEOPLE)]
    for client in clients:
        client.begin()

    def write(number: int) -> None:
        turn = 0
        while not ended.is_set():
            turn += 1
            if _send(clients[number], f"text {turn} " + "ә" * 2000):
                confirmed[number] = turn

    writers = [threading.Thread(target=write, args=(number,)) for number in range(PEOPLE)]
    for writer in writers:
        writer.start()
    for _ in range(KILLS):
        before = dict(confirmed)
        while any(confirmed.get(number, 0) <= before.get(number, 0) for number in range(PEOPLE)):
            ended.wait(0.05)
        for worker in instance.workers()[:1]:
            os.kill(worker, signal.SIGKILL)
    instance.kill()
    ended.set()
    for writer in writers:
        writer.join()
    instance.start()
    assert len(confirmed) == PEOPLE
    for number, client in enumerate(clients):
        page = client.get(step_path(StepId.DETAILS))
        assert page.status == 200, "the conversation itself is there"
        text = page.body.decode()
        kept = int(text.split("text ", 1)[1].split(" ", 1)[0])
        assert kept >= confirmed[number], "a confirmed text was lost"
        assert text.count("ә") >= 2000, "half a record was served"
    assert clients[0].get("/exit").status == 303
