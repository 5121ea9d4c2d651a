"""Papers beside naive WeasyPrint with the same words and style, and beside a warm Chromium; password, caps, a set.

Two papers stand for all: a statement on three pages, for which the goals were set, and the summary, which each person
gets: four dense pages, of which one is everybody's.
"""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf
import weasyprint
from playwright.sync_api import sync_playwright

from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.documents.html import sheet
from assistant.documents.kinds import FOR_OFFICES, KINDS, Purpose
from assistant.documents.model import Document
from assistant.documents.pdf import Busy, pdf, warm_up
from assistant.documents.protect import protect
from assistant.documents.sets import contents, one_paper, papers_of
from assistant.documents.writing import Case
from assistant.domain.answers import Answers, PaperChoice
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import Language
from assistant.rules.decide import decide
from bench.figures import Figure
from bench.machine import children_cpu
from bench.people import DAY, answers, at_the_caps, telling_more
from bench.rounds import Spread, in_turn, ratio

GROUP = "Papers (CPU for one, words different each time)"
STYLE = Path(__file__).resolve().parent.parent / "assistant/documents/paper.css"
_CHROMIUM = "/usr/bin/chromium"
WHAT = {  # each decided, written, tagged (PDF/UA-1) and finished
    "three": "statement, three pages, tagged (PDF/UA-1), finished",
    "summary": "summary, four pages, tagged (PDF/UA-1), finished",
}
_PAGES = 3
_FEW = 3
_SET = 8  # papers


def figures(rounds: int) -> Iterator[Figure]:
    """Statement and summary beside their rivals; what a password adds; a paper with all fields full; a set."""
    library = load_library()
    warm_up()
    yield from _rivals("three", statements(library), rounds)
    yield from _rivals("summary", summaries(library), rounds)
    yield from _password(library, rounds)
    try:
        yield from _large(library, max(1, rounds // 2))
    except Busy:
        print("papers: skipped: a full paper took more than it may on this busy machine, and was refused")


def case(told: Answers, library: Library) -> Case:
    """What papers are written from."""
    return Case(told, decide(told, DAY.date(), library), library)


def summaries(library: Library) -> Callable[[], Document]:
    """A new summary at each call: another name and story, so that nothing is laid out from memory."""
    numbers = iter(range(10**9))
    return lambda: one_paper(PaperChoice(PaperKind.SUMMARY), case(answers(next(numbers)), library), Language.KK)


def statements(library: Library) -> Callable[[], Document]:
    """A new statement at each call, in Kazakh; ``ValueError`` unless it fills three pages."""
    numbers = iter(range(10**9))
    choice = PaperChoice(PaperKind.STATEMENT, Tongue.KK)

    def new() -> Document:
        return one_paper(choice, case(telling_more(next(numbers)), library), Language.KK)

    with pikepdf.open(io.BytesIO(pdf(new()))) as file:
        if len(file.pages) != _PAGES:
            raise ValueError(f"the statement takes {len(file.pages)} pages, not {_PAGES}")
    return new


def naive(document: Document) -> bytes:
    """WeasyPrint as its first page of instructions shows it: no shared fonts, no tags, nothing finished."""
    style = weasyprint.CSS(string=STYLE.read_text(encoding="utf-8"))
    return bytes(weasyprint.HTML(string=sheet(document)).write_pdf(stylesheets=[style]))


def own_cpu(work: Callable[[], object]) -> Callable[[], float]:
    """The CPU milliseconds of this process, all threads, for one."""

    def measured() -> float:
        before = time.process_time()
        for _ in range(_FEW):
            work()
        return 1000 * (time.process_time() - before) / _FEW

    return measured


def _rivals(name: str, new: Callable[[], Document], rounds: int) -> Iterator[Figure]:
    rivals = {"ours": own_cpu(lambda: pdf(new())), "naive": own_cpu(lambda: naive(new()))}
    with ExitStack() as open_until:
        if shutil.which(_CHROMIUM):
            rivals["chromium"] = open_until.enter_context(_chromium(new))
        else:
            print(f"papers: skipped: {_CHROMIUM} is not here: Chromium is not measured")
        costs = in_turn(rivals, rounds)
    for key, rival, goal in (
        ("naive", "naive WeasyPrint, same words and style, untagged, not finished", 0.90),
        ("chromium", "warm Chromium, a new page for each (all its processes)", 0.45),
    ):
        if key in costs:
            yield Figure(f"papers.{name}.{key}", GROUP, WHAT[name], "ms", Spread.of(costs["ours"]), rival,
                         Spread.of(costs[key]), ratio(costs["ours"], costs[key]), goal,
                         guarded=key != "chromium")  # fmt: skip


@contextmanager
def _chromium(new: Callable[[], Document]) -> Iterator[Callable[[], float]]:
    """Print with a Chromium that is running already; each paper in a context of its own, as isolation demands."""
    style = f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])

        def print_some() -> float:
            before = children_cpu()
            for _ in range(_FEW):
                context = browser.new_context()
                page = context.new_page()
                page.set_content(sheet(new()).replace("</head>", f"{style}</head>"))
                page.pdf(prefer_css_page_size=True)
                context.close()
            return 1000 * (children_cpu() - before) / _FEW

        yield print_some
        browser.close()


