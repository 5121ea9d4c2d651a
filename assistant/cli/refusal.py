"""How the command line refuses: one line that says what is wrong, and exit 2."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import NoReturn

import click

from assistant.locale import HOME_TIME

REFUSED = 2


def refuse(problem: str) -> NoReturn:
    """Say what is wrong, and exit with 2."""
    click.echo(problem, err=True)
    sys.exit(REFUSED)


def day_of(text: str | None, option: str) -> date:
    """Read the day of an option; today in Kazakhstan if it was left out."""
    if text is None:
        return datetime.now(HOME_TIME).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"{option} {text[:40]!r}: must be a day like 2026-11-23")
