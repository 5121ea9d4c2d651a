"""How gunicorn serves: pages and papers in separate pools, nothing written about who asked for what."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assistant.documents.pdf import keep_apart
from assistant.privacy import cores, logs, tallies
from assistant.privacy.sweeper import Sweeper
from deploy.worker import CalmWorker

_HOST = os.environ.get("HOST") or "127.0.0.1"
_PORT = os.environ.get("PORT") or "8000"
_ADDRESS = f"[{_HOST}]:{_PORT}" if ":" in _HOST else f"{_HOST}:{_PORT}"

# Behind a proxy papers have a pool of their own (POOL=papers): a paper that breaks its process, or is slow, leaves the
# pages alone. One pool that does both is right for one machine without a proxy.
_PAPERS = os.environ.get("POOL") == "papers"
_SOCKET = os.environ.get("SOCKET")  # a socket file instead of a port; one that systemd hands over comes first

bind = f"unix:{_SOCKET}" if _SOCKET else _ADDRESS
workers = int(os.environ.get("WORKERS") or 2)
worker_class = CalmWorker  # threads, and calm answers to what cannot be read
threads = 6 if _PAPERS else 4  # one makes a paper, five may wait for it
timeout = 60 if _PAPERS else 30
graceful_timeout = 10

# A fresh process now and then: what a library keeps by mistake does not stay for weeks.
# Far apart by chance, so that two seldom start in the same second: a start costs most of a second of the processor.
max_requests = 800
max_requests_jitter = 600

# No answer travels in an address, so a long one is not ours.
limit_request_line = 2000
limit_request_fields = 60

# Nothing that a request says about its way here is believed: the app looks at the proxy by itself (PROXIES).
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""

# Beats of the workers in memory: on a slow disk a busy worker would look dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  gunicorn makes its own unlinked file
control_socket_disable = True
umask = 0o077  # the store is for its owner alone

# No access log at all: its addresses and times are a diary of who was here. The error log goes to the terminal.
accesslog = None
disable_redirect_access_to_syslog = True
errorlog = "-"
loglevel = "warning"
capture_output = False

# Workers inherit this, and so does the process that makes papers.
cores.forbid()

# The numbers of a week lie in memory that is made here, before the fork, so that all processes count together.
SHARED = tallies.MEMORY


def post_worker_init(worker: Any) -> None:
    """After the fork, because no thread survives one: forget on time even while nobody asks for a page."""
    logs.quieten_process()
    keep_apart()
    office = worker.wsgi.extensions["office"]
    Sweeper(office.vault.purge).start()
    if office.tallies is not None:
        Sweeper(office.tallies.close).start()


def when_ready(_server: Any) -> None:
    """Say where to go, once somebody answers there."""
    by_proxy = _SOCKET or os.environ.get("LISTEN_FDS")
    os.write(1, (b"Ready for the proxy\n" if by_proxy else f"Open http://{_ADDRESS}/ (Ctrl+C stops)\n".encode()))
