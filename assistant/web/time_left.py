"""How long answers are kept: until when, her choice of minutes, and where a page goes whose time is over."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant.web.pages import page
from assistant.web.safety import is_navigation, to_neutral_site
from assistant.web.session import change, current, office, unchanged

blueprint = Blueprint("time_left", __name__)

CHOICES = (5, 15, 30)  # minutes


def minutes_offered(longest: int) -> tuple[int, ...]:
    """What can be chosen where the operator keeps answers for at most ``longest`` minutes without a request."""
    return tuple(sorted({*(one for one in CHOICES if one <= longest), longest}))


@blueprint.get("/o")
def ask() -> Response:
    """Show until when answers are kept, and let her choose for how long."""
    return page("time.html", number=42, offered=minutes_offered(office().config.idle_minutes))


@blueprint.post("/o")
def choose() -> BaseResponse:
    """Keep the chosen minutes for this session; anything that was not offered changes nothing."""
    asked = request.form.get("a", "")
    if asked in map(str, minutes_offered(office().config.idle_minutes)):
        change(unchanged, minutes=int(asked))
    return redirect("/o", 303)


@blueprint.get("/z")
def over() -> BaseResponse:
    """Where a page goes by itself when its time is over; another tab may have kept the answers meanwhile."""
    if current() is not None:
        return redirect("/l", 303)
    return to_neutral_site() if is_navigation() else Response(status=204)
