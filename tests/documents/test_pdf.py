"""The paper as a file: what can be read out of it, how it is tagged, and what it keeps to itself."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest

from assistant.content.library import Library
from assistant.documents import layout
from assistant.documents import pdf as printer
from assistant.documents.beside import beside
from assistant.documents.html import breakable
from assistant.documents.model import Block, Document, Heading, Para, Table
from assistant.documents.pdf import Busy, pdf
from assistant.documents.sets import FILE_NAMES
from assistant.documents.writing import NEUTRAL_TITLE
from assistant.domain.answers import Papers
from assistant.domain.text import Language
from tests.browser.giveaway import given_away
from tests.documents.papers import EMPTY, LETTERS, STORY, TYPICAL, paper, texts_of, wished

pytestmark = pytest.mark.slow

PDFTOTEXT = shutil.which("pdftotext") or "pdftotext"


@pytest.fixture(scope="module")
def made(library: Library) -> Callable[[Language], tuple[Document, bytes]]:
    """The typical paper of each language, printed once."""
    held: dict[Language, tuple[Document, bytes]] = {}

    def make(language: Language) -> tuple[Document, bytes]:
        if language not in held:
            document = paper(wished(TYPICAL, library), language, library)
            held[language] = document, pdf(document)
        return held[language]

    return make


Made = Callable[[Language], tuple[Document, bytes]]


def extracted(file: bytes) -> str:
    """The text that another program reads out of the file."""
    command = [PDFTOTEXT, "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=file, capture_output=True, check=True).stdout.decode()  # noqa: S603 -- fixed


def squeezed(text: str) -> str:
    """A text without any space, so that line ends do not matter."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def without_footers(file: bytes, document: Document) -> str:
    """The text of all pages, joined over the page breaks; the foot is what each page ends with."""
    foot = re.compile(rf"{re.escape(squeezed(document.foot))}(\d+/\d+)$")
    pages = [squeezed(page.replace("•", "")) for page in extracted(file).split("\f") if page.strip()]
    assert all(foot.search(page) for page in pages), "every page has its foot"
    return "".join(foot.sub("", page) for page in pages)


@pytest.mark.parametrize("language", Language)
def test_every_letter_comes_out_again(made: Made, language: Language) -> None:
    document, file = made(language)
    read = without_footers(file, document)
    assert squeezed(LETTERS) in read
    assert squeezed(STORY.splitlines()[1]) in read
    lost = [text for text in texts_of(document) if squeezed(text) not in read]
    assert lost == []


def test_the_kazakh_paper_holds_every_kazakh_letter(made: Made) -> None:
    document, file = made(Language.KK)
    own = "".join(text for text in texts_of(document) if text not in STORY.splitlines())
    read = without_footers(file, document)
    for letter in "әғқңөұүһі":
        assert read.casefold().count(letter) >= own.casefold().count(letter)


@pytest.mark.parametrize("language", Language)
def test_nothing_in_the_file_tells_who_made_it_when(made: Made, language: Language) -> None:
    _, file = made(language)
    with pikepdf.open(io.BytesIO(file)) as held:
        assert {key: str(value) for key, value in held.docinfo.items()} == {"/Title": NEUTRAL_TITLE[language]}
        assert str(held.Root.Lang) == language.value
        assert bool(held.Root.MarkInfo.Marked)
        assert bool(held.Root.ViewerPreferences.DisplayDocTitle)
        metadata = held.Root.Metadata.read_bytes().decode()
        assert "/ID" not in held.trailer
    assert "pdfuaid:part" in metadata
    for maker in ("WeasyPrint", "pikepdf", "qpdf", "CreationDate", "ModDate", "Producer", "Creator"):
        assert maker.encode() not in file
        assert maker not in metadata
    for word in ("Date", "http://127", "/work", "violence", "насил", "зорлық"):
        assert word not in metadata
    assert str(Path.cwd()).encode() not in file


def test_the_same_answers_make_the_same_bytes(made: Made, library: Library) -> None:
    document, file = made(Language.KK)
    assert pdf(document) == file
    assert pdf(paper(wished(TYPICAL, library), Language.KK, library)) == file


