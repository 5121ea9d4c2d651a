"""Services: dates, marks, what is never shown, what a release wants, what fits whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from assistant.content.checks import digits, problems_of
from assistant.content.library import Library
from assistant.content.records import Service
from assistant.content.waivers import unwaived
from assistant.directory import EMERGENCY, is_open, must_be_checked, services_for
from assistant.domain.choices import Need
from assistant.domain.text import Language
from assistant.locale import HOME_TIME
from tests.conftest import TODAY

# The newest day in the source of each contact that has a phone.
VERIFIED = {
    "kz-police-102": date(2024, 9, 16),
    "kz-ambulance-103": date(2024, 9, 16),
    "kz-emergency-112": date(2026, 7, 21),
    "kz-contact-centre-111": date(2024, 3, 18),
    "kz-helpline-150": date(2026, 7, 21),
    "kz-egov-1414": date(2024, 9, 17),
}
NEVER = ("119", "11616", "115", "1415", "3580", "1303", "77172547603", "77172544603")
NIGHT = datetime(2026, 11, 25, 2, tzinfo=HOME_TIME)
NOON = datetime(2026, 11, 25, 12, tzinfo=HOME_TIME)


def by_id(library: Library, name: str) -> Service:
    return next(service for service in library.services if service.id == name)


def test_the_phones_and_their_days_are_those_of_the_sources(library: Library) -> None:
    assert {s.id: s.verified_on for s in library.services if s.phones} == VERIFIED


def test_what_must_not_be_published_is_held_and_shown_nowhere(library: Library) -> None:
    assert {digits(phone) for phone in library.unpublished} == set(NEVER)
    shown = {digits(phone) for service in library.services for phone in service.phones}
    assert not shown & set(NEVER)
    assert not {"ngo-nemolchi", "kostanay-dagdarys", "almaty-city-mental-1303"} & {s.id for s in library.services}
    planted = replace(by_id(library, "kz-helpline-150"), phones=("13 03",))
    assert any("forbids" in one for one in problems_of(replace(library, services=(planted,))))


def test_a_phone_that_is_not_confirmed_is_refused(library: Library) -> None:
    planted = replace(by_id(library, "abai-semey"), phones=("+7 700 000 00 00",))
    assert any("not confirmed" in one for one in problems_of(replace(library, services=(planted,))))


def test_emergency_numbers_never_say_check_first_and_others_do_after_90_days(library: Library) -> None:
    for name in EMERGENCY:
        assert not must_be_checked(by_id(library, name), date(2040, 1, 1))
    helpline = by_id(library, "kz-helpline-150")
    assert helpline.verified_on is not None
    assert not must_be_checked(helpline, helpline.verified_on + timedelta(days=90))
    assert must_be_checked(helpline, helpline.verified_on + timedelta(days=91))
    assert must_be_checked(replace(helpline, verified_on=None), helpline.verified_on)


def test_a_release_wants_a_waiver_that_holds(library: Library) -> None:
    waiver = library.waivers[0]
    assert unwaived(library, waiver.on) == []
    ended = unwaived(library, waiver.until + timedelta(days=1))
    assert len(ended) >= len(waiver.services)
    assert any("its waiver ended" in one for one in ended)
    without = unwaived(replace(library, waivers=()), waiver.on)
    assert len(without) == len(waiver.services)
    assert not any(name in one for name in EMERGENCY for one in without)


def test_150_stands_behind_102_and_111_wherever_lines_are_listed(library: Library) -> None:
    for region in (None, *library.regions):
        names = [service.id for service in services_for(library, region).national]
        assert names[:5] == [
            "kz-police-102",
            "kz-emergency-112",
            "kz-ambulance-103",
            "kz-contact-centre-111",
            "kz-helpline-150",
        ]


def test_a_local_contact_that_is_known_to_be_old_is_listed_nowhere(library: Library) -> None:
    old = {one.id for one in library.services if one.confidence == "old" and one.region != "kz"}
    assert old
    for region in library.regions:
        assert not old & {one.id for one in services_for(library, region).local}


@pytest.mark.parametrize("language", Language)
def test_whoever_names_150_names_111_and_102_and_the_doubt(library: Library, language: Language) -> None:
    note = by_id(library, "kz-helpline-150").note
    assert note is not None
    said = note.in_language(language)
    assert "111" in said
    assert "102" in said
    for item in library.items.values():
        text = item.text.in_language(language)
        if "150" in text.split():
            assert "111" in text, item.id
            assert "102" in text, item.id


def test_her_need_and_language_and_the_hour_decide_the_order_in_her_region(library: Library) -> None:
    base = by_id(library, "zhambyl-taraz")
    helper = replace(base, id="a-lawyer", kind="legal-aid", hours="always")
    russian = replace(base, id="ru-centre", languages=("ru",), hours="office")
    kazakh = replace(base, id="kk-centre", languages=("kk",), hours="office")
    held = replace(library, services=(russian, helper, kazakh, base))

    def order(*needs: Need, language: Language = Language.KK, at: datetime = NOON) -> list[str]:
        return [one.id for one in services_for(held, "kz-31", needs, language=language, at=at).local]

    assert order(Need.LAWYER)[0] in ("a-lawyer", "kk-centre")
    assert order(Need.SHELTER)[-1] == "a-lawyer"
    assert order(Need.SHELTER, language=Language.RU).index("ru-centre") < order(
        Need.SHELTER, language=Language.RU
    ).index("kk-centre")
    assert order(Need.SHELTER, at=NIGHT)[:1] == ["zhambyl-taraz"]
    assert services_for(held, None, (Need.SHELTER,)).local == ()


def test_hours_are_said_only_where_they_are_known(library: Library) -> None:
    office = replace(by_id(library, "zhambyl-taraz"), hours="office")
    assert is_open(office, NOON) is True
    assert is_open(office, NIGHT) is False
    assert is_open(office, datetime(2026, 11, 28, 12, tzinfo=HOME_TIME)) is False
    assert is_open(office, None) is None
    for hours in ("unknown", "conflict"):
        assert is_open(replace(office, hours=hours), NIGHT) is None


def test_every_kind_that_is_shown_says_what_awaits(library: Library) -> None:
    for kind in {service.kind for service in library.services}:
        held = library.kinds[kind]
        assert all((held.needs, held.offers, held.costs, held.bring, held.arrival, held.reports)), kind
    assert "crisis-centre.term" in library.kinds["crisis-centre"].offers
    assert "support-centre.two-terms" in library.kinds["support-centre"].offers


def test_today_no_shown_service_is_without_date_and_remark(library: Library) -> None:
    old = [s for s in library.services if s.id not in EMERGENCY and must_be_checked(s, TODAY)]
    assert len(old) > 20
    assert all(not s.phones or s.confidence == "confirmed" for s in old)
