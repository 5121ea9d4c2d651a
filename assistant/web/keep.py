"""The return code: make it, type it back, open it later, renew it, delete it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from flask import Blueprint, Response, abort, g, redirect, request
from werkzeug.wrappers import Response as BaseResponse
from wtforms import Form

from assistant import locale
from assistant.domain.answers import Answers
from assistant.domain.papers import Consent
from assistant.domain.text import N_
from assistant.privacy import return_code
from assistant.privacy.conversation import Kept, Session
from assistant.privacy.keeping import Lane
from assistant.privacy.limits import Deed
from assistant.privacy.stretch import Busy
from assistant.web.errors import later
from assistant.web.pages import page, problems_of
from assistant.web.session import keep_newest, office, required, ticket
from forms.return_code import DigitsForm, MakeForm, RenewForm

blueprint = Blueprint("keep", __name__)

# The same words for a wrong code, an old one and a deleted one.
_NOTHING = N_("Nothing was found with this code. Check the digits.")
_OTHER = N_("These are not the digits that were shown. Check them, or make another code.")


@blueprint.before_request
def _offered() -> Response | None:
    """Without a named operator nobody could answer for what is kept, so nothing is."""
    if request.method == "POST":
        office().limits.take(Deed.CODE, ticket())  # one conversation cannot use up the turns of all
    if required().sample:
        return page("keep/sample.html", status=200 if request.method == "GET" else 409, number=45)
    if not office().config.operator and request.path != "/y":
        abort(404)
    return None


@blueprint.errorhandler(Busy)
def _busy(_: Busy) -> Response:
    return later(429, 60)


def _until(session: Session) -> date | None:
    """The last day on which this session's answers are kept under its code; ``None`` without a live code."""
    if session.kept is None or not session.kept.live:
        return None
    ends = office().keeping.until(session.kept)
    return None if ends is None else datetime.fromtimestamp(ends, locale.HOME_TIME).date()


def _note(kept: Kept | None, answers: Answers | None = None) -> None:
    """Remember the code of this conversation, and the answers that came with it."""
    held = ticket()
    if held is None:
        abort(redirect("/", 303))

    def noted(now: Session) -> Session:
        return replace(now, kept=kept, answers=now.answers if answers is None else answers)

    g.session = office().vault.change(held, noted)


def _status(form: Form | None = None) -> Response:
    """The page of the code: how it stands, and what can be done."""
    until = _until(required())
    shown = form if form is not None else RenewForm() if until else MakeForm()
    return page(
        "keep/code.html",
        status=422 if form is not None else 200,
        number=45,
        kept_until=until,
        form=shown,
        problems=problems_of(shown),
    )


@blueprint.get("/y")
def status() -> Response:
    """Whether answers are kept, by whom and until when."""
    return _status()


@blueprint.post("/y")
def make() -> BaseResponse:
    """Make a code and show it this once; the answer of this request is the only place where its digits are."""
    if _until(required()) is not None or not office().config.operator:
        return redirect("/y", 303)
    form = MakeForm(request.form)
    if not form.validate():
        return _status(form)
    code, kept = office().keeping.make(int(form.a.data))
    _note(kept)
    return page(
        "keep/shown.html",
        number=46,
        code=return_code.written(code, form.b.data),
        printed=form.c.data is Consent.GIVEN,
    )


@blueprint.get("/y/1")
def ask_back() -> BaseResponse:
    """Ask for the code that was shown."""
    if required().kept is None or _until(required()) is not None:
        return redirect("/y", 303)
    return page("keep/typed.html", number=47, form=DigitsForm(), target="/y/1")


@blueprint.post("/y/1")
def confirm() -> BaseResponse:
    """Keep the answers once the code was typed back."""
    session = required()
    if session.kept is None or _until(session) is not None:
        return redirect("/y", 303)
    form = DigitsForm(request.form)
    if form.validate() and not office().keeping.matches(session.kept, form.a.data):
        form.a.errors = (_OTHER,)
    if form.errors:
        return _typed_wrong(form, 47, "/y/1")
    kept = replace(session.kept, live=True)
    office().keeping.begin(kept, session.answers)
    _note(kept)
    keep_newest(required())
    return redirect("/y", 303)


@blueprint.get("/y/2")
def ask() -> Response:
    """Ask for a code from another day."""
    return page("keep/typed.html", number=48, form=DigitsForm(), target="/y/2")


@blueprint.post("/y/2")
def open_kept() -> BaseResponse:
    """Take up the answers that lie under a code, in place of the ones given now."""
    form = DigitsForm(request.form)
    if not form.validate():
        return _typed_wrong(form, 48, "/y/2")
    found = office().keeping.open(form.a.data, _lane(required()))
    if found is None:
        form.a.errors = (_NOTHING,)
        return _typed_wrong(form, 48, "/y/2")
    _note(found.kept, found.answers)
    return redirect("/y", 303)


def _lane(session: Session) -> Lane:
    """A desk that has shown its passphrase has turns of its own; an open one could be anybody."""
    return Lane.DESK if session.desk is not None and office().passphrase is not None else Lane.PUBLIC


def _typed_wrong(form: DigitsForm, number: int, target: str) -> Response:
    return page("keep/typed.html", status=422, number=number, form=form, target=target, problems=problems_of(form))


@blueprint.post("/y/3")
def renew() -> BaseResponse:
    """Keep the answers for another term from today, a year from the first day at most."""
    session = required()
    form = RenewForm(request.form)
    if session.kept is None or _until(session) is None:
        return redirect("/y", 303)
    if not form.validate():
        return _status(form)
    days = int(form.a.data)
    keep_newest(session, days)
    _note(replace(session.kept, days=days))
    return redirect("/y", 303)


@blueprint.post("/y/4")
def delete() -> BaseResponse:
    """Delete what is kept under the code; the answers of this conversation stay until it ends."""
    session = required()
    if session.kept is not None:
        office().keeping.delete(session.kept)
        _note(None)
    return redirect("/y", 303)
