"""Official texts as they really come: headings with a wrong letter or no space, orders with points and annexes."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.content.library import Library
from assistant.content.loading import read_library
from assistant.content.official import NotTheAct, compare, digest, read_official
from tests.content.made_up import OFFICIAL, replace_in, write_library

ORDER = """Об утверждении маленьких правил
Приказ от 1 января 2025 года № 7-I

1. Утвердить правила.

Приложение 3
к приказу

1. Бумага действует тридцать дней.

2. Бумагу даёт полиция.

Приложение 4
к приказу

Форма бумаги: имя, день, подпись.
"""


@pytest.fixture
def small(tmp_path: Path) -> Library:
    return read_library(write_library(tmp_path))[0]


@pytest.fixture
def order(tmp_path: Path) -> Library:
    """The library with one point and one annex of an order."""
    folder = write_library(tmp_path)
    replace_in(folder / "law" / "tiny.toml", 'number = "2"', 'number = "annex-4"')
    replace_in(folder / "measures" / "paper.toml", '"tiny/2/1"', '"tiny/annex-4/1"')
    return read_library(folder)[0]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("\nСтатья 2. Кто\n\nБумагу", "\nCтатья 2. Кто\n\nБумагу"),  # a Latin letter
        ("\nСтатья 2. Кто\n\nБумагу", "\nСтатья 2.Кто\n\nБумагу"),
        ("\nСтатья 2. Кто\n\nБумагу", "\n  Статья\u00a02. Кто\n\nБумагу"),
    ],
)
def test_a_heading_is_seen_however_it_is_printed(small: Library, said: str, printed: str) -> None:
    assert said in OFFICIAL
    plain, other = read_official(OFFICIAL, small), read_official(OFFICIAL.replace(said, printed), small)
    assert other.articles["1"] == plain.articles["1"]
    assert set(other.articles) == {"1", "2"}


def test_an_order_is_kept_by_its_points_and_annexes(order: Library) -> None:
    kept = read_official(ORDER, order).articles
    assert set(kept) == {"1", "2", "annex-3", "annex-4"}
    assert kept["1"] == digest("1. Бумага действует тридцать дней.")
    assert kept["2"] == digest("2. Бумагу даёт полиция.")
    assert kept["annex-4"] == digest("Приложение 4 к приказу Форма бумаги: имя, день, подпись.")


def test_a_change_in_an_annex_is_found_and_nothing_else(order: Library) -> None:
    before = read_official(ORDER, order)
    form = compare(before, read_official(ORDER.replace("подпись", "подпись и час"), order))
    assert (form.changed, form.gone, form.new) == (("annex-4",), (), ())
    rule = compare(before, read_official(ORDER.replace("тридцать", "сорок"), order))
    assert rule.changed == ("1", "annex-3")


def test_an_order_without_its_annex_is_refused(order: Library) -> None:
    with pytest.raises(NotTheAct, match="annex-4"):
        read_official(ORDER.partition("Приложение 4")[0], order)


def test_a_kazakh_annex_has_its_own_heading(order: Library) -> None:
    kazakh = "Қағида туралы № 7-I бұйрық\n1. Қағаз отыз күн күшінде.\n4-қосымша\nҚағаздың үлгісі.\n"
    assert set(read_official(kazakh, order).articles) == {"1", "annex-4"}
