"""Papers: read on the screen first where a file could be found, or taken as a file."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.documents.html import body
from assistant.documents.model import Document
from assistant.documents.pdf import Busy, pdf
from assistant.documents.summary import FILE_NAME, summary
from assistant.domain.choices import Keep, Told
from assistant.domain.steps import StepId
from assistant.privacy.limits import Deed
from assistant.rules.decide import decide
from assistant.web.addresses import step_path
from assistant.web.errors import error_page
from assistant.web.pages import page
from assistant.web.session import office, required, ticket

blueprint = Blueprint("documents", __name__)


@blueprint.before_request
def _not_too_often() -> None:
    """Making a paper is the dearest thing that can be asked for."""
    if request.path.endswith(".pdf"):
        office().limits.take(Deed.PAPER, ticket())


def _paper() -> Document:
    session, room = required(), office()
    decision = decide(session.answers, room.today(), room.library)
    return summary(session.answers, decision, session.answers.papers.language or session.language, room.library)


@blueprint.get("/d")
def papers() -> BaseResponse:
    """What can be taken along; where it will be kept is asked before any file."""
    answers = required().answers
    if answers.papers.keep is None:
        return redirect(step_path(StepId.KEEP), 303)
    screen_first = answers.papers.keep in (Keep.HOME, Told.UNKNOWN, Told.RATHER_NOT)
    tips = office().library.topics["keep"].items
    return page(
        "results/papers.html", number=55, screen_first=screen_first, tips=tips, step_path=step_path, StepId=StepId
    )


@blueprint.get("/d/v")
def view() -> Response:
    """The paper as a page."""
    document = _paper()
    return page("results/paper.html", number=56, document=document, body=body(document))


@blueprint.get(f"/d/{FILE_NAME}")
def download() -> BaseResponse:
    """The paper as a file to keep; sent as an attachment, because a viewer's tab has no way out on it."""
    if required().answers.papers.keep is None:
        return redirect(step_path(StepId.KEEP), 303)
    try:
        made = pdf(_paper())
    except Busy:
        response = error_page(503)
        response.headers["Retry-After"] = "5"
        return response
    response = Response(made, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response
