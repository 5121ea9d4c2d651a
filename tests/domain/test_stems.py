"""Stems: what is one word, and what is not, in three languages."""

from __future__ import annotations

import pytest

from assistant.domain.stems import fits, stems, words_of


def alike(asked: str, held: str) -> bool:
    [one], [other] = words_of(asked), words_of(held)
    return any(fits(first, second) for first in stems(one) for second in stems(other))


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("нұсқаманың", "нұсқама"),
        ("нускама", "нұсқамадан"),
        ("коргау", "қорғау"),
        ("балаларымнан", "бала"),
        ("жауабыңыз", "жауап"),
        ("құқығыңыз", "құқық"),
        ("полицияға", "полицияның"),
        ("соттан", "сот"),
        ("дағдарыс", "дагдарысты"),
        ("детей", "дети"),
        ("ребёнка", "ребенок"),
        ("заявлений", "заявление"),
        ("предписания", "предписанием"),
        ("телефоны", "телефон"),
        ("orders", "order"),
        ("Children", "children"),
    ],
)
def test_forms_of_one_word_are_alike(asked: str, held: str) -> None:
    assert alike(asked, held)
    assert alike(held, asked)


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("полиция", "поликлиника"),
        ("неке", "неге"),
        ("брак", "бран"),
        ("защита", "закон"),
        ("children", "chief"),
        ("102", "1029"),
    ],
)
def test_other_words_are_not(asked: str, held: str) -> None:
    assert not alike(asked, held)


def test_a_stem_keeps_at_least_three_letters_and_never_fails() -> None:
    for word in ("а", "жа", "сын", "ыныз", "лар", "еее", "x", "дддд", "1"):
        assert all(len(stem) >= min(3, len(word)) for stem in stems(word)), word


def test_marks_that_cannot_be_seen_do_not_hide_a_word() -> None:
    assert words_of("за\u00adщита") == words_of("защита")
    assert words_of("Қорғау") == ["коргау"]
    assert words_of("Ребёнок") == words_of("ребенок")
    assert words_of("зорлық-зомбылық") == ["зорлык", "зомбылык"]
