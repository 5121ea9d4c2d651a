"""A server of ours or a bare one under the same gunicorn, and a client that costs little."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

from bench.gunicorn_settings import USED

ROOT = Path(__file__).resolve().parent.parent
OURS, BARE = "wsgi:app", "bench.bare:app"
_PATIENCE = 60.0
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
_COOKIE = re.compile(rb"set-cookie: __Host-p=([^;]+)", re.IGNORECASE)
_TOKEN = re.compile(r'name="t" value="([0-9a-f]+)"')


@dataclass(frozen=True, slots=True)
class Used:
    """What a server's process, and the one that prints for it, have used so far."""

    cpu: float  # seconds
    rss: int  # kB


class Line:
    """One connection that is kept; asks are bytes, made once."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def __enter__(self) -> Line:
        return self

    def __exit__(self, kind: type[BaseException] | None, what: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def send(self, asked: bytes) -> None:
        """Send, on a new connection if the server has hung up after a pause."""
        for _ in range(2):
            if self._socket is None:
                self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=_PATIENCE)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                if not _hung_up(self._socket):
                    self._socket.sendall(asked)
                    return
            except OSError:
                pass
            self.close()
        raise ConnectionError("the server takes no request")

    def receive(self) -> bytes:
        """Return one whole answer, head and body."""
        if self._socket is None:
            raise ConnectionError("nothing was asked")
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head = got.partition(b"\r\n\r\n")[0]
        length = _LENGTH.search(head)
        if length is None:
            raise ConnectionError(f"an answer without its length: {head[:60]!r}")
        whole = len(head) + 4 + int(length[1])
        while len(got) < whole:
            got += self._more()
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return got

    def _more(self) -> bytes:
        got = self._socket.recv(65536) if self._socket else b""
        if not got:
            raise ConnectionError("the server hung up")
        return got

    def ask(self, asked: bytes, *, status: int = 200) -> bytes:
        """Send, receive, and insist on the status: a page of refusal is quick and would look like speed."""
        self.send(asked)
        return insist(self.receive(), status)


def _hung_up(line: socket.socket) -> bool:
    line.setblocking(False)
    try:
        return line.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    finally:
        line.settimeout(_PATIENCE)


def insist(answer: bytes, status: int) -> bytes:
    """Return the answer if it has this status. ``ValueError`` else."""
    if not answer.startswith(b"HTTP/1.1 %d " % status):
        raise ValueError(f"not {status}: {answer[:120]!r}")
    return answer


def request(method: str, path: str, *, cookie: str = "", form: dict[str, str] | None = None) -> bytes:
    """The bytes of a request, as a browser that takes Brotli sends it."""
    body = urlencode(form).encode() if form is not None else b""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip, deflate, br"]
    lines += [f"Cookie: __Host-p={cookie}"] if cookie else []
    lines += (
        ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"] if form is not None else []
    )
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int

    def used(self) -> Used:
        """What it has used so far."""
        with Line(self.port) as line:
            held = json.loads(line.ask(request("GET", USED)).partition(b"\r\n\r\n")[2])
        return Used(held["cpu"] / 1e9, held["rss"])

    def visitor(self) -> Visitor:
        """Somebody new, who has pressed the button of the front door, reading Kazakh."""
        with Line(self.port) as line:
            found = _COOKIE.search(line.ask(request("POST", "/", form={"l": "kk"}), status=303))
            cookie = found[1].decode() if found else ""
            page = line.ask(request("GET", "/p/1", cookie=cookie).replace(b"gzip, deflate, br", b"identity"))
        token = _TOKEN.search(page.decode())
        if not cookie or token is None:
            raise ValueError("the front door gave no session")
        return Visitor(cookie, token[1])

    def flood(self, asked: Sequence[bytes], *, lines: int = 4, status: int = 200) -> float:
        """Ask all, a few at a time so that the server never waits; return the seconds that passed."""
        held = [Line(self.port) for _ in range(lines)]
        began = time.perf_counter()
        for place in range(0, len(asked), lines):
            some = asked[place : place + lines]
            for line, one in zip(held, some, strict=False):
                line.send(one)
            for line, _ in zip(held, some, strict=False):
                insist(line.receive(), status)
        passed = time.perf_counter() - began
        for line in held:
            line.close()
        return passed


@dataclass(frozen=True, slots=True)
class Visitor:
    """A cookie and the token of its forms."""

    cookie: str
    token: str

    def get(self, path: str) -> bytes:
        """The bytes that ask for a page."""
        return request("GET", path, cookie=self.cookie)

    def post(self, path: str, form: dict[str, str]) -> bytes:
        """The bytes that send a form."""
        return request("POST", path, cookie=self.cookie, form={"t": self.token, **form})


@contextmanager
def server(app: str) -> Iterator[Server]:
    """One process of an app behind a port of this machine, with a folder of its own; ended with the block."""
    with socket.socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        environment = os.environ | {"PORT": str(port), "DATA": folder, "LEAVE_TO": "/blank"}
        arguments = ["-m", "gunicorn", "--no-control-socket", "--config", "bench/gunicorn_settings.py", app]
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
        try:
            _wait(process)
            yield Server(port)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _wait(process: subprocess.Popen[bytes]) -> None:
    """Until the server says that it is there."""
    while process.stdout is not None and not process.stdout.readline().startswith(b"Open "):
        if process.poll() is not None:
            raise RuntimeError("the server did not start")
