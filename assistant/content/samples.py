"""Made-up cases for rehearsing and for trying the printer: nobody in them exists."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from assistant.content.schema import text
from assistant.domain.answers import Answers
from assistant.domain.codec import from_json
from assistant.domain.text import Text

SAMPLES = Path(__file__).parent / "samples"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up case: its name in the list, and its answers as JSON values of the day on which they were written."""

    id: str
    title: Text
    told: Any
    written: date

    def answers(self, today: date) -> Answers:
        """The answers, as if they had been written today."""
        return from_json(_moved(self.told, today - self.written))


@cache
def samples() -> tuple[Sample, ...]:
    """All made-up cases, in the order of the list."""
    held = tomllib.loads((SAMPLES / "samples.toml").read_text(encoding="utf-8"))
    return tuple(
        Sample(one["id"], text(one["title"]), json.loads(_answers_of(one["id"])), held["written"])
        for one in held["case"]
    )


def _answers_of(name: str) -> str:
    return (SAMPLES / f"{name}.json").read_text(encoding="utf-8")


def _moved(value: Any, by: timedelta) -> Any:
    """The same values, each whole day moved."""
    if isinstance(value, dict):
        return {key: _moved(one, by) for key, one in value.items()}
    if isinstance(value, list):
        return [_moved(one, by) for one in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + by).isoformat()
    return value
