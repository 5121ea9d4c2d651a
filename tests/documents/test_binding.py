"""Files bound as one keep what a screen reader needs: tags, ids, languages, reading order, bookmarks."""

from __future__ import annotations

import io
from pathlib import Path

import pdfua
import pikepdf
import pytest

from assistant.documents.binding import joined
from assistant.documents.model import Document, Heading, Para, Table
from assistant.documents.pdf import pdf
from assistant.documents.sheets import for_both_sides
from assistant.domain.text import Language
from tests.documents.papers import text_of
from tests.documents.test_pdf import elements


def small(language: Language, word: str) -> Document:
    """A paper with a table, of which the headings have ids."""
    table = Table(word, ("one", "two"), ((f"{word} a", "b"), ("c", "d")), (50, 50))
    return Document(language, "Paper", word, (Heading(f"{word} part"), Para(f"{word} text"), table), "foot")


@pytest.fixture(scope="module")
def bound() -> bytes:
    """Three files: one page, two papers on both sides with a blank page between, one page."""
    middle = for_both_sides(pdf(small(Language.RU, "second"), small(Language.RU, "third")), [1, 1])
    return joined([pdf(small(Language.KK, "first")), middle, pdf(small(Language.EN, "fourth"))])


def test_the_whole_file_passes_the_checks_of_pdf_ua(bound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(bound)
    report = pdfua.validate(str(path))
    assert [
        f"{one.rule_id}: {one.message}" for one in report.findings if one.confidence is pdfua.Confidence.CERTAIN
    ] == []
    with pikepdf.open(io.BytesIO(bound)) as held:
        assert held.check_pdf_syntax() == []
        assert len(held.pages) == 6
    assert [text.split()[:1] for text in text_of(bound).split("\f")] == [
        ["first"],
        ["second"],
        [],
        ["third"],
        [],
        ["fourth"],
        [],
    ]


def test_each_file_is_a_part_with_its_language_in_the_order_of_the_pile(bound: bytes) -> None:
    with pikepdf.open(io.BytesIO(bound)) as held:
        (document,) = held.Root.StructTreeRoot.K
        assert str(document.S) == "/Document"
        assert [(str(one.S), str(one.Lang)) for one in document.K] == [
            ("/Part", "kk"),
            ("/Part", "ru"),
            ("/Part", "en"),
        ]
        pages = {page.obj.objgen: number for number, page in enumerate(held.pages)}
        met = [pages[one.Pg.objgen] for _, one, _ in elements(document.K) if "/Pg" in one]
        assert met == sorted(met)
        assert set(met) == {0, 1, 3, 5}


def test_every_text_belongs_to_the_tag_of_its_own_page(bound: bytes) -> None:
    with pikepdf.open(io.BytesIO(bound)) as held:
        root = held.Root.StructTreeRoot
        known = {one.objgen for _, one, _ in elements(root.K)}
        held_by = dict(zip(map(int, root.ParentTree.Nums[::2]), root.ParentTree.Nums[1::2], strict=True))
        numbers = [int(page.StructParents) for page in held.pages if "/StructParents" in page]
        assert sorted(held_by) == numbers == sorted(set(numbers))
        assert root.ParentTreeNextKey == max(numbers) + 1
        for page in held.pages:
            for tag in held_by.get(int(page.get("/StructParents", -1)), ()):
                if isinstance(tag, pikepdf.Dictionary):
                    assert tag.objgen in known
                    assert tag.Pg.objgen == page.obj.objgen


def test_two_files_share_no_id_and_each_cell_finds_its_own_heading(bound: bytes) -> None:
    with pikepdf.open(io.BytesIO(bound)) as held:
        tree = list(elements(held.Root.StructTreeRoot.K))
        names = [bytes(one) for one in list(held.Root.StructTreeRoot.IDTree.Names)[::2]]
        assert names == sorted(set(names))
        places = {bytes(one.ID): one.P.P.objgen for _, one, _ in tree if "/ID" in one}
        assert sorted(places) == names
        cells = [one for name, one, _ in tree if name == "TD" and "/Headers" in one.A]
        assert len(cells) == 16
        for cell in cells:
            tables = {cell.P.P.P.objgen, cell.P.P.objgen}
            heads = [next(one for _, one, _ in tree if one.get("/ID") == key) for key in cell.A.Headers]
            assert all(tables & {head.P.P.objgen, head.P.P.P.objgen} for head in heads)


def test_the_bookmarks_stand_in_a_row(bound: bytes) -> None:
    with pikepdf.open(io.BytesIO(bound)) as held, held.open_outline() as outline:
        assert [one.title for one in outline.root] == ["first", "second", "third", "fourth"]
        assert [one.title for one in outline.root[0].children] == ["first part"]
        pages = [page.obj.objgen for page in held.pages]
        places = [one.destination for one in outline.root]
        assert [pages.index(one[0].objgen) for one in places if isinstance(one, pikepdf.Array)] == [0, 1, 3, 5]
