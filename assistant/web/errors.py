"""Calm pages for everything that goes wrong, in the person's language, with the way out on each."""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as BaseResponse

from assistant import locale
from assistant.domain.text import N_
from assistant.privacy.limits import TooOften
from assistant.privacy.plain import plain_page
from assistant.privacy.stores import Conflict, StoreDown
from assistant.web import journey, packing, safety
from assistant.web.entry import METHODS
from assistant.web.pages import page
from assistant.web.session import Refused, current

_WORDS: dict[int, tuple[str, str]] = {
    400: (N_("This did not work"), N_("Go back and try again. Your earlier answers are kept.")),
    403: (N_("Please send it once more"), N_("Nothing was lost. Go to your list and open the page again.")),
    404: (N_("There is no such page"), N_("Go to your list. Your answers are kept.")),
    405: (N_("This did not work"), N_("Go to your list. Your answers are kept.")),
    413: (N_("That was too much at once"), N_("Your earlier answers are kept. Please write less.")),
    414: (N_("There is no such page"), N_("Go to your list. Your answers are kept.")),
    429: (N_("Please wait"), N_("Wait a little and try again.")),
    500: (N_("Something went wrong on our side. Please try again."), N_("Your earlier answers are kept.")),
    503: (N_("Not available for a moment"), N_("Wait a little and try again. Your earlier answers are kept.")),
}
_OF_THE_LIST = (403, 404, 405, 414)  # their words lead to the list: whoever has none goes to the start page

# The way out stays open when its own address is refused: under another host name, or when something is broken.
_ALWAYS = {"/exit": safety.leave, "/blank": safety.blank}


def error_page(code: int) -> Response:
    """The calm page of a status code; the prebuilt one if even that cannot be made."""
    title, text = _WORDS.get(code, _WORDS[400 if code < 500 else 500])
    try:
        if code in _OF_THE_LIST and current() is None:
            text = N_("You can go to the start page.")
        return page("error.html", status=code, number=code, title=title, text=text)
    except Exception:
        current_app.logger.exception("an error page could not be made")
        return _last_page(code)


def later(code: int, seconds: int) -> Response:
    """The calm page of a status code that says when to try again."""
    response = error_page(code)
    response.headers["Retry-After"] = str(seconds)
    return response


def _last_page(code: int) -> Response:
    language = locale.choose(request.headers.get("Accept-Language", ""))
    text = plain_page((language,), current_app.extensions["assets"]["css/p.css"])
    return packing.page(text.encode(), language, code)


def _http(error: HTTPException) -> BaseResponse | HTTPException:
    if error.code is None or error.code < 400:
        return error
    if request.method == "GET" and request.path in _ALWAYS:
        return _ALWAYS[request.path]()
    response = error_page(error.code)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(METHODS & set(error.valid_methods or METHODS)))
    return response


def _store(_: StoreDown) -> Response:
    g.session = None
    return error_page(503)


def _too_often(told: TooOften) -> Response:
    return later(429, told.seconds)


def _crash(_: Exception) -> Response:
    return error_page(500)


def install(app: Flask) -> None:
    """Let every error end in a calm page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refused, lambda _: journey.to_send_again() or error_page(403))
    app.register_error_handler(StoreDown, _store)
    app.register_error_handler(TooOften, _too_often)
    app.register_error_handler(Conflict, lambda _: error_page(503))
    app.register_error_handler(500, _crash)
