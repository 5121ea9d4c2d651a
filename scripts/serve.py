#!/usr/bin/env python3
"""Look whether this machine can serve, say where everything is, and hand over to gunicorn."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant import config  # noqa: E402  the path must be known first

THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


def stop(reason: str) -> NoReturn:
    sys.exit(f"not started: {reason}")


def main() -> NoReturn:
    os.umask(0o077)  # the store and the secret are for their owner alone
    host = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8000"
    by_file = os.environ.get("SOCKET") or os.environ.get("LISTEN_FDS")  # systemd sets the second
    look_at_pool(os.environ.get("POOL") or "pages", os.environ.get("WORKERS") or "2")
    if not port.isdigit() or not 1 <= int(port) <= 65535:
        stop(f"PORT is {port!r}; it takes a number from 1 to 65535")
    try:
        settings = config.load()
    except config.SettingError as error:
        stop(str(error))
    except OSError as error:
        stop(f"the data folder cannot be written ({error.strerror}: {error.filename}); set DATA to a folder that can")
    if not by_file and host not in THIS_MACHINE and not settings.behind_tls:
        stop(
            f"HOST is {host!r}: other machines would read the answers on their way; "
            "put a proxy with TLS in front and set BEHIND_TLS=1 (docs/operations.md), or leave HOST out"
        )
    if not by_file:
        look_at_port(host, int(port))
    print(
        f"Store: {settings.store}; secret of this machine: {settings.data / 'secret'} (for its owner alone)", flush=True
    )
    os.environ.update(HOST=host, PORT=port)
    os.chdir(ROOT)
    arguments = ["-m", "gunicorn", "--no-control-socket", "--config", "deploy/gunicorn.conf.py", "wsgi:app"]
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606  no shell is wanted


def look_at_pool(pool: str, workers: str) -> None:
    """Refuse a pool that nobody knows before gunicorn takes it for the other one."""
    if pool not in ("pages", "papers"):
        stop(f"POOL is {pool!r}; it takes pages or papers")
    if not workers.isdigit() or not 1 <= int(workers) <= 32:
        stop(f"WORKERS is {workers!r}; it takes a number from 1 to 32")


def look_at_port(host: str, port: int) -> None:
    """Refuse a port that is taken before gunicorn would try it five times."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError:
        stop(f"HOST is {host!r}, and this machine has no such address")
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            stop(f"port {port} is for root alone; choose another: make run PORT=8000")
        except OSError:
            stop(f"port {port} is in use; choose another: make run PORT={port + 1 if port < 65535 else 8000}")


if __name__ == "__main__":
    main()
