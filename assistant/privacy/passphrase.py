"""The passphrase of a worker's desk: only its Argon2 hash is known here, and guessing is slow on purpose."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error

from assistant.privacy.stretch import Stretcher

LEAST = 16  # characters: four everyday words
MOST = 200

_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)


def hashed(passphrase: str) -> str:
    """Return the line to keep; ``ValueError`` for a passphrase that is too short or too long."""
    if not LEAST <= len(passphrase) <= MOST:
        raise ValueError(f"a passphrase has {LEAST} to {MOST} characters")
    return _HASHER.hash(passphrase)


class Passphrase:
    """Compares what is typed with the hash: one at a time, one more may wait, everybody else is told to come again."""

    def __init__(self, line: str) -> None:
        self._one_at_a_time = Stretcher(lambda typed: b"fits" if _fits(line, typed) else b"")

    def fits(self, typed: str) -> bool:
        """Whether this is the passphrase. May be ``Busy``."""
        return bool(self._one_at_a_time(typed[:MOST]))


def _fits(line: str, typed: str) -> bool:
    try:
        return _HASHER.verify(line, typed)
    except Argon2Error:
        return False
