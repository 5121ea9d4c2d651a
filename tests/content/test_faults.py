"""A fault planted in a small library is found, and the message says what, where and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.content.loading import read_library

LAW = """schema = 1
[act]
id = "tiny"
reference = "ru"
address = "https://adilet.zan.kz/rus/docs/Z0"
read_on = 2026-09-09
name.kk = "Кішкентай заң"
name.ru = "Малый закон"
name.en = "Small law"
short.kk = "Заң"
short.ru = "Закон"
short.en = "Law"

[[article]]
number = "1"
from = 2025-01-01
until = 2026-03-01
confidence = "confirmed"
parts = ["1"]
title.kk = "Бап"
title.ru = "Статья"
title.en = "Article"
gist.kk = "Айыппұл {mci:5}."
gist.ru = "Штраф {mci:5}."
gist.en = "A fine of {mci:5}."

[[article]]
number = "1"
from = 2026-03-02
confidence = "confirmed"
parts = ["1", "2"]
title.kk = "Бап"
title.ru = "Статья"
title.en = "Article"
gist.kk = "Жаңа сөз."
gist.ru = "Новое слово."
gist.en = "A new word."

[[gap]]
number = "2"
from = 2020-01-01
why.kk = "Бұл анық емес."
why.ru = "Это неясно."
why.en = "This is not certain."
"""
MEASURE = """schema = 1
[measure]
id = "order"
title.kk = "Нұсқама"
title.ru = "Предписание"
title.en = "Order"

[[sentence]]
id = "order.yes"
group = "outcome"
from = 2026-03-02
confidence = "confirmed"
cites = ["tiny/1/2"]
text.kk = "Полиция қағаз береді."
text.ru = "Полиция даёт бумагу."
text.en = "The police give a paper."

[[sentence]]
id = "order.term"
group = "term"
when = "has-children"
confidence = "reasoning"
cites = ["tiny/1"]
text.kk = "Біздің білуімізше, 30 күн."
text.ru = "Насколько нам известно, 30 дней."
text.en = "As far as we know, 30 days."

[[sentence]]
id = "order.open"
group = "open"
confidence = "uncertain"
cites = ["tiny/1"]
text.kk = "Бұл анық емес."
text.ru = "Это неясно."
text.en = "This is not certain."
"""
SIGNS = """schema = 1
[topic]
id = "signs"
title.kk = "Белгілер"
title.ru = "Признаки"
title.en = "Signs"

