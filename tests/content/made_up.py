"""A small made-up library in a folder of the test's own, with the official text of its act."""

from __future__ import annotations

import shutil
from pathlib import Path

from assistant.content.loading import CONTENT

LAW = """schema = 1
[act]
id = "tiny"
reference = "ru"
address = "https://adilet.zan.kz/rus/docs/Z0"
read_on = 2026-09-09
name.kk = "2025 жылғы 1 қаңтардағы № 7-I Кішкентай заң"
name.ru = "Малый закон от 1 января 2025 года № 7-I"
name.en = "Small law of 1 January 2025, No. 7-I"
short.kk = "Заң"
short.ru = "Закон"
short.en = "Law"

[[article]]
number = "1"
from = 2025-01-01
confidence = "confirmed"
parts = ["1"]
title.kk = "Мерзім"
title.ru = "Срок"
title.en = "Term"
gist.kk = "Қағаз 30 күн күшінде."
gist.ru = "Бумага действует 30 дней."
gist.en = "The paper lasts 30 days."

[[article]]
number = "2"
from = 2025-01-01
until = 2026-06-30
confidence = "confirmed"
parts = ["1"]
title.kk = "Кім"
title.ru = "Кто"
title.en = "Who"
gist.kk = "Қағазды полиция береді."
gist.ru = "Бумагу даёт полиция."
gist.en = "The police give the paper."
"""
MEASURE = """schema = 1
[measure]
id = "paper"
title.kk = "Қағаз"
title.ru = "Бумага"
title.en = "Paper"

[[sentence]]
id = "paper.yes"
group = "outcome"
confidence = "confirmed"
cites = ["tiny/2/1"]
text.kk = "Полиция қағаз бере алады."
text.ru = "Полиция может дать бумагу."
text.en = "The police can give a paper."

[[sentence]]
id = "paper.term"
group = "term"
from = 2025-01-01
confidence = "confirmed"
cites = ["tiny/1/1"]
text.kk = "Қағаз 30 күн күшінде."
text.ru = "Бумага действует 30 дней."
text.en = "The paper lasts 30 days."
"""
SERVICES = """schema = 1
[[service]]
id = "old-centre"
kind = "crisis-centre"
region = "kz"
name.kk = "Орталық"
name.ru = "Центр"
name.en = "Centre"
phones = []
hours = "unknown"
languages = []
confidence = "confirmed"
verified_on = 2026-01-10
sources = ["https://example.org/"]
for_whom = ["anyone"]

[[service]]
id = "undated-centre"
kind = "crisis-centre"
region = "kz"
name.kk = "Орталық"
name.ru = "Центр"
name.en = "Centre"
phones = []
hours = "unknown"
languages = []
confidence = "single"
sources = ["https://example.org/"]
for_whom = ["anyone"]

[[service]]
id = "newer-centre"
kind = "crisis-centre"
region = "kz"
name.kk = "Орталық"
name.ru = "Центр"
name.en = "Centre"
phones = []
hours = "unknown"
languages = []
confidence = "confirmed"
verified_on = 2026-06-01
sources = ["https://example.org/"]
for_whom = ["anyone"]
"""
MCI = 'schema = 1\n[[year]]\nyear = 2026\ntenge = 4325\nconfidence = "confirmed"\n'
FILES = {
    "law/tiny.toml": LAW,
    "law/mci.toml": MCI,
    "measures/paper.toml": MEASURE,
    "services/national.toml": SERVICES,
    "services/regions.toml": "schema = 1\n",
}
OFFICIAL = """Малый закон
Закон Республики Казахстан от 1 января 2025 года № 7-I ЗРК

Оглавление
Статья 1. Срок
Статья 2. Кто

Статья 1. Срок

Бумага действует тридцать дней.

Статья 2. Кто

Бумагу даёт полиция.
"""


def write_library(folder: Path) -> Path:
    """Write the library under a folder, and return the folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


def copy_of_content(folder: Path) -> Path:
    """Copy the product's own content into a folder that is not there yet, and return the folder."""
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def replace_in(path: Path, old: str, new: str) -> None:
    """Edit a file as a lawyer would; the old words must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
