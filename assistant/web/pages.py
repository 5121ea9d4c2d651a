"""Renders a template in a language, with what every page needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from flask import Response, abort, current_app, request, stream_with_context
from wtforms import Form

from assistant.content.wording import citation_text, citations_text, wording
from assistant.domain.findings import Citation
from assistant.domain.steps import StepId
from assistant.domain.text import Language, Text
from assistant.locale import HOME_TIME
from assistant.privacy.conversation import Session
from assistant.templating import environment, unbroken
from assistant.web import packing
from assistant.web.addresses import step_path, topic_path
from assistant.web.routes import is_page
from assistant.web.session import current, form_token, office, page_language

T = TypeVar("T")
_SURE = 30  # seconds: the vault renews a session only when it gains at least as much


def seconds_left(session: Session) -> int:
    """For how long the answers are surely kept if nothing is pressed."""
    return session.expires - _SURE - int(office().clock())


def _clock(session: Session) -> str:
    """The same as a time of the clock in Kazakhstan, ``14:05``."""
    return datetime.fromtimestamp(session.expires - _SURE, HOME_TIME).strftime("%H:%M")


def page(
    template: str, *, status: int = 200, number: int | str = "", language: Language | None = None, **values: Any
) -> Response:
    """Render a page. ``number`` goes into its neutral title."""
    tongue = language or page_language()
    session = current() if status < 500 else None
    own = own_values(session)
    problems = values.pop("problems", ())
    shown = rendered(template, tongue, number=number, session=session, problems=problems, **own, **values)
    return packing.page(shown.encode(), tongue, status)


def numbered(held: Sequence[T], number: int) -> T:
    """What a number in an address names, counted from 1; 404 where it names nothing."""
    if not 1 <= number <= len(held):
        abort(404)
    return held[number - 1]


def problems_of(form: Form) -> list[tuple[str, str]]:
    """What is wrong in a form, for the summary above it: the name of the input, and the message (a msgid)."""
    return [(name, error) for name, errors in form.errors.items() for error in errors]


def own_values(session: Session | None) -> dict[str, object]:
    """What every page says that is this person's or this request's own."""
    return {
        "token": form_token() if session else "",
        "here": request.path,
        "again": request.path if is_page(request.path) else "/l",
        "clock": _clock(session) if session else "",
        "left": seconds_left(session) if session else 0,
    }


def rendered(template: str, tongue: Language, **values: Any) -> str:
    """The text of a page: its own values, and what every page of this installation needs."""
    return environment(tongue).get_template(template).render(_shared(tongue) | values)


def page_in_pieces(template: str, *, number: int | str, **values: Any) -> Response:
    """Render a page that is sent while it is made: what it waits for are iterators among its values."""
    tongue, session = page_language(), current()
    held = _shared(tongue) | own_values(session) | {"number": number, "session": session, "problems": ()} | values
    response = Response(
        stream_with_context(environment(tongue).get_template(template).generate(held)), mimetype="text/html"
    )
    response.headers["Content-Language"] = tongue.value
    response.headers["X-Accel-Buffering"] = "no"  # a proxy that gathers an answer would show nothing until its end
    return response


def _shared(tongue: Language) -> dict[str, Any]:
    """What every page of this installation needs."""
    room = office()

    def law(text: Text) -> str:
        return unbroken(wording(text, tongue, room.today(), room.library))

    def cite(citation: Citation) -> str:
        return unbroken(citation_text(citation, tongue, room.library))

    def cite_all(citations: Sequence[Citation]) -> str:
        return unbroken(citations_text(citations, tongue, room.library))

    return {
        "leave_to": room.config.leave_to,
        "to": lambda name: step_path(StepId(name)),
        "site": room.config.site_name,
        "operator": room.config.operator,
        "cover_after": room.config.cover_minutes * 60,
        "duty": topic_path("reporting-duty"),
        "refusal": topic_path("police-refusal"),
        "assets": current_app.extensions["assets"],
        "law": law,
        "cite": cite,
        "cite_all": cite_all,
        "library": room.library,
    }
