"""How often something costly may be done: counted by conversation, never by an address, which many people share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from assistant.privacy.stores import Store
from assistant.privacy.vault import Ticket


class Deed(StrEnum):
    """What is counted and limited."""

    BEGIN = "begin"
    SEND = "send"
    PAPER = "paper"
    CODE = "code"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` in ``seconds``."""

    most: int
    seconds: int


# A conversation's own limits lie far above what hands can do. BEGIN is the whole installation's: nobody who begins has
# a secret yet, and an address is no person. It bounds what a flood can lay into the store: about 1 kB each. DESK is the
# installation's too: guesses at the passphrase of the desk.
LIMITS: dict[Deed, Limit] = {
    Deed.BEGIN: Limit(1200, 60),
    Deed.SEND: Limit(300, 60),
    Deed.PAPER: Limit(40, 300),
    Deed.CODE: Limit(20, 600),
    Deed.DESK: Limit(20, 60),
}


class TooOften(Exception):
    """The limit of a deed is reached; it can be done again in ``seconds``."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Limits:
    """Counts in the store, so that all processes share the counts. ``clock`` gives Unix seconds."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store, self._clock = store, clock

    def take(self, deed: Deed, ticket: Ticket | None = None) -> None:
        """Count one deed of a conversation, or of everybody; ``TooOften`` if the limit is reached."""
        limit = LIMITS[deed]
        now = int(self._clock())
        if not self._store.take(_lane(deed, ticket), now // limit.seconds, limit.most, limit.seconds):
            raise TooOften(limit.seconds - now % limit.seconds)


def _lane(deed: Deed, ticket: Ticket | None) -> str:
    """A name that leads neither to the record nor to the cookie."""
    if ticket is None:
        return deed.value
    return f"{deed.value}:{hashlib.sha256(b'limit' + ticket.secret + deed.value.encode()).hexdigest()[:32]}"
