"""The vault: answers sealed under a key of which the browser holds the deciding half.

The cookie carries a random id and a random secret; the server holds a pepper. The key is derived from both, so the
store alone, the pepper alone and the cookie alone open nothing. AES-256-GCM; the record's id, its purpose and the
format's version are bound to the seal.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from assistant.domain.answers import Answers
from assistant.domain.codec import AnswersError, from_json, to_json
from assistant.domain.text import Language
from assistant.privacy.stores import Conflict, Record, Store

_VERSION = b"\x01"
_NONCE = 12
_ID = 16
_SECRET = 32
_TRIES = 8
_PURGE_SECONDS = 60


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


@dataclass(frozen=True, slots=True)
class Session:
    """What one conversation remembers beside the answers."""

    answers: Answers
    language: Language
    minutes: int
    expires: int = 0
    ends: int = 0


class Vault:
    """Opens, keeps and wipes sessions. ``clock`` gives Unix seconds."""

    def __init__(
        self, store: Store, peppers: tuple[bytes, ...], *, longest_hours: int, clock: Callable[[], float]
    ) -> None:
        self._store, self._peppers, self._clock = store, peppers, clock
        self._longest = longest_hours * 3600
        self._purged = 0

    def begin(self, language: Language, minutes: int) -> tuple[Ticket, Session]:
        """Start an empty session that ends after ``minutes`` without a request."""
        ticket = Ticket(secrets.token_bytes(_ID), secrets.token_bytes(_SECRET))
        now = int(self._clock())
        session = Session(Answers(), language, minutes, now + minutes * 60, now + self._longest)
        self._store.purge(now)
        self._store.add(self._place(ticket), self._seal(ticket, session, 1))
        return ticket, session

    def open(self, ticket: Ticket) -> Session | None:
        """Return the live session of a ticket and renew its idle time; ``None`` if there is none."""
        self._purge_now_and_then()
        found = self._read(ticket)
        if found is None:
            return None
        session, record = found
        expires = min(int(self._clock()) + session.minutes * 60, record.ends)
        if expires - record.expires >= 30:
            self._store.touch(self._place(ticket), expires)
        return Session(session.answers, session.language, session.minutes, max(expires, record.expires), record.ends)

    def change(self, ticket: Ticket, edit: Callable[[Session], Session]) -> Session | None:
        """Apply an edit to the newest state; repeated if another tab wrote meanwhile. ``None``: no such session."""
        for _ in range(_TRIES):
            found = self._read(ticket)
            if found is None:
                return None
            held, record = found
            edited = edit(held)
            now = int(self._clock())
            session = Session(
                edited.answers,
                edited.language,
                edited.minutes,
                min(now + edited.minutes * 60, record.ends),
                record.ends,
            )
            try:
                self._store.swap(self._place(ticket), self._seal(ticket, session, record.version + 1))
            except Conflict:
                continue
            return session
        raise Conflict

    def wipe(self, ticket: Ticket) -> None:
        """Delete a session; nothing happens if there is none."""
        self._store.wipe(self._place(ticket))

    def purge(self) -> int:
        """Delete every session whose time is over; return how many."""
        return self._store.purge(int(self._clock()))

    def _purge_now_and_then(self) -> None:
        now = int(self._clock())
        if now - self._purged >= _PURGE_SECONDS:
            self._purged = now
            self._store.purge(now)

    def token(self, ticket: Ticket) -> str:
        """The token that a form of this session must carry (against forged requests)."""
        return hmac.new(self._key(ticket, self._peppers[0], b"form"), b"token", hashlib.sha256).hexdigest()[:32]

    def _read(self, ticket: Ticket) -> tuple[Session, Record] | None:
        record = self._store.get(self._place(ticket), int(self._clock()))
        if record is None:
            return None
        session = self._unseal(ticket, record)
        return None if session is None else (session, record)

    def _place(self, ticket: Ticket) -> bytes:
        """The key of the record in the store: it does not show the id that the cookie carries."""
        return hashlib.sha256(b"place" + ticket.id).digest()

    def _key(self, ticket: Ticket, pepper: bytes, purpose: bytes) -> bytes:
        return hmac.new(pepper, purpose + b"\x00" + ticket.id + ticket.secret, hashlib.sha256).digest()

    def _bound(self, ticket: Ticket) -> bytes:
        return _VERSION + b"session" + self._place(ticket)

    def _seal(self, ticket: Ticket, session: Session, version: int) -> Record:
        plain = json.dumps(
            {"a": to_json(session.answers), "l": session.language.value, "m": session.minutes},
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        nonce = secrets.token_bytes(_NONCE)
        key = self._key(ticket, self._peppers[0], b"session")
        blob = _VERSION + nonce + AESGCM(key).encrypt(nonce, plain, self._bound(ticket))
        return Record(blob, version, session.expires, session.ends)

    def _unseal(self, ticket: Ticket, record: Record) -> Session | None:
        """Open a record with the newest pepper that fits; a record that none opens is as good as none."""
        if record.blob[:1] != _VERSION:
            return None
        nonce, sealed = record.blob[1 : 1 + _NONCE], record.blob[1 + _NONCE :]
        for pepper in self._peppers:
            try:
                plain = AESGCM(self._key(ticket, pepper, b"session")).decrypt(nonce, sealed, self._bound(ticket))
            except InvalidTag:
                continue
            return _session(json.loads(plain), record)
        return None


def _session(held: dict[str, Any], record: Record) -> Session | None:
    try:
        answers = from_json(held["a"])
    except AnswersError:  # written by another release whose choices differ
        return None
    return Session(answers, Language(held["l"]), held["m"], record.expires, record.ends)
