"""Every kind of paper: its languages, its shape in two of them, what is ticked, and what is too long."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings

from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.documents import pdf as printer
from assistant.documents.beside import Unequal, beside
from assistant.documents.html import NO_BREAK_HYPHEN, body, sheet
from assistant.documents.kinds import FOR_OFFICES, KINDS, Purpose, make, tongues_of
from assistant.documents.model import Break, Document, Facts, Items, Para, Table
from assistant.documents.own import plan
from assistant.documents.pdf import pdf
from assistant.documents.protect import protect
from assistant.documents.sets import chosen, contents, one_paper, papers_of
from assistant.documents.writing import Case, Writer, blank_case
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS, Act
from assistant.domain.answers import Answers, Happening, PaperChoice, Papers, Plan, Wishes
from assistant.domain.choices import ForWhom, Relation, Together, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.papers import ASKING, NoContact, PaperKind, Size, Tongue
from assistant.domain.text import Language
from assistant.journey.prune import prune
from assistant.rules.decide import decide
from assistant.rules.offences import on_complaint
from tests.browser.giveaway import given_away
from tests.conftest import TODAY
from tests.documents.papers import EMPTY, TYPICAL, paper, texts_of
from tests.documents.test_pdf import extracted, squeezed, without_footers
from tests.generated import answers as any_answers


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that runs other tests as well is slow; what is tested here is the paper, not the clock."""
    monkeypatch.setattr(printer, "_SECONDS", 200)


def case(library: Library, answers: Answers) -> Case:
    return Case(answers, decide(answers, TODAY, library), library)


def cited(library: Library, sentence: str) -> str:
    """A sentence as a paper in Russian words it, its law behind it."""
    return Writer(case(library, EMPTY), Language.RU).cited(sentence)


def full(library: Library) -> Answers:
    """Somebody who told everything."""
    times = tuple(
        Happening(RoughDate(2026, month), None, "She was pushed", "A neighbour", "A picture") for month in range(1, 10)
    )
    incident = replace(TYPICAL.incident, acts=OTHER_ACTS, sexual_acts=SEXUAL_ACTS, happenings=times)
    papers = replace(
        TYPICAL.papers, reach="My sister", no_contact=(NoContact.CALLS, NoContact.SMS), story="word " * 700
    )
    requests = tuple(one for one in library.sentences if one.startswith("statement.request."))
    return replace(TYPICAL, incident=incident, papers=papers, wishes=Wishes(requests=requests))


@pytest.mark.parametrize("kind", PaperKind)
def test_every_kind_can_be_made(library: Library, kind: PaperKind) -> None:
    assert kind in KINDS
    for answers in (EMPTY, TYPICAL, full(library)):
        for tongue in tongues_of(kind):
            document = make(kind, case(library, answers), tongue)
            assert document.heading
            assert given_away(document.title, "pdf_metadata") == []
            assert (document.beside is not None) is (tongue in (Tongue.KK_RU, Tongue.RU_EN))


@settings(max_examples=25)
@given(answers=any_answers())
def test_two_languages_of_a_paper_have_the_same_pieces(answers: Answers) -> None:
    library = load_library()
    held = case(library, prune(answers))
    for kind in PaperKind:
        for tongue in (Tongue.KK_RU, Tongue.RU_EN):
            assert make(kind, held, tongue).beside is not None


def test_pieces_that_differ_are_refused() -> None:
    one = Document(Language.KK, "-", "-", (Para("x"),), "-")
    with pytest.raises(Unequal):
        beside(one, Document(Language.RU, "-", "-", (Para("x"), Para("y")), "-"))
    with pytest.raises(Unequal):
        beside(one, Document(Language.RU, "-", "-", (Items(("x",)),), "-"))


def test_offices_never_get_english_alone(library: Library) -> None:
    for kind, held in KINDS.items():
        usual = one_paper(PaperChoice(kind), case(library, EMPTY), Language.EN)
        if held.purpose is Purpose.FOR_ME:
            assert (usual.language, usual.beside) == (Language.EN, None)
            continue
        assert Tongue.EN not in tongues_of(kind)
        assert tongues_of(kind)[0] is FOR_OFFICES
        assert usual.language is Language.KK
        assert usual.beside is not None
        assert usual.beside.language is Language.RU
        with pytest.raises(ValueError, match="never made in en"):
            make(kind, case(library, EMPTY), Tongue.EN)


