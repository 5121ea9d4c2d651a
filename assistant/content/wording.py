"""Words a content text in one language on one day: amounts of the monthly index get their value in tenge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from assistant.content.library import Library
from assistant.domain.findings import Citation
from assistant.domain.text import Language, Text
from assistant.locale import index_text

_ANNEX = {Language.KK: "{n}-қосымша", Language.RU: "приложение {n}", Language.EN: "Annex {n}"}
_MCI = re.compile(r"\{mci:(\d+)\}")


def wording(text: Text, language: Language, day: date, library: Library) -> str:
    """Return the wording, with every ``{mci:N}`` written out for the year of ``day``."""

    def amount(found: re.Match[str]) -> str:
        count = int(found[1])
        return index_text(count, library.tenge(count, day), language)

    return _MCI.sub(amount, text.in_language(language))


def article_text(citation: Citation, language: Language, day: date, library: Library) -> str:
    """Name an article with its title as it stands on a day: ``Criminal Code, Art. 109-1 (1). Beatings``."""
    title = library.version(citation.act, citation.article, day).title.in_language(language)
    return f"{citation_text(citation, language, library)}. {title}"


def citation_text(citation: Citation, language: Language, library: Library) -> str:
    """Name an article as it is said at the counter: ``Law 245-VIII, Art. 60 (1)``."""
    return f"{library.acts[citation.act].short.in_language(language)}, {_place(citation, language)}"


def citations_text(citations: Iterable[Citation], language: Language, library: Library) -> str:
    """Name several articles, each act and each article once: ``Law 245-VIII, Art. 60 (1), (4), Art. 61; …``."""
    acts: dict[str, dict[str, list[Citation]]] = {}
    for one in dict.fromkeys(citations):
        acts.setdefault(one.act, {}).setdefault(one.article, []).append(one)
    return "; ".join(
        ", ".join(
            (library.acts[act].short.in_language(language), *(_parts(held, language) for held in articles.values()))
        )
        for act, articles in acts.items()
    )


def _parts(held: list[Citation], language: Language) -> str:
    """One article with all its parts that are meant."""
    parts = ", ".join(dict.fromkeys(f"({one.part})" for one in held if one.part))
    return f"{_place(replace(held[0], part=None), language)} {parts}".rstrip()


def _place(citation: Citation, language: Language) -> str:
    part = f" ({citation.part})" if citation.part else ""
    annex = citation.article.removeprefix("annex-")
    if annex != citation.article:
        return f"{_ANNEX[language].format(n=annex)}{part}"
    if language is Language.KK:
        return f"{citation.article}-бап{part}"
    return f"{'ст.' if language is Language.RU else 'Art.'} {citation.article}{part}"
