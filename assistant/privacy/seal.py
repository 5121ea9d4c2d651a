"""The seal of a record: AES-256-GCM, with the format's version, the purpose and the place bound to it."""

from __future__ import annotations

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
_NONCE = 12
_TAG = 16
# Lengths of what is sealed: with the rest of its row a record then fills one page of SQLite (4096 bytes), or that page
# and whole further ones (4092 each). So no two records share a page, and one that moves covers what lay there.
_FIRST, _FURTHER = 3900, 4092


def key_of(pepper: bytes, purpose: bytes, secret: bytes) -> bytes:
    """Derive 32 bytes for one purpose from a server's pepper and a secret that the server does not keep."""
    return hmac.digest(pepper, purpose + b"\x00" + secret, "sha256")


def filled(plain: bytes) -> bytes:
    """JSON with spaces behind it: most records are then equally long, and none tells how much was told."""
    further = -(-max(0, len(plain) - _FIRST) // _FURTHER)
    return plain.ljust(_FIRST + further * _FURTHER)


def seal(key: bytes, plain: bytes, *, purpose: bytes, place: bytes) -> bytes:
    """Return version, nonce and sealed text; it opens only for the same purpose at the same place."""
    nonce = secrets.token_bytes(_NONCE)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, _bound(purpose, place))


def unseal(key: bytes, blob: bytes, *, purpose: bytes, place: bytes) -> bytes | None:
    """Return the plain text; ``None`` for another key, version, purpose or place, and for a damaged record."""
    if blob[:1] != VERSION or len(blob) < 1 + _NONCE + _TAG:
        return None
    nonce, sealed = blob[1 : 1 + _NONCE], blob[1 + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, sealed, _bound(purpose, place))
    except InvalidTag:
        return None


def _bound(purpose: bytes, place: bytes) -> bytes:
    return VERSION + purpose + b"\x00" + place
