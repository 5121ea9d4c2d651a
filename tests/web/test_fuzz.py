"""Thousands of hostile requests: no crash, no markup sent back, and nothing of one person's in another's pages."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote, quote_from_bytes

import pytest
from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from assistant.domain.steps import StepId
from assistant.web import documents
from assistant.web.addresses import step_path
from assistant.web.routes import is_page
from tests.privacy.test_headers import addresses, assert_exact
from tests.visitor import BASE, Visitor

MARK = "zq7x"  # what the attacker sends; it must never come back as markup
HERS = "Құпия-белгі-4417"  # what the other person told; it must never appear elsewhere
MARKUP = (
    f"<script>{MARK}</script>",
    f"</script><svg/onload={MARK}>",
    f'"><img src=x onerror={MARK}>',
    f"' autofocus onfocus='{MARK}",
    f"</textarea><iframe src=//{MARK}.example>",
    f"--><style>@import '{MARK}'</style><!--",
    f"<a href=javascript:{MARK}>x</a>",
    f"<math><mtext></form><form><{MARK}>",
)
TEMPLATE = (
    "{{7*191}}",
    "{% raw %}",
    "${7*191}",
    "#{7*191}",
    "<%= 7*191 %>",
    "{{config}}",
    "{0.__class__}",
    "%(x)s%n%s",
)
SQL = (
    "' OR '1'='1",
    "'; DROP TABLE record; --",
    '" UNION SELECT blob FROM record --',
    "1; ATTACH 'x' AS y",
    "\\'",
    "')",
)
HEADER = (
    f"x\r\nSet-Cookie: {MARK}=1",
    f"x\nLocation: //{MARK}.example",
    f"x\r\n\r\n<b>{MARK}</b>",
    "x\u560a\u560dY: z",
)
SIGNS = (
    "\u202e\u2066\u2067",
    "\u200b\u200c\u200d\ufeff\u2060",
    "\x00",
    "\x00\x01\x1b[2J\x7f",
    "\u0301" * 300,
    "\U0001f469\u200d\U0001f467" * 50,
    "\ufffe\uffff",
    "\U000e0041" * 40,
    "İıſß",
    "Ａ１",
)
NUMBERS = ("0", "-1", "1e309", "NaN", "Infinity", "9" * 500, "٣", "0x10", "1_000", "٠١", "1.5", "+1", " 1 ")
WORDS = ("none", "unknown", "rather-not", "yes", "no", "True", "null", "[]", "{}", "__proto__", "constructor")
PATHS = ("../../etc/passwd", "..%2f..%2f", "file:///etc/passwd", "/proc/self/environ", "\\\\host\\share", "//x.example")
RAW = (b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\xf0\x28\x8c\xbc", b"\x00", b"%", b"%u0041", b"%00", b"%0d%0aX: y")
NAMES = ("a", "b", "c", "d", "l", "t", "a-day", "a-month", "a-year", "e", "f", "add", "edit", "drop", "a[]", "a.b", "")
KINDS = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "text/xml",
    "",
    "x/" + "y" * 300,
)
HEADERS = (
    "Accept-Language",
    "Accept-Encoding",
    "Sec-Fetch-Site",
    "Sec-Purpose",
    "Referer",
    "Origin",
    "Range",
    "If-None-Match",
    "X-Forwarded-Proto",
    "X-Forwarded-Host",
    "X-HTTP-Method-Override",
    "Forwarded",
    "Authorization",
)
METHODS = ("GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "Q")
# What a page may never hold, whatever was sent.
NEVER = (
    f"<script>{MARK}",
    f"<svg/onload={MARK}",
    f"<img src=x onerror={MARK}",
    f"onfocus='{MARK}",
    f"<iframe src=//{MARK}",
    f"@import '{MARK}'</style>",
    f"<a href=javascript:{MARK}",
    f"<{MARK}>",
    f"<b>{MARK}</b>",
    "1337",  # 7*191: a template that was carried out
    "Traceback",
    "sqlite",
    "werkzeug",
    "root:x:0",
    HERS,
)


@dataclass
class Attacker:
    """Draws hostile requests, the same in every run of a seed."""

    seed: int
    paths: list[str]
    visitor: Visitor
    victim: Visitor
    chance: random.Random = field(init=False)
    tokens: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311  repeatable, not secret

    def text(self) -> str:
        """One hostile value, or two together, or a huge one."""
        pick = self.chance.choice
        piece = pick((MARKUP, TEMPLATE, SQL, HEADER, SIGNS, NUMBERS, WORDS, PATHS))
        made = str(pick(piece))
        if self.chance.random() < 0.2:
            made += str(pick(pick((MARKUP, SIGNS, SQL))))
        if self.chance.random() < 0.04:
            made *= self.chance.randint(50, 2000)
        return made[:120_000]

    def address(self) -> str:
        """A route with its numbers as they are, or hostile; sometimes with a query."""
        path = self.chance.choice(self.paths)
        if self.chance.random() < 0.15:
            path = f"{path.rsplit('/', 1)[0]}/{quote(self.text()[:600], errors='replace')}"
        if self.chance.random() < 0.1:
            path += quote_from_bytes(self.chance.choice(RAW))
        if self.chance.random() < 0.3:
            path += f"?{self.chance.choice(NAMES)}={quote(self.text()[:600], errors='replace')}"
        return path

    def headers(self) -> Headers:
        """A few hostile headers that a server would let through."""
        held = Headers()
        for _ in range(self.chance.choice((0, 0, 1, 3))):
            value = "".join(c for c in self.text()[:500] if c not in "\r\n\x00")
            held[self.chance.choice(HEADERS)] = value.encode().decode("latin-1")
        return held

    def body(self) -> tuple[bytes, str]:
        """A form with wrong types and its token right, old, another's or wrong; or bytes that are no form."""
        if self.chance.random() < 0.15:
            raw = b"".join(self.chance.choice(RAW) for _ in range(self.chance.randint(1, 400)))
            return b"t=" + self.token().encode() + b"&a=" + raw, self.chance.choice(KINDS)
        if self.chance.random() < 0.02:
            return b"&a" * 100_000, KINDS[0]
        pairs = [("t", self.token())]
        for _ in range(self.chance.randint(0, 8)):
            pairs.append((self.chance.choice(NAMES), self.text()))
        form = "&".join(f"{quote(name)}={quote(value, errors='replace')}" for name, value in pairs)
        return form.encode()[: 300 * 1024], KINDS[0] if self.chance.random() < 0.95 else self.chance.choice(KINDS)

    def token(self) -> str:
        """Mostly the right one; else one of an ended conversation, the victim's, or rubbish."""
        draw = self.chance.random()
        if draw < 0.8:
            return self.visitor.office.vault.token(self.visitor.ticket) if self.visitor.cookie else ""
        if draw < 0.9 and self.tokens:
            return self.chance.choice(self.tokens)
        return self.victim.office.vault.token(self.victim.ticket) if draw < 0.95 else self.text()[:200]

    def fire(self) -> tuple[TestResponse, str]:
        """Send one request; begin anew if the conversation was ended on the way."""
        if not self.visitor.cookie:
            self.visitor.begin(self.chance.choice(("kk", "ru", "en")))
            self.tokens.append(self.visitor.office.vault.token(self.visitor.ticket))
            self.cookies.append(self.visitor.cookie)
        headers = self.headers()
        if self.chance.random() < 0.05:  # a cookie of an ended conversation, half of two, or rubbish
            old = self.chance.choice(self.cookies)
            made = self.chance.choice(
                (old, old[:22] + self.victim.cookie[22:], self.victim.cookie[:22] + old[22:], "=" * 64)
            )
            headers["Cookie"] = f"__Host-p={made}"
        method, path = self.chance.choice(METHODS), self.address()
        data, kind = self.body() if method != "GET" else (b"", "")
        answer = self.visitor.client.open(
            path, method=method, data=data, content_type=kind, headers=headers, base_url=BASE
        )
        return answer, f"seed {self.seed}: {method} {path[:200]} {kind[:40]} {data[:300]!r}"


