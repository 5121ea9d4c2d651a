"""Your safety here: only sentences that a test proves, and whether the tests ran on this version."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import proof
from assistant.app import create_app
from assistant.config import Config
from assistant.content.library import Library
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.web.addresses import step_path
from assistant.web.routes import is_page
from tests.clock import Clock
from tests.visitor import Page, Visitor

NOT_RUN = "The tests were not run on this version."


@pytest.mark.parametrize("language", Language)
def test_the_page_says_nothing_but_sentences_with_an_id(app_visitor: Visitor, library: Library, language: str) -> None:
    app_visitor.post("/g", {"l": language, "b": "/h"})
    html = app_visitor.get("/h").text
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    told = re.findall(r'<li data-id="([a-z.-]+)">', main)
    assert told == [
        item.id for topic in ("promises", "limits") for item in library.topics[topic].items if _shown(item.id)
    ]
    rest = re.sub(
        r"<li data-id.*?</li>|<h[12]>.*?</h[12]>|<a .*?</a>|<p class=\"note\">.*?</p>", "", main, flags=re.DOTALL
    )
    assert re.sub(r"<[^>]*>|^ id=\"main\">", "", rest).strip() == ""


def _shown(item: str) -> bool:
    return item != "promises.operator"


@pytest.fixture
def app_visitor(visitor: Visitor) -> Visitor:
    """A visitor of an installation without an operator."""
    return visitor


def test_the_sentence_about_the_operator_is_the_true_one(config: Config, clock: Clock, visitor: Visitor) -> None:
    assert "So no code is given" in visitor.page("/h").text
    named = Visitor(create_app(replace(config, operator="Qor Ülgi"), clock=clock))
    named.begin("en")
    text = named.page("/h").text
    assert "Who answers for what is kept with a code: Qor Ülgi" in text
    assert "So no code is given" not in text


def test_it_is_linked_from_the_first_page_and_from_every_foot(visitor: Visitor) -> None:
    assert visitor.page("/p/1").links.count("/h") == 2
    visitor.walk()
    for path in ("/l", "/r", "/c", "/s", "/k", "/q", "/x", "/e", "/m/1", "/t/3", "/p/3", "/y", "/h", "/nowhere"):
        assert "/h" in Page(visitor.get(path).text).links, path
    assert is_page("/h")


@pytest.mark.parametrize(
    "path", ["/h", "/s", "/t/13", "/t/14", step_path(StepId.INJURY), step_path(StepId.DOCTOR), step_path(StepId.NEEDS)]
)
def test_who_must_report_is_linked_where_it_is_decided(visitor: Visitor, library: Library, path: str) -> None:
    visitor.walk()
    if path == step_path(StepId.DOCTOR):
        visitor.answer(StepId.INJURY, {"a": "yes"})
    links = visitor.page(path).links
    assert "/m/4" in links
    assert library.measures["reporting-duty"].title.en in visitor.page("/m/4").text


def test_who_must_report_threatens_nobody(visitor: Visitor) -> None:
    text = visitor.page("/m/4").text.casefold()
    assert "you decide whether to speak" in text
    for word in ("you must", "you have to", "prison", "years"):
        assert word not in text.split("by which law")[0]


def test_an_answer_comes_without_a_name(visitor: Visitor) -> None:
    visitor.walk()
    assert visitor.answers.papers.own_name in (None, "")
    assert "What follows from your answers" in visitor.page("/r").text
    assert visitor.get("/d/v").status_code in (200, 303)


def test_no_answer_stands_in_an_address_or_a_title(visitor: Visitor) -> None:
    for address in visitor.walk():
        assert is_page(address), "an address is a letter or a number"
    visitor.answer(StepId.DETAILS, {"a": "plant-name", "b": "plant-other", "c": "plant-reach", "d": "plant-story"})
    for path in ("/l", "/r", "/c", "/d/v", "/p/23", "/p/3"):
        page = visitor.page(path)
        assert re.fullmatch(r"Page( \d+)?", page.title), path
        assert not [link for link in page.links if "plant" in link or "?" in link]


# ---- Tested on this version ----------------------------------------------------------------------------------------


def _tree(folder: Path) -> Path:
    for name in ("assistant", "forms", "static", "translations", "deploy", "scripts"):
        (folder / name).mkdir()
    (folder / "assistant" / "a.py").write_text("one = 1\n")
    for name in ("wsgi.py", "requirements.txt"):
        (folder / name).write_text("x\n")
    return folder


@pytest.fixture
def fresh_digest() -> None:
    """The digest is taken once for a process; a test takes it anew."""
    proof.digest.cache_clear()


def test_the_report_counts_for_its_own_source_alone(tmp_path: Path, fresh_digest: None) -> None:
    root, report = _tree(tmp_path), tmp_path / "build" / "tested.json"
    assert proof.passed_on(report, root) is None
    proof.write(date(2026, 11, 23), 900, report, root)
    assert proof.passed_on(report, root) == date(2026, 11, 23)
    (root / "assistant" / "a.py").write_text("one = 2\n")
    proof.digest.cache_clear()
    assert proof.passed_on(report, root) is None
    proof.digest.cache_clear()


@pytest.mark.parametrize("held", ["", "[]", "{}", "null", '{"day": 1, "digest": 2}', "\x00", '{"day": "2026-11-23"}'])
def test_a_broken_report_is_no_report(tmp_path: Path, held: str) -> None:
    (tmp_path / "tested.json").write_text(held)
    assert proof.passed_on(tmp_path / "tested.json") is None


def test_a_file_more_or_a_name_changed_is_another_version(tmp_path: Path, fresh_digest: None) -> None:
    root = _tree(tmp_path)
    seen = {proof.digest(root)}
    (root / "static" / "b.js").write_text("")
    proof.digest.cache_clear()
    seen.add(proof.digest(root))
    (root / "static" / "b.js").rename(root / "static" / "c.js")
    proof.digest.cache_clear()
    seen.add(proof.digest(root))
    assert len(seen) == 3
    proof.digest.cache_clear()


def test_nothing_that_runs_is_left_out_of_the_digest() -> None:
    """Whatever kind of file it is; what is left out is made from the others."""
    counted = set(proof.sources())
    for folder in ("assistant", "forms", "static", "translations", "deploy", "scripts"):
        for path in (proof.ROOT / folder).rglob("*"):
            if path.is_file() and path not in counted:
                assert path.suffix in (".mo", ".pot", ".pyc"), path
    assert {".json", ".socket", ".toml", ".po"} <= {path.suffix for path in counted}


def test_the_page_shows_the_day_or_that_nothing_ran(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.web.honest.passed_on", lambda: None)
    assert NOT_RUN in visitor.page("/h").text
    monkeypatch.setattr("assistant.web.honest.passed_on", lambda: date(2026, 11, 20))
    text = visitor.page("/h").text.replace("\xa0", " ")
    assert "tested on 20 November 2026 for this version" in text
    assert NOT_RUN not in text
    proof.write(date(2026, 11, 20), 3, tmp_path / "t.json")
    assert json.loads((tmp_path / "t.json").read_text())["digest"] == proof.digest()
