"""One conversation: what is remembered of it, and the one JSON object in which the vault seals it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from assistant.domain import lines
from assistant.domain.answers import Answers
from assistant.domain.codec import AnswersError, from_json
from assistant.domain.text import Language
from assistant.privacy.stores import Record


@dataclass(frozen=True, slots=True)
class Kept:
    """The return code of a conversation, as the vault may hold it: what was stretched from it, never its digits.

    ``live`` once it was typed back; ``days`` is the term that she chose.
    """

    stretched: bytes
    days: int
    live: bool = False


class CallBack(StrEnum):
    """Whether the worker may call back when a call is cut."""

    NEVER = "never"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class AtDesk:
    """How a conversation at a worker's desk stands: whether these answers were ``taken`` along as a file, and since
    when (Unix seconds) the screen is ``covered``; 0 while it is not. ``sample``: a made-up case, begun as one.
    ``phone``: what was agreed for a call that is cut, ``None`` where nobody is on the phone.
    ``counted``: what this conversation has added to the numbers of the week already.
    """

    taken: bool = False
    covered: int = 0
    sample: bool = False
    phone: CallBack | None = None
    counted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """What one conversation remembers beside the answers.

    ``search``: the words last looked for; ``desk``: only where it was begun at a worker's desk. ``lines``: the answers
    as they lie in the record (``assistant.domain.lines``); nothing where another release laid them there.
    """

    answers: Answers
    language: Language
    minutes: int
    expires: int = 0
    ends: int = 0
    kept: Kept | None = None
    search: str = ""
    desk: AtDesk | None = None
    version: int = field(default=0, compare=False)  # of the record that it was read from
    lines: str = field(default="", compare=False, repr=False)

    @property
    def sample(self) -> bool:
        """Whether this is a rehearsal with a made-up case."""
        return self.desk is not None and self.desk.sample


def written(edited: Session, held: Session | None = None, expires: int | None = None) -> Session:
    """An edited session with its answers as they will be read back, and their lines; ``held``: before the edit."""
    known = held.answers if held is not None and held.lines else None
    answers, told = lines.write(edited.answers, known, held.lines if held is not None else "")
    if held is None or expires is None:
        return replace(edited, answers=answers, lines=told)
    return replace(edited, answers=answers, lines=told, expires=expires, ends=held.ends, version=held.version + 1)


def plain_of(session: Session) -> bytes:
    """What is sealed: one JSON object, its answers last, each section on a line of its own."""
    head = lines.as_json(
        {
            "v": lines.vocabulary(),
            "l": session.language.value,
            "m": session.minutes,
            "k": _told(session.kept),
            "s": session.search,
            "d": _stands(session.desk),
        }
    )
    return f'{head[:-1]},"a":{{\n{session.lines}}}}}'.encode()


def still_sample(edited: Session) -> Session:
    """A rehearsal stays one, and is kept under no code."""
    return replace(edited, desk=replace(edited.desk or AtDesk(), sample=True), kept=None)


def _stands(desk: AtDesk | None) -> list[object] | None:
    return None if desk is None else [desk.taken, desk.covered, desk.sample, desk.phone, desk.counted]


def _at_desk(held: list[Any]) -> AtDesk:
    """Read how a desk stands; an earlier release wrote fewer things about it."""
    told = [*held, *(None, None, ())[len(held) - 2 :]]
    phone = None if told[3] is None else CallBack(told[3])
    return AtDesk(bool(told[0]), int(told[1]), bool(told[2]), phone, tuple(map(str, told[4])))


def _told(kept: Kept | None) -> list[object] | None:
    return None if kept is None else [kept.stretched.hex(), kept.days, kept.live]


def session_of(plain: str, record: Record) -> Session | None:
    """Read what was sealed; ``None`` if another release wrote it in a form that this one does not know.

    The seal says that a vault wrote it, and the mark in it that its vocabulary was ours: then it was checked already.
    """
    held = json.loads(plain)
    try:
        ours = held.get("v") == lines.vocabulary()
        told = held.get("k")
        kept = None if told is None else Kept(bytes.fromhex(told[0]), told[1], told[2])
        answers = lines.read(held["a"]) if ours else from_json(held["a"])
        language, minutes = Language(held["l"]), int(held["m"])
        search = str(held.get("s", ""))
        at = held.get("d")
        desk = None if at is None else _at_desk(at)
    except (AnswersError, IndexError, KeyError, TypeError, ValueError):
        return None
    own = plain[plain.index("\n") + 1 : -2] if ours else ""
    return Session(answers, language, minutes, record.expires, record.ends, kept, search, desk, record.version, own)
