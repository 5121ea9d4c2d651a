"""Kazakh, Russian and English: choosing a language, catalogues, dates and numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.support import NullTranslations, Translations

from assistant.domain.dates import RoughDate
from assistant.domain.text import Language

CATALOGUES = Path(__file__).parent.parent / "translations"
DEFAULT = Language.KK
HOME_TIME = ZoneInfo("Asia/Almaty")  # one time for the whole country since March 2024

_MONTHS = {
    Language.KK: (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    Language.RU: (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    Language.EN: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_MONTHS_ALONE_RU = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


@cache
def translations(language: Language) -> NullTranslations:
    """Return the catalogue of a language; English is the language of the msgids.

    Raises ``FileNotFoundError`` if the catalogue was not compiled.
    """
    if language is Language.EN:
        return NullTranslations()
    path = CATALOGUES / language.value / "LC_MESSAGES" / "messages.mo"
    with path.open("rb") as file:
        return Translations(file)


def translator(language: Language) -> Callable[[str], str]:
    """Return the function that words a msgid in a language."""
    return translations(language).gettext


def choose(accepted: str) -> Language:
    """Choose a language from an Accept-Language header, in the browser's order; Kazakh if it names none of ours."""
    for part in accepted[:200].split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in list(Language):
            return Language(code)
    return DEFAULT


def parse(code: object) -> Language | None:
    """Return the language of a code, ``None`` for anything else."""
    return next((language for language in Language if language.value == code), None)


def day_text(day: date, language: Language) -> str:
    """Word a day: ``2026 жылғы 2 наурыз``, ``2 марта 2026 года``, ``2 March 2026``."""
    month = _MONTHS[language][day.month - 1]
    if language is Language.KK:
        return f"{day.year} жылғы {day.day} {month}"
    if language is Language.RU:
        return f"{day.day} {month} {day.year} года"
    return f"{day.day} {month} {day.year}"


def rough_text(when: RoughDate, language: Language) -> str:
    """Word a rough date: a day as ``day_text``, else the month and year, or the year."""
    if when.exact:
        return day_text(when.earliest, language)
    if when.month is None:
        return {Language.KK: f"{when.year} жыл", Language.RU: f"{when.year} год", Language.EN: str(when.year)}[language]
    month = _MONTHS[language][when.month - 1]
    return {
        Language.KK: f"{when.year} жылғы {month}",
        Language.RU: f"{_MONTHS_ALONE_RU[when.month - 1]} {when.year} года",
        Language.EN: f"{month} {when.year}",
    }[language]


def numeric_day(day: date) -> str:
    """A day for tables: ``02.03.2026``."""
    return day.strftime("%d.%m.%Y")


def numeric_rough(when: RoughDate) -> str:
    """A rough date for tables, as much of it as is known: ``02.03.2026``, ``03.2026`` or ``2026``."""
    return ".".join(reversed(str(when).split("-")))


def number_text(value: int, language: Language) -> str:
    """Group thousands: ``129 750`` with no-break spaces, in English ``129,750``."""
    return f"{value:,}" if language is Language.EN else f"{value:,}".replace(",", " ")


def index_text(count: int, tenge: int | None, language: Language) -> str:
    """Word an amount of monthly calculation indexes, with its value in tenge where that is known."""
    name = {Language.KK: "АЕК", Language.RU: "МРП", Language.EN: "MCI"}[language]
    words = f"{count} {name}"
    if tenge is None:
        return words
    money = {Language.KK: "теңге", Language.RU: "тенге", Language.EN: "tenge"}[language]
    return f"{words} ({number_text(tenge, language)} {money})"
