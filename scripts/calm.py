#!/usr/bin/env python3
"""Write the page and the headers that a proxy answers with when the app does not, from the app's own."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant.privacy import headers  # noqa: E402  the path must be known first
from assistant.privacy.plain import plain_page  # noqa: E402

DEPLOY = ROOT / "deploy"


def files() -> dict[Path, str]:
    """Every file that is made here, with what belongs in it."""
    held = headers.for_response(asset=False, behind_tls=True)
    made = "# Made by scripts/calm.py from assistant/privacy/headers.py; do not edit.\n"
    return {
        DEPLOY / "pages" / "calm.html": plain_page(),
        DEPLOY / "nginx" / "headers.conf": made
        + "".join(f'add_header {name} "{value}" always;\n' for name, value in held.items()),
        DEPLOY / "caddy" / "headers.conf": made + "".join(f'{name} "{value}"\n' for name, value in held.items()),
    }


def main() -> None:
    for path, text in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
