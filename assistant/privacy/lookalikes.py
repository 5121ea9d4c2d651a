"""What a row of digits must never pass for: a bank card, a telephone, a personal number (IIN) or an account."""

from __future__ import annotations

import re
from datetime import date

_IIN_WEIGHTS = ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))
_URGENT = frozenset(("101", "102", "103", "104", "109", "111", "112", "150", "1414"))
_ACCOUNT = re.compile(r"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$")


def is_card(digits: str) -> bool:
    """Whether 13 to 19 digits have the check digit of bank cards (Luhn)."""
    if not digits.isdigit() or not 13 <= len(digits) <= 19:
        return False
    doubled = [int(d) * (2 if place % 2 else 1) for place, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def is_personal_number(digits: str) -> bool:
    """Whether 12 digits are a date of birth, a century and the check digit of an IIN."""
    if not digits.isdigit() or len(digits) != 12 or digits[6] not in "0123456":
        return False
    century = 1800 + (max(int(digits[6]), 1) - 1) // 2 * 100
    try:
        date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    for weights in _IIN_WEIGHTS:
        check = sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11
        if check < 10:
            return check == int(digits[11])
    return False


def is_phone(digits: str) -> bool:
    """Whether the digits are a telephone of this country, with or without 8 or +7, or an urgent number."""
    national = (len(digits) == 11 and digits[0] in "78") or (len(digits) == 10 and digits[0] == "7")
    return digits in _URGENT or national


def is_account(text: str) -> bool:
    """Whether a text has the shape and the check digits of an international account number (IBAN)."""
    plain = text.replace(" ", "").upper()
    if not _ACCOUNT.match(plain):
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def passes_for_something(text: str) -> bool:
    """Whether a text, or its digits, could be taken for one of the four."""
    digits = "".join(c for c in text if c.isdigit())
    return is_card(digits) or is_personal_number(digits) or is_phone(digits) or is_account(text)
