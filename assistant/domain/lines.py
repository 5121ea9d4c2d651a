"""Answers as lines of JSON, one for each section, so that a page checks and writes only what changed.

Each page reads the answers, and most change one section or none. So a section that did not change keeps its line, and
lines of this very vocabulary are read back without asking again whether each choice is offered and each text is clean:
whoever reads them can vouch that they were made by ``write``, as the vault can, whose seal nobody else can set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from json import JSONEncoder
from typing import Any, get_args, get_origin

from assistant.domain import codec
from assistant.domain.answers import MOST_HAPPENINGS, Answers

Reader = Callable[[Any], Any]
_CLEANING = 1  # goes up when ``codec.clean_text`` cleans in another way
_BETWEEN = ",\n"  # a line break stands in no JSON text, so it parts the lines
as_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Any JSON value on one line."""


@cache
def vocabulary() -> str:
    """A mark of what can be answered: sections, fields, choices with their order, limits. Another one, other lines."""
    limits = (codec.TEXT_LIMIT, codec.TEXT_LIMITS, codec.ID_LIMIT, codec.LIST_LIMIT, MOST_HAPPENINGS, _CLEANING)
    return hashlib.sha256(repr((_shape(Answers), limits)).encode()).hexdigest()[:16]


def _shape(kind: Any) -> object:
    if get_origin(kind) is tuple:
        return [_shape(get_args(kind)[0])]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [(member.name, member.value) for member in kind]
    if codec.is_table(kind):
        return [(name, [_shape(one) for one in kinds]) for name, kinds in codec.field_types(kind).items()]
    return kind.__name__


def write(answers: Answers, known: Answers | None = None, lines: str = "") -> tuple[Answers, str]:
    """Return the answers as they will be read back, and their lines.

    ``lines`` are those of ``known``. A section that is another one than in ``known`` is checked in full; raises
    ``AnswersError`` for what the answers do not have.
    """
    if answers is known:
        return answers, lines
    held = {line[1 : line.index('"', 1)]: line for line in lines.split(_BETWEEN)} if lines else {}
    sections: dict[str, Any] = {}
    made = []
    for name in codec.sections():
        section = getattr(answers, name)
        if known is None or section is not getattr(known, name):
            told = codec.told(section)
            read = codec.read_section(name, told)
            if read != section:
                section, told = read, codec.told(read)
            line = f'"{name}":{as_json(told)}' if told else None
        else:
            line = held.get(name)
        sections[name] = section
        if line is not None:
            made.append(line)
    return Answers(**sections), _BETWEEN.join(made)


def read(told: Mapping[str, Mapping[str, Any]]) -> Answers:
    """Read what ``write`` made under the same ``vocabulary``; nothing is checked."""
    sections = dict(_empty())
    for name, held in told.items():
        sections[name] = _readers()[name](held)
    return Answers(**sections)


@cache
def _empty() -> Mapping[str, Any]:
    """Sections without an answer: nobody can change them, so all conversations share them."""
    return {name: kind() for name, kind in codec.sections().items()}


@cache
def _readers() -> Mapping[str, Reader]:
    return {name: _table(kind) for name, kind in codec.sections().items()}


@cache
def _table(kind: type) -> Reader:
    """What makes a section, or an entry of a list, from its JSON values."""
    readers = {name: _reader(kinds) for name, kinds in codec.field_types(kind).items()}

    def read_one(held: Mapping[str, Any]) -> Any:
        return kind(**{name: value if (own := readers[name]) is None else own(value) for name, value in held.items()})

    return read_one


def _reader(kinds: tuple[Any, ...]) -> Reader | None:
    """What makes a field's value from its JSON value; ``None`` for a text, which stays as it is."""
    single = _single(tuple(kind for kind in kinds if get_origin(kind) is not tuple))
    item = next((get_args(kind)[0] for kind in kinds if get_origin(kind) is tuple), None)
    if item is None:
        return single
    one = _table(item) if codec.is_table(item) else _single((item,))

    def several(value: Any) -> Any:
        if type(value) is list:
            return tuple(value) if one is None else tuple(map(one, value))
        return value if single is None else single(value)

    return several


def _single(kinds: tuple[Any, ...]) -> Reader | None:
    if kinds == (str,):
        return None
    members = codec.choices(kinds)
    parse = next((kind.parse for kind in kinds if kind in codec.WRITTEN), None)
    if parse is None and str not in kinds:
        return members.__getitem__
    rest: Reader = parse or str

    def choice_or_more(value: Any) -> Any:
        return members.get(value) or rest(value)

    return choice_or_more
