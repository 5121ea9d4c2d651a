"""Wires everything: the one place where the office, the vault, the library and the pages meet."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from flask import Flask

from assistant import cli
from assistant.config import OPEN_DESK, Config, load
from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.content.own_services import read_own
from assistant.content.schema import ContentError
from assistant.privacy import headers, logs
from assistant.privacy.embedded import SqliteStore
from assistant.privacy.keeping import Keeping
from assistant.privacy.limits import Limits
from assistant.privacy.passphrase import Passphrase
from assistant.privacy.stores import Store
from assistant.privacy.stretch import Stretcher
from assistant.privacy.tallies import Tallies
from assistant.privacy.vault import Vault
from assistant.rules.soundness import problems_between
from assistant.web import (
    assets,
    batch,
    blank,
    desk,
    documents,
    door,
    entry,
    errors,
    every,
    express,
    honest,
    info,
    instruments,
    journey,
    keep,
    notes,
    numbers,
    phone,
    plan,
    print_room,
    rehearsal,
    results,
    safety,
    services,
    session,
    specimen,
    time_left,
    together,
    upkeep,
)

MAX_BODY = 256 * 1024
MAX_PARTS = 400


def create_app(
    config: Config | None = None, *, store: Store | None = None, clock: Callable[[], float] = time.time
) -> Flask:
    """Return the application. ``clock`` gives Unix seconds and can be moved by tests."""
    settings = config or load()
    app = Flask("assistant", static_folder=None, template_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY, MAX_FORM_PARTS=MAX_PARTS)
    app.url_map.merge_slashes = False  # it would answer //x with a redirect that names the host that was asked
    app.config["TRUSTED_HOSTS"] = list(settings.hosts)
    logs.install(app.logger)
    shelf = store or _shelf(settings.redis, settings, clock)
    kept = store or (shelf if settings.kept_redis == settings.redis else _shelf(settings.kept_redis, settings, clock))
    vault = Vault(shelf, settings.secrets, longest_hours=settings.longest_hours, clock=clock)
    keeping = Keeping(kept, settings.secrets, stretch=Stretcher(), clock=clock)
    limits = Limits(shelf, clock)
    lock = _passphrase(settings)
    library = _library(settings)
    tallies = Tallies(settings.data, numbers.names(library), clock) if settings.numbers else None
    app.extensions["office"] = session.Office(settings, vault, keeping, limits, library, clock, lock, tallies=tallies)
    assets.install(app)
    entry.install(app)
    session.install(app)
    errors.install(app)
    _open_the_rooms(app, settings)
    app.wsgi_app = headers.dressed(app.wsgi_app, behind_tls=settings.behind_tls)  # type: ignore[assignment, method-assign]  # Flask's way
    cli.install(app)
    return app


def _open_the_rooms(app: Flask, settings: Config) -> None:
    """Register the pages: those that everybody can reach, and what this installation has besides."""
    rooms = [
        door,
        safety,
        time_left,
        journey,
        results,
        documents,
        blank,
        honest,
        info,
        instruments,
        keep,
        notes,
        plan,
        services,
        together,
    ]
    if settings.specimen:
        rooms.append(specimen)
    if settings.desk:
        rooms += [desk, every, phone, batch, rehearsal, numbers, upkeep, print_room, express]
    for room in rooms:
        app.register_blueprint(room.blueprint)


def _shelf(address: str, settings: Config, clock: Callable[[], float]) -> Store:
    """The store at a Redis address; without an address the embedded file."""
    if not address:
        return SqliteStore(settings.store)
    # Only where it is wanted: a tenth of a second at the start, and 20 MB in each process.
    from assistant.privacy.shared import RedisStore  # noqa: PLC0415

    return RedisStore(address, clock)


def _passphrase(settings: Config) -> Passphrase | None:
    """The passphrase of the desk, where it has one."""
    return Passphrase(settings.desk) if settings.desk not in ("", OPEN_DESK) else None


def _library(settings: Config) -> Library:
    """The content, with the operator's own contacts; refused at the start if it is not sound or does not fit."""
    library = load_library()
    problems = list(problems_between(library))
    if problems:
        raise ContentError(problems)
    own = read_own(settings.services)
    if not own:
        return library
    complete = replace(library, services=(*library.services, *own))
    complete.prepare()
    return complete
