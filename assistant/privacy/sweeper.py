"""The sweeper: deletes what has ended also while nobody asks for a page."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from assistant.privacy.stores import StoreDown

SECONDS = 60.0


class Sweeper:
    """Calls ``purge`` at once and then every ``seconds``, in a thread that does not hold the process open.

    Start it after the fork: a thread does not survive one. ``wait`` is told the seconds and returns whether to stop;
    a test hands in its own.
    """

    def __init__(
        self, purge: Callable[[], int], *, seconds: float = SECONDS, wait: Callable[[float], bool] | None = None
    ) -> None:
        self._purge, self._seconds = purge, seconds
        self._ended = threading.Event()
        self._wait = wait or self._ended.wait

    def start(self) -> threading.Thread:
        """Start sweeping; return the thread."""
        thread = threading.Thread(target=self.run, name="sweeper", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """End after the present round."""
        self._ended.set()

    def run(self) -> None:
        """Sweep until told to stop; a store that is down is swept the next time."""
        while True:
            with contextlib.suppress(StoreDown):
                self._purge()
            if self._wait(self._seconds):
                return
