"""The shipped settings of gunicorn for both rivals: one process that is never renewed, and that says what it used."""

from __future__ import annotations

import json
import os
import runpy
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from assistant.documents import pdf

_ROOT = Path(__file__).resolve().parent.parent
globals().update(
    {name: value for name, value in runpy.run_path(str(_ROOT / "deploy/gunicorn.conf.py")).items() if name[0] != "_"}
)
max_requests = 0  # a new process would begin to count anew
max_requests_jitter = 0
workers = 1

USED = "/bench-used"  # answered before the app sees it
_shipped: Callable[[Any], None] = globals()["post_worker_init"]


def _rss_kb(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:"))


def _cpu_ns(process: int) -> int:
    """The clock of a process, all its threads together: Linux makes the clock's number from the process's."""
    return time.clock_gettime_ns(~process << 3 | 2)


def _used() -> bytes:
    """CPU nanoseconds since the start and memory in kB, as JSON: of this process and of the one that prints for it."""
    both = [process for process in (os.getpid(), pdf.process_apart()) if process is not None]
    return json.dumps({"cpu": sum(map(_cpu_ns, both)), "rss": sum(map(_rss_kb, both))}).encode()


def post_worker_init(worker: Any) -> None:
    """Do what the shipped settings do for our app, and put the counter in front of either app."""
    app = worker.wsgi
    if "office" in app.extensions:
        _shipped(worker)

    def counted(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != USED:
            answer: Iterable[bytes] = app(environ, start_response)
            return answer
        body = _used()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    worker.wsgi = counted
