"""The front door, the guard and the way out."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.privacy.stores import Record, StoreDown
from assistant.web.addresses import FINDING_PAGES, TOPIC_PAGES
from assistant.web.session import COOKIE, OPEN_ENDPOINTS
from tests.clock import Clock
from tests.visitor import BASE, Page, Visitor

ENDED = ("Бұл бет жабылды", "Страница закрыта", "This page has closed")
BEHIND = (
    "/r",
    "/l",
    "/c",
    "/s",
    "/k",
    "/q",
    "/i",
    "/h",
    "/d",
    "/d/v",
    "/d/list.pdf",
    "/d/v/2",
    "/d/c",
    "/d/w",
    "/d/b",
    "/d/b/1",
    "/d/note.pdf",
    "/d/sheet-2.pdf",
    "/e",
    "/x",
    "/n",
    "/f",
    "/b",
    *(f"/n/{number}" for number in range(1, 13)),
    *(f"/n/{number}/f" for number in range(1, 13)),
    *(f"/p/{number}" for number in range(1, 26)),
    *(f"/p/{number}/c" for number in range(1, 26)),
    *(f"/t/{number}" for number in range(1, len(FINDING_PAGES) + 1)),
    *(f"/m/{number}" for number in range(1, len(TOPIC_PAGES) + 1)),
)


@pytest.mark.parametrize("path", [*BEHIND, "/p/99", "/t/99"])
def test_without_a_session_every_page_leads_to_the_door(stranger: Visitor, path: str) -> None:
    response = stranger.get(path)
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["/p/1", "/p/1/c", "/g", "/f"])
def test_without_a_session_nothing_can_be_sent(stranger: Visitor, path: str) -> None:
    response = stranger.post(path, {"a": "yes", "l": "ru"}, token="x")
    assert (response.status_code, response.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("path", BEHIND)
def test_with_a_session_every_page_opens_or_leads_on(visitor: Visitor, path: str) -> None:
    visitor.walk()
    response = visitor.get(path)
    if response.status_code == 303:
        assert response.headers["Location"] in ("/l", "/p/25", "/p/57")
    elif path == "/t/15":
        assert response.status_code == 404, "the other roads are shown only outside the five categories"
    else:
        assert response.status_code == 200
        page = Page(response.text)
        assert page.title.strip().startswith("Page")
        assert page.links[0] == "/exit"


def test_every_address_lies_behind_the_guard_but_those_named(app: Flask, stranger: Visitor) -> None:
    open_to_all = {"door.front", "door.begin", "door.health", "safety.leave", "safety.blank", "static_file"}
    assert open_to_all <= OPEN_ENDPOINTS
    for rule in app.url_map.iter_rules():
        if rule.endpoint in OPEN_ENDPOINTS:
            continue
        path = rule.rule.replace("<int:number>", "1").replace("<int:portion>", "2").replace("<any(c):check>", "c")
        assert "<" not in path, f"{rule} needs an example here"
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            response = stranger.client.open(path, method=method, base_url=BASE)
            assert (response.status_code, response.headers["Location"]) == (303, "/"), (method, path)


@pytest.mark.parametrize(("code", "button"), [("kk", "Жалғастыру"), ("ru", "Продолжить"), ("en", "Continue")])
def test_the_door_speaks_three_languages(stranger: Visitor, code: str, button: str) -> None:
    response = stranger.get(f"/?l={code}")
    page = Page(response.text)
    assert page.language == code
    assert response.headers["Content-Language"] == code
    assert button in page.text
    assert not [one for one in ENDED if one in page.text]
    assert {"/?l=kk", "/?l=ru", "/?l=en"} <= set(page.links)
    assert "/exit" not in page.links


@pytest.mark.parametrize(
    ("accepted", "code"),
    [("ru-RU,ru;q=0.9", "ru"), ("en-GB", "en"), ("de,kk;q=0.8", "kk"), ("", "kk"), ("xx", "kk"), ("," * 500, "kk")],
)
def test_the_browser_chooses_the_door_s_language(stranger: Visitor, accepted: str, code: str) -> None:
    assert Page(stranger.get("/", headers={"Accept-Language": accepted}).text).language == code


def test_a_strange_language_is_ignored(stranger: Visitor) -> None:
    assert Page(stranger.get("/?l=%3Cscript%3E", headers={"Accept-Language": "ru"}).text).language == "ru"
    response = stranger.client.post("/", data={"l": "xx"}, base_url=BASE)
    assert (response.status_code, response.headers["Location"]) == (303, "/p/1")


def test_pressing_the_button_twice_carries_on(visitor: Visitor) -> None:
    visitor.answer(StepId.DANGER, {"a": "no"})
    held = visitor.cookie
    response = visitor.client.post("/", data={"l": "ru"}, base_url=BASE)
    assert (response.status_code, response.headers["Location"]) == (303, "/l")
    assert visitor.cookie == held
    assert visitor.answers.safety.danger_now is not None


def test_another_site_cannot_press_the_button(stranger: Visitor) -> None:
    for site, cookies in (("cross-site", 0), ("same-site", 0), ("same-origin", 1), ("none", 1)):
        other = Visitor(stranger.app)
        response = other.client.post("/", data={"l": "kk"}, base_url=BASE, headers={"Sec-Fetch-Site": site})
        assert response.status_code == 303
        assert len(response.headers.getlist("Set-Cookie")) == cookies


def test_an_ended_session_is_told_so_in_three_languages(visitor: Visitor, clock: Clock) -> None:
    clock.move(minutes=31)
    assert visitor.get("/l").headers["Location"] == "/"
    response = visitor.get("/")
    assert all(line in Page(response.text).text for line in ENDED)
    assert "Max-Age=0" in response.headers["Set-Cookie"]
    assert not [line for line in ENDED if line in Page(visitor.get("/").text).text]


@pytest.mark.parametrize("cookie", ["A" * 64, "A" * 63, "ә", "x" * 3000, "%00", "a=b"])
def test_a_strange_cookie_is_no_session(stranger: Visitor, cookie: str) -> None:
    headers = {"Cookie": f"{COOKIE}={cookie}".encode().decode("latin-1")}
    assert stranger.get("/l", headers=headers).headers["Location"] == "/"
    assert stranger.get("/", headers=headers).status_code == 200


def test_a_session_lives_as_long_as_it_is_used_and_not_longer(visitor: Visitor, clock: Clock) -> None:
    for _ in range(3):
        clock.move(minutes=29)
        assert visitor.get("/l").status_code == 200
    clock.move(minutes=30)
    assert visitor.get("/l").status_code == 303


def test_health_needs_no_cookie_and_gives_none(stranger: Visitor) -> None:
    response = stranger.get("/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert "Set-Cookie" not in response.headers


def test_leaving_wipes_and_goes_away(visitor: Visitor, config: Config) -> None:
    visitor.walk()
    ticket = visitor.ticket
    response = visitor.get("/exit", headers={"Sec-Fetch-Mode": "navigate"})
    assert (response.status_code, response.headers["Location"]) == (303, config.leave_to)
    assert visitor.office.vault.open(ticket) is None
    assert visitor.cookie == ""
    assert visitor.get("/r").headers["Location"] == "/"
    again = visitor.get("/exit")
    assert again.status_code == 303


def test_a_browser_that_says_nothing_about_itself_leaves_too(visitor: Visitor) -> None:
    ticket = visitor.ticket
    assert visitor.get("/exit").status_code == 303
    assert visitor.office.vault.open(ticket) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Mode": "cors"},
    ],
)
def test_fetching_ahead_wipes_nothing(visitor: Visitor, headers: dict[str, str]) -> None:
    response = visitor.get("/exit", headers=headers)
    assert response.status_code == 204
    assert "Set-Cookie" not in response.headers
    assert visitor.get("/l").status_code == 200


def test_leaving_without_a_session_leads_away_too(stranger: Visitor, config: Config) -> None:
    response = stranger.get("/exit")
    assert (response.status_code, response.headers["Location"]) == (303, config.leave_to)


def test_an_installation_without_internet_leaves_to_its_own_blank_page(config: Config, clock: Clock) -> None:
    visitor = Visitor(create_app(replace(config, leave_to="/blank"), clock=clock))
    visitor.begin()
    assert visitor.get("/exit").headers["Location"] == "/blank"
    page = visitor.page("/blank")
    assert not page.links
    assert not page.inputs


class Broken:
    """A store that cannot be used."""

    def _down(self, *_: object, **__: object) -> None:
        raise StoreDown

    add = swap = move = touch = wipe = _down

    def take(self, lane: str, slot: int, most: int, seconds: int = 60) -> bool:
        raise StoreDown

    def get(self, key: bytes, now: int) -> Record | None:
        raise StoreDown

    def purge(self, now: int) -> int:
        raise StoreDown


def test_when_the_store_is_down_the_way_out_still_works(config: Config, clock: Clock) -> None:
    app = create_app(config, store=Broken(), clock=clock)
    visitor = Visitor(app)
    visitor.client.set_cookie(COOKIE, "A" * 64, domain="localhost", secure=True)
    for path in ("/l", "/p/1", "/"):
        response = visitor.get(path, headers={"Accept-Language": "ru"})
        assert response.status_code == 503, path
        page = Page(response.text)
        assert page.links[0] == "/exit"
        assert page.language == "ru"
    assert visitor.client.post("/", data={"l": "kk"}, base_url=BASE).status_code == 503
    response = visitor.get("/exit")
    assert (response.status_code, response.headers["Location"]) == (303, config.leave_to)


def test_the_day_is_the_day_in_kazakhstan(visitor: Visitor, clock: Clock) -> None:
    clock.set(2026, 11, 23, 4)
    assert visitor.office.today() == date(2026, 11, 23)
    clock.move(hours=-5)
    assert visitor.office.today() == date(2026, 11, 22)


def test_pages_are_packed_for_browsers_that_ask_for_it(visitor: Visitor) -> None:
    plain = visitor.get("/l")
    packed = visitor.get("/l", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "127.0.0.2"])
def test_another_host_name_is_refused(visitor: Visitor, host: str) -> None:
    assert visitor.get("/l", headers={"Host": host}).status_code == 400


def test_the_visitor_s_language_is_kept(visitor: Visitor) -> None:
    for code in Language:
        response = visitor.post("/g", {"l": code.value, "b": "/c"})
        assert (response.status_code, response.headers["Location"]) == (303, "/c")
        assert visitor.page("/c").language == code.value
        assert visitor.page("/t/3").language == code.value
