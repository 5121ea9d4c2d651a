"""The words that must not stand where another person may see them without opening the page."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

_FILE = Path(__file__).resolve().parent.parent / "language" / "giveaway.toml"


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text())


def words_of(text: str) -> list[str]:
    """The words of a title or an address, as they are matched."""
    plain = unicodedata.normalize("NFC", unquote(text)).lower().replace("ё", "е")
    return [word for word in re.split(r"[\W_]+", plain) if word]


def given_away(text: str, scope: str) -> list[str]:
    """The words of a text that stand on a list of this scope (``titles``, ``addresses``)."""
    lists = _lists()
    found = []
    for name in lists["scopes"][scope]:
        stems = tuple(stem.replace("ё", "е") for stem in lists[name]["stems"])
        found += [word for word in words_of(text) if word.startswith(stems) or word in lists[name]["whole"]]
    return found


def is_exempt(path: str) -> bool:
    """Whether an address is excepted on the list."""
    return path in _lists()["exceptions"]["addresses"]
