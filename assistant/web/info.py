"""Information pages, to be read without answering anything, and the search over everything that can be read."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.content.library import Library
from assistant.content.records import InfoPage, Sentence
from assistant.documents.leaflet import cited, parts_of
from assistant.domain.steps import StepId
from assistant.domain.text import N_, Text
from assistant.search import LONGEST, Finder, Hit
from assistant.web.addresses import FINDING_PAGES, TOPIC_PAGES, finding_path, info_path, step_path
from assistant.web.blank import leaflet_file
from assistant.web.pages import numbered, page
from assistant.web.session import change, office, page_language, required, unchanged

blueprint = Blueprint("info", __name__)

_EMPTY = N_("Write one word or more.")
_LONG = N_("The text is too long. A few words are enough.")
_FIRST_TITLE = 120  # the titles say "Page 121"; 111 and 112 would give something away
_NUMBER = _FIRST_TITLE - 1  # of the search


@blueprint.get("/n")
def pages() -> Response:
    """The list of the information pages."""
    return page("info/list.html", number=_FIRST_TITLE, pages=office().library.pages, info_path=info_path, asked="")


@blueprint.get("/n/<int:number>")
def short(number: int) -> Response:
    """A page in its short version."""
    return _show(number, full=False)


@blueprint.get("/n/<int:number>/f")
def full(number: int) -> Response:
    """The same page with everything."""
    return _show(number, full=True)


def _show(number: int, *, full: bool) -> Response:
    library = office().library
    held = numbered(library.pages, number)
    parts = parts_of(library, held, office().today(), full=full)
    return page(
        "info/page.html",
        number=_FIRST_TITLE + number,
        info=held,
        full=full,
        parts_shown=parts,
        citations=cited(library, parts, office().today()),
        sentences=[p.id for part in parts for p in part.points if isinstance(p, Sentence)],
        more=_more(library, held),
        terms=library.named_terms(held.terms),
        other=info_path(number, full=not full),
        leaflet=leaflet_file(number, page_language()),
    )


def _more(library: Library, held: InfoPage) -> list[tuple[str, Text]]:
    paths = [(finding_path(one), library.measures[one].title) for one in held.more]
    return [(path, title) for path, title in paths if path is not None]


@blueprint.post("/f")
def ask() -> BaseResponse:
    """Keep the words in the vault, never in an address, and show what they find."""
    asked = " ".join(request.form.get("a", "").split())
    if not asked or len(asked) > LONGEST:
        problem = _LONG if asked else _EMPTY
        return page("info/search.html", status=422, number=_NUMBER, asked=asked[:LONGEST], problems=[("a", problem)])
    change(unchanged, search=asked)
    return redirect("/f", 303)


@blueprint.get("/f")
def found() -> Response:
    """What the words that were last looked for find."""
    asked = required().search
    hits = [line for line in map(_line, _finder().find(asked)) if line] if asked else []
    return page("info/search.html", number=_NUMBER, asked=asked, hits=hits)


def _line(hit: Hit) -> tuple[str, Text, Text | None] | None:
    """Address, title and best sentence of a hit; ``None`` for a measure without a page of its own."""
    place = hit.place
    if place.kind == "page":
        numbers = {one.id: one.number for one in office().library.pages}
        return info_path(numbers[place.id], full=True), place.title, hit.best
    if place.kind == "services":
        return step_path(StepId.REGION), place.title, hit.best
    path = finding_path(place.id)
    return (path, place.title, hit.best) if path else None


def _finder() -> Finder:
    made = Finder(office().library, (*FINDING_PAGES, *TOPIC_PAGES))
    held: Finder = current_app.extensions.setdefault("finder", made)
    return held
