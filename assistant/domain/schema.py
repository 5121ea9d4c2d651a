"""The JSON Schema of the answers, from their types: a new field needs nothing here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin

from assistant.domain.answers import MOST_HAPPENINGS
from assistant.domain.codec import LIST_LIMIT, field_types, is_table, sections, text_limit
from assistant.domain.dates import Hour, RoughDate


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the JSON Schema.

    ``describe(path, value)`` words a section or a field (value ``None``), or one of a field's values. ``offered``:
    by path, the ids that content gives to the fields that hold such, each with its words.
    """

    describe: Callable[[str, StrEnum | None], str]
    offered: Mapping[str, Mapping[str, str]]


def schema(words: Wording) -> dict[str, Any]:
    """Return the JSON Schema of the answers, every section, field and value described."""
    described = {
        name: {"description": words.describe(name, None)} | _table(section_type, name, words)
        for name, section_type in sections().items()
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Answers"} | _object(described)


def _table(table: type, path: str, words: Wording) -> dict[str, Any]:
    """A section of the answers, or one entry of a list of several: every field by its name."""
    return _object(
        {
            key: {"description": words.describe(f"{path}.{key}", None)} | _schema_of(kinds, f"{path}.{key}", words)
            for key, kinds in field_types(table).items()
        }
    )


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _schema_of(kinds: tuple[Any, ...], path: str, words: Wording) -> dict[str, Any]:
    options = [_schema_option(kind, path, words) for kind in kinds]
    return options[0] if len(options) == 1 else {"anyOf": options}


def _schema_option(kind: Any, path: str, words: Wording) -> dict[str, Any]:
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        most = MOST_HAPPENINGS if is_table(item) else LIST_LIMIT
        unique = {} if is_table(item) else {"uniqueItems": True}
        return {"type": "array", **unique, "maxItems": most, "items": _schema_option(item, path, words)}
    if kind is RoughDate:
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "description": "YYYY-MM-DD, YYYY-MM or YYYY"}
    if kind is Hour:
        return {"type": "string", "pattern": r"^\d{1,2}(:00)?$", "description": "HH or HH:00"}
    if is_table(kind):
        return _table(kind, path, words)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"oneOf": [{"const": member.value, "description": words.describe(path, member)} for member in kind]}
    if path in words.offered:
        return {"oneOf": [{"const": one, "description": said} for one, said in words.offered[path].items()]}
    return {"type": "string", "maxLength": text_limit(path)}
