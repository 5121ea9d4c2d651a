#!/usr/bin/env python3
"""Are known weaknesses in what we pinned? Says NOT AUDITED, and fails, where nobody could be asked.

pip-audit skips what it cannot look up and ends well; --strict makes it say so. Where the advisory service does not
answer, a report that another machine made counts for two weeks: audits/YYYY-MM-DD.json, written there by

    pip-audit --strict --disable-pip -r requirements.txt --format json --output audits/YYYY-MM-DD.json
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from scripts.pins import Pin, pins  # noqa: E402  the path must be known first

REPORTS = ROOT / "audits"
DAYS = 14
_PROGRAM = ROOT / "build" / "audit" / "bin" / "pip-audit"


def judge(report: dict[str, Any], wanted: list[Pin]) -> tuple[list[str], list[str]]:
    """What a report knows to be weak, and what it does not speak of."""
    known = {(re.sub(r"[-_.]+", "-", one["name"]).lower(), one.get("version")): one for one in report["dependencies"]}
    weak = [
        f"{name} {version}: {', '.join(found['id'] for found in one.get('vulns', ()))}"
        for (name, version), one in known.items()
        if one.get("vulns")
    ]
    pinned = [(re.sub(r"[-_.]+", "-", pin.name).lower(), pin.version) for pin in wanted if pin.needed]
    unknown = [f"{name} {version}" for name, version in pinned if "vulns" not in known.get((name, version), {})]
    return weak, unknown


def newest(folder: Path, today: date) -> Path | None:
    """The newest report that is at most two weeks old and not of a day to come."""
    fit = []
    for path in folder.glob("????-??-??.json"):
        try:
            age = (today - date.fromisoformat(path.stem)).days
        except ValueError:
            continue
        if 0 <= age <= DAYS:
            fit.append(path)
    return max(fit, default=None)


def ask() -> dict[str, Any] | None:
    """Ask the advisory service; ``None`` if it did not answer about every package."""
    if not _PROGRAM.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        arguments = ["--strict", "--disable-pip", "--progress-spinner", "off", "--timeout", "15", "--format", "json"]
        subprocess.run(
            [_PROGRAM, *arguments, "-r", ROOT / "requirements.txt", "--output", out], capture_output=True, check=False
        )
        try:
            report: dict[str, Any] = json.loads(out.read_text("utf-8"))
        except (OSError, ValueError):
            return None
    return report


def main() -> int:
    today = datetime.now(ZoneInfo("Asia/Almaty")).date()
    report, source = ask(), "the advisory service"
    if report is None:
        found = newest(REPORTS, today)
        if found is None:
            print(
                "audit: NOT AUDITED: the advisory service did not answer, and no report of the last "
                f"{DAYS} days lies in audits/.\n       On a machine that reaches it: pip-audit --strict --disable-pip "
                f"-r requirements.txt --format json --output audits/{today}.json"
            )
            return 1
        report, source = json.loads(found.read_text("utf-8")), f"audits/{found.name}"
    weak, unknown = judge(report, list(pins()))
    for one in weak:
        print(f"audit: known to be weak: {one}")
    for one in unknown:
        print(f"audit: NOT AUDITED: {one} is not in {source}")
    if not weak and not unknown:
        print(f"audit: nothing known against what is pinned, says {source}")
    return 1 if weak or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
