"""``docs/review-list.md``: the places it names exist."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.content.library import Library

ROOT = Path(__file__).parents[2]
LIST = (ROOT / "docs" / "review-list.md").read_text(encoding="utf-8")
PAGES = ("/i", "/b", "/f")
_ROW = re.compile(r"^\| (?!place|-)(.+?) \| .+ \|$", re.MULTILINE)


def test_every_place_exists(library: Library) -> None:
    places = [name for row in _ROW.findall(LIST) for name in re.findall(r"`([^`]+)`", row)]
    terms = {term.id for term in library.terms}
    lost = [
        name
        for name in places
        if name not in library.sentences
        and name not in terms
        and name not in ("/i", "/b", "/f")
        and not (ROOT / name).is_file()
    ]
    assert len(places) >= 40
    assert lost == []


def test_every_doubtful_term_of_the_glossary_is_listed(library: Library) -> None:
    assert [term.name.kk for term in library.terms if not term.kk_official and term.name.kk not in LIST] == []
