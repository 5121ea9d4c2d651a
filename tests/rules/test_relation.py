"""The family-domestic relation (law 245-VIII, Art. 1 (23)): who they are, what of the list fits, and on what ground."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.content.library import Library
from assistant.domain.codec import from_json
from assistant.domain.findings import Answer
from assistant.rules.case import Case
from assistant.rules.conditions import CONDITIONS
from assistant.rules.decide import decide
from assistant.rules.eligibility import CATEGORY_NAMES, CRITERIA, criteria_met, is_outside, relation_outcomes

TODAY = date(2026, 11, 23)
# They are; they share a home; they have a child together | the law's list: whole, then its five points | the ground.
# Points in the order of the law: spouses, former spouses, living or having lived together, close relatives, a child.
# y(es), n(o), d(epends on an answer that is missing), u(nclear in the law). Ground: f(amily status), t(ogether now),
# b(efore: a former bond).
TOLD = """
spouse              now     no      | y ynynn | f t
spouse              before  no      | y ynynn | f b
spouse              never   yes     | y ynnny | f
former-spouse       never   no      | y nynnn | b
former-spouse       before  no      | y nyynn | b
former-spouse       now     yes     | y nyyny | f t b
religious-marriage  now     no      | y nnynn | t
religious-marriage  never   no      | n nnnnn |
religious-marriage  never   yes     | y nnnny | f
partner             now     no      | y nnynn | t
partner             -       no      | d nndnn |
former-partner      before  no      | y nnynn | b
former-partner      never   no      | n nnnnn |
former-partner      unknown no      | d nndnn |
dating              never   no      | n nnnnn |
dating              never   unknown | d nnnnd |
dating              never   yes     | y nnnny | f
parent              never   -       | y nnnyn | f
parent              now     -       | y nnyyn | f t
parent              before  -       | y nnyyn | f b
child               never   -       | y nnnyn | f
sibling             never   -       | y nnnyn | f
grandparent         never   -       | y nnnyn | f
grandchild          never   -       | y nnnyn | f
adoptive-parent     never   -       | y nnnyn | f
adopted-child       never   unknown | y nnnyd | f
parent-in-law       now     no      | y nnynn | t
parent-in-law       never   no      | n nnnnn |
child-in-law        before  no      | y nnynn | b
step-parent         never   no      | n nnnnn |
guardian            now     no      | y nnynn | t
aunt-uncle          never   no      | n nnnnn |
cousin              before  no      | y nnynn | b
room-mate           now     no      | u nnunn |
room-mate           before  yes     | y nnuny | f
room-mate           never   no      | n nnnnn |
neighbour           now     no      | u nnunn |
neighbour           never   no      | n nnnnn |
colleague           before  no      | u nnunn |
someone-else        now     no      | u nnunn |
someone-else        never   -       | d nnnnd |
-                   now     no      | y ddydn | t
-                   never   no      | d ddndn |
-                   never   yes     | y ddndy | f
unknown             before  unknown | y ddydd | b
-                   -       -       | d ddddd |
"""
ANSWERS = {"y": Answer.YES, "n": Answer.NO, "d": Answer.DEPENDS, "u": Answer.UNCLEAR}
GROUNDS = {
    "f": "relation.criterion.family-status",
    "t": "relation.criterion.living-together",
    "b": "relation.criterion.former-bond",
}
EDGES = (
    *("in-laws", "guardians", "step-parents", "wider-relatives"),
    *("room-mates", "dating", "neighbours", "religious-marriage"),
)
LINES = [line for line in TOLD.splitlines() if line]


def case_of(line: str, library: Library) -> Case:
    words = line.split("|", maxsplit=1)[0].split()
    people = {
        name: word for name, word in zip(("relation", "together", "common_child"), words, strict=True) if word != "-"
    }
    told = from_json({"people": people, "incident": {"acts": ["hit"], "sexual_acts": []}})
    return Case(told, TODAY, library)


@pytest.mark.parametrize("line", LINES)
def test_the_five_points_of_the_list_are_read_as_the_law_has_them(library: Library, line: str) -> None:
    whole, points = line.split("|")[1].split()
    outcomes = relation_outcomes(case_of(line, library))
    assert [one.answer for one in outcomes] == [ANSWERS[letter] for letter in (*whole, *points)]
    assert [one.finding for one in outcomes] == ["relation", *(f"relation.{name}" for name in CATEGORY_NAMES)]


@pytest.mark.parametrize("line", LINES)
def test_only_the_grounds_that_are_met_are_named(library: Library, line: str) -> None:
    """What a ground says is true of her: nobody who moved apart is told that they live together now."""
    case = case_of(line, library)
    grounds = [GROUNDS[letter] for letter in line.split("|")[2].split()]
    assert list(criteria_met(case)) == grounds
    said = decide(case.answers, TODAY, library).finding("relation").points
    assert [one for one in said if one.startswith("relation.criterion.")] == grounds


@pytest.mark.parametrize("line", LINES)
def test_each_point_of_the_list_names_its_ground_whether_it_is_met_or_not(library: Library, line: str) -> None:
    case = case_of(line, library)
    decision = decide(case.answers, TODAY, library)
    shared = {"now": "t", "before": "b"}.get(str(case.answers.people.together), "tb")
    for name, letters in zip(CATEGORY_NAMES, ("f", "b", shared, "f", "f"), strict=True):
        assert decision.finding(f"relation.{name}").points == tuple(GROUNDS[letter] for letter in letters)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("parent-in-law never no", "in-laws"),
        ("child-in-law never no", "in-laws"),
        ("guardian never no", "guardians"),
        ("step-parent never no", "step-parents"),
        ("cousin never no", "wider-relatives"),
        ("room-mate now no", "room-mates"),
        ("dating never no", "dating religious-marriage"),
        ("neighbour never no", "neighbours"),
        ("neighbour now no", "room-mates neighbours"),
        ("spouse never no", "religious-marriage"),
        ("religious-marriage never no", "religious-marriage"),
        ("sibling never no", ""),
        ("child now no", ""),
        ("parent-in-law now no", ""),
        ("someone-else never no", " ".join(EDGES)),
    ],
)
def test_of_the_edges_of_the_list_only_hers_is_told(library: Library, told: str, said: str) -> None:
    points = decide(case_of(f"{told} |", library).answers, TODAY, library).finding("relation").points
    assert {edge for edge in EDGES if f"relation.{edge}" in points} == set(said.split())


@pytest.mark.parametrize("line", LINES)
def test_the_roads_for_strangers_are_shown_where_the_list_does_not_surely_fit(library: Library, line: str) -> None:
    case = case_of(line, library)
    outside = line.split("|")[1].split(maxsplit=1)[0] in "nu"
    assert is_outside(case) is outside
    assert CONDITIONS["relation-outside"](case) is outside
    decision = decide(case.answers, TODAY, library)
    assert any(one.id == "other-roads" for one in decision.findings) is outside
    assert ("protection-order.outside-family" in decision.finding("protection-order").points) is outside


def test_the_points_and_the_grounds_of_the_list_are_told_twice() -> None:
    assert " ".join(CATEGORY_NAMES) == "spouses former-spouses living-together close-relatives common-child"
    assert tuple(GROUNDS.values()) == CRITERIA


@pytest.mark.parametrize(
    ("line", "finding", "because", "open_still"),
    [
        ("spouse now no", "relation", "relation together", ""),
        ("cousin never no", "relation", "relation together common-child", ""),
        ("partner - no", "relation", "together", "together"),
        ("- - -", "relation", "relation together common-child", "relation together common-child"),
        ("- - -", "relation.former-spouses", "relation", "relation"),
        ("- - -", "relation.living-together", "together", "together"),
        ("- - -", "relation.common-child", "common-child", "common-child"),
        ("parent never -", "relation.common-child", "relation", ""),
        ("room-mate now no", "relation", "together relation", ""),
        ("neighbour before no", "relation.living-together", "together relation", ""),
        ("room-mate never no", "relation.living-together", "together", ""),
    ],
)
def test_each_point_says_which_answers_decide_it(
    library: Library, line: str, finding: str, because: str, open_still: str
) -> None:
    [outcome] = [one for one in relation_outcomes(case_of(line, library)) if one.finding == finding]
    assert " ".join(reason.step for reason in outcome.reasons) == because
    assert " ".join(outcome.missing) == open_still
