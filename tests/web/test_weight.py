"""What a page weighs on the way to a phone: every route, three languages, four states of a session, mistakes too.

Counted as sent: the status line and headers of HTTP/1.1 in full, and the packed body. HTTP/2 sends fewer bytes.
Brotli is what browsers take over TLS since 2017; a browser that takes gzip alone has the same budget.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import brotli
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.steps import STEPS_BY_SECTION, StepId
from assistant.web.addresses import step_path
from assistant.web.packing import packed
from tests.clock import Clock
from tests.visitor import BASE, FIRST, LONG_STORY, Page, Visitor

FIRST_VISIT = 14_600  # bytes: what a server may send before it waits for the first answer (ten packets)
SECOND_PAGE = 6_000
SCRIPTS = 3_000
REQUESTS = 3
COVER = "/at/c"
NO_ROOMS = {COVER, "/at/e", "/at/list.csv"}  # covers the rest, leads to a section, is a file
ROOMS = (  # of the desk, with a number in the address
    *(f"/at/e/{number}" for number in range(1, len(STEPS_BY_SECTION) + 1)),
    *(f"/at/q/{number}" for number in range(1, len(STEPS_BY_SECTION) + 1)),
)
LANGUAGES = ("kk", "ru", "en")
STATES = ("begun", "first questions", "everything", "everything, in a hurry")
# GET addresses that are no pages.
NO_PAGES = {
    "safety.leave": "redirects away",
    "time_left.over": "redirects away",
    "safety.blank": "is left to by installations without internet",
    "door.health": "is for machines",
    "door.ready": "is for machines",
    "services.public": "is for machines",
    "documents.download-apart": "is a file",
    "documents.download-for-me": "is a file",
    "documents.download-hand-over": "is a file",
    "documents.single": "is a file",
    "blank.file": "is a file",
    "static_file": "is counted with the page that needs it",
    "keep.ask_back": "is open only between making a code and typing it back",
}


def on_the_wire(response: TestResponse) -> int:
    """Bytes of an answer: status line, headers as gunicorn sends them, packed body."""
    head = [f"HTTP/1.1 {response.status}", "Server: gunicorn", "Date: Mon, 23 Nov 2026 07:00:00 GMT"]
    head += ["Connection: keep-alive", *(f"{name}: {value}" for name, value in response.headers)]
    return len("\r\n".join(head).encode()) + 4 + len(response.data)


@dataclass
class Scales:
    """Asks for pages as a browser does that takes Brotli, and weighs what comes; what gzip makes of it, too."""

    visitor: Visitor
    seen: set[str] = field(default_factory=set)
    heavy: list[str] = field(default_factory=list)
    files: dict[tuple[str, str], int] = field(default_factory=dict)

    def get(self, path: str, encoding: str = "br") -> TestResponse:
        """Ask for a page or a file, packed."""
        return self.visitor.get(path, headers={"Accept-Encoding": encoding})

    def size(self, path: str, encoding: str) -> int:
        """The weight of a file, asked for once."""
        if (path, encoding) not in self.files:
            self.files[path, encoding] = on_the_wire(self.get(path, encoding))
        return self.files[path, encoding]

    def weigh(self, path: str, response: TestResponse) -> None:
        """Note a page that came in Brotli, and what of it is over the budget."""
        self.seen.add(path)
        html = brotli.decompress(response.data)
        head = on_the_wire(response) - len(response.data)
        for encoding, body in (("br", response.data), ("gzip", packed(html, "gzip"))):
            self.weigh_packed(path, html.decode(), head, body, encoding)

    def weigh_packed(self, path: str, html: str, head: int, packed_body: bytes, encoding: str) -> None:
        """The same for one way to pack it."""
        body = len(packed_body)
        files = [
            held.get("src") or held.get("href", "")
            for tag, held in Page(html).tags
            if tag in ("script", "img") or (tag == "link" and held.get("rel") in ("stylesheet", "icon"))
        ]
        loaded = [one for one in files if not one.startswith("data:")]
        sizes = {one: self.size(one, encoding) for one in loaded}
        for what, size, most in (
            ("first visit", head + body + sum(sizes.values()), FIRST_VISIT),
            ("second page", body, SECOND_PAGE),
            ("requests", 1 + len(loaded), REQUESTS),
            ("scripts", sum(size for one, size in sizes.items() if one.endswith(".js")), SCRIPTS),
        ):
            if size > most:
                self.heavy.append(f"{path}, {what}: {size} is more than {most} ({encoding})")


def crawl(scales: Scales) -> Iterator[str]:
    """Every page that can be reached by links from the list and the first question, and every open question."""
    long = [step_path(step, part=part) for step in (StepId.PLAN, StepId.PLAN_ORDER) for part in range(2, 9)]
    todo = ["/", "/l", "/r", "/k", "/y", "/f", "/d", *long, *(step_path(step) for step in StepId)]
    done: set[str] = set()
    while todo:
        path = todo.pop()
        if path in done or path.endswith(".pdf") or path == "/exit":
            continue
        done.add(path)
        response = scales.get(path)
        if response.status_code != 200 or response.mimetype != "text/html":
            continue
        assert response.headers.get("Content-Encoding") == "br", path
        scales.weigh(path, response)
        yield path
        links = Page(brotli.decompress(response.data).decode()).links
        todo += [link.partition("#")[0] for link in links if link.startswith("/")]


def fill_everything(visitor: Visitor, *, much: bool) -> None:
    """Answer every question that is asked: with the first answer, or with as many and as long as it takes."""
    for _ in range(2):  # answers open further questions
        for step in StepId:
            for part in range(1, 9):
                path = step_path(step, part=part)
                response = visitor.get(path)
                if response.status_code != 200:
                    break
                page = Page(response.text)
                visitor.post(path, inputs_of(page, much=much), token=page.token)


def inputs_of(page: Page, *, much: bool) -> dict[str, str | list[str]]:
    """What is sent from a question page."""
    sent: dict[str, str | list[str]] = {}
    for held in page.inputs:
        name, kind = held.get("name", ""), held.get("type", "text")
        if name in ("", "t", "l", "do") or held["tag"] == "button" or kind == "hidden":
            continue
        if name in ("a-day", "a-month", "a-year"):
            sent[name] = {"a-day": "10", "a-month": "10", "a-year": "2026"}[name]
        elif kind == "checkbox":
            own = [one for one in page.offered(name) if one not in ("none", "unknown", "rather-not")]
            sent[name] = own if much else own[:1]
        elif kind == "radio" and "a-day" not in {one.get("name") for one in page.inputs}:
            sent.setdefault(name, held["value"])
        elif held["tag"] == "textarea" and much:
            sent[name] = LONG_STORY * 12
        elif held.get("inputmode") == "numeric" and held.get("value"):
            sent[name] = held["value"]  # its place in an order
        elif kind == "text" and held.get("inputmode") != "numeric":
            sent[name] = LONG_STORY.strip() if much else "Айгүл"
    return sent


def visitor_in(app: Flask, language: str, state: str) -> Visitor:
    """A visitor whose session stands where the state says."""
    visitor = Visitor(app)
    visitor.begin(language)
    if state != "begun":
        visitor.walk(FIRST)
    if state.startswith("everything"):
        fill_everything(visitor, much=state == "everything")
    return visitor


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_light(app: Flask, language: str, state: str) -> None:
    scales = Scales(visitor_in(app, language, state))
    pages = list(crawl(scales))
    assert len(pages) > 30
    much = state == "everything"
    for step in (StepId.PLAN, StepId.PLAN_ORDER):
        assert (step_path(step, part=4) in pages) == much, "every part of a question is weighed"
    assert not scales.heavy, "\n".join(scales.heavy)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_with_a_mistake_is_light(app: Flask, language: str) -> None:
    scales = Scales(visitor_in(app, language, "first questions"))
    refused = 0
    for step in StepId:
        page = Page(scales.visitor.get(step_path(step)).text)
        answer = scales.visitor.post(step_path(step), {}, token=page.token, headers={"Accept-Encoding": "br"})
        if answer.status_code == 422:
            refused += 1
            scales.weigh(step_path(step), answer)
    scales.weigh("/nothing", scales.get("/nothing"))
    assert refused > 10
    assert not scales.heavy, "\n".join(scales.heavy)


@pytest.mark.slow
def test_every_route_is_weighed(config: Config, clock: Clock) -> None:
    """A new page is found by its links; one that nothing links to would be missed, and is named here."""
    app = create_app(replace(config, operator="A made-up centre"), clock=clock)
    reached = set()
    for state in ("begun", "everything"):
        scales = Scales(visitor_in(app, "ru", state))
        adapter = app.url_map.bind("localhost")
        reached |= {adapter.match(path.partition("?")[0])[0] for path in crawl(scales)}
        assert not scales.heavy, "\n".join(scales.heavy)
    wanted = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert wanted - reached - set(NO_PAGES) == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_room_of_the_desk_is_light(config: Config, clock: Clock, language: str) -> None:
    """A worker's desk, with a case that was told and an interview on the phone under way."""
    app = create_app(replace(config, operator="A made-up centre", desk="open", numbers=True), clock=clock)
    visitor = Visitor(app)
    scales = Scales(visitor)
    door = f"/at?l={language}"
    scales.weigh(door, scales.get(door))
    visitor.client.post("/at", data={"l": language}, base_url=BASE)
    visitor.walk(FIRST)
    visitor.answer(StepId.WORSE, {"a": "no"})
    visitor.answer(StepId.KEEP, {"a": "home"})
    visitor.post("/at/i", {"a": "asked"})
    rooms = {rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/at") and not rule.arguments}
    for path in sorted({*rooms, *ROOMS} - NO_ROOMS):
        scales.weigh(path, scales.get(path))
    scales.weigh(COVER, scales.get(COVER))  # last: it covers every other page
    assert not scales.heavy, "\n".join(scales.heavy)


def test_a_heavy_page_is_noticed(visitor: Visitor) -> None:
    """The scales themselves: a page with too much on it, and with too many files, is named."""
    scales = Scales(visitor)
    answer = scales.get("/l")
    noise = hashlib.shake_256(b"x").hexdigest(8_000)
    css = visitor.app.extensions["assets"]["css/p.css"]
    links = f'<link rel="stylesheet" href="{css}">' * 3 + '<script src="/f/none.js"></script>'
    answer.data = brotli.compress((links + noise).encode())
    scales.weigh("/l", answer)
    heavy = [one.split(":")[0] for one in scales.heavy]
    assert heavy == ["/l, first visit", "/l, second page", "/l, requests"] * 2


def test_brotli_is_lighter_than_gzip(visitor: Visitor) -> None:
    visitor.walk()
    sizes = {one: len(visitor.get("/t/3", headers={"Accept-Encoding": one}).data) for one in ("br", "gzip", "")}
    assert sizes["br"] < sizes["gzip"] * 0.97 < sizes[""]
    both = visitor.get("/t/3", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    assert both.headers["Content-Encoding"] == "br"
    refused = visitor.get("/t/3", headers={"Accept-Encoding": "gzip, br;q=0"})
    assert refused.headers["Content-Encoding"] == "gzip"


def test_files_are_kept_for_ever_without_a_cookie_and_their_names_say_nothing(visitor: Visitor) -> None:
    for address in visitor.app.extensions["assets"].values():
        assert address.removeprefix("/f/").split(".")[0].isalnum()
        for encoding in ("br", "gzip", "identity"):
            answer = visitor.get(address, headers={"Accept-Encoding": encoding})
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert answer.headers.get("Content-Encoding", "identity") == encoding
