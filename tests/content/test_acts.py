"""The shelf holds every act and article that the product answers from, and it stays so.

Each list stands as a lawyer would say it: the act, its articles, the rows of the act-to-article map.
"""

from __future__ import annotations

from datetime import date

import pytest

from assistant.content.library import Library, NoVersion, split_reference
from assistant.domain.findings import Confidence

TODAY = date(2026, 11, 23)

HELD = {
    "law-245-viii": "1 3 6 10 11 13 26 28 37 48 49 50 51 52 59 60 61 68 69 72 83 85",
    "cao": (
        "49-1 50 54 57 59 62 64 65 66 67 68 69 70 71 72 73 73-3 84 127 127-1 127-2 127-3 433 434 438 461 669 "
        "745 746 753 754 786 789 802 803 804 805 806 807 808 827 828 829 829-1 829-2 829-3 829-4 829-5 829-10 829-16"
    ),
    "cc": "3 66 68 71 98-3 432 434",
    "cpc": "28 32 36 71 76 78 157 165 176 177 178 181 185 272 297",
    "family-code": "1 5-1 10 16 19 20 25 26 73 74 75 76 77 78 79 82",
    "social-code": "131 132 133 134 135 136 137 138 138-1 139 140 141 142",
    "appc": "91 92 93 94 95 96 97 98 99",
    "health-code": "273",
    "law-94-v": "7 8",
    "order-163": "3 6 7 8 10 11 14 17 18 22 23 29 annex-2 annex-3",
    "order-263": "annex-4",
    "order-33002": "1",
    "order-256": "20 21 22 26",
}
# Articles that the law no longer holds, each with a day of its life and a day on which it says nothing.
OLD_LAW = "1 3 4 5 10 15 17 18 19 20 21 22"
PAST = {
    "cao/73-1": (date(2023, 7, 1), date(2024, 6, 16)),
    "cao/73-2": (date(2024, 6, 15), date(2024, 6, 16)),
    **{f"law-214-iv/{number}": (date(2026, 3, 1), date(2026, 3, 2)) for number in OLD_LAW.split()},
}
# Articles that began, or began anew, on a known day: the day before says nothing.
BEGAN = {
    "cc/108-1": date(2024, 6, 16),
    "cc/109-1": date(2024, 6, 16),
    "cc/98-3": date(2024, 6, 16),
    "cc/115-1": date(2025, 9, 16),
    "cc/125-1": date(2025, 9, 16),
    "cao/49-1": date(2025, 9, 1),
    "cao/127-3": date(2026, 3, 2),
    "law-245-viii/60": date(2026, 3, 2),
}
# Articles with a new wording on a known day: both days have one, and they differ.
CHANGED = {
    "cao/73": (date(2023, 7, 1), date(2025, 9, 1)),
    "cao/73-1": (date(2023, 7, 1),),
    "cao/54": (date(2024, 6, 16),),
    "cao/64": (date(2024, 6, 16),),
    "cao/461": (date(2024, 6, 16),),
    "cao/669": (date(2025, 9, 1),),
}
OPEN = {
    "law-245-viii": "1 13 51 60 85",
    "cao": "73 147-1 462 746 803 829-10",
    "cc": "108-1 109-1 207 399",
    "cpc": "32 173",
    "order-263": "annex-4",
    "appc": "91 92 96 97 98 99",
}
# The act-to-article map: number of the row, and the articles that may apply.
MAP = {
    1: "cc/109-1",
    2: "cc/108-1",
    3: "cc/107",
    4: "cc/106 cc/99",
    5: "cc/109-1 cc/106 cc/115 cc/99",
    6: "cc/110",
    7: "cc/115",
    8: "cao/73",
    9: "cc/131",
    10: "cao/73-3",
    11: "cc/115-1",
    12: "cc/115-1 cc/147 cc/399",
    13: "cc/210 cc/147 cc/148 cc/205",
    14: "cc/148",
    15: "cc/205 cc/206 cc/208 cc/188 cc/190",
    16: "cc/209",
    17: "cc/207 cc/205 cc/206 cc/147 cc/115-1",
    18: "cc/147 cc/311 cc/211 cc/131",
    19: "cc/194 cc/123 cc/125-1 cc/209",
    20: "cc/147 cc/211 cao/79",
    21: "cc/213",
    22: "cc/384",
    23: "cc/187 cc/188 cc/191 cc/192 cc/194 cc/232-1",
    24: "cc/190 cc/385",
    25: "cao/73 cc/119 cc/140",
    26: "cc/139 cao/669",
    27: "cc/202 cao/73 cao/147-1",
    28: "cc/200",
    29: "cc/149 cc/389",
    30: "cc/149",
    31: "cc/126",
    32: "cc/127",
    33: "cc/120 cc/121",
    34: "cc/123",
    35: "cc/122 cc/124 cc/121-1",
    36: "cc/312 cc/144 cc/134",
    37: "cc/308 cc/309 cc/128",
    38: "cc/125-1 cc/125 cc/126 cc/120",
    39: "cc/105",
    40: "cc/119",
    41: "cc/140 cao/127 cao/127-2",
    42: "cc/142 cc/140",
    43: "cc/143",
    44: "cc/316 cao/407-1",
    45: "cc/117 cc/118",
    46: "cao/461 cao/669",
    47: "cc/430",
    48: "",  # self-defence: a right of the person, named and never an offence of the other; its articles stand below
}
SELF_DEFENCE = ["cc/32", "cc/66", "cc/101", "cc/102", "cc/111", "cc/112"]


