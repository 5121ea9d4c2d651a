#!/usr/bin/env python3
"""After the suite: note that it passed on exactly this source, if every test passed that the safety page relies on."""

from __future__ import annotations

import sys
import tomllib
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assistant import proof  # noqa: E402  the path must be known first

RESULTS = ROOT / "build" / "tests.xml"


def passed(results: Path = RESULTS) -> tuple[set[str], int]:
    """The tests that passed in every one of their forms, by node id without parameters; and how many ran and passed."""
    good: set[str] = set()
    bad: set[str] = set()
    count = 0
    for case in ET.parse(results).iter("testcase"):  # noqa: S314  we have just written this file
        node = f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name', '').split('[')[0]}"
        if case.find("failure") is not None or case.find("error") is not None or case.find("skipped") is not None:
            bad.add(node)
        else:
            good.add(node)
            count += 1
    return good - bad, count


def wanted() -> set[str]:
    """Every test that a sentence of the page names."""
    bound = tomllib.loads((ROOT / "tests" / "promises.toml").read_text("utf-8"))
    return {node for table in bound.values() for nodes in table.values() if isinstance(nodes, list) for node in nodes}


def main(status: str) -> int:
    """Write or remove the report; return the status that the suite ended with."""
    if status != "0":
        proof.REPORT.unlink(missing_ok=True)
        return int(status)
    good, count = passed()
    missing = sorted(wanted() - good)
    if missing:
        print(f"no report: {len(missing)} tests of the safety page did not run and pass, among them {missing[0]}")
        return 0
    proof.write(datetime.now(ZoneInfo("Asia/Almaty")).date(), count)
    print(f"build/tested.json: {count} tests passed on this version")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
