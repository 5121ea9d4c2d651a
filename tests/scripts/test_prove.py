"""The report that the safety page shows: only after a whole run in which every named test passed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import proof
from scripts import prove

_CASE = '<testcase classname="{file}" name="{name}">{inside}</testcase>'


def _results(folder: Path, *cases: tuple[str, str]) -> Path:
    """A run with these tests (node id) and what lies in each: nothing, or how it went wrong."""
    body = ""
    for node, inside in cases:
        path, _, name = node.partition("::")
        body += _CASE.format(file=path.removesuffix(".py").replace("/", "."), name=name, inside=inside)
    (folder / "tests.xml").write_text(f"<testsuites><testsuite>{body}</testsuite></testsuites>")
    return folder / "tests.xml"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the report would lie."""
    monkeypatch.setattr(proof, "REPORT", tmp_path / "tested.json")
    monkeypatch.setattr(proof.write, "__defaults__", (tmp_path / "tested.json", proof.ROOT))
    return tmp_path / "tested.json"


def _run(folder: Path, monkeypatch: pytest.MonkeyPatch, status: str, *cases: tuple[str, str]) -> int:
    monkeypatch.setattr(prove.passed, "__defaults__", (_results(folder, *cases),))
    return prove.main(status)


def test_a_whole_run_is_noted(tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(tmp_path, monkeypatch, "0", *((node, "") for node in prove.wanted())) == 0
    assert report.is_file()


@pytest.mark.parametrize("inside", ["<failure/>", "<error/>", "<skipped/>"])
def test_one_test_that_did_not_pass_is_no_report(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    cases = [(node, "") for node in sorted(prove.wanted())]
    assert _run(tmp_path, monkeypatch, "0", *cases[1:], (cases[0][0], inside)) == 0
    assert not report.exists()
    assert _run(tmp_path, monkeypatch, "0", *cases[1:]) == 0
    assert not report.exists(), "a test that did not run"


def test_one_form_of_a_test_that_fails_spoils_it(tmp_path: Path) -> None:
    good, count = prove.passed(
        _results(tmp_path, ("tests/a/test_b.py::c[kk]", ""), ("tests/a/test_b.py::c[ru]", "<failure/>"))
    )
    assert (good, count) == (set(), 1)


def test_a_red_run_takes_an_older_report_away(tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report.write_text("{}")
    assert _run(tmp_path, monkeypatch, "1", *((node, "") for node in prove.wanted())) == 1
    assert not report.exists()


def test_what_the_page_leans_on_is_wanted() -> None:
    assert "tests/web/test_door.py::test_leaving_wipes_and_goes_away" in prove.wanted()
    assert len(prove.wanted()) > 15
