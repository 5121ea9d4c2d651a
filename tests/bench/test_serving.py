"""The client of the benchmark: whole answers, and no refusal taken for speed."""

from __future__ import annotations

import pytest

from bench.bare import app
from bench.journey import QUESTIONS
from bench.serving import insist, request
from bench.weight import loaded


def test_a_refusal_is_no_answer() -> None:
    """A short page that says no would look like a quick one."""
    assert insist(b"HTTP/1.1 200 OK\r\n\r\n", 200)
    with pytest.raises(ValueError, match="not 200"):
        insist(b"HTTP/1.1 429 Too Many Requests\r\n\r\n", 200)


def test_a_request_carries_cookie_and_form() -> None:
    """The length is counted in bytes of the packed form, Kazakh letters included."""
    head, _, body = request("POST", "/p/1", cookie="c", form={"t": "1", "d": "ә"}).partition(b"\r\n\r\n")
    assert b"Cookie: __Host-p=c" in head
    assert b"Content-Length: %d" % len(body) in head
    assert body == b"t=1&d=%D3%99"


def test_the_rival_does_the_least() -> None:
    """A page, and a form that leads back to it."""
    client = app.test_client()
    assert client.get("/").status_code == 200
    assert client.post("/").status_code == 303


def test_what_a_page_loads_is_found_once() -> None:
    """Style, script, icon and picture of our own; links are not loaded."""
    html = '<link rel="stylesheet" href="/s/a.css"><script src="/s/a.js"></script><img src="/s/a.svg"><a href="/l">'
    assert loaded(html + html) == ["/s/a.css", "/s/a.js", "/s/a.svg"]


def test_a_journey_asks_twenty_questions() -> None:
    """As the documentation says."""
    assert len(QUESTIONS) == 20
