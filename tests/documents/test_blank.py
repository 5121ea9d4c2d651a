"""The questions on paper, and the leaflets: everything is there, nothing that was told is."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from assistant.content.library import Library
from assistant.documents.kinds import leaflet_in, make
from assistant.documents.leaflet import parts_of
from assistant.documents.model import Items
from assistant.documents.pdf import pdf
from assistant.documents.writing import Case, blank_case
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS
from assistant.domain.choices import Relation
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.labels import label
from assistant.locale import translator
from assistant.questions import QUESTIONS
from assistant.rules.decide import decide
from tests.browser.giveaway import given_away
from tests.conftest import TODAY
from tests.documents.papers import TYPICAL, texts_of
from tests.documents.test_pdf import elements

ON_SCREEN_ALONE = (StepId.CHOOSE, StepId.PAPER, StepId.KEEP, StepId.PLAN_ORDER)


def ticked_in(library: Library, tongue: Tongue) -> list[tuple[str, ...]]:
    document = make(PaperKind.QUESTIONS, blank_case(library, TODAY), tongue)
    return [one.texts for one in document.blocks if isinstance(one, Items)]


@pytest.mark.parametrize("language", Language)
def test_every_question_stands_on_it_with_its_answers(library: Library, language: Language) -> None:
    say = translator(language)
    document = make(PaperKind.QUESTIONS, blank_case(library, TODAY), Tongue(language.value))
    texts = texts_of(document)
    for step in StepId:
        assert (say(QUESTIONS[step].ask) in texts) is (step not in ON_SCREEN_ALONE), step
    for member in (*Relation, *OTHER_ACTS, *SEXUAL_ACTS):
        assert texts.count(say(label(member))) >= 1
    for region in library.regions.values():
        assert region.name.in_language(language) in texts
    for item in (*library.topics["signs"].items, *library.topics["evidence"].items):
        assert item.text.in_language(language) in texts


def test_sexual_acts_stand_under_their_own_question(library: Library) -> None:
    say = translator(Language.RU)
    first, second = say(label(OTHER_ACTS[0])), say(label(SEXUAL_ACTS[0]))
    lists = ticked_in(library, Tongue.RU)
    assert [second in one for one in lists if first in one] == [False]
    assert [first in one for one in lists if second in one] == [False]


def test_nothing_that_was_told_stands_on_the_questions(library: Library) -> None:
    told = Case(TYPICAL, decide(TYPICAL, TODAY, library), library)
    empty = make(PaperKind.QUESTIONS, blank_case(library, TODAY), Tongue.KK_RU)
    assert make(PaperKind.QUESTIONS, told, Tongue.KK_RU) == empty


@pytest.mark.parametrize("language", Language)
def test_a_leaflet_says_what_its_page_says(library: Library, language: Language) -> None:
    for page in library.pages:
        document = leaflet_in(library, page, Tongue(language.value), TODAY)
        text = "\n".join(texts_of(document))
        assert page.title.in_language(language) == document.heading
        for part in parts_of(library, page, TODAY, full=True):
            assert part.title.in_language(language) in text
            for phone in (phone for one in part.services for phone in one.phones):
                assert phone in text.replace("\u00a0", " ")
            for point in part.points:
                worded = point.text.in_language(language)
                assert "{" in worded or worded in text


def test_two_languages_of_a_leaflet_stand_beside_each_other(library: Library) -> None:
    for page in library.pages:
        document = leaflet_in(library, page, Tongue.KK_RU, TODAY, large=True)
        assert document.beside is not None
        assert document.large


@pytest.mark.slow
def test_the_newer_papers_pass_the_checks_of_pdf_ua(library: Library, tmp_path: Path) -> None:
    kinds = (PaperKind.CARD, PaperKind.KEEP_ORDER, PaperKind.QUESTIONS, PaperKind.COMPLAINT)
    papers = [make(kind, blank_case(library, TODAY), Tongue.KK_RU) for kind in kinds]
    papers.append(leaflet_in(library, library.pages[0], Tongue.RU_EN, TODAY, large=True))
    for document in papers:
        path = tmp_path / "x.pdf"
        path.write_bytes(pdf(document))
        report = pdfua.validate(str(path))
        wrong = [one for one in report.findings if one.confidence is pdfua.Confidence.CERTAIN]
        assert [f"{document.heading}: {one.rule_id}: {one.message}" for one in wrong] == []
        with pikepdf.open(path) as held:
            tree = list(elements(held.Root.StructTreeRoot.K))
            levels = [int(name[1]) for name, _, _ in tree if re.fullmatch(r"H[1-6]", name)]
            assert levels.count(1) == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))
            said = {str(node.Lang) for _, node, _ in tree if "/Lang" in node}
            assert document.beside is not None
            assert document.beside.language.value in said
            assert set(held.docinfo) == {"/Title"}
        assert given_away(document.title, "pdf_metadata") == []
