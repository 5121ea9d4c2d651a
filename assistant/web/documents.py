"""Papers: read on the screen first where a file could be found, or taken as a file, with a password if wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.content.library import Library
from assistant.documents.card import WORDS_OF_CARD
from assistant.documents.html import body
from assistant.documents.kinds import KINDS, Purpose
from assistant.documents.model import Document
from assistant.documents.pdf import Busy, pdf
from assistant.documents.portions import portions
from assistant.documents.printer import Contents
from assistant.documents.protect import protect
from assistant.documents.sets import FILE_NAMES, chosen, contents, one_paper, papers_of, tongue_of_set
from assistant.documents.writing import Case
from assistant.domain.answers import PaperChoice
from assistant.domain.choices import Told
from assistant.domain.papers import Keep, PaperKind
from assistant.domain.steps import StepId
from assistant.domain.text import Language, Text
from assistant.privacy.limits import Deed
from assistant.rules.decide import decide
from assistant.web import numbers
from assistant.web.addresses import step_path
from assistant.web.errors import later
from assistant.web.options import HEADINGS
from assistant.web.pages import numbered, page, problems_of
from assistant.web.session import note_desk, office, required, ticket
from forms.password import PasswordForm

blueprint = Blueprint("documents", __name__)

KIND_OF = dict(enumerate(PaperKind, start=1))
NUMBER_OF = {kind: number for number, kind in KIND_OF.items()}
SHEET = "sheet"  # the name of a single paper's file, with its number
PURPOSE_OF = {name: purpose for purpose, name in FILE_NAMES.items()}


@blueprint.before_request
def not_too_often() -> None:
    """Making a paper is the dearest thing that can be asked for."""
    if request.path.endswith(".pdf") or request.method == "POST":
        office().limits.take(Deed.PAPER, ticket())


def case() -> Case:
    """What the papers of this session are written from, today."""
    session, room = required(), office()
    decision = decide(session.answers, room.today(), room.library)
    return Case(session.answers, decision, room.library, sample=session.sample)


def _choice(number: int) -> PaperChoice:
    """A paper by its number: as she chose it, or in its usual language."""
    kind = KIND_OF.get(number)
    if kind is None:
        abort(404)
    held = [one for one in required().answers.papers.chosen or () if one.kind is kind]
    return held[0] if held else PaperChoice(kind)


def asked_before(*, apply: bool = True, keep: bool = True) -> BaseResponse | None:
    """The way to what is asked first: what an application can do (``apply``), where a paper will be kept (``keep``)."""
    answers = required().answers
    if apply and answers.plan.worse is None:
        return redirect(step_path(StepId.WORSE), 303)
    if keep and answers.papers.keep is None:
        return redirect(step_path(StepId.KEEP), 303)
    return None


def _is_application(number: int) -> bool:
    """Whether a paper goes to somebody else; her own papers can be read without the question."""
    return number in KIND_OF and KINDS[KIND_OF[number]].purpose is not Purpose.FOR_ME


@blueprint.get("/d")
def papers() -> BaseResponse:
    """What can be taken along."""
    if (first := asked_before()) is not None:
        return first
    answers = required().answers
    sets = [(purpose, chosen(answers, purpose)) for purpose in Purpose]
    found = answers.papers.keep in (Keep.HOME, Told.UNKNOWN, Told.RATHER_NOT)
    return page(
        "results/papers.html",
        number=55,
        screen_first=found,
        card_first=found or answers.papers.keep is Keep.WITH_ME,
        code_first=answers.papers.keep is Keep.CENTRE,
        tips=office().library.topics["keep"].items,
        sets=[(HEADINGS[purpose], FILE_NAMES[purpose], held) for purpose, held in sets if held],
        numbers=NUMBER_OF,
        card=PaperKind.CARD,
        step_path=step_path,
        StepId=StepId,
    )


@blueprint.get("/d/v")
def first() -> BaseResponse:
    """The summary as a page."""
    return view(1)


@blueprint.get("/d/v/<int:number>")
@blueprint.get("/d/v/<int:number>/<int:portion>")
def view(number: int, portion: int = 1) -> BaseResponse:
    """A paper as a page, or a portion of a long one; before it what is good to know before it is used."""
    choice, held = _choice(number), case()
    if (first := asked_before(apply=_is_application(number), keep=False)) is not None:
        return first
    parts = portions(one_paper(choice, held, required().language))
    document = numbered(parts, portion)
    purpose = KINDS[KIND_OF[number]].purpose
    alone = [one.kind for one in chosen(held.answers, purpose)] == [choice.kind]
    file = FILE_NAMES[purpose] if alone else f"{SHEET}-{number}.pdf"
    return page(
        "results/paper.html",
        number=56,
        document=document,
        body=body(document),
        notes=[*_notes(choice.kind, held.library, document)] if portion == 1 else (),
        file=file,
        portion=portion,
        count=len(parts),
        address=_address,
        paper=number,
    )


def _notes(kind: PaperKind | None, library: Library, paper: Document) -> Iterator[tuple[Text, Language | None]]:
    """What is good to know before a paper is used; with the language of the paper where it explains its words."""
    if kind is PaperKind.CHILD:
        yield from ((one.caution, None) for one in library.topics["plan-child-page"].items if one.caution)
    for one in library.papers[KINDS[kind].content].sentences if kind and KINDS[kind].content else ():
        if one.id == WORDS_OF_CARD:
            yield from ((one.text, side.language) for side in (paper, paper.beside) if side)
        elif one.group == "note":
            yield one.text, None


def _address(number: int, portion: int = 1) -> str:
    """Where a paper, or a portion of it, is read."""
    return "/d/v" + (f"/{number}" if number > 1 or portion > 1 else "") + (f"/{portion}" if portion > 1 else "")


def download(purpose: Purpose) -> BaseResponse:
    """All papers of one purpose as one file; where none was chosen, back to the list."""
    if asked_before(apply=purpose is not Purpose.FOR_ME) is None and not chosen(required().answers, purpose):
        return redirect("/d", 303)
    return _file(FILE_NAMES[purpose], apply=purpose is not Purpose.FOR_ME)


for _purpose, _name in FILE_NAMES.items():
    blueprint.add_url_rule(f"/d/{_name}", f"download-{_purpose}", partial(download, _purpose))


@blueprint.get(f"/d/{SHEET}-<int:number>.pdf")
def single(number: int) -> BaseResponse:
    """One paper as a file."""
    _choice(number)
    return _file(f"{SHEET}-{number}.pdf", apply=_is_application(number))


@blueprint.route("/d/w", methods=["GET", "POST"])
def lock() -> BaseResponse:
    """A file with a password: typed twice, kept nowhere, sent in the body of the request alone."""
    if (first := asked_before()) is not None:
        return first
    answers = required().answers
    offered = [(FILE_NAMES[one], HEADINGS[one]) for one in Purpose if chosen(answers, one)]
    form = PasswordForm(request.form if request.method == "POST" else None)
    form.a.offer(offered)
    alone = offered[0][0] if len(offered) == 1 else None
    form.process(request.form if request.method == "POST" else None, a=alone)
    if request.method == "POST" and form.validate():
        return _file(form.a.data, form.b.data)
    problems = problems_of(form)
    return page("results/lock.html", status=422 if problems else 200, number=58, form=form, problems=problems)


def _file(name: str, password: str = "", *, apply: bool = True) -> BaseResponse:
    """Make a file and send it as an attachment, because a viewer's tab has no way out on it."""
    if (first := asked_before(apply=apply)) is not None:
        return first
    response = send(*_made(name), password=password)
    if response.status_code == 200:
        note_desk(lambda desk: replace(desk, taken=True))
        numbers.note(_kinds(name))
    return response


