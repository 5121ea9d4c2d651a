"""Makes guessing slow: Argon2id in one thread of its own, so that pages never wait for a guess."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from argon2.low_level import Type, hash_secret_raw

WAITING = 1  # beside the one that runs; a process has four threads, and two must stay free for pages
_SALT = b"return code 2026"  # the pepper is added afterwards: a stored record names no salt of its own
_SECONDS = 20.0


class Busy(Exception):
    """Too many want the same slow work now: try again in a little while."""


def argon2id(digits: str) -> bytes:
    """Stretch a code to 32 bytes: 64 MiB of memory, three passes, a sixth of a second."""
    return hash_secret_raw(
        digits.encode(), _SALT, time_cost=3, memory_cost=64 * 1024, parallelism=1, hash_len=32, type=Type.ID
    )


class Stretcher:
    """Runs one derivation at a time; one more may wait, and everybody else is told to come again."""

    def __init__(self, work: Callable[[str], bytes] = argon2id) -> None:
        self._work = work
        self._room = threading.BoundedSemaphore(1 + WAITING)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stretch")

    def __call__(self, digits: str) -> bytes:
        """Return what is stretched from the digits; ``Busy`` at once if another one waits already."""
        if not self._room.acquire(blocking=False):
            raise Busy
        try:
            return self._thread.submit(self._work, digits).result(_SECONDS)
        finally:
            self._room.release()
