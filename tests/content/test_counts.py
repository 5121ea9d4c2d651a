"""A term that is counted is data with a day on which it begins; rules and pages follow it without a change of code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.content.library import Library
from assistant.content.loading import read_library
from assistant.domain.codec import from_json
from assistant.domain.findings import Deadline
from assistant.rules.decide import decide
from assistant.rules.soundness import problems_between
from assistant.rules.timeline import timeline
from tests.content.made_up import copy_of_content, replace_in

COUNTS = "law/counts.toml"
ORDER = '[[count]]\nid = "protection-order.term"\nfrom = 2026-03-02\ndays = 30\n'
# Made up: from 1 March 2027 an order lasts 45 days.
LONGER = """[[count]]
id = "protection-order.term"
from = 2026-03-02
days = 30
until = 2027-02-28

[[count]]
id = "protection-order.term"
days = 45
from = 2027-03-01
sentence = "protection-order.term-2027"
"""
SENTENCE = '[[sentence]]\nid = "protection-order.term"\ngroup = "term"\nfrom = 2026-03-02\n'
LONGER_SENTENCE = """[[sentence]]
id = "protection-order.term-2027"
instead_of = "protection-order.term"
group = "term"
from = 2027-03-01
confidence = "confirmed"
cites = ["law-245-viii/60/5"]
text.kk = "Нұсқама 45 күн күшінде."
text.ru = "Предписание действует 45 дней."
text.en = "The order lasts 45 days."

[[sentence]]
id = "protection-order.term"
group = "term"
from = 2026-03-02
until = 2027-02-28
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path / "content")


@pytest.fixture
def longer(folder: Path) -> Library:
    """The library after a made-up law has made orders longer."""
    replace_in(folder / COUNTS, ORDER, LONGER)
    replace_in(folder / "measures/protection-order.toml", SENTENCE, LONGER_SENTENCE)
    library, problems = read_library(folder)
    assert problems == []
    return library


def end_of_order(served: str, library: Library, today: date) -> Deadline:
    told = from_json({"order": {"in_force": "order", "served_on": served}})
    [end] = [one for one in decide(told, today, library).deadlines if one.id == "protection-order.term"]
    return end


@pytest.mark.parametrize(
    ("served", "until", "sentence"),
    [
        ("2027-02-27", date(2027, 3, 29), "protection-order.term"),
        ("2027-02-28", date(2027, 3, 30), "protection-order.term"),
        ("2027-03-01", date(2027, 4, 15), "protection-order.term-2027"),
    ],
)
def test_an_order_ends_by_the_law_of_the_day_on_which_it_was_served(
    longer: Library, served: str, until: date, sentence: str
) -> None:
    end = end_of_order(served, longer, date(2027, 3, 20))
    assert (end.day, end.sentence) == (until, sentence)


def test_an_order_of_the_law_of_2009_is_not_told_by_the_law_of_today(library: Library) -> None:
    today = date(2026, 3, 20)
    for served, cited, sentence in (
        ("2026-03-01", "law-214-iv", "protection-order.term-before-2026-03-02"),
        ("2026-03-02", "law-245-viii", "protection-order.term"),
    ):
        end = end_of_order(served, library, today)
        assert ([one.act for one in end.citations], end.sentence) == ([cited], sentence)
        told = from_json({"order": {"in_force": "order", "served_on": served}})
        points = decide(told, today, library).finding("protection-order").points
        assert ("protection-order.term-before-2026-03-02" in points) is (cited == "law-214-iv")
        assert ("protection-order.old-order" in points) is (cited == "law-214-iv")
    open_day = from_json({"order": {"in_force": "order"}})
    assert "protection-order.old-order" in decide(open_day, today, library).finding("protection-order").points


@pytest.mark.parametrize("in_force", ["order", "requirements", "both"])
@pytest.mark.parametrize(("served", "doubted"), [("2026-03-01", True), ("2026-03-02", False), (None, True)])
def test_a_breach_of_what_may_be_from_before_is_told_with_its_doubt(
    library: Library, in_force: str, served: str | None, *, doubted: bool
) -> None:
    told = {"in_force": in_force, "breached": "yes"} | ({"served_on": served} if served else {})
    points = decide(from_json({"order": told}), date(2026, 3, 20), library).finding("breach").points
    assert ("breach.old-order" in points) is doubted


