"""The desk of a worker who helps one person after another: its door, its start page, the next client, the cover."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, g, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant import locale
from assistant.domain.answers import Answers
from assistant.domain.text import N_, Language
from assistant.privacy.conversation import AtDesk, Session
from assistant.privacy.limits import Deed
from assistant.privacy.stretch import Busy
from assistant.web.errors import later
from assistant.web.pages import page, problems_of
from assistant.web.routes import is_page
from assistant.web.safety import clear, is_navigation, wiped_and_gone
from assistant.web.session import (
    current,
    drop_cookie,
    note_desk,
    office,
    only_at_the_desk,
    page_language,
    required,
    sent_by_another_site,
    set_cookie,
    ticket,
)
from forms.desk import PassphraseForm

blueprint = Blueprint("desk", __name__)

COVERED_SECONDS = 600  # for so long a key opens the cover of a desk without a passphrase; then it is the exit
_WRONG = N_("This is not the passphrase. Nothing was lost.")
_DUTY = "reporting-duty"


@blueprint.errorhandler(Busy)
def _busy(_: Busy) -> Response:
    return later(429, 60)


def _form() -> PassphraseForm:
    return PassphraseForm(request.form if request.method == "POST" else None)


def _door(form: PassphraseForm) -> Response:
    response = page(
        "desk/door.html",
        status=422 if form.errors else 200,
        form=form,
        locked=office().passphrase is not None,
        problems=problems_of(form),
    )
    if ticket() is not None and current() is None:
        drop_cookie(response)
    return response


@blueprint.get("/at")
def start() -> BaseResponse:
    """The start page of a desk that is open; else its door, which names nothing."""
    session = current()
    if session is None or session.desk is None:
        return _door(PassphraseForm())
    if session.desk.covered:
        return redirect("/at/c", 303)
    library, today = office().library, office().today()
    return page("desk/start.html", number=70, duties=library.points(_DUTY, today), untouched=untouched(session))


@blueprint.post("/at")
def enter() -> BaseResponse:
    """Open the desk; whoever has no passphrase to show where one is set stays outside."""
    if sent_by_another_site():
        return redirect("/at", 303)
    session = current()
    if session is not None and session.desk is not None:
        return redirect("/at", 303)
    g.language = locale.parse(request.form.get("l")) or page_language()  # of what is said at the door too
    office().limits.take(Deed.BEGIN)
    if not _shown(form := _form(), Deed.DESK):
        return _door(form)
    return afresh(page_language())


def _shown(form: PassphraseForm, deed: Deed) -> bool:
    """Whether the passphrase was typed, where the desk has one; each try is counted. May be ``Busy``."""
    passphrase = office().passphrase
    if passphrase is None:
        return True
    office().limits.take(deed, ticket() if deed is Deed.CODE else None)
    if form.validate() and passphrase.fits(form.a.data or ""):
        return True
    form.a.errors = form.a.errors or (_WRONG,)
    return False


def afresh(
    language: Language, desk: AtDesk | None = None, answers: Answers | None = None, then: str = "/at"
) -> BaseResponse:
    """Begin at the desk with nothing, or with a made-up case; what the browser had before is wiped first."""
    held, room = ticket(), office()
    if held is not None:
        room.vault.wipe(held)
    fresh, _ = room.vault.begin(language, room.config.idle_minutes, desk or AtDesk(), answers)
    response = redirect(then, 303)
    set_cookie(response, fresh)
    clear(response, cookies=False)
    return response


def untouched(session: Session) -> bool:
    """Whether nothing would be lost: no answers, or they were taken along, or they lie under a code."""
    kept = session.kept is not None and session.kept.live
    taken = session.desk is not None and session.desk.taken
    return kept or taken or session.sample or session.answers == Answers()


@blueprint.get("/at/n")
def ask_next() -> BaseResponse:
    """Ask once, where nothing was printed or saved."""
    return only_at_the_desk() or page("desk/next.html", number=71)


@blueprint.post("/at/n")
def next_client() -> BaseResponse:
    """Delete everything of this client as the exit does, and stay at the desk with a conversation of its own."""
    session = required()
    if session.desk is None:
        return redirect("/l", 303)
    if not untouched(session) and request.form.get("a") != "yes":
        return redirect("/at/n", 303)
    return afresh(session.language)


@blueprint.get("/at/c")
def cover() -> BaseResponse:
    """Cover the screen; a desk without a passphrase leaves when nobody came back for ten minutes."""
    session = required()
    if session.desk is None:
        return redirect("/l", 303)
    if not is_navigation():
        return Response(status=204)
    if not session.desk.covered:
        note_desk(lambda desk: replace(desk, covered=int(office().clock())))
    elif _too_late(session):
        return wiped_and_gone()
    return _cover_page(PassphraseForm())


def _cover_page(form: PassphraseForm) -> Response:
    back = request.form.get("b", "") or request.args.get("b", "")
    locked = office().passphrase is not None
    response = page(
        "desk/covered.html",
        status=422 if form.errors else 200,
        form=form,
        locked=locked,
        leaves_after=COVERED_SECONDS,
        under=back if is_page(back) else "/at",
        problems=problems_of(form),
    )
    if not locked:
        response.headers["Refresh"] = f"{COVERED_SECONDS};url=/exit"
    return response


def _too_late(session: Session) -> bool:
    since = session.desk.covered if session.desk else 0
    return office().passphrase is None and bool(since) and office().clock() - since > COVERED_SECONDS


@blueprint.post("/at/c")
def uncover() -> BaseResponse:
    """Show the page under the cover again."""
    session = required()
    if session.desk is None:
        return redirect("/l", 303)
    if _too_late(session):
        return wiped_and_gone()
    if not _shown(form := _form(), Deed.CODE):
        return _cover_page(form)
    note_desk(lambda desk: replace(desk, covered=0))
    back = request.form.get("b", "")
    return redirect(back if is_page(back) else "/at", 303)
