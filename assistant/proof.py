"""What the last whole run of the tests says about this very version: a digest of the source, and the day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "build" / "tested.json"
_FOLDERS = ("assistant", "forms", "static", "translations", "deploy", "scripts")
_FILES = ("wsgi.py", "requirements.txt")
_MADE = frozenset((".mo", ".pot", ".pyc"))  # from other files here, at the start or by hand


def sources(root: Path = ROOT) -> Iterator[Path]:
    """Every file that the running product is made of, in a fixed order."""
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix not in _MADE:
                yield path
    yield from (root / name for name in _FILES)


@cache
def digest(root: Path = ROOT) -> str:
    """The digest of the source, as this process found it: 64 hexadecimal digits."""
    total = hashlib.sha256()
    for path in sources(root):
        body = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()} {body}\n".encode())
    return total.hexdigest()


def passed_on(report: Path = REPORT, root: Path = ROOT) -> date | None:
    """The day on which all tests passed on exactly this source; ``None`` if they did not run on it."""
    try:
        held = json.loads(report.read_text("utf-8"))
        return date.fromisoformat(held["day"]) if held["digest"] == digest(root) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(day: date, passed: int, report: Path = REPORT, root: Path = ROOT) -> None:
    """Note that every test passed on this source."""
    report.parent.mkdir(exist_ok=True)
    told = {"digest": digest(root), "day": day.isoformat(), "passed": passed}
    report.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
