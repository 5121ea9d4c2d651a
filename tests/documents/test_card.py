"""The pocket card: it carries the numbers, says nothing to whoever finds it, and has the size of a bank card."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.content.library import Library
from assistant.documents.card import WORDS_OF_CARD
from assistant.documents.html import body, sheet
from assistant.documents.kinds import make
from assistant.documents.model import Slip
from assistant.documents.pdf import pdf
from assistant.documents.writing import Case
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.steps import StepId
from assistant.domain.text import Language, Text
from assistant.rules.decide import decide
from tests.browser.giveaway import given_away
from tests.conftest import TODAY
from tests.documents.papers import EMPTY, TYPICAL, texts_of
from tests.documents.test_pdf import extracted
from tests.visitor import Visitor


def case(library: Library) -> Case:
    return Case(TYPICAL, decide(TYPICAL, TODAY, library), library)


def slip(library: Library, tongue: Tongue = Tongue.RU) -> Slip:
    return next(one for one in make(PaperKind.CARD, case(library), tongue).blocks if isinstance(one, Slip))


@pytest.mark.parametrize("tongue", Tongue)
@pytest.mark.parametrize("large", [False, True])
def test_no_word_and_no_number_gives_anything_away(library: Library, tongue: Tongue, large: bool) -> None:
    document = make(PaperKind.CARD, case(library), tongue, large=large)
    for one in filter(None, (document, document.beside)):
        texts = [one.title, one.foot, *texts_of(one)]
        assert [(text, given_away(text, "pocket_card")) for text in texts if given_away(text, "pocket_card")] == []
        assert not any(TYPICAL.papers.own_name in text for text in texts)
    for told in (str(body(document)), sheet(document)):
        assert given_away(re.sub(r"<[^>]*>", " ", told), "pocket_card") == []
    assert given_away("102", "pocket_card")
    assert given_away("Полиция", "pocket_card")


def test_each_price_is_a_confirmed_number_with_a_nought(library: Library) -> None:
    held = {phone: one for one in library.services if one.region == "kz" for phone in one.phones}
    numbers = [number.removesuffix("0") for _, number in slip(library).rows]
    assert numbers == ["102", "112", "103", "111", "150"]
    assert all(held[number].confidence == "confirmed" for number in numbers)
    assert slip(library).lines >= 4, "room for her own"
    doubtful = [replace(s, confidence="old") if s.phones == ("103",) else s for s in library.services]
    fewer = make(PaperKind.CARD, replace(case(library), library=replace(library, services=tuple(doubtful))), Tongue.RU)
    rows = next(one for one in fewer.blocks if isinstance(one, Slip)).rows
    assert [number for _, number in rows] == ["1020", "1120", "1110", "1500"]


def test_the_words_differ_so_that_each_can_be_remembered(library: Library) -> None:
    for tongue in (Tongue.KK, Tongue.RU, Tongue.EN):
        first = [word[0] for word, _ in slip(library, tongue).rows]
        assert len(set(first)) == len(first)


def test_how_to_read_it_stands_before_the_paper_and_not_on_it(visitor: Visitor, library: Library) -> None:
    visitor.walk()
    notes = [one.text.en for one in library.papers["card"].sentences if one.group == "note"]
    page = visitor.page("/d/v/18")
    article = page.html.split("<article", 1)[1].split("</article>")[0]
    assert notes
    for note in notes:
        assert note in page.text
        assert note not in article


@pytest.mark.parametrize("language", Language)
def test_the_words_are_explained_as_they_stand_on_the_card(
    visitor: Visitor, library: Library, language: Language
) -> None:
    visitor.walk()
    visitor.answer(StepId.PAPER, {"a": language.value})
    page = visitor.page("/d/v/18")
    told = {one: text for one in Language if (text := words_of(library).in_language(one)) in page.text}
    assert list(told) == [language]
    assert all(word in told[language] for word, _ in slip(library, Tongue(language.value)).rows)


def words_of(library: Library) -> Text:
    return next(one.text for one in library.papers["card"].sentences if one.id == WORDS_OF_CARD)


def test_where_a_paper_can_be_found_the_card_comes_before_the_file(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.WORSE, {"a": "no"})
    for keep, offered in (("home", True), ("unknown", True), ("with-me", True), ("work", False)):
        visitor.answer(StepId.KEEP, {"a": keep})
        links = visitor.page("/d").links
        assert ("/d/v/18" in links) is offered
        assert not offered or links.index("/d/v/18") < links.index("/d/list.pdf")


@pytest.mark.slow
def test_two_cards_stand_on_one_page(library: Library) -> None:
    for tongue in (Tongue.KK, Tongue.KK_RU):
        pages = extracted(pdf(make(PaperKind.CARD, Case(EMPTY, case(library).decision, library), tongue))).split("\f")
        assert [page.count("1020") for page in pages if page.strip()] == [2]
