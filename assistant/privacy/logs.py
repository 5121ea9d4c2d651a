"""Logs that name no person: no address, no query, no answer, no cookie; tracebacks without values."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

_VALUE = re.compile(r"%(?:\(\w+\))?[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]")
_OTHERS = ("werkzeug", "weasyprint", "weasyprint.progress", "fontTools", "wtforms", "asyncio")
_SHAPE = "%(levelname)s %(name)s %(message)s"


class QuietFormatter(logging.Formatter):
    """Prints the place and the kind of an event, never its values: a value may quote what was typed, or who asked.

    A sentence that comes apart from its values is printed with "…" for each value but a number or a kind. Many
    libraries put an address into the sentence before they log it: of those only the place is printed.
    """

    def __init__(self, shape: str = _SHAPE) -> None:
        super().__init__(shape)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and below it the frames of an error."""
        quiet = logging.makeLogRecord(record.__dict__)
        quiet.msg, quiet.args, quiet.exc_text, quiet.stack_info = self._words(record), (), None, None
        return super().format(quiet)

    def _words(self, record: logging.LogRecord) -> str:
        values = iter(record.args if isinstance(record.args, tuple) else ())
        constant = isinstance(record.msg, str) and bool(record.args)
        words = _VALUE.sub(lambda _: _shown(next(values, None)), str(record.msg)) if constant else ""
        return f"{Path(record.pathname).name}:{record.lineno} {words}".strip()

    def formatException(  # noqa: N802 -- the name that logging calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return ``file:line function`` of each frame and the name of the exception."""
        kind, _, trace = ei
        frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([*frames, kind.__name__ if kind else "unknown error"])


def _shown(value: object) -> str:
    """Numbers of processes and names of kinds say nothing about a person; whatever else does not appear."""
    if isinstance(value, type):
        return value.__name__
    return str(value) if type(value) is int else "…"


def install(logger: logging.Logger) -> None:
    """Give our logger one handler on the standard error stream that prints quietly, and quieten the libraries'."""
    quieten(logger)
    for name in _OTHERS:
        quieten(logging.getLogger(name))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # its line for each request holds the address


def quieten(logger: logging.Logger) -> None:
    """Let a logger speak through one quiet handler alone."""
    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter())
    logger.handlers[:] = [handler]
    logger.propagate = False


def quieten_process() -> None:
    """Print errors that nobody caught, of the process and of its threads, as quietly."""

    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.stderr.write(QuietFormatter().formatException((kind, error, trace)) + "\n")

    def uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
        sys.stderr.write(
            QuietFormatter().formatException((told.exc_type, told.exc_value or Exception(), told.exc_traceback)) + "\n"
        )

    sys.excepthook, threading.excepthook = uncaught, uncaught_in_thread
