"""Express entry: the same forms and rules as the long path, few keys, nothing lost, no way round."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.answers import Answers
from assistant.domain.choices import InForce, Relation, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.fields import FIELDS, value_at
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.domain.text import Language
from assistant.journey import path
from assistant.journey.prune import prune
from assistant.rules.decide import decide
from assistant.web.addresses import step_path
from assistant.web.express import SECTIONS, enter, input_of, open_steps
from assistant.web.options import options_for
from assistant.web.session import Office
from bench import express
from forms.codes import typed_of
from forms.registry import FORMS
from tests.clock import NOON, Clock
from tests.visitor import BASE, FIRST, Page, Visitor

TODAY = date(2026, 11, 23)
FIRST_LINES = {
    "n1a": "2",
    "n2a": "1",
    "n3a": "1",
    "n4a": "1",
    "n5a": "1",
    "n6a": "1",
    "n7a": "1 12",
    "n8a": "0",
    "n9a": "10.10.2026",
}


@pytest.fixture
def worker(config: Config, clock: Clock) -> Visitor:
    """Somebody at an open desk, reading English."""
    visitor = Visitor(create_app(replace(config, desk="open"), clock=clock))
    assert visitor.client.post("/at", data={"l": "en"}, base_url=BASE).status_code == 303
    return visitor


def number_of(section: Section) -> int:
    return SECTIONS.index(section) + 1


def test_a_first_section_typed_is_the_first_questions_answered(worker: Visitor) -> None:
    assert worker.get("/at/e").headers["Location"] == "/at/e/1"
    assert worker.post("/at/e/1", FIRST_LINES).headers["Location"] == "/r"
    other = Visitor(worker.app)
    other.begin("en")
    other.walk(FIRST)
    assert worker.answers == other.answers
    assert worker.get("/at/e").headers["Location"] == "/at/e/2"


def test_what_is_wrong_stays_beside_its_line_and_the_rest_is_kept(worker: Visitor) -> None:
    response = worker.post("/at/e/1", FIRST_LINES | {"n3a": "77", "n9a": "24.11.2026", "n4a": "1 2"})
    assert response.status_code == 422
    page = Page(response.text)
    for words in ("No answer here has the code 77.", "This day has not come yet.", "Choose one answer"):
        assert words in page.text
    held = {one["name"]: one for one in page.inputs if one.get("name", "").startswith("n")}
    assert (held["n3a"]["value"], held["n9a"]["value"], held["n4a"]["value"]) == ("77", "24.11.2026", "1 2")
    assert held["n7a"]["value"] == "1 12"
    assert "autofocus" in held["n3a"]
    assert page.title.startswith("Error:")
    assert worker.answers.people.relation is None
    assert worker.answers.people.for_whom == "me"
    assert worker.answers.incident.last_time is None


def test_an_answer_is_corrected_and_cannot_be_emptied_by_chance(worker: Visitor) -> None:
    worker.post("/at/e/1", FIRST_LINES)
    page = worker.page("/at/e/1")
    held = {one["name"]: one["value"] for one in page.inputs if one.get("name", "").startswith("n")}
    assert held == FIRST_LINES | {"n9a": "10 10 2026"}
    assert "My husband or wife" in re.findall(r"<output[^>]*>([^<]*)", page.html)
    assert "Choose one answer" in worker.post("/at/e/1", held | {"n3a": ""}).text
    before = worker.answers.people
    assert before.relation is Relation.SPOUSE
    assert worker.post("/at/e/1", held | {"n3a": "7"}).headers["Location"] == "/r"
    assert worker.answers.people == replace(before, relation=Relation.PARENT)


def test_what_is_open_is_pointed_out_once(worker: Visitor) -> None:
    some = FIRST_LINES | {"n5a": "", "n6a": ""}
    assert worker.post("/at/e/1", some).headers["Location"] == "/at/e/1/o"
    page = worker.page("/at/e/1/o")
    assert "Questions without an answer, by their number: 5, 6." in page.text
    assert [one["name"] for one in page.inputs if "autofocus" in one] == ["n5a"]
    more = some | {"n5a": "1"}
    assert worker.post("/at/e/1/o", more).headers["Location"] == "/at/e/1/o", "she goes on typing"
    assert worker.post("/at/e/1/o", more).headers["Location"] == "/r"
    assert worker.answers.people.other_is_16 is None


def test_a_question_that_an_answer_opens_is_asked_on_the_same_screen(worker: Visitor) -> None:
    order = number_of(Section.ORDER)
    first = input_of(StepId.IN_FORCE, "a")
    served, hour, breach = (input_of(step, "a") for step in (StepId.SERVED, StepId.SERVED_HOUR, StepId.BREACH))
    assert served not in worker.page(f"/at/e/{order}").html
    assert worker.post(f"/at/e/{order}", {first: "2"}).headers["Location"] == f"/at/e/{order}/o"
    told = {first: "2", served: "1 11", hour: "14", breach: "1"}
    assert worker.post(f"/at/e/{order}/o", told).headers["Location"] == f"/at/e/{order}/o", "a breach opens two more"
    assert worker.answers.order.served_on == RoughDate(2026, 11, 1)
    assert worker.post(f"/at/e/{order}/o", told | {first: "1"}).headers["Location"] == f"/at/e/{order + 1}"
    assert worker.answers.order.in_force is InForce.NOTHING
    assert worker.answers.order.served_on is None, "what is no longer asked falls away, here too"


def test_a_list_is_typed_line_by_line_and_a_wrong_line_stays_as_it_was_typed(worker: Visitor) -> None:
    worker.post("/at/e/1", FIRST_LINES)
    diary, name = f"/at/e/{number_of(Section.DIARY)}", input_of(StepId.HAPPENINGS, "a")
    assert name in worker.page(diary).html
    wrong = worker.post(diary, {name: "12 11; 21; 1; Pushed me\r\n13 11; 21; 9"})
    assert wrong.status_code == 422
    assert "Line 2: No answer here has the code 9." in Page(wrong.text).text
    assert "13 11; 21; 9</textarea>" in wrong.text
    assert not worker.answers.incident.happenings, "half a list is not kept"
    worker.post(diary, {name: "12 11; 21; 1; Pushed me\r\n13 11; ; ; Shouted"})
    held = worker.answers.incident.happenings
    assert isinstance(held, tuple)
    assert [one.words for one in held] == ["Pushed me", "Shouted"]
    assert "12 11 2026; 21; 1; Pushed me\n13 11 2026; ; ; Shouted</textarea>" in worker.page(diary).html


def test_danger_is_said_on_the_screen_itself(worker: Visitor) -> None:
    assert "call 102 or 112" not in worker.page("/at/e/2").text
    worker.post("/at/e/1", FIRST_LINES | {"n1a": "1"})
    assert "If you are in danger now, call 102 or 112." in worker.page("/at/e/2").text
    worker.post("/at/e/1", FIRST_LINES)
    signs = number_of(Section.SIGNS)
    worker.post(f"/at/e/{signs}", {input_of(StepId.SIGNS, "a"): "1"})
    page = worker.page("/at/e/8")
    assert "If you are in danger now, call 102 or 112." in page.text
    assert "/q" in page.links


def test_before_the_papers_it_is_asked_whether_they_make_it_more_dangerous(worker: Visitor) -> None:
    papers = number_of(Section.PAPERS)
    worker.post(f"/at/e/{papers}", {input_of(StepId.WORSE, "a"): "1"})
    assert "/w" in worker.page(f"/at/e/{papers}").links


def test_language_and_cover_keep_what_was_typed(worker: Visitor) -> None:
    assert worker.post("/at/e/1", FIRST_LINES | {"l": "kk"}).headers["Location"] == "/at/e/1"
    assert worker.page("/at/e/1").language == "kk"
    before = worker.answers.people
    assert before.relation is Relation.SPOUSE
    wrong = worker.post("/at/e/1", FIRST_LINES | {"l": "ru", "n3a": "77"})
    assert (wrong.status_code, Page(wrong.text).language) == (200, "ru")
    assert 'value="77"' in wrong.text
    covered = worker.post("/at/e/1", FIRST_LINES | {"n3a": "7", "w": "1"})
    assert covered.headers["Location"] == "/at/c?b=/at/e/1"
    assert worker.answers.people == replace(before, relation=Relation.PARENT)


def test_another_page_is_opened_only_after_keeping(worker: Visitor) -> None:
    assert worker.post("/at/e/1", {**FIRST_LINES, "b": "/d"}).headers["Location"] == "/d"
    assert worker.answers.people.relation is Relation.SPOUSE
    assert worker.post("/at/e/1", {**FIRST_LINES, "b": "https://elsewhere.example/"}).headers["Location"] == "/r"


def test_only_at_the_desk(worker: Visitor, visitor: Visitor) -> None:
    assert visitor.get("/at/e/1").status_code == 404, "no desk, no express entry"
    other = Visitor(worker.app)
    assert other.get("/at/e/1").headers["Location"] == "/"
    other.begin("en")
    for address in ("/at/e", "/at/e/1", "/at/e/1/o"):
        assert other.get(address).headers["Location"] == "/l"
    assert other.post("/at/e/1", FIRST_LINES).headers["Location"] == "/l"
    assert other.answers == Answers()
    for address in ("/at/e/0", "/at/e/14", "/at/e/99"):
        assert worker.get(address).status_code == 404
    assert worker.post("/at/e/1", FIRST_LINES, token="x").status_code == 403


def test_the_codes_on_the_screen_are_the_choices_of_the_page(worker: Visitor) -> None:
    """Every choice of the long path stands there, in its order, with its number."""
    worker.post("/at/e/1", FIRST_LINES)
    for section in SECTIONS:
        shown = worker.page(f"/at/e/{number_of(section)}").html
        for step in STEPS_BY_SECTION[section]:
            if not path.is_asked(step, worker.answers):
                continue
            box = re.search(rf'id="{input_of(step, "a")}-codes">(.*?)</ul>', shown, re.S)
            choices = Page(worker.get(step_path(step)).text).offered()
            if box and choices:
                assert len(re.findall("<li ", box[1])) >= len(choices), step


def test_every_section_opens_in_three_languages(worker: Visitor) -> None:
    worker.post("/at/e/1", FIRST_LINES)
    for code in ("kk", "ru", "en"):
        worker.post("/g", {"l": code, "b": "/at/e"})
        for number in range(1, len(SECTIONS) + 1):
            page = worker.page(f"/at/e/{number}")
            assert page.language == code
            assert page.links[0] == "/exit"


# The same answers, typed and clicked.

DATES = (("12 11", ("12", "11", "2026")), ("3.2025", ("", "3", "2025")), ("2024", ("", "", "2024")))


def clicked_and_typed(
    data: st.DataObject, step: StepId, answers: Answers
) -> tuple[MultiDict[str, str], dict[str, str]]:
    """An answer to a page: what its inputs send, and the lines of the express entry, numbered by hand."""
    clicked: MultiDict[str, str] = MultiDict()
    typed: dict[str, str] = {}
    fields: list[Any] = list(FORMS[step].of(answers, TODAY, options=options_for(step, answers, Language.RU)))
    for field in fields:
        kind, name = field.kind, field.name
        line = ""
        if kind == "text":
            line = data.draw(st.sampled_from(("", "Айгүл", "1 2")))
            clicked[name] = line
        elif kind == "date":
            line, parts = data.draw(st.sampled_from(DATES))
            for part, value in zip(("day", "month", "year"), parts, strict=True):
                clicked[f"{name}-{part}"] = value
        elif kind == "hour":
            line = clicked[f"{name}-hour"] = data.draw(st.sampled_from(("0", "7", "23")))
        elif kind == "ranked":
            chosen = data.draw(st.permutations([str(n) for n in range(1, len(field.rows) + 1)]))[:3]
            line = " ".join(chosen)
            for rank, place in enumerate(chosen, start=1):
                clicked[f"{name}-{place}"] = str(rank)
        else:
            own = [one.value for one in field.choices if one.value not in ("none", "unknown", "rather-not")]
            ways = {"none": "0", "unknown": "-", "rather-not": "--"}
            out = [one.value for one in field.choices if one.value in ways]
            if out and data.draw(st.integers(0, 3)) == 0:
                chosen = [data.draw(st.sampled_from(out))]
                line = ways[chosen[0]]
            elif not own:
                chosen = []
            else:
                most = 1 if kind == "one" else 4
                places = data.draw(st.lists(st.integers(0, len(own) - 1), min_size=1, max_size=most, unique=True))
                chosen = [own[place] for place in places]
                line = " ".join(str(place + 1) for place in places)
            clicked.setlist(name, chosen)
            for one in chosen if kind == "papers" else ():
                clicked[field.input_of(one)] = next(t.value for t in field.tongues(one) if t.checked)
        typed[input_of(step, name)] = line
    return clicked, typed


def list_clicked_and_typed(data: st.DataObject, step: StepId, answers: Answers) -> tuple[Answers, str]:
    """Write down up to three times by the page's buttons, earlier ones removed first; and the same as lines."""
    options = options_for(step, answers, Language.RU)
    lines: list[str] = []

    def press(**sent: Any) -> None:
        nonlocal answers
        form = FORMS[step].of(answers, TODAY, MultiDict(sent), options)
        assert form.validate(), (step, sent, form.errors)
        answers = prune(form.apply(answers))

    held = value_at(answers, FIELDS[step][0])
    for _ in held if isinstance(held, tuple) else ():
        press(do="remove-0")
    for _ in range(data.draw(st.integers(0, 3))):
        date_line, parts = data.draw(st.sampled_from((*DATES, ("", ("", "", "")))))
        sent: dict[str, Any] = dict(zip(("a-day", "a-month", "a-year"), parts, strict=True))
        cells = [date_line]
        for part in FORMS[step].of(answers, TODAY, options=options)["a"].parts:  # type: ignore[attr-defined]
            if part.kind == "text":
                cells.append(data.draw(st.sampled_from(("", "Итерді, ұрды", "2 1"))))
                sent[f"a-{part.sent}"] = cells[-1]
            elif part.kind == "hour":
                cells.append(data.draw(st.sampled_from(("", "0", "23"))))
                sent[f"a-{part.sent}"] = cells[-1]
            else:
                own = [str(one) for one in part.members] or [one for one, _ in options]
                most = min(len(own), 2 if part.kind == "many" else 1)
                places = data.draw(st.lists(st.integers(0, len(own) - 1), max_size=most, unique=True)) if own else []
                cells.append(" ".join(str(place + 1) for place in places))
                sent[f"a-{part.sent}"] = [own[place] for place in places]
        if any(cells):
            press(do="add", **sent)
            lines.append(";".join(cells))
    if not lines:
        press()
    return answers, "\n".join(lines) or "0"


