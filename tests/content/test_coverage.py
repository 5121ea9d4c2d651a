"""``docs/coverage.md``: every point of the founding article has its place, and every name in the list exists."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from assistant.content.library import Library, sentence_holds
from assistant.documents.kinds import KINDS
from assistant.web.addresses import FINDING_PAGES, TOPIC_PAGES

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
LIST = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| (S\d+) \|(.*)\|$", LIST, re.MULTILINE))


def names(row: str) -> list[str]:
    return re.findall(r"`([^`]+)`", row)


def exists(name: str, library: Library, app: Flask) -> bool:
    if name.startswith("/"):
        return is_page(name, app)
    if "::" in name:
        file, _, test = name.partition("::")
        return (ROOT / file).is_file() and f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")
    if "/" in name:
        return (ROOT / name).is_file()
    return name in library.sentences or name in library.items or name in KINDS


def is_page(address: str, app: Flask) -> bool:
    letter, _, number = address.strip("/").partition("/")
    if letter in ("t", "m"):
        return 1 <= int(number) <= len(FINDING_PAGES if letter == "t" else TOPIC_PAGES)
    try:
        app.url_map.bind("localhost").match(address)
    except NotFound:
        return False
    return True


def test_every_point_is_there_once() -> None:
    assert list(ROWS) == [f"S{number}" for number in range(1, 26)]


@pytest.mark.parametrize("point", [f"S{number}" for number in range(1, 26)])
def test_every_name_of_a_point_exists(point: str, library: Library, app: Flask) -> None:
    said, served, proof = ROWS[point].split("|")
    assert said.strip()
    assert names(served)
    assert any(name.startswith("tests/") for name in names(proof))
    assert [name for name in names(served + proof) if not exists(name, library, app)] == []


def test_a_name_that_is_not_there_is_seen(library: Library, app: Flask) -> None:
    """The check can fail: a made-up sentence, page, paper, file and test are all refused."""
    for name in (
        "relation.made-up",
        "/t/99",
        "/zz",
        "leaflet",
        "tests/no.toml",
        "tests/content/test_coverage.py::test_no",
    ):
        assert not exists(name, library, app), name


def test_what_serves_a_point_is_true_today(library: Library) -> None:
    cited = [name for row in ROWS.values() for name in names(row) if name in library.sentences]
    assert len(cited) >= 50
    assert [name for name in cited if not sentence_holds(library.sentences[name], TODAY)] == []


def test_a_page_named_beside_a_sentence_is_the_one_that_shows_it(library: Library) -> None:
    pages = {f"/t/{n}": one for n, one in enumerate(FINDING_PAGES, start=1)}
    pages |= {f"/m/{n}": one for n, one in enumerate(TOPIC_PAGES, start=1)}
    for row in ROWS.values():
        for sentences, page in re.findall(r"((?:`[\w.-]+`, )*`[\w.-]+`) on `(/[tm]/\d+)`", row):
            shown = {library.sentences[name].measure for name in names(sentences)}
            assert shown == {pages[page]}, (sentences, page)


def test_the_old_condition_of_the_residence_ban_is_dated(library: Library) -> None:
    before = library.version("cao", "54", date(2024, 6, 15)).gist.en
    after = library.version("cao", "54", date(2024, 6, 16)).gist.en
    assert "only if this person had another home" in before
    assert "another home" not in after
