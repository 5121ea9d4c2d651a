"""On what the figures were taken: machine, versions, day, and how busy it was."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

QUIET = 0.5  # others' load for each core, at most


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> str:
    kilobytes = int(Path("/proc/meminfo").read_text(encoding="utf-8").split()[1])
    return f"{kilobytes / 1024 / 1024:.0f} GB"


def _commit() -> str:
    asked = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return asked.stdout.strip() or "unknown"


def about(rounds: int) -> dict[str, str]:
    """What a reader must know beside the figures."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    busy = (
        "quiet" if load / cores <= QUIET else "**busy with other work: believe ratios and CPU, not requests a second**"
    )
    names = ("Flask", "gunicorn", "WeasyPrint", "cryptography", "pikepdf", "Jinja2")
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "machine": f"{cores} cores ({_processor()}), {_memory()}, {platform.system()} {platform.release()}",
        "load when it began": f"{load:.1f}, {busy}",
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{one} {version(one)}" for one in names)]),
        "commit": _commit(),
        "rounds": f"{rounds}, in turn; medians, and in brackets the least and the most",
    }
