"""Law stands only in content: no article, amount or legal term in a template, a message or its translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
LAW = re.compile(
    r"""
      \b(?:articles?|arts?\.)\s*(?:№\s*)?\d          # article 60, Art. 60
    | (?:\bст\.|\bстать[а-я]*)\s*\d                 # ст. 60, статьи 60
    | \d+(?:-\d+)?-?\s*бап                          # 60-бап
    | \d\s*(?:MCI|МРП|АЕК)\b                        # 30 MCI
    | \b\d+\s*(?:-\s*)?(?:days?|months?|years?)\b     # 30 days
    | \b\d+\s*(?:дн[яей]+|день|сут[а-я]*|месяц[а-я]*|год[а-я]*|лет)\b
    | \b\d+\s*(?:күн|тәулік|ай|жыл)(?:ға|ге|қа|ке|да|де|дан|ден|нан|нен|ды|ді|дың|дің)?\b
    | \b\d+\s*(?:hours?|час(?:а|ов)?|сағат)\b      # 24 hours
    | \b(?:two|three|five|six|seven|ten|twelve|fifteen|twenty|thirty)\s+(?:working\s+)?(?:hours|days|months|years)\b
    | \b(?:двух|тр[её]х|пяти|шести|семи|десяти|двадцати|тридцати|два|три|пять|шесть|семь|десять|двадцать|тридцать)
      \s+(?:рабочих\s+)?(?:час|дн|суток|месяц|лет|год)
    | \b(?:екі|үш|бес|алты|жеті|он|жиырма|отыз)\s+(?:жұмыс\s+)?(?:сағат|күн|тәулік|ай(?!т)|жыл)
    | monthly\s+calculation\s+ind | месячн\w+\s+расч[её]тн | айлық\s+есептік
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Our own terms, and ages that are asked about: not terms of the law.
OURS = {
    "1 day": "how long she lets us keep her answers",
    "7 days": "how long she lets us keep her answers",
    "30 days": "how long she lets us keep her answers",
    "12 months from the first day is the longest.": "how long we keep answers",
    "How long: the days chosen above. I can renew, up to 12 months.": "how long we keep answers",
}
# An age that is asked about or ticked is not a term of the law.
AGE = re.compile(r"\b(?:under|over|older|younger|age)\b|^\d+ (?:to|or) (?:\d+|older)$", re.IGNORECASE)
YEARS = re.compile(r"\d+\s*(?:лет|год[а-я]*)\b")
_CODE = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_SAID = re.compile(r"""_\(\s*(["'])(.*?)\1""", re.DOTALL)


def template_texts() -> Iterator[tuple[str, str]]:
    """(place, text) of everything that a template says by itself, messages included."""
    for path in sorted((ROOT / "assistant" / "templates").rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        yield path.name, _CODE.sub(" ", source)
        for _, message in _SAID.findall(source):
            yield path.name, message


def messages() -> Iterator[tuple[str, str]]:
    """(msgid, wording) of every message, in English and in both translations."""
    for name in ("messages.pot", "kk/LC_MESSAGES/messages.po", "ru/LC_MESSAGES/messages.po"):
        with (ROOT / "translations" / name).open("rb") as held:
            for message in read_po(held):
                msgids = message.id if isinstance(message.id, tuple | list) else (message.id,)
                strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
                for text in (*msgids, *strings):
                    yield str(msgids[0]), _without_ages(str(msgids[0]), str(text or ""))


def _without_ages(msgid: str, text: str) -> str:
    return YEARS.sub("", text) if AGE.search(msgid) else text


def test_no_law_in_templates() -> None:
    assert [(place, text) for place, text in template_texts() if LAW.search(text) and text not in OURS] == []


def test_no_law_in_messages() -> None:
    found = [(msgid, text) for msgid, text in messages() if msgid and msgid not in OURS and LAW.search(text)]
    assert found == []


def test_every_exception_is_needed() -> None:
    assert set(OURS) <= {msgid for msgid, _ in messages()}


@pytest.mark.parametrize(
    "planted",
    [
        "By Article 60 the police decide.",
        "See Art. 73.",
        "по ст. 73",
        "статьи 54",
        "60-бап бойынша",
        "a fine of 30 MCI",
        "штраф 30 МРП",
        "10 АЕК айыппұл",
        "The order lasts 30 days.",
        "within 2 months",
        "арест до 10 суток",
        "в течение 30 дней",
        "30 күнге дейін",
        "10 тәулік қамау",
        "1 жылдан",
        "within 24 hours",
        "в течение 24 часов",
        "24 сағат ішінде",
        "The order lasts thirty days.",
        "в течение десяти рабочих дней",
        "отыз тәулік",
        "ten monthly calculation indexes",
        "двадцать месячных расчётных показателей",
        "он айлық есептік көрсеткіш",
    ],
)
def test_law_planted_in_a_text_is_seen(planted: str) -> None:
    assert LAW.search(planted)


@pytest.mark.parametrize(
    "fine",
    ["Page 60", "call 102", "Step 3 of 5", "{minutes} minutes", "2026", "бет 3", "две ночи", "он айтты", "two people"],
)
def test_what_is_no_law_passes(fine: str) -> None:
    assert not LAW.search(fine)
