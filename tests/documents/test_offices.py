"""What an office looks for on a paper: the law behind what is asked, the place as its form has it, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.content.library import Library
from assistant.documents.kinds import KINDS, Purpose, make
from assistant.documents.model import Facts
from assistant.documents.writing import blank_case
from assistant.domain.answers import Apart, Order
from assistant.domain.choices import InForce, YesNo
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.papers import PaperKind, Tongue
from tests.conftest import TODAY
from tests.documents.papers import TYPICAL, texts_of
from tests.documents.test_kinds import case

_K = PaperKind
LAW = {
    _K.STATEMENT: (
        "ст. 60 (1)",
        "ст. 13 (19)",
        "ст. 72 (3.2)",
        "ст. 72 (3.3)",
        "ст. 272 (5)",
        "ст. 181 (4)",
        "ст. 438 (1)",
    ),
    _K.REQUIREMENTS: ("ст. 54 (1)", "ст. 54 (2)", "ст. 54 (2-1)", "ст. 54 (3)"),
    _K.REQUIREMENTS_CRIMINAL: ("ст. 98-3 (1)", "ст. 98-3 (2)"),
    _K.NO_APPROACH: ("ст. 165 (2)",),
    _K.EXAM: ("ст. 272 (5)", "ст. 274 (1.1), (1.6)"),
    _K.REPRESENTATIVE: ("ст. 76 (2)",),
    _K.BREACH: ("ст. 461 (1)", "ст. 669 (2)"),
    _K.COMPLAINT: ("ст. 185 (1)",),
    _K.REFERRAL: ("ст. 133 (1.9), (2)", "ст. 139 (2)"),
    _K.KEEP_ORDER: ("статья 72, пункт 3, подпункт 3",),
}


@pytest.mark.parametrize("kind", LAW)
def test_the_law_stands_behind_what_is_asked(library: Library, kind: PaperKind) -> None:
    texts = " ".join(texts_of(make(kind, blank_case(library, TODAY), Tongue.RU)))
    assert [article for article in LAW[kind] if article not in texts] == []


def test_the_notice_names_these_two_articles_and_no_other(library: Library) -> None:
    notices = [one for one in library.papers["statement"].sentences if one.group == "notice"]
    assert {reference for one in notices for reference in one.cites} == {"cpc/181/4", "cao/438/1"}


def test_a_statement_has_lines_for_what_the_law_wants_of_whoever_applies(library: Library) -> None:
    """By hand, whatever was told: he may read it."""
    told = replace(TYPICAL, apart=Apart(address="Made-up street", shelter="Made-up centre"))
    for one in (case(library, told), blank_case(library, TODAY)):
        head = next(block for block in make(_K.STATEMENT, one, Tongue.RU).blocks if isinstance(block, Facts))
        assert {("Место жительства или работы", ""), ("Документ, удостоверяющий личность", "")} <= set(head.rows)


def test_what_is_not_certain_is_said_on_the_paper_and_names_no_law(library: Library) -> None:
    blank = blank_case(library, TODAY)
    for kind, sentence in (
        (_K.REQUIREMENTS_CRIMINAL, "requirements-request.unsure"),
        (_K.ANNEX, "annex.note.unsure"),
        (_K.ANNEX, "annex.intro"),
    ):
        assert library.sentences[sentence].text.ru in texts_of(make(kind, blank, Tongue.RU))
    assert [kind for kind, held in KINDS.items() if held.purpose is Purpose.APART] == [_K.ANNEX]


@pytest.mark.parametrize("kind", [_K.OFFICER, _K.REFERRAL])
def test_the_place_has_a_line_for_what_nobody_asked(library: Library, kind: PaperKind) -> None:
    for told, rows in (
        (case(library, TYPICAL), [("Регион", "Город Астана"), ("Город, район, сельский округ", "")]),
        (blank_case(library, TODAY), [("Область, город, район, сельский округ", "")]),
    ):
        facts = [one for one in make(kind, told, Tongue.RU).blocks if isinstance(one, Facts) and not one.head]
        assert list(facts[0].rows[: len(rows)]) == rows


def test_the_days_stand_in_order_and_with_their_hour(library: Library) -> None:
    order = Order(InForce.ORDER, RoughDate(2026, 11, 10), YesNo.NO, Hour(14))
    told = case(library, replace(TYPICAL, order=order))
    assert [one.day for one in told.decision.deadlines] == sorted(one.day for one in told.decision.deadlines)
    days = [text for text in texts_of(make(_K.DAYS, told, Tongue.RU)) if text[:2].isdigit() and text[2] == "."]
    assert [text for text in days if text.startswith("10.12.2026, 14:00")]
    assert [text[6:10] + text[3:5] + text[:2] for text in days] == sorted(
        text[6:10] + text[3:5] + text[:2] for text in days
    )
