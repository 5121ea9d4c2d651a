"""The seal opens for its own key, version, purpose and place alone."""

from __future__ import annotations

import pytest

from assistant.privacy.seal import VERSION, key_of, seal, unseal

KEY = key_of(bytes(32), b"purpose", b"secret")
PLAIN = "Жауап".encode()


def test_what_was_sealed_opens() -> None:
    blob = seal(KEY, PLAIN, purpose=b"session", place=b"here")
    assert blob.startswith(VERSION)
    assert PLAIN not in blob
    assert unseal(KEY, blob, purpose=b"session", place=b"here") == PLAIN
    assert blob != seal(KEY, PLAIN, purpose=b"session", place=b"here"), "a nonce of its own each time"


@pytest.mark.parametrize(("purpose", "place"), [(b"kept", b"here"), (b"session", b"there"), (b"session\x00h", b"ere")])
def test_purpose_and_place_are_bound(purpose: bytes, place: bytes) -> None:
    blob = seal(KEY, PLAIN, purpose=b"session", place=b"here")
    assert unseal(KEY, blob, purpose=purpose, place=place) is None


def test_the_version_is_bound() -> None:
    blob = seal(KEY, PLAIN, purpose=b"session", place=b"here")
    assert unseal(KEY, b"\x02" + blob[1:], purpose=b"session", place=b"here") is None


@pytest.mark.parametrize("length", range(0, 39, 3))
def test_a_cut_record_is_refused_calmly(length: int) -> None:
    blob = seal(KEY, PLAIN, purpose=b"session", place=b"here")
    assert unseal(KEY, blob[:length], purpose=b"session", place=b"here") is None


def test_keys_differ_by_pepper_purpose_and_secret() -> None:
    keys = {
        KEY,
        key_of(bytes([1]) * 32, b"purpose", b"secret"),
        key_of(bytes(32), b"other", b"secret"),
        key_of(bytes(32), b"purpose", b"other"),
    }
    assert len(keys) == 4
    assert {len(key) for key in keys} == {32}
