"""Printing for several people at once: codes in, one file out, and nothing of either stays here."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore
from typing import Generic, TypeVar

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.documents import pdf as printer
from assistant.documents.batch import IN_BATCHES, Job, Row, Wanted
from assistant.documents.kinds import KINDS, Purpose
from assistant.documents.sets import FILE_NAMES
from assistant.documents.writing import Case
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import N_
from assistant.labels import label
from assistant.privacy import return_code
from assistant.privacy.keeping import Lane
from assistant.privacy.limits import Deed
from assistant.privacy.stretch import Busy
from assistant.rules.decide import decide
from assistant.web import numbers
from assistant.web.errors import later
from assistant.web.pages import page, page_in_pieces, problems_of
from assistant.web.session import Office, office, only_at_the_desk, page_language, required, ticket
from forms.print_jobs import BatchForm

blueprint = Blueprint("batch", __name__)

NOTHING = N_("Nothing was found with this code. Check the digits.")
_TWICE = N_("The same code stands further up.")
_TOO_BUSY = N_("There was no turn for this one. Try it again later.")
_PAUSE = 5.0  # seconds between two tries for a turn
_TRIES = 16  # a new minute brings new turns
_PIECE = 48 * 1024  # bytes, a multiple of three
_ROOM = BoundedSemaphore(1)  # one job at a time in a process: the other threads stay free for pages

FOR_WHOM = {Purpose.HAND_OVER: N_("To hand over"), Purpose.FOR_ME: N_("For the person")}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What came of a work that had its turn."""

    value: T


@dataclass(frozen=True, slots=True)
class Wait:
    """A piece of a page that says: still at work."""

    waits: bool = True


@blueprint.before_request
def _at_the_desk() -> BaseResponse | None:
    """Only where codes are kept at all, and only for a conversation at the desk."""
    if not office().config.operator:
        abort(404)
    if required().sample:
        return redirect("/at/s", 303)  # its papers would be real, under the mark of a sample
    return only_at_the_desk()


def _form() -> BatchForm:
    kinds = [
        (kind.value, label(kind), FOR_WHOM[held.purpose])
        for purpose in IN_BATCHES
        for kind, held in KINDS.items()
        if held.purpose is purpose
    ]
    sets = [(purpose.value, FOR_WHOM[purpose]) for purpose in IN_BATCHES]
    return BatchForm.of(request.form if request.method == "POST" else None, sets, kinds)


@blueprint.get("/at/b")
def ask() -> Response:
    """Ask for the codes and the set."""
    return page("desk/batch.html", number=72, form=_form())


@blueprint.post("/at/b")
def make() -> BaseResponse:
    """Make the job while the page that shows it is sent; the file stands at its end, and nowhere else."""
    form = _form()
    if not form.validate():
        problems = problems_of(form)
        return page("desk/batch.html", status=422, number=72, form=form, problems=problems)
    _count(len(form.a.lines))
    if not _ROOM.acquire(blocking=False):
        return later(503, 60)
    job = Job(_wanted(form), len(form.a.lines), page_language())
    response = page_in_pieces(
        "desk/job.html",
        number=73,
        job=job,
        rows=_rows(job, form.a.lines, office()),
        pieces=_pieces(job),
        file=FILE_NAMES[job.wanted.purpose],
    )
    response.call_on_close(_ROOM.release)
    return response


def _count(codes: int) -> None:
    """A job counts as one paper; at a desk that is open to everybody each code counts as one that is typed."""
    office().limits.take(Deed.PAPER, ticket())
    if office().passphrase is None:
        for _ in range(codes):
            office().limits.take(Deed.CODE, ticket())


def _wanted(form: BatchForm) -> Wanted:
    return Wanted(
        Purpose(form.b.data),
        tuple(PaperKind(kind) for kind in form.d.data or ()),
        None if form.c.data == "own" else Tongue(form.c.data),
        large=form.e.data is not None,
        both_sides=form.f.data is not None,
    )


def _rows(job: Job, lines: list[str], room: Office) -> Iterator[Row | Wait]:
    """Open one code after the other and make its set; each row is shown when it is done."""
    lane = Lane.PUBLIC if room.passphrase is None else Lane.DESK
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        digits = return_code.read(line)
        if digits in seen:
            yield job.note(Row(number, problem=_TWICE))
            continue
        seen.add(digits)
        opened = yield from _in_turn(partial(room.keeping.open, digits, lane))
        if opened is None or opened.value is None:
            yield job.note(Row(number, problem=_TOO_BUSY if opened is None else NOTHING))
            continue
        answers = opened.value.answers
        case = Case(answers, decide(answers, room.today(), room.library), room.library)
        made = yield from _in_turn(partial(job.add, number, case))
        yield job.note(Row(number, problem=_TOO_BUSY)) if made is None else made.value
        if made is not None and made.value.kinds and room.tallies is not None:
            room.tallies.count(numbers.cells(made.value.kinds, answers, job.page))


def _in_turn(work: Callable[[], T]) -> Generator[Wait, None, Done[T] | None]:
    """Do something for which a turn is needed; wait for one where there is none. ``None``: none came."""
    for _ in range(_TRIES):
        try:
            return Done(work())
        except (Busy, printer.Busy):
            yield Wait()
            _rest(_PAUSE)
    return None


_rest = time.sleep


def _pieces(job: Job) -> Iterator[str]:
    """The file in base64, piece by piece, for the address of the link that saves it."""
    whole = job.file()
    for at in range(0, len(whole), _PIECE):
        yield base64.b64encode(whole[at : at + _PIECE]).decode()
