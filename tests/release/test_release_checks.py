"""The checks before a release notice what they are for, and never call something looked at that was not."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.pins import Pin, debian, pins
from scripts.release import audit, leaks, licences, sbom

FLASK = Pin("Flask", "3.1.3", ("0" * 64,), True)


def report(*held: dict[str, Any]) -> dict[str, Any]:
    return {"dependencies": list(held)}


def test_an_audit_names_what_is_weak_and_what_it_does_not_know() -> None:
    well = report({"name": "flask", "version": "3.1.3", "vulns": []})
    assert audit.judge(well, [FLASK]) == ([], [])
    weak = report({"name": "flask", "version": "3.1.3", "vulns": [{"id": "MADE-UP-1"}]})
    assert audit.judge(weak, [FLASK]) == (["flask 3.1.3: MADE-UP-1"], [])
    assert audit.judge(report(), [FLASK])[1] == ["flask 3.1.3"]
    older = report({"name": "flask", "version": "3.1.2", "vulns": []})
    assert audit.judge(older, [FLASK])[1] == ["flask 3.1.3"]
    skipped = report({"name": "flask", "version": "3.1.3", "skip_reason": "not found"})
    assert audit.judge(skipped, [FLASK])[1] == ["flask 3.1.3"]


def test_only_a_report_of_the_last_two_weeks_counts(tmp_path: Path) -> None:
    today = date(2026, 11, 25)
    for name in ("2026-11-10", "2026-11-12", "2026-12-01", "not-a-day!"):
        (tmp_path / f"{name}.json").write_text("{}")
    found = audit.newest(tmp_path, today)
    assert found is not None
    assert found.stem == "2026-11-12"
    assert audit.newest(tmp_path, date(2027, 3, 1)) is None


def test_where_nobody_answers_it_says_not_audited_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "ask", lambda: None)
    monkeypatch.setattr(audit, "REPORTS", tmp_path)
    assert audit.main() == 1
    assert "NOT AUDITED" in capsys.readouterr().out
    held = report(*({"name": pin.name, "version": pin.version, "vulns": []} for pin in pins()))
    monkeypatch.setattr(audit, "newest", lambda *_: tmp_path / "2026-11-24.json")
    (tmp_path / "2026-11-24.json").write_text(json.dumps(held))
    assert audit.main() == 0
    held["dependencies"].pop()
    (tmp_path / "2026-11-24.json").write_text(json.dumps(held))
    assert audit.main() == 1


# Put together here, so that the scan of this very file finds nothing.
PLANTED = (
    "-----BEGIN " + "PRIVATE KEY-----",
    "AKIA" + "ABCDEFGHIJKLMNOP",
    "ghp_" + "a1" * 18,
    "redis://user:" + "s3cretword" + "@10.0.0.1/0",
    "a1" * 32,
    "secret" + ' = "' + "a1b2" * 8 + '"',
)


@pytest.mark.parametrize("line", PLANTED)
def test_a_planted_secret_is_found(line: str) -> None:
    assert leaks.found_in(line)


def test_what_only_looks_like_one_is_not() -> None:
    for line in (
        "    --hash=sha256:" + "a1" * 32,
        "secret = config.secrets[0]",
        "redis://127.0.0.1:6379/0",
        "token=token",
    ):
        assert leaks.found_in(line) == []


def test_a_secret_that_was_taken_out_again_is_found_in_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=n", "-c", "user.email=e@x.example", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    monkeypatch.setattr(leaks, "ROOT", tmp_path)
    git("init", "-q")
    held = tmp_path / "settings.py"
    held.write_text(f"{PLANTED[-1]}\n")
    (tmp_path / "store.sqlite").write_text("")
    git("add", "-A")
    git("commit", "-qm", "one")
    assert len(list(leaks.tracked())) == 2
    held.write_text("nothing\n")
    (tmp_path / "store.sqlite").unlink()
    git("add", "-A")
    git("commit", "-qm", "two")
    assert list(leaks.tracked()) == []
    (found,) = leaks.history()
    assert "settings.py" in found
    assert "a1b2" not in found, "what is found is not repeated"


@pytest.mark.parametrize(
    ("licence", "good"),
    [
        ("MIT", True),
        ("BSD-3-Clause", True),
        ("Apache Software License OR BSD License", True),
        ("MIT OR GPL-3.0-only", True),
        ("(MPL-2.0 AND MIT)", True),
        ("GPL-3.0-only", False),
        ("MIT AND AGPL-3.0", False),
        ("Proprietary", False),
    ],
)
def test_licences_that_go_with_ours(licence: str, good: bool) -> None:
    assert (licences.unfit(licence) == []) is good


def test_every_pin_is_in_the_bill_with_its_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    held = sbom.bill()
    components = {one["name"]: one for one in held["components"]}
    pinned = list(pins())
    assert len(pinned) > 20
    for pin in pinned:
        assert components[pin.name]["version"] == pin.version
        assert len(components[pin.name]["properties"]) == len(pin.digests)
    assert "libpango-1.0-0" in dict(debian())
    assert held == sbom.bill(), "the same source gives the same bill"
    assert len({one["bom-ref"] for one in held["components"]}) == len(held["components"])


def test_a_pin_without_a_digest_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text("flask==3.1.3\n    # via parak\n")
    with pytest.raises(ValueError, match="digest"):
        list(pins(file))
