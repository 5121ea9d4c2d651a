"""Empty papers and leaflets, for pen and paper: nothing that was told goes into them."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, abort
from werkzeug.wrappers import Response as BaseResponse

from assistant.documents.kinds import FOR_OFFICES, KINDS, Purpose, leaflet_in, make, tongues_of
from assistant.documents.model import Document
from assistant.documents.sets import contents, in_large_print
from assistant.documents.writing import blank_case
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import Language
from assistant.web.documents import KIND_OF, NUMBER_OF, not_too_often, send
from assistant.web.options import HEADINGS
from assistant.web.pages import page
from assistant.web.session import office, required

blueprint = Blueprint("blank", __name__)

blueprint.before_request(not_too_often)
_NUMBER = 61
_TONGUES = dict(enumerate(Tongue, start=1))
# A file's number is a hundred for its language, and the place of the paper in it; the first hundred stays free, because
# 102, 103, 111, 112 and 150 are phones that anybody would recognise in a list of files.
_IN_A_LANGUAGE = 100
_FREE = 1
_SETS = {98: Purpose.HAND_OVER, 99: Purpose.FOR_ME}
_LEAFLETS = 50  # and the number of the page


def leaflet_file(number: int, language: Language) -> str:
    """The address of an information page as a leaflet."""
    place = next(place for place, tongue in _TONGUES.items() if tongue.value == language.value)
    return f"/d/paper-{(place + _FREE) * _IN_A_LANGUAGE + _LEAFLETS + number}.pdf"


def _large() -> bool:
    return in_large_print(required().answers)


@blueprint.get("/d/b")
def usual() -> Response:
    """The list in the languages that offices read."""
    return listed(list(Tongue).index(FOR_OFFICES) + 1)


@blueprint.get("/d/b/<int:number>")
def listed(number: int) -> Response:
    """Every empty paper and every leaflet in one language, or in two side by side."""
    spoken = _TONGUES.get(number)
    if spoken is None:
        abort(404)
    sets = {purpose: place for place, purpose in _SETS.items()}
    return page(
        "results/blank.html",
        number=_NUMBER,
        spoken=number,
        tongues=dict(sorted(_TONGUES.items(), key=lambda one: len(one[1]))),
        first=(number + _FREE) * _IN_A_LANGUAGE,
        groups=[
            (HEADINGS[one], sets.get(one), kinds, one is Purpose.HAND_OVER)
            for one in Purpose
            if (kinds := _kinds(one, spoken))
        ],
        numbers=NUMBER_OF,
        leaflets=[(_LEAFLETS + one.number, one.title) for one in office().library.pages],
    )


def _kinds(purpose: Purpose | None, tongue: Tongue) -> list[PaperKind]:
    return [kind for kind, held in KINDS.items() if held.purpose is purpose and tongue in tongues_of(kind)]


@blueprint.get("/d/paper-<int:number>.pdf")
def file(number: int) -> BaseResponse:
    """One empty paper, a set of them, or a leaflet."""
    place = number % _IN_A_LANGUAGE
    tongue = _TONGUES.get(number // _IN_A_LANGUAGE - _FREE)
    documents = _papers(place, tongue) if tongue else ()
    if not documents or tongue is None:
        abort(404)
    listing = partial(contents, documents, tongue=tongue) if place in _SETS else None
    return send(documents, f"paper-{number}.pdf", listing)


def _papers(place: int, tongue: Tongue) -> tuple[Document, ...]:
    library, today = office().library, office().today()
    leaflets = {_LEAFLETS + one.number: one for one in library.pages}
    if place in leaflets:
        return (leaflet_in(library, leaflets[place], tongue, today, large=_large()),)
    own = [kind for number, kind in KIND_OF.items() if number == place and tongue in tongues_of(kind)]
    held = blank_case(library, today)
    return tuple(make(kind, held, tongue, large=_large()) for kind in own or _kinds(_SETS.get(place), tongue))
