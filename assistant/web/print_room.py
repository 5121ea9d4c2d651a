"""The print room of a desk: the papers for an occasion, in large print or on both sides, as one file."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.documents.kinds import KINDS, Purpose
from assistant.documents.occasions import OFFERED, Occasion, one_file, usual
from assistant.documents.pdf import Busy
from assistant.documents.sets import FILE_NAMES
from assistant.domain.papers import PaperKind
from assistant.domain.text import N_
from assistant.privacy.limits import Deed
from assistant.web import numbers
from assistant.web.batch import FOR_WHOM
from assistant.web.documents import asked_before, attached, case, full
from assistant.web.pages import page
from assistant.web.session import note_desk, office, only_at_the_desk, required, ticket
from forms.print_jobs import RoomForm

blueprint = Blueprint("print_room", __name__)

TITLES = {
    Occasion.POLICE: N_("To the police today"),
    Occasion.SHELTER: N_("To a shelter"),
    Occasion.COURT: N_("Court next week"),
}
PURPOSES = (Purpose.HAND_OVER, Purpose.FOR_ME)


@blueprint.before_request
def _ready() -> BaseResponse | None:
    """Only at the desk; what an application can do, and where papers are kept, are asked before, as everywhere."""
    return only_at_the_desk() or asked_before()


def _page(problems: list[tuple[str, str]]) -> Response:
    answers = required().answers
    sets = [
        (occasion, TITLES[occasion], [(FOR_WHOM[purpose], _of(occasion, purpose)) for purpose in PURPOSES])
        for occasion in Occasion
    ]
    return page(
        "desk/room.html",
        status=422 if problems else 200,
        number=75,
        sets=sets,
        ticked={occasion: usual(occasion, answers) for occasion in Occasion},
        purposes=[(purpose.value, FOR_WHOM[purpose]) for purpose in PURPOSES],
        problems=problems,
    )


def _of(occasion: Occasion, purpose: Purpose) -> list[PaperKind]:
    return [kind for kind in OFFERED[occasion] if KINDS[kind].purpose is purpose]


@blueprint.get("/at/r")
def room() -> Response:
    """The papers by occasion."""
    return _page([])


@blueprint.post("/at/r")
def make() -> BaseResponse:
    """Make one file; those to hand over and those for the person never share one."""
    form = RoomForm.of(request.form, list(PURPOSES))
    form.validate()
    office().limits.take(Deed.PAPER, ticket())
    if form.b.data is None:
        return _page([("room", N_("Choose one answer"))])
    purpose = Purpose(form.b.data)
    large, both = form.e.data is not None, form.f.data is not None
    try:
        made = one_file(form.kinds, purpose, case(), required().language, large=large, both_sides=both)
    except Busy:
        return full()
    if made is None:
        return _page([("room", N_("Mark at least one paper of this kind"))])
    note_desk(lambda desk: replace(desk, taken=True))
    numbers.note(kind for kind in form.kinds if KINDS[kind].purpose is purpose)
    return attached(made, FILE_NAMES[purpose])