def _fonts(held: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in held.pages:
        for font in page.Resources.get("/Font", {}).values():
            yield from font.get("/DescendantFonts", [font])


@pytest.mark.parametrize("language", Language)
def test_every_font_travels_with_the_file(made: Made, language: Language) -> None:
    with pikepdf.open(io.BytesIO(made(language)[1])) as held:
        fonts = list(_fonts(held))
        assert fonts
        for font in fonts:
            descriptor = font.FontDescriptor
            assert any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


@pytest.mark.parametrize("language", Language)
def test_the_file_passes_the_checks_of_pdf_ua(made: Made, language: Language, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(made(language)[1])
    report = pdfua.validate(str(path))
    wrong = [finding for finding in report.findings if finding.confidence is pdfua.Confidence.CERTAIN]
    assert [f"{finding.rule_id}: {finding.message}" for finding in wrong] == []
    assert report.exit_code == 0


def elements(node: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, pikepdf.Dictionary, tuple[str, ...]]]:
    """Every tag of the structure tree in reading order, with the tags above it."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one, above)
    elif isinstance(node, pikepdf.Dictionary):
        name = str(node.get("/S", "")).lstrip("/")
        if name:
            yield name, node, above
        if "/K" in node:
            yield from elements(node.K, (*above, name) if name else above)


@pytest.mark.parametrize("language", Language)
def test_the_tags_are_in_order(made: Made, language: Language) -> None:
    with pikepdf.open(io.BytesIO(made(language)[1])) as held:
        tree = list(elements(held.Root.StructTreeRoot.K))
        levels = [int(name[1]) for name, _, _ in tree if re.fullmatch(r"H[1-6]", name)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), levels
        assert levels.count(2) >= 5
        heads = [(node, above) for name, node, above in tree if name == "TH"]
        assert heads
        assert all(str(node.A.Scope) in ("/Column", "/Row") for node, _ in heads)
        for name, _, above in tree:
            if name == "LI":
                assert "L" in above
            if name in ("TD", "TH"):
                assert "TR" in above
            if name == "TR":
                assert "Table" in above


@pytest.mark.parametrize("language", Language)
def test_every_id_is_listed_and_every_cell_finds_its_heading(made: Made, language: Language) -> None:
    with pikepdf.open(io.BytesIO(made(language)[1])) as held:
        tree = list(elements(held.Root.StructTreeRoot.K))
        given = [bytes(node.ID) for _, node, _ in tree if "/ID" in node]
        names = held.Root.StructTreeRoot.IDTree.Names
        listed = [bytes(names[place]) for place in range(0, len(names), 2)]
        assert listed == sorted(given)
        assert len(set(listed)) == len(listed)
        for _, node, _ in tree:
            if "/A" in node and "/Headers" in node.A:
                assert all(bytes(one) in given for one in node.A.Headers)


@pytest.mark.parametrize("language", Language)
def test_the_foot_of_a_page_is_an_artefact_and_the_rest_is_not(made: Made, language: Language) -> None:
    document, file = made(language)
    with pikepdf.open(io.BytesIO(file)) as held:
        known = {node.objgen for _, node, _ in elements(held.Root.StructTreeRoot.K)}
        parents = held.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(held.pages):
            stream = page.Contents.read_bytes()
            used = {int(one) for one in re.findall(rb"/MCID (\d+)", stream)}
            listed = {at for at, one in enumerate(parents[2 * number + 1]) if isinstance(one, pikepdf.Dictionary)}
            assert used == listed, "what a screen reader reads belongs to a tag, and every tag has its text"
            assert all(parents[2 * number + 1][at].objgen in known for at in used)
            assert stream.count(b"/Artifact\n<</Type /Pagination>>\nBDC") >= 2, "the foot and the page number"
    assert squeezed(document.foot) in squeezed(extracted(file))


@pytest.mark.parametrize("language", Language)
def test_words_in_another_language_say_so(made: Made, language: Language) -> None:
    with pikepdf.open(io.BytesIO(made(language)[1])) as held:
        said = [str(node.Lang) for _, node, _ in elements(held.Root.StructTreeRoot.K) if "/Lang" in node]
        assert set(said) == {"kk", "ru"} - {language.value}
        assert {name for name, _, _ in elements(held.Root.StructTreeRoot.K)} & {"Part", "Art", "BlockQuote"} == set()


def lines(file: bytes) -> dict[str, list[tuple[float, float]]]:
    """The top and the height of each word of the first page, in points."""
    command = [PDFTOTEXT, "-bbox", "-l", "1", "-", "-"]
    told = subprocess.run(command, input=file, capture_output=True, check=True).stdout.decode()  # noqa: S603 -- fixed
    found: dict[str, list[tuple[float, float]]] = {}
    for top, bottom, word in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(\w+)</word>', told):
        found.setdefault(word, []).append((float(top), round(float(bottom) - float(top), 3)))
    return found


@pytest.mark.parametrize("second", Language)
def test_a_second_language_stands_beside_the_first(second: Language) -> None:
    first = Language.RU if second is not Language.RU else Language.KK
    halves = [Document(language, "", word, (Para(word),), "") for language, word in ((first, "one"), (second, "two"))]
    told = lines(pdf(beside(*halves)))
    assert told["one"][-1][0] == told["two"][-1][0]


@pytest.mark.parametrize("language", Language)
def test_a_table_of_two_languages_has_one_size(language: Language) -> None:
    words = Table("", ("one", "two"), (("three", "four"),), (50, 50), (Language.KK, Language.RU))
    told = lines(pdf(Document(language, "", "", (words,), "")))
    assert told["one"] == told["two"]
    assert told["three"] == told["four"]


def test_several_papers_in_one_file_keep_their_numbers_and_their_languages(library: Library) -> None:
    kazakh, russian = (paper(TYPICAL, language, library) for language in (Language.KK, Language.RU))
    file = pdf(kazakh, russian)
    numbers = re.findall(r"(\d+) / (\d+)", extracted(file))
    totals = [int(total) for number, total in numbers if number == "1"]
    assert [int(number) for number, _ in numbers] == [n for total in totals for n in range(1, total + 1)]
    assert len(totals) == 2
    with pikepdf.open(io.BytesIO(file)) as held:
        assert str(held.Root.Lang) == "kk"
        tops = [str(node.get("/Lang", "kk")) for node in held.Root.StructTreeRoot.K[0].K]
    assert set(tops) == {"kk", "ru"}
    assert tops == sorted(tops)


def test_a_page_of_another_place_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    planted = tempfile.gettempdir()
    page = (
        '<html lang="en"><head><title>x</title><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body>'
        f'<h1>Here</h1><img src="file://{planted}/x.png" alt="x"><img src="http://127.0.0.1:9/x.png" alt="y">'
        '<p style="background: url(https://elsewhere.example/x)">words</p></body></html>'
    )

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if listening and event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
            asked.append(event)

    listening = True
    sys.addaudithook(hook)
    monkeypatch.setattr(layout, "sheet", lambda _: page)
    file = layout.render((Document(Language.EN, "x", "x", (), "x"),), None)  # here, and without pages that are kept
    listening = False
    assert asked == []
    assert "words" in extracted(file)
    with pikepdf.open(io.BytesIO(file)) as held:
        assert not any(page.get_images() for page in held.pages)


def test_what_she_wrote_is_never_markup(library: Library) -> None:
    story = '<img src="file:///etc/passwd"><h1>Big</h1> {{ 7 * 7 }} & <b>bold</b>'
    answers = replace(TYPICAL, papers=Papers(own_name="<i>A</i>", story=story))
    file = pdf(paper(answers, Language.RU, library))
    read = squeezed(extracted(file))
    assert squeezed(story) in read
    assert squeezed("<i>A</i>") in read
    assert "49" not in squeezed(story)
    with pikepdf.open(io.BytesIO(file)) as held:
        assert [name for name, _, _ in elements(held.Root.StructTreeRoot.K)].count("H1") == 1


def test_long_words_are_not_lost(library: Library) -> None:
    word = "".join(chr(ord("a") + place % 26) for place in range(700))
    answers = replace(TYPICAL, papers=Papers(own_name="ұ" * 150, reach="9" * 300, story=f"{word} end"))
    document = paper(answers, Language.KK, library)
    read = without_footers(pdf(document), document)
    for text in (word + "end", "ұ" * 150, "9" * 300):
        assert text in read
    assert breakable("short words stay") == "short words stay"
    assert breakable(word).replace("\u200b", "") == word
    assert max(map(len, breakable(word).split("\u200b"))) == 30


def test_an_article_stays_on_its_line_and_its_hyphen_is_a_hyphen() -> None:
    """The printer is told by a letter of its own where no line may break; who searches or copies finds a hyphen."""
    words = [f"{'а' * length} № 245-VIII 60-бабына" for length in range(1, 60)]
    blocks: tuple[Block, ...] = (Heading("Рет-ретімен"), *(Para(f"{'б' * 80} {one}") for one in words))
    file = pdf(Document(Language.KK, "-", "-", blocks, "-"))
    read = extracted(file)
    assert "\u2011" not in read
    ends = [line.split()[-1] for line in read.splitlines() if line.strip()]
    assert {"60-бабына", "245-VIII"} & set(ends)
    assert not [one for one in ends if one in ("60-", "245-", "№")]
    assert read.count("60-бабына") == len(words)
    with pikepdf.open(io.BytesIO(file)) as held, held.open_outline() as outline:
        assert [one.title for one in outline.root[0].children] == ["Рет-ретімен"]


def test_no_file_is_written_while_a_paper_is_made(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf(paper(EMPTY, Language.RU, library))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path)
    written: list[str] = []
    listening = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if listening and event == "open":
            path, mode, flags = arguments  # no mode where the system's own open is called
            if set(mode or "") & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                written.append(str(path))
        if listening and event in ("os.mkdir", "os.rename", "tempfile.mkstemp", "tempfile.mkdtemp"):
            written.append(str(arguments))

    sys.addaudithook(hook)
    file = pdf(paper(TYPICAL, Language.RU, library))
    listening = False
    assert file.startswith(b"%PDF-1.7")
    assert written == []
    assert list(tmp_path.iterdir()) == []


def test_a_sixth_paper_waits_outside(library: Library) -> None:
    document = paper(EMPTY, Language.EN, library)
    taken = 0
    try:
        while printer._places.acquire(blocking=False):
            taken += 1
        assert taken == 5
        with pytest.raises(Busy):
            pdf(document)
    finally:
        for _ in range(taken):
            printer._places.release()
    assert pdf(document).startswith(b"%PDF")


def test_the_name_of_the_file_says_nothing() -> None:
    assert sorted(FILE_NAMES.values()) == ["list.pdf", "note.pdf", "page.pdf"]
    assert [given_away(name, "file_names") for name in FILE_NAMES.values()] == [[], [], []]
    assert [given_away(title, "pdf_metadata") for title in NEUTRAL_TITLE.values()] == [[], [], []]
