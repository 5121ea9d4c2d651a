"""Renders a template in a language, with what every page needs."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, make_response, request

from assistant.content.wording import citation_text, wording
from assistant.domain.findings import Citation
from assistant.domain.steps import StepId
from assistant.domain.text import Language, Text
from assistant.templating import environment
from assistant.web.addresses import step_path
from assistant.web.session import current, form_token, office, page_language


def page(
    template: str, *, status: int = 200, number: int | str = "", language: Language | None = None, **values: Any
) -> Response:
    """Render a page. ``number`` goes into its neutral title."""
    tongue = language or page_language()
    session = current() if status < 500 else None
    room = office()

    def law(text: Text) -> str:
        return wording(text, tongue, room.today(), room.library)

    def cite(citation: Citation) -> str:
        return citation_text(citation, tongue, room.library)

    shown = (
        environment(tongue)
        .get_template(template)
        .render(
            number=number,
            session=session,
            token=form_token() if session else "",
            here=request.path,
            to=lambda name: step_path(StepId(name)),
            site=room.config.site_name,
            assets=current_app.extensions["assets"],
            law=law,
            cite=cite,
            library=room.library,
            problems=values.pop("problems", ()),
            **values,
        )
    )
    response = make_response(shown, status)
    response.headers["Content-Language"] = tongue.value
    return response
