"""Express entry at a worker's desk: a section on one screen, short typed codes, the long path's own forms and rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import Blueprint, Response, g, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from assistant import locale
from assistant.domain.answers import Answers
from assistant.domain.choices import YesNo
from assistant.domain.fields import is_answered
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.domain.text import N_, Language
from assistant.journey import path, prune
from assistant.questions import QUESTIONS, TITLES
from assistant.rules.danger import danger_told
from assistant.web.addresses import COVER, NUMBER_OF, cover_path, express_path
from assistant.web.options import options_for
from assistant.web.pages import numbered, page
from assistant.web.routes import is_page
from assistant.web.session import case_of, change, office, only_at_the_desk, page_language, required
from forms.base import StepForm
from forms.codes import Coded, Sent, codes_of, kind_of, parts_of, sent_by, told_of, typed_of
from forms.entries import EntriesField
from forms.fields import CleanText, Wish
from forms.keys import NoSuchCode
from forms.listed import in_line, sent_one_by_one
from forms.registry import FORMS

blueprint = Blueprint("express", __name__)
blueprint.before_request(only_at_the_desk)

SECTIONS = tuple(STEPS_BY_SECTION)
_NAMED = N_("The other person may read this name on a paper that is handed over. The role alone is enough.")
_HINTS = {
    "date": N_("Day and month are enough: 12 11. Or 12.11.2026, 11.2026, 2026."),
    "hour": N_("0 to 23"),
    "entries": N_("One time a line, its parts apart by semicolons: 12 11; 21; 1. In this order:"),
}
_ROWS = {"entries": 4}


@dataclass(frozen=True, slots=True)
class Line:
    """One line to type in: ``name`` and ``id`` of the input, what is typed, what it says, its codes, what is wrong.

    ``parts`` are the titles of what a line of a list holds, each with its codes.
    """

    name: str
    kind: str
    title: str
    typed: str
    told: list[str]
    codes: tuple[Coded, ...]
    parts: tuple[tuple[str, tuple[Coded, ...]], ...] = ()
    wrong: str = ""
    rows: int = 1
    hint: str = ""


@dataclass(slots=True)
class Entered:
    """What became of the lines of a section: the answers, and by name of input what is wrong."""

    answers: Answers
    wrong: dict[str, str] = field(default_factory=dict)


def input_of(step: StepId, name: str) -> str:
    """The name of a line's input: neutral, because browsers remember names."""
    return f"n{NUMBER_OF[step]}{name}"


def enter(section: Section, answers: Answers, lines: Mapping[str, str], language: Language) -> Entered:
    """Answer the questions of a section, in their order, as their pages would; what cannot be is left as it was."""
    done, today = Entered(answers), office().today()
    for step in STEPS_BY_SECTION[section]:
        if path.is_asked(step, done.answers):
            _answer(step, lines, done, today, language)
    return done


def _answer(step: StepId, lines: Mapping[str, str], done: Entered, today: date, language: Language) -> None:
    form = _form(step, done.answers, language)
    typed = {one.name: lines.get(input_of(step, one.name), typed_of(one)) for one in form}
    if all(typed[one.name].strip() == typed_of(one).strip() for one in form):  # nobody touched it
        return
    if isinstance(form["a"], EntriesField):
        _list(step, sent_one_by_one(form["a"], typed["a"], today), done, language)
        return
    sent: MultiDict[str, str] = MultiDict()
    for one in form:
        try:
            for name, values in sent_by(one, typed[one.name], today).items():
                sent.setlist(name, values)
        except NoSuchCode as problem:
            done.wrong[input_of(step, one.name)] = problem.message
    if any(input_of(step, one.name) in done.wrong for one in form):
        return
    read = _form(step, done.answers, language, sent)
    if read.validate():
        done.answers = prune.prune(read.apply(done.answers))
    done.wrong |= {input_of(step, one.name): one.errors[0] for one in read if one.errors}


def _list(step: StepId, presses: Iterable[tuple[int, Sent]], done: Entered, language: Language) -> None:
    """Add, change and remove entries as the page's buttons would; with one wrong line the list stays as it was."""
    answers = done.answers
    try:
        for number, sent in presses:
            form = _form(step, answers, language, MultiDict(sent))
            if not form.validate():
                raise NoSuchCode(in_line(number, form["a"].errors[0]))
            answers = prune.prune(form.apply(answers))
    except NoSuchCode as problem:
        done.wrong[input_of(step, "a")] = problem.message
        return
    done.answers = answers


def _form(step: StepId, answers: Answers, language: Language, sent: Any = None) -> StepForm:
    return FORMS[step].of(answers, office().today(), sent, options_for(step, answers, language))


def open_steps(section: Section, answers: Answers) -> list[StepId]:
    """The questions of a section that are asked, want an answer and were not answered."""
    return [
        step
        for step in path.steps_of(section, answers)
        if not is_answered(step, answers) and _wants_answer(FORMS[step]())
    ]


