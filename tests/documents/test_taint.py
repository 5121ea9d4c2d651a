"""What he must not see is on no paper to hand over: each text carries its own token."""

from __future__ import annotations

import io
from dataclasses import fields, is_dataclass, replace

import pikepdf
import pytest

from assistant.content.library import Library
from assistant.documents import pdf as printer
from assistant.documents.batch import Job, Wanted
from assistant.documents.html import sheet
from assistant.documents.kinds import KINDS, Purpose, make, tongues_of
from assistant.documents.pdf import pdf
from assistant.documents.sets import FILE_NAMES, contents, papers_of
from assistant.documents.writing import Case
from assistant.domain.answers import Answers, Happening, PaperChoice
from assistant.domain.codec import field_types
from assistant.domain.dates import RoughDate
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import Language
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.documents.papers import TYPICAL
from tests.documents.test_pdf import extracted, squeezed

# What she writes on purpose for those who read these papers; everything else that she types is confidential.
FOR_READERS = {
    "papers.own_name",
    "papers.other_name",
    "papers.reach",
    "papers.story",
    "incident.happenings",
    "wishes.why",
    "wishes.exceptional",
    "helped.name",
    "helped.interpreter",
}
TO_HAND_OVER = [kind for kind, held in KINDS.items() if held.purpose is Purpose.HAND_OVER]
HAPPENED = Happening(RoughDate(2026, 9), None, "tokenwords", "tokenwitness", "tokenevidence")


def token(path: str) -> str:
    return "token" + path.replace(".", "").replace("_", "")


def marked() -> tuple[Answers, set[str]]:
    """Answers whose every text is its own token, and the tokens that are confidential."""
    answers = TYPICAL
    secret = set()
    for section in fields(answers):
        held = getattr(answers, section.name)
        of_section: type = type(held)
        for name, kinds in field_types(of_section).items():
            path = f"{section.name}.{name}"
            if kinds == (str,):
                held = replace(held, **{name: token(path)})
                secret |= {token(path)} if path not in FOR_READERS else set()
        answers = replace(answers, **{section.name: held})
    incident = replace(answers.incident, happenings=(HAPPENED,))
    return replace(answers, incident=incident), secret


def case(library: Library, answers: Answers) -> Case:
    return Case(answers, decide(answers, TODAY, library), library)


def everything_in(file: bytes) -> str:
    """The text that can be read, and every stream and string of the file, decompressed."""
    found = [extracted(file)]
    with pikepdf.open(io.BytesIO(file)) as held:
        found += [str(dict(held.docinfo.items())), str(held.Root.Metadata.read_bytes())]
        for one in held.objects:
            if isinstance(one, pikepdf.Stream):
                found.append(one.read_bytes().decode("latin-1"))
            found.append(repr(one))
    return squeezed("".join(found)).casefold()


def test_the_tokens_cover_the_separate_sheet_and_the_plan() -> None:
    answers, secret = marked()
    assert secret >= {token(f"apart.{one.name}") for one in fields(answers.apart)}
    assert token("plan.own_lines") in secret
    assert all(is_dataclass(getattr(answers, section.name)) for section in fields(answers))


@pytest.mark.parametrize("kind", TO_HAND_OVER)
def test_no_paper_to_hand_over_holds_a_confidential_word(library: Library, kind: PaperKind) -> None:
    answers, secret = marked()
    held = case(library, answers)
    for tongue in tongues_of(kind):
        shown = sheet(make(kind, held, tongue)).replace("\u200b", "")  # long words are broken on paper
        assert [one for one in secret if one in shown] == []
        assert token("papers.own_name") in shown, "the search sees what is there"


@pytest.mark.slow
def test_no_file_to_hand_over_holds_a_confidential_word(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "_SECONDS", 200)  # all papers at once, on a machine that runs other tests
    answers, secret = marked()
    everything = tuple(PaperChoice(kind) for kind in KINDS)
    held = case(library, replace(answers, papers=replace(answers.papers, chosen=everything)))
    documents = papers_of(Purpose.HAND_OVER, held, Language.KK)
    assert len(documents) == len(TO_HAND_OVER)
    file = pdf(*documents, contents=lambda counts: contents(documents, counts, Tongue.KK_RU))
    read = everything_in(file)
    assert token("papers.own_name") in read
    assert [one for one in secret if one in read] == []
    own = everything_in(pdf(*papers_of(Purpose.APART, held, Language.KK)))
    assert {one for one in secret if one in own} == {token(f"apart.{one.name}") for one in fields(answers.apart)}


@pytest.mark.slow
@pytest.mark.parametrize("both_sides", [False, True])
def test_no_pile_for_several_people_holds_a_confidential_word(
    library: Library, monkeypatch: pytest.MonkeyPatch, both_sides: bool
) -> None:
    """The pile of the desk and of ``flask render-batch`` is one job: its sheets, its overview and its Info too."""
    monkeypatch.setattr(printer, "_SECONDS", 200)
    answers, secret = marked()
    everything = tuple(PaperChoice(kind) for kind in KINDS)
    held = case(library, replace(answers, papers=replace(answers.papers, chosen=everything)))
    job = Job(Wanted(Purpose.HAND_OVER, both_sides=both_sides), 1, Language.KK)
    job.add(1, held)
    read = everything_in(job.file())
    assert token("papers.own_name") in read
    assert [one for one in secret if one in read] == []


def test_the_three_groups_never_share_a_file_name() -> None:
    assert len(set(FILE_NAMES.values())) == len(FILE_NAMES) == len(Purpose)
    assert {held.purpose for held in KINDS.values()} == set(Purpose)


def test_only_what_was_told_can_be_marked(library: Library) -> None:
    """No confidential answer sneaks in through a choice either: what is chosen for the plan stays off these papers."""
    item = next(iter(library.items))
    answers = replace(TYPICAL, plan=replace(TYPICAL.plan, items=(item,)))
    words = library.items[item].text
    for kind in TO_HAND_OVER:
        shown = sheet(make(kind, case(library, answers), Tongue.KK_RU))
        assert words.kk not in shown
        assert words.ru not in shown
