"""What may come in at all: which methods, through which proxy, how many fields. Everything else is refused calmly."""

from __future__ import annotations

import ipaddress

from flask import Flask, abort, current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response as BaseResponse

from assistant.config import Config, Network
from assistant.web.session import office

METHODS = frozenset(("GET", "HEAD", "POST"))
MAX_FIELDS = 400  # the longest form asks for about eighty
_PROBES = frozenset(("/healthz", "/readyz"))


def install(app: Flask) -> None:
    """Look at every request before anything else does."""
    app.before_request(_look)


def _look() -> BaseResponse | None:
    """Refuse with 405, 400, 421 or 413; a proxy is believed only about TLS, and only if it is one of ours."""
    if request.method not in METHODS:
        abort(405)
    if not request.headers.get("Host"):
        abort(400)
    if isinstance(request.routing_exception, RequestRedirect):  # an address without a path; it would be repeated
        return redirect("/", 303)
    config = office().config
    if config.behind_tls and request.path not in _PROBES and not _came_through(config):
        current_app.logger.warning("a request came around the proxy or without TLS; look at PROXIES and at the proxy")
        abort(421)
    if request.method == "POST":
        _read_whole_form()
    return None


def _read_whole_form() -> None:
    """Refuse a form of which only a piece arrived: half an answer must not take the place of a whole one."""
    try:
        arrived = len(request.get_data())
    except HTTPException:
        raise
    except Exception:  # noqa: BLE001  each server has its own names for a body whose framing is broken
        abort(400)
    if arrived < (request.content_length or 0):
        abort(400)
    if sum(map(len, request.form.listvalues())) > MAX_FIELDS:
        abort(413)


def _came_through(config: Config) -> bool:
    """Whether a configured proxy, or our own socket file, brought this request, and over TLS as far as it says."""
    if not is_proxy(request.remote_addr or "", config.proxies):
        return False
    return request.headers.get("X-Forwarded-Proto", "https") == "https"


def is_proxy(address: str, proxies: tuple[Network, ...]) -> bool:
    """Whether an address is a configured proxy's. A socket file has none: its permissions say who may speak."""
    if not address:
        return True
    try:
        peer = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(peer in network for network in proxies)
