"""Looks at a deployment and says what to mend: ``flask doctor``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime

import click
from flask import current_app
from flask.cli import with_appcontext

from assistant.cli import look_at_machine as machine
from assistant.cli.look_at_site import site, site_of
from assistant.cli.refusal import refuse
from assistant.cli.seen import Seen, State
from assistant.locale import HOME_TIME
from assistant.proof import passed_on


@click.command("doctor")
@click.option("--url", help="The site's address, https://…/: looks at TLS and headers from outside as well.")
@click.option("--connect", default="", help="HOST:PORT to go to instead, before the name leads to this machine.")
@click.option("--authority", default="", help="A file with a certificate to believe, for one that only you signed.")
@with_appcontext
def doctor(url: str | None, connect: str, authority: str) -> None:
    """Look at this deployment; exit 1 if something has to be mended."""
    try:
        place = site_of(url, connect, authority) if url else None
    except ValueError as problem:
        refuse(f"--url {url}: {problem}")
    found = list(look_at_everything())
    if place is not None:
        found += site(place, current_app.extensions["office"].config.leave_to)
    for seen in found:
        click.echo(f"{seen.state:<5} {seen.name}: {seen.said}")
    to_mend = sum(seen.state is State.MEND for seen in found)
    if place is None:
        click.echo("      not looked at: TLS and headers from outside; add --url https://…/")
    if to_mend:
        click.echo(f"{to_mend} to mend.", err=True)
        sys.exit(1)


def look_at_everything() -> Iterator[Seen]:
    """Everything that can be seen from inside."""
    # Here, because it brings the client of Redis along, which a server without one need not load.
    from assistant.cli.look_at_stores import stores, time_of  # noqa: PLC0415

    office = current_app.extensions["office"]
    config, now = office.config, office.clock()
    day = datetime.fromtimestamp(now, HOME_TIME).date()
    tested = passed_on()
    yield from machine.settings(config, "" if os.environ.get("SOCKET") else os.environ.get("HOST", ""))
    yield from machine.secret(config)
    yield from stores(config)
    yield from machine.papers()
    yield from machine.clock(now, tested, time_of(config.redis) if config.redis else None)
    yield from machine.content(office.library, day)
    yield from machine.tests(tested)
    yield from machine.swap()
    yield from machine.ports()
