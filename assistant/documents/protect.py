"""A password on a finished file: AES-256, still open to screen readers. The password is kept nowhere."""

from __future__ import annotations

import io

import pikepdf


def protect(file: bytes, password: str) -> bytes:
    """Return the file so that it opens with the password alone. It cannot be recovered."""
    out = io.BytesIO()
    allowed = pikepdf.Permissions(accessibility=True, extract=True, print_highres=True, print_lowres=True)
    with pikepdf.open(io.BytesIO(file)) as held:
        held.save(out, encryption=pikepdf.Encryption(user=password, owner=password, R=6, allow=allowed))
    return out.getvalue()
