"""The shipped settings of gunicorn for both rivals: one process that is never renewed, and that says what it used."""

from __future__ import annotations

import json
import resource
import runpy
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
globals().update(
    {name: value for name, value in runpy.run_path(str(_ROOT / "deploy/gunicorn.conf.py")).items() if name[0] != "_"}
)
max_requests = 0  # a new process would begin to count anew
max_requests_jitter = 0
workers = 1

USED = "/bench-used"  # answered before the app sees it
_shipped: Callable[[Any], None] = globals()["post_worker_init"]


def _memory_kb() -> dict[str, int]:
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8").splitlines()[1:]
    held = {line.split()[0].rstrip(":"): int(line.split()[1]) for line in lines}
    return {"rss": held["Rss"], "pss": held["Pss"]}


def _used() -> bytes:
    """CPU nanoseconds of all threads since the start, memory in kB, as JSON."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return json.dumps({"cpu": time.process_time_ns(), "peak": peak, **_memory_kb()}).encode()


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
