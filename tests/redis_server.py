"""A Redis of the test's own, from Debian's package, that only a socket file reaches."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

PROGRAM = "/usr/bin/redis-server"
_PATIENCE = 20.0  # seconds


class RedisServer:
    """Starts, stops and starts again; ``persistent`` keeps an append-only file."""

    def __init__(self, folder: Path, *, persistent: bool = False) -> None:
        self.folder, self.persistent = folder, persistent
        self.socket = folder / "s"
        self.address = f"unix://{self.socket}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        kept = "yes" if self.persistent else "no"
        arguments = ["--port", "0", "--unixsocket", str(self.socket), "--save", "", "--appendonly", kept]
        arguments += ["--appendfsync", "always", "--dir", str(self.folder), "--maxmemory", "64mb"]
        arguments += ["--maxmemory-policy", "noeviction", "--loglevel", "warning"]
        # With another day in force (`make check DAY=…`): its library and Redis's own memory block each other. Redis
        # counts every end from now, so the real day does it no harm.
        real = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
        self._process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.DEVNULL, env=real)  # noqa: S603
        until = time.monotonic() + _PATIENCE
        client = redis.Redis.from_url(self.address, protocol=2)
        while True:
            try:
                client.ping()
                break
            except redis.RedisError:
                assert time.monotonic() < until, "redis-server does not answer"
                assert self._process.poll() is None, "redis-server ended at once"
        client.close()

    def stop(self) -> None:
        """Take it away at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        self.socket.unlink(missing_ok=True)


@contextmanager
def redis_server(*, persistent: bool = False) -> Iterator[RedisServer]:
    """Run one; its folder is short, because a socket's path may not be long."""
    with tempfile.TemporaryDirectory(prefix="r") as folder:
        server = RedisServer(Path(folder), persistent=persistent)
        server.start()
        try:
            yield server
        finally:
            server.stop()
