"""Logs that name no person: no address, no query, no answer, no cookie; tracebacks without values."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class QuietFormatter(logging.Formatter):
    """Prints the place and the kind of an error, never its message: a message may quote what was typed."""

    def formatException(  # noqa: N802 -- the name that logging calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return ``file:line function`` of each frame and the name of the exception."""
        kind, _, trace = ei
        frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([*frames, kind.__name__ if kind else "unknown error"])


def install(logger: logging.Logger) -> None:
    """Give a logger one handler on the standard error stream that prints quietly."""
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter("%(levelname)s %(name)s %(message)s"))
    logger.handlers[:] = [handler]
    logger.propagate = False
