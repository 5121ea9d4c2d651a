"""The lists of words run over what is really shown: every page in three languages, its title, its address, its papers.

The catalogues and the content are looked at sentence by sentence elsewhere; here they are seen put together, with what
templates and code add to them. The pseudo-language at the end finds words that come from neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import pytest
from flask import Flask

from assistant import locale, templating
from assistant.app import create_app
from assistant.config import Config
from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.domain.steps import STEPS_BY_SECTION, Section
from assistant.domain.text import Language, Text
from assistant.web.addresses import FINDING_PAGES, TOPIC_PAGES, step_path
from assistant.web.services import hosts
from tests.clock import NOON, Clock
from tests.language.test_lists import forbidden_in, given_away, word_list
from tests.language.wordings import plain, words
from tests.visitor import Page, Visitor

SECTIONS = [step_path(step) for section in Section for step in STEPS_BY_SECTION[section]]
READ = (
    "/",
    *SECTIONS,
    *(f"/{letter}" for letter in "rlcsdkeqhxioynfb"),
    "/d/v",
    "/d/b",
    *(f"/t/{number}" for number in range(1, len(FINDING_PAGES) + 1)),
    *(f"/m/{number}" for number in range(1, len(TOPIC_PAGES) + 1)),
    *(f"/n/{number}{full}" for number in range(1, 13) for full in ("", "/f")),
    "/no-such-page",
)
LANGUAGES = "Қазақша Русский English"

pytestmark = pytest.mark.slow


def walked(app: Flask, language: Language) -> Visitor:
    """Somebody who has answered the first questions, with an order in force."""
    visitor = Visitor(app)
    visitor.begin(language.value)
    visitor.walk()
    return visitor


@cache
def shown(language: Language, folder: Path) -> dict[str, Page]:
    """Every page that opens, by its address."""
    visitor = walked(create_app(Config(data=folder, secrets=(bytes(32),)), clock=Clock(NOON)), language)
    held = {}
    for path in READ:
        response = visitor.get(path)
        if response.status_code in (200, 404):
            held[path] = Page(response.text)
    assert len(held) > 90
    return held


@pytest.fixture(params=list(Language), scope="module")
def language(request: pytest.FixtureRequest) -> Language:
    given: Language = request.param
    return given


@pytest.fixture(scope="module")
def pages(language: Language, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages in one language, fetched once."""
    return shown(language, tmp_path_factory.mktemp(language.value))


@cache
def official_names(language: Language) -> tuple[str, ...]:
    """Names that keep their official form; the longest first."""
    library = load_library()
    texts = [text for act in library.acts.values() for text in (act.name, act.short)]
    texts += [service.name for service in library.services]
    return tuple(sorted((plain(text.in_language(language)) for text in texts), key=len, reverse=True))


def own_words(page: Page, language: Language) -> str:
    """What a page says in our own words; pieces that only stand beside each other are kept apart."""
    text = plain(" | ".join(page.words))
    for name in official_names(language):
        text = text.replace(name, " ")
    return text


def test_no_page_holds_a_forbidden_phrase(pages: dict[str, Page], language: Language) -> None:
    hurting = {path: forbidden_in(own_words(page, language), language) for path, page in pages.items()}
    assert {path: found for path, found in hurting.items() if found} == {}


def test_no_kazakh_page_is_a_calque(pages: dict[str, Page], language: Language) -> None:
    if language is not Language.KK:
        assert "болып табыл" not in " ".join(own_words(page, language) for page in pages.values())
        return
    finds = [plain(pair["find"]) for pair in word_list("calques")["pair"] if pair["test"]]
    for path, page in pages.items():
        assert [find for find in finds if find in own_words(page, language)] == [], path


