"""What a look at a deployment found: how it stands, and what to mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How something stands. ``LOOK``: right for some, so a person has to judge."""

    OK = "ok"
    LOOK = "look"
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was looked at. ``said`` tells what was seen and, unless it is well, what to do."""

    name: str
    state: State
    said: str


def ok(name: str, said: str) -> Seen:
    """It is well."""
    return Seen(name, State.OK, said)


def look(name: str, said: str) -> Seen:
    """A person has to judge."""
    return Seen(name, State.LOOK, said)


def mend(name: str, said: str) -> Seen:
    """It is not well."""
    return Seen(name, State.MEND, said)
