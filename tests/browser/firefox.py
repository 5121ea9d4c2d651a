"""Debian's Firefox over WebDriver BiDi, with its own way of keeping pages and sessions left as everybody has it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import socketserver
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.server import NEUTRAL_HOST, free_port

FIREFOX = "/usr/bin/firefox-esr"
WAIT = 60.0  # seconds: generous, because a test machine may be busy; nothing waits longer than it must
_PATIENCE = 8.0  # seconds after which a press that led nowhere is repeated
_PAUSE = 0.05  # seconds between two looks
# Nothing but this machine is reached; the session is written to the disk at once and brought back at the next start.
_SETTINGS: dict[str, bool | int | str] = {
    "browser.startup.page": 3,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.sessionstore.interval": 500,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    "remote.active-protocols": 1,
}


class Tunnel(socketserver.BaseRequestHandler):
    """Leads the neutral host to this machine, and everybody else nowhere."""

    port = 0

    def handle(self) -> None:
        """Join both ends until one of them has had enough."""
        with contextlib.suppress(OSError):
            self.join()

    def join(self) -> None:
        """Carry bytes both ways."""
        asked = self.request.recv(4096).split(b" ")
        if len(asked) < 2 or asked[:2] != [b"CONNECT", f"{NEUTRAL_HOST}:443".encode()]:
            return
        with socket.create_connection(("127.0.0.1", self.port)) as site:
            self.request.sendall(b"HTTP/1.1 200 ok\r\n\r\n")
            other = {self.request: site, site: self.request}
            while True:
                for end in select.select(list(other), [], [], 30)[0] or [None]:
                    said = end.recv(65536) if end else b""
                    if not said:
                        return
                    other[end].sendall(said)


@contextmanager
def tunnel(neutral_port: int) -> Iterator[int]:
    """The proxy on a free port; yields the port."""
    handler = type("Handler", (Tunnel,), {"port": neutral_port})
    socketserver.ThreadingTCPServer.daemon_threads = True
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join()


@dataclass
class Firefox:
    """One running Firefox; commands go to its first tab."""

    line: ClientConnection
    numbers: count[int] = field(default_factory=lambda: count(1))
    tab: str = ""

    def say(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        number = next(self.numbers)
        self.line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self.line.recv(timeout=WAIT))
            if told.get("id") == number:
                if told["type"] == "error":
                    raise AssertionError(f"{method}: {told['error']}: {told['message']}")
                return dict(told["result"])

    def tabs(self) -> list[dict[str, Any]]:
        """Every tab with its address."""
        return list(self.say("browsingContext.getTree", maxDepth=0)["contexts"])

    def show(self, tab: str) -> None:
        """Bring a tab to the front, as a person who looks at it."""
        self.tab = tab
        self.say("browsingContext.activate", context=tab)

    @property
    def url(self) -> str:
        """The address that the tab shows."""
        return next(str(one["url"]) for one in self.tabs() if one["context"] == self.tab)

    def go(self, url: str) -> None:
        """Open an address and wait for it."""
        self.say("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def back(self, delta: int = -1) -> None:
        """Walk the tab's history, and wait for the page that is there; without one the tab stays where it is."""
        try:  # answered once the tab stands at the other place
            self.say("browsingContext.traverseHistory", context=self.tab, delta=delta)
        except AssertionError as none:
            if "no such history entry" not in str(none):
                raise
        self.settle()

    def run(self, expression: str) -> Any:
        """What an expression gives on the page, as a plain value; promises are waited for."""
        told = self.say(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self.tab, "sandbox": "tests"},
            awaitPromise=True,
        )
        assert told["type"] == "success", told
        return json.loads(told["result"].get("value", "null"))

    def wait_for(self, what: Callable[[], bool], complaint: Callable[[], str]) -> None:
        """Look until something is so."""
        end = time.monotonic() + WAIT
        while not what():
            assert time.monotonic() < end, complaint()
            time.sleep(_PAUSE)

    def settle(self) -> None:
        """Wait until the page that the tab shows has come whole."""
        self.wait_for(self._is_whole, lambda: f"{self.url} does not come whole")

    def _is_whole(self) -> bool:
        try:
            return bool(self.run("document.readyState") == "complete")
        except AssertionError:  # between two pages there is none to ask
            return False

    def until(self, url: str) -> None:
        """Wait until the tab shows an address that begins so."""
        self.wait_for(lambda: self.url.startswith(url), lambda: f"{self.url} is shown, not {url}")
        self.settle()

    def send(self) -> None:
        """Press the button of a question and wait for the next page."""
        here = self.url
        self.click("form#f button.main", lambda: self.url != here)
        self.settle()

    def go_by(self, css: str, url: str) -> None:
        """Press a link or a button that leads to an address."""
        self.click(css, lambda: self.url.startswith(url))
        self.settle()

    def click(self, css: str, done: Callable[[], bool]) -> None:
        """Press what a selector finds with the mouse; again, as a person would, if nothing came of it for a while."""
        end = time.monotonic() + WAIT
        while not done():
            assert time.monotonic() < end, f"nothing comes of pressing {css} on {self.url}"
            with contextlib.suppress(AssertionError):  # the page went while the mouse was on its way
                self._press(css)
            patience = time.monotonic() + _PATIENCE
            while not done() and time.monotonic() < patience:
                time.sleep(_PAUSE)

    def _press(self, css: str) -> None:
        quoted = json.dumps(css)
        self.run(f"document.querySelector({quoted}).scrollIntoView({{block: 'center', behavior: 'instant'}})")
        found = self.say("browsingContext.locateNodes", context=self.tab, locator={"type": "css", "value": css})
        assert found["nodes"], f"{css} is not on {self.url}"
        origin = {"type": "element", "element": {"sharedId": found["nodes"][0]["sharedId"]}}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": actions})

    def is_at(self, css: str) -> bool:
        """Whether the focus is on what a selector finds."""
        return bool(self.run(f"document.activeElement.matches({json.dumps(css)})"))

    def type(self, css: str, words: str) -> None:
        """Write into an input, key by key, and wait until it is there."""
        self.click(css, lambda: self.is_at(css))
        value = f"document.querySelector({json.dumps(css)}).value.length"
        wanted = int(self.run(value)) + len(words)
        self._type([*words])
        self.wait_for(lambda: bool(self.run(value) == wanted), lambda: f"{css} does not take what is typed")

    def press(self, key: str) -> None:
        """Press and release a key."""
        self._type([key])

    def _type(self, keys: list[str]) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": actions})

    def _act(self, source: dict[str, Any]) -> None:
        self.say("input.performActions", context=self.tab, actions=[source])


@contextmanager
def firefox(profile: Path, proxy_port: int, *, script: bool = True) -> Iterator[Firefox]:
    """Start Firefox with this profile, and end it as a person would, so that it writes what it wants to keep."""
    profile.mkdir(exist_ok=True)
    held = _SETTINGS | {"network.proxy.http_port": proxy_port, "network.proxy.ssl_port": proxy_port}
    held["javascript.enabled"] = script
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in held.items()]
    (profile / "user.js").write_text("\n".join(lines))
    port = free_port()
    environment = {"PATH": os.environ["PATH"], "HOME": str(profile.parent), "MOZ_CRASHREPORTER_DISABLE": "1"}
    process = subprocess.Popen(
        [FIREFOX, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        with _connect(port) as line:
            browser = Firefox(line)
            browser.say("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
            browser.show(str(browser.tabs()[-1]["context"]))
            yield browser
            browser.say("browser.close")
        process.wait(timeout=WAIT)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        shutil.rmtree(profile / "shader-cache", ignore_errors=True)


def _connect(port: int) -> ClientConnection:
    end = time.monotonic() + 60
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None, proxy=None)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
