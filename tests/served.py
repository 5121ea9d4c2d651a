"""Our server as an operator runs it: one pool behind a socket file, to be killed and started again."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.visitor import Page

ROOT = Path(__file__).resolve().parents[1]
SITE = "pages.example.org"  # the name that the shipped configurations have
_PATIENCE = 90.0  # seconds; a machine that runs tests is busy


class Instance:
    """One gunicorn of ours at a socket file."""

    def __init__(self, folder: Path, name: str, **settings: str) -> None:
        self.socket, self.log = folder / f"{name}.sock", folder / f"{name}.log"
        kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")
        self._environment = {one: os.environ[one] for one in kept if one in os.environ}
        self._environment |= {"SOCKET": str(self.socket), "HOSTS": SITE, "BEHIND_TLS": "1", "WORKERS": "1", **settings}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process that watches over the workers."""
        assert self._process is not None
        return self._process.pid

    def workers(self) -> list[int]:
        """The processes that answer."""
        return [int(one) for one in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]

    def start(self, *, wait: bool = True) -> None:
        """Start it, and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "scripts/serve.py"],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if wait:
            self.wait()

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + _PATIENCE
        while self.ask("/healthz") != 200:
            assert time.monotonic() < until, self.log.read_text()
            assert self._process is not None
            assert self._process.poll() is None, self.log.read_text()

    def ask(self, path: str) -> int:
        """The status of an answer; 0 if there is none."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(5)
                line.connect(str(self.socket))
                line.sendall(f"GET {path} HTTP/1.0\r\nHost: {SITE}\r\n\r\n".encode())
                said = line.recv(64)
            return int(said.split()[1])
        except (OSError, IndexError):
            return 0

    def kill(self) -> None:
        """Take everything of it away at once."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """End it as a service manager does: what is under way is finished."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
            self._process = None


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, empty without one."""
        return next((value for one, value in self.headers if one.lower() == name.lower()), "")

    @property
    def page(self) -> Page:
        """The body as a page."""
        return Page(self.body.decode())


@dataclass
class Client:
    """A browser without script that speaks TLS to a proxy on this machine, or plainly to a socket file."""

    port: int = 0
    path: Path | None = None
    cookie: str = ""
    token: str = ""
    statuses: list[int] = field(default_factory=list)

    def _line(self, name: str) -> socket.socket:
        if self.path is not None:
            plain = socket.socket(socket.AF_UNIX)
            plain.settimeout(60)
            try:
                plain.connect(str(self.path))
            except OSError:
                plain.close()
                raise
            return plain
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # made for this test by itself
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        return context.wrap_socket(raw, server_hostname=name)

    def ask(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | None = None,
        *,
        host: str = SITE,
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request on a connection of its own."""
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.sock = self._line(host)
        headers = {"Host": host, **(more or {})}
        if self.cookie:
            headers["Cookie"] = f"__Host-p={self.cookie}"
        body = None
        if form is not None:
            body = urlencode({"t": self.token, **form})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(connection):
            connection.request(method, path, body, headers)
            with connection.getresponse() as held:
                answer = Answer(held.status, held.getheaders(), held.read())
        self.statuses.append(answer.status)
        for name, value in answer.headers:
            if name.lower() == "set-cookie" and value.startswith("__Host-p="):
                self.cookie = value.split(";")[0].partition("=")[2]
        return answer

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self.ask("GET", path)

    def begin(self) -> None:
        """Press the button of the front door, again if the answer was a calm page."""
        for _ in range(5):
            if self.ask("POST", "/", {"l": "en"}).status == 303 and self.cookie:
                break
        for _ in range(5):
            answer = self.get("/p/1")
            if answer.status == 200:
                self.token = answer.page.token
                return
        raise AssertionError(f"no beginning: {self.statuses}")

    def send(self, path: str, form: Mapping[str, str]) -> bool:
        """Send a form; whether it was confirmed."""
        return self.ask("POST", path, form).status == 303