def test_no_title_and_no_address_gives_anything_away(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        for scope in ("kk", "ru", "en", "latin"):
            assert given_away(page.title, scope) == [], (path, page.title)
            addresses = [path, *(link for link in page.links if link.startswith("/"))]
            for address in addresses:
                if address != "/exit":
                    assert given_away(re.sub(r"[/._-]+", " ", address), scope) == [], address


def test_no_page_is_told_in_two_languages(pages: dict[str, Page], language: Language) -> None:
    """A sentence that lost its translation shows as a run of Latin words on a Cyrillic page."""
    if language is Language.EN:
        assert all(re.search("[a-z]{3}", page.text) for page in pages.values())
        return
    library = load_library()
    foreign = [plain(item.source) for item in library.topics["signs"].items] + [plain(t.name.en) for t in library.terms]
    names = re.compile(
        "|".join(map(re.escape, foreign))
        + r"|javascript|english|whatsapp|egov|gps|sim|wi-fi|telegram|kaspi|halyk|mobile|shift|sos|cookie"
    )
    for path, page in pages.items():
        latin = re.findall(r"(?:\b[a-z]{2,}\b[ ,]*){4,}", names.sub(" ", own_words(page, language)))
        assert [run for run in latin if "page has closed" not in run and "this form" not in run] == [], path


class _Marked(NullTranslations):
    """A catalogue that only puts marks around each sentence."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which everything from catalogues and content stands between ⟦ and ⟧."""
    inside = Text.in_language
    monkeypatch.setattr(Text, "in_language", lambda self, language: f"⟦{inside(self, language)}⟧")
    monkeypatch.setattr(locale, "translations", lambda _: _Marked())
    templating.environment.cache_clear()
    yield
    templating.environment.cache_clear()


def outside(text: str) -> list[str]:
    """The words that stand outside every pair of marks."""
    while "⟦" in text:
        bare = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
        if bare == text:
            break
        text = bare
    return [word for word in words(text) if re.search(r"[^\W\d_]", word)]


# What code words by itself, and why: dates, articles and sums (assistant.locale, assistant.content.wording), the names
# of the languages in themselves, and what a person typed.
CODE_WORDS = frozenset((*words(LANGUAGES), "Art", "Annex", "MCI", "tenge", "https", "JavaScript", "and", "UTC"))
MONTHS = frozenset(word for month in range(1, 13) for word in words(locale.day_text(date(2026, month, 2), Language.EN)))


@pytest.mark.usefixtures("pseudo")
def test_every_word_of_a_page_comes_from_the_catalogue_or_the_content(tmp_path: Path) -> None:
    visitor = walked(create_app(Config(data=tmp_path, secrets=(bytes(32),)), clock=Clock(NOON)), Language.EN)
    library = load_library()
    known = CODE_WORDS | MONTHS | {word for item in library.items.values() for word in words(item.source)}
    known |= {word for term in library.terms for word in words(f"{term.name.kk} {term.name.ru}")}  # for the counter
    known |= {word for service in library.services for word in words(hosts(service))}  # names of sites
    leaks: dict[str, set[str]] = {}
    for path in READ:
        response = visitor.get(path)
        if response.status_code not in (200, 404) or path == "/":
            continue
        page = Page(response.text)
        for word in outside(page.text):
            if word not in known:
                leaks.setdefault(word, set()).add(path)
        for tag, held in page.tags:
            for name in ("aria-label", "alt", "placeholder", "title"):
                if set(outside(held.get(name, ""))) - known:
                    leaks.setdefault(f"{tag} {name}={held[name]}", set()).add(path)
    assert leaks == {}


def test_the_pseudo_language_finds_a_word_that_was_forgotten() -> None:
    assert outside("⟦Law ⟦text⟧ here⟧ 12.03.2026 forgotten ⟦x⟧") == ["forgotten"]
    assert outside("⟦all⟧ 30 ⟦of it⟧") == []


def test_every_number_in_a_russian_sentence_is_free_of_cases(library: Library) -> None:
    """A placeholder for a number has no noun behind it: «{n} дней» would be wrong for 1, 2 and 21."""
    from tests.language.wordings import messages  # noqa: PLC0415  the catalogue is needed by this test alone

    numbers = re.compile(r"\{(n|max|minutes|total|days)\}\s+(?!мин\.)([а-яё]{3,})")
    assert library.sentences
    found = [str(m.string) for m in messages(Language.RU) if numbers.search(str(m.string))]
    assert found == []


def test_a_kazakh_date_stands_as_it_is_said(library: Library) -> None:
    assert locale.day_text(date(2026, 11, 23), Language.KK).replace("\u00a0", " ") == "2026 жылғы 23 қараша"
    wrong = re.compile(r"\b\d{1,2} [а-яёәғқңөұүһі]+ 20\d\d(?: жыл|\b)|\b20\d\d-ж")
    texts = [s.text.kk for s in library.sentences.values()] + [i.text.kk for i in library.items.values()]
    assert [text for text in texts if wrong.search(text)] == []
