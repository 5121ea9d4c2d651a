"""The command line: ``flask assess``, ``flask render`` and ``flask content …``."""

from __future__ import annotations

from flask import Flask

from assistant.cli.answers import assess, render
from assistant.cli.library import content


def install(app: Flask) -> None:
    """Add the commands to the app."""
    for command in (assess, render, content):
        app.cli.add_command(command)
