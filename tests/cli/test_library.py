"""``flask content``: what grew old, official texts, review packs and sign-offs, on a made-up act."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from assistant.cli.papers import papers_resting_on
from assistant.content.library import Library
from assistant.content.own_services import read_own
from tests.content.made_up import LAW, OFFICIAL, copy_of_content, replace_in, write_library
from tests.content.test_own_services import GOOD, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_library(tmp_path / "content")


def run(app: Flask, *words: str | Path) -> Result:
    return app.test_cli_runner().invoke(args=["content", *map(str, words)])


def official(tmp_path: Path, text: str = OFFICIAL) -> Path:
    path = tmp_path / "official.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_stale_lists_what_grew_old(app: Flask, folder: Path) -> None:
    said = run(app, "stale", "--on", "2026-09-15", "--folder", folder)
    assert said.exit_code == 0
    for line in (
        "tiny/2 ended on 2026-06-30",
        "No confirmed version: 1",
        "measures/paper: paper.yes rests on no version of 2026-09-15",
        "old-centre is unverified for more than 180 days (since 2026-01-10)",
        "newer-centre is unverified for more than 90 days (since 2026-06-01)",
        "undated-centre has no day of verification",
        "Never compared with an official text: 1",
        "Checks that no longer hold: 0",
    ):
        assert line in said.output, line
    assert "paper.term" not in said.output
    assert "no index" not in said.output


def test_stale_on_an_earlier_day_finds_less(app: Flask, folder: Path) -> None:
    said = run(app, "stale", "--on", "2026-06-30", "--folder", folder)
    assert "In force no longer: 0" in said.output
    assert "No confirmed version: 0" in said.output
    assert "old-centre is unverified for more than 90 days" in said.output
    assert "newer-centre" not in said.output
    assert (
        "tiny/1 has no confirmed version on 2024-12-31"
        in run(app, "stale", "--on", "2024-12-31", "--folder", folder).output
    )
    assert "no index of 2025" in run(app, "stale", "--on", "2025-06-30", "--folder", folder).output


def test_the_products_own_content_can_be_looked_at(app: Flask) -> None:
    said = run(app, "stale", "--on", "2026-11-23")
    assert said.exit_code == 0
    assert "Checks that no longer hold: 0" in said.output


def test_a_text_is_adopted_and_a_change_found_with_what_rests_on_it(app: Flask, folder: Path, tmp_path: Path) -> None:
    first = run(app, "drift", official(tmp_path), "--folder", folder)
    assert (first.exit_code, "never compared" in first.output) == (2, True)
    adopted = run(app, "adopt", official(tmp_path), "--on", "2026-09-15", "--folder", folder)
    assert "tiny (ru): 2 articles kept in tiny.ru.toml" in adopted.output
    assert "Never compared with an official text: 0" in run(app, "stale", "--folder", folder).output
    same = official(tmp_path, OFFICIAL.replace("тридцать дней", "тридцать  \n дней"))
    assert "tiny: nothing changed" in run(app, "drift", same, "--folder", folder).output
    changed = official(tmp_path, OFFICIAL.replace("тридцать", "сорок") + "\nСтатья 3. Ещё\n\nНовое.\n")
    said = run(app, "drift", changed, "--folder", folder)
    assert said.exit_code == 1
    assert "tiny/1: changed\n  sentences: paper.term\n" in said.output
    assert "tiny/3: new" in said.output
    assert "tiny/2" not in said.output


def test_drift_names_the_outcomes_of_a_changed_article(app: Flask, folder: Path, tmp_path: Path) -> None:
    run(app, "adopt", official(tmp_path), "--folder", folder)
    said = run(app, "drift", official(tmp_path, OFFICIAL.replace("даёт полиция", "даёт суд")), "--folder", folder)
    assert "tiny/2: changed\n  outcomes: paper.yes\n" in said.output


def test_drift_names_the_papers_of_a_changed_article(app: Flask, tmp_path: Path) -> None:
    whole = copy_of_content(tmp_path / "whole")
    (whole / "law" / "tiny.toml").write_text(LAW, encoding="utf-8")
    order = whole / "measures" / "protection-order.toml"
    replace_in(order, 'cites = ["law-245-viii/60/1"]', 'cites = ["law-245-viii/60/1", "tiny/1/1"]')
    run(app, "adopt", official(tmp_path), "--folder", whole)
    said = run(app, "drift", official(tmp_path, OFFICIAL.replace("тридцать", "сорок")), "--folder", whole)
    assert said.exit_code == 1
    assert "tiny/1: changed\n  outcomes: protection-order.yes, " in said.output
    assert "\n  papers: summary" in said.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Рецепт борща. Статья 1. Свёкла.", "no act of the library"),
        ("Закон № 7-I\nСтатья 8. Другое\nТекст.\n", "2 of the 2 articles"),
        ("Закон № 7-IV\nСтатья 1. Срок\nСтатья 2. Кто\n", "no act of the library"),
    ],
)
def test_what_does_not_look_like_the_act_is_refused(
    app: Flask, folder: Path, tmp_path: Path, text: str, said: str
) -> None:
    refused = run(app, "adopt", official(tmp_path, text), "--folder", folder)
    assert refused.exit_code == 2
    assert said in refused.output
    assert not (folder / "law" / "digests").exists()


def test_a_kazakh_text_is_read_by_its_own_headings(app: Flask, folder: Path, tmp_path: Path) -> None:
    kazakh = "Қазақстан Республикасының № 7-I Заңы\n1-бап. Мерзім\nОтыз күн.\n2-бап. Кім\nПолиция.\n"
    assert "tiny (kk): 2 articles" in run(app, "adopt", official(tmp_path, kazakh), "--folder", folder).output


def test_papers_that_rest_on_an_article_are_named(library: Library) -> None:
    assert "summary" in papers_resting_on(library, ("protection-order.yes",))
    assert papers_resting_on(library, ()) == ()


def test_a_review_pack_holds_every_sentence_with_its_law(app: Flask, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.html"
    assert run(app, "review-pack", "--lang", "kk", "-o", out, "--folder", folder).exit_code == 0
    page = out.read_text(encoding="utf-8")
    for words in (
        "Полиция қағаз бере алады. [paper.yes]",
        "Полиция может дать бумагу.",
        "Заң, 2\u00a0(1)",
        "<style>",
        "Парақ",
    ):
        assert words in page, words
    assert "http" not in page.replace("http-equiv", "")


def test_a_review_pack_of_one_file_is_a_pdf(app: Flask, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    words = ("review-pack", "--lang", "ru", "--only", "measures/paper.toml", "-o", out, "--folder", folder)
    assert run(app, *words).exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert run(app, "review-pack", "--lang", "ru", "--only", "x.toml", "-o", out, "--folder", folder).exit_code == 2


SIGN = ("--by", "A. Made-Up", "--on", "2026-09-15")


def test_a_sign_off_is_recorded_and_falls_when_the_reference_changes(app: Flask, folder: Path) -> None:
    file = folder / "measures" / "paper.toml"
    for lang, role, named in (("ru", "lawyer", file), ("kk", "native-speaker", "measures/paper.toml")):
        assert run(app, "sign-off", named, "--lang", lang, "--role", role, *SIGN, "--folder", folder).exit_code == 0
    held = (folder / "reviews" / "measures-paper.toml").read_text(encoding="utf-8")
    assert held.count('by = "A. Made-Up"') == 2
    assert "Checks that no longer hold: 0" in run(app, "stale", "--folder", folder).output
    replace_in(file, "Полиция может дать бумагу.", "Бумагу может дать полиция или суд.")
    said = run(app, "stale", "--folder", folder).output
    assert "measures/paper.toml: paper.yes (kk) is stale: the ru wording changed" in said
    assert "measures/paper.toml: paper.yes (ru) changed since A. Made-Up checked it on 2026-09-15" in said
    assert "paper.term" not in said
    checked = run(app, "check", "--folder", folder)
    assert (checked.exit_code, "is stale" in checked.output) == (1, False)  # the rules' own outcomes are missing here


def test_only_content_files_are_signed_off(app: Flask, folder: Path, tmp_path: Path) -> None:
    other = official(tmp_path)
    refused = run(app, "sign-off", other, "--lang", "ru", "--role", "lawyer", *SIGN, "--folder", folder)
    assert refused.exit_code == 2
    quoted = ("--lang", "ru", "--role", "lawyer", "--by", 'A "B"', "--folder", folder)
    assert run(app, "sign-off", folder / "measures" / "paper.toml", *quoted).exit_code == 2


def test_own_contacts_are_imported_whole_or_not_at_all(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SERVICES", str(tmp_path / "own"))
    good = written(tmp_path, GOOD)
    runner = app.test_cli_runner()
    taken = runner.invoke(args=["content", "services", "import", str(good), "--on", "2026-11-25"])
    assert taken.exit_code == 0, taken.output
    before = read_own(tmp_path / "own")
    assert len(before) == 1
    bad = written(tmp_path, GOOD | {"id": "own-2"}, GOOD | {"note_ru": "ул. Абая 1", "note_kk": "a", "note_en": "b"})
    refused = runner.invoke(args=["content", "services", "import", str(bad), "--on", "2026-11-25"])
    assert refused.exit_code == 2
    assert "row 3" in refused.output + refused.stderr
    assert "Nothing was imported." in refused.output + refused.stderr
    assert read_own(tmp_path / "own") == before
