"""How papers are laid out: columns that exist, headings that are not stranded, one page where one page is promised."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from assistant.content.library import Library
from assistant.content.wording import citations_text
from assistant.documents import pdf as printer
from assistant.documents.html import body, sheet
from assistant.documents.kinds import KINDS, make, tongues_of
from assistant.documents.model import Facts, Heading, Table
from assistant.documents.pdf import pdf
from assistant.documents.writing import Case, blank_case
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS
from assistant.domain.answers import UNCLEAR_BAN, Answers, Breach, Diary, Happening, Papers, Wishes
from assistant.domain.choices import Place, YesNo
from assistant.domain.codec import text_limit
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.papers import NoContact, PaperKind, Tongue
from assistant.domain.text import Language
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.documents.papers import EMPTY, TYPICAL, text_of, texts_of

STYLE = Path(printer.__file__).with_name("paper.css")
LONG = "Ол мені қайта-қайта қорқытты, балалардың көзінше ұрды және үйден шығармады. "
BAN = "protection-order.ban.violence"


def case(library: Library, answers: Answers) -> Case:
    return Case(answers, decide(answers, TODAY, library), library)


def filled(path: str) -> str:
    """As many characters as a field takes."""
    limit = text_limit(path)
    return (LONG * (limit // len(LONG) + 1))[:limit]


def at_the_limit(library: Library) -> Answers:
    """Everything ticked, and every text as long as it can be."""
    time = Happening(RoughDate(2026, 10, 10), Place.HOME, LONG * 8, LONG * 3, LONG * 3, Hour(18), YesNo.YES, YesNo.YES)
    incident = replace(TYPICAL.incident, acts=OTHER_ACTS, sexual_acts=SEXUAL_ACTS, happenings=(time,) * 3)
    signs = tuple(item.id for item in library.topics["signs"].items)
    everything = tuple(one for one in library.sentences if ".request." in one)
    return replace(
        TYPICAL,
        incident=replace(incident, places=tuple(Place)),
        papers=Papers(
            own_name=filled("papers.own_name"),
            other_name=filled("papers.other_name"),
            reach=filled("papers.reach"),
            story=filled("papers.story"),
            no_contact=tuple(NoContact),
        ),
        safety=replace(TYPICAL.safety, signs=signs),
        wishes=Wishes(requests=everything),
    )


def page_count(file: bytes) -> int:
    with pikepdf.open(io.BytesIO(file)) as held:
        return len(held.pages)


@pytest.mark.parametrize("kind", PaperKind)
def test_every_column_of_a_table_has_its_width(library: Library, kind: PaperKind) -> None:
    known = set(re.findall(r"\.(w\d+) \{", STYLE.read_text(encoding="utf-8")))
    for one in (case(library, at_the_limit(library)), blank_case(library, TODAY)):
        document = make(kind, one, tongues_of(kind)[0])
        assert set(re.findall(r'<col class="(w\d+)"', sheet(document))) <= known
        for table in (block for block in document.blocks if isinstance(block, Table)):
            assert sum(table.widths) == 100, table.head


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("tongue", tongues_of(PaperKind.OFFICER))
def test_an_officer_gets_one_page_whatever_was_told(
    library: Library, tongue: Tongue, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "_SECONDS", 200)
    told = at_the_limit(library)
    documents = [make(PaperKind.OFFICER, case(library, one), tongue, large=large) for one in (EMPTY, TYPICAL, told)]
    assert [page_count(pdf(one)) for one in documents] == [1, 1, 1]
    texts = " ".join(texts_of(documents[-1]))
    assert told.papers.own_name in texts, "her name is never cut"
    assert told.papers.reach in texts


def test_what_is_too_long_for_the_officer_is_named_and_stands_in_the_statement(library: Library) -> None:
    told = at_the_limit(library)
    officer = texts_of(make(PaperKind.OFFICER, case(library, told), Tongue.RU))
    statement = texts_of(make(PaperKind.STATEMENT, case(library, told), Tongue.RU))
    assert "Что было каждый раз, есть в заявлении." in officer
    assert any(text.endswith("другие действия названы в заявлении") for text in officer)
    assert LONG * 8 in statement
    last = library.sentences[f"acts.{SEXUAL_ACTS[-1].value}"].text.ru
    assert last in statement
    assert not any(last in text for text in officer)
    usual = texts_of(make(PaperKind.OFFICER, case(library, TYPICAL), Tongue.RU))
    assert not any("в заявлении" in text for text in usual)


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
def test_no_page_holds_a_signature_alone_and_none_ends_with_a_heading(
    library: Library, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "_SECONDS", 200)
    for kind in (PaperKind.STATEMENT, PaperKind.NO_APPROACH, PaperKind.EXAM, PaperKind.COMPLAINT, PaperKind.SUMMARY):
        for told in (TYPICAL, at_the_limit(library)):
            document = make(kind, case(library, told), Tongue.KK, large=large)
            headings = {squeeze(one.text) for one in document.blocks if isinstance(one, Heading)}
            alone = {squeeze(one.text) for one in document.blocks if isinstance(one, Heading) and one.kept}
            for page in text_of(pdf(document)).split("\f"):
                lines = [squeeze(line) for line in page.splitlines() if line.strip()]
                body = [line for line in lines if line != squeeze(document.foot) and not re.fullmatch(r"\d+/\d+", line)]
                assert not body or body[-1] not in headings, (kind, body[-1])
                assert not body or body[0] not in alone, (kind, "a signature alone")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_breaches_noted_stand_on_their_report_and_in_the_diary_alone(library: Library) -> None:
    early = Breach(RoughDate(2026, 11, 2), Hour(21), (BAN,), YesNo.YES, "Wrote through the son", "Aunt", "The letter")
    late = Breach(RoughDate(2026, 11), None, (UNCLEAR_BAN,), None, "Stood at the gate", police=YesNo.YES)
    told = case(library, replace(TYPICAL, diary=Diary(breaches=(late, early))))
    for kind, held in KINDS.items():
        texts = texts_of(make(kind, told, tongues_of(kind)[0]))
        wanted = kind in (PaperKind.BREACH, PaperKind.DIARY)
        assert ("Stood at the gate" in texts) is wanted, (kind, held.purpose)
    tables = [one for one in make(PaperKind.BREACH, told, Tongue.RU).blocks if isinstance(one, Table)]
    first, second = tables[0].rows
    assert (first[0], second[0]) == ("11.2026", "02.11.2026, 21:00")
    assert library.sentences[BAN].text.ru in second[1]
    assert second[3].startswith("Aunt; ")
    assert second[4] == "The letter"
    assert first[4] != ""


def test_each_time_says_its_hour_a_child_and_a_call_to_the_police(library: Library) -> None:
    time = Happening(RoughDate(2026, 10, 10), Place.HOME, "-", "", "", Hour(18), YesNo.YES, YesNo.YES)
    told = case(library, replace(TYPICAL, incident=replace(TYPICAL.incident, happenings=(time,))))
    table = next(one for one in make(PaperKind.STATEMENT, told, Tongue.RU).blocks if isinstance(one, Table))
    assert table.rows[0][0] == "10.10.2026, 18:00"
    assert all(table.rows[0])


def test_what_she_has_to_show_stands_on_the_list(library: Library) -> None:
    item = library.topics["evidence"].items[0]
    breach = Breach(RoughDate(2026, 11, 2), words="-", evidence="The letter")
    answers = replace(TYPICAL, diary=Diary(breaches=(breach,), evidence=(item.id,)))
    texts = texts_of(make(PaperKind.THINGS, case(library, answers), Tongue.RU))
    assert {"The letter", "02.11.2026", item.text.ru} <= set(texts)


def test_the_head_of_a_letter_is_printed_above_its_title_and_read_below_it(library: Library) -> None:
    document = make(PaperKind.STATEMENT, case(library, TYPICAL), Tongue.KK_RU)
    printed, shown = sheet(document), str(body(document))
    assert printed.index("Кімнен") < printed.index("<h1>")
    assert shown.index("<h1>") < shown.index("Кімнен")
    assert printed.count("Кімнен") == shown.count("Кімнен") == 1
    assert isinstance(document.blocks[0], Facts)


def test_several_articles_name_their_act_once(library: Library) -> None:
    first = decide(TYPICAL, TODAY, library).finding("protection-order").citations[0]
    several = [first, replace(first, part="4"), replace(first, article="61", part=None)]
    said = citations_text(several, Language.RU, library)
    assert said.count(library.acts[first.act].short.ru) == 1
    assert said.endswith(f"ст. {first.article} ({first.part}), (4), ст. 61")
    assert citations_text([first, first], Language.EN, library).count("Art.") == 1
