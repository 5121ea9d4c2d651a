"""What can happen next: her days as told or counted, and nothing that others decide as if it were sure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.content.library import Library
from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, Order, People, Report
from assistant.domain.choices import ForWhom, InForce, Place, PoliceAnswer, Relation, Together, Told, YesNo
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.timeline import Moment, Stage, Standing
from assistant.rules.decide import decide
from assistant.rules.timeline import timeline

TODAY = date(2026, 11, 23)
HIT = Answers(
    people=People(ForWhom.ME, Relation.SPOUSE, Together.NOW, YesNo.YES, YesNo.YES),
    incident=Incident(acts=(Act.HIT, Act.INSULTED), last_time=RoughDate(2026, 10, 10), places=(Place.HOME,)),
)


def steps(answers: Answers, library: Library, day: date = TODAY) -> dict[Stage, Moment]:
    return {one.stage: one for one in timeline(answers, decide(answers, day, library))}


def test_without_answers_nothing_is_counted_and_nothing_is_promised(library: Library) -> None:
    held = steps(Answers(), library)
    assert list(held) == list(Stage)
    assert all(one.day is None for one in held.values())
    assert {one.standing for one in held.values()} <= {Standing.NOT_TOLD, Standing.YOURS, Standing.OPEN}


def test_what_others_decide_is_never_more_than_possible(library: Library) -> None:
    held = steps(HIT, library)
    assert held[Stage.HAPPENED].standing is Standing.TOLD
    assert held[Stage.REPORT].standing is Standing.YOURS
    for stage in (Stage.ORDER, Stage.COURT, Stage.REQUIREMENTS):
        assert held[stage].standing in (Standing.POSSIBLE, Standing.OPEN)
        assert held[stage].day is None


def test_the_end_of_an_order_is_counted_to_the_hour(library: Library) -> None:
    served = Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 11, 12), served_hour=Hour(14))
    held = steps(replace(HIT, order=served), library)
    assert held[Stage.ORDER].day == RoughDate(2026, 11, 12)
    assert held[Stage.ORDER_END] == Moment(
        Stage.ORDER_END, Standing.COUNTED, date(2026, 12, 12), True, 14, "protection-order.extension"
    )


def test_an_end_that_has_passed_says_so_and_a_rough_day_says_about(library: Library) -> None:
    served = Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 10))
    held = steps(replace(HIT, order=served), library)
    assert held[Stage.ORDER_END].standing is Standing.PASSED
    assert not held[Stage.ORDER_END].exact
    last_day = replace(served, served_on=RoughDate(2026, 10, 24))
    assert steps(replace(HIT, order=last_day), library)[Stage.ORDER_END].standing is Standing.COUNTED


def test_an_order_whose_day_is_not_known_has_no_end(library: Library) -> None:
    held = steps(replace(HIT, order=Order(in_force=InForce.ORDER, served_on=Told.UNKNOWN)), library)
    assert held[Stage.ORDER_END].standing is Standing.NOT_TOLD
    assert held[Stage.ORDER_END].day is None


def test_a_day_of_two_papers_is_not_taken_for_the_requirements(library: Library) -> None:
    both = Order(in_force=InForce.BOTH, served_on=RoughDate(2026, 11, 12))
    held = steps(replace(HIT, order=both), library)
    assert (held[Stage.REQUIREMENTS].standing, held[Stage.REQUIREMENTS].day) == (Standing.TOLD, None)
    alone = replace(both, in_force=InForce.REQUIREMENTS)
    assert steps(replace(HIT, order=alone), library)[Stage.REQUIREMENTS].day == RoughDate(2026, 11, 12)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [(PoliceAnswer.PAPER, "police-refusal.document"), (PoliceAnswer.REFUSED, "police-refusal.prosecutor")],
)
def test_a_report_leads_to_its_paper_and_a_refusal_to_the_complaint(
    library: Library, answer: PoliceAnswer, sentence: str
) -> None:
    told = Report(YesNo.YES, RoughDate(2026, 10, 11), answer)
    assert steps(replace(HIT, report=told), library)[Stage.REPORT] == Moment(
        Stage.REPORT, Standing.TOLD, RoughDate(2026, 10, 11), sentence=sentence
    )


def test_no_end_stands_behind_an_order_that_does_not_fit(library: Library) -> None:
    young = replace(HIT, people=People(ForWhom.ME, Relation.SPOUSE, Together.NOW, YesNo.YES, YesNo.NO))
    held = steps(young, library)
    assert held[Stage.ORDER].standing is Standing.UNFIT
    assert Stage.ORDER_END not in held
    assert Stage.ORDER_END in steps(HIT, library)
