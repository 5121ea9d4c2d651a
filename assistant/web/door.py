"""The front door: a neutral page without anything to wipe; pressing its button makes the session."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant import locale
from assistant.domain.steps import StepId
from assistant.privacy.limits import Deed
from assistant.privacy.stores import StoreDown
from assistant.web.addresses import step_path
from assistant.web.pages import page
from assistant.web.session import current, drop_cookie, office, page_language, sent_by_another_site, set_cookie, ticket

blueprint = Blueprint("door", __name__)


@blueprint.get("/")
def front() -> Response:
    """Show the door; a browser that still sends an ended ticket is told so, neutrally, in three languages."""
    ended = ticket() is not None and current() is None
    response = page("door.html", ended=ended, live=current() is not None)
    if ended:
        drop_cookie(response)
    return response


@blueprint.post("/")
def begin() -> BaseResponse:
    """Make a session and go to the first page; a live session is carried on instead."""
    if sent_by_another_site():
        return redirect("/", 303)
    if current() is not None:
        return redirect("/l", 303)
    language = locale.parse(request.form.get("l")) or page_language()
    office().limits.take(Deed.BEGIN)
    held, _ = office().vault.begin(language, office().config.idle_minutes)
    response = redirect(step_path(StepId.DANGER), 303)
    set_cookie(response, held)
    return response


@blueprint.get("/healthz")
def health() -> Response:
    """Say that the server answers; no cookie, nothing else."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
def ready() -> Response:
    """Say whether the store can be used; a proxy or a watcher asks, and nothing about anybody is told."""
    try:
        office().vault.ready()
    except StoreDown:
        return Response("not ready\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
