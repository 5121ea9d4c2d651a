"""What the later questions change, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.content.library import Library
from assistant.domain.acts import OTHER_ACTS, Act
from assistant.domain.answers import Answers, Incident, Order, Other, People, Report, Support
from assistant.domain.choices import (
    AgeBand,
    Dependence,
    Exemption,
    HowMany,
    InForce,
    OwnCase,
    Place,
    PoliceAnswer,
    Relation,
    Together,
    Told,
    YesNo,
)
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.findings import Answer, Deadline, Decision
from assistant.domain.steps import StepId
from assistant.rules.case import Case
from assistant.rules.decide import decide
from assistant.rules.rights import reconciliation

TODAY = date(2026, 11, 23)
DAY = RoughDate(2026, 11, 20)
PLAIN = Answers(
    people=People(relation=Relation.SPOUSE, together=Together.NOW, common_child=YesNo.NO, other_is_16=YesNo.YES),
    incident=Incident(acts=(Act.HIT, Act.SHOUTED), sexual_acts=(), last_time=DAY, places=(Place.HOME,)),
)


def answer(library: Library, told: Answers, finding: str) -> Answer:
    return decide(told, TODAY, library).finding(finding).answer


def deadline(decision: Decision, name: str) -> Deadline | None:
    return next((one for one in decision.deadlines if one.id == name), None)


@pytest.mark.parametrize("exemption", Exemption)
def test_who_is_exempt_is_not_arrested_but_may_be_held_for_hours(library: Library, exemption: Exemption) -> None:
    told = replace(PLAIN, other=Other(exemptions=(exemption,)))
    assert answer(library, PLAIN, "arrest") is Answer.DEPENDS
    assert answer(library, told, "arrest") is Answer.NO
    assert answer(library, told, "arrest.detention") is Answer.DEPENDS
    assert answer(library, told, "requirements") is Answer.YES


def test_what_a_breach_costs_hangs_on_the_person(library: Library) -> None:
    broken = replace(
        PLAIN,
        order=Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 11, 10), breached=YesNo.YES, breached_on=DAY),
    )
    assert answer(library, broken, "breach.cost") is Answer.DEPENDS
    grown = Other(age_today=AgeBand.ADULT, exemptions=())
    assert answer(library, replace(broken, other=grown), "breach.cost") is Answer.YES
    exempt = Other(exemptions=(Exemption.DISABLED,))
    assert answer(library, replace(broken, other=exempt), "breach.cost") is Answer.NO
    young = Other(age_at_act=AgeBand.FROM_14)
    assert answer(library, replace(broken, other=young), "breach.cost") is Answer.UNCLEAR


def test_below_sixteen_there_is_no_administrative_case(library: Library) -> None:
    for band, wanted in ((AgeBand.UNDER_14, Answer.NO), (AgeBand.FROM_14, Answer.NO), (AgeBand.FROM_16, Answer.YES)):
        told = replace(PLAIN, other=Other(age_at_act=band))
        assert answer(library, told, "requirements") is wanted
    assert answer(library, replace(PLAIN, other=Other(age_at_act=AgeBand.FROM_16)), "arrest") is Answer.NO


def test_the_limit_is_halved_for_sixteen_and_seventeen(library: Library) -> None:
    minor = decide(replace(PLAIN, other=Other(age_at_act=AgeBand.FROM_16)), TODAY, library)
    assert deadline(minor, "time-limit.administrative") is None
    halved = deadline(minor, "time-limit.administrative-minor")
    assert halved is not None
    assert halved.day == date(2026, 12, 20)
    whole = deadline(decide(PLAIN, TODAY, library), "time-limit.administrative")
    assert whole is not None
    assert whole.day == date(2027, 1, 20)
    under = decide(replace(PLAIN, other=Other(age_at_act=AgeBand.FROM_14)), TODAY, library)
    assert not [one for one in under.deadlines if one.id.startswith("time-limit.administrative")]


def test_below_fourteen_there_is_no_criminal_case(library: Library) -> None:
    assert answer(library, replace(PLAIN, other=Other(age_at_act=AgeBand.UNDER_14)), "no-approach") is Answer.NO
    fourteen = replace(PLAIN, other=Other(age_at_act=AgeBand.FROM_14))
    assert answer(library, fourteen, "no-approach") is Answer.DEPENDS
    shouted = replace(fourteen, incident=replace(fourteen.incident, acts=(Act.SHOUTED,)))
    assert answer(library, shouted, "no-approach") is Answer.NO


def test_the_age_today_answers_for_the_order_where_the_first_question_was_left_open(library: Library) -> None:
    left_open = replace(PLAIN, people=replace(PLAIN.people, other_is_16=Told.UNKNOWN))
    assert answer(library, left_open, "protection-order") is Answer.DEPENDS
    for band, wanted in ((AgeBand.FROM_14, Answer.NO), (AgeBand.FROM_16, Answer.YES), (AgeBand.ADULT, Answer.YES)):
        told = replace(left_open, other=Other(age_today=band))
        found = decide(told, TODAY, library).finding("protection-order")
        assert found.answer is wanted
        assert found.reasons[-1].step is StepId.AGE_TODAY  # the page that can be changed


@pytest.mark.parametrize(
    "told",
    [
        replace(PLAIN, support=Support(dependence=(Dependence.MONEY,))),
        replace(PLAIN, incident=replace(PLAIN.incident, how_many=HowMany.TWO)),
        replace(PLAIN, people=replace(PLAIN.people, own_age=AgeBand.FROM_16)),
    ],
)
def test_who_cannot_act_alone_may_not_need_a_complaint(library: Library, told: Answers) -> None:
    assert answer(library, PLAIN, "complaint") is Answer.YES
    assert answer(library, told, "complaint") is Answer.DEPENDS


def test_an_order_ends_at_the_hour_of_its_service(library: Library) -> None:
    order = Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 11, 1), served_hour=Hour(18))
    end = deadline(decide(replace(PLAIN, order=order), TODAY, library), "protection-order.term")
    assert end is not None
    assert (end.day, end.hour) == (date(2026, 12, 1), 18)


def test_an_act_after_the_end_of_an_order_is_asked_about_first(library: Library) -> None:
    order = Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 9, 20), breached=YesNo.YES)
    assert answer(library, replace(PLAIN, order=order), "breach") is Answer.DEPENDS
    within = replace(order, breached_on=RoughDate(2026, 10, 20))
    assert answer(library, replace(PLAIN, order=within), "breach") is Answer.YES
    after = replace(order, breached_on=RoughDate(2026, 10, 21))
    assert answer(library, replace(PLAIN, order=after), "breach") is Answer.DEPENDS


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (PoliceAnswer.REFUSED, Answer.YES),
        (PoliceAnswer.NO_ANSWER, Answer.UNCLEAR),
        (PoliceAnswer.ACCEPTED, Answer.NO),
        (PoliceAnswer.PAPER, Answer.NO),
        (Told.UNKNOWN, Answer.DEPENDS),
    ],
)
def test_what_the_police_did_is_answered(library: Library, said: PoliceAnswer | Told, wanted: Answer) -> None:
    report = Report(reported=YesNo.YES, reported_on=RoughDate(2026, 11, 21), police_answer=said)
    decision = decide(replace(PLAIN, report=report), TODAY, library)
    assert decision.finding("police-refusal").answer is wanted
    complaint = deadline(decision, "time-limit.complaint")
    refused = deadline(decision, "police-refusal.administrative")
    if said is PoliceAnswer.REFUSED:
        assert complaint is None
        assert refused is not None
        assert refused.day == date(2027, 1, 21)
    else:
        assert refused is None
        assert complaint is not None
        assert complaint.day == date(2026, 11, 24)


def test_a_second_reconciliation_within_the_year_ends_nothing(library: Library) -> None:
    shouted = replace(PLAIN, incident=replace(PLAIN.incident, acts=(Act.SHOUTED,)))
    assert answer(library, shouted, "reconciliation") is Answer.DEPENDS
    for when, wanted in (
        (RoughDate(2025, 11, 23), Answer.NO),
        (RoughDate(2025, 11, 22), Answer.DEPENDS),
        (Told.UNKNOWN, Answer.DEPENDS),
    ):
        told = replace(shouted, other=Other(reconciled=YesNo.YES, reconciled_on=when))
        assert answer(library, told, "reconciliation") is wanted


@pytest.mark.parametrize(
    ("article", "told", "wanted"),
    [
        ("cc/128/1", {}, Answer.NO),
        ("cc/106/1", {}, Answer.NO),  # grave harm to health: for nobody
        ("cc/120/1", {}, Answer.DEPENDS),  # grave: some people can be released for a first one
        ("cc/120/1", {"minor": True}, Answer.NO),
        ("cc/120/1", {"minor": True, "young": True}, Answer.DEPENDS),
        ("cc/109-1/1", {}, Answer.DEPENDS),
        ("cc/109-1/1", {"again": True}, Answer.NO),
        ("cc/115", {"again": True}, Answer.DEPENDS),
        ("cao/73/1", {"again": True}, Answer.NO),
    ],
)
def test_which_articles_reconciliation_never_ends(
    library: Library, article: str, told: dict[str, bool], wanted: Answer
) -> None:
    """With a map of one row: each article for itself, as no act of the real map leads to one of them alone."""
    row = next(row for row in library.rows if Act.HIT in row.acts)
    alone = replace(library, rows=(replace(row, articles=(article,), starts=("public",), when="always"),))
    other = Other(
        age_at_act=AgeBand.FROM_16 if told.get("young") else AgeBand.ADULT,
        reconciled=YesNo.YES if told.get("again") else YesNo.NO,
        reconciled_on=RoughDate(2026, 10, 1) if told.get("again") else None,
    )
    people = replace(PLAIN.people, own_age=AgeBand.FROM_16 if told.get("minor") else AgeBand.ADULT)
    answers = replace(PLAIN, people=people, incident=replace(PLAIN.incident, acts=(Act.HIT,)), other=other)
    assert reconciliation(Case(answers, TODAY, alone)).answer is wanted


@pytest.mark.parametrize(
    ("other", "wanted", "missing"),
    [
        (Other(), Answer.DEPENDS, (StepId.AGE_AT_ACT, StepId.EXEMPT)),
        (Other(age_at_act=AgeBand.ADULT), Answer.DEPENDS, (StepId.EXEMPT,)),
        (Other(age_at_act=AgeBand.ADULT, exemptions=Told.UNKNOWN), Answer.DEPENDS, (StepId.EXEMPT,)),
        (Other(exemptions=()), Answer.DEPENDS, (StepId.AGE_AT_ACT,)),
        (Other(age_at_act=AgeBand.ADULT, exemptions=()), Answer.NO, ()),
        (Other(age_at_act=AgeBand.ADULT, exemptions=(Exemption.DISABLED,)), Answer.NO, ()),
        (Other(exemptions=(Exemption.DISABLED, Exemption.MAN_OVER_63)), Answer.DEPENDS, ()),
        (Other(age_at_act=AgeBand.FROM_16, exemptions=()), Answer.DEPENDS, ()),
    ],
)
def test_a_grave_crime_hangs_on_who_the_person_who_harms_is(
    library: Library, other: Other, wanted: Answer, missing: tuple[StepId, ...]
) -> None:
    forced = replace(PLAIN, incident=replace(PLAIN.incident, acts=(), sexual_acts=(Act.FORCED_SEX,)), other=other)
    found = decide(forced, TODAY, library).finding("reconciliation")
    assert (found.answer, found.missing) == (wanted, missing)
    because = {one.step for one in found.reasons}
    assert StepId.SEXUAL_ACTS in because
    assert {StepId.AGE_AT_ACT, StepId.EXEMPT} & because
    beaten_too = replace(forced, incident=replace(forced.incident, acts=(Act.HIT,)))
    both = decide(beaten_too, TODAY, library).finding("reconciliation")
    assert (both.answer, both.missing) == (Answer.DEPENDS, ())


def test_self_defence_is_named_where_there_is_a_case_against_her(library: Library) -> None:
    for own, wanted in ((OwnCase.NOTHING, Answer.DEPENDS), (OwnCase.CASE, Answer.YES), (OwnCase.ORDER, Answer.YES)):
        told = replace(PLAIN, report=Report(own_case=own))
        assert answer(library, told, "self-defence") is wanted
    decision = decide(replace(PLAIN, report=Report(own_case=OwnCase.CASE)), TODAY, library)
    assert "self-defence.own-ruling" in decision.finding("self-defence").points


def test_a_child_has_its_own_road_also_round_a_parent_who_harms(library: Library) -> None:
    minor = replace(PLAIN, people=replace(PLAIN.people, own_age=AgeBand.FROM_14, relation=Relation.PARENT))
    decision = decide(minor, TODAY, library)
    assert decision.finding("child-protection").answer is Answer.YES
    assert "child-protection.representative-harms" in decision.finding("child-protection").points


def test_requirements_beside_an_order_run_on_after_its_end(library: Library) -> None:
    order = Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 9, 20), breached=YesNo.YES, breached_on=DAY)
    assert answer(library, replace(PLAIN, order=order), "breach") is Answer.DEPENDS
    for in_force in (InForce.BOTH, InForce.REQUIREMENTS):
        assert answer(library, replace(PLAIN, order=replace(order, in_force=in_force)), "breach") is Answer.YES


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("act", OTHER_ACTS)
def test_a_stranger_answers_for_petty_hooliganism_in_public(library: Library, act: Act, place: Place) -> None:
    people = replace(PLAIN.people, relation=Relation.NEIGHBOUR, together=Together.NEVER)
    told = replace(PLAIN, people=people, incident=replace(PLAIN.incident, acts=(act,), places=(place,)))
    petty = act in (Act.INSULTED, Act.SHOUTED, Act.FOLLOWED, Act.DAMAGED)
    public = place in (Place.STREET, Place.WORK_STUDY)
    wanted = Answer.DEPENDS if petty and public else Answer.NO
    assert answer(library, told, "requirements") is wanted
    assert answer(library, told, "arrest") is wanted


def test_a_rough_day_is_read_on_the_careful_side(library: Library) -> None:
    def breach(served: RoughDate, broken: RoughDate) -> Answer:
        order = Order(in_force=InForce.ORDER, served_on=served, breached=YesNo.YES, breached_on=broken)
        return answer(library, replace(PLAIN, order=order), "breach")

    assert breach(RoughDate(2026, 9), RoughDate(2026, 10, 25)) is Answer.YES
    assert breach(RoughDate(2026, 9), RoughDate(2026, 10, 31)) is Answer.DEPENDS
    assert breach(RoughDate(2026, 9, 20), RoughDate(2026, 10)) is Answer.DEPENDS
    assert breach(RoughDate(2026, 10, 10), RoughDate(2026, 10)) is Answer.YES
    shouted = replace(PLAIN, incident=replace(PLAIN.incident, acts=(Act.SHOUTED,)))
    reconciled = Other(reconciled=YesNo.YES, reconciled_on=RoughDate(2025, 11))
    assert answer(library, replace(shouted, other=reconciled), "reconciliation") is Answer.DEPENDS
    october = replace(PLAIN, incident=replace(PLAIN.incident, last_time=RoughDate(2026, 10)))
    limit = deadline(decide(october, TODAY, library), "time-limit.administrative")
    assert limit is not None
    assert (limit.day, limit.exact) == (date(2026, 12, 1), False)
    september = replace(PLAIN, incident=replace(PLAIN.incident, last_time=RoughDate(2026, 9)))
    assert answer(library, september, "requirements") is Answer.YES


def test_an_earlier_penalty_is_among_the_reasons(library: Library) -> None:
    broken = Order(in_force=InForce.ORDER, served_on=RoughDate(2026, 11, 10), breached=YesNo.YES, breached_on=DAY)
    before = replace(PLAIN, order=replace(broken, breached_before=YesNo.YES))
    for other in (Other(), Other(age_today=AgeBand.ADULT, exemptions=())):
        cost = decide(replace(before, other=other), TODAY, library).finding("breach.cost")
        assert "breach-before" in {reason.step for reason in cost.reasons}
        never = decide(replace(PLAIN, order=replace(broken, breached_before=YesNo.NO), other=other), TODAY, library)
        assert "breach-before" not in {reason.step for reason in never.finding("breach.cost").reasons}
    for told, given in ((YesNo.YES, True), (YesNo.NO, False), (None, False)):
        arrest = decide(replace(PLAIN, other=Other(penalised=told)), TODAY, library).finding("arrest")
        assert ("penalised" in {reason.step for reason in arrest.reasons}) is given


@pytest.mark.parametrize(
    ("other", "minor"),
    [
        (Other(age_at_act=AgeBand.FROM_16), True),
        (Other(age_at_act=AgeBand.FROM_14), True),
        (Other(age_at_act=AgeBand.ADULT, age_today=AgeBand.FROM_16), False),
        (Other(age_today=AgeBand.FROM_16), True),
        (Other(age_today=AgeBand.ADULT), False),
        (Other(), False),
    ],
)
def test_criminal_limits_are_halved_below_eighteen(library: Library, other: Other, minor: bool) -> None:
    days = {one.id: one.day for one in decide(replace(PLAIN, other=other), TODAY, library).deadlines}
    assert ("time-limit.criminal-minor" in days) is minor
    assert ("time-limit.misdemeanour" in days) is not minor
    if minor:
        assert days["time-limit.criminal-minor"] == date(2027, 5, 20)


def test_a_grave_crime_alone_has_half_of_its_own_limit(library: Library) -> None:
    shared = replace(PLAIN, incident=replace(PLAIN.incident, acts=(Act.SMART_HOME,)))
    days = {one.id: one.day for one in decide(shared, TODAY, library).deadlines}
    assert days["time-limit.minor-crime"] == date(2028, 11, 20)
    assert days["time-limit.medium-crime"] == date(2031, 11, 20)
    assert days["time-limit.misdemeanour"] == date(2027, 11, 20)
    young = replace(shared, other=Other(age_at_act=AgeBand.FROM_16))
    assert deadline(decide(young, TODAY, library), "time-limit.criminal-minor") is not None


@pytest.mark.parametrize("places", [None, Told.UNKNOWN])
def test_an_open_place_is_asked_for(library: Library, places: Told | None) -> None:
    at_home = replace(PLAIN, incident=replace(PLAIN.incident, acts=(Act.SHOUTED,), places=places))
    stranger = replace(at_home, people=replace(at_home.people, relation=Relation.NEIGHBOUR, together=Together.NEVER))
    for told in (at_home, stranger):
        for name in ("requirements", "arrest", "arrest.detention"):
            finding = decide(told, TODAY, library).finding(name)
            assert (finding.answer, finding.missing) == (Answer.DEPENDS, ("place",))
            assert "place" in {reason.step for reason in finding.reasons}


def test_an_open_relation_is_asked_for(library: Library) -> None:
    people = replace(PLAIN.people, relation=None, together=Together.NEVER)
    told = replace(PLAIN, people=people, incident=replace(PLAIN.incident, acts=(Act.SHOUTED,)))
    for name in ("relation", "protection-order", "requirements", "crisis-centre"):
        finding = decide(told, TODAY, library).finding(name)
        assert (finding.answer, finding.missing) == (Answer.DEPENDS, ("relation",)), name
    violence = decide(told, TODAY, library).finding("violence")
    assert (violence.answer, violence.missing) == (Answer.DEPENDS, ("relation", "together"))


@pytest.mark.parametrize("last_time", [None, Told.UNKNOWN])
def test_no_limit_has_passed_where_no_day_is_known(library: Library, last_time: Told | None) -> None:
    told = replace(PLAIN, incident=replace(PLAIN.incident, acts=(Act.SHOUTED,), last_time=last_time))
    assert answer(library, told, "requirements") is Answer.YES
    assert answer(library, told, "time-limit") is Answer.DEPENDS


@pytest.mark.parametrize("act", OTHER_ACTS)
def test_at_fourteen_only_graver_acts_open_a_criminal_case(library: Library, act: Act) -> None:
    young = replace(PLAIN, incident=replace(PLAIN.incident, acts=(act,)), other=Other(age_at_act=AgeBand.FROM_14))
    decision = decide(young, TODAY, library)
    graver = set(decision.kinds) & {"physical", "sexual"} or act in (
        Act.TOOK_ACCOUNTS,
        Act.TOOK_PAY,
        Act.DAMAGED,
        Act.TOOK_CAR,
    )
    assert decision.finding("no-approach").answer is (Answer.DEPENDS if graver else Answer.NO)
    assert decision.finding("requirements.criminal").answer is (Answer.DEPENDS if graver else Answer.NO)
    left_open = replace(young, incident=replace(young.incident, sexual_acts=None))
    assert answer(library, left_open, "no-approach") is Answer.DEPENDS
