#!/usr/bin/env python3
"""Is a secret in the repository, now or ever? Looks through every tracked file and every line that was ever added."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

KINDS: dict[str, re.Pattern[str]] = {
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    "a key of a cloud": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b"),
    "a token of a code host": re.compile(r"\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{60,}|glpat-[\w-]{20})\b"),
    "a token of a service": re.compile(r"\bxox[abprs]-[0-9A-Za-z-]{10,}|\bsk-[0-9A-Za-z]{32,}\b|\bpypi-[\w-]{60,}\b"),
    "a signed token": re.compile(r"\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{15,}"),
    "a password in an address": re.compile(
        r"\b[a-z][a-z0-9+.-]*://[^\s/:@'\"{}]*:(?!hidden@)[^\s/@'\"{}<>]{3,}@[^\s'\"{}]+"
    ),
    "a secret of a vault": re.compile(r"^\+?[0-9a-f]{64}$"),
    "a secret that is written out": re.compile(
        r"(?i)\b(?:secret|pepper|password|passwd|token|api_?key)\w*['\"]?\s*[:=]\s*['\"][0-9A-Za-z+/=_-]{24,}['\"]"
    ),
}
FILES = re.compile(r"(?:^|/)(?:secret|\.env|env|id_[a-z0-9]+|.*\.(?:pem|key|p12|pfx|sqlite|sqlite-wal|rdb|aof))$")


def found_in(line: str) -> list[str]:
    """The kinds of secrets that a line holds."""
    return [kind for kind, pattern in KINDS.items() if pattern.search(line)]


def _git(*arguments: str) -> str:
    asked = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True)
    return asked.stdout.decode("utf-8", "replace")


def tracked() -> Iterator[str]:
    """Tracked files that should not be, and lines of tracked files; a line is named by its number, never repeated."""
    for name in _git("ls-files", "-z").split("\0"):
        if not name:
            continue
        if FILES.search(name):
            yield f"{name}: a file of this kind is not tracked"
        try:
            lines = (ROOT / name).read_text("utf-8").splitlines()
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        yield from (f"{name}:{number}: {kind}" for number, line in enumerate(lines, 1) for kind in found_in(line))


def history() -> Iterator[str]:
    """Lines that were ever added, by commit and file."""
    commit = name = ""
    for line in _git("log", "-p", "--all", "--no-color", "--unified=0", "--format=commit %h").splitlines():
        if line.startswith("commit "):
            commit = line.split()[1]
        elif line.startswith("+++ "):
            name = line[4:].removeprefix("b/")
        elif line.startswith("+"):
            yield from (f"{commit} {name}: {kind}" for kind in found_in(line[1:]))


def main() -> int:
    found = list(dict.fromkeys([*tracked(), *history()]))
    for one in found:
        print(f"leaks: {one}")
    if not found:
        print("leaks: no secret in the files, none in their history")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