[[item]]
id = "signs.fear"
source = "common practice"
text.kk = "Мен қорқамын."
text.ru = "Мне страшно."
text.en = "I am afraid."
"""
REGIONS = """schema = 1
[[region]]
id = "kz-71"
name.kk = "Астана"
name.ru = "Астана"
name.en = "Astana"
"""
SERVICES = """schema = 1
[[service]]
id = "kz-71-centre"
kind = "crisis-centre"
region = "kz-71"
name.kk = "Орталық"
name.ru = "Центр"
name.en = "Centre"
phones = ["111"]
hours = "always"
languages = ["kk"]
confidence = "confirmed"
sources = ["https://example.org/"]
for_whom = ["anyone"]
"""
MCI = """schema = 1
[[year]]
year = 2026
tenge = 4325
confidence = "confirmed"
"""
FILES = {
    "law/tiny.toml": LAW,
    "law/mci.toml": MCI,
    "measures/order.toml": MEASURE,
    "guidance/signs.toml": SIGNS,
    "services/regions.toml": REGIONS,
    "services/kz-71.toml": SERVICES,
}


def problems_with(folder: Path, changed: dict[str, str]) -> list[str]:
    for name, text in (FILES | changed).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_library(folder)[1]


def test_the_small_library_is_sound(tmp_path: Path) -> None:
    assert problems_with(tmp_path, {}) == []


FAULTS = {
    "overlap": ("law/tiny.toml", "until = 2026-03-01", "until = 2026-03-02", ("tiny/1", "overlap", "2026-03-02")),
    "never ends": ("law/tiny.toml", "until = 2026-03-01\n", "", ("tiny/1", "overlap")),
    "hole": ("law/tiny.toml", "until = 2026-03-01", "until = 2026-02-27", ("tiny/1", "no period between", "[[gap]]")),
    "reversed": ("law/tiny.toml", "from = 2025-01-01", "from = 2026-12-31", ("tiny/1", "ends before it begins")),
    "unknown key": ("law/tiny.toml", 'confidence = "confirmed"', 'confidense = "confirmed"', ("confidense", "allowed")),
    "unknown table": ("measures/order.toml", "[[sentence]]", "[[sentense]]", ("sentense", "allowed tables")),
    "missing language": ("measures/order.toml", 'text.kk = "Полиция қағаз береді."\n', "", ("order.yes", ".kk", ".ru")),
    "empty language": ("measures/order.toml", '"Полиция қағаз береді."', '" "', ("order.yes", ".kk is empty")),
    "fourth language": (
        "measures/order.toml",
        'text.en = "The police give a paper."',
        'text.en = "The police give a paper."\ntext.de = "Ein Papier."',
        ("order.yes", "exactly"),
    ),
    "unknown act": ("measures/order.toml", '"tiny/1/2"', '"huge/1/2"', ("order.yes", "no act has the id huge")),
    "unknown article": ("measures/order.toml", '"tiny/1/2"', '"tiny/9"', ("order.yes", "has no article 9")),
    "only a gap": ("measures/order.toml", '"tiny/1/2"', '"tiny/2"', ("order.yes", "has no article 2")),
    "unknown part": ("measures/order.toml", '"tiny/1/2"', '"tiny/1/7"', ("order.yes", "part 7")),
    "not a citation": ("measures/order.toml", '"tiny/1/2"', '"Art. 1"', ("order.yes", "act/article")),
    "no version then": (
        "measures/order.toml",
        'when = "has-children"',
        "until = 2019-12-31",
        ("order.term", "no version on any day"),
    ),
    "no citation": ("measures/order.toml", 'cites = ["tiny/1/2"]', "cites = []", ("order.yes", "cites nothing")),
    "duplicate": ("measures/order.toml", 'id = "order.term"', 'id = "order.yes"', ("order.yes", "used twice")),
    "no hedge": ("measures/order.toml", "Насколько нам известно, 30", "30", ("order.term", "reasoning", "ru text")),
    "no hedge in kk": ("measures/order.toml", "Біздің білуімізше, 30", "30", ("order.term", "reasoning", "kk text")),
    "no doubt": ("measures/order.toml", "This is not certain.", "It is so.", ("order.open", "uncertain", "en text")),
    "unknown mark": ("measures/order.toml", '"uncertain"', '"sure"', ("order.open", "sure", "allowed")),
    "unknown group": ("measures/order.toml", 'group = "term"', 'group = "terms"', ("order.term", "terms", "allowed")),
    "quoted date": ("measures/order.toml", "from = 2026-03-02", 'from = "2026-03-02"', ("order.yes", "without quotes")),
    "date with an hour": (
        "measures/order.toml",
        "from = 2026-03-02",
        "from = 2026-03-02T00:00:00",
        ("order.yes", "date"),
    ),
    "wrong schema": ("measures/order.toml", "schema = 1", "schema = 2", ("order.toml", "schema = 1")),
    "broken TOML": ("measures/order.toml", "[measure]", "[measure", ("order.toml", "not valid TOML")),
    "plain http": ("law/tiny.toml", "https://adilet", "http://adilet", ("tiny", "https://")),
    "other placeholder": ("law/tiny.toml", "A fine of {mci:5}.", "A fine of {money}.", ("tiny/1", "{money}", "mci:N")),
    "amounts differ": ("law/tiny.toml", "A fine of {mci:5}.", "A fine of {mci:50}.", ("tiny/1", "differ")),
    "item twice": (
        "guidance/signs.toml",
        "[[item]]",
        '[[item]]\nid = "signs.fear"\nsource = "s"\ntext.kk = "Ә"\ntext.ru = "А"\ntext.en = "A"\n\n[[item]]',
        ("signs.fear", "used twice"),
    ),
    "no source": ("guidance/signs.toml", 'source = "common practice"\n', "", ("signs.fear", "source", "missing")),
    "unknown region": ("services/kz-71.toml", 'region = "kz-71"', 'region = "kz-99"', ("kz-71-centre", "kz-99")),
    "phone not confirmed": (
        "services/kz-71.toml",
        'confidence = "confirmed"',
        'confidence = "single"',
        ("kz-71-centre", "not confirmed"),
    ),
    "unknown kind": ("services/kz-71.toml", '"crisis-centre"', '"hotel"', ("kz-71-centre", "hotel", "allowed")),
    "year in quotes": ("law/mci.toml", "year = 2026", 'year = "2026"', ("mci.toml", "without quotes")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(tmp_path: Path, fault: str) -> None:
    name, sound, faulty, said = FAULTS[fault]
    assert sound in FILES[name]
    problems = problems_with(tmp_path, {name: FILES[name].replace(sound, faulty, 1)})
    matching = [problem for problem in problems if all(word in problem for word in said)]
    assert matching, f"nothing says {said}: {problems}"


def test_an_act_used_twice_is_found(tmp_path: Path) -> None:
    problems = problems_with(tmp_path, {"law/twin.toml": LAW})
    assert any("used twice" in problem and "tiny" in problem for problem in problems)


ROW = """schema = 1
[[row]]
number = 1
acts = ["hit", "kissed"]
kinds = ["physical"]
articles = ["tiny/1", "tiny/9"]
starts = ["private"]
confidence = "reasoning"
"""


def test_a_row_of_offences_is_checked(tmp_path: Path) -> None:
    problems = problems_with(tmp_path, {"measures/offences.toml": ROW})
    for said in ("unknown act kissed", "has no article 9", "number of `starts`", "no row names the act choked"):
        assert any(said in problem for problem in problems), said


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    law = LAW.replace("until = 2026-03-01", "until = 2026-02-27")
    measure = MEASURE.replace('group = "term"', 'group = "terms"')
    problems = problems_with(tmp_path, {"law/tiny.toml": law, "measures/order.toml": measure})
    assert len(problems) >= 2
