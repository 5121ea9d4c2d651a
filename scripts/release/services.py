#!/usr/bin/env python3
"""Release check: every service unverified for more than 180 days, or without a date, has a dated, named waiver."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.content.loading import load_library
from assistant.content.waivers import unwaived
from assistant.locale import HOME_TIME


def main(day: date) -> int:
    """Name every service that a release must not carry as it stands."""
    problems = unwaived(load_library(), day)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"services: {len(problems)} without a waiver")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else datetime.now(HOME_TIME).date()))