def long_path(section: Section, answers: Answers, data: st.DataObject) -> tuple[Answers, dict[str, str]]:
    """Go through the pages of a section, some left open; return the answers and what would have been typed."""
    lines: dict[str, str] = {}
    for step in STEPS_BY_SECTION[section]:
        if not path.is_asked(step, answers):
            lines[input_of(step, "a")] = "1"  # typed although it is not asked: it must not count
            continue
        if data.draw(st.integers(0, 5)) == 0:
            continue
        if step in (StepId.HAPPENINGS, StepId.BREACHES):
            answers, lines[input_of(step, "a")] = list_clicked_and_typed(data, step, answers)
            continue
        clicked, typed = clicked_and_typed(data, step, answers)
        shown = FORMS[step].of(answers, TODAY, options=options_for(step, answers, Language.RU))
        if all(typed[input_of(step, one.name)] == typed_of(one) for one in shown):
            continue  # nothing is changed by what stands there already
        form = FORMS[step].of(answers, TODAY, clicked, options_for(step, answers, Language.RU))
        assert form.validate(), (step, clicked, form.errors)
        if any(typed.values()):
            answers = prune(form.apply(answers))
            lines |= typed
    return answers, lines


@pytest.fixture(scope="module")
def desk_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An app whose library and clock the property asks; nothing is kept."""
    config = Config(data=tmp_path_factory.mktemp("express"), secrets=(bytes(32),), desk="open")
    return create_app(config, clock=Clock(NOON))


@given(data=st.data())
@settings(max_examples=25)
def test_typed_or_clicked_the_answers_and_the_decision_are_the_same(desk_app: Flask, data: st.DataObject) -> None:
    room: Office = desk_app.extensions["office"]
    clicked, typed = Answers(), Answers()
    with desk_app.test_request_context("/"):
        # Some twice: then answers are changed.
        for section in (*SECTIONS, Section.FIRST, Section.ORDER, Section.PLAN, Section.DIARY):
            clicked, lines = long_path(section, clicked, data)
            done = enter(section, typed, lines, Language.RU)
            assert not done.wrong
            typed = done.answers
            assert typed == clicked, section
    assert decide(typed, TODAY, room.library) == decide(clicked, TODAY, room.library)


# The typical case.


def test_the_typical_case_takes_few_keys_and_little_time(desk_app: Flask) -> None:
    case = express.case()
    first = express.effort(desk_app, case, (Section.FIRST,))
    whole = express.effort(desk_app, case, express.told(case))
    assert first.keys <= 120
    assert whole.keys <= 120, "the whole case, not only what the first result needs"
    assert whole.seconds <= 240
    assert whole.lines > 25, "it is a case, not a sketch"


def test_the_typical_case_can_be_typed_as_it_stands(worker: Visitor) -> None:
    """What is counted is what the screens take: typed one section after the other, it is the case."""
    case = express.case()
    for section in express.told(case):
        number = number_of(section)
        lines: dict[str, str] = {}
        where = f"/at/e/{number}"
        while where.startswith(f"/at/e/{number}"):
            with worker.app.test_request_context("/"):
                shown = dict(express.lines(section, case))
            page = worker.page(where)
            names = {one["name"] for one in page.inputs if one.get("name", "").startswith("n")}
            assert names - set(lines), "nothing new is asked"
            lines |= {input_of(step, "a"): line for step, line in shown.items() if input_of(step, "a") in names}
            where = worker.post(where, lines).headers["Location"]
        assert where == ("/r" if section is Section.FIRST else f"/at/e/{number + 1}"), section
    assert worker.answers == case
    assert not [step for section in express.told(case) for step in open_steps(section, case)]
    assert value_at(case, FIELDS[StepId.DANGER][0]) is YesNo.NO
