"""The question pages: show, check, keep, go on."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, abort, g, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant import locale, spoken
from assistant.domain.answers import Answers
from assistant.domain.choices import YesNo
from assistant.domain.steps import Section, StepId
from assistant.domain.text import N_, Language
from assistant.journey import path, prune
from assistant.questions import QUESTIONS
from assistant.templating import joined, value_text
from assistant.web import pictures, questions
from assistant.web.addresses import COVER, NUMBER_OF, STEP_OF, cover_path, step_path
from assistant.web.notes import order_end
from assistant.web.options import all_options, options_for
from assistant.web.pages import page, problems_of
from assistant.web.parts import parts_of, topics_after
from assistant.web.questions import TEMPLATE_OF
from assistant.web.routes import is_page
from assistant.web.session import change, office, required, unchanged
from forms.base import Part, StepForm
from forms.registry import FORMS

blueprint = Blueprint("journey", __name__)

_AGAIN = N_("Please send it once more")
_END_OF: dict[Section, str] = {
    Section.FIRST: "/r",
    Section.SIGNS: "/q",
    Section.HELP: "/s",
    Section.PLAN: "/k",
    Section.PAPERS: "/d",
    Section.DIARY: "/v",
}


def _step(number: int) -> StepId:
    step = STEP_OF.get(number)
    if step is None:
        abort(404)
    return step


def _next(step: StepId, answers: Answers, *, checking: bool) -> str:
    if step is StepId.DANGER and answers.safety.danger_now is YesNo.YES:
        return "/q"
    if step is StepId.WORSE and answers.plan.worse is not YesNo.NO:
        return "/w"
    if checking:
        return "/c"
    following = path.after(step, answers)
    return step_path(following) if following else _END_OF.get(path.section_of(step), "/l")


def _back(step: StepId, part: Part, answers: Answers, *, checking: bool) -> str:
    """Where the page's own way back leads: one part back, or to the end of the question before."""
    if part.number > 1:
        return step_path(step, checking=checking, part=part.number - 1)
    previous = path.before(step, answers)
    if checking or previous is None:
        return "/c" if checking else "/l"
    return step_path(previous, part=len(parts_of(previous, answers)))


def _show(
    step: StepId, form: StepForm, *, checking: bool, status: int = 200, language: Language | None = None
) -> Response:
    answers, tongue = required().answers, language or required().language
    section = path.section_of(step)
    steps = path.steps_of(section, answers)
    place = (steps.index(step) + 1, len(steps)) if section is Section.FIRST and step in steps else None
    back = _back(step, form.part, answers, checking=checking)
    if status == 200 and not required().sample and questions.is_kept_ready(step, form):
        return questions.filled(step, form, tongue, back=back, place=place)
    problems = problems_of(form)
    return page(
        f"steps/{TEMPLATE_OF[step]}.html" if step in TEMPLATE_OF else "step.html",
        status=status,
        number=NUMBER_OF[step],
        language=language,
        step=step,
        form=form,
        question=QUESTIONS[step],
        spoken=spoken.LINES[step],
        back=back,
        place=place,
        problems=problems,
        answers=answers,
        pictures=pictures.OF_CHOICES.get(step, {}),
        worded=lambda entry: joined(", ", value_text(entry, tongue, all_options(answers, tongue))),
        following=topics_after(form.part, answers) if step is StepId.PLAN else (),
        order_end=order_end(answers, tongue) if step is StepId.BREACHES else "",
    )


@blueprint.get("/p/<int:number>")
@blueprint.get("/p/<int:number>/<any(c):check>")
@blueprint.get("/p/<int:number>/<int:portion>")
@blueprint.get("/p/<int:number>/<int:portion>/<any(c):check>")
def show(number: int, check: str = "", portion: int = 1) -> BaseResponse:
    """Show a question page; one that is not asked leads on to the list, a part that is not there to the first one."""
    step = _step(number)
    answers = required().answers
    if not path.is_asked(step, answers):
        return redirect("/l", 303)
    parts = parts_of(step, answers)
    if request.path != step_path(step, checking=bool(check), part=min(portion, len(parts))):
        return redirect(step_path(step, checking=bool(check)), 303)
    options = options_for(step, answers, required().language)
    form = FORMS[step].of(answers, office().today(), options=options, part=parts[portion - 1])
    return _show(step, form, checking=bool(check))


@blueprint.post("/p/<int:number>")
@blueprint.post("/p/<int:number>/<any(c):check>")
@blueprint.post("/p/<int:number>/<int:portion>")
@blueprint.post("/p/<int:number>/<int:portion>/<any(c):check>")
def answer(number: int, check: str = "", portion: int = 1) -> BaseResponse:
    """Keep what was answered and go on; a language button keeps the place, and what was typed."""
    step = _step(number)
    session = required()
    language = locale.parse(request.form.get("l"))
    form = _sent(step, session.answers, language or session.language, portion)
    here = step_path(step, checking=bool(check), part=form.part.number)
    valid = form.validate()
    if language is not None:
        session = change(_kept(form) if valid else unchanged, language=language)
        g.language = language
        if valid:
            return redirect(here, 303)
        for field in form:
            field.errors = ()
        return _show(step, form, checking=bool(check))
    if COVER in request.form and session.desk is not None:  # nobody is at the screen: keep what is good, and cover it
        change(_kept(form) if valid else unchanged)
        return redirect(cover_path(request.path), 303)
    if not valid:
        return _show(step, form, checking=bool(check), status=422)
    if form.editing:
        return _show(step, form, checking=bool(check))
    session = change(_kept(form))
    if form.stays:
        return redirect(here, 303)
    if not form.part.is_last:
        return redirect(step_path(step, checking=bool(check), part=form.part.number + 1), 303)
    return redirect(_next(step, session.answers, checking=bool(check)), 303)


def to_send_again() -> Response | None:
    """The question as it was filled in, where its form was made in another conversation; ``None`` on other pages.

    Nothing of it is kept until it is sent with this conversation's token: by the person, not by another site. At a
    worker's desk the other conversation may have been the last client's, so nothing of it is shown.
    """
    number = (request.view_args or {}).get("number")
    if request.endpoint != f"{blueprint.name}.{answer.__name__}" or number not in STEP_OF:
        return None
    step, told = STEP_OF[number], required().answers
    if required().desk is not None or not path.is_asked(step, told):
        return None
    form = _sent(step, told, required().language, (request.view_args or {}).get("portion", 1))
    form.validate()
    for index, field in enumerate(form):
        field.errors = (_AGAIN,) if index == 0 else ()
    return _show(step, form, checking="check" in (request.view_args or {}), status=403)


def _sent(step: StepId, answers: Answers, language: Language, part: int) -> StepForm:
    """The form as it was sent; a part that is there no longer counts as the last one, so that nothing is lost."""
    parts = parts_of(step, answers)
    return FORMS[step].of(
        answers,
        office().today(),
        posted=request.form,
        options=options_for(step, answers, language),
        part=parts[max(1, min(part, len(parts))) - 1],
    )


def _kept(form: StepForm) -> Callable[[Answers], Answers]:
    return lambda answers: prune.prune(form.apply(answers))


@blueprint.post("/g")
def language() -> BaseResponse:
    """Change the language on a page without questions, and come back to it."""
    chosen = locale.parse(request.form.get("l"))
    if chosen is not None:
        change(unchanged, language=chosen)
    return redirect(_own_page(request.form.get("b", "")), 303)


def _own_page(asked: str) -> str:
    """One of our own pages, whatever was asked for."""
    return asked if is_page(asked) else "/l"
