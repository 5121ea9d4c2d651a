"""No core dump: a process that breaks must not leave its memory, with answers in it, anywhere."""

from __future__ import annotations

import contextlib
import resource
from pathlib import Path

FILTER = Path("/proc/self/coredump_filter")


def forbid() -> None:
    """Forbid core dumps of this process, and of those that it starts from now on.

    The limit alone keeps a core off the disk, but not from a program that the system hands cores to (``core_pattern``
    with a pipe). To such a program the filter leaves none of our memory.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):  # a system without it
        FILTER.write_text("0")
