"""What the running product is made of: the pinned packages of requirements.txt, and what their metadata say."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements.txt"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_PACKAGES = re.compile(r"^PACKAGES=\((.*)\)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    """A package, its version, the digests of the files that may be installed, and whether this machine needs it."""

    name: str
    version: str
    digests: tuple[str, ...]
    needed: bool

    def licence(self) -> str:
        """The licence as its metadata name it, several to choose from joined by OR; empty if none or not installed."""
        try:
            held = metadata.metadata(self.name)
        except metadata.PackageNotFoundError:
            return ""
        if "License-Expression" in held:
            return held["License-Expression"]
        named = [one.rsplit(" :: ", 1)[-1] for one in held.get_all("Classifier") or () if one.startswith("License ::")]
        first = held["License"].strip().splitlines()[:1] if "License" in held else []
        return " OR ".join(one for one in named if one != "OSI Approved") or (first[0] if first else "")


def pins(requirements: Path = REQUIREMENTS) -> Iterator[Pin]:
    """Every pin of the file; ``ValueError`` for one without a digest."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", requirements.read_text("utf-8"))
    for block in blocks:
        found = _PIN.match(block.splitlines()[0]) if block.strip() else None
        if found is None:
            continue
        digests = tuple(_HASH.findall(block))
        if not digests:
            raise ValueError(f"{found[1]} is pinned without a digest; run make lock")
        yield Pin(found[1], found[2], digests, Marker(found[3]).evaluate() if found[3] else True)


def debian(setup: Path = ROOT / "scripts" / "setup") -> list[tuple[str, str]]:
    """The Debian packages that serving needs, with the versions that are installed here (empty: not Debian)."""
    found = _PACKAGES.search(setup.read_text("utf-8"))
    names = found[1].split() if found else []
    try:
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f=${Package} ${Version}\n", *names], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return [(name, "") for name in names]
    versions = dict(line.split(" ", 1) for line in asked.stdout.splitlines() if " " in line)
    return [(name, versions.get(name, "")) for name in names]
