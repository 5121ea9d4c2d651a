"""Numbers for the centre: how many conversations at the desk took which papers, in which language, from where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from flask import Blueprint, Response, redirect
from werkzeug.wrappers import Response as BaseResponse

from assistant.content.library import Library
from assistant.domain.answers import Answers
from assistant.domain.papers import PaperKind
from assistant.domain.text import N_, Language
from assistant.labels import label
from assistant.locale import numeric_day, translator
from assistant.privacy.tallies import LEAST, Cell, Tallies
from assistant.web.pages import page
from assistant.web.session import note_desk, office, only_at_the_desk, page_language, required

blueprint = Blueprint("numbers", __name__)
blueprint.before_request(only_at_the_desk)

TITLES = {"paper": N_("Paper"), "language": N_("Language"), "region": N_("Region")}


def names(library: Library) -> dict[str, tuple[str, ...]]:
    """The values of each dimension."""
    return {"paper": tuple(PaperKind), "language": tuple(Language), "region": tuple(library.regions)}


def cells(kinds: Iterable[PaperKind], answers: Answers, language: Language) -> list[Cell]:
    """What a set counts as: each of its papers, the person's language, the region if it was told."""
    told = ("language", (answers.papers.language or language).value)
    return [*(("paper", kind.value) for kind in kinds), told, ("region", str(answers.support.region))]


def note(kinds: Iterable[PaperKind]) -> None:
    """Count what a conversation at the desk took along; each cell once in a conversation, a rehearsal never."""
    tallies, session = office().tallies, required()
    if tallies is None or session.desk is None or session.sample:
        return
    done = session.desk.counted
    fresh = [cell for cell in cells(kinds, session.answers, session.language) if "/".join(cell) not in done]
    note_desk(lambda desk: replace(desk, counted=(*desk.counted, *("/".join(cell) for cell in fresh))))
    tallies.count(fresh)


@blueprint.get("/at/u")
def show() -> Response:
    """The weeks that are over."""
    tallies = office().tallies
    word = _words(page_language())
    rows = tallies.rows() if tallies else []
    shown = [
        (numeric_day(row.week), TITLES[row.dimension], word(row.dimension, row.value), row.count)
        for row in rows
        if row.dimension in TITLES
    ]
    return page("desk/numbers.html", number=77, on=tallies is not None, rows=shown, least=LEAST)


def _words(language: Language) -> Callable[[str, str], str]:
    say, regions = translator(language), office().library.regions

    def word(dimension: str, value: str) -> str:
        if dimension == "region":
            return regions[value].name.in_language(language) if value in regions else value
        kind: type[PaperKind | Language] = PaperKind if dimension == "paper" else Language
        return say(label(kind(value))) if value in list(kind) else value

    return word


@blueprint.get("/at/list.csv")
def table() -> BaseResponse:
    """The same weeks as CSV, for a spreadsheet."""
    tallies: Tallies | None = office().tallies
    if tallies is None:
        return redirect("/at/u", 303)
    response = Response("\ufeff" + tallies.table(), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="list.csv"'
    return response
