"""Every question on paper, with boxes and lines: for whoever wants to see all of it first, or has no phone."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args, get_origin

from assistant.content.records import Sentence
from assistant.documents.entries import breaches_table, times_table
from assistant.documents.model import Block, Document, Facts, Heading, Items, Para, Ruled
from assistant.documents.writing import NEUTRAL_TITLE, Case, Writer, item_line
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS
from assistant.domain.answers import Answers, Breach, Happening
from assistant.domain.choices import Told
from assistant.domain.codec import field_types
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.fields import FIELDS
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.domain.text import N_, Language
from assistant.labels import NONE_LABEL, label
from assistant.questions import QUESTIONS

# What only a screen asks: which papers to make, in which language, and the order of what was chosen.
_ON_SCREEN = (StepId.CHOOSE, StepId.PAPER, StepId.KEEP, StepId.PLAN_ORDER)
_ACTS = {"incident.acts": OTHER_ACTS, "incident.sexual_acts": SEXUAL_ACTS}
_TOPICS = {"safety.signs": "signs", "diary.evidence": "evidence", "plan.priorities": "priorities"}
_SENTENCES = {"wishes.bans": ("requirements.ban.",), "wishes.requests": ("statement.request.",)}
_ALONE = ("requirements.residence-ban.ban", "requirements.psychological-help", "requirements.reporting")
_NAMES = {
    "papers.own_name": N_("My name"),
    "papers.other_name": N_("The person who harms me"),
    "papers.reach": N_("How to reach me safely"),
    "papers.story": N_("In my words"),
    "wishes.why": N_("Why it is needed"),
    "wishes.exceptional": N_("Why living in one home is an exceptional danger"),
    "apart.address": N_("My address"),
    "apart.phone": N_("My phone"),
    "apart.code_word": N_("A word by which I know who calls"),
    "apart.shelter": N_("The centre or the people where I stay"),
    "apart.school": N_("School or kindergarten of the children"),
    "helped.name": N_("Name of the person who helped"),
    "helped.interpreter": N_("Who interpreted, and between which languages"),
    "plan.own_lines": N_("My own lines"),
}
_LONG = {"papers.story": 8, "wishes.why": 5, "wishes.exceptional": 4, "plan.own_lines": 4}
_TIMES = 5
_CALM = 4  # of what an application can do, as the screen has them


def questions(case: Case, language: Language) -> Document:
    """Return every question, empty: nothing that was told stands on it."""
    writer = Writer(case, language)
    heading = writer._("Every question")
    return Document(language, NEUTRAL_TITLE[language], heading, tuple(_blocks(writer)), writer.foot())


def _blocks(writer: Writer) -> Iterator[Block]:
    _ = writer._
    yield Para(_("If you are in danger now, call 102 or 112."), strong=True)
    yield Para(_("You can leave any question empty. “I do not know” is a good answer too."))
    yield Para(_("This paper can be found by somebody who searches your things."), small=True)
    for section, steps in STEPS_BY_SECTION.items():
        held = [step for step in steps if step not in _ON_SCREEN]
        if held:
            yield Heading(_(label(section)))
            yield from (block for step in held for block in _step(writer, step, section))


def _step(writer: Writer, step: StepId, section: Section) -> Iterator[Block]:
    question = QUESTIONS[step]
    yield Heading(writer._(question.ask), 3)
    if question.hint and section is not Section.PAPERS:
        yield Para(writer._(question.hint), small=True)
    if step is StepId.WORSE:
        calm = writer.library.topics["before-applying"].items[:_CALM]
        yield Items(tuple(item_line(item, writer.language) for item in calm))
    named = [path for path in FIELDS[step] if path in _NAMES]
    rows = [path for path in named if path not in _LONG]
    if rows:
        yield Facts(tuple((writer._(_NAMES[path]), "") for path in rows))
    for path in FIELDS[step]:
        if path in _LONG:
            if len(named) > 1 or path == "plan.own_lines":
                yield Para(writer._(_NAMES[path]))
            yield Ruled(_LONG[path])
        elif path not in _NAMES:
            yield from _field(writer, path)


def _field(writer: Writer, path: str) -> Iterator[Block]:
    """The boxes or lines of a field, by its type."""
    kinds = _kinds(path)
    offered = _offered(writer, path, kinds)
    if offered:
        several = any(get_origin(kind) is tuple for kind in kinds)
        ways_out = [NONE_LABEL] if several else []
        ways_out += [label(member) for member in Told if Told in kinds]
        yield Items((*offered, *map(writer._, ways_out)), boxes=True)
    elif RoughDate in kinds:
        yield Facts(((writer._("Day, month and year"), ""),))
    elif Hour in kinds:
        yield Facts(((writer._("At what hour"), ""),))
    elif any(get_origin(kind) is tuple and get_args(kind)[0] is not str for kind in kinds):
        noted = path == "diary.breaches"
        yield breaches_table(writer, (Breach(),) * _TIMES) if noted else times_table(writer, (Happening(),) * _TIMES)
    else:
        yield Ruled(2)


def _kinds(path: str) -> tuple[Any, ...]:
    section, name = path.split(".")
    of_section: type = type(getattr(Answers(), section))
    return field_types(of_section)[name]


def _offered(writer: Writer, path: str, kinds: tuple[Any, ...]) -> tuple[str, ...]:
    """What can be ticked: members of an enum in their order, or what content offers."""
    library = writer.library
    if path in _TOPICS:
        return tuple(item.text.in_language(writer.language) for item in library.topics[_TOPICS[path]].items)
    if path == "support.region":
        return tuple(region.name.in_language(writer.language) for region in library.regions.values())
    if path in _SENTENCES:
        return tuple(writer.law(one.text) for one in library.sentences.values() if _is_offered(one, path))
    if path in _ACTS:
        return tuple(writer._(label(act)) for act in _ACTS[path])
    plain = [get_args(kind)[0] if get_origin(kind) is tuple else kind for kind in kinds]
    enums = [kind for kind in plain if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not Told]
    return tuple(writer._(label(member)) for kind in enums for member in kind)


def _is_offered(one: Sentence, path: str) -> bool:
    return one.id.startswith(_SENTENCES[path]) or (path == "wishes.bans" and one.id in _ALONE)
