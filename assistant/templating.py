"""One Jinja environment per language: words are chosen when it is made, never while it runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from assistant import locale, spoken
from assistant.domain.answers import UNCLEAR_BAN, Breach, Happening, PaperChoice
from assistant.domain.choices import YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.text import N_, Language, Text
from assistant.labels import NONE_LABEL, PART_TITLES, answer_label, label

UNCLEAR = N_("I am not sure what was broken")
_CHILD_SAW = N_("A child saw or heard it")
_THROUGH_CHILD = N_("Through a child, or a child was there")
POLICE_TOLD = N_("The police were told")


class Own(str):
    """Words that somebody typed: shown as they are, and handed to no translator."""

    __slots__ = ()


TEMPLATES = Path(__file__).parent / "templates"

# A number or a short word with what a hyphen joins to it: 60-бабына, 98-3-бап, № 245-VIII, из-за.
JOINED = re.compile(r"(?<![\w-])(?:№\s)?(?:(?:\d{1,2}:)?\d+-(?:\d+-(?=[^\W\d]))?\w{1,12}|\w{1,3}-\w{1,8})(?![\w-])")


@cache
def environment(language: Language) -> Environment:
    """Return the environment of a language; its templates know the catalogue, labels and dates."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.tests["own"] = lambda words: isinstance(words, Own)
    say = locale.translator(language)
    env.globals.update(
        _=lambda message: unbroken(say(message)),
        say=lambda message: unbroken(say_message(say, message, partial(locale.number_text, language=language))),
        language=language,
        languages=tuple((code.value, label(code)) for code in Language),
        label=lambda choice: unbroken(say(label(choice))),
        heard=lambda words: unbroken(say(spoken.heard(words))),
        said_by=lambda finding: unbroken(say(answer_label(finding.id, finding.answer))),
        part_title=lambda finding: say(PART_TITLES[finding]) if finding in PART_TITLES else "",
    )
    env.filters.update(
        day=partial(_day, language),
        numeric=locale.numeric_day,
        grouped=partial(locale.number_text, language=language),
        within=partial(_within, language),
        unbroken=unbroken,
        said_in=_said_in,
        runs=_runs,
        ticked=_ticked,
    )
    return env


def say_message(say: Callable[[str], str], message: str, number: Callable[[int], str] = str) -> str:
    """Word a message whose placeholders travel with it (``forms.fields.Message``), or a plain msgid.

    A placeholder may hold such a message too: what is wrong in which line. ``number`` writes a whole number.
    """
    values = getattr(message, "values", None)
    worded = say(str(message))
    if not values:
        return worded

    def told(one: object) -> object:
        if isinstance(one, int):
            return number(one)
        return say_message(say, one, number) if isinstance(one, str) and hasattr(one, "values") else one

    return worded.format(**{name: told(one) for name, one in values.items()})


def _day(language: Language, value: date | RoughDate) -> str:
    if isinstance(value, RoughDate):
        return locale.rough_text(value, language)
    return locale.day_text(value, language)


def unbroken(text: str) -> str:
    """Keep on one line what a hyphen joins; the letters stay, to be found and copied. Not for attributes."""
    if "-" not in text:
        return text
    return Markup(JOINED.sub(r'<span class="n">\g<0></span>', str(escape(text))))  # noqa: S704 -- escaped before


def _within(language: Language, text: Text) -> str:
    return unbroken(text.in_language(language))


def _said_in(text: Text, code: str) -> str:
    return text.in_language(Language(code))


def _ticked(state: bool | str) -> str:
    """The mark of a chosen choice; what is no yes or no is printed as it is (the hole of a page that is kept ready)."""
    if isinstance(state, str):
        return state
    return " checked" if state else ""


def _runs(things: Iterable[Any], attribute: str) -> list[tuple[Any, list[Any]]]:
    """Neighbours with the same attribute, together; the order stays."""
    return [(key, list(run)) for key, run in groupby(things, attrgetter(attribute))]


def value_text(value: object, language: Language, options: dict[str, str]) -> list[str]:
    """Word what was told: choices by their labels, dates as dates, content ids by ``options``; texts as they are."""
    say = locale.translator(language)
    if value == ():
        return [say(NONE_LABEL)]
    values = value if isinstance(value, tuple) else (value,)
    worded = []
    for one in values:
        if isinstance(one, Happening | Breach):
            worded.append(joined("; ", _entry_text(one, language, options)))
        elif one == UNCLEAR_BAN:
            worded.append(say(UNCLEAR))
        elif isinstance(one, PaperChoice):
            worded.append(", ".join(say(label(part)) for part in (one.kind, one.tongue) if part))
        elif isinstance(one, StrEnum):
            worded.append(say(label(one)))
        elif isinstance(one, RoughDate):
            worded.append(locale.rough_text(one, language))
        elif one is not None and one != "":
            worded.append(options.get(str(one), Own(one)))
    return worded


def joined(between: str, parts: list[str]) -> str:
    """The parts in one line; her own words if any of them is."""
    line = between.join(parts)
    return Own(line) if any(isinstance(part, Own) for part in parts) else line


def with_children(one: Happening | Breach) -> str:
    """What is said of an entry with a child in it (a msgid)."""
    return _CHILD_SAW if isinstance(one, Happening) else _THROUGH_CHILD


def _entry_text(one: Happening | Breach, language: Language, options: dict[str, str]) -> list[str]:
    """What was written in one entry, part by part; a "no" says nothing."""
    say = locale.translator(language)
    middle: object = one.place if isinstance(one, Happening) else one.bans
    parts = (one.when, one.hour, middle, one.words, one.witnesses, one.evidence)
    said = [text for part in parts if part != () for text in value_text(part, language, options)]
    told = [type(text)(text.rstrip(".")) for text in said]
    if one.child is YesNo.YES:
        told.append(say(with_children(one)))
    if one.police is YesNo.YES:
        told.append(say(POLICE_TOLD))
    return told or ["—"]
