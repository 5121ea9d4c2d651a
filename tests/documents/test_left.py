"""What a paper leaves behind in the process that made it: nothing of hers."""

from __future__ import annotations

import gc
import io
from dataclasses import replace

import pikepdf
import pytest

from assistant.content.library import Library
from assistant.documents.layout import render
from assistant.documents.pdf import warm_up
from assistant.domain.answers import Papers
from assistant.domain.text import Language
from tests.documents.papers import EMPTY, TYPICAL, paper

pytestmark = pytest.mark.slow


def holders(word: str) -> list[type]:
    """The kinds of things in this process that hold a text with this word in it."""
    found = []
    for held in gc.get_objects():
        for one in gc.get_referents(held):  # a comprehension would hold the word itself
            if isinstance(one, str) and word in one:
                found.append(type(held))
    return found


def made(word: str, library: Library) -> bytes:
    answers = replace(TYPICAL, papers=Papers(own_name=f"{word} name", story=f"{word} {word}"))
    document = paper(answers, Language.KK, library)
    assert holders(word), "the search finds what is there"
    return render((document,), None)


def test_nothing_of_her_words_is_left_when_the_paper_is_made(library: Library) -> None:
    warm_up()
    word = "".join(("to", "ken", "7"))  # no constant of this module
    gc.disable()  # nobody else clears up
    try:
        assert made(word, library).startswith(b"%PDF")
        assert holders(word) == []
    finally:
        gc.enable()
    render((paper(EMPTY, Language.KK, library),), None)
    assert gc.isenabled()


@pytest.mark.parametrize("language", Language)
def test_the_file_is_written_as_it_should_be(library: Library, language: Language) -> None:
    file = render((paper(TYPICAL, language, library), paper(EMPTY, language, library)), None)
    with pikepdf.open(io.BytesIO(file)) as held:
        assert held.check_pdf_syntax() == []
        kinds = [one.get("/Type") for one in held.objects if isinstance(one, pikepdf.Dictionary)]
    assert kinds.count(pikepdf.Name.StructElem) > 100
