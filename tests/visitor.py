"""Somebody who walks through the pages as a browser without JavaScript would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.privacy.vault import Ticket
from assistant.web.addresses import STEP_OF, step_path
from assistant.web.session import COOKIE, Office

BASE = "https://localhost"
Inputs = Mapping[str, str | list[str]]

# A sentence to be repeated where much is told.
LONG_STORY = "Айгүл (вымышленное имя) рассказала соседке, что это было вечером, дома, при детях. "

# A whole first conversation: a wife who was hit at home in October.
FIRST: dict[StepId, Inputs] = {
    StepId.DANGER: {"a": "no"},
    StepId.FOR_WHOM: {"a": "me"},
    StepId.RELATION: {"a": "spouse"},
    StepId.TOGETHER: {"a": "now"},
    StepId.COMMON_CHILD: {"a": "yes"},
    StepId.OTHER_AGE: {"a": "yes"},
    StepId.ACTS: {"a": ["hit", "insulted"]},
    StepId.SEXUAL_ACTS: {"a": "none"},
    StepId.LAST_TIME: {"a-day": "10", "a-month": "10", "a-year": "2026"},
}


class Page(HTMLParser):
    """What a page holds: its forms' inputs, links, headings and visible text."""

    VOID = frozenset(("input", "meta", "link", "br", "hr", "img"))

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.inputs: list[dict[str, str]] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.title = ""
        self._open: list[str] = []
        self.feed(re.sub(r'<span class="n">([^<]*)</span>', r"\1", html))  # keeps words on a line, parts none

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags.append((tag, held))
        if tag not in self.VOID:
            self._open.append(tag)
        if tag in ("input", "textarea", "button"):
            self.inputs.append(held | {"tag": tag})
        if tag == "a":
            self.links.append(held.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "title" in self._open and "svg" not in self._open:  # a drawing has a title too
            self.title += data
        elif not {"script", "style"} & set(self._open) and data.strip():
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        """Everything that can be read, in one line."""
        return re.sub(r"\s+", " ", " ".join(self.words))

    @property
    def token(self) -> str:
        """The token of the page's forms."""
        return next((held.get("value", "") for held in self.inputs if held.get("name") == "t"), "")

    @property
    def language(self) -> str:
        """The language that the page says it speaks."""
        return next(held.get("lang", "") for tag, held in self.tags if tag == "html")

    def offered(self, name: str = "a") -> list[str]:
        """The values that can be chosen under a name."""
        return [
            held["value"]
            for held in self.inputs
            if held.get("name") == name and held.get("type") in ("radio", "checkbox")
        ]

    def checked(self, name: str = "a") -> list[str]:
        """The values that are chosen already."""
        return [held["value"] for held in self.inputs if held.get("name") == name and "checked" in held]


class Visitor:
    """One browser with its cookie; every request goes to https://localhost."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()

    @property
    def office(self) -> Office:
        """The app's office: vault, library, clock."""
        office: Office = self.app.extensions["office"]
        return office

    @property
    def cookie(self) -> str:
        """The value of the ticket's cookie, empty without one."""
        held = self.client.get_cookie(COOKIE)
        return held.value if held else ""

    @property
    def ticket(self) -> Ticket:
        """The ticket that the cookie carries."""
        ticket = Ticket.parse(self.cookie)
        assert ticket is not None
        return ticket

    @property
    def answers(self) -> Answers:
        """What the vault holds for this visitor now."""
        session = self.office.vault.open(self.ticket)
        assert session is not None
        return session.answers

    def get(self, path: str, **rest: Any) -> TestResponse:
        """Ask for a page."""
        return self.client.get(path, base_url=BASE, **rest)

    def page(self, path: str) -> Page:
        """Ask for a page that must be there, and read it."""
        response = self.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code} {response.headers.get('Location', '')}"
        return Page(response.text)

    def begin(self, language: str = "en") -> None:
        """Press the button of the front door."""
        response = self.client.post("/", data={"l": language}, base_url=BASE)
        assert (response.status_code, response.headers["Location"]) == (303, "/p/1")

    def token(self) -> str:
        """The token that this visitor's pages carry."""
        return self.page("/l").token

    def post(self, path: str, data: Inputs | None = None, *, token: str | None = None, **rest: Any) -> TestResponse:
        """Send a form with the page's own token, or with another one."""
        sent = {"t": self.token() if token is None else token, **(data or {})}
        return self.client.post(path, data=sent, base_url=BASE, **rest)

    def answer(self, step: StepId, inputs: Inputs) -> str:
        """Answer a question as its page asks it; return where the answer leads."""
        response = self.post(step_path(step), inputs)
        assert response.status_code == 303, f"{step}: {response.status_code} {Page(response.text).text[:400]}"
        return response.headers["Location"]

    def walk(self, answers: Mapping[StepId, Inputs] | None = None, *, start: str = "/p/1") -> list[str]:
        """Go from page to page as long as questions are asked; what is not given is answered with "unknown"."""
        given = FIRST | dict(answers or {})
        seen: list[str] = []
        where = start
        while found := re.fullmatch(r"/p/(\d+)", where):
            step = STEP_OF[int(found[1])]
            assert where not in seen, f"the questions go in a circle: {[*seen, where]}"
            seen.append(where)
            where = self.answer(step, given.get(step, {"a": "unknown"}))
        return [*seen, where]
