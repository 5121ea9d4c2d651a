"""What is found for the words that people type, in Kazakh and Russian endings and from the wrong keyboard."""

from __future__ import annotations

import pytest

from assistant.content.library import Library
from assistant.search import LONGEST, MOST, Finder
from assistant.web.addresses import FINDING_PAGES, TOPIC_PAGES


@pytest.fixture(scope="module")
def finder(library: Library) -> Finder:
    return Finder(library, (*FINDING_PAGES, *TOPIC_PAGES))


def found(finder: Finder, words: str) -> list[str]:
    return [f"{hit.place.kind}:{hit.place.id}" for hit in finder.find(words)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("коргау нускамасы", "page:order"),
        ("нұсқаманың мерзімі", "page:order"),
        ("охранный ордер", "page:order"),
        ("никах", "page:order"),
        ("шелтер", "page:services"),
        ("баспана керек", "page:services"),
        ("Шымкент", "services:kz-79"),
        ("балам", "page:children"),
        ("алименты", "page:children"),
        ("телефон следит", "page:devices"),
        ("құпиясөз", "page:devices"),
        ("мне вынесли предписание", "page:own-order"),
        ("как помочь соседке", "page:relatives"),
        ("көршім айғайлап жатыр", "page:relatives"),
        ("не могу остановиться агрессия", "page:help-to-stop"),
        ("үйден шығару", "page:requirements"),
        ("меня бьет муж", "page:danger"),
        ("пенсия", "page:situations"),
        ("court", "page:requirements"),
        ("qorgau nusqamasy", "page:order"),
        ("qorǵaý nusqamasy", "page:order"),
        ("baspana kerek", "page:services"),
        ("Shymkent", "services:kz-79"),
        ("zashchitnoe predpisanie", "page:order"),
        ("alimenty", "page:children"),
        ("balam", "page:children"),
        ("zanger", "page:rights"),
        ("dagdarys ortalygy", "measure:crisis-centre"),
    ],
)
def test_the_page_that_is_meant_comes_first(finder: Finder, words: str, first: str) -> None:
    assert found(finder, words)[0] == first


@pytest.mark.parametrize("words", ["гражданство", "аааббб", "", "   ", "?!…", "é", "-", "zzz 999999"])
def test_nothing_is_found_for_other_words(finder: Finder, words: str) -> None:
    assert found(finder, words) == []


def test_common_words_count_only_where_nothing_else_is_asked(finder: Finder) -> None:
    assert found(finder, "как мне и шелтер") == found(finder, "шелтер")
    assert found(finder, "как") != []


def test_the_sentence_that_is_shown_is_the_one_that_fits(finder: Finder) -> None:
    [hit] = [hit for hit in finder.find("пенсия") if hit.place.id == "safety"]
    assert hit.best is not None
    assert "пенсион" in hit.best.ru


def test_few_pages_are_shown_and_a_long_search_is_cut(finder: Finder) -> None:
    assert len(finder.find("полиция")) == MOST
    assert found(finder, "шелтер " + "x" * LONGEST) == found(finder, "шелтер")
