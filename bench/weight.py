"""What a question page weighs as sent, with everything that it loads: bytes of heads and packed bodies, requests."""

from __future__ import annotations

import re
from collections.abc import Iterator

import brotli

from bench.figures import Figure
from bench.rounds import Spread
from bench.serving import OURS, Line, Server, request, server

GROUP = "Weight of a question page (Kazakh, Brotli, cold)"
# MoJ laa-access-civil-legal-aid, risk question, measured 23 November 2026, heads included as ours are
_PEER, _PEER_AGAIN = 137.7, 20.0  # kB
_PEER_REQUESTS = 8
_LOADED = re.compile(r'<(?:link[^>]*rel="(?:stylesheet|icon)"[^>]*href|script[^>]*src|img[^>]*src)="(/[^"]+)"')


def figures(_rounds: int) -> Iterator[Figure]:
    """The page alone, all that comes with it, and in how many requests; the same each time, so measured once."""
    with server(OURS) as ours:
        sizes = _sizes(ours)
    page, everything = sizes[0] / 1000, sum(sizes) / 1000
    rival = "MoJ laa-access, risk question, 23 November 2026"
    yield _figure("all", "page with all it loads", "kB", everything, rival, _PEER)
    yield _figure("requests", "requests", "", len(sizes), rival, _PEER_REQUESTS)
    yield _figure("page", "each further page (the rest is in the browser's cache)", "kB", page, rival, _PEER_AGAIN)


def _figure(key: str, what: str, unit: str, ours: float, rival: str, other: float) -> Figure:
    compared = ours / other
    return Figure(f"weight.{key}", GROUP, what, unit, Spread(ours, ours, ours), rival, Spread(other, other, other),
                  Spread(compared, compared, compared))  # fmt: skip


def _sizes(ours: Server) -> list[int]:
    visitor = ours.visitor()
    ours.flood([visitor.post("/p/1", {"a": "no"}), visitor.post("/p/2", {"a": "me"})], lines=1, status=303)
    with Line(ours.port) as line:
        page = line.ask(visitor.get("/p/3"))
        html = brotli.decompress(page.partition(b"\r\n\r\n")[2]).decode()
        return [len(page), *(len(line.ask(request("GET", one))) for one in loaded(html))]


def loaded(html: str) -> list[str]:
    """The files that a page loads, each once."""
    return list(dict.fromkeys(_LOADED.findall(html)))
