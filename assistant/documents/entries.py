"""Several times and several breaches, one by one, and where they stand: before the signature, or in the addendum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.documents.model import Block, Break, Facts, Heading, Para, Table
from assistant.documents.writing import Writer, paragraphs
from assistant.domain.answers import UNCLEAR_BAN, Breach, Happening, ticked
from assistant.domain.choices import YesNo, is_way_out
from assistant.domain.chronology import in_time
from assistant.domain.dates import Hour, RoughDate
from assistant.locale import numeric_rough
from assistant.rules.bans import ban_name
from assistant.templating import POLICE_TOLD, UNCLEAR, value_text, with_children

_LONG_STORY = 1500  # characters that still fit before the signature; more stands in the addendum
_MANY_TIMES = 6
_OF_BANS = "breach-report.ban."  # a ban in her own words to whoever reads: of the order and of a court alike
# Characters that a column of a table still holds well: what happened; who saw it and what can show it.
_WIDE, _NARROW = 160, 70


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
    return Table("", head, rows, (17, 20, 26, 18, 19))


def times_told(writer: Writer, times: Sequence[Happening], empty: int = 0) -> Iterator[Block]:
    """Several times as a table; where much was written, below each other over the whole line.

    ``empty`` rows to fill in by hand follow.
    """
    by_hand = (Happening(),) * empty
    if not is_much(times):
        yield times_table(writer, (*times, *by_hand))
        return
    yield from each_apart(times_table(writer, times))
    if by_hand:
        yield times_table(writer, by_hand)


def breaches_told(writer: Writer, noted: Sequence[Breach]) -> Iterator[Block]:
    """Several breaches in the same way."""
    table = breaches_table(writer, noted)
    yield from each_apart(table) if is_much(noted) else (table,)


def each_apart(table: Table) -> Iterator[Facts]:
    """Each row of a table on its own over the whole line, without what was left open."""
    for row in table.rows:
        yield Facts(tuple((name, cell) for name, cell in zip(table.head, row, strict=True) if cell), entry=True)


def is_much(entries: Sequence[Happening | Breach]) -> bool:
    """Whether a table holds it badly: by what she wrote, not by its wording, so that two languages have one shape."""
    return any(len(one.words) > _WIDE or max(len(one.witnesses), len(one.evidence)) > _NARROW for one in entries)


def breaches_table(writer: Writer, noted: Iterable[Breach]) -> Table:
    """Several breaches, one row each: when, which ban, what, who saw it, what can show it."""
    _ = writer._
    head = (_("Day"), _("What was broken"), _("What happened"), _("Who saw or heard it"), _("What can show it"))
    rows = tuple((moment(b), _bans(writer, b), b.words, seen(writer, b), shown(writer, b)) for b in noted)
    return Table("", head, rows, (17, 22, 24, 18, 19))


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
    named = dict.fromkeys(f"{_OF_BANS}{ban_name(ban)}" for ban in bans if ban != UNCLEAR_BAN)
    worded = [writer.sentence(one) for one in named if one in writer.library.sentences]
    return "; ".join((*worded, *((writer._(UNCLEAR).rstrip("."),) if UNCLEAR_BAN in bans else ())))


def account(writer: Writer) -> Iterator[Block]:
    """Her own words and the several times, where they fit before the signature."""
    times, story = happenings(writer), writer.answers.papers.story
    if times:
        yield Heading(writer._("Each time it happened"), 3)
        if len(times) <= _MANY_TIMES:
            yield from times_told(writer, times)
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
        yield Heading(writer._("Each time it happened"), 3)
        yield from times_told(writer, times)
    if long_story:
        yield Heading(writer._("In my words"), 3)
        yield from paragraphs(story)
