#!/usr/bin/env python3
"""The bill of materials (CycloneDX, build/sbom.json): what is pinned, with licences and digests, and from Debian."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from scripts.pins import Pin, debian, pins  # noqa: E402  the path must be known first

OUT = ROOT / "build" / "sbom.json"


def _python(pin: Pin) -> dict[str, Any]:
    licence = pin.licence()
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{pin.name.lower()}@{pin.version}",
        "name": pin.name,
        "version": pin.version,
        "purl": f"pkg:pypi/{pin.name.lower()}@{pin.version}",
        "scope": "required" if pin.needed else "optional",
        **({"licenses": [{"license": {"name": licence}}]} if licence else {}),
        "properties": [{"name": "parak:sha256", "value": digest} for digest in sorted(pin.digests)],
    }


def _debian(name: str, version: str) -> dict[str, Any]:
    place = f"pkg:deb/debian/{name}" + (f"@{version}" if version else "")
    return {"type": "library", "bom-ref": place, "name": name, "version": version, "purl": place, "scope": "required"}


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def bill() -> dict[str, Any]:
    """The bill; the same source gives the same bill."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    made = datetime.fromtimestamp(int(_git("log", "-1", "--format=%ct")), UTC)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "version": f"{project['version']}+{_git('rev-parse', '--short', 'HEAD')}",
                "licenses": [{"license": {"id": project["license"]}}],
            },
        },
        "components": [*map(_python, pins()), *(_debian(*one) for one in debian())],
    }


def main() -> int:
    held = bill()
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"sbom: {len(held['components'])} components in {OUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
