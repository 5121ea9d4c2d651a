"""How papers are laid out: columns that exist, headings that are not stranded, one page where one page is promised."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest

from assistant.content.library import Library
from assistant.content.wording import citations_text
from assistant.documents import pdf as printer
from assistant.documents.html import body, sheet
from assistant.documents.kinds import KINDS, leaflet_in, make, tongues_of
from assistant.documents.model import Facts, Heading, Table
from assistant.documents.pdf import pdf
from assistant.documents.writing import Case, blank_case
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS
from assistant.domain.answers import UNCLEAR_BAN, Answers, Breach, Diary, Happening, Helped, Order, Papers, Wishes
from assistant.domain.choices import InForce, Place, YesNo
from assistant.domain.codec import text_limit
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.papers import Consent, Helper, NoContact, PaperKind, Tongue
from assistant.domain.text import Language
from assistant.rules.bans import ban_name, bans_in_force
from assistant.rules.case import Case as Told
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.documents.papers import EMPTY, PDFTOTEXT, TYPICAL, text_of, texts_of

STYLE = Path(printer.__file__).with_name("paper.css")
LONG = "Ол мені қайта-қайта қорқытты, балалардың көзінше ұрды және үйден шығармады. "
BAN = "protection-order.ban.violence"
SIGNED = (PaperKind.STATEMENT, PaperKind.NO_APPROACH, PaperKind.EXAM, PaperKind.COMPLAINT, PaperKind.SUMMARY)
FOOT = 795  # points from the top of the page
LARGE = 14  # the height of letters of 11 points, ascenders and descenders included
CLOSE = range(14, 19)  # lines with which the signature comes to the end of the page


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


def smallest(file: bytes) -> float:
    """The height of the smallest letters above the foot, in points."""
    command = [PDFTOTEXT, "-bbox", "-", "-"]
    found = subprocess.run(command, input=file, capture_output=True, check=True).stdout.decode()  # noqa: S603 -- fixed
    edges = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', found)
    lines = ((float(top), float(end)) for top, end in edges)
    return min(end - top for top, end in lines if end < FOOT)


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
            assert sum(_in_large_print(width) for width in table.widths) == 100, table.head


def _in_large_print(width: int) -> int:
    """The width that the style gives a column in large print."""
    found = re.search(rf"\.large \.w{width} {{ width: (\d+)%", STYLE.read_text(encoding="utf-8"))
    return int(found[1]) if found else width


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("tongue", tongues_of(PaperKind.OFFICER))
def test_an_officer_gets_one_page_whatever_was_told(
    library: Library, tongue: Tongue, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "_SECONDS", 200)
    told = at_the_limit(library)
    short = tuple(Happening(RoughDate(2026, 9, day), Place.STREET, LONG, "Көрші", "Сурет") for day in (1, 2))
    much = replace(told, papers=TYPICAL.papers, incident=replace(told.incident, happenings=short))
    cases = (EMPTY, TYPICAL, much, told)
    documents = [make(PaperKind.OFFICER, case(library, one), tongue, large=large) for one in cases]
    files = [pdf(one) for one in documents]
    pages = [page_count(one) for one in files]
    assert pages[1] == 1, "a usual one"
    assert max(pages) <= (2 if large and documents[0].beside else 1), "one A4: large letters may take both its sides"
    assert not large or min(map(smallest, files)) >= LARGE
    texts = " ".join(texts_of(documents[-1]))
    assert told.papers.own_name in texts, "her name is never cut"
    assert told.papers.reach in texts


def test_a_leaflet_has_no_side_with_a_line_or_two(library: Library) -> None:
    devices = next(page for page in library.pages if page.id == "devices")
    *_, last, _ = text_of(pdf(leaflet_in(library, devices, Tongue.RU, TODAY))).split("\f")
    assert len(last.splitlines()) > 12


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
    helped = replace(at_the_limit(library), helped=Helped("Сауле", Helper.CENTRE, "Дана", Consent.GIVEN))
    for kind in SIGNED:
        for told in (TYPICAL, helped):
            document = make(kind, case(library, told), Tongue.RU, large=large)
            headings = {squeeze(one.text) for one in document.blocks if isinstance(one, Heading)}
            alone = {squeeze(one.text) for one in document.blocks if isinstance(one, Heading) and one.kept}
            for page in text_of(pdf(document)).split("\f"):
                lines = [squeeze(line) for line in page.splitlines() if line.strip()]
                body = [line for line in lines if line != squeeze(document.foot) and not re.fullmatch(r"\d+/\d+", line)]
                assert not body or body[-1] not in headings, (kind, body[-1])
                assert not body or body[0] not in alone, (kind, "a signature alone")
                assert not body or not body[0].startswith("Дата"), (kind, "a date and nothing else")


@pytest.mark.slow
def test_consent_and_signature_share_a_page(library: Library) -> None:
    """However far down the page her words reach."""
    helped = Helped("Сауле", Helper.CENTRE, "Дана", Consent.GIVEN)
    for count in CLOSE:
        told = replace(TYPICAL, helped=helped, wishes=Wishes(("requirements.ban.search",), why="\n".join("x" * count)))
        document = make(PaperKind.REQUIREMENTS, case(library, told), Tongue.RU)
        last = text_of(pdf(document)).split("\f")[-2]
        assert "Дата" in last
        assert not last.lstrip().startswith("Дата"), count


Box = tuple[float, float, float, float, str]
RIGHT_EDGE = 595.3 - 14 / 25.4 * 72 + 1  # points: A4 without the margin of the style
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def words_of(file: bytes) -> list[list[Box]]:
    """The words of each page, each with its box in points."""
    command = [PDFTOTEXT, "-bbox", "-", "-"]
    told = subprocess.run(command, input=file, capture_output=True, check=True).stdout.decode()  # noqa: S603 -- fixed
    pages = told.split("<page ")[1:]
    return [[(*map(float, found[:4]), found[4]) for found in _WORD.findall(page)] for page in pages]


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
    assert second[1] == library.sentences["breach-report.ban.violence"].text.ru
    assert second[3].startswith("Aunt; ")
    assert second[4] == "The letter"
    assert first[4] != ""


def test_every_ban_that_can_be_noted_is_worded_for_whoever_reads_the_report(library: Library) -> None:
    """In her words: "to me", never "to you", and not what a court could order."""
    told = replace(TYPICAL, order=Order(in_force=InForce.BOTH))
    offered = bans_in_force(Told(told, TODAY, library))
    assert {ban_name(one.id) for one in offered} >= {"violence", "search", "weapons", "residence"}
    for one in offered:
        noted = replace(told, diary=Diary(breaches=(Breach(bans=(one.id,)),)))
        table = next(b for b in make(PaperKind.BREACH, case(library, noted), Tongue.RU).blocks if isinstance(b, Table))
        assert table.rows[0][1] == library.sentences[f"breach-report.ban.{ban_name(one.id)}"].text.ru
        assert not re.search(r"\b(вас|вам|вами|вашей)\b|суд", table.rows[0][1].casefold())


@pytest.mark.parametrize("kind", [PaperKind.STATEMENT, PaperKind.BREACH, PaperKind.DIARY])
def test_what_she_wrote_at_length_stands_over_the_whole_line(library: Library, kind: PaperKind) -> None:
    long = Happening(RoughDate(2026, 11, 2), Place.HOME, LONG * 3, "", "The letter", police=YesNo.YES)
    noted = Breach(RoughDate(2026, 11, 2), None, (BAN,), None, LONG * 3, "", "The letter")
    told = replace(
        TYPICAL,
        incident=replace(TYPICAL.incident, happenings=(long, replace(long, words="Short"))),
        diary=Diary(breaches=(noted,)),
    )
    document = make(kind, case(library, told), Tongue.KK_RU)
    entries = [one for one in document.blocks if isinstance(one, Facts) and one.entry]
    assert entries
    assert all(value for one in entries for _, value in one.rows), "what was left open takes no line"
    assert any(value == LONG * 3 for one in entries for _, value in one.rows)
    shown = {cell for one in document.blocks if isinstance(one, Table) for row in one.rows for cell in row}
    assert LONG * 3 not in shown


@pytest.mark.slow
@pytest.mark.parametrize("tongue", [Tongue.RU, Tongue.KK_RU])
def test_in_large_print_no_word_leaves_its_column_or_the_page(library: Library, tongue: Tongue) -> None:
    word = "достопримечательностью"
    time = Happening(RoughDate(2026, 10, 10), Place.STREET, word, word, word, Hour(18), YesNo.YES, YesNo.YES)
    breach = Breach(RoughDate(2026, 11, 2), Hour(21), (BAN,), YesNo.YES, word, word, word, YesNo.YES)
    incident = replace(TYPICAL.incident, happenings=(time,))
    told = case(library, replace(TYPICAL, incident=incident, diary=Diary(breaches=(breach,))))
    kinds = (
        PaperKind.STATEMENT,
        PaperKind.BREACH,
        PaperKind.DIARY,
        PaperKind.THINGS,
        PaperKind.DAYS,
        PaperKind.SUMMARY,
    )
    file = pdf(*(make(kind, told, tongue, large=True) for kind in kinds))
    for page in words_of(file):
        assert all(right <= RIGHT_EDGE for _, _, right, _, _ in page), [one for one in page if one[2] > RIGHT_EDGE]
        assert not [(one[4], other[4]) for one, other in combinations(page, 2) if _covers(one, other)]
        assert not [one[4] for one in page if re.fullmatch(r"\d\d\.\d\d\.\d{0,3}", one[4])], "a date is cut"


def _covers(one: Box, other: Box) -> bool:
    """Whether two words are printed over each other; their boxes touch anyway, for lines stand close."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 2 and high > 0.45 * min(one[3] - one[1], other[3] - other[1])


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
