"""What the server answers before the app does: calm, with the way out and every header, and nothing in the log."""

from __future__ import annotations

import socket

import pytest

from assistant.privacy import headers
from tests.browser.server import Server
from tests.visitor import Page

PLANTED = "plantedword58311"
HOST = "Host: localhost\r\n"
BAD = {
    "no request": (f"{PLANTED}\r\n\r\n", 400),
    "no version": (f"GET /{PLANTED}\r\n\r\n", 400),
    "another version": (f"GET /{PLANTED} HTTP/9.9\r\n{HOST}\r\n", 400),
    "a bad method": (f"ge{{}}t /{PLANTED} HTTP/1.1\r\n{HOST}\r\n", 400),
    "a long address": (f"GET /{PLANTED}{'a' * 5000} HTTP/1.1\r\n{HOST}\r\n", 414),
    "a long header": (f"GET / HTTP/1.1\r\n{HOST}X: {PLANTED}{'b' * 100_000}\r\n\r\n", 431),
    "many headers": ("GET / HTTP/1.1\r\n" + HOST + f"X: {PLANTED}\r\n" * 200 + "\r\n", 431),
    "a bad header": (f"GET / HTTP/1.1\r\n{HOST}Bad {PLANTED}: 1\r\n\r\n", 400),
    "a folded header": (f"GET / HTTP/1.1\r\n{HOST}X: 1\r\n {PLANTED}\r\n\r\n", 400),
    "a bad length": (f"POST / HTTP/1.1\r\n{HOST}Content-Length: {PLANTED}\r\n\r\n", 400),
    "two lengths": (f"POST / HTTP/1.1\r\n{HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
    "an unknown coding": (f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: {PLANTED}\r\n\r\n", 501),
    "an unknown wish": (f"GET / HTTP/1.1\r\n{HOST}Expect: {PLANTED}\r\n\r\n", 417),
}


def ask(server: Server, raw: str) -> tuple[int, dict[str, str], str]:
    """Send bytes as they are; return the status, the headers and the body of the first answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=15) as line:
        line.sendall(raw.encode())
        answer = b""
        while chunk := line.recv(65536):
            answer += chunk
    head, _, body = answer.decode().partition("\r\n\r\n")
    first, *rest = head.split("\r\n")
    return int(first.split()[1]), dict(one.split(": ", 1) for one in rest), body


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_answered_calmly(server: Server, kind: str) -> None:
    raw, wanted = BAD[kind]
    status, held, body = ask(server, raw)
    assert status == wanted
    page = Page(body)
    assert page.links == ["/exit"] * 3
    assert page.language == "kk"
    for language in ("kk", "ru", "en"):
        assert any(values.get("lang") == language for tag, values in page.tags if tag == "div")
    wanted_headers = headers.for_response(asset=False, behind_tls=False)
    assert {name: held.get(name) for name in wanted_headers} == wanted_headers
    assert set(held) == {*wanted_headers, "Connection", "Content-Type", "Content-Length"}, "no banner, nothing else"
    assert int(held["Content-Length"]) == len(body.encode())
    assert PLANTED not in body
    assert "unicorn" not in body
    assert "Invalid" not in body


def test_nothing_of_it_is_written_down(server: Server) -> None:
    for raw, _ in BAD.values():
        ask(server, raw)
    said = server.log.read_text()
    assert PLANTED not in said
    assert "127.0.0.1" not in said
    assert "Invalid" not in said


def test_no_answer_names_the_server_with_a_version(server: Server) -> None:
    for path in ("/", "/healthz", "/nowhere"):
        held = server.ask(path).headers.get("Server", "")
        assert not any(letter.isdigit() for letter in held)
