#!/usr/bin/env python3
"""May what we ship with be given on? Every pinned package names a licence that our own, MIT, goes with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from scripts.pins import pins  # noqa: E402  the path must be known first

# Free to be used and given on beside MIT; weak copyleft only binds whoever changes the package itself.
_GOOD = (
    r"mit(?:-cmu|-0| license)?",
    r"bsd(?:[ -][\w -]*)?(?:license)?",
    r"[023]-clause[\w -]*",
    r"apache(?:[ -][\w.() -]*)?",
    r"isc(?:l| license[\w() ]*)?",
    r"psf[\w.-]*",
    r"python software foundation license",
    r"mpl-2\.0",
    r"mozilla public license 2\.0 \(mpl 2\.0\)",
    r"hpnd",
    r"zlib",
    r"zpl[\w.-]*",
    r"unlicense",
    r"cc0-1\.0",
    r"lgpl[\w.+-]*",
    r"gnu lesser general public license[\w .()+]*",
)
GOOD = re.compile(f"(?:{'|'.join(_GOOD)})$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:AND|OR)\s+|[()]|,\s*|/")


def unfit(licence: str) -> list[str]:
    """The parts of a licence that are not known to go with ours; one of several to choose from is enough."""
    if " OR " in licence and any(not unfit(part) for part in licence.split(" OR ")):
        return []
    parts = [licence] if GOOD.match(licence) else [part.strip() for part in _BETWEEN.split(licence) if part.strip()]
    return [part for part in parts if not GOOD.match(part)]


def main() -> int:
    problems, seen = [], 0
    for pin in pins():
        if not pin.needed:
            continue
        seen += 1
        licence = pin.licence()
        if not licence:
            problems.append(f"{pin.name} {pin.version} names no licence, or is not installed here")
        elif wrong := unfit(licence):
            problems.append(f"{pin.name} {pin.version}: not known to go with MIT: {', '.join(wrong)}")
    for problem in problems:
        print(f"licences: {problem}")
    if not problems:
        print(f"licences: {seen} packages, each may be given on beside MIT")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
