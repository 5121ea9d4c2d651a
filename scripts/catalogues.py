#!/usr/bin/env python3
"""Collect the sentences of code and templates into translations/messages.pot and bring each catalogue up to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "messages.pot"
LANGUAGES = ("kk", "ru")
SHAPE = (
    "--project=parak",
    "--version=0",
    "--header-comment=# Sentences of Parak, collected by `make catalogues`; translate them in kk/ and ru/, not here.",
    "--add-comments=Translators:",
    "--add-location=file",
    "--sort-by-file",
    "--width=120",
)


def babel(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", "-q", *arguments], cwd=ROOT, check=True)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    before = TEMPLATE.read_text("utf-8") if TEMPLATE.exists() else ""
    babel("extract", "-F", "babel.cfg", *SHAPE, "-o", str(TEMPLATE), ".")
    if _undated(TEMPLATE.read_text("utf-8")) == _undated(before):
        TEMPLATE.write_text(before, "utf-8")  # only the time of collecting differs, and that is nobody's change
    for language in LANGUAGES:
        catalogue = FOLDER / language / "LC_MESSAGES" / "messages.po"
        if catalogue.exists():
            # No guesses: a fuzzy entry is dropped when compiled, and English would show through.
            keep = ("--no-fuzzy-matching", "--ignore-pot-creation-date", "--ignore-obsolete", "--width=120")
            babel("update", *keep, "-i", str(TEMPLATE), "-o", str(catalogue), "-l", language)
        else:
            catalogue.parent.mkdir(parents=True, exist_ok=True)
            babel("init", "--width=120", "-i", str(TEMPLATE), "-o", str(catalogue), "-l", language)


def _undated(catalogue: str) -> list[str]:
    return [line for line in catalogue.splitlines() if not line.startswith('"POT-Creation-Date')]


if __name__ == "__main__":
    main()
