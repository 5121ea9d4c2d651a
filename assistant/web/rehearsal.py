"""Rehearsing with a made-up case: every page and every paper, marked as a sample, and never anything else."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.content.samples import Sample, samples
from assistant.privacy.conversation import AtDesk
from assistant.privacy.limits import Deed
from assistant.web.desk import afresh, untouched
from assistant.web.pages import page, problems_of
from assistant.web.session import office, only_at_the_desk, page_language, required
from forms.print_jobs import SampleForm

blueprint = Blueprint("rehearsal", __name__)
blueprint.before_request(only_at_the_desk)


def _form() -> SampleForm:
    offered = [(one.id, one.title.in_language(page_language())) for one in samples()]
    return SampleForm.of(request.form if request.method == "POST" else None, offered)


def _page(form: SampleForm) -> Response:
    problems = problems_of(form)
    return page(
        "desk/samples.html",
        status=422 if problems else 200,
        number=74,
        form=form,
        problems=problems,
        lost=not untouched(required()),
    )


@blueprint.get("/at/s")
def ask() -> Response:
    """Which made-up case."""
    return _page(_form())


@blueprint.post("/at/s")
def begin() -> BaseResponse:
    """Begin with a made-up case, in a conversation of its own; what was open here before is deleted."""
    form = _form()
    if not form.validate():
        return _page(form)
    office().limits.take(Deed.BEGIN)
    chosen: Sample = next(one for one in samples() if one.id == form.a.data)
    return afresh(page_language(), AtDesk(sample=True), chosen.answers(office().today()), then="/l")