def _wants_answer(form: StepForm) -> bool:
    """Whether a page is more than texts and marks that may be left out."""
    return any(kind_of(one) != "text" and not isinstance(one, Wish) for one in form)


def lines_of(step: StepId, done: Entered, lines: Mapping[str, str], language: Language) -> list[Line]:
    """The lines of a question; what was typed wrongly stays as it was typed."""
    form, question = _form(step, done.answers, language), QUESTIONS[step]
    found = []
    for one in form:
        name = input_of(step, one.name)
        wrong = done.wrong.get(name, "")
        title = TITLES.get((step, one.name), question.ask_helper or question.ask)
        typed = lines.get(name, "") if wrong else typed_of(one)
        told = [] if wrong else told_of(one)
        hint = _NAMED if (step, one.name) == (StepId.HELPED, "a") else _HINTS.get(kind_of(one), "")
        rows = one.rows if isinstance(one, CleanText) else _ROWS.get(kind_of(one), 1)
        found.append(Line(name, kind_of(one), title, typed, told, codes_of(one), parts_of(one), wrong, rows, hint))
    return found


def first_open(answers: Answers) -> int:
    """The number of the first section in which something is still open; 1 if nothing is."""
    still = (n for n, section in enumerate(SECTIONS, start=1) if open_steps(section, answers))
    return next(still, 1)


def _after(number: int) -> str:
    """Where a section leads: the first one to the first result, the last one to the papers."""
    if SECTIONS[number - 1] is Section.FIRST:
        return "/r"
    return express_path(number + 1) if number < len(SECTIONS) else "/d"


@blueprint.get("/at/e")
def begin() -> BaseResponse:
    """Go where something is still open."""
    return redirect(express_path(first_open(required().answers)), 303)


@blueprint.get("/at/e/<int:number>")
@blueprint.get("/at/e/<int:number>/<any(o):again>")
def show(number: int, again: str = "") -> BaseResponse:
    """Show a section; ``again``: what is open was pointed out, and may stay so."""
    return _show(number, Entered(required().answers), {}, again=bool(again))


def _show(number: int, done: Entered, lines: Mapping[str, str], *, again: bool, status: int = 200) -> Response:
    section, answers, language = numbered(SECTIONS, number), done.answers, page_language()
    rows = [
        (place, step, lines_of(step, done, lines, language))
        for place, step in enumerate(STEPS_BY_SECTION[section], start=1)
        if path.is_asked(step, answers)
    ]
    still = open_steps(section, answers)
    return page(
        "desk/express.html",
        status=status,
        number=80 + number,
        section=section,
        place=number,
        rows=rows,
        focus=next(iter(done.wrong), None) or _first(still, rows),
        problems=list(done.wrong.items()),
        still=[place for place, step, _ in rows if step in still] if again else [],
        sections=[(n, one, _standing(one, answers)) for n, one in enumerate(SECTIONS, start=1)],
        urgent=danger_told(case_of(answers)),
        worse=section is Section.PAPERS and answers.plan.worse not in (None, YesNo.NO),
    )


def _first(still: list[StepId], rows: Iterable[tuple[int, StepId, list[Line]]]) -> str:
    """The input that waits first."""
    names = {step: lines[0].name for _, step, lines in rows}
    return next((names[step] for step in still if step in names), next(iter(names.values()), ""))


def _standing(section: Section, answers: Answers) -> tuple[int, int]:
    """How many questions of a section are asked, and how many of them are open."""
    return len(path.steps_of(section, answers)), len(open_steps(section, answers))


@blueprint.post("/at/e/<int:number>")
@blueprint.post("/at/e/<int:number>/<any(o):again>")
def take(number: int, again: str = "") -> BaseResponse:
    """Keep what can be kept; stay where something is wrong or newly asked, or open until nothing more is typed."""
    section = numbered(SECTIONS, number)
    language = locale.parse(request.form.get("l"))
    tongue, before = language or required().language, required().answers
    lines = {name: line for name, line in request.form.items() if name.startswith("n")}
    problems: dict[str, str] = {}

    def edit(answers: Answers) -> Answers:
        done = enter(section, answers, lines, tongue)
        problems.clear()
        problems.update(done.wrong)
        return done.answers

    answers = change(edit, language=language).answers
    if COVER in request.form:  # nobody is at the screen
        return redirect(cover_path(request.path), 303)
    if language is not None:
        g.language = language
    if problems:
        status = 200 if language else 422
        return _show(number, Entered(answers, problems), lines, again=bool(again), status=status)
    if language is not None:
        return redirect(request.path, 303)
    if is_page(elsewhere := request.form.get("b", "")):
        return redirect(elsewhere, 303)
    still = open_steps(section, answers)
    new = [step for step in still if input_of(step, "a") not in lines]
    if new or (still and (not again or answers != before)):
        return redirect(express_path(number, again=True), 303)
    return redirect(_after(number), 303)
