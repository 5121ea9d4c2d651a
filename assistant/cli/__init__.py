"""The command line: ``flask assess``, ``render``, ``render-batch``, ``content …``, ``doctor``, ``desk-passphrase``."""

from __future__ import annotations

from flask import Flask

from assistant.cli.answers import assess, render
from assistant.cli.batch import render_batch
from assistant.cli.desk import desk_passphrase, numbers
from assistant.cli.doctor import doctor
from assistant.cli.library import content


def install(app: Flask) -> None:
    """Add the commands to the app."""
    for command in (assess, render, render_batch, content, doctor, desk_passphrase, numbers):
        app.cli.add_command(command)
