"""Leaving: the hop through the server that wipes everything and goes to a neutral site."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.web.pages import page
from assistant.web.session import drop_cookie, office, ticket

blueprint = Blueprint("safety", __name__)

_ONLY_LOOKING = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")  # the names that browsers gave it over the years


def is_navigation() -> bool:
    """Whether a person is really going somewhere; a browser that says nothing (old phones) is."""
    said = " ".join(request.headers.get(name, "") for name in _ONLY_LOOKING).lower()
    if request.method != "GET" or "prefetch" in said or "preview" in said:
        return False
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


@blueprint.get("/exit")
def leave() -> BaseResponse:
    """Wipe the session and go to the neutral site; needs no session. A prefetch changes nothing."""
    return wiped_and_gone() if is_navigation() else Response(status=204)


def wiped_and_gone() -> BaseResponse:
    """Wipe the session of this browser, if it has one, and send the browser away."""
    held = ticket()
    if held is not None:
        try:
            if not office().vault.leave(held):
                current_app.logger.error("a record could not be wiped on leaving; the next sweep tries again")
        except Exception:  # leaving comes first, whatever is broken: the record ends by itself
            current_app.logger.exception("a record could not be wiped on leaving")
    return to_neutral_site()


def to_neutral_site() -> BaseResponse:
    """Send the browser away with nothing of ours left in it."""
    response = redirect(office().config.leave_to, 303)
    drop_cookie(response)
    clear(response, cookies=office().config.clear_cookies)
    return response


def clear(response: BaseResponse, *, cookies: bool) -> None:
    """Tell the browser to forget what it holds of this site, its cookies too if wanted."""
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"' if cookies else '"cache", "storage"'


@blueprint.get("/blank")
def blank() -> Response:
    """A neutral blank page, for an installation without internet to leave to."""
    return page("blank.html")


@blueprint.get("/e")
def rehearse() -> Response:
    """Show how leaving works, to be tried."""
    return page("rehearse.html", number=40)


@blueprint.get("/x")
def ask_delete() -> Response:
    """Ask once before everything is deleted."""
    return page("delete.html", number=41)
