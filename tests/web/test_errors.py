"""Whatever goes wrong ends in a calm page, in the person's language, with the way out on it."""

from __future__ import annotations

import pytest

from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.locale import translator
from tests.visitor import BASE, Page, Visitor


def assert_calm(visitor: Visitor, response: object, code: int, language: str) -> None:
    assert getattr(response, "status_code", None) == code
    page = Page(getattr(response, "text", ""))
    assert page.language == language
    assert page.links[0] == "/exit"
    assert "/l" in page.links
    assert page.title.strip().endswith(str(code))
    for word in ("Traceback", "Werkzeug", "Not Found", "Forbidden", "Method", "Error 4"):
        assert word not in page.text


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
@pytest.mark.parametrize("token", ["", "forged", "0" * 32, "ә" * 32, "x" * 5000])
def test_a_forged_or_missing_token_is_refused_calmly(visitor: Visitor, code: str, token: str) -> None:
    visitor.answer(StepId.DANGER, {"a": "no"})
    visitor.post("/g", {"l": code, "b": "/l"})
    told = visitor.answers
    assert_calm(visitor, visitor.post("/p/9999", {"a": "spouse"}, token=token), 403, code)
    assert_calm(visitor, visitor.client.post("/f", data={"a": "spouse"}, base_url=BASE), 403, code)
    assert_calm(visitor, visitor.client.post("/g", data={"l": "kk"}, base_url=BASE), 403, code)
    assert visitor.answers == told


def test_a_token_of_another_session_is_refused(visitor: Visitor) -> None:
    other = Visitor(visitor.app)
    other.begin("ru")
    assert_calm(visitor, visitor.post("/g", {"l": "ru"}, token=other.token()), 403, "en")


@pytest.mark.parametrize("token", ["", "forged", "of another"])
def test_a_question_whose_token_is_refused_comes_back_filled_in_and_unkept(visitor: Visitor, token: str) -> None:
    """A page that was left open while the conversation began anew: what was typed there is not lost, nor kept."""
    other = Visitor(visitor.app)
    other.begin()
    visitor.walk()
    told = visitor.answers
    typed = {"a": "Made-up name", "d": "First line\nsecond line"}
    response = visitor.post("/p/23", typed, token=other.token() if token == "of another" else token)
    assert response.status_code == 403
    page = Page(response.text)
    assert (page.links[0], page.language) == ("/exit", "en")
    assert "Please send it once more" in page.text
    assert "First line" in page.text
    assert [held["value"] for held in page.inputs if held.get("name") == "a"] == ["Made-up name"]
    assert visitor.answers == told
    sent = visitor.post("/p/23", typed, token=page.token)
    assert (sent.status_code, visitor.answers.papers.own_name) == (303, "Made-up name")


def test_a_choice_whose_token_is_refused_comes_back_marked(visitor: Visitor) -> None:
    page = Page(visitor.post("/p/3/c", {"a": "cousin"}, token="forged").text)
    assert page.checked() == ["cousin"]
    assert visitor.answers.people.relation is None
    not_asked = visitor.post("/p/14", {"a": "unknown"}, token="forged")
    assert_calm(visitor, not_asked, 403, "en")


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "path", ["/no-such-page", "/p/0", "/p/99", "/p/-1", "/p/x", "/t/0", "/t/99", "/m/0", "/m/99", "/p/1/d", "/f/x.css"]
)
def test_a_page_that_is_not_there(visitor: Visitor, code: str, path: str) -> None:
    visitor.post("/g", {"l": code, "b": "/l"})
    assert_calm(visitor, visitor.get(path), 404, code)


@pytest.mark.parametrize(("method", "path"), [("post", "/l"), ("put", "/p/1"), ("delete", "/"), ("post", "/exit")])
def test_a_method_that_is_not_offered(visitor: Visitor, method: str, path: str) -> None:
    response = visitor.client.open(path, method=method.upper(), base_url=BASE, data={"t": visitor.token()})
    assert_calm(visitor, response, 405, "en")


def test_too_much_at_once_keeps_what_was_told(visitor: Visitor) -> None:
    visitor.walk()
    told = visitor.answers
    assert_calm(visitor, visitor.post("/p/23", {"d": "x" * 300_000}), 413, "en")
    many = {f"x{number}": "1" for number in range(1000)}
    assert visitor.post("/p/23", many, content_type="multipart/form-data").status_code == 413
    assert visitor.answers == told


@pytest.mark.parametrize("path", ["/r", "/l", "/c", "/k", "/d/v"])
def test_a_page_that_breaks_ends_in_a_calm_page(visitor: Visitor, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("planted")

    for name in ("results.decide", "results.state_of", "results.lines_of", "plan.plan_topics", "documents.decide"):
        monkeypatch.setattr(f"assistant.web.{name}", broken)
    response = visitor.get(path)
    assert response.status_code == 500
    assert "planted" not in response.text
    page = Page(response.text)
    assert page.links[0] == "/exit"


def test_an_error_without_a_session_leads_to_the_door(stranger: Visitor) -> None:
    response = stranger.get("/no-such-page", headers={"Accept-Language": "ru"})
    assert response.status_code == 404
    page = Page(response.text)
    assert page.language == "ru"
    assert page.links == ["/exit", "/"]
    assert translator(Language.RU)("Go to your list. Your answers are kept.") not in response.text


def test_nothing_of_the_address_is_repeated(visitor: Visitor) -> None:
    response = visitor.get("/<script>alert(1)</script>?x=<script>")
    assert response.status_code == 404
    assert "<script>alert" not in response.text
    assert "alert" not in response.text
