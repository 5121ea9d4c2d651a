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
    "another protocol": ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "two hosts": (f"GET / HTTP/1.1\r\n{HOST}Host: {PLANTED}.example\r\n\r\n", 400),
    "length and chunks": (
        f"POST / HTTP/1.1\r\n{HOST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
    ),
}
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
# What the app itself refuses, because the server hands it over.
REFUSED = {
    "a broken chunk": (f"POST / HTTP/1.1\r\n{HOST}{FORM}Transfer-Encoding: chunked\r\n\r\n{PLANTED}\r\nabc\r\n", 400),
    "a chunk that ends too early": (f"POST / HTTP/1.1\r\n{HOST}{FORM}Transfer-Encoding: chunked\r\n\r\nFF\r\nabc", 400),
    "half a form": (f"POST / HTTP/1.1\r\n{HOST}{FORM}Content-Length: 50\r\n\r\nl=kk&{PLANTED}", 400),
    "no host": (f"GET /?{PLANTED} HTTP/1.1\r\n\r\n", 400),
    "another host": (f"GET / HTTP/1.1\r\nHost: {PLANTED}.example\r\n\r\n", 400),
    "a wish to see itself": (f"TRACE / HTTP/1.1\r\n{HOST}X: {PLANTED}\r\n\r\n", 405),
    "a tunnel": (f"CONNECT {PLANTED}.example:443 HTTP/1.1\r\n{HOST}\r\n", 405),
    "the star": (f"OPTIONS * HTTP/1.1\r\n{HOST}\r\n", 405),
    "two slashes": (f"GET //{PLANTED}.example/%2e%2e HTTP/1.1\r\n{HOST}\r\n", 404),
    "two slashes before a page": (f"GET //l HTTP/1.1\r\n{HOST}\r\n", 303),
    "no path": (f"GET http://{PLANTED}.example?{PLANTED} HTTP/1.1\r\n{HOST}\r\n", 303),
    "a path in a header": (f"GET /l HTTP/1.1\r\n{HOST}Script_Name: /{PLANTED}\r\nPath_Info: /healthz\r\n\r\n", 303),
}


def ask(server: Server, raw: str) -> tuple[int, dict[str, str], str]:
    """Send bytes as they are; return the status, the headers and the body of the first answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=90) as line:
        line.sendall(raw.encode())
        line.shutdown(socket.SHUT_WR)
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


@pytest.mark.parametrize("kind", REFUSED)
def test_what_the_app_refuses_carries_the_same_headers_and_no_banner(server: Server, kind: str) -> None:
    raw, wanted = REFUSED[kind]
    status, held, body = ask(server, raw)
    assert status == wanted
    wanted_headers = headers.for_response(asset=False, behind_tls=False)
    assert {name: held.get(name) for name in wanted_headers} == wanted_headers
    more = {"Connection", "Content-Type", "Content-Length", "Date", "Content-Language", "Location", "Allow"}
    assert set(held) <= {*wanted_headers, *more}
    assert held.get("Location", "/") == "/"
    assert PLANTED not in body + str(held)


def test_a_broken_chunk_ends_the_connection(server: Server) -> None:
    """What follows it could otherwise be taken for another person's request."""
    raw, _ = REFUSED["a broken chunk"]
    with socket.create_connection(("127.0.0.1", server.port), timeout=90) as line:
        line.sendall(f"{raw}GET /healthz HTTP/1.1\r\n{HOST}\r\n".encode())
        line.shutdown(socket.SHUT_WR)
        answer = b""
        while chunk := line.recv(65536):
            answer += chunk
    assert b"200 OK" not in answer
    assert b"ok\n" not in answer


def test_nothing_of_it_is_written_down(server: Server) -> None:
    for raw, _ in (*BAD.values(), *REFUSED.values()):
        ask(server, raw)
    said = server.log.read_text()
    assert PLANTED not in said
    assert "127.0.0.1" not in said
    assert "Invalid" not in said


def test_no_answer_names_the_server(server: Server) -> None:
    for path in ("/", "/healthz", "/nowhere", "/exit"):
        held = server.ask(path).headers
        assert "Server" not in held
        assert not any(
            word in f"{name}{value}".lower() for name, value in held.items() for word in ("unicorn", "flask")
        )
