"""Words a content text in one language on one day: amounts of the monthly index get their value in tenge."""

from __future__ import annotations

import re
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
    act = library.acts[citation.act].short.in_language(language)
    part = f" ({citation.part})" if citation.part else ""
    annex = citation.article.removeprefix("annex-")
    if annex != citation.article:
        return f"{act}, {_ANNEX[language].format(n=annex)}{part}"
    if language is Language.KK:
        return f"{act}, {citation.article}-бап{part}"
    word = "ст." if language is Language.RU else "Art."
    return f"{act}, {word} {citation.article}{part}"
