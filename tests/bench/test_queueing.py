"""The simulation obeys the laws that every queue obeys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.load import Record
from bench.queueing import Site, lines, simulate


def answers(record: Record) -> int:
    return sum(len(held) for held in record.seconds.values())


def test_alone_a_page_takes_what_it_costs() -> None:
    seen = simulate(Site(page=0.01, paper=0.3), people=1, seconds=200, pause=1)
    assert sum(seen.seconds["page"]) / len(seen.seconds["page"]) == pytest.approx(0.01, rel=0.3)
    assert seen.share("paper", 0.5) == pytest.approx(300)


def test_no_more_is_done_than_the_cores_can_do() -> None:
    """Two processes on two cores: full they do two seconds of work in a second; on one core, one."""
    full = Site(page=0.02, paper=0.02)
    assert answers(simulate(full, 64, 20, 0.01)) == pytest.approx(20 * 2 / 0.02, rel=0.1)
    one = Site(page=0.02, paper=0.02, cores=1)
    assert answers(simulate(one, 64, 20, 0.01)) == pytest.approx(20 / 0.02, rel=0.1)


def test_the_crowds_own_work_takes_its_share() -> None:
    free = answers(simulate(Site(page=0.01, paper=0.01), 64, 20, 0.01))
    shared = answers(simulate(Site(page=0.01, paper=0.01, crowd=0.01), 64, 20, 0.01))
    assert shared < 0.6 * free


def test_waiting_grows_with_people_and_papers_too_many_are_refused() -> None:
    site = Site(page=0.02, paper=2.0)
    few, many = (simulate(site, people, 60, 1) for people in (4, 200))
    assert many.share("page", 0.5) > 5 * few.share("page", 0.5)
    assert few.full == 0
    rush = simulate(Site(page=0.001, paper=5.0, threads=8), 200, 60, 0.2)
    assert rush.full > 0
    assert "| page |" in "\n".join(lines(few))


def test_a_paper_holds_up_no_page_of_its_process() -> None:
    """It is made by a process of its own: with a core for it, pages go on as if nobody printed."""
    quiet = simulate(Site(page=0.01, paper=0.01, cores=8), 20, 200, 1)
    printing = simulate(Site(page=0.01, paper=2.0, cores=8), 20, 200, 1)
    assert printing.share("page", 0.5) < 1.5 * quiet.share("page", 0.5)
    assert printing.share("paper", 0.5) >= 2000


def test_a_fresh_process_has_to_start_and_so_has_its_printer() -> None:
    steady = Site(page=0.01, paper=0.01)
    renewed = replace(steady, start=1.0, renewed=100)
    assert answers(simulate(renewed, 64, 60, 0.01)) < 0.75 * answers(simulate(steady, 64, 60, 0.01))
    cold = replace(steady, printer=3.0)
    times = sorted(simulate(cold, 20, 200, 1).seconds["paper"])
    assert [round(one) for one in times[-2:]] == [3, 3], "the first paper of each of the two processes"
    assert times[len(times) // 2] < 0.1
