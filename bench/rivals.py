"""Statement and summary beside LibreOffice from cold, fpdf2 and Typst (``make bench-deps``)."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.content.loading import load_library
from assistant.documents.html import sheet
from assistant.documents.model import Card, Document, Facts, Heading, Items, Para, Table
from assistant.documents.pdf import pdf, warm_up
from bench.figures import Figure
from bench.papers import STYLE, WHAT, own_cpu, statements, summaries
from bench.rounds import Spread, in_turn, ratio

GROUP = "Papers beside further printers (CPU for one, words different each time)"
ROOT = Path(__file__).resolve().parent.parent
_PYTHON = ROOT / "build" / "rivals" / "bin" / "python"
_OFFICE = "soffice"
_WORD = "docx:MS Word 2007 XML"
_EACH = 3
_GOALS = {"libreoffice": 0.13, "fpdf2": 1.6, "typst": None}
_NAMES = {
    "libreoffice": "LibreOffice, started for each, from a filled .docx",
    "fpdf2": "fpdf2, the same words, untagged",
    "typst": "Typst, the same words, PDF/UA-1",
}


def figures(rounds: int) -> Iterator[Figure]:
    """Statement and summary in turn with the printers that are here; a line says which are not."""
    library = load_library()
    warm_up()
    yield from _beside("three", statements(library), rounds)
    yield from _beside("summary", summaries(library), rounds)


def _beside(paper: str, new: Callable[[], Document], rounds: int) -> Iterator[Figure]:
    works: dict[str, Callable[[], float]] = {"ours": own_cpu(lambda: pdf(new()))}
    if shutil.which(_OFFICE):
        works["libreoffice"] = _office(new)
    if _PYTHON.exists():
        works |= {name: _printer(name, new) for name in ("fpdf2", "typst")}
    for name in _NAMES.keys() - works.keys():
        print(f"rivals: skipped: {name} is not here; `make bench-deps` installs it")
    costs = in_turn(works, rounds)
    for name in (one for one in _NAMES if one in costs):
        yield Figure(f"rivals.{paper}.{name}", GROUP, WHAT[paper], "ms", Spread.of(costs["ours"]), _NAMES[name],
                     Spread.of(costs[name]), ratio(costs["ours"], costs[name]), _GOALS[name],
                     guarded=False)  # fmt: skip


def _office(new: Callable[[], Document]) -> Callable[[], float]:
    """A process for each paper, as programs do that fill a template of Word; its CPU and that of all it starts.

    The filled template is made before the clock runs, from our own words and style.
    """
    style = f"<style>{STYLE.read_text(encoding='utf-8')}</style>"

    def measured() -> float:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(sheet(new()).replace("</head>", f"{style}</head>"), encoding="utf-8")
            filled = _converted(page, _WORD)
            shutil.rmtree(Path(folder) / "profile")
            before = _ended()
            _converted(filled, "pdf")
            return 1000 * (_ended() - before)

    return measured


def _converted(file: Path, kind: str) -> Path:
    """What LibreOffice makes of a file, started for it alone, with nothing of a run before."""
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    asked = [_OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(file.parent), str(file)]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    made = file.with_suffix("." + kind.partition(":")[0])
    if not made.exists():
        raise RuntimeError(f"LibreOffice made no {made.suffix}")
    return made


def _ended() -> float:
    """CPU seconds of the processes that were started here and have ended, with those that they started."""
    held = os.times()
    return held.children_user + held.children_system


def _printer(name: str, new: Callable[[], Document]) -> Callable[[], float]:
    """Several in one process of the other environment, the first not counted."""

    def measured() -> float:
        papers = json.dumps([list(words(new())) for _ in range(_EACH + 1)])
        asked = [str(_PYTHON), "bench/rival_printers.py", name]
        done = subprocess.run(asked, input=papers, cwd=ROOT, check=True, capture_output=True, text=True, timeout=180)
        return statistics.fmean(json.loads(done.stdout))

    return measured


def words(document: Document) -> Iterator[list[str]]:
    """What a paper says, piece by piece, for a printer that knows nothing of ours."""
    yield ["h1", document.heading]
    for block in document.blocks:
        match block:
            case Heading():
                yield ["h2", block.text]
            case Para():
                yield ["p", block.text]
            case Items():
                yield from (["li", text] for text in block.texts)
            case Facts():
                yield from (
                    ["row", name, value if isinstance(value, str) else ", ".join(value)] for name, value in block.rows
                )
            case Table():
                yield from (["row", *row] for row in (block.head, *block.rows) if row)
            case Card():
                yield ["h2", f"{block.title} — {block.answer}"]
                yield from (["p", text] for text in (block.text, *block.because, *block.law))
            case _:
                pass  # lines, drawings and breaks: without words
