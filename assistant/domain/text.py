"""One wording in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the product, by its ISO 639-1 code."""

    KK = "kk"
    RU = "ru"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same statement in Kazakh, Russian and English."""

    kk: str
    ru: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the wording in one language."""
        return str(getattr(self, language.value))


def N_(msgid: str) -> str:  # noqa: N802 -- the name by which message extraction knows it
    """Mark an English sentence for translation where it is shown, not here."""
    return msgid
