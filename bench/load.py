#!/usr/bin/env python3
"""Sixty-four people at once, papers among them: how long pages, the exit and papers take, and what failed.

    .venv/bin/python bench/load.py --people 64 --seconds 180

Starts a server of its own, measures one person alone first, then everybody. Exits 1 if something failed that may not:
any status but 200 and 303, except the 503 of a full paper queue; pages slower than five times their idle p99.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
FORMS = (
    ("/p/1", {"a": "no"}),
    ("/p/2", {"a": "me"}),
    ("/p/3", {"a": "spouse"}),
    ("/p/4", {"a": "now"}),
    ("/p/5", {"a": "yes"}),
    ("/p/6", {"a": "yes"}),
    ("/p/7", {"a": "hit"}),
    ("/p/9", {"a-day": "10", "a-month": "10", "a-year": "2026"}),
    ("/p/23", {"d": "Жазба " * 200}),
)
PAGES = ("/r", "/l", "/c", "/s", "/k", "/q", "/t/1", "/d/v")
SLOWER = 5.0
_TOKEN = re.compile(r'name="t" value="([0-9a-f]+)"')


@dataclass
class Record:
    """Seconds by kind, and statuses that may not be; shared by all people."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[str] = field(default_factory=Counter)
    full: int = 0

    def share(self, kind: str, part: float) -> float:
        """The time, in milliseconds, that a part of the answers took at most."""
        held = sorted(self.seconds[kind])
        return 1000 * held[min(len(held) - 1, int(part * len(held)))] if held else 0.0


class Person:
    """Walks, reads, takes a paper, leaves, and comes again."""

    def __init__(self, port: int, seed: int, record: Record, *, pause: float, ended: threading.Event) -> None:
        self._port, self._record, self._pause, self._ended = port, record, pause, ended
        self._chance = random.Random(seed)  # noqa: S311  repeatable, not secret
        self._cookie = self._token = ""

    def live(self) -> None:
        """Until the bell."""
        while not self._ended.is_set():
            self.begin()
            for path, form in FORMS:
                self.ask("page", "GET", path)
                self.ask("page", "POST", path, form)
            for path in self._chance.sample(PAGES, 4):
                self.ask("page", "GET", path)
            if self._chance.random() < 0.5:
                self.ask("page", "POST", "/p/25", {"a": "with-me"})
                self.ask("paper", "GET", "/d/list.pdf")
            self.ask("exit", "GET", "/exit")

    def begin(self) -> None:
        """Press the button of the front door."""
        self._cookie = ""
        self.ask("page", "POST", "/", {"l": self._chance.choice(("kk", "ru", "en"))})
        found = _TOKEN.search(self.ask("page", "GET", "/p/1"))
        self._token = found[1] if found else ""

    def ask(self, kind: str, method: str, path: str, form: dict[str, str] | None = None) -> str:
        """Ask after a pause, note how long it took, and return a page's text."""
        if self._ended.wait(self._chance.random() * 2 * self._pause):
            return ""
        headers = {"Host": "localhost", "Cookie": f"__Host-p={self._cookie}"}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=90)
        began = time.perf_counter()
        try:
            connection.request(method, path, urlencode({"t": self._token, **form}) if form else None, headers)
            answer = connection.getresponse()
            body = answer.read()
        except OSError as error:
            self._record.failed[f"{kind} {type(error).__name__}"] += 1
            return ""
        finally:
            connection.close()
        self._record.seconds[kind].append(time.perf_counter() - began)
        if kind == "paper" and answer.status == 503:
            self._record.full += 1
        elif answer.status not in (200, 303):
            self._record.failed[f"{method} {path} {answer.status}"] += 1
        held = re.match(r"__Host-p=([^;]*)", answer.getheader("Set-Cookie") or "")
        self._cookie = held[1] if held else self._cookie
        return body.decode("utf-8", "replace") if kind == "page" else ""


def measure(port: int, people: int, seconds: float, pause: float) -> Record:
    """Let people live for a while."""
    record, ended = Record(), threading.Event()
    threads = [
        threading.Thread(target=Person(port, seed, record, pause=pause, ended=ended).live) for seed in range(people)
    ]
    for thread in threads:
        thread.start()
    ended.wait(seconds)
    ended.set()
    for thread in threads:
        thread.join()
    return record


@contextmanager
def server() -> Iterator[int]:
    """Our server as `make run` starts it, with a folder of its own."""
    with socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        environment = os.environ | {"PORT": str(port), "DATA": folder, "LEAVE_TO": "/blank"}
        process = subprocess.Popen(
            [sys.executable, "scripts/serve.py"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        if process.stdout is None:
            sys.exit("the server says nothing")
        while not process.stdout.readline().startswith("Open "):
            if process.poll() is not None:
                sys.exit("the server did not start")
        try:
            yield port
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            process.stdout.close()


def show(name: str, record: Record) -> None:
    """One line for each kind."""
    for kind in ("page", "exit", "paper"):
        held = record.seconds[kind]
        shares = "  ".join(
            f"{label} {record.share(kind, part):7.0f} ms" for label, part in (("p50", 0.5), ("p99", 0.99))
        )
        print(f"{name:>6}  {kind:<5}  {len(held):6} answers  {shares}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--alone", type=float, default=20, help="seconds of one person alone first")
    parser.add_argument("--pause", type=float, default=2, help="seconds between two answers of a person, on average")
    asked = parser.parse_args()
    with server() as port:
        idle = measure(port, 1, asked.alone, 0.1)
        busy = measure(port, asked.people, asked.seconds, asked.pause)
    show("alone", idle)
    show("all", busy)
    print(f"papers told to wait (503): {busy.full}; failed: {dict(busy.failed) or 'none'}")
    slower = busy.share("page", 0.99) / max(idle.share("page", 0.99), 1e-9)
    print(f"pages under load: {slower:.1f} times their idle p99 (at most {SLOWER:.0f})")
    return 1 if busy.failed or slower > SLOWER else 0


if __name__ == "__main__":
    sys.exit(main())