def check(answer: TestResponse, told: str, leave_to: str) -> None:
    """No crash, no markup, no redirect elsewhere, every header."""
    assert answer.status_code < 500, told
    location = answer.headers.get("Location", "/")
    assert location in ("/", leave_to) or is_page(location), told
    assert_exact(answer, more=frozenset({"Clear-Site-Data", "Content-Disposition"}))
    assert MARK not in str(answer.headers), told
    text = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
    assert [piece for piece in NEVER if piece in text] == [], told


@pytest.fixture(autouse=True)
def _unhindered(open_limits: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper costs half a second."""
    monkeypatch.setattr(documents, "pdf", lambda _: b"%PDF-")


def assault(app: Flask, seed: int, count: int) -> None:
    victim = Visitor(app)
    victim.begin("kk")
    victim.walk()
    victim.answer(StepId.DETAILS, {"d": HERS, "a": HERS})
    told = victim.answers
    attacker = Attacker(seed, addresses(app), Visitor(app), victim)
    for _ in range(count):
        answer, what = attacker.fire()
        check(answer, what, app.extensions["office"].config.leave_to)
    assert victim.answers == told, "another person's answers were changed"
    assert HERS in victim.get("/c").text
    seen = Visitor(app)
    seen.begin()
    assert seen.get("/l").status_code == 200, "the app still serves"


@pytest.mark.parametrize("seed", range(4))
def test_two_thousand_hostile_requests(app: Flask, seed: int) -> None:
    assault(app, seed, 500)


@pytest.mark.cross
@pytest.mark.parametrize("seed", range(100, 120))
def test_twenty_thousand_hostile_requests(app: Flask, seed: int) -> None:
    assault(app, seed, 1000)


def _walkers(app: Flask, count: int) -> Iterator[tuple[Visitor, str]]:
    for number in range(count):
        visitor = Visitor(app)
        visitor.begin(("kk", "ru", "en")[number % 3])
        yield visitor, f"planted-{number:03d}-word"


def test_sessions_side_by_side_see_nothing_of_each_other(app: Flask) -> None:
    """Whatever is cached between requests, or between threads, holds nothing about a person."""
    people = list(_walkers(app, 4))
    secrets = {word: (visitor.cookie, visitor.office.vault.token(visitor.ticket), word) for visitor, word in people}

    def live(person: tuple[Visitor, str]) -> list[str]:
        visitor, word = person
        pages = []
        token = secrets[word][1]
        visitor.post("/p/3", {"a": "spouse"}, token=token)
        for turn in range(3):
            visitor.post("/p/23", {"d": f"{word} {turn}", "a": word}, token=token)
            for path in ("/c", "/d/v", "/r", "/l", "/p/23", "/k", "/t/1"):
                pages.append(visitor.get(path).text)
        return pages

    with ThreadPoolExecutor(len(people)) as pool:
        seen = list(pool.map(live, people))
    for (_, word), pages in zip(people, seen, strict=True):
        told = "".join(pages)
        assert told.count(word) >= 3
        for other, planted in secrets.items():
            if other != word:
                assert [piece for piece in planted if piece in told] == []


def test_parallel_posts_of_one_session_lose_nothing_and_crash_nothing(app: Flask) -> None:
    visitor = Visitor(app)
    visitor.begin()
    token, cookie = visitor.token(), visitor.cookie
    forms: Mapping[str, dict[str, str]] = {
        step_path(StepId.RELATION): {"a": "spouse"},
        step_path(StepId.DETAILS): {"d": "from another tab"},
        step_path(StepId.REGION): {"a": "unknown"},
        step_path(StepId.KEEP): {"a": "with-me"},
        "/g": {"l": "ru", "b": "/l"},
    }
    start = threading.Barrier(len(forms))

    def send(item: tuple[str, dict[str, str]]) -> int:
        client = app.test_client()
        client.set_cookie("__Host-p", cookie, secure=True, path="/", domain="localhost")
        start.wait(timeout=20)
        return client.post(item[0], data={"t": token, **item[1]}, base_url=BASE).status_code

    with ThreadPoolExecutor(len(forms)) as pool:
        said = list(pool.map(send, forms.items()))
    assert set(said) == {303}
    answers = visitor.answers
    assert answers.people.relation == "spouse"
    assert answers.papers.story == "from another tab"
    assert answers.papers.keep == "with-me"
    assert visitor.page("/l").language == "ru"


def test_a_token_or_a_cookie_of_an_ended_conversation_opens_nothing(visitor: Visitor, stranger: Visitor) -> None:
    token, cookie = visitor.token(), visitor.cookie
    visitor.get("/exit")
    stranger.client.set_cookie("__Host-p", cookie, secure=True, path="/", domain="localhost")
    assert stranger.post("/p/1", {"a": "yes"}, token=token).headers["Location"] == "/"
    stranger.client.delete_cookie("__Host-p", path="/", domain="localhost")
    stranger.begin()
    assert stranger.post("/p/1", {"a": "yes"}, token=token).status_code == 403
    assert stranger.page("/p/1").checked() == []
