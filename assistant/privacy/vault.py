"""The vault: answers sealed under a key of which the browser holds the deciding half.

The cookie carries a random id and a random secret; the server holds a pepper. The key is derived from both, so the
store alone, the pepper alone and the cookie alone open nothing. AES-256-GCM; the record's id, its purpose and the
format's version are bound to the seal.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.domain import consistency
from assistant.domain.answers import Answers
from assistant.domain.text import Language
from assistant.locale import HOME_TIME
from assistant.privacy.conversation import AtDesk, Session, plain_of, session_of, still_sample, written
from assistant.privacy.seal import filled, key_of, seal, unseal
from assistant.privacy.stores import Conflict, Record, Store, StoreDown

_PURPOSE = b"session"
_ID = 16
_SECRET = 32
_TRIES = 8
_PURGE_SECONDS = 60
_NOBODY = b"ready"  # no record's key is so short
_OFTEN = 1_000_000
_MOST_OWED = 10_000
_RENEWED = 30  # seconds: a session's end moves only if it moves by as much


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the browser holds: the record's id and the deciding half of its key."""

    id: bytes
    secret: bytes

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(self.id + self.secret).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> Ticket | None:
        """Read a cookie's value; ``None`` if it is not one of ours."""
        if len(text) != 64:
            return None
        try:
            raw = base64.urlsafe_b64decode(text)
        except ValueError:
            return None
        return cls(raw[:_ID], raw[_ID:]) if len(raw) == _ID + _SECRET else None


class Vault:
    """Opens, keeps and wipes sessions. ``clock`` gives Unix seconds."""

    def __init__(
        self, store: Store, peppers: tuple[bytes, ...], *, longest_hours: int, clock: Callable[[], float]
    ) -> None:
        self._store, self._peppers, self._clock = store, peppers, clock
        self._longest = longest_hours * 3600
        self._purged = 0
        self._owed: set[bytes] = set()  # places of sessions that could not be wiped when they were left

    def begin(
        self, language: Language, minutes: int, desk: AtDesk | None = None, answers: Answers | None = None
    ) -> tuple[Ticket, Session]:
        """Start a session that ends after ``minutes`` without a request; empty, but for a rehearsal."""
        ticket = Ticket(secrets.token_bytes(_ID), secrets.token_bytes(_SECRET))
        now = int(self._clock())
        ends = now + self._longest
        session = Session(answers or Answers(), language, minutes, now + minutes * 60, ends, desk=desk, version=1)
        session = written(session)
        self._purge_now_and_then()
        self._store.add(self._place(ticket), self._seal(ticket, session))
        return ticket, session

    def open(self, ticket: Ticket) -> Session | None:
        """Return the live session of a ticket and renew its idle time; ``None`` if there is none."""
        self._purge_now_and_then()
        session = self._read(ticket)
        if session is None:
            return None
        expires = min(int(self._clock()) + session.minutes * 60, session.ends)
        if abs(expires - session.expires) >= _RENEWED:  # further off only if the clock was put back
            self._store.touch(self._place(ticket), expires)
            return replace(session, expires=expires)
        return replace(session, expires=expires) if expires > session.expires else session

    def change(
        self, ticket: Ticket, edit: Callable[[Session], Session], *, seen: Session | None = None
    ) -> Session | None:
        """Apply an edit to the newest state; repeated if another tab wrote meanwhile. ``None``: no such session.

        ``seen`` is what this request has read already: if nobody wrote since, it need not be read again.
        Raises ``AnswersError`` for a date that cannot be, and for what no answer can be: it is never kept. A rehearsal
        stays one, whatever the edit says, and its answers are kept under no code.
        """
        now = int(self._clock())
        place, today = self._place(ticket), datetime.fromtimestamp(now, HOME_TIME).date()
        held = seen if seen is not None and seen.version and min(seen.expires, seen.ends) > now else None
        for _ in range(_TRIES):
            held = held or self._read(ticket)
            if held is None:
                return None
            edited = still_sample(edit(held)) if held.sample else edit(held)
            consistency.check(edited.answers, today, held.answers)
            expires = min(now + edited.minutes * 60, held.ends)
            session = written(edited, held, expires)
            renew = abs(expires - held.expires) >= _RENEWED
            try:
                self._store.swap(place, self._seal(ticket, session), renew=renew)
            except Conflict:
                held = None
                continue
            return session
        raise Conflict

    def wipe(self, ticket: Ticket) -> None:
        """Delete a session; nothing happens if there is none."""
        self._store.wipe(self._place(ticket))

    def leave(self, ticket: Ticket) -> bool:
        """Wipe a session now, or with one of the next sweeps; return whether it is gone. It opens here no more."""
        place = self._place(ticket)
        if len(self._owed) < _MOST_OWED:
            self._owed.add(place)
        return self._pay(place)

    def _pay(self, place: bytes) -> bool:
        try:
            self._store.wipe(place)
        except StoreDown:
            return False
        self._owed.discard(place)
        return True

    def ready(self) -> None:
        """Use the store once for reading and once for writing; ``StoreDown`` if it cannot be."""
        now = int(self._clock())
        self._store.get(_NOBODY, now)
        self._store.take("ready", now // 60, _OFTEN)

    def purge(self) -> int:
        """Delete every session whose time is over, and those that were left; return how many had ended."""
        for place in tuple(self._owed):
            if not self._pay(place):
                break
        return self._store.purge(int(self._clock()))

    def _purge_now_and_then(self) -> None:
        now = int(self._clock())
        if not 0 <= now - self._purged < _PURGE_SECONDS:
            self._purged = now
            self.purge()

    def token(self, ticket: Ticket) -> str:
        """The token that a form of this session must carry (against forged requests)."""
        return self._token(ticket, self._peppers[0])

    def token_fits(self, ticket: Ticket, sent: str) -> bool:
        """Whether a form carries this session's token; a page made before a new pepper came may still be sent."""
        fits = [hmac.compare_digest(self._token(ticket, pepper).encode(), sent.encode()) for pepper in self._peppers]
        return any(fits)

    def _token(self, ticket: Ticket, pepper: bytes) -> str:
        return self._key(ticket, pepper, b"form").hex()[:32]

    def _read(self, ticket: Ticket) -> Session | None:
        place = self._place(ticket)
        record = None if place in self._owed else self._store.get(place, int(self._clock()))
        return None if record is None else self._unseal(ticket, record)

    def _place(self, ticket: Ticket) -> bytes:
        """The key of the record in the store: it does not show the id that the cookie carries."""
        return hashlib.sha256(b"place" + ticket.id).digest()

    def _key(self, ticket: Ticket, pepper: bytes, purpose: bytes) -> bytes:
        return key_of(pepper, purpose, ticket.id + ticket.secret)

    def _seal(self, ticket: Ticket, session: Session) -> Record:
        key = self._key(ticket, self._peppers[0], _PURPOSE)
        blob = seal(key, filled(plain_of(session)), purpose=_PURPOSE, place=self._place(ticket))
        return Record(blob, session.version, session.expires, session.ends)

    def _unseal(self, ticket: Ticket, record: Record) -> Session | None:
        """Open a record with the newest pepper that fits; a record that none opens is as good as none."""
        for pepper in self._peppers:
            key = self._key(ticket, pepper, _PURPOSE)
            plain = unseal(key, record.blob, purpose=_PURPOSE, place=self._place(ticket))
            if plain is not None:
                return session_of(plain.rstrip().decode(), record)
        return None
