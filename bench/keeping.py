"""The vault against Flask's signed cookie, and a decision: in this process, in CPU time."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from assistant.content.loading import load_library
from assistant.domain.codec import to_json
from assistant.domain.text import Language
from assistant.privacy.conversation import Session
from assistant.privacy.embedded import SqliteStore
from assistant.privacy.seal import key_of, seal, unseal
from assistant.privacy.vault import Vault
from assistant.rules.decide import decide
from bench.figures import Figure
from bench.people import DAY, PEPPER, answers
from bench.rounds import Spread, in_turn, ratio

GROUP = "Keeping answers and deciding (in one process)"
_TIMES = 150


def cpu(work: Callable[[], object], times: int = _TIMES) -> Callable[[], float]:
    """The CPU milliseconds of this process for one of ``times``."""

    def measured() -> float:
        before = time.process_time()
        for _ in range(times):
            work()
        return 1000 * (time.process_time() - before) / times

    return measured


def figures(rounds: int) -> Iterator[Figure]:
    """The seal alone, the whole round trip through SQLite, and a decision."""
    told = to_json(answers())
    with tempfile.TemporaryDirectory() as folder:
        costs = in_turn(
            {
                "cookie": cpu(_cookie(told)),
                "seal": cpu(_sealed(told)),
                "vault": cpu(_vault(Path(folder) / "store.sqlite")),
            },
            rounds,
        )
    rival = "Flask's signed cookie, read and written"
    cookie = Spread.of(costs["cookie"])
    for key, what, goal in (
        (
            "seal",
            f"sealed and opened again: {len(json.dumps(told, ensure_ascii=False).encode())} bytes of answers",
            0.35,
        ),
        ("vault", "the whole round trip: SQLite, checks, answers rebuilt (one read, one section changed)", 0.60),
    ):
        yield Figure(f"keeping.{key}", GROUP, what, "ms", Spread.of(costs[key]), rival, cookie,
                     ratio(costs[key], costs["cookie"]), goal)  # fmt: skip
    yield _decision(rounds)


def _cookie(told: object) -> Callable[[], object]:
    """What Flask does by itself for each request that changes its session."""
    app = Flask("rival")
    app.secret_key = PEPPER
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    if signer is None:
        raise RuntimeError("Flask signs no cookie")
    return lambda: signer.loads(signer.dumps({"answers": told}))


def _sealed(told: object) -> Callable[[], object]:
    """The same work with our seal: to bytes, sealed, opened, from bytes; the keys are derived each time."""
    secret, place = bytes(48), bytes(32)

    def work() -> object:
        plain = json.dumps({"answers": told}, ensure_ascii=False, separators=(",", ":")).encode()
        blob = seal(key_of(PEPPER, b"session", secret), plain, purpose=b"session", place=place)
        opened = unseal(key_of(PEPPER, b"session", secret), blob, purpose=b"session", place=place)
        return json.loads(opened or b"")

    return work


def _vault(file: Path) -> Callable[[], object]:
    """One request that reads a conversation and changes one section of its answers, as a form does."""
    vault = Vault(SqliteStore(file), (PEPPER,), longest_hours=12, clock=DAY.timestamp)
    ticket, _ = vault.begin(Language.KK, 30)
    vault.change(ticket, lambda held: replace(held, answers=answers()))
    numbers = iter(range(10**9))

    def edit(held: Session) -> Session:
        plan = replace(held.answers.plan, own_lines=f"Кілтті әпкеме беремін {next(numbers)}")
        return replace(held, answers=replace(held.answers, plan=plan))

    def work() -> object:
        seen = vault.open(ticket)
        if seen is None:
            raise RuntimeError("the vault has lost a conversation")
        return vault.change(ticket, edit, seen=seen)

    return work


def _decision(rounds: int) -> Figure:
    library = load_library()
    held = answers()
    costs = in_turn({"decide": cpu(lambda: decide(held, DAY.date(), library), 60)}, rounds)
    return Figure("keeping.decision", GROUP, "a decision: everything that follows from the answers", "ms",
                  Spread.of(costs["decide"]), goal=1.0)  # fmt: skip
