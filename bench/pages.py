"""A question page against a bare Flask: session, decryption, token, headers and packing included."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.figures import Figure
from bench.rounds import Spread, in_turn, ratio
from bench.serving import BARE, OURS, Server, Visitor, request, server

GROUP = "Pages, under the same gunicorn (one process)"
_QUESTION = "/p/3"
_GETS = 120
_CYCLES = 60
_VISITORS = 40  # a conversation may send 90 forms a minute
_RIVAL = "bare Flask, hello"


def figures(rounds: int) -> Iterator[Figure]:
    """Requests a second and CPU of a GET, CPU of a POST with the page it leads to."""
    with server(OURS) as ours, server(BARE) as bare:
        visitors = [ours.visitor() for _ in range(_VISITORS)]
        for one in visitors:
            _open(ours, one)
        yield from _gets(ours, bare, visitors, rounds)
        yield _cycles(ours, bare, visitors, rounds)


def _open(ours: Server, visitor: Visitor) -> None:
    """Answer the two questions before the one that is measured."""
    ours.flood([visitor.post("/p/1", {"a": "no"}), visitor.post("/p/2", {"a": "me"})], lines=1, status=303)


def _gets(ours: Server, bare: Server, visitors: list[Visitor], rounds: int) -> Iterator[Figure]:
    asks = [visitors[place % _VISITORS].get(_QUESTION) for place in range(_GETS)]
    hellos = [request("GET", "/")] * _GETS
    speeds: dict[str, list[float]] = {"ours": [], "bare": []}
    costs = in_turn(
        {
            "ours": _cpu(ours, lambda: speeds["ours"].append(_GETS / ours.flood(asks)), _GETS),
            "bare": _cpu(bare, lambda: speeds["bare"].append(_GETS / bare.flood(hellos)), _GETS),
        },
        rounds,
    )
    counted = {name: held[1:] for name, held in speeds.items()}  # the first was to warm up
    yield Figure(
        "pages.rate", GROUP, "question page GET", "requests/s", Spread.of(counted["ours"]), _RIVAL,
        Spread.of(counted["bare"]), ratio(counted["ours"], counted["bare"]), 0.28, more=True, guarded=False,
    )  # fmt: skip
    yield Figure(
        "pages.cpu", GROUP, "the same, in requests for a second of the server's CPU", "requests/CPU s",
        Spread.of([1 / one for one in costs["ours"]]), _RIVAL, Spread.of([1 / one for one in costs["bare"]]),
        ratio(costs["bare"], costs["ours"]), 0.28, more=True,
    )  # fmt: skip


def _cycles(ours: Server, bare: Server, visitors: list[Visitor], rounds: int) -> Figure:
    turn = iter(range(10**9))

    def cycle() -> None:
        """Send a form and fetch the page that it leads to, each visitor in turn."""
        for _ in range(_CYCLES // 4):
            some = [visitors[next(turn) % _VISITORS] for _ in range(4)]
            ours.flood([one.post("/p/3", {"a": "spouse"}) for one in some], status=303)
            ours.flood([one.get("/p/4") for one in some])

    def bare_cycle() -> None:
        for _ in range(_CYCLES // 4):
            bare.flood([request("POST", "/", form={"a": "spouse"})] * 4, status=303)
            bare.flood([request("GET", "/")] * 4)

    costs = in_turn({"ours": _cpu(ours, cycle, _CYCLES), "bare": _cpu(bare, bare_cycle, _CYCLES)}, rounds)
    return Figure(
        "pages.cycle", GROUP, "a form sent, redirected, next page: CPU", "ms",
        Spread.of([1000 * one for one in costs["ours"]]), _RIVAL, Spread.of([1000 * one for one in costs["bare"]]),
        ratio(costs["ours"], costs["bare"]), 4.0,
    )  # fmt: skip


def _cpu(held: Server, work: Callable[[], object], times: int) -> Callable[[], float]:
    """The CPU seconds of the server for one of ``times``."""

    def measured() -> float:
        before = held.used().cpu
        work()
        return (held.used().cpu - before) / times

    return measured
