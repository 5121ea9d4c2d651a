"""What a content file must contain, with messages that whoever edits it can act on."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.domain.findings import Confidence
from assistant.domain.text import Language, Text

SCHEMA_VERSION = 1


class ContentError(Exception):
    """The content cannot be used; ``problems`` lists every mistake with place and remedy."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: how its value is read, and what it is when left out."""

    read: Callable[[Any], Any]
    required: bool = True
    default: Any = None


def text(value: Any) -> Text:
    """Read ``text.kk``, ``text.ru``, ``text.en``."""
    names = {language.value for language in Language}
    if not isinstance(value, dict) or set(value) != names:
        raise ValueError("needs exactly .kk, .ru and .en")
    for language, wording in value.items():
        if not isinstance(wording, str) or not wording.strip():
            raise ValueError(f".{language} is empty; write the sentence")
    return Text(**{language: wording.strip() for language, wording in value.items()})


def texts(value: Any) -> tuple[Text, ...]:
    """Read a list of texts, each in three languages."""
    if not isinstance(value, list):
        raise ValueError('needs a list of texts, for example [{ kk = "…", ru = "…", en = "…" }]')
    return tuple(map(text, value))


def string(value: Any) -> str:
    """Read a text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError('needs a text between quotes, for example "60"')
    return value


def strings(value: Any) -> tuple[str, ...]:
    """Read a list of texts."""
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise ValueError('needs a list of texts, for example ["1", "2"]')
    return tuple(value)


def day(value: Any) -> date:
    """Read a date without an hour."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("needs a date without quotes, for example 2026-03-02")
    return value


def number(value: Any) -> int:
    """Read a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("needs a whole number without quotes")
    return value


def flag(value: Any) -> bool:
    """Read ``true`` or ``false``."""
    if not isinstance(value, bool):
        raise ValueError("needs true or false without quotes")
    return value


def confidence(value: Any) -> Confidence:
    """Read a confidence mark."""
    return Confidence(one_of(*Confidence)(value))


def one_of(*allowed: str) -> Callable[[Any], str]:
    """Read one of the given words."""

    def read(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f"is {value!r}; allowed: {', '.join(allowed)}")
        return str(value)

    return read


@dataclass(slots=True)
class Reader:
    """Reads one file and collects every problem in it, instead of stopping at the first."""

    path: Path
    problems: list[str]

    def load(self, tables: tuple[str, ...]) -> dict[str, Any]:
        """Return the file's tables; unknown ones and a wrong schema number are problems."""
        try:
            data = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.report("", f"is not valid TOML: {error}; mend the line it names")
            return {}
        if data.pop("schema", None) != SCHEMA_VERSION:
            self.report("", f"its first line must be: schema = {SCHEMA_VERSION}")
        for name in set(data) - set(tables):
            self.report(name, f"is not known here; allowed tables: {', '.join(tables)}")
        return {name: table for name, table in data.items() if name in tables}

    def table(self, where: str, table: Any, keys: Mapping[str, Key]) -> dict[str, Any] | None:
        """Read one table by its keys; ``None`` if anything in it is wrong."""
        if not isinstance(table, dict):
            self.report(where, "must be a table")
            return None
        before = len(self.problems)
        for name in set(table) - set(keys):
            self.report(f"{where}.{name}", f"is not known; allowed: {', '.join(keys)}")
        read = {name: self._key(where, name, table, key) for name, key in keys.items()}
        return read if len(self.problems) == before else None

    def _key(self, where: str, name: str, table: dict[str, Any], key: Key) -> Any:
        if name not in table:
            if key.required:
                self.report(f"{where}.{name}", "is missing; add it")
            return key.default
        try:
            return key.read(table[name])
        except ValueError as error:
            self.report(f"{where}.{name}", str(error))
            return key.default

    def report(self, where: str, problem: str) -> None:
        """Note a problem: file, place, what is wrong and how to mend it."""
        self.problems.append(f"{self.path.parent.name}/{self.path.name}: {where} {problem}".replace(":  ", ": "))