def _password(library: Library, rounds: int) -> Iterator[Figure]:
    new = summaries(library)
    file = pdf(new())
    costs = in_turn({"lock": own_cpu(lambda: protect(file, "made up")), "paper": own_cpu(lambda: pdf(new()))}, rounds)
    yield Figure("papers.password", GROUP, "a password on it (AES-256)", "ms", Spread.of(costs["lock"]),
                 "the paper itself", Spread.of(costs["paper"]), ratio(costs["lock"], costs["paper"]), 0.13)  # fmt: skip
    sizes = len(file) / 1000
    yield Figure("papers.size", GROUP, "size of the summary's file", "kB", Spread(sizes, sizes, sizes))


def _large(library: Library, rounds: int) -> Iterator[Figure]:
    full, usual = case(at_the_caps(), library), case(answers(), library)
    statement = PaperChoice(PaperKind.STATEMENT)
    long, short = (one_paper(statement, held, Language.KK) for held in (full, usual))
    every = [kind for kind in KINDS if KINDS[kind].purpose is Purpose.HAND_OVER][:_SET]
    chosen = tuple(map(PaperChoice, every))
    told = answers()
    many = case(replace(told, papers=replace(told.papers, chosen=chosen)), library)
    papers = papers_of(Purpose.HAND_OVER, many, Language.KK)
    listed = partial(contents, papers, tongue=FOR_OFFICES)
    costs = in_turn(
        {
            "caps": _once(lambda: pdf(long)),
            "usual": _once(lambda: pdf(short)),
            "set": _once(lambda: pdf(*papers, contents=listed)),
            "sum": _once(lambda: [pdf(one) for one in papers]),
        },
        rounds,
    )
    yield Figure("papers.caps", GROUP, "statement, two languages, every field at its cap", "ms",
                 Spread.of(costs["caps"]), "the same, usual answers", Spread.of(costs["usual"]),
                 ratio(costs["caps"], costs["usual"]), 12.0)  # fmt: skip
    yield Figure("papers.set", GROUP, f"a set: {len(papers)} papers to hand over, two languages, with contents", "ms",
                 Spread.of(costs["set"]), "each by itself, without contents", Spread.of(costs["sum"]),
                 ratio(costs["set"], costs["sum"]), 0.9)  # fmt: skip


def _once(work: Callable[[], object]) -> Callable[[], float]:
    def measured() -> float:
        before = time.process_time()
        work()
        return 1000 * (time.process_time() - before)

    return measured
