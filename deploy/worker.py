"""gunicorn's worker, with the answers it gives by itself made calm, complete and silent in the log."""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from gunicorn import util
from gunicorn.http import errors, wsgi
from gunicorn.workers.gthread import TConn, ThreadWorker

from assistant import config
from assistant.privacy.logs import QuietFormatter
from assistant.privacy.plain import raw_answer

# What a client did wrong, by the exception that gunicorn's reader raises; anything else is a failure of ours.
_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (errors.InvalidResponseHeader, 500),
    (errors.InvalidResponseHeaderName, 500),
    (errors.ConfigurationProblem, 500),
    (errors.UnsupportedTransferCoding, 501),
    (errors.LimitRequestLine, 414),
    (errors.LimitRequestHeaders, 431),
    (errors.ExpectationFailed, 417),
    (errors.ForbiddenProxyRequest, 403),
    (errors.ParseException, 400),
)


_LEAVING = b"GET /exit "
_LONGEST_HEAD = 8192
_SILENCE = 5.0  # seconds that a new connection may say nothing
_LEAVERS = 2  # threads that do nothing else


def is_leaving(head: bytes) -> bool:
    """Whether these bytes are a whole request to leave, without a body: it can be answered without waiting for more."""
    whole, end, _ = head.partition(b"\r\n\r\n")
    said = whole.lower()
    return bool(end) and whole.startswith(_LEAVING) and b"\ncontent-length" not in said and b"\ntransfer-" not in said


def status_of(failure: Exception) -> int:
    """The status that answers a failure."""
    return next((status for kind, status in _STATUSES if isinstance(failure, kind)), 500)


class QuietResponse(wsgi.Response):  # type: ignore[misc]  # gunicorn ships no types
    """Does not say which program answers."""

    def default_headers(self) -> list[str]:
        """Return the first line and the headers that gunicorn adds, without its own name."""
        return [line for line in super().default_headers() if not line.startswith("Server:")]


class CalmWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    """Answers by itself only with the plain page, and writes down neither the request nor who sent it."""

    def init_process(self) -> None:
        """Make the lane for leaving before anything is served."""
        self.leavers = ThreadPoolExecutor(_LEAVERS, thread_name_prefix="leave")
        super().init_process()

    def accept(self, listener: Any) -> None:
        """Take a connection in; it gets a thread when something was sent, so that it can be seen what."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):  # another process was first, or whoever asked is gone
            return
        self.nr_conns += 1
        held = TConn(self.cfg, client, address, listener.getsockname())
        held.timeout = time.monotonic() + _SILENCE
        self.pending_conns.append(held)
        self.poller.register(held.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, held))

    def enqueue_req(self, conn: Any) -> None:
        """Hand a request to a thread; leaving has threads of its own, which no page and no paper can fill."""
        with contextlib.suppress(OSError):  # nothing to see yet: an ordinary request
            if is_leaving(conn.sock.recv(_LONGEST_HEAD, socket.MSG_PEEK | socket.MSG_DONTWAIT)):
                task = self.leavers.submit(self.handle, conn)
                task.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))
                return
        super().enqueue_req(conn)

    def run(self) -> None:
        """Serve; from here on a log line shows where something failed, never its message, which may quote a request."""
        self.behind_tls = config.load().behind_tls
        for handler in self.log.error_log.handlers:
            handler.setFormatter(QuietFormatter())
        wsgi.Response = QuietResponse
        super().run()
        self.leavers.shutdown(wait=False)

    def handle_error(self, _req: Any, client: Any, _addr: Any, exc: Exception) -> None:
        """Answer what could not be read or carried out; gunicorn's own way would log the address and quote the line."""
        status = status_of(exc)
        if status == 500:
            self.log.error("a request failed: %s", type(exc))
        with contextlib.suppress(OSError):  # whoever asked may be gone
            util.write_nonblock(client, raw_answer(status, behind_tls=self.behind_tls))
