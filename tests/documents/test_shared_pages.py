"""Pages that are the same for everybody: laid out once, joined without a seam, and nothing of a person among them."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from assistant.content.library import Library
from assistant.documents import layout
from assistant.documents.beside import beside
from assistant.documents.html import body, sheet
from assistant.documents.kinds import KINDS, make, tongues_of
from assistant.documents.layout import render
from assistant.documents.model import Block, Common, Document, Heading, Items, Para, Ruled, Table
from assistant.documents.shared_pages import parts
from assistant.domain.answers import Answers
from assistant.domain.choices import YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import Language
from tests.documents.papers import EMPTY, TYPICAL, paper, texts_of
from tests.documents.test_pdf import extracted
from tests.documents.test_taint import case, marked

LAW: tuple[Block, ...] = (
    Heading("Everybody's"),
    Table("", ("A", "B"), (("one", "two"), ("three", "four")), (50, 50)),
    Items(("five", "six")),
)


def two_parts(own: int = 60, *, common: int = 1, large: bool = False) -> Document:
    """A paper of so many lines of hers and so many times everybody's."""
    hers: tuple[Block, ...] = (Heading("Hers"), *(Para(f"her line {one}") for one in range(own)))
    return Document(Language.EN, "-", "Paper", (*hers, Common(), *LAW * common), "foot", large=large)


@pytest.fixture(autouse=True)
def cold() -> None:
    layout._common_pages.cache_clear()


def whole(document: Document, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The same paper laid out at once."""
    with monkeypatch.context() as held:
        held.setattr(layout, "parts", lambda one: (one, None))
        return render((document,), None)


@pytest.mark.slow
@pytest.mark.parametrize(
    "document",
    [
        two_parts(),
        two_parts(3),
        two_parts(150),
        two_parts(60, common=12),
        replace(two_parts(), sample=True),
    ],
    ids=["usual", "short", "long", "two pages of everybody's", "made up"],
)
def test_joined_pages_are_the_pages_of_a_paper_laid_out_at_once(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = whole(document, monkeypatch)
    cold, warm = render((document,), None), render((document,), None)
    assert cold == warm == at_once


@pytest.mark.slow
def test_each_page_says_which_it_is_and_of_how_many() -> None:
    for own, count in ((3, 2), (60, 3), (3, 2)):
        numbers = re.findall(r"(\d+) / (\d+)", extracted(render((two_parts(own),), None)))
        assert numbers == [(str(one), str(count)) for one in range(1, count + 1)]


@pytest.mark.slow
def test_lines_fill_what_a_page_has_left_and_never_begin_another() -> None:
    found: dict[int, set[bool]] = {}
    for own in range(40, 70, 3):
        plain = two_parts(own)
        at = plain.blocks.index(Common())
        lined = replace(plain, blocks=(*plain.blocks[:at], Ruled(60, fill=True), *plain.blocks[at:]))
        with (
            pikepdf.open(io.BytesIO(render((plain,), None))) as without,
            pikepdf.open(io.BytesIO(render((lined,), None))) as with_lines,
        ):
            assert len(with_lines.pages) == len(without.pages)
            hers = [file.pages[-2].Contents.read_bytes() for file in (without, with_lines)]
            found.setdefault(len(without.pages), set()).add(len(hers[1]) > len(hers[0]))
    assert found[2] == {True, False}, "a page that is full gets none"
    assert True in found[3]


@pytest.mark.slow
def test_what_stood_on_one_paper_stands_on_no_other() -> None:
    first = render((two_parts(),), None)
    other = replace(two_parts(), blocks=(Para("another person"), Common(), *LAW))
    second = extracted(render((other,), None))
    assert "her line 7" in extracted(first)
    assert "her line" not in second
    assert "Everybody's" in second
    assert render((two_parts(),), None) == first


@pytest.mark.slow
def test_the_outline_leads_to_the_joined_page() -> None:
    with pikepdf.open(io.BytesIO(render((two_parts(),), None))) as held:
        pages = [page.obj.objgen for page in held.pages]
        found: dict[str, int] = {}

        def walk(node: pikepdf.Object | None) -> None:
            while node is not None:
                found[str(node.Title)] = pages.index(node.Dest[0].objgen)
                walk(node.get("/First"))
                node = node.get("/Next")

        walk(held.Root.Outlines.First)
    assert found == {"Paper": 0, "Hers": 0, "Everybody's": 2}


@pytest.mark.slow
def test_only_so_many_pages_are_kept() -> None:
    most = layout._common_pages.cache_parameters()["maxsize"]
    assert most is not None
    assert most <= 16
    for number in range(most):
        render((replace(two_parts(3), foot=str(number)),), None)
    assert layout._common_pages.cache_info().currsize <= most


def test_two_languages_and_large_print_go_on_where_her_part_ends() -> None:
    alone = two_parts(3)
    assert 'class="break"' in str(body(alone))
    for saving in (beside(alone, replace(alone, language=Language.RU)), two_parts(3, large=True)):
        assert parts(saving) == (saving, None)
        assert 'class="break"' not in str(body(saving))


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_what_everybody_needs_fits_the_last_page_of_the_summary(library: Library, language: Language) -> None:
    common = parts(paper(TYPICAL, language, library))[1]
    assert common is not None
    assert len(layout._common_pages(common, 1)) == 1


@pytest.mark.parametrize("language", Language)
def test_an_order_by_the_law_of_another_day_stands_on_her_own_pages(library: Library, language: Language) -> None:
    long_ago = replace(TYPICAL, incident=replace(TYPICAL.incident, last_time=RoughDate(2026, 2, 1)))
    shown = paper(long_ago, language, library)
    assert parts(shown)[1] is None
    said = library.sentences["protection-order.before-2026-03-02"].text.in_language(language)
    assert said in " ".join(texts_of(shown))
    assert said not in " ".join(texts_of(paper(TYPICAL, language, library)))


def test_where_there_is_no_order_none_is_explained(library: Library) -> None:
    young = replace(TYPICAL, people=replace(TYPICAL.people, other_is_16=YesNo.NO))
    title = library.measures["protection-order"].title.en
    headings = [one.text for one in paper(young, Language.EN, library).blocks if isinstance(one, Heading)]
    assert title not in headings
    assert title in [one.text for one in paper(TYPICAL, Language.EN, library).blocks if isinstance(one, Heading)]


@pytest.mark.parametrize("kind", KINDS)
def test_everybodys_part_goes_by_no_answer(library: Library, kind: PaperKind) -> None:
    answers, _ = marked()
    for tongue in tongues_of(kind):
        shown = {everybodys(kind, told, library, tongue) for told in (answers, EMPTY)}
        assert len(shown - {""}) <= 1


def everybodys(kind: PaperKind, answers: Answers, library: Library, tongue: Tongue) -> str:
    common = parts(make(kind, case(library, answers), tongue))[1]
    return sheet(common) if common else ""
