"""Numbers of a week: nothing small and nothing of a running week is ever on the disk."""

from __future__ import annotations

import mmap
import os
from datetime import date
from pathlib import Path

import pytest

from assistant.privacy.tallies import LEAST, Row, Tallies
from tests.clock import Clock

NAMES = {"region": ("kz-75", "kz-62"), "language": ("kk", "ru")}
SMALL, LARGE = ("region", "kz-62"), ("region", "kz-75")


@pytest.fixture
def memory() -> mmap.mmap:
    """Memory of its own, as a server's processes share it."""
    return mmap.mmap(-1, 4096)


@pytest.fixture
def tallies(tmp_path: Path, clock: Clock, memory: mmap.mmap) -> Tallies:
    return Tallies(tmp_path, NAMES, clock, memory)


def on_the_disk(folder: Path) -> str:
    return "\n".join(path.read_text() for path in sorted(folder.iterdir()))


def test_nothing_is_written_before_the_week_is_over(tallies: Tallies, tmp_path: Path, clock: Clock) -> None:
    for _ in range(3 * LEAST):
        tallies.count([LARGE])
    clock.move(minutes=6 * 24 * 60)  # noon of Monday to noon of Sunday
    tallies.close()
    assert on_the_disk(tmp_path).strip() == ""
    assert tallies.rows() == []
    clock.move(minutes=24 * 60)
    assert tallies.rows() == [Row(date(2026, 11, 23), "region", "kz-75", 30)]


def test_a_small_cell_is_never_on_the_disk(tallies: Tallies, tmp_path: Path, clock: Clock) -> None:
    for _ in range(LEAST - 1):
        tallies.count([SMALL])
    for _ in range(LEAST):
        tallies.count([LARGE])
    clock.move(minutes=7 * 24 * 60)
    tallies.close()
    assert "kz-62" not in on_the_disk(tmp_path)
    assert [(row.value, row.count) for row in tallies.rows()] == [("kz-75", 10)]


def test_a_line_that_a_spreadsheet_spoiled_is_left_out(tallies: Tallies, tmp_path: Path, clock: Clock) -> None:
    for _ in range(LEAST):
        tallies.count([LARGE])
    clock.move(minutes=7 * 24 * 60)
    tallies.close()
    with (tmp_path / "numbers.csv").open("a") as file:
        file.write("23.11.2026;region;kz-75;10\n2026-11-23,region,kz-75,ten\n\n")
    assert [(row.value, row.count) for row in tallies.rows()] == [("kz-75", 10)]


def test_a_number_is_rounded_down(tallies: Tallies, clock: Clock) -> None:
    for _ in range(14):
        tallies.count([LARGE, ("nothing", "known")])
    clock.move(minutes=7 * 24 * 60)
    assert tallies.rows()[0].count == 10


def test_a_new_week_begins_with_nothing(tallies: Tallies, clock: Clock) -> None:
    for _ in range(LEAST - 1):
        tallies.count([LARGE])
    clock.move(minutes=7 * 24 * 60)
    tallies.count([LARGE])
    clock.move(minutes=7 * 24 * 60)
    assert tallies.rows() == []
    clock.move(minutes=-14 * 24 * 60)
    tallies.count([LARGE])  # a clock that was put back writes nothing, and breaks nothing
    assert tallies.rows() == []


def test_processes_count_together(tallies: Tallies, tmp_path: Path, clock: Clock) -> None:
    tallies.count([LARGE])
    children = []
    for _ in range(LEAST):
        child = os.fork()
        if child == 0:
            tallies.count([LARGE])
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * LEAST
    clock.move(minutes=7 * 24 * 60)
    assert tallies.rows()[0].count == 10
    assert (tmp_path / "numbers.csv").stat().st_mode & 0o077 == 0


def test_a_disk_that_cannot_be_written_loses_the_numbers_alone(tallies: Tallies, tmp_path: Path, clock: Clock) -> None:
    for _ in range(LEAST):
        tallies.count([LARGE])
    (tmp_path / "numbers.csv").mkdir()
    clock.move(minutes=7 * 24 * 60)
    tallies.count([LARGE])
    (tmp_path / "numbers.lock").unlink()
    (tmp_path / "numbers.lock").mkdir()
    tallies.count([LARGE])
