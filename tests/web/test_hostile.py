"""Hostile input: never a 500, and never anything sent back unescaped."""

from __future__ import annotations

import random
from urllib.parse import quote

import pytest

from assistant.domain.steps import StepId
from assistant.web.addresses import step_path
from tests.visitor import BASE, Visitor

pytestmark = pytest.mark.usefixtures("open_limits")
MARK = "zq7"
NASTY = (
    f"<script>{MARK}</script>",
    f'"><img src=x onerror={MARK}>',
    f"' onmouseover='{MARK}",
    f"{{{{ {MARK}.__class__ }}}}",
    f"{{% for x in {MARK} %}}",
    f"${{{MARK}}}",
    f"%s%n{{0.{MARK}}}",
    f"\x00{MARK}\x00",
    f"\u202e{MARK}\u2066",
    f"{MARK}\ufeff\u200b\u00ad",
    f"\ud83d{MARK}".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    f"{MARK}\r\nSet-Cookie: a=b",
    f"../../../../etc/passwd?{MARK}",
    f"file:///etc/passwd#{MARK}",
    f"'; DROP TABLE record; -- {MARK}",
    f"</textarea><script>{MARK}</script>",
    f"]]>{MARK}<!--",
    f"<blink>{MARK}-1</blink>",  # what a hyphen joins is marked up by us
    f"javascript:{MARK}",
    f"https://{MARK}.example/",
    f"{MARK}" * 2000,
    "ә" * 4000,
    "\u0301" * 500,
    "9" * 400,
    "-1",
    "1e309",
    "NaN",
    "none",
    "unknown",
    "rather-not",
    "",
    " ",
)
PLACES = [*(step_path(step) for step in StepId), *(step_path(step, checking=True) for step in StepId), "/g", "/"]
NAMES = ("a", "b", "c", "d", "a-day", "a-month", "a-year", "l", "t", "x", "__class__", "a[]", "a.b")
UNESCAPED = (f"<script>{MARK}", f"<img src=x onerror={MARK}", f"onmouseover='{MARK}", f"-->{MARK}", "<blink>")


def assert_calm(status: int, text: str, what: object) -> None:
    assert status < 500, what
    for piece in UNESCAPED:
        assert piece not in text, what


def test_what_was_written_stands_on_the_paper_escaped(visitor: Visitor) -> None:
    told = "\n".join(one for one in NASTY if MARK in one and len(one) < 200)
    visitor.answer(StepId.DETAILS, {"d": told})
    response = visitor.get("/d/v")
    assert response.text.count(MARK) >= told.count(MARK)
    assert_calm(response.status_code, response.text, "the summary")


@pytest.mark.parametrize("seed", range(10))
def test_two_hundred_hostile_forms(visitor: Visitor, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    token = visitor.token()
    for _ in range(200):
        path = chance.choice(PLACES)
        names = chance.sample(NAMES, chance.randint(1, 5))
        data = {name: [chance.choice(NASTY) for _ in range(chance.randint(1, 3))] for name in names}
        data["t"] = [token] if chance.random() < 0.9 else [chance.choice(NASTY)]
        response = visitor.client.post(path, data=data, base_url=BASE)
        assert_calm(response.status_code, response.text, (path, data))
    for path in ("/r", "/l", "/c", "/s", "/k", "/q", "/d/v", *(step_path(step) for step in StepId)):
        response = visitor.get(path)
        assert_calm(response.status_code, response.text, path)


def test_hostile_bodies_that_are_no_forms(visitor: Visitor) -> None:
    token = visitor.token().encode()
    bodies = (
        b"t=" + token + b"&a=%ff%fe%00&a=%c3%28",
        b"t=" + token + b"&a=\xff\xfe\x00\xc3(",
        b"t=%FF&a=yes",
        b"&&&&====%%%%",
        b"\x00" * 1000,
        b'{"a": "yes"}',
        b"t=" + token + b"&a" * 3000,
    )
    kinds = (
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/plain",
        "nonsense",
        "",
    )
    for body in bodies:
        for kind in kinds:
            for path in ("/p/3", "/p/7", "/p/9", "/p/23", "/g", "/"):
                response = visitor.client.post(path, data=body, content_type=kind, base_url=BASE)
                assert_calm(response.status_code, response.text, (path, kind, body[:60]))


def test_hostile_addresses_end_in_a_calm_refusal(visitor: Visitor) -> None:
    for nasty in NASTY:
        encoded = quote(nasty[:1500], errors="replace")
        for path in (f"/{encoded}", f"/p/{encoded}", f"/f/{encoded}", f"/t/1?{encoded}", f"/?l={encoded}"):
            response = visitor.get(path)
            assert_calm(response.status_code, response.text, path)
    for raw in ("/%ff", "/p/%00", "/p/1%0d%0aX:%20y", "/f/..%2f..%2fwsgi.py", "/p/9999999999999999999999", "/t/٣"):
        response = visitor.get(raw)
        assert_calm(response.status_code, response.text, raw)
        assert "create_app" not in response.text


def test_hostile_headers_end_in_a_page_or_a_calm_refusal(visitor: Visitor) -> None:
    for nasty in NASTY:
        value = "".join(c for c in nasty[:2000] if c not in "\r\n\x00").encode().decode("latin-1")
        for name in (
            "Accept-Language",
            "Accept-Encoding",
            "Sec-Purpose",
            "Sec-Fetch-Site",
            "Referer",
            "Range",
            "Origin",
        ):
            response = visitor.get("/l", headers={name: value})
            assert_calm(response.status_code, response.text, (name, value[:60]))


def test_what_she_typed_is_shown_as_she_typed_it(visitor: Visitor) -> None:
    story = 'He said "<b>no</b>" & {{ left }} — өз үйім\n</textarea> second line'
    visitor.answer(StepId.DETAILS, {"d": story, "a": '"><i>A'})
    for path in ("/c", "/d/v", "/p/23"):
        response = visitor.get(path)
        assert "<b>no</b>" not in response.text
        assert "&lt;b&gt;no&lt;/b&gt;" in response.text
        assert '"><i>A' not in response.text
    assert visitor.answers.papers.story == story