def test_nothing_is_ticked_for_her(library: Library) -> None:
    document = make(PaperKind.STATEMENT, case(library, TYPICAL), Tongue.RU)
    boxes = [one for one in document.blocks if isinstance(one, Items) and one.boxes]
    requests = [one for one in library.sentences.values() if one.id.startswith("statement.request.")]
    assert tuple(cited(library, one.id) for one in requests) == boxes[0].texts
    waiting = on_complaint(decide(TYPICAL, TODAY, library))
    assert sum(len(one.texts) for one in boxes[1:]) == len(waiting) > 0
    assert 'type="checkbox"' not in str(body(document))


def test_what_she_chose_stands_on_the_statement_and_nothing_else(library: Library) -> None:
    waiting = list(on_complaint(decide(TYPICAL, TODAY, library)))
    wishes = Wishes(requests=("statement.request.order",), complaints=(waiting[0],))
    document = make(PaperKind.STATEMENT, case(library, replace(TYPICAL, wishes=wishes)), Tongue.RU)
    assert not any(isinstance(one, Items) and one.boxes for one in document.blocks)
    numbered = [one.texts for one in document.blocks if isinstance(one, Items) and one.numbered]
    assert numbered == [(cited(library, "statement.request.order"),)]


@pytest.mark.parametrize("name", ASKING)
def test_what_she_marked_stands_on_its_paper_and_what_she_did_not_is_a_box(library: Library, name: str) -> None:
    offered = [one for one in library.papers[name].sentences if one.group == "request"]
    marked, *others = offered
    # A reason that she marks is no request of the law: it stands without an article.
    said = {one.id: one.text.ru if ".reason." in one.id else cited(library, one.id) for one in offered}
    kind = ASKING[name][0]
    told = replace(TYPICAL, wishes=Wishes(requests=(marked.id,)))
    lists = [one for one in make(kind, case(library, told), Tongue.RU).blocks if isinstance(one, Items)]
    assert [one.texts for one in lists if said[marked.id] in one.texts] == [(said[marked.id],)]
    assert not any(said[other.id] in one.texts for one in lists for other in others)
    boxes = [
        one for one in make(kind, case(library, TYPICAL), Tongue.RU).blocks if isinstance(one, Items) and one.boxes
    ]
    assert tuple(said[one.id] for one in offered) in [one.texts for one in boxes]


def test_the_head_of_a_paper_says_from_whom_it_is(library: Library) -> None:
    for tongue, said in ((Tongue.KK, "Кімнен"), (Tongue.RU, "От кого")):
        facts = next(
            one for one in make(PaperKind.STATEMENT, case(library, TYPICAL), tongue).blocks if isinstance(one, Facts)
        )
        assert (said, TYPICAL.papers.own_name) in facts.rows


def test_ways_that_are_not_safe_stand_on_the_paper_or_can_be_ticked_there(library: Library) -> None:
    for told, said in (
        (None, ("Звонки", "SMS-сообщения")),
        ((NoContact.SMS,), "SMS-сообщения"),
        ((), ""),
    ):
        answers = replace(TYPICAL, papers=replace(TYPICAL.papers, no_contact=told))
        for kind in (PaperKind.STATEMENT, PaperKind.EXAM, PaperKind.REFERRAL):
            document = make(kind, case(library, answers), Tongue.RU)
            rows = dict(row for one in document.blocks if isinstance(one, Facts) for row in one.rows)
            assert rows.get("Прошу не использовать", "")[: len(said) or None] == said


def test_private_prosecution_comes_with_its_costs(library: Library) -> None:
    answers = replace(TYPICAL, incident=replace(TYPICAL.incident, acts=(Act.INSULTED,)))
    private = [one for one, (_, alone) in on_complaint(decide(answers, TODAY, library)).items() if alone]
    assert private
    texts = texts_of(make(PaperKind.STATEMENT, case(library, answers), Tongue.RU))
    assert library.sentences["complaint.cost-risk"].text.ru in texts
    beaten = replace(TYPICAL, incident=replace(TYPICAL.incident, acts=(Act.HIT,)))
    texts = texts_of(make(PaperKind.STATEMENT, case(library, beaten), Tongue.RU))
    assert library.sentences["complaint.cost-risk"].text.ru not in texts


