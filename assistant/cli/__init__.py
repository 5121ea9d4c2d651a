"""The command line: ``flask assess``, ``flask render``, ``flask content …`` and ``flask doctor``."""

from __future__ import annotations

from flask import Flask

from assistant.cli.answers import assess, render
from assistant.cli.doctor import doctor
from assistant.cli.library import content


def install(app: Flask) -> None:
    """Add the commands to the app."""
    for command in (assess, render, content, doctor):
        app.cli.add_command(command)
