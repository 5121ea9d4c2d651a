"""Several papers in one file: those to hand over, those for her, and the separate sheet never share one."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.beside import beside
from assistant.documents.kinds import FOR_OFFICES, KINDS, LANGUAGES, Purpose, make
from assistant.documents.model import PLAIN, Document, Table
from assistant.documents.writing import NEUTRAL_TITLE, Case
from assistant.domain.answers import Answers, PaperChoice
from assistant.domain.papers import PaperKind, Size, Tongue
from assistant.domain.text import Language
from assistant.locale import translator

# Neutral names: the file's own, in the list of downloads. None says which papers are in it.
FILE_NAMES = {Purpose.FOR_ME: "list.pdf", Purpose.HAND_OVER: "note.pdf", Purpose.APART: "page.pdf"}


def chosen(answers: Answers, purpose: Purpose) -> tuple[PaperChoice, ...]:
    """The papers of one purpose that she chose, in the order of the list; the summary, where she has not chosen."""
    told = answers.papers.chosen
    held = (PaperChoice(PaperKind.SUMMARY),) if told is None else told
    return tuple(one for kind in KINDS for one in held if one.kind is kind and KINDS[kind].purpose is purpose)


def tongue_of_set(purpose: Purpose, answers: Answers, page: Language) -> Tongue:
    """The language of a set: for papers for her, her own; offices get both state languages."""
    return Tongue((answers.papers.language or page).value) if purpose is Purpose.FOR_ME else FOR_OFFICES


def usual_tongue(kind: PaperKind, answers: Answers, page: Language) -> Tongue:
    """The language of a paper where she named none."""
    return tongue_of_set(KINDS[kind].purpose, answers, page)


def in_large_print(answers: Answers) -> bool:
    """Whether she wants her papers in large print."""
    return answers.papers.large is Size.LARGE


def one_paper(choice: PaperChoice, case: Case, page: Language) -> Document:
    """One paper as she chose it. ``page`` is the language that she reads."""
    kind = choice.kind or PaperKind.SUMMARY
    tongue = choice.tongue or usual_tongue(kind, case.answers, page)
    return make(kind, case, tongue, large=in_large_print(case.answers))


def papers_of(purpose: Purpose, case: Case, page: Language) -> tuple[Document, ...]:
    """All papers of one purpose."""
    return tuple(one_paper(choice, case, page) for choice in chosen(case.answers, purpose))


def contents(papers: Sequence[Document], counts: Sequence[int], tongue: Tongue) -> Document:
    """The first page of a set: which papers follow, and on how many pages each."""
    first, *second = (_contents(papers, counts, language) for language in LANGUAGES[tongue])
    return beside(first, second[0]) if second else first


def _contents(papers: Sequence[Document], counts: Sequence[int], language: Language) -> Document:
    _ = translator(language)
    rows = tuple(
        (str(place), _named(one), str(count)) for place, (one, count) in enumerate(zip(papers, counts, strict=True), 1)
    )
    table = Table("", ("№", _("Paper"), _("Pages")), rows, (10, 72, 18))
    return Document(
        language,
        NEUTRAL_TITLE[language],
        _("Contents"),
        (table,),
        _("Contents"),
        large=all(one.large for one in papers),
        sample=any(one.sample for one in papers),
        size=PLAIN,
    )


def _named(paper: Document) -> str:
    return " / ".join([paper.heading, *([paper.beside.heading] if paper.beside else [])])
