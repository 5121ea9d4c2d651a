"""Answers kept under a return code: sealed by what only the code can give, for a term, and never past a year."""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.answers import Answers
from assistant.domain.codec import AnswersError, from_json, to_json
from assistant.privacy import return_code
from assistant.privacy.conversation import Kept
from assistant.privacy.seal import filled, key_of, seal, unseal
from assistant.privacy.stores import Conflict, Record, Store, StoreDown
from assistant.privacy.stretch import Busy

_PURPOSE = b"kept"
_DAY = 86_400
LONGEST_DAYS = 365  # requirements of a court run up to twelve months
SLOT = 60  # seconds
_TRIES = 8


class Lane(StrEnum):
    """Who asks: anybody, or a desk that has shown its passphrase and must not be held up by a flood of guesses."""

    PUBLIC = "public"
    DESK = "desk"


# Guesses a minute for the whole installation, all processes together. docs/threat-model.md has the sum.
CEILING: dict[Lane, int] = {Lane.PUBLIC: 20, Lane.DESK: 20}


@dataclass(frozen=True, slots=True)
class Found:
    """What lay under a code."""

    answers: Answers
    kept: Kept


class Keeping:
    """Makes, opens, renews and deletes what is kept. ``clock`` gives Unix seconds, ``stretch`` is slow on purpose."""

    def __init__(
        self, store: Store, peppers: tuple[bytes, ...], *, stretch: Callable[[str], bytes], clock: Callable[[], float]
    ) -> None:
        self._store, self._peppers, self._stretch, self._clock = store, peppers, stretch, clock

    def make(self, days: int) -> tuple[str, Kept]:
        """Draw a code. It opens nothing until ``confirm``; nothing that is kept holds its digits. May be ``Busy``."""
        code = return_code.new()
        return code, Kept(self._stretch(code), days)

    def matches(self, kept: Kept, typed: str) -> bool:
        """Whether somebody typed back the code that was shown. May be ``Busy``."""
        return secrets.compare_digest(self._stretch(return_code.read(typed)), kept.stretched)

    def begin(self, kept: Kept, answers: Answers) -> None:
        """Keep answers under a code that was typed back; two presses of the button keep them once."""
        now = int(self._clock())
        ends = now + LONGEST_DAYS * _DAY
        record = Record(b"", 1, min(now + kept.days * _DAY, ends), ends)
        try:
            self._store.add(*self._sealed(kept, answers, record))
        except StoreDown:
            if not self.change(kept, answers):
                raise

    def open(self, typed: str, lane: Lane = Lane.PUBLIC) -> Found | None:
        """Return what lies under a typed code. A wrong, an old and a deleted one take the same steps to ``None``.

        Raises ``Busy`` if the lane has no turn left in this minute, or if too many stretch a code now.
        """
        if not self._store.take(lane, int(self._clock()) // SLOT, CEILING[lane]):
            raise Busy
        digits = return_code.read(typed)
        stretched = self._stretch(digits)
        found, _ = self._find(stretched)
        return found if return_code.is_whole(digits) else None

    def change(self, kept: Kept, answers: Answers, days: int | None = None) -> bool:
        """Keep newer answers under a code; ``days`` from now renews its term. ``False``: it has ended."""
        for _ in range(_TRIES):
            held, record = self._find(kept.stretched)
            if held is None or record is None:
                return False
            now = int(self._clock())
            expires = record.expires if days is None else min(now + days * _DAY, record.ends)
            chosen = Kept(kept.stretched, days or held.kept.days, live=True)
            newer = Record(b"", record.version + 1, expires, record.ends)
            try:
                self._store.swap(*self._sealed(chosen, answers, newer))
            except Conflict:
                continue
            return True
        raise Conflict

    def until(self, kept: Kept) -> int | None:
        """Until when the answers are kept, in Unix seconds; ``None`` if they are no longer."""
        _, record = self._find(kept.stretched)
        return None if record is None else min(record.expires, record.ends)

    def delete(self, kept: Kept) -> None:
        """Delete what is kept under a code, under whichever pepper it lies."""
        for pepper in reversed(self._peppers):  # the newest last: there a record goes that is moved meanwhile
            self._store.wipe(_place(pepper, kept.stretched))

    def _find(self, stretched: bytes) -> tuple[Found | None, Record | None]:
        """Open the record of a stretched code; one that lies under an old pepper moves to the newest."""
        for _ in range(_TRIES):
            with contextlib.suppress(Conflict):  # moved or deleted meanwhile: look again
                return self._look(stretched)
        raise Conflict

    def _look(self, stretched: bytes) -> tuple[Found | None, Record | None]:
        now = int(self._clock())
        for pepper in self._peppers:
            place = _place(pepper, stretched)
            record = self._store.get(place, now)
            # Without a record the same work is done on an empty one.
            blob = record.blob if record else seal(bytes(32), filled(b"{}"), purpose=_PURPOSE, place=place)
            plain = unseal(_key(pepper, stretched), blob, purpose=_PURPOSE, place=place)
            found = None if plain is None else _found(plain, stretched)
            if found is not None and record is not None:
                if pepper is not self._peppers[0]:
                    self._store.move(place, *self._sealed(found.kept, found.answers, record))
                return found, record
        return None, None

    def _sealed(self, kept: Kept, answers: Answers, record: Record) -> tuple[bytes, Record]:
        """The place of a record, and the record with answers sealed in it."""
        pepper = self._peppers[0]
        place = _place(pepper, kept.stretched)
        plain = json.dumps({"a": to_json(answers), "d": kept.days}, ensure_ascii=False, separators=(",", ":"))
        blob = seal(_key(pepper, kept.stretched), filled(plain.encode()), purpose=_PURPOSE, place=place)
        return place, Record(blob, record.version, record.expires, record.ends)


def _place(pepper: bytes, stretched: bytes) -> bytes:
    return hashlib.sha256(key_of(pepper, b"kept-place", stretched)).digest()


def _key(pepper: bytes, stretched: bytes) -> bytes:
    return key_of(pepper, b"kept-key", stretched)


def _found(plain: bytes, stretched: bytes) -> Found | None:
    """Read what was sealed; ``None`` if another release wrote it in a form that this one does not know."""
    try:
        held = json.loads(plain)
        return Found(from_json(held["a"]), Kept(stretched, int(held["d"]), live=True))
    except (AnswersError, KeyError, TypeError, ValueError):
        return None
