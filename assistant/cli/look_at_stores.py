"""Looks at where things lie: whether it can be written, who may read it, and whether it keeps what it should."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import redis

from assistant.cli.seen import Seen, look, mend, ok
from assistant.config import Config
from assistant.privacy.embedded import RELEASE, SqliteStore
from assistant.privacy.shared import RedisStore
from assistant.privacy.stores import StoreDown

_FREE = 200 * 1024 * 1024
_OLDEST = 6


def stores(config: Config) -> Iterator[Seen]:
    """Each store in use, and which of them keeps what lies under a code."""
    if not (config.redis and config.kept_redis):
        yield from embedded(config)
    for name, address in (("STORE", config.redis), ("KEPT_STORE", config.kept_redis)):
        if address:
            yield from server(name, address, lasting=name == "KEPT_STORE")
    yield from codes(config)


def codes(config: Config) -> Iterator[Seen]:
    """Where codes live."""
    if not config.operator:
        return
    if config.kept_redis:
        yield ok("codes", "lie in the Redis of KEPT_STORE, for every machine")
    elif config.redis:
        yield look("codes", f"lie in {config.store}: right for one machine; several need KEPT_STORE")
    else:
        yield ok("codes", f"lie in {config.store}, with everything else")


def embedded(config: Config) -> Iterator[Seen]:
    """The file: sound, of this release, writable, and with room around it."""
    path = config.store
    try:
        SqliteStore(path).take("look", int(time.time()) // 60, 10**6)
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as held:
            (release,) = held.execute("PRAGMA user_version").fetchone()
            (sound,) = held.execute("PRAGMA quick_check(1)").fetchone()
    except (StoreDown, sqlite3.Error):
        yield mend(
            "store",
            f"{path} cannot be used: it may be full, read-only, another user's, or of a later release than {RELEASE}; "
            "people see a calm page until it can be",
        )
        return
    if sound != "ok":
        yield mend("store", f"{path} is damaged; it mends itself when it is next used; look at the disk")
    elif path.stat().st_mode & 0o077:
        yield mend("store", f"others may read {path}: chmod go= {path}")
    else:
        yield ok("store", f"{path} is sound, of release {release}, for its owner alone")
    free = shutil.disk_usage(path.parent).free
    room = f"{free // 2**20} MB free around it"
    yield ok("room", room) if free >= _FREE else mend("room", f"{room}; 200 MB are needed: answers would be refused")


def server(name: str, address: str, *, lasting: bool) -> Iterator[Seen]:
    """A Redis server: it answers, throws nothing out, and persists exactly if it should."""
    client: Any = RedisStore(address, time.time).client
    try:
        release = str(client.info("server").get("redis_version", "0"))
    except redis.RedisError as error:
        yield mend(name, f"does not answer ({type(error).__name__}): is it running, and may this user reach it?")
        return
    if int(release.split(".", maxsplit=1)[0]) < _OLDEST:
        yield mend(name, f"is Redis {release}; {_OLDEST} or newer is needed")
        return
    yield ok(name, f"answers, Redis {release}")
    try:
        policy = client.config_get("maxmemory-policy").get("maxmemory-policy", "")
        lasts = client.config_get("appendonly").get("appendonly", "") == "yes"
        saves = bool(client.config_get("save").get("save", ""))
    except redis.RedisError:
        yield look(name, "does not tell its settings: look for maxmemory-policy noeviction, and for appendonly")
        return
    if policy == "noeviction":
        yield ok(f"{name} room", "says that it is full, and throws nothing out")
    else:
        yield mend(f"{name} room", f"throws records out when it is full ({policy}): maxmemory-policy noeviction")
    if lasting:
        kept = "is kept over a restart"
        yield ok(f"{name} disk", kept) if lasts else mend(f"{name} disk", "codes end at a restart: appendonly yes")
    elif lasts or saves:
        yield look(f"{name} disk", 'journeys reach a disk; for memory alone: appendonly no, save ""')
    else:
        yield ok(f"{name} disk", "memory alone: a restart ends journeys in a calm page, codes must lie elsewhere")


def time_of(address: str) -> float | None:
    """The clock of a Redis server, in Unix seconds."""
    try:
        seconds, micros = RedisStore(address, time.time).client.time()
    except redis.RedisError:
        return None
    return float(seconds) + micros / 1e6
