"""Fifty sets in three print jobs: what the first job needs is enough for all."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
from assistant.domain.papers import PaperKind
from bench.batch import growth
print(*growth((PaperKind.OFFICER,)))
"""
SPARE = 4.0  # megabytes: what an allocator keeps beside what it needs


@pytest.mark.slow
def test_fifty_sets_in_three_jobs_take_no_more_memory_than_twenty_in_one() -> None:
    command = [sys.executable, "-c", CODE]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 -- a fixed line
    first, all_three = map(float, told.split())
    assert all_three <= 1.3 * first + SPARE, "something of a job stays behind when it is done"
