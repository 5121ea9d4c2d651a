"""On what the figures were taken: machine, versions, day, and how busy it was."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
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


def about() -> dict[str, str]:
    """What a reader must know beside the figures."""
    names = ("Flask", "gunicorn", "WeasyPrint", "cryptography", "pikepdf", "Jinja2")
    return {
        "machine": f"{os.cpu_count()} cores ({_processor()}), {_memory()}, {platform.system()} {platform.release()}",
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{one} {version(one)}" for one in names)]),
        "commit": f"{_commit()} and what was not yet committed",
    }


def taken(rounds: int) -> str:
    """When, how often, and how busy the machine was with other work just before."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    quiet = load / cores <= QUIET
    busy = "a quiet machine" if quiet else "**a busy machine: believe ratios of CPU, not requests a second**"
    times = f"{rounds} round{'s' if rounds > 1 else ''}"
    return f"on {datetime.now(UTC).date().isoformat()}, {times}, on {busy} (load {load:.1f} on {cores} cores)"


def children_cpu() -> float:
    """CPU seconds of everything that this process started, and that those started, the ended ones included."""
    below: dict[int, list[tuple[int, float]]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                held = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            below.setdefault(int(held[1]), []).append((int(entry.name), sum(map(int, held[11:15])) / _TICK))
    found, left = 0.0, [os.getpid()]
    while left:
        for child, seconds in below.get(left.pop(), ()):
            found += seconds
            left.append(child)
    return found
