"""The cookie and the guard: which session a request belongs to, and what it may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import cast

from flask import Flask, abort, current_app, g, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from assistant import locale
from assistant.config import Config
from assistant.content.library import Library
from assistant.domain.answers import Answers
from assistant.domain.text import Language
from assistant.privacy.conversation import AtDesk, Session
from assistant.privacy.keeping import Keeping
from assistant.privacy.limits import Deed, Limits
from assistant.privacy.passphrase import Passphrase
from assistant.privacy.tallies import Tallies
from assistant.privacy.vault import Ticket, Vault
from assistant.rules.case import Case
from assistant.web.shells import Shells

COOKIE = "__Host-p"
FORM_TOKEN = "t"  # noqa: S105 -- the name of an input, not a secret
OPEN_ENDPOINTS = frozenset(
    (
        "door.front",
        "door.begin",
        "door.health",
        "door.ready",
        "safety.leave",
        "safety.blank",
        "time_left.over",
        "static_file",
        "services.public",
        "desk.start",
        "desk.enter",
    )
)
_TRIES = 8
UNDER_COVER = frozenset(("desk.cover", "desk.uncover"))  # what a covered screen can still ask for


@dataclass(frozen=True, slots=True)
class Office:
    """What the blueprints need, wired once by ``assistant.app``."""

    config: Config
    vault: Vault
    keeping: Keeping
    limits: Limits
    library: Library
    clock: Callable[[], float]
    passphrase: Passphrase | None = None  # of the desk; without one the desk is off or open
    shells: Shells = field(default_factory=Shells)
    tallies: Tallies | None = None  # only where numbers are wanted

    def today(self) -> date:
        """The day in Kazakhstan."""
        return datetime.fromtimestamp(self.clock(), locale.HOME_TIME).date()


class Refused(Exception):
    """A form without its token, or with a forged one."""


def office() -> Office:
    """The wired office of the running app."""
    return cast(Office, current_app.extensions["office"])


def ticket() -> Ticket | None:
    """The ticket that the browser sent, if it is one of ours; read once."""
    if "ticket" not in g:
        g.ticket = Ticket.parse(request.cookies.get(COOKIE, ""))
    return cast("Ticket | None", g.ticket)


def current() -> Session | None:
    """The live session of this request; looked up once."""
    if "session" not in g:
        held = ticket()
        g.session = office().vault.open(held) if held else None
    return cast("Session | None", g.session)


def required() -> Session:
    """The live session; only for pages that the guard has let through."""
    session = current()
    if session is None:
        abort(redirect("/", 303))
    return session


def page_language() -> Language:
    """The session's language; without one, the address of the front door or the browser decides."""
    if "language" in g:
        return cast(Language, g.language)
    session = current()
    if session is not None:
        return session.language
    return locale.parse(request.args.get("l")) or locale.choose(request.headers.get("Accept-Language", ""))


def form_token() -> str:
    """The token for the forms of this page."""
    held = ticket()
    return office().vault.token(held) if held else ""


def unchanged(answers: Answers) -> Answers:
    """The edit of a request that changes no answer, only what else the session remembers."""
    return answers


def sent_by_another_site() -> bool:
    """Whether another site made the browser send this; an old browser that says nothing is believed."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def change(
    edit: Callable[[Answers], Answers],
    *,
    language: Language | None = None,
    minutes: int | None = None,
    search: str | None = None,
) -> Session:
    """Keep edited answers, and what else of the session changed; the newest state wins over what this page had read."""
    held = ticket()
    if held is None:
        abort(redirect("/", 303))

    def both(session: Session) -> Session:
        edited = edit(session.answers)
        same = edited == session.answers
        return replace(
            session,
            answers=edited,
            desk=session.desk if same or session.desk is None else replace(session.desk, taken=False),
            language=language or session.language,
            minutes=minutes or session.minutes,
            search=session.search if search is None else search,
        )

    session = office().vault.change(held, both, seen=current())
    if session is None:
        abort(redirect("/", 303))
    keep_newest(session)
    g.session = session
    return session


def keep_newest(session: Session, days: int | None = None) -> None:
    """Keep under a live code what the conversation holds; what another tab wrote meanwhile wins. ``days`` renews."""
    held = ticket()
    for _ in range(_TRIES):
        if held is None or session.kept is None or not session.kept.live:
            return
        office().keeping.change(session.kept, session.answers, days)
        newest = office().vault.open(held)
        if newest is None or newest.version == session.version:
            return
        session = newest


def note_desk(edit: Callable[[AtDesk], AtDesk]) -> None:
    """Change how a conversation at the desk stands; nothing happens elsewhere."""
    held, session = ticket(), current()
    if held is None or session is None or session.desk is None:
        return
    g.session = office().vault.change(held, lambda now: replace(now, desk=edit(now.desk or AtDesk())))


def case_of(answers: Answers) -> Case:
    """What the rules look at: these answers, by the law of today."""
    return Case(answers, office().today(), office().library)


def only_at_the_desk() -> BaseResponse | None:
    """Send whoever is not at a worker's desk to the list; what every room of the desk asks before a request."""
    return redirect("/l", 303) if required().desk is None else None


def guard() -> BaseResponse | None:
    """Send whoever has no session to the front door, a covered screen to its cover; refuse a form without its token."""
    if request.endpoint in OPEN_ENDPOINTS or request.endpoint is None:
        return None
    session = current()
    if session is None:
        return redirect("/", 303)
    if session.desk is not None and session.desk.covered and request.endpoint not in UNDER_COVER:
        return redirect("/at/c", 303)
    if request.method == "POST" and not _carries_token():
        raise Refused
    if request.method == "POST":
        office().limits.take(Deed.SEND, ticket())
    return None


def _carries_token() -> bool:
    held = ticket()
    return held is not None and office().vault.token_fits(held, request.form.get(FORM_TOKEN, ""))


def set_cookie(response: BaseResponse, held: Ticket) -> None:
    """Give the browser its ticket until it is closed."""
    response.set_cookie(COOKIE, str(held), secure=True, httponly=True, samesite="Strict", path="/")


def drop_cookie(response: BaseResponse) -> None:
    """Take the ticket back."""
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Strict", path="/")


def install(app: Flask) -> None:
    """Put the guard before every request."""
    app.before_request(guard)
