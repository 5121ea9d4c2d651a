"""The worked example of ``docs/content-editing.md`` does what the page says: a number changes on one day."""

from __future__ import annotations

import re
import textwrap
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from assistant.content.library import Library
from assistant.content.loading import read_library
from assistant.domain.answers import Answers
from assistant.rules.decide import decide
from tests.content.made_up import copy_of_content, replace_in

GUIDE = Path(__file__).parents[2] / "docs" / "content-editing.md"
_STEP = re.compile(r"In `([\w/.-]+)`, find:\n\n(.*?)\n\n   Write instead:\n\n(.*?)\n(?=\n\d\. |\n   \S|\Z)", re.DOTALL)


def steps() -> list[tuple[str, str, str]]:
    """(file, what stands there, what is to stand there) of every step of the example."""
    page = GUIDE.read_text(encoding="utf-8")
    example = page.partition("## A number changes on a day")[2].partition("\n## ")[0]
    return [(file, *map(textwrap.dedent, (old, new))) for file, old, new in _STEP.findall(example)]


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    folder = copy_of_content(tmp_path / "content")
    for file, old, new in steps():
        replace_in(folder / file, old, new)
    return folder


def terms(library: Library, day: date) -> list[str]:
    """The term in an administrative case on a day; a criminal case has its own, which does not change here."""
    points = decide(Answers(), day, library).finding("requirements").points
    return [library.sentences[one].text.en for one in points if one.startswith("requirements.term")]


def test_the_example_has_its_three_steps() -> None:
    assert [file for file, _, _ in steps()] == ["law/cao.toml", "law/cao.toml", "measures/requirements.toml"]


def test_after_the_steps_each_day_has_its_own_number(app: Flask, edited: Path) -> None:
    checked = app.test_cli_runner().invoke(args=["content", "check", "--folder", str(edited)])
    assert checked.exit_code == 0, checked.output
    library, problems = read_library(edited)
    assert problems == []
    last, first = date(2027, 2, 28), date(2027, 3, 1)
    assert terms(library, last) == ["The term is from 3 months to 1 year."]
    assert terms(library, first) == ["The term is from 6 months to 2 years."]
    said = {day: library.current("requirements.term", day).text.en for day in (last, first)}
    assert said == {last: "The term is from 3 months to 1 year.", first: "The term is from 6 months to 2 years."}
    assert library.cite("cao/54/1", last).version_from == date(2024, 6, 16)
    assert library.cite("cao/54/1", first).version_from == first


def test_a_step_left_out_is_found(app: Flask, edited: Path) -> None:
    replace_in(edited / "law" / "cao.toml", "until = 2027-02-28\n", "")
    checked = app.test_cli_runner().invoke(args=["content", "check", "--folder", str(edited)])
    assert checked.exit_code == 1
    assert "cao/54: two periods overlap at 2027-03-01" in checked.output
