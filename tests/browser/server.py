"""Starts what the browser speaks to: our server as `make run` starts it, and a neutral site to leave to."""

from __future__ import annotations

import datetime
import http.client
import http.server
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).resolve().parent.parent.parent
SUNNY = "Sunny, 21 degrees"
NEUTRAL_HOST = "neutral.example"  # reserved for examples; the browser is told to find it on this machine


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Server:
    """A running server of ours."""

    origin: str
    port: int
    data: Path
    log: Path

    def ask(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> http.client.HTTPResponse:
        """Ask without a browser, so that exactly these headers are sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        connection.request(method, path, headers=dict(headers or {}))
        response = connection.getresponse()
        response.read()
        connection.close()
        return response


@contextmanager
def our_server(data: Path, leave_to: str, **settings: str) -> Iterator[Server]:
    """Start gunicorn as `make run` does, on a free port, with a data folder of its own and further settings."""
    port = free_port()
    data.mkdir(parents=True, exist_ok=True)
    log = data / "said"
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"PORT": str(port), "DATA": str(data), "LEAVE_TO": leave_to, "SPECIMEN": "1"} | settings
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "scripts/serve.py"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    assert process.stdout is not None
    try:
        _wait_until_open(process.stdout, log)
        server = Server(f"http://127.0.0.1:{port}", port, data, log)
        assert server.ask("/healthz").status == 200  # waits until a worker answers
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()


def _wait_until_open(said: IO[str], log: Path) -> None:
    lines = []
    for line in said:
        lines.append(line)
        if line.startswith("Open http"):
            return
    raise AssertionError(f"the server did not start:\n{''.join(lines)}{log.read_text()}")


# ---- A site that has nothing to do with us ---------------------------------------------------------------------------


class Quiet(http.server.BaseHTTPRequestHandler):
    """Answers with the page that stands under the path, and writes no log."""

    pages: Mapping[str, tuple[str, Mapping[str, str]]] = {}

    def do_GET(self) -> None:
        body, headers = self.pages.get(
            self.path.split("?")[0], (f"<!doctype html><title>Weather</title><p>{SUNNY}", {})
        )
        raw = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(raw)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the standard library's
        """Say nothing."""


@contextmanager
def plain_site(pages: Mapping[str, tuple[str, Mapping[str, str]]], tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve these pages (body and headers by path) on a free port of this machine; yields the port."""
    handler = type("Handler", (Quiet,), {"pages": pages})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate_for(host: str) -> tuple[bytes, bytes]:
    """A key and a certificate for a name, for two days, signed by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private, made.public_bytes(encoding)


def certificate(folder: Path) -> ssl.SSLContext:
    """A certificate for the neutral site that only the test's browser accepts."""
    path = folder / "neutral.pem"
    path.write_bytes(b"".join(certificate_for(NEUTRAL_HOST)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
