"""The process that makes papers: frames come in and go out, nothing touches the disk, and each paper has its limits.

Started by ``assistant.documents.printer`` as ``python -m assistant.documents.maker``.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from assistant.documents import printer
from assistant.documents.layout import render
from assistant.documents.model import Document
from assistant.domain.text import Language
from assistant.privacy import cores

CPU_SECONDS = 20  # of the processor, for one paper; each further one in the file gets a few more
MORE_SECONDS = 3
MEMORY = 384 * 1024 * 1024  # bytes, beyond what the process holds before its first paper


def work(source: IO[bytes], target: IO[bytes]) -> None:
    """Make what is asked for until nobody asks any more."""
    render((Document(Language.KK, "-", "-", (), "-"),), None)  # fonts and style, before the first person waits
    _limit_memory()
    while (frame := printer.receive(source)) is not None:
        documents, listed = pickle.loads(frame)  # noqa: S301 -- written by the process that started this one
        _limit_time(CPU_SECONDS + MORE_SECONDS * (len(documents) - 1))

        def contents(counts: Sequence[int]) -> Document:
            printer.send(target, printer.COUNTS + json.dumps(list(counts)).encode())
            return pickle.loads(printer.receive(source) or b"")  # type: ignore[no-any-return] # noqa: S301 -- as above

        printer.send(target, printer.MADE + render(documents, contents if listed else None))


def _limit_memory() -> None:
    """A paper that fills the memory ends this process, not the machine."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))


def _limit_time(seconds: int) -> None:
    """The processor's time, not the clock's: a machine that is busy elsewhere refuses nobody."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main() -> None:
    """Keep the channel for frames alone: what a library prints goes nowhere."""
    cores.forbid()
    channel = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    with os.fdopen(channel, "wb") as target:
        work(sys.stdin.buffer, target)


if __name__ == "__main__":
    main()