def test_what_names_the_old_sentence_shows_the_new_one(longer: Library) -> None:
    """The steps to come name the sentence by its first id."""
    told = from_json({"order": {"in_force": "order"}})
    for day, words in ((date(2027, 2, 28), "30 days"), (date(2027, 3, 1), "45 days")):
        named = [one.sentence for one in timeline(told, decide(told, day, longer)) if one.sentence]
        assert "protection-order.term" in named
        assert words in longer.current("protection-order.term", day).text.en


def test_a_day_for_which_no_number_is_confirmed_ends_in_no_date(folder: Path) -> None:
    replace_in(folder / COUNTS, ORDER, ORDER.replace("2026-03-02", "2026-03-05"))
    library, problems = read_library(folder)
    assert problems == []
    assert end_of_order("2026-03-05", library, date(2026, 3, 20)).day == date(2026, 4, 4)
    told = from_json({"order": {"in_force": "order", "served_on": "2026-03-04"}})
    assert not [one for one in decide(told, date(2026, 3, 20), library).deadlines if one.id == "protection-order.term"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (ORDER, ORDER.replace("30", "31"), "counts 31, but the kk text of protection-order.term says no such number"),
        (ORDER, ORDER.replace("days = 30\n", ""), "protection-order.term needs either `months` or `days`"),
        (ORDER, ORDER + "months = 1\n", "protection-order.term needs either `months` or `days`"),
        (ORDER, ORDER + 'sentence = "none"\n', "is explained by none, which is no sentence"),
        (ORDER, ORDER + "\n" + ORDER, "protection-order.term: two periods overlap at 2026-03-02"),
        ('"cc/115", ', '"cc/9999", ', "cites cc/9999, but law/cc.toml has no article 9999"),
        ('"cao/73"]', '"cao/73/99"]', "reconciliation.once cites cao/73/99, but no version of article 73"),
    ],
)
def test_a_fault_among_the_counts_is_named(folder: Path, old: str, new: str, problem: str) -> None:
    replace_in(folder / COUNTS, old, new)
    found = read_library(folder)[1]
    assert [one for one in found if problem in one], found


@pytest.mark.parametrize(
    ("old", "problem"),
    [
        ("until = 2027-02-28\n", "takes the place of protection-order.term, which does not end the day before"),
        ('instead_of = "protection-order.term"', "takes the place of nothing, which is no sentence"),
    ],
)
def test_a_sentence_that_follows_none_is_named(folder: Path, old: str, problem: str) -> None:
    new = "" if old.startswith("until") else 'instead_of = "nothing"'
    replace_in(folder / "measures/protection-order.toml", SENTENCE, LONGER_SENTENCE.replace(old, new))
    found = read_library(folder)[1]
    assert [one for one in found if problem in one], found


def test_a_term_or_a_group_that_a_rule_needs_is_missed(folder: Path) -> None:
    replace_in(
        folder / COUNTS, 'id = "time-limit.complaint"', 'id = "time-limit.made-up"\nsentence = "time-limit.complaint"'
    )
    replace_in(folder / COUNTS, 'id = "opens-at-14"', 'id = "opens-at-12"')
    found = list(problems_between(read_library(folder)[0]))
    assert found == [
        "law/counts.toml: no [[count]] time-limit.complaint; add it",
        "law/counts.toml: no [[group]] opens-at-14; add it",
    ]


def test_a_year_may_stand_in_words(library: Library) -> None:
    """What is counted is what the sentence says; the check knows "within a year" as 12 months."""
    assert "12" not in library.sentences["reconciliation.again"].text.en
    told = from_json({"other": {"reconciled": "yes", "reconciled_on": "2026-01-05"}})
    ends = {one.id: one.day for one in decide(told, date(2026, 11, 26), library).deadlines}
    assert ends["reconciliation.again"] == date(2027, 1, 5)
