#!/usr/bin/env python3
"""Check the import contracts of pyproject.toml; speak only when one is broken, and then say why it stands there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if checked.returncode:
        print(checked.stdout + checked.stderr)
        print("The comment above each contract in pyproject.toml says why it stands there.")
    return checked.returncode


if __name__ == "__main__":
    sys.exit(main())
