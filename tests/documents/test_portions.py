"""A long paper on the screen: nothing is lost or doubled, no portion ends with a heading or carries too much."""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.model import Block, Document, Heading, Items, Para
from assistant.documents.portions import portions
from assistant.domain.text import Language


def paper(*blocks: Block, language: Language = Language.RU) -> Document:
    return Document(language, "Лист", "Мой план", blocks, "")


def lines(document: Document) -> list[str]:
    held: list[str] = []
    for block in document.blocks:
        if isinstance(block, Items):
            held += block.texts
        elif isinstance(block, Heading | Para):
            held.append(block.text)
    return held


LONG = tuple(f"Шаг {number}. " + "Слово " * 40 for number in range(60))


def test_a_short_paper_stays_in_one_piece() -> None:
    short = paper(Heading("О чём"), Para("Одна строка"))
    assert portions(short) == (short,)


def test_a_long_paper_is_cut_and_nothing_is_lost() -> None:
    whole = paper(Heading("Шаги"), Items(LONG, boxes=True), Heading("Дальше"), Para("Слово " * 1000))
    parts = portions(whole)
    assert len(parts) > 2
    assert [line for part in parts for line in lines(part)] == lines(whole)
    for part in parts:
        assert part.heading == "Мой план"
        assert sum(map(len, lines(part))) < 10_000
        assert not isinstance(part.blocks[-1], Heading)


def test_numbered_steps_stay_together() -> None:
    whole = paper(Para("Слово " * 1000), Items(LONG[:20], numbered=True))
    assert [len(one.texts) for part in portions(whole) for one in part.blocks if isinstance(one, Items)] == [20]


def test_two_languages_are_cut_at_the_same_places() -> None:
    other = paper(Heading("Қадамдар"), Items(tuple(f"Қадам {n}" for n in range(60))), language=Language.KK)
    parts = portions(replace(paper(Heading("Шаги"), Items(LONG)), beside=other))
    assert len(parts) > 1
    for part in parts:
        assert part.beside is not None
        assert len(lines(part)) == len(lines(part.beside))
        numbers = [line.split()[1].rstrip(".") for line in lines(part) if line.startswith("Шаг ")]
        assert numbers == [line.split()[1] for line in lines(part.beside) if line.startswith("Қадам ")]
