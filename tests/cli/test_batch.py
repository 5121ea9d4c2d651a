"""``flask render-batch``: a folder of answer files as one print job."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from assistant.content.loading import CONTENT
from tests.documents.papers import text_of

SAMPLES = CONTENT / "samples"


def run(app: Flask, folder: Path, out: Path, *more: str) -> Result:
    words = ["render-batch", str(folder), "--today", "2026-11-23", "-o", str(out), *more]
    return app.test_cli_runner().invoke(args=words)


def test_the_samples_are_printed_in_the_order_of_their_names(app: Flask, tmp_path: Path) -> None:
    out = tmp_path / "job.pdf"
    said = run(app, SAMPLES, out, "--set", "hand-over", "--paper", "officer", "--sheets", "ru")
    assert said.exit_code == 0, said.output
    assert f"{out}: 4 of 4 sets, 9 sheets" in said.output
    pages = text_of(out.read_bytes()).split("\f")[:-1]
    assert [text.split()[0] for text in pages[1::2]] == ["1", "2", "3", "4"]
    for name, text in zip(("Айгүл", "Светлана", "Динара", "Мария"), pages[2::2], strict=True):
        assert name in text


def test_a_file_that_cannot_be_used_is_named_and_the_others_are_printed(app: Flask, tmp_path: Path) -> None:
    folder, out = tmp_path / "people", tmp_path / "job.pdf"
    folder.mkdir()
    shutil.copy(SAMPLES / "1-beaten-at-home.json", folder / "a.json")
    (folder / "b.json").write_text('{"people": {"relation": "nobody"}}')
    said = run(app, folder, out, "--set", "for-me", "--paper", "summary")
    assert said.exit_code == 1
    assert "people.relation: unknown value 'nobody'" in said.output
    assert "2 b.json" in said.output
    assert "1 of 2 sets" in said.output
    (folder / "a.json").unlink()
    out.unlink()
    assert run(app, folder, out, "--set", "for-me").exit_code == 2
    assert not out.exists()


@pytest.mark.parametrize("wrong", [("--set", "apart"), ("--set", "hand-over", "--paper", "annex")])
def test_the_separate_sheet_is_never_in_a_pile(app: Flask, tmp_path: Path, wrong: tuple[str, ...]) -> None:
    assert run(app, SAMPLES, tmp_path / "job.pdf", *wrong).exit_code == 2
