"""Looks at the site from outside, as a browser would meet it: TLS, headers, redirects, the way out."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from cryptography import x509

from assistant.cli.seen import Seen, mend, ok
from assistant.privacy import headers

_DAYS = 14
_SECONDS = 10
_FREE = frozenset(
    (
        "content-type",
        "content-length",
        "content-language",
        "date",
        "connection",
        "vary",
        "keep-alive",
        "content-encoding",
    )
)
_TOLD = frozenset(("server", "x-powered-by", "via"))


@dataclass(frozen=True, slots=True)
class Site:
    """Where to ask. ``connect`` is another address to go to, ``authority`` a file of a certificate to believe."""

    host: str
    port: int
    connect: str = ""
    authority: str = ""

    def _line(self, port: int) -> socket.socket:
        where, _, other = self.connect.rpartition(":")
        return socket.create_connection((where or self.host, int(other) if where else port), timeout=_SECONDS)

    def certificate(self) -> x509.Certificate:
        """Speak TLS, believe only what a browser would; return the certificate."""
        with self._secure() as line:
            return x509.load_der_x509_certificate(line.getpeercert(binary_form=True) or b"")

    def _secure(self) -> ssl.SSLSocket:
        context = ssl.create_default_context(cafile=self.authority or None)
        return context.wrap_socket(self._line(self.port), server_hostname=self.host)

    def ask(self, path: str) -> http.client.HTTPResponse:
        """Ask for a page over TLS."""
        return self._ask(self._secure(), path)

    def ask_plainly(self, path: str) -> http.client.HTTPResponse:
        """Ask for a page without TLS, at port 80."""
        return self._ask(self._line(80), path)

    def _ask(self, line: socket.socket, path: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self.host, timeout=_SECONDS)
        connection.sock = line
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer


def site_of(url: str, connect: str = "", authority: str = "") -> Site:
    """Read an address; ``ValueError`` says what it takes."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.path not in ("", "/"):
        raise ValueError("takes the address of the site, such as https://pages.example.org/")
    return Site(parts.hostname, parts.port or 443, connect, authority)


def site(place: Site, leave_to: str) -> Iterator[Seen]:
    """Everything that can be seen from outside."""
    try:
        yield _certificate(place.certificate())
        yield from _headers(place.ask("/"))
        yield _exit(place.ask("/exit"), leave_to)
        yield _ready(place.ask("/readyz").status)
    except (OSError, http.client.HTTPException) as error:
        yield mend("site", f"{place.host} cannot be reached over TLS ({error.__class__.__name__}: {_reason(error)})")
        return
    if not place.connect:
        yield _plain(place)


def _reason(error: Exception) -> str:
    return getattr(error, "verify_message", "") or getattr(error, "strerror", "") or "no answer"


def _certificate(held: x509.Certificate) -> Seen:
    left = (held.not_valid_after_utc - datetime.now(UTC)).days
    said = f"the certificate is believed, for {left} more days"
    return ok("certificate", said) if left >= _DAYS else mend("certificate", f"{said}: renew it; why did nobody?")


def _headers(answer: http.client.HTTPResponse) -> Iterator[Seen]:
    held = [(name.lower(), value) for name, value in answer.getheaders()]
    wanted = {name.lower(): value for name, value in headers.for_response(asset=False, behind_tls=True).items()}
    wrong = sorted(name for name, value in wanted.items() if [v for n, v in held if n == name] != [value])
    more = sorted({name for name, _ in held} - set(wanted) - _FREE - _TOLD)
    if answer.status != http.HTTPStatus.OK:
        yield mend("door", f"the front door answers {answer.status}: look at HOSTS, PROXIES and the proxy")
    elif wrong:
        yield mend("headers", f"missing, changed or doubled on the way: {', '.join(wrong)}; BEHIND_TLS=1? the proxy?")
    elif more:
        yield mend("headers", f"the proxy adds {', '.join(more)}: take that out")
    else:
        yield ok("headers", "exactly ours")
    versions = [f"{name}: {value}" for name, value in held if name in _TOLD and any(c.isdigit() for c in value)]
    yield mend("banner", f"{versions[0]}: switch versions off in the proxy") if versions else ok("banner", "no version")


def _exit(answer: http.client.HTTPResponse, leave_to: str) -> Seen:
    if answer.status == http.HTTPStatus.SEE_OTHER and answer.getheader("Location") == leave_to:
        return ok("exit", f"leads to {leave_to}")
    return mend(
        "exit", f"/exit answers {answer.status} and leads to {answer.getheader('Location')}; LEAVE_TO is {leave_to}"
    )


def _ready(status: int) -> Seen:
    if status == http.HTTPStatus.OK:
        return ok("ready", "the store can be written")
    return mend("ready", f"/readyz answers {status}: the store cannot be written")


def _plain(place: Site) -> Seen:
    """Port 80 leads to TLS, or answers nothing at all."""
    try:
        answer = place.ask_plainly("/")
    except (OSError, http.client.HTTPException):
        return ok("port 80", "answers nothing")
    goal = answer.getheader("Location", "") or ""
    if 300 <= answer.status < 400 and goal.startswith(f"https://{place.host}"):
        return ok("port 80", "leads to TLS")
    return mend("port 80", f"answers {answer.status} without TLS: answers would travel in the open; lead it to https")