def send(
    documents: tuple[Document, ...], name: str, listing: Contents | None = None, *, password: str = ""
) -> BaseResponse:
    """Print papers and send them; a calm page where too many are being made already."""
    try:
        made = pdf(*documents, contents=listing)
    except Busy:
        return full()
    return attached(protect(made, password) if password else made, name)


def full() -> Response:
    """The calm page where too many papers are being made already."""
    return later(503, 5)


def attached(made: bytes, name: str) -> Response:
    """A file as it is sent: to be saved, never shown in a tab without a way out."""
    response = Response(made, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _kinds(name: str) -> list[PaperKind]:
    """The papers in a file, by its name."""
    purpose = PURPOSE_OF.get(name)
    held = chosen(required().answers, purpose) if purpose else [_choice(_number(name))]
    return [one.kind for one in held if one.kind]


def _number(name: str) -> int:
    return int(name.removeprefix(f"{SHEET}-").removesuffix(".pdf"))


def _made(name: str) -> tuple[tuple[Document, ...], str, Contents | None]:
    """The papers of a file, its name, and what makes its first page."""
    held, language = case(), required().language
    purpose = PURPOSE_OF.get(name)
    if purpose is None:
        return (one_paper(_choice(_number(name)), held, language),), name, None
    documents = papers_of(purpose, held, language)
    if len(documents) == 1:
        return documents, name, None
    tongue = tongue_of_set(purpose, held.answers, language)
    return documents, name, partial(contents, documents, tongue=tongue)
