"""Has papers made by a process of its own: one that takes too much time or memory ends alone, without the pages."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from assistant.documents.model import Document

Contents = Callable[[Sequence[int]], Document]

COUNTS, MADE = b"n", b"f"  # what the first byte of an answer says it is: numbers of pages, a file
# The keys of the store are not among them.
_NEEDED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "PYTHONDONTWRITEBYTECODE")
_ROOT = Path(__file__).resolve().parents[2]
_LENGTH = struct.Struct(">Q")


PAPERS = 250  # that one process makes: each of them leaves some kilobytes in memory that no library gives back
COMMAND = (sys.executable, "-m", "assistant.documents.maker")


class TooMuch(Exception):
    """Making a paper took more time or more memory than it is given."""


class Printer:
    """The process that makes papers, started when the first one is asked for. One thread at a time may use it."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._papers = 0

    def make(self, documents: tuple[Document, ...], contents: Contents | None, seconds: float) -> bytes:
        """Return the file; ``TooMuch`` after ``seconds`` by the clock, or where the process reached a limit of its own.

        ``contents`` is called here, between the two halves of the work: it need not travel.
        """
        until = time.monotonic() + seconds
        try:
            process = self._running()
            kind, told = _ask(process, pickle.dumps((documents, contents is not None)), until)
            if kind == COUNTS and contents is not None:
                kind, told = _ask(process, pickle.dumps(contents(json.loads(told))), until)
        except (OSError, TooMuch):
            self.stop()
            raise TooMuch from None
        if kind != MADE:
            self.stop()
            raise TooMuch
        self._papers += len(documents)
        if self._papers >= PAPERS:
            self.stop()
            with contextlib.suppress(OSError):
                self._running()  # warm before somebody asks
        return told

    def stop(self) -> None:
        """End the process; the next paper starts another one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    @property
    def number(self) -> int | None:
        """The number of the process, ``None`` where there is none."""
        return self._process.pid if self._process else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._papers = 0
            # What it could complain about is made of answers: nobody reads it.
            self._process = subprocess.Popen(  # noqa: S603 -- our own module
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: value for name, value in os.environ.items() if name in _NEEDED},
                cwd=_ROOT,
            )
        return self._process


def _ask(process: subprocess.Popen[bytes], frame: bytes, until: float) -> tuple[bytes, bytes]:
    if process.stdin is None or process.stdout is None:
        raise TooMuch
    send(process.stdin, frame)
    source = process.stdout.fileno()
    (length,) = _LENGTH.unpack(_read(source, _LENGTH.size, until))
    answer = _read(source, length, until)
    return answer[:1], answer[1:]


def _read(source: int, length: int, until: float) -> bytes:
    """Read so many bytes; ``TooMuch`` where they do not come in time, or the process has ended."""
    held = bytearray()
    while len(held) < length:
        ready, _, _ = select.select([source], [], [], max(0.0, until - time.monotonic()))
        piece = os.read(source, min(length - len(held), 1 << 16)) if ready else b""
        if not piece:
            raise TooMuch
        held += piece
    return bytes(held)


def send(target: IO[bytes], frame: bytes) -> None:
    """Write a frame, its length before it."""
    target.write(_LENGTH.pack(len(frame)) + frame)
    target.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """Read a frame; ``None`` at the end."""
    head = source.read(_LENGTH.size)
    return source.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else None
