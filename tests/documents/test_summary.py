"""What stands on the personal summary, and what stays a line to fill in by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from assistant.content.library import Library
from assistant.content.wording import citation_text
from assistant.documents.html import body, sheet
from assistant.documents.model import Card, Facts, Items, Ruled, Table
from assistant.documents.summary import summary
from assistant.documents.writing import Case
from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, Order, Papers, People
from assistant.domain.choices import InForce, Relation, Together, Told, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.text import Language
from assistant.labels import label
from assistant.locale import day_text, numeric_day, translator
from assistant.questions import QUESTIONS
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.documents.papers import EMPTY, TYPICAL, paper, texts_of, wished


@pytest.mark.parametrize("language", Language)
def test_what_is_empty_becomes_a_ruled_line(library: Library, language: Language) -> None:
    document = paper(EMPTY, language, library)
    facts = next(block for block in document.blocks if isinstance(block, Facts))
    empty = [name for name, value in facts.rows if not value]
    assert len(empty) == len(facts.rows)
    assert str(body(document)).count('class="ruled"') >= len(empty)
    filled = paper(TYPICAL, language, library)
    told = next(block for block in filled.blocks if isinstance(block, Facts))
    assert next(value for _, value in told.rows if value) == "Айгерім Үлгібайқызы"
    assert any(isinstance(block, Ruled) and block.lines >= 3 for block in filled.blocks)


@pytest.mark.parametrize("language", Language)
def test_every_outcome_carries_its_law_and_the_day_it_was_checked(library: Library, language: Language) -> None:
    document = paper(TYPICAL, language, library)
    decision = decide(TYPICAL, TODAY, library)
    cards = [block for block in document.blocks if isinstance(block, Card)]
    assert len(cards) >= 8
    for card in cards:
        assert card.because
        assert all(re.search(r"(: |\d )\d\d\.\d\d\.\d{4}", line) for line in card.law), card.law
    first = document.blocks.index(cards[0])
    checked = texts_of(replace(document, blocks=document.blocks[first - 1 : first]))[-1]
    assert day_text(date(2026, 9, 9), language) in checked
    named = " ".join(line for card in cards for line in card.law)
    order = decision.finding("protection-order").citations[0]
    assert f"{citation_text(order, language, library)}: {numeric_day(order.version_from or TODAY)}" in named


@pytest.mark.parametrize("language", Language)
def test_law_that_was_not_all_checked_on_one_day_says_each_day(library: Library, language: Language) -> None:
    decision = decide(TYPICAL, TODAY, library)
    order = decision.finding("protection-order")
    older = replace(order, citations=tuple(replace(one, read_on=TODAY) for one in order.citations))
    findings = tuple(older if one is order else one for one in decision.findings)
    shown = summary(Case(TYPICAL, replace(decision, findings=findings), library), language)
    days = [line[-10:] for block in shown.blocks if isinstance(block, Card) for line in block.law]
    assert {"09.09.2026", numeric_day(TODAY)} == set(days)


@pytest.mark.parametrize("language", Language)
def test_each_outcome_names_the_answers_behind_it(library: Library, language: Language) -> None:
    """An answer that several outcomes rest on is told once; they name it by its number."""
    blocks = paper(TYPICAL, language, library).blocks
    (listed,) = (block for block in blocks if isinstance(block, Items) and block.numbered)
    held = {one.id: one for one in decide(TYPICAL, TODAY, library).findings}
    say = translator(language)
    shown = [block for block in blocks if isinstance(block, Card)]
    titles = {"relation": held["relation"], "violence": held["violence"], "no-approach": held["no-approach"]}
    for name, finding in titles.items():
        title = library.measures[name].title.in_language(language)
        (card,) = (one for one in shown if one.title == title)
        numbers = [int(one) for one in re.findall(r"\d+", card.because[0])]
        named = [listed.texts[number - 1] for number in numbers]
        for reason in finding.reasons[:3]:
            assert any(one.startswith(say(QUESTIONS[reason.step].ask)) for one in named)
        assert len(named) == len(finding.reasons[:3])
    assert len(set(listed.texts)) == len(listed.texts)
    assert any(say(label(Relation.SPOUSE)) in one for one in listed.texts)


@pytest.mark.parametrize("language", Language)
def test_the_paper_is_honest_about_itself(library: Library, language: Language) -> None:
    text = "\n".join(texts_of(paper(TYPICAL, language, library)))
    assert "102" in text
    assert "112" in text
    assert day_text(TODAY, language) in text
    read_on = min(act.read_on for act in library.acts.values())
    assert day_text(read_on, language) in text


def test_the_papers_in_three_languages_have_the_same_shape(library: Library) -> None:
    shapes = []
    for language in (Language.KK, Language.EN):
        document = paper(wished(TYPICAL, library), language, library)
        shapes.append([type(block).__name__ for block in document.blocks])
    assert shapes[0] == shapes[1]
    russian = [type(b).__name__ for b in paper(wished(TYPICAL, library), Language.RU, library).blocks]
    assert len(shapes[0]) - len(russian) in (0, 1), "only the mark of unofficial wording may be missing in Russian"


@pytest.mark.parametrize("language", Language)
def test_the_language_of_the_paper_is_its_own(library: Library, language: Language) -> None:
    document = paper(TYPICAL, language, library)
    assert f'<html lang="{language.value}">' in sheet(document)
    assert document.language is language


@pytest.mark.parametrize("language", Language)
def test_deadlines_stand_as_days(library: Library, language: Language) -> None:
    answers = replace(TYPICAL, order=Order(InForce.ORDER, RoughDate(2026, 11, 10), YesNo.NO))
    text = "\n".join(texts_of(paper(answers, language, library)))
    assert "10.12.2026" in text
    assert "10.10.2027" in text


def test_what_is_not_confirmed_is_said_and_not_guessed(library: Library) -> None:
    answers = replace(TYPICAL, incident=Incident((Act.HIT,), (), RoughDate(2019, 5, 5)))
    relation = next(b for b in paper(answers, Language.EN, library).blocks if isinstance(b, Card))
    assert relation.answer == "Not clear in the law"
    assert "not confirmed" in " ".join(relation.law)


def test_the_points_of_the_list_that_fit_are_named(library: Library) -> None:
    """Whoever reads the paper sees by which points the relation is on the list; of others nothing."""
    people = People(relation=Relation.SPOUSE, together=Together.NOW, common_child=YesNo.NO)
    blocks = paper(replace(TYPICAL, people=people), Language.EN, library).blocks
    relation = next(one for one in blocks if isinstance(one, Card))
    said = {
        point: library.sentences[f"relation.{point}.yes"].text.en in relation.text
        for point in ("spouses", "former-spouses", "living-together", "close-relatives", "common-child")
    }
    assert [point for point, named in said.items() if named] == ["spouses", "living-together"]


def test_a_region_without_a_known_centre_is_said(library: Library) -> None:
    text = "\n".join(texts_of(paper(EMPTY, Language.EN, library)))
    assert "111 can tell you of one" in text
    tables = [b for b in paper(EMPTY, Language.EN, library).blocks if isinstance(b, Table)]
    numbers = [row[0] for table in tables for row in table.rows]
    assert numbers.index("102") < numbers.index("111")


def test_any_open_answers_still_make_a_paper(library: Library) -> None:
    for told in (None, *Told):
        answers = Answers(people=People(relation=told, together=told), incident=Incident(acts=told, last_time=told))
        for language in Language:
            assert len(texts_of(paper(answers, language, library))) > 20


def test_only_what_was_told_of_her_stands_on_it(library: Library) -> None:
    answers = Answers(
        people=People(relation=Relation.COUSIN, together=Together.NEVER), papers=Papers(other_name="Досжан Ү.")
    )
    html = sheet(paper(answers, Language.KK, library))
    assert "Досжан Ү." in html
    assert "Айгерім" not in html
