"""What happened and each breach as tables: before the signature where they are short, else in an addendum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.documents.model import Block, Break, Heading, Para, Table
from assistant.documents.writing import Writer, paragraphs
from assistant.domain.answers import UNCLEAR_BAN, Breach, Happening, ticked
from assistant.domain.choices import YesNo, is_way_out
from assistant.domain.chronology import in_time
from assistant.domain.dates import Hour, RoughDate
from assistant.locale import numeric_rough
from assistant.templating import POLICE_TOLD, UNCLEAR, value_text, with_children

_LONG_STORY = 1500  # characters that still fit before the signature; more stands in the addendum
_MANY_TIMES = 6


def happenings(writer: Writer) -> tuple[Happening, ...]:
    """The several times that were told, in order of time."""
    return in_time(writer.answers.incident.happenings)


def breaches(writer: Writer) -> tuple[Breach, ...]:
    """The breaches that were noted, in order of time."""
    return in_time(writer.answers.diary.breaches)


def times_table(writer: Writer, times: Iterable[Happening]) -> Table:
    """Several times, one row each: when, where, what, who saw it, what can show it."""
    _ = writer._
    head = (_("Day"), _("Where"), _("What happened"), _("Who saw or heard it"), _("What can show it"))
    rows = tuple((moment(t), _place(writer, t), t.words, seen(writer, t), shown(writer, t)) for t in times)
    return Table("", head, rows, (13, 15, 34, 19, 19))


def breaches_table(writer: Writer, noted: Iterable[Breach]) -> Table:
    """Several breaches, one row each: when, which ban, what, who saw it, what can show it."""
    _ = writer._
    head = (_("Day"), _("What was broken"), _("What happened"), _("Who saw or heard it"), _("What can show it"))
    rows = tuple((moment(b), _bans(writer, b), b.words, seen(writer, b), shown(writer, b)) for b in noted)
    return Table("", head, rows, (13, 27, 26, 17, 17))


def moment(one: Happening | Breach) -> str:
    """The day in digits, as much of it as is known, and the hour."""
    day = numeric_rough(one.when) if isinstance(one.when, RoughDate) else ""
    return ", ".join(filter(None, (day, str(one.hour) if isinstance(one.hour, Hour) else "")))


def seen(writer: Writer, one: Happening | Breach) -> str:
    """Who saw it, in her words; a child is named where she said so."""
    return _with(writer, one.witnesses, with_children(one) if one.child is YesNo.YES else "")


def shown(writer: Writer, one: Happening | Breach) -> str:
    """What can show it, in her words; a call to the police is itself a record."""
    return _with(writer, one.evidence, POLICE_TOLD if one.police is YesNo.YES else "")


def _with(writer: Writer, words: str, msgid: str) -> str:
    return "; ".join(filter(None, (words.rstrip(".;") if msgid else words, writer._(msgid) if msgid else "")))


def _place(writer: Writer, one: Happening) -> str:
    return "" if is_way_out(one.place) else ", ".join(value_text(one.place, writer.language, {}))


def _bans(writer: Writer, one: Breach) -> str:
    bans = ticked(one.bans)
    worded = [writer.sentence(ban) for ban in bans if ban in writer.library.sentences]
    return " ".join((*worded, *((writer._(UNCLEAR),) if UNCLEAR_BAN in bans else ())))


def account(writer: Writer) -> Iterator[Block]:
    """Her own words and the several times, where they fit before the signature."""
    times, story = happenings(writer), writer.answers.papers.story
    if times:
        yield Heading(writer._("Time by time"), 3)
        if len(times) <= _MANY_TIMES:
            yield times_table(writer, times)
        else:
            yield Para(writer._("The list stands in the addendum at the end."))
    if story:
        yield Heading(writer._("In my words"), 3)
        if len(story) <= _LONG_STORY:
            yield from paragraphs(story)
        else:
            yield Para(writer._("My words stand in the addendum at the end."))


def addendum(writer: Writer) -> Iterator[Block]:
    """What is too long to stand before the signature, whole, on pages of its own."""
    times, story = happenings(writer), writer.answers.papers.story
    long_list, long_story = len(times) > _MANY_TIMES, len(story) > _LONG_STORY
    if long_list or long_story:
        yield Break()
        yield Heading(writer._("Addendum"))
    if long_list:
        yield Heading(writer._("Time by time"), 3)
        yield times_table(writer, times)
    if long_story:
        yield Heading(writer._("In my words"), 3)
        yield from paragraphs(story)