@pytest.mark.parametrize("act", HELD)
def test_every_article_of_an_act_is_held_today(library: Library, act: str) -> None:
    lost = []
    for number in HELD[act].split():
        try:
            library.version(act, number, TODAY)
        except NoVersion:
            lost.append(number)
    assert lost == []


def test_every_act_has_its_official_address_and_the_day_it_was_read(library: Library) -> None:
    assert set(HELD) | {"law-214-iv"} == set(library.acts)
    for act in library.acts.values():
        assert act.address.startswith("https://adilet.zan.kz/rus/docs/"), act.id
        assert date(2026, 9, 9) <= act.read_on <= TODAY, act.id


def test_every_version_says_in_three_languages_what_it_is_and_how_sure(library: Library) -> None:
    for (act, number), versions in library.versions.items():
        for version in versions:
            texts = [version.title, version.gist, *([version.open] if version.open else [])]
            assert all(text.kk and text.ru and text.en for text in texts), (act, number)
            assert version.since is not None, (act, number)
            assert isinstance(version.confidence, Confidence), (act, number)


def test_days_before_the_first_version_are_a_marked_gap(library: Library) -> None:
    """Criminal Procedure Code and law 245-VIII aside, which began as they are, no article is silent about its past."""
    unmarked = [
        f"{act}/{number}"
        for (act, number), versions in library.versions.items()
        if act not in ("cpc", "law-245-viii")
        and (first := versions[0].since)
        and first > date(2015, 1, 1)
        and not any(gap.until is not None and gap.until < first for gap in library.gaps.get((act, number), ()))
    ]
    assert unmarked == []


@pytest.mark.parametrize("reference", PAST)
def test_what_no_longer_holds_has_its_period(library: Library, reference: str) -> None:
    alive, gone = PAST[reference]
    library.cite(reference, alive)
    with pytest.raises(NoVersion):
        library.cite(reference, gone)


@pytest.mark.parametrize("reference", BEGAN)
def test_what_is_new_begins_on_its_day(library: Library, reference: str) -> None:
    first = BEGAN[reference]
    assert library.cite(reference, first).version_from == first
    with pytest.raises(NoVersion):
        library.cite(reference, date.fromordinal(first.toordinal() - 1))


@pytest.mark.parametrize("reference", CHANGED)
def test_a_new_wording_begins_on_its_day(library: Library, reference: str) -> None:
    act, number, _ = split_reference(reference)
    for first in CHANGED[reference]:
        before = library.version(act, number, date.fromordinal(first.toordinal() - 1))
        after = library.version(act, number, first)
        assert after.since == first
        assert before.gist.ru != after.gist.ru


@pytest.mark.parametrize("act", OPEN)
def test_an_open_point_is_said(library: Library, act: str) -> None:
    assert [number for number in OPEN[act].split() if library.version(act, number, TODAY).open is None] == []


@pytest.mark.parametrize("number", MAP)
def test_every_row_of_the_map_names_its_articles(library: Library, number: int) -> None:
    rows = [row for row in library.rows if row.number == number]
    assert len(rows) == 1
    named = {"/".join(split_reference(article)[:2]) for article in rows[0].articles}
    assert set(MAP[number].split()) - named == set()
    assert rows[0].note is not None
    for reference in MAP[number].split():
        library.cite(reference, TODAY)


def test_every_row_of_the_act_to_article_map_is_in_the_content(library: Library) -> None:
    assert list(MAP) == list(range(1, 49))
    assert {row.number for row in library.rows} >= set(MAP)
    _, missing = library.citations(SELF_DEFENCE, TODAY)
    assert missing == ()


def test_the_index_is_known_for_the_confirmed_years_alone(library: Library) -> None:
    assert library.mci == {2025: 3932, 2026: 4325}
