"""What belongs to the desk: the file of its passphrase, and the numbers of its weeks."""

from __future__ import annotations

import os
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from assistant.cli.refusal import refuse
from assistant.domain.codec import clean_text
from assistant.privacy.passphrase import hashed


@click.command("numbers")
@with_appcontext
def numbers() -> None:
    """Print the numbers of the weeks that are over, as CSV; needs the setting NUMBERS."""
    tallies = current_app.extensions["office"].tallies
    if tallies is None:
        refuse("NUMBERS is not set: nothing is counted")
    click.echo(tallies.table(), nl=False)


@click.command("desk-passphrase")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def desk_passphrase(file: Path) -> None:
    """Ask for the passphrase of the desk, twice, and write its hash to FILE, readable only by its owner."""
    typed = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    try:
        line = hashed(clean_text(typed))
    except ValueError as problem:
        refuse(str(problem))
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(line + "\n")
    click.echo(f"written: DESK={file}")
