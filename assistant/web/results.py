"""What follows from the answers: result, list, findings, check page, services, plan."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort

from assistant.content.readers import GROUPS
from assistant.content.records import Sentence
from assistant.documents.timeline import timeline_block
from assistant.domain.answers import Answers
from assistant.domain.fields import behind
from assistant.domain.findings import Answer, Decision, Reason
from assistant.domain.steps import Section, StepId
from assistant.domain.text import N_, Language
from assistant.journey.path import steps_of
from assistant.journey.summary import Line, State, lines_of, next_open, state_of
from assistant.locale import translator
from assistant.questions import QUESTIONS
from assistant.rules.conditions import holds
from assistant.rules.danger import named_signs
from assistant.rules.decide import decide
from assistant.templating import value_text
from assistant.web import pictures
from assistant.web.addresses import FINDING_PAGES, NUMBER_OF, TOPIC_PAGES, finding_path, step_path, topic_path
from assistant.web.changes import change_lines
from assistant.web.options import all_options
from assistant.web.pages import numbered, page
from assistant.web.session import case_of, office, page_language, required

blueprint = Blueprint("results", __name__)

FIRST_RESULT = (
    "protection-order",
    "bar-from-dwelling",
    "requirements",
    "complaint",
    "time-limit",
    "crisis-centre",
    "support-centre",
)
_MOST_VALUES = 5  # a reason with more of them names the first and tells how many there are
_MOST_OFFENCES = 8  # on the page about a complaint; where there are more, they stand on a page of their own
_MOST_STEPS = 10  # of a plan on the page on which answers are checked
_MOST_LETTERS = 8_000  # of the answers on one page on which they are checked: more would be too heavy for a slow line
_EACH = 60  # letters of a question, roughly
_IN_ALL = N_("{n} answers in all")
# What one person can say on the phone, before what fits everybody.
_OWN_DANGER = ("plan-forced.now", "plan-special.police-call", "plan-health.tell-them")
_ALSO = ("official-warning", "preventive-conversation", "arrest", "no-approach")


def decision() -> Decision:
    """The decision for this session's answers, today."""
    return decide(required().answers, office().today(), office().library)


def reason_text(reason: Reason, answers: Answers, language: Language, options: dict[str, str]) -> list[str]:
    """Word the values of a reason; ``options`` are the texts of content ids."""
    return _first_of(value_text(behind(reason, answers), language, options), _MOST_VALUES, language)


def finding_values(found: Decision) -> dict[str, Any]:
    """What a template needs to show findings."""
    answers, language = required().answers, page_language()
    options = all_options(answers, language)
    return {
        "decision": found,
        "questions": QUESTIONS,
        "numbers": NUMBER_OF,
        "step_path": step_path,
        "finding_path": finding_path,
        "reason_text": lambda reason: reason_text(reason, answers, language, options),
        "Answer": Answer,
    }


@blueprint.get("/r")
def first() -> Response:
    """The first result."""
    found = decision()
    shown = [found.finding(one) for one in FIRST_RESULT]
    roads = [one for one in found.findings if one.id == "other-roads"]
    if found.finding("breach").answer is not Answer.NO and required().answers.order.in_force is not None:
        shown.insert(0, found.finding("breach"))
    also = [found.finding(one) for one in _ALSO]
    case = case_of(required().answers)
    child = found.finding("child-protection")
    if child.answer is Answer.YES:  # a person under 18 reads it among the first
        (shown if case.minor else also).insert(1 if case.minor else len(also), child)
    return page(
        "results/first.html",
        number=50,
        cards_shown=[*shown[:1], *roads, *shown[1:]],
        also=also,
        open_step=next_open(required().answers),
        police=holds("police-officer", case),
        back=step_path(steps_of(Section.FIRST, required().answers)[-1]),
        **finding_values(found),
    )


@blueprint.get("/t/<int:number>")
def finding(number: int) -> Response:
    """Everything about one finding, point by point."""
    name = numbered(FINDING_PAGES, number)
    found = decision()
    held = [one for one in found.findings if one.id == name]
    if not held:
        abort(404)
    parts = [one for one in found.findings if one.id.startswith(f"{name}.")]
    points = [office().library.sentences[one] for one in held[0].points]
    of_parts = {part.id: [one for one in points if one.id.startswith(f"{part.id}.")] for part in parts}
    told_there = [one for told in of_parts.values() for one in told]
    return page(
        "results/finding.html",
        number=60 + number,
        finding=held[0],
        parts_of=parts,
        of_parts=of_parts,
        groups=by_group([one for one in points if one not in told_there]),
        offences=found.offences[:_MOST_OFFENCES] if name == "complaint" else (),
        more_offences=len(found.offences) if name == "complaint" and len(found.offences) > _MOST_OFFENCES else 0,
        rows={row.number: row for row in office().library.rows},
        changes=change_lines(case_of(required().answers), held[0], page_language()),
        **finding_values(found),
    )


