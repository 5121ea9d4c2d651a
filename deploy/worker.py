"""gunicorn's worker, with the answers it gives by itself made calm, complete and silent in the log."""

from __future__ import annotations

import contextlib
from typing import Any

from gunicorn import util
from gunicorn.http import errors, wsgi
from gunicorn.workers.gthread import ThreadWorker

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

    def run(self) -> None:
        """Serve; from here on a log line shows where something failed, never its message, which may quote a request."""
        self.behind_tls = config.load().behind_tls
        for handler in self.log.error_log.handlers:
            handler.setFormatter(QuietFormatter())
        wsgi.Response = QuietResponse
        super().run()

    def handle_error(self, _req: Any, client: Any, _addr: Any, exc: Exception) -> None:
        """Answer what could not be read or carried out; gunicorn's own way would log the address and quote the line."""
        status = status_of(exc)
        if status == 500:
            self.log.error("a request failed: %s", type(exc))
        with contextlib.suppress(OSError):  # whoever asked may be gone
            util.write_nonblock(client, raw_answer(status, behind_tls=self.behind_tls))