def test_a_statement_names_domestic_violence_only_where_the_law_does(library: Library) -> None:
    people = replace(TYPICAL.people, relation=Relation.NEIGHBOUR, together=Together.NEVER, common_child=YesNo.NO)
    neighbour = replace(TYPICAL, people=people)
    for answers, wanted, other in ((TYPICAL, "intro", "intro-other"), (neighbour, "intro-other", "intro")):
        texts = texts_of(make(PaperKind.STATEMENT, case(library, answers), Tongue.RU))
        assert cited(library, f"statement.{wanted}") in texts
        assert cited(library, f"statement.{other}") not in texts


def test_whoever_writes_for_another_leaves_a_line_for_the_name(library: Library) -> None:
    mine = make(PaperKind.STATEMENT, case(library, TYPICAL), Tongue.RU)
    childs = replace(TYPICAL, people=replace(TYPICAL.people, for_whom=ForWhom.CHILD))
    theirs = make(PaperKind.STATEMENT, case(library, childs), Tongue.RU)
    first, second = (next(one for one in paper.blocks if isinstance(one, Facts)) for paper in (mine, theirs))
    assert len(second.rows) == len(first.rows) + 1


def test_long_words_of_hers_follow_the_signature_whole(library: Library) -> None:
    document = make(PaperKind.STATEMENT, case(library, full(library)), Tongue.KK)
    kinds = [type(one) for one in document.blocks]
    assert kinds.count(Break) == 1
    after = document.blocks[kinds.index(Break) :]
    assert "word word" in " ".join(one.text for one in after if isinstance(one, Para))
    assert Break not in [type(one) for one in make(PaperKind.STATEMENT, case(library, TYPICAL), Tongue.KK).blocks]


def test_the_summary_stands_for_whoever_has_not_chosen() -> None:
    assert chosen(Answers(), Purpose.FOR_ME) == (PaperChoice(PaperKind.SUMMARY),)
    assert chosen(Answers(), Purpose.HAND_OVER) == ()
    assert chosen(Answers(papers=Papers(chosen=())), Purpose.FOR_ME) == ()


@pytest.mark.slow
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", PaperKind)
def test_nothing_is_lost_on_the_way_to_the_printer(library: Library, kind: PaperKind, large: bool) -> None:
    answers = full(library)
    answers = replace(answers, papers=replace(answers.papers, large=Size.LARGE if large else None))
    document = one_paper(PaperChoice(kind, Tongue.KK_RU), case(library, answers), Language.KK)
    assert document.large is (large or kind is PaperKind.CHILD)
    read = without_footers(pdf(document), document)
    assert document.beside is not None
    lost = [text for one in (document, document.beside) for text in texts_of(one) if squeezed(text) not in read]
    assert lost == []


@pytest.mark.slow
def test_a_court_reads_one_page_and_a_summary_has_at_most_four(library: Library) -> None:
    bans = tuple(one for one in library.sentences if one.startswith("requirements.ban."))[:3]
    asked = replace(TYPICAL, wishes=Wishes(bans=bans, why="Each morning somebody waits at the door of my work."))
    for told, kind, tongue, most in (
        (asked, PaperKind.REQUIREMENTS, Tongue.KK_RU, 1),
        (asked, PaperKind.SUMMARY, Tongue.KK, 4),
        (full(library), PaperKind.SUMMARY, Tongue.KK, 4),
        (TYPICAL, PaperKind.SUMMARY, Tongue.KK_RU, 4),
    ):
        with pikepdf.open(io.BytesIO(pdf(make(kind, case(library, told), tongue)))) as held:
            assert len(held.pages) <= most, (kind, tongue)


@pytest.mark.slow
def test_a_set_begins_with_its_contents(library: Library) -> None:
    choices = tuple(PaperChoice(kind) for kind in KINDS)
    answers = replace(TYPICAL, papers=replace(TYPICAL.papers, chosen=choices))
    documents = papers_of(Purpose.HAND_OVER, case(library, answers), Language.KK)
    file = pdf(*documents, contents=lambda counts: contents(documents, counts, Tongue.KK_RU))
    first = extracted(file).split("\f")[0]
    assert all(document.heading in first for document in documents)
    assert pdf(*documents, contents=lambda counts: contents(documents, counts, Tongue.KK_RU)) == file


@pytest.mark.slow
def test_a_password_closes_the_file_and_nothing_of_it_is_inside(library: Library) -> None:
    plain = pdf(make(PaperKind.ANNEX, case(library, TYPICAL), Tongue.KK))
    word = "тоғыз жол бойында"
    shut = protect(plain, word)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(shut))
    assert word.encode() not in shut
    with pikepdf.open(io.BytesIO(shut), password=word) as held:
        assert held.encryption.R == 6
        assert held.allow.accessibility
        assert set(held.docinfo) == {"/Title"}
        assert "/StructTreeRoot" in held.Root


