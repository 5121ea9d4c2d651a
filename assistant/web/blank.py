"""Empty papers and leaflets, for pen and paper: nothing that was told goes into them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Blueprint, Response, abort
from werkzeug.wrappers import Response as BaseResponse

from assistant.documents.kinds import FOR_OFFICES, KINDS, Purpose, leaflet_in, make, tongues_of
from assistant.documents.model import Document
from assistant.documents.sets import contents
from assistant.documents.writing import blank_case
from assistant.domain.choices import Size, Tongue
from assistant.web.documents import KIND_OF, NUMBER_OF, not_too_often, send
from assistant.web.options import HEADINGS
from assistant.web.pages import page
from assistant.web.session import office, required

blueprint = Blueprint("blank", __name__)

blueprint.before_request(not_too_often)
_NUMBER = 61
_TONGUE = f"<any({','.join(repr(tongue.value) for tongue in Tongue)}):tongue>"
_SETS = {"a": Purpose.HAND_OVER, "b": Purpose.FOR_ME}


def _large() -> bool:
    return required().answers.papers.large is Size.LARGE


@blueprint.get("/d/b")
def usual() -> Response:
    """The list in the languages that offices read."""
    return listed(FOR_OFFICES.value)


@blueprint.get(f"/d/b/{_TONGUE}")
def listed(tongue: str) -> Response:
    """Every empty paper and every leaflet in one language, or in two side by side."""
    spoken = Tongue(tongue)
    groups = [
        (HEADINGS[purpose], [kind for kind in KINDS if KINDS[kind].purpose is purpose and spoken in tongues_of(kind)])
        for purpose in Purpose
    ]
    letters = {HEADINGS[purpose]: letter for letter, purpose in _SETS.items()}
    return page(
        "results/blank.html",
        number=_NUMBER,
        spoken=spoken,
        tongues=tuple(Tongue),
        groups=[group for group in groups if group[1]],
        letters=letters,
        numbers=NUMBER_OF,
        pages=office().library.pages,
    )


@blueprint.get(f"/d/paper-{_TONGUE}-<which>.pdf")
def file(tongue: str, which: str) -> BaseResponse:
    """One empty paper by its number, a set by its letter, or a leaflet by ``n`` and its number."""
    made = _set(which, Tongue(tongue)) or _leaflet(which, Tongue(tongue)) or _paper(which, Tongue(tongue))
    if made is None:
        abort(404)
    documents, listing = made
    return send(documents, f"paper-{which}.pdf", listing)


_Made = tuple[tuple[Document, ...], Callable[..., Document] | None] | None


def _set(which: str, tongue: Tongue) -> _Made:
    purpose = _SETS.get(which)
    kinds = [kind for kind in KINDS if KINDS[kind].purpose is purpose and tongue in tongues_of(kind)]
    if not kinds:
        return None
    held = blank_case(office().library, office().today())
    documents = tuple(make(kind, held, tongue, large=_large()) for kind in kinds)
    return documents, partial(contents, documents, tongue=tongue)


def _leaflet(which: str, tongue: Tongue) -> _Made:
    for one in office().library.pages:
        if which == f"n{one.number}":
            return (leaflet_in(office().library, one, tongue, office().today(), large=_large()),), None
    return None


def _paper(which: str, tongue: Tongue) -> _Made:
    kind = KIND_OF.get(int(which)) if which.isdecimal() and len(which) < 3 else None
    if kind is None or tongue not in tongues_of(kind):
        return None
    return (make(kind, blank_case(office().library, office().today()), tongue, large=_large()),), None
