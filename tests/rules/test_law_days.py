"""By the law of which day a finding goes, what it cites then, and what a decision holds besides its findings."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.content.library import Library
from assistant.domain.codec import from_json
from assistant.domain.findings import Answer, Finding
from assistant.rules.case import Case
from assistant.rules.decide import FINDINGS, answer_of, decide, law_days

TODAY = date(2026, 11, 23)
OLD_LAW, NEW_LAW = "law-214-iv", "law-245-viii"
LAST_OLD_DAY = date(2026, 3, 1)


def case_on(last_time: str | None, library: Library) -> Case:
    incident = {"acts": ["hit", "shouted"], "sexual_acts": [], "places": ["home"]}
    told = from_json(
        {
            "people": {"relation": "spouse", "together": "now", "common_child": "no", "other_is_16": "yes"},
            "incident": incident if last_time is None else {**incident, "last_time": last_time},
        }
    )
    return Case(told, TODAY, library)


def finding_on(last_time: str | None, name: str, library: Library) -> Finding:
    return decide(case_on(last_time, library).answers, TODAY, library).finding(name)


@pytest.mark.parametrize(
    ("last_time", "days"),
    [
        (None, (TODAY,)),
        ("unknown", (TODAY,)),
        ("2026-11-20", (date(2026, 11, 20),)),
        ("2026-03-02", (date(2026, 3, 2),)),
        ("2026-03-01", (LAST_OLD_DAY,)),
        ("2026-02", (date(2026, 2, 28),)),
        ("2026-03", (LAST_OLD_DAY, date(2026, 3, 31))),
        ("2026", (LAST_OLD_DAY, TODAY)),
    ],
)
def test_the_relation_goes_by_the_facts_and_what_can_be_asked_by_today(
    library: Library, last_time: str | None, days: tuple[date, ...]
) -> None:
    case = case_on(last_time, library)
    for name in FINDINGS:
        by_facts = name.split(".")[0] in ("relation", "violence")
        assert law_days(case, name) == (days if by_facts else (TODAY,)), name


def test_on_its_first_day_the_new_law_is_in_force_already(library: Library) -> None:
    first_day = date(2026, 3, 2)
    case = Case(case_on("2026-03", library).answers, first_day, library)
    assert law_days(case, "relation") == (LAST_OLD_DAY, first_day)


@pytest.mark.parametrize(
    ("last_time", "acts"),
    [
        ("2026-11-20", [NEW_LAW]),
        ("2026-02-20", [OLD_LAW]),
        ("2026", [OLD_LAW, NEW_LAW]),
    ],
)
def test_the_law_of_those_days_is_cited_each_article_once(library: Library, last_time: str, acts: list[str]) -> None:
    relation = finding_on(last_time, "relation", library)
    assert [one.act for one in relation.citations if one.act in (OLD_LAW, NEW_LAW)] == acts
    assert len(set(relation.citations)) == len(relation.citations)
    assert relation.gaps == ()
    order = finding_on(last_time, "protection-order", library)
    assert {one.act for one in order.citations} & {OLD_LAW, NEW_LAW} == {NEW_LAW}


def test_where_no_version_is_confirmed_the_answer_is_not_certain(library: Library) -> None:
    long_ago = finding_on("1995-05-05", "relation", library)
    assert (long_ago.answer, long_ago.outcome, long_ago.citations) == (Answer.UNCLEAR, "relation.unclear", ())
    assert long_ago.gaps
    assert len(set(long_ago.gaps)) == len(long_ago.gaps)
    case = case_on("1995-05-05", library)
    assert answer_of(case, "relation") is Answer.UNCLEAR
    assert answer_of(case, "made-up") is None
    assert answer_of(case, "other-roads") is None


def test_what_is_said_is_what_holds_on_those_days(library: Library) -> None:
    """Points of both laws where the facts straddle the change, in the order of the measure; of one law else."""
    order = [one.id for one in library.measures["relation"].sentences]
    both, new, old = (finding_on(day, "relation", library).points for day in ("2026", "2026-11-20", "2026-02-20"))
    assert set(new) <= set(both)
    assert set(old) <= set(both)
    assert set(both) == set(new) | set(old)
    for points in (both, new, old):
        assert list(points) == [one for one in order if one in points]
    assert finding_on("2026", "violence.physical", library).points == ()
    assert finding_on("2026", "relation.spouses", library).points == ("relation.criterion.family-status",)
    assert finding_on("1995-05-05", "relation.spouses", library).points == ()


def test_every_point_that_is_said_holds_for_her(library: Library) -> None:
    case = case_on("2026-11-20", library)
    for finding in decide(case.answers, TODAY, library).findings:
        for point in finding.points:
            assert library.sentences[point].group != "outcome"
            assert library.sentences[point].measure == finding.id.split(".")[0]
        assert finding.outcome == f"{finding.id}.{finding.answer.value}"
    points = finding_on("2026-11-20", "protection-order", library).points
    assert "protection-order.who" in points
    assert "protection-order.outside-family" not in points


def test_a_decision_holds_the_days_the_kinds_the_plan_and_the_danger(library: Library) -> None:
    case = case_on("2026-11-20", library)
    decision = decide(case.answers, TODAY, library)
    assert decision.day == TODAY
    assert decision.kinds == ("physical", "psychological")
    assert not decision.urgent
    assert decision.plan
    assert decision.offences
    assert [one.id for one in decision.findings] == [name for name in FINDINGS if name != "other-roads"]
    for finding in decision.findings:
        assert answer_of(case, finding.id) is finding.answer
