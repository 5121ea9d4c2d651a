"""When even the error page cannot be made, the prebuilt one comes, with the way out and every header."""

from __future__ import annotations

import pytest
from werkzeug.exceptions import HTTPException, TooManyRequests, abort

from assistant.domain.text import Language
from assistant.privacy.plain import plain_page, raw_answer
from assistant.privacy.stores import StoreDown
from assistant.web import errors
from tests.privacy.test_headers import assert_exact
from tests.visitor import Page, Visitor

CODES = (400, 403, 404, 405, 413, 414, 429, 500, 503)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("code", CODES)
def test_the_way_out_is_on_every_error(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, code: int, language: str
) -> None:
    def fail() -> None:
        raise TooManyRequests if code == 429 else StoreDown if code == 503 else _http(code)

    monkeypatch.setitem(visitor.app.view_functions, "results.tasks", fail)
    visitor.client.post(
        "/g", data={"t": visitor.page("/c").token, "l": language, "b": "/c"}, base_url="https://localhost"
    )
    response = visitor.get("/l", headers={"Accept-Language": language})
    assert response.status_code == code
    page = Page(response.text)
    assert (page.links[0], page.language) == ("/exit", language)
    assert_exact(response)


def _http(code: int) -> HTTPException:
    try:
        abort(code)
    except HTTPException as raised:
        return raised


@pytest.mark.parametrize("language", list(Language))
def test_a_store_that_is_down_still_shows_the_way_out(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    def down(*_: object) -> None:
        raise StoreDown

    monkeypatch.setattr(visitor.office.vault._store, "get", down)
    response = visitor.get("/l", headers={"Accept-Language": language.value})
    assert response.status_code == 503
    assert Page(response.text).links[0] == "/exit"
    assert visitor.get("/exit").status_code == 303, "leaving needs no store"


@pytest.mark.parametrize("code", [404, 500])
@pytest.mark.parametrize("language", list(Language))
def test_when_rendering_fails_the_prebuilt_page_comes(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], language: Language, code: int
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("planted words")

    monkeypatch.setattr(errors, "page", broken)
    monkeypatch.setattr("assistant.web.results.page", broken)
    response = visitor.get("/r" if code == 500 else "/nowhere", headers={"Accept-Language": language.value})
    assert response.status_code == code
    page = Page(response.text)
    assert (page.language, page.links[0]) == (language.value, "/exit")
    assert "planted" not in response.text + capfd.readouterr().err
    assert_exact(response)


def test_the_page_without_a_language_speaks_all_three() -> None:
    page = Page(plain_page())
    assert page.links == ["/exit"] * 3
    assert [held["lang"] for tag, held in page.tags if tag == "div"] == ["kk", "ru", "en"]
    assert b"Strict-Transport-Security" in raw_answer(400, behind_tls=True)
    assert b"Strict-Transport-Security" not in raw_answer(400, behind_tls=False)
