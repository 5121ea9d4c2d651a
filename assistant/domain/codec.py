"""Answers to and from plain JSON values; ``assistant.domain.schema`` describes that form.

Every field is driven by its type in ``assistant.domain.answers``: a new field needs nothing here.
"""

from __future__ import annotations

import types
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from assistant.domain.answers import MOST_HAPPENINGS, Answers
from assistant.domain.dates import Hour, RoughDate

TEXT_LIMIT = 4000
TEXT_LIMITS = {  # shorter ones, by field; forms and the command line share them
    "papers.own_name": 150,
    "papers.other_name": 150,
    "papers.reach": 300,
    "plan.own_lines": 2000,
    "wishes.why": 2000,
    "wishes.exceptional": 2000,
    "apart.address": 300,
    "apart.phone": 150,
    "apart.code_word": 150,
    "apart.shelter": 300,
    "apart.school": 300,
    "helped.name": 150,
    "helped.interpreter": 150,
}
ID_LIMIT = 100
LIST_LIMIT = 200


class AnswersError(ValueError):
    """A key or value that the answers do not have; ``where`` is its path, ``allowed`` what stands there."""

    def __init__(self, where: str, problem: str, allowed: tuple[str, ...] = ()) -> None:
        self.where, self.problem, self.allowed = where, problem, allowed
        choice = f"; allowed: {', '.join(allowed)}" if allowed else ""
        super().__init__(f"{where}: {problem}{choice}")


# Single values that are more than a text: each reads itself, and is named in a refusal.
WRITTEN: dict[type[RoughDate] | type[Hour], str] = {RoughDate: "a date", Hour: "an hour"}


def to_json(answers: Answers) -> dict[str, dict[str, Any]]:
    """Return the answers as JSON values; what was not answered is left out."""
    plain: dict[str, dict[str, Any]] = {}
    for name in sections():
        section = told(getattr(answers, name))
        if section:
            plain[name] = section
    return plain


def told(held: Any) -> dict[str, Any]:
    """Return one section, or one entry of a list, as JSON values."""
    kind: type = type(held)
    values = zip(field_types(kind), _getter(kind)(held), strict=True)
    return {name: _plain(value) for name, value in values if value is not None and value != ""}


@cache
def _getter(section: type) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a section in one go: each page keeps the answers."""
    names = tuple(field_types(section))
    return attrgetter(*names) if len(names) > 1 else lambda held: (getattr(held, names[0]),)


def from_json(data: object) -> Answers:
    """Read answers from JSON values.

    Raises ``AnswersError`` for an unknown key, a wrong type or a value that is not offered.
    """
    held = _object(data, "answers", tuple(sections()))
    return Answers(**{name: read_section(name, held[name]) for name in sections() if name in held})


def read_section(name: str, data: object) -> Any:
    """Read one section from JSON values; ``AnswersError`` as ``from_json``."""
    section_type = sections()[name]
    types_of, usual = field_types(section_type), _usual(section_type)
    read = {}
    for key, value in _object(data, name, tuple(types_of)).items():
        member = usual[key].get(value) if isinstance(value, str) else None
        read[key] = member or _value(value, types_of[key], f"{name}.{key}")
    return section_type(**read)


@cache
def sections() -> Mapping[str, type]:
    """The sections of the answers by their name; read once, because each page rebuilds the answers."""
    return get_type_hints(Answers)


@cache
def field_types(section: type) -> Mapping[str, tuple[Any, ...]]:
    """The types that each field of a section can have, ``None`` left out."""
    return {name: _alternatives(hint) for name, hint in get_type_hints(section).items()}


@cache
def _usual(section: type) -> Mapping[str, Mapping[str, StrEnum]]:
    """The choices of each field by their value: most answers are one of them, and each page rebuilds the answers."""
    return {name: choices(kinds) for name, kinds in field_types(section).items()}


def choices(kinds: tuple[Any, ...]) -> Mapping[str, StrEnum]:
    """The choices among some types by their value; where two have the same, the first type's."""
    return {
        value: member
        for kind in reversed(kinds)
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for value, member in _members(kind).items()
    }


