"""Papers that stay with her: the plan, a child's sheet, days that matter, a diary, what can show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.documents.entries import (
    breaches,
    breaches_told,
    each_apart,
    happenings,
    is_much,
    moment,
    times_told,
)
from assistant.documents.model import PLAIN, Block, Document, Facts, Heading, Items, Para, Ruled, Table
from assistant.documents.writing import NEUTRAL_TITLE, Case, Writer, deadlines, item_line
from assistant.domain.answers import Breach, Happening, own_lines, ticked
from assistant.domain.chronology import police_told, through_children
from assistant.domain.text import Language
from assistant.rules.case import Case as RulesCase
from assistant.rules.plan import chosen_items, plan_topics

_EMPTY_TIMES = 12
_EMPTY_THINGS, _LEAST = 14, 5
_CHILD = "plan-child-page"
_BLANK = re.compile("_{3,}")  # as the lines for a child have it on the screen


def _document(writer: Writer, heading: str, blocks: Iterator[Block]) -> Document:
    title = NEUTRAL_TITLE[writer.language]
    return Document(writer.language, title, heading, tuple(blocks), writer.foot(), size=PLAIN)


def plan(case: Case, language: Language) -> Document:
    """Return the plan as she chose it; before she chose, every step that fits, to tick by hand."""
    writer = Writer(case, language)
    return _document(writer, writer._("My plan"), _plan_blocks(writer))


def _plan_blocks(writer: Writer) -> Iterator[Block]:
    _, told = writer._, writer.answers.plan
    case = RulesCase(writer.answers, writer.decision.day, writer.library)
    chosen = chosen_items(case)
    yield Para(_("If you are in danger now, call 102 or 112."), strong=True)
    yield Para(_("This paper can be found by somebody who searches your things."), small=True)
    if chosen:
        yield Heading(_("My steps, in my order"))
        yield Items(tuple(item_line(item, writer.language) for item in chosen), boxes=True)
    for topic, items in () if chosen else plan_topics(case):
        yield Heading(topic.title.in_language(writer.language))
        yield Items(tuple(item_line(item, writer.language) for item in items), boxes=True)
    own = own_lines(told)
    yield Heading(_("My own lines"))
    if own:
        yield Items(own, boxes=True)
    yield Ruled(4)


def child(case: Case, language: Language) -> Document:
    """Return the child's sheet: lines for a child; what adults should know stays on the page for adults."""
    topic = case.library.topics[_CHILD]
    lines = (block for item in topic.items for block in _line(item.text.in_language(language)))
    heading = topic.title.in_language(language)
    return Document(language, NEUTRAL_TITLE[language], heading, (*lines, Ruled(4)), heading, large=True)


def _line(text: str) -> Iterator[Block]:
    """A sentence; where it ends in a blank, a line to write on behind each label."""
    if _BLANK.search(text) is None:
        yield Para(text)
    else:
        yield Facts(tuple((label.strip().removesuffix(":"), "") for label in _BLANK.split(text) if label.strip()))


def days(case: Case, language: Language) -> Document:
    """Return the days that matter, with room for more."""
    writer = Writer(case, language)
    return _document(writer, writer._("Days that matter"), _days_blocks(writer))


def _days_blocks(writer: Writer) -> Iterator[Block]:
    yield Para(writer._("A day counted from a rough date is rough too. 111 or a lawyer can check it."), small=True)
    yield from deadlines(writer)
    yield Ruled(5)


def diary(case: Case, language: Language) -> Document:
    """Return the diary: what she told so far, and rows to go on by hand."""
    writer = Writer(case, language)
    return _document(writer, writer._("Day by day"), _diary_blocks(writer))


def _diary_blocks(writer: Writer) -> Iterator[Block]:
    _, noted = writer._, breaches(writer)
    yield Para(_("Write day, place, what happened, who saw it. Only what happened."), small=True)
    if noted:
        count = _("Entries: {n}. Through a child or with a child there: {children}. Police told: {police}.")
        yield Heading(_("Breaches, in order of time"))
        yield Para(count.format(n=len(noted), children=through_children(noted), police=police_told(noted)), small=True)
        yield from breaches_told(writer, noted)
        yield Heading(_("What happened, in order of time"))
    yield from times_told(writer, happenings(writer), _EMPTY_TIMES)


def things(case: Case, language: Language) -> Document:
    """Return the list of what can show it: what it is, of which day, and where it is kept."""
    writer = Writer(case, language)
    return _document(writer, writer._("What can show it"), _things_blocks(writer))


def _things_blocks(writer: Writer) -> Iterator[Block]:
    _ = writer._
    yield Para(_("Keep pictures and recordings for the police and a court. Do not publish them."), small=True)
    entries: tuple[Happening | Breach, ...] = (*happenings(writer), *breaches(writer))
    told = tuple((one.evidence, moment(one), "", one.witnesses) for one in entries if one.evidence)
    items = {one.id: one for one in writer.library.topics["evidence"].items}
    held = (items[one] for one in ticked(writer.answers.diary.evidence) if one in items)
    told += tuple((one.text.in_language(writer.language), "", "", "") for one in held)
    head = (_("What it is"), _("Day"), _("Where it is kept"), _("Who can tell about it"))
    empty = max(_LEAST, _EMPTY_THINGS - len(told))
    table = Table("", head, (*told, *(("", "", "", ""),) * empty), (37, 17, 24, 22))
    if is_much(entries):
        yield from each_apart(replace(table, rows=told))
        table = replace(table, rows=table.rows[len(told) :])
    yield table
