"""Instruments side by side, the words of the law on each page, and what would change a finding."""

from __future__ import annotations

import pytest

from assistant.content.library import Library
from assistant.content.wording import wording
from assistant.domain.acts import Act
from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.rules.case import Case
from assistant.web.instruments import INSTRUMENTS, QUESTIONS, answer_to
from tests.conftest import TODAY
from tests.visitor import Visitor

# The text that was read says nothing on these; the page says so.
SILENT = {
    ("official-warning", "speed"),
    ("official-warning", "forbids"),
    ("bar-from-dwelling", "speed"),
    ("bar-from-dwelling", "breach"),
}


def test_every_instrument_answers_every_question(library: Library) -> None:
    case = Case(Answers(), TODAY, library)
    silent = {(one, name) for one in INSTRUMENTS for name, _ in QUESTIONS if not answer_to(name, one, case)}
    assert silent == SILENT


@pytest.mark.parametrize("language", list(Language))
def test_the_page_holds_every_answer_in_its_language(visitor: Visitor, library: Library, language: Language) -> None:
    visitor.post("/g", {"l": language.value, "b": "/i"})
    page = visitor.page("/i")
    case = Case(Answers(), TODAY, library)
    for name, _ in QUESTIONS:
        for one in INSTRUMENTS:
            for sentence in answer_to(name, one, case):
                said = wording(sentence.text, language, TODAY, library).replace("\u00a0", " ")
                assert said in page.text, sentence.id
    assert not [tag for tag, _ in page.tags if tag == "table"]


def test_the_list_leads_to_it(visitor: Visitor) -> None:
    assert "/i" in visitor.page("/l").links


def test_the_words_of_a_page_stand_in_three_languages_once(visitor: Visitor) -> None:
    visitor.walk()
    page = visitor.page("/t/3")
    assert page.text.count("Words on this page, in three languages") == 1
    for name in ("protection order", "қорғау нұсқамасы", "защитное предписание"):
        assert name in page.text
    assert {"kk", "ru"} <= {held.get("lang") for tag, held in page.tags if tag == "span"}


def test_unofficial_wording_is_marked_at_the_words_it_is_about(visitor: Visitor, library: Library) -> None:
    """English always, Kazakh where the official word was not seen; never the Russian of the law's own text."""
    visitor.walk()
    page = visitor.page("/t/1")
    for term in library.terms_on("relation"):
        after = page.text.partition(term.name.kk)[2][:60]
        assert ("(unofficial wording)" in after.partition(" / ")[0]) is not term.kk_official, term.id
    marks = sum(1 + (not term.kk_official) for term in library.terms_on("relation"))
    assert page.text.count("(unofficial wording)") == marks


def test_every_term_stands_on_a_page(library: Library) -> None:
    assert len(library.terms) >= 15
    assert all(term.on and term.cites for term in library.terms)
    assert {term.id for measure in library.measures for term in library.terms_on(measure)} == {
        term.id for term in library.terms
    }


def test_a_finding_tells_what_would_change_it_and_never_by_suffering(visitor: Visitor) -> None:
    visitor.walk({StepId.RELATION: {"a": "cousin"}, StepId.TOGETHER: {"a": "never"}, StepId.COMMON_CHILD: {"a": "no"}})
    page = visitor.page("/t/1")
    _, _, told = page.text.partition("What would change this")
    assert "Do you live with this person? Yes, now; We did before — Yes" in told
    assert "Who is this person to you? another answer — Yes" in told
    assert not any(act.value in told for act in (Act.CHOKED, Act.BURNED))