def _alternatives(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(part for part in get_args(hint) if part is not type(None))
    return (hint,)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return told(value) if is_table(type(value)) else str(value)


def _object(data: object, where: str, allowed: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise AnswersError(where, "must be a JSON object", allowed)
    for key in data:
        if key not in allowed:
            raise AnswersError(where, f"unknown key {str(key)[:ID_LIMIT]!r}", allowed)
    return data


def _value(value: object, kinds: tuple[Any, ...], where: str) -> Any:
    if value is None and str not in kinds:
        return None
    if isinstance(value, list):
        item = next((get_args(kind)[0] for kind in kinds if get_origin(kind) is tuple), None)
        if item is None:
            raise AnswersError(where, "takes one value, not a list", _allowed(kinds))
        if len(value) > LIST_LIMIT:
            raise AnswersError(where, f"takes at most {LIST_LIMIT} values")
        if is_table(item):
            if len(value) > MOST_HAPPENINGS:
                raise AnswersError(where, f"takes at most {MOST_HAPPENINGS} values")
            return tuple(_table(one, item, f"{where}[{index}]") for index, one in enumerate(value))
        return _ordered([_single(one, (item,), where) for one in value], item)
    return _single(value, tuple(kind for kind in kinds if get_origin(kind) is not tuple), where)


def is_table(kind: Any) -> bool:
    """Whether a type is written as a JSON object: a dataclass that is not one of the single values."""
    return isinstance(kind, type) and is_dataclass(kind) and kind not in WRITTEN


def _table(data: object, kind: type, where: str) -> Any:
    types_of = field_types(kind)
    values = _object(data, where, tuple(types_of))
    return kind(**{key: _value(value, types_of[key], f"{where}.{key}") for key, value in values.items()})


def _ordered(values: list[Any], item: Any) -> tuple[Any, ...]:
    """Without repeats; an enum's values in the enum's own order, ids in the order given."""
    seen = tuple(dict.fromkeys(values))
    return seen if item is str or len(seen) < 2 else tuple(sorted(seen, key=_places(item).__getitem__))


@cache
def _places(kind: type[StrEnum]) -> Mapping[StrEnum, int]:
    return {member: place for place, member in enumerate(kind)}


def _single(value: object, kinds: tuple[Any, ...], where: str) -> Any:
    if not isinstance(value, str):
        raise AnswersError(where, "must be a text", _allowed(kinds))
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, StrEnum) and value in _members(kind):
            return _members(kind)[value]
    for written, name in WRITTEN.items():
        if written in kinds:
            try:
                return written.parse(value)
            except ValueError:
                raise AnswersError(where, f"{value[:ID_LIMIT]!r} is not {name}", _allowed(kinds)) from None
    if str in kinds:
        return _text(value, text_limit(where) if len(kinds) == 1 else ID_LIMIT, where)
    raise AnswersError(where, f"unknown value {value[:ID_LIMIT]!r}", _allowed(kinds))


@cache
def _members(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {member.value: member for member in kind}


def text_limit(field: str) -> int:
    """How many characters a text field takes."""
    return TEXT_LIMITS.get(field, TEXT_LIMIT)


def _text(value: str, limit: int, where: str) -> str:
    if len(value) > limit:
        raise AnswersError(where, f"is longer than {limit} characters")
    return clean_text(value)


def clean_text(value: str) -> str:
    """Return typed text in NFC, without control, bidi and zero-width characters and with plain line ends."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    plain = lines.replace("\n", "").isprintable()  # nearly always: then there is nothing to take out
    return unicodedata.normalize("NFC", (lines if plain else _seen(lines)).replace("\t", " ")).strip()


def _seen(text: str) -> str:
    hidden = ("Cc", "Cf", "Cs", "Co", "Cn")
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in hidden)


def _allowed(kinds: tuple[Any, ...]) -> tuple[str, ...]:
    allowed: list[str] = []
    for kind in kinds:
        inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
        if inner is RoughDate:
            allowed.append("YYYY-MM-DD, YYYY-MM or YYYY")
        elif inner is Hour:
            allowed.append("HH:00")
        elif isinstance(inner, type) and issubclass(inner, StrEnum):
            allowed += [member.value for member in inner]
    return tuple(allowed)