@blueprint.get(f"/t/{FINDING_PAGES.index('complaint') + 1}/a")
def articles() -> Response:
    """Every article that may apply, where there are too many for the page about a complaint."""
    rows = {row.number: row for row in office().library.rows}
    return page("results/articles.html", number=59, offences=decision().offences, rows=rows, finding_path=finding_path)


def by_group(sentences: list[Sentence]) -> list[tuple[str, list[Sentence]]]:
    """Sentences under their groups, in the order of the groups."""
    groups = [(group, [s for s in sentences if s.group == group]) for group in GROUPS]
    return [(group, held) for group, held in groups if held]


@blueprint.get("/m/<int:number>")
def topic(number: int) -> Response:
    """A measure that decides nothing by itself: what the law says about it."""
    measure = office().library.measures[numbered(TOPIC_PAGES, number)]
    case = case_of(required().answers)
    fitting = [s for s in case.library.points(measure.id, case.day) if holds(s.when, case)]
    found = decision()
    answered = [f for f in found.findings if f.id == measure.id or f.id.startswith(f"{measure.id}.")]
    cited = dict.fromkeys(reference for sentence in fitting for reference in sentence.cites)
    citations, _ = office().library.citations(cited, case.day)
    return page(
        "results/topic.html",
        number=80 + number,
        measure=measure,
        groups=by_group(fitting),
        citations=citations,
        answered=answered,
        **finding_values(found),
    )


@blueprint.get("/b")
def coming() -> Response:
    """What can happen next, with her days."""
    line = timeline_block(required().answers, decision(), page_language(), office().library)
    return page("results/next.html", number=58, line=line)


@blueprint.get("/q")
def urgent() -> Response:
    """What to do in danger, or after the signs: never an all-clear."""
    found = decision()
    answers = required().answers
    case = case_of(answers)
    library = office().library
    own = [library.items[one] for one in _OWN_DANGER]
    items = [item for item in (*own, *library.topics["danger"].items) if holds(item.when, case)]
    following = next_open(answers)
    return page(
        "results/urgent.html",
        number=57,
        urgent=found.urgent,
        items=items,
        choked=[item for item in library.topics["choked-card"].items if holds(item.when, case)],
        signs=[library.items[one] for one in named_signs(case)],
        onward=step_path(following) if following else "/l",
    )


@blueprint.get("/l")
def tasks() -> Response:
    """The list of what can be done, with honest states; nothing on it is a duty."""
    answers = required().answers
    first_of = {section: step_path(steps_of(section, answers)[0]) for section in Section}
    states = {section: state_of(section, answers) for section in Section}
    return page(
        "results/tasks.html",
        number=51,
        first_of=first_of,
        states=states,
        topics=TOPIC_PAGES,
        pictures=pictures.OF_SECTIONS,
        topic_path=topic_path,
        State=State,
        Section=Section,
        step_path=step_path,
    )


Lines = list[tuple[StepId, list[str]]]


@blueprint.get("/c")
@blueprint.get("/c/<int:number>")
def check(number: int = 1) -> Response:
    """Every answer, to be changed; many and long ones on several pages."""
    answers, language = required().answers, page_language()
    options = all_options(answers, language)
    sections = [
        (section, [(line.step, _checked(line, language, options)) for line in lines_of(section, answers)])
        for section in Section
    ]
    portions = _in_portions([one for one in sections if one[0] is Section.FIRST or any(v for _, v in one[1])])
    return page(
        "results/check.html",
        number=52,
        sections=numbered(portions, number),
        at=number,
        count=len(portions),
        **finding_values(decision()),
    )


def _in_portions(sections: list[tuple[Section, Lines]]) -> list[list[tuple[Section, Lines]]]:
    """The sections on as few pages as carry so many letters; one that is cut has its heading on both."""
    portions: list[list[tuple[Section, Lines]]] = [[]]
    room = _MOST_LETTERS
    for section, lines in sections:
        portions[-1].append((section, []))
        for step, values in lines:
            letters = sum(map(len, values)) + _EACH
            if letters > room and room < _MOST_LETTERS:
                portions.append([(section, [])])
                room = _MOST_LETTERS
            portions[-1][-1][1].append((step, values))
            room -= letters
    return [[(section, lines) for section, lines in one if lines] for one in portions]


def _checked(line: Line, language: Language, options: dict[str, str]) -> list[str]:
    """The values of an answer in words; of a long plan the first steps, since all of it has a page of its own."""
    said = [value_text(value, language, options) for value in line.values]
    if line.step in (StepId.PLAN, StepId.PLAN_ORDER):
        said = [_first_of(one, _MOST_STEPS, language) for one in said]
    return [text for one in said for text in one]


def _first_of(said: list[str], most: int, language: Language) -> list[str]:
    """The texts, or the first of them and how many there are."""
    if len(said) <= most:
        return said
    return [*said[: most - 1], translator(language)(_IN_ALL).format(n=len(said))]
