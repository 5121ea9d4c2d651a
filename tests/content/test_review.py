"""Checks that fall when a wording changes, and the library that knows what a lawyer has seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.content import review
from assistant.content.library import Library
from assistant.content.loading import CONTENT, read_library
from assistant.content.schema import ContentError
from assistant.domain.text import Language
from tests.content.made_up import replace_in, write_library

DAY = date(2026, 9, 15)


def sign(folder: Path, language: Language, role: str = review.LAWYER) -> Path:
    file = folder / "measures" / "paper.toml"
    review.record(folder, review.check_of(file, language, Language.RU, role, "A. Made-Up", DAY))
    return file


def fallen(folder: Path) -> list[str]:
    problems: list[str] = []
    held = list(review.stale_checks(folder, review.read_reviews(folder, problems)))
    assert problems == []
    return held


def test_no_check_of_the_products_own_content_has_fallen() -> None:
    """Red when a reference wording changed and its other languages were not looked at again."""
    assert fallen(CONTENT) == []


def test_when_the_reference_changes_the_other_languages_are_stale(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    file = sign(folder, Language.KK, review.SPEAKER)
    sign(folder, Language.EN, review.SPEAKER)
    assert fallen(folder) == []
    replace_in(file, "Бумага действует 30 дней.", "Бумага действует 40 дней.")
    assert [line.split(" since ")[0] for line in fallen(folder)] == [
        "measures/paper.toml: paper.term (kk) is stale: the ru wording changed",
        "measures/paper.toml: paper.term (en) is stale: the ru wording changed",
    ]


def test_a_speaker_does_not_answer_for_citations_and_a_lawyer_does(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    file = sign(folder, Language.KK, review.SPEAKER)
    sign(folder, Language.RU, review.LAWYER)
    replace_in(file, 'cites = ["tiny/1/1"]', 'cites = ["tiny/2/1"]')
    assert len(fallen(folder)) == 1
    assert "paper.term (ru) has other days, citations or confidence" in fallen(folder)[0]


def test_what_was_checked_and_is_gone_is_named(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    file = sign(folder, Language.RU)
    replace_in(file, 'id = "paper.term"', 'id = "paper.length"')
    assert fallen(folder) == ["measures/paper.toml: paper.term was checked and is gone; sign the file off again"]
    file.unlink()
    assert fallen(folder) == ["reviews: measures/paper.toml was checked and is gone; remove its review"]


def test_a_second_check_takes_the_place_of_the_first(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    file = sign(folder, Language.RU)
    replace_in(file, "Бумага действует 30 дней.", "Бумага действует 40 дней.")
    assert len(fallen(folder)) == 1
    sign(folder, Language.RU)
    assert fallen(folder) == []
    assert len(review.read_reviews(folder, [])) == 1


def test_the_library_knows_what_a_lawyer_signed(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    assert not read_library(folder)[0].lawyer_checked(("paper.term",))
    sign(folder, Language.RU, review.SPEAKER)
    assert not read_library(folder)[0].lawyer_checked(("paper.term",))
    file = sign(folder, Language.RU)
    assert read_library(folder)[0].lawyer_checked()
    replace_in(file, "Бумага действует 30 дней.", "Бумага действует 40 дней.")
    library = read_library(folder)[0]
    assert library.lawyer_checked(("paper.yes",))
    assert not library.lawyer_checked(("paper.term",))
    assert not library.lawyer_checked()


def test_no_lawyer_has_signed_the_products_own_content_yet(library: Library) -> None:
    """When this turns red, a lawyer has: take the sentence in the README and this test out together."""
    assert not library.lawyer_checked()


def test_every_content_file_can_be_checked(library: Library) -> None:
    held = {entry.id for path in review.content_files(CONTENT) for entry in review.entries_in(path)}
    assert set(library.sentences) | set(library.items) <= held
    assert len([one for one in held if one.startswith("cao/")]) >= 30


def test_a_broken_review_is_a_problem_of_the_library(tmp_path: Path) -> None:
    folder = write_library(tmp_path)
    sign(folder, Language.RU)
    replace_in(folder / "reviews" / "measures-paper.toml", "paper.term: ", "paper.term ")
    assert any("is not an id and three digests" in problem for problem in read_library(folder)[1])
    (folder / "measures" / "paper.toml").write_text("schema = 1\n", encoding="utf-8")
    with pytest.raises(ContentError):
        review.entries_in(folder / "measures" / "paper.toml")
