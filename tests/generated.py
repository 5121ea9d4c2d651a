"""Generated answers, made from the types of the answers themselves, so that a new field needs nothing here."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS, Act
from assistant.domain.answers import Answers
from assistant.domain.codec import clean_text, field_types
from assistant.domain.dates import Hour, RoughDate

LATEST = date(2026, 11, 23)

IDS = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?\.[a-z]{1,12}", fullmatch=True)
TEXTS = st.text(max_size=60).map(clean_text)


def rough_dates(until: date = LATEST) -> st.SearchStrategy[RoughDate]:
    """Days, months and years that have begun by a day."""
    days = st.dates(date(2020, 1, 1), until)
    return st.one_of(
        days.map(lambda day: RoughDate(day.year, day.month, day.day)),
        days.map(lambda day: RoughDate(day.year, day.month)),
        days.map(lambda day: RoughDate(day.year)),
    )


def chosen(member: type[StrEnum], *, only: tuple[StrEnum, ...] = ()) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some members of an enum, in its own order, as the forms and the codec keep them."""
    offered = only or tuple(member)
    return st.sets(st.sampled_from(offered)).map(lambda held: tuple(one for one in member if one in held))


def _alternative(kind: Any) -> st.SearchStrategy[Any]:
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if isinstance(inner, type) and is_dataclass(inner):
            return st.lists(sections(inner), max_size=3).map(tuple)
        return st.lists(IDS, unique=True, max_size=4).map(tuple) if inner is str else chosen(inner)
    if kind is RoughDate:
        return rough_dates()
    if kind is Hour:
        return st.integers(0, 23).map(Hour)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    return IDS


def sections(section: type) -> st.SearchStrategy[Any]:
    """One section with any values that its fields can have."""
    held = {}
    for name, kinds in field_types(section).items():
        if kinds == (str,):
            held[name] = TEXTS
        elif section.__name__ == "Incident" and name in ("acts", "sexual_acts"):
            acts = chosen(Act, only=OTHER_ACTS if name == "acts" else SEXUAL_ACTS)
            told = st.sampled_from(next(kind for kind in kinds if get_origin(kind) is not tuple))
            held[name] = st.one_of(st.none(), told, acts)
        else:
            held[name] = st.one_of(st.none(), *map(_alternative, kinds))
    return st.builds(section, **held)


def answers() -> st.SearchStrategy[Answers]:
    """Any answers at all."""
    return st.builds(Answers, **{name: sections(hint) for name, hint in get_type_hints(Answers).items()})
