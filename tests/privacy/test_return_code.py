"""The digits of a return code pass for nothing else, hold enough chance, and forgive how they are written."""

from __future__ import annotations

import math
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.papers import Disguise
from assistant.privacy import lookalikes, return_code
from tests.chance import Chance

MANY = 1500
DIGITS = st.text("0123456789", min_size=return_code.RANDOM_DIGITS, max_size=return_code.RANDOM_DIGITS)


@cache
def _codes(count: int) -> list[str]:
    chance = Chance(7)
    return [return_code.new(chance) for _ in range(count)]


@pytest.mark.parametrize("disguise", Disguise)
def test_no_code_passes_for_a_card_a_phone_a_personal_number_or_an_account(disguise: Disguise) -> None:
    for code in _codes(MANY):
        for piece in return_code.pieces(code, disguise):
            digits = "".join(c for c in piece if c.isdigit())
            assert not lookalikes.is_card(digits), piece
            assert not lookalikes.is_phone(digits), piece
            assert not lookalikes.is_personal_number(digits), piece
            assert not lookalikes.is_account(piece), piece
        assert return_code.written(code, disguise) in return_code.pieces(code, disguise)


def test_the_lookalikes_are_known() -> None:
    """Made-up numbers that are well formed: the net of the test above would catch them."""
    assert lookalikes.is_card("4111111111111111")
    assert not lookalikes.is_card("4111111111111112")
    assert lookalikes.is_phone("77001234567")
    assert lookalikes.is_phone("87001234567")
    assert lookalikes.is_phone("7001234567")
    assert lookalikes.is_phone("102")
    assert not lookalikes.is_phone("27001234567")
    made_up = [f"900101300{n:03d}" for n in range(1000)]
    assert 80 <= sum(map(lookalikes.is_personal_number, made_up)) <= 110, "about one in eleven has its check digit"
    assert not any(lookalikes.is_personal_number("9013" + one[4:]) for one in made_up), "no thirteenth month"
    assert sum(lookalikes.is_account(f"KZ{n:02d}125KZT5004100100") for n in range(100)) == 1
    assert not lookalikes.is_account("125125005004100100")


def test_a_code_holds_at_least_52_bits_of_chance() -> None:
    """What is drawn again, because it passes for something, takes away from the chance: it is counted."""
    chance = Chance(11)
    for _ in range(MANY):
        return_code.new(chance)
    bits = math.log2(10**return_code.RANDOM_DIGITS) + math.log2(MANY / chance.drawn)
    assert bits > 53, f"{bits:.1f} bits"


def test_codes_come_from_the_machine_s_own_chance() -> None:
    made = {return_code.new() for _ in range(200)}
    assert len(made) == 200
    assert all(map(return_code.is_whole, made))
    assert {code[1] for code in made} == set("0123456789")


@given(DIGITS)
def test_the_check_finds_a_wrong_digit_and_a_swap(digits: str) -> None:
    code = digits + return_code.check_digit(digits)
    assert return_code.is_whole(code)
    for at in range(len(code)):
        wrong = code[:at] + str((int(code[at]) + 1) % 10) + code[at + 1 :]
        assert not return_code.is_whole(wrong)
        swapped = code[:at] + code[at : at + 2][::-1] + code[at + 2 :]
        assert swapped == code or not return_code.is_whole(swapped)


@pytest.mark.parametrize("disguise", Disguise)
def test_a_written_code_is_read_back_however_it_is_set_apart(disguise: Disguise) -> None:
    for code in _codes(50):
        written = return_code.written(code, disguise)
        for typed in (written, code, f"  {written}\n", written.replace("×", "x"), " ".join(code), "-".join(code)):
            assert return_code.read(typed) == code


@pytest.mark.parametrize("typed", ["", "abc", "1" * 400, "٣" * 18, "12 a 34", "\x00"])
def test_what_is_no_code_is_not_taken_for_one(typed: str) -> None:
    assert not return_code.is_whole(return_code.read(typed))


def test_the_disguises_look_different_and_name_nothing() -> None:
    code = _codes(1)[0]
    written = {return_code.written(code, disguise) for disguise in Disguise}
    assert len(written) == len(Disguise) == 3
    assert not any(c.isalpha() for one in written for c in one)