def test_a_page_shows_the_paper_that_is_printed(library: Library) -> None:
    document = make(PaperKind.STATEMENT, case(library, TYPICAL), Tongue.KK_RU)
    joined = re.compile(r'<span class="n">([^<]*)</span>')
    shown, printed = joined.sub(r"\1", body(document)), sheet(document).replace(NO_BREAK_HYPHEN, "-")
    assert 'lang="ru"' in shown
    assert "<main" not in shown
    assert "<article" not in shown
    for text in texts_of(document):
        if "&" not in text and len(text) < 30:
            assert text in shown
            assert text in printed


def test_a_sheet_for_a_child_says_nothing_about_the_case(library: Library) -> None:
    shown = sheet(make(PaperKind.CHILD, case(library, full(library)), Tongue.KK_RU))
    for words in (TYPICAL.papers.own_name, "She was pushed", "Шағым", "Жалоба"):
        assert words not in shown


def test_a_sheet_for_a_child_has_whole_lines_to_write_on(library: Library) -> None:
    document = make(PaperKind.CHILD, blank_case(library, TODAY), Tongue.KK_RU)
    by_hand = [row[0] for one in document.blocks if isinstance(one, Facts) for row in one.rows if not row[1]]
    blanks = (re.findall("_{3,}", item.text.kk) for item in library.topics["plan-child-page"].items)
    assert len(by_hand) == sum(map(len, blanks))
    assert "___" not in sheet(document)


def test_one_box_stands_for_a_way_in_both_languages(library: Library) -> None:
    shown = sheet(make(PaperKind.STATEMENT, blank_case(library, TODAY), Tongue.KK_RU))
    assert shown.count("☐") == len(NoContact)


def test_a_diary_goes_on_by_hand(library: Library) -> None:
    for answers, told in ((EMPTY, 0), (full(library), 9)):
        document = make(PaperKind.DIARY, case(library, answers), Tongue.RU)
        table = next(one for one in document.blocks if isinstance(one, Table))
        assert len(table.rows) == told + sum(not any(row) for row in table.rows)
        assert sum(not any(row) for row in table.rows) >= 10


def test_long_words_about_what_can_show_it_go_over_the_whole_line(library: Library) -> None:
    time = Happening(RoughDate(2026, 10, 10), evidence="Word " * 50, witnesses="Other " * 40)
    told = replace(TYPICAL, incident=replace(TYPICAL.incident, happenings=(time,)))
    document = make(PaperKind.THINGS, case(library, told), Tongue.KK_RU)
    apart = [one for one in document.blocks if isinstance(one, Facts)]
    assert {time.evidence, time.witnesses} <= {value for one in apart for _, value in one.rows}
    table = next(one for one in document.blocks if isinstance(one, Table))
    assert table.rows
    assert not any(map(any, table.rows)), "what follows is to be filled in by hand"


def test_an_application_for_services_tells_of_no_act(library: Library) -> None:
    shown = sheet(make(PaperKind.REFERRAL, case(library, full(library)), Tongue.KK_RU))
    assert "She was pushed" not in shown
    assert "word word" not in shown
    helped = replace(TYPICAL, people=replace(TYPICAL.people, for_whom=ForWhom.ADULT))
    why = library.sentences["referral.other"].text.ru
    assert why in texts_of(make(PaperKind.REFERRAL, case(library, helped), Tongue.RU))
    assert why not in texts_of(make(PaperKind.REFERRAL, case(library, TYPICAL), Tongue.RU))


@pytest.mark.parametrize("language", Language)
def test_a_plan_on_paper_keeps_her_order_the_steps_and_the_danger(library: Library, language: Language) -> None:
    chosen = ("plan-phone.passwords", "plan-home.exit-way", "plan-children.baby-carry")
    told = Answers(plan=Plan(items=chosen))
    case = Case(told, decide(told, TODAY, library), library)
    for made in (plan(case, language), paper(told, language, library)):
        lines = [text for block in made.blocks if isinstance(block, Items) and block.boxes for text in block.texts]
        assert len(lines) == len(chosen)
        for line, item in zip(lines, (library.items[one] for one in chosen), strict=True):
            said = [item.text, *item.steps, *([item.caution] if item.caution else [])]
            places = [line.find(one.in_language(language)) for one in said]
            assert -1 not in places
            assert places == sorted(places)
