"""Upkeep at the desk: what must be verified again, by date; and a centre's own contacts from a file."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.content.ageing import due
from assistant.content.own_services import COLUMNS, Problem, decoded, keep, read_rows
from assistant.domain.text import N_
from assistant.privacy.limits import Deed
from assistant.web.pages import page
from assistant.web.session import office, only_at_the_desk, ticket

blueprint = Blueprint("upkeep", __name__)
blueprint.before_request(only_at_the_desk)

KINDS = {"contact": N_("Contact"), "law": N_("Law text"), "waiver": N_("Permission to show old contacts")}
_ADDRESS = N_("This looks like an address. Where people stay is never written here.")
_HEAD = N_("The first row names the columns. One is missing, unknown or doubled.")
_EVERY = N_("This must be written, in all three languages where the column has them.")
# What a column takes, in words; the command line tells more.
_RULES = {
    "id": N_("Small Latin letters, digits and hyphens; each name once."),
    "kind": N_("One of the kinds of service."),
    "region": N_("The code of a region, such as kz-75, or kz."),
    "phones": N_("+7 and 10 digits, or a short number of a centre; several with a semicolon."),
    "hours": N_("always, office or unknown."),
    "public": N_("yes, no or nothing."),
    "languages": N_("kk, ru, en; several with a semicolon."),
    "for_whom": N_("anyone, women, men, children, migrants; several with a semicolon."),
    "verified_on": N_("A day like 2026-11-25 that has come already."),
}


def _page(*, status: int = 200, wrong: list[tuple[str, str, str]] | None = None, kept: int = 0) -> Response:
    room = office()
    return page(
        "desk/upkeep.html",
        status=status,
        number=76,
        rows=due(room.library),
        kinds=KINDS,
        today=room.today(),
        locked=room.passphrase is not None,
        columns=COLUMNS,
        wrong=wrong or [],
        kept=kept,
    )


@blueprint.get("/at/v")
def show() -> Response:
    """What must be verified again, and the form for a file."""
    return _page()


@blueprint.post("/at/v")
def take() -> BaseResponse:
    """Take a centre's contacts in place of the earlier ones; with one wrong row nothing is taken."""
    room = office()
    if room.passphrase is None:
        return redirect("/at/v", 303)
    room.limits.take(Deed.PAPER, ticket())
    sent = request.files.get("a")
    raw = sent.read() if sent else b""
    found, problems = read_rows(decoded(raw), room.library, room.today())
    if problems:
        return _page(status=422, wrong=[_row(one) for one in problems])
    keep(room.config.services, found)
    return _page(kept=len(found))


def _row(problem: Problem) -> tuple[str, str, str]:
    """A problem as its row, its column and what the column takes (a msgid)."""
    if not problem.row:
        return "", "", N_("This is no table as CSV in UTF-8, or it has no row.")
    if problem.address:
        told = _ADDRESS
    elif problem.column:
        told = _RULES.get(problem.column, _EVERY)
    else:
        told = _HEAD if problem.row == 1 else N_("It has another number of cells than the first row.")
    return str(problem.row), problem.column, told
