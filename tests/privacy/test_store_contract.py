"""One contract for both real stores, the embedded file and Redis 7: records, ends, wiping, counts, whole visits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.papers import Keep
from assistant.domain.steps import StepId
from assistant.privacy import limits
from assistant.privacy.embedded import SqliteStore
from assistant.privacy.limits import Deed, Limit
from assistant.privacy.shared import RedisStore
from assistant.privacy.stores import Conflict, Record, Store, StoreDown
from tests.clock import NOON, Clock
from tests.redis_server import RedisServer, redis_server
from tests.visitor import BASE, Page, Visitor

NOW = int(NOON)
RECORD = Record(b"\x00sealed\xff", 1, NOW + 60, NOW + 600)


@pytest.fixture(scope="module")
def running() -> Iterator[RedisServer]:
    """One Redis for this file."""
    with redis_server() as server:
        yield server


@pytest.fixture(params=["embedded", "redis"])
def address(request: pytest.FixtureRequest) -> str:
    """Where the store is: nothing for the embedded file."""
    if request.param == "embedded":
        return ""
    server: RedisServer = request.getfixturevalue("running")
    RedisStore(server.address, Clock(NOON)).client.flushall()
    return server.address


@pytest.fixture
def opened(address: str, tmp_path: Path, clock: Clock) -> Callable[[], Store]:
    """Opens the store as one more process would."""

    def open_one() -> Store:
        return RedisStore(address, clock) if address else SqliteStore(tmp_path / "store.sqlite")

    return open_one


@pytest.fixture
def store(opened: Callable[[], Store]) -> Store:
    return opened()


@pytest.fixture
def visits(address: str, config: Config, clock: Clock) -> Callable[[], Flask]:
    """Makes an app on that store, as one more process would."""
    return lambda: create_app(
        replace(config, redis=address, kept_redis=address, operator="A made-up centre"), clock=clock
    )


def test_a_record_is_added_once_read_back_and_replaced_in_order(store: Store, opened: Callable[[], Store]) -> None:
    store.add(b"key", RECORD)
    other = opened()
    assert other.get(b"key", NOW) == RECORD
    assert other.get(b"other", NOW) is None
    with pytest.raises(StoreDown):
        other.add(b"key", RECORD)
    with pytest.raises(Conflict):
        store.swap(b"key", replace(RECORD, version=3))
    with pytest.raises(Conflict):
        store.swap(b"other", replace(RECORD, version=2))
    newer = replace(RECORD, blob=b"newer", version=2, expires=NOW + 90)
    store.swap(b"key", newer)
    assert other.get(b"key", NOW) == newer
    with pytest.raises(Conflict):
        other.swap(b"key", newer)


def test_a_record_moves_in_one_step_or_not_at_all(store: Store, opened: Callable[[], Store], clock: Clock) -> None:
    anew = replace(RECORD, blob=b"sealed anew")
    with pytest.raises(Conflict):
        store.move(b"gone", b"there", anew)
    assert store.get(b"there", NOW) is None, "what was wiped meanwhile does not come back"
    store.add(b"here", RECORD)
    with pytest.raises(Conflict):
        store.move(b"here", b"there", replace(anew, version=2))
    store.add(b"taken", RECORD)
    with pytest.raises(Conflict):
        store.move(b"here", b"taken", anew)
    opened().move(b"here", b"there", anew)
    assert (store.get(b"here", NOW), store.get(b"there", NOW), store.get(b"taken", NOW)) == (None, anew, RECORD)
    store.swap(b"there", replace(anew, version=2))
    if isinstance(store, RedisStore):
        assert 50_000 < store.client.pttl(b"r:there") <= 60_000


def test_a_record_ends_at_its_second_and_at_no_other(store: Store, clock: Clock) -> None:
    store.add(b"key", RECORD)
    assert store.get(b"key", NOW + 59) == RECORD
    assert store.get(b"key", NOW + 60) is None
    store.touch(b"key", NOW + 500)
    assert store.get(b"key", NOW + 499) is not None
    store.touch(b"key", NOW + 5000)
    assert store.get(b"key", NOW + 599) is not None
    assert store.get(b"key", NOW + 600) is None, "nothing outlives its end"
    store.touch(b"other", NOW + 500)
    assert store.get(b"other", NOW) is None, "touching makes no record"


def test_what_has_ended_is_gone_by_itself(store: Store, clock: Clock) -> None:
    store.add(b"ends", RECORD)
    store.add(b"lives", replace(RECORD, expires=NOW + 300))
    if isinstance(store, RedisStore):
        left = store.client.pttl(b"r:ends"), store.client.pttl(b"r:lives")
        assert 50_000 < left[0] <= 60_000
        assert 290_000 < left[1] <= 300_000
        store.touch(b"ends", NOW + 9999)
        assert 590_000 < store.client.pttl(b"r:ends") <= 600_000
        clock.move(seconds=600)
        store.add(b"late", RECORD)
        assert store.client.pttl(b"r:late") <= 1
        assert store.purge(NOW + 60) == 0
    else:
        assert store.purge(NOW + 60) == 1
        assert store.get(b"ends", NOW) is None
        assert store.get(b"lives", NOW) is not None


def test_wiping_removes_one_record_and_no_other(store: Store, opened: Callable[[], Store]) -> None:
    store.add(b"one", RECORD)
    store.add(b"two", RECORD)
    opened().wipe(b"one")
    assert store.get(b"one", NOW) is None
    assert store.get(b"two", NOW) == RECORD
    store.wipe(b"one")
    store.add(b"one", RECORD)
    assert store.get(b"one", NOW) == RECORD


def test_all_who_open_it_share_a_count(store: Store, opened: Callable[[], Store]) -> None:
    other = opened()
    taken = [one.take("lane", 100, 5) for _ in range(4) for one in (store, other)]
    assert taken == [True] * 5 + [False] * 3
    assert other.take("another", 100, 5), "another lane has its own count"
    assert not other.take("lane", 99, 5), "a clock that is late brings no new turns"
    assert not other.take("lane", 98, 5)
    assert other.take("lane", 101, 5)
    assert not store.take("lane", 109, 0)


def test_a_clock_that_was_put_right_does_not_stop_the_count(store: Store) -> None:
    assert [store.take("lane", 100_000, 2) for _ in range(3)] == [True, True, False]
    assert [store.take("lane", 100, 2) for _ in range(3)] == [True, True, False]
    assert store.take("lane", 101, 2)


def test_counts_are_forgotten(store: Store) -> None:
    slot = NOW // 60
    store.take("lane", slot, 5)
    if isinstance(store, RedisStore):
        assert 0 < store.client.ttl(b"t:lane") <= 180
    else:
        assert isinstance(store, SqliteStore)
        store.purge((slot + 3) * 60)
        assert store._run("SELECT count(*) FROM tally", ()).fetchone() == (0,)


def test_threads_share_a_count_and_a_record(store: Store) -> None:
    store.add(b"key", RECORD)
    taken: list[bool] = []
    won: list[int] = []

    def work(number: int) -> None:
        taken.extend(store.take("lane", 1, 7) for _ in range(4))
        try:
            store.swap(b"key", replace(RECORD, blob=bytes([number]), version=2))
            won.append(number)
        except Conflict:
            pass

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken.count(True) == 7
    assert len(won) == 1
    held = store.get(b"key", NOW)
    assert held is not None
    assert held.blob == bytes(won)


def test_a_visit_hops_between_two_processes_and_neither_notices(visits: Callable[[], Flask]) -> None:
    one, two = visits(), visits()
    visitor = Visitor(one)
    visitor.begin()
    cookie = visitor.cookie
    other = Visitor(two)
    other.client.set_cookie("__Host-p", cookie, secure=True, httponly=True, samesite="Strict", path="/")
    steps = visitor.walk()
    assert len(steps) > 5
    assert other.page("/r").text == visitor.page("/r").text
    other.answer(StepId.DETAILS, {"d": "hop"})
    assert visitor.answers.papers.story == "hop"
    other.get("/exit")
    assert visitor.get("/l").headers["Location"] == "/"


def test_a_whole_visit_on_each_store(visits: Callable[[], Flask], clock: Clock) -> None:
    visitor = Visitor(visits())
    visitor.begin("kk")
    visitor.walk()
    visitor.post("/p/25", {"a": Keep.WITH_ME.value})
    visitor.answer(StepId.WORSE, {"a": "no"})
    for path in ("/r", "/l", "/c", "/s", "/k", "/d", "/d/v"):
        assert visitor.page(path).language == "kk"
    clock.move(minutes=31)
    assert visitor.get("/l").headers["Location"] == "/"
    assert "kk" in visitor.get("/").text


def test_the_limits_hold_on_each_store(
    visits: Callable[[], Flask], monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    monkeypatch.setitem(limits.LIMITS, Deed.SEND, Limit(5, 60))
    one, two = (Visitor(app) for app in (visits(), visits()))
    one.begin()
    two.client.set_cookie("__Host-p", one.cookie, secure=True, httponly=True, samesite="Strict", path="/")
    said = [who.post("/p/1", {"a": "no"}).status_code for _ in range(3) for who in (one, two)]
    assert said == [303] * 5 + [429]
    refused = one.post("/p/1", {"a": "yes"})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert Page(refused.text).links[0] == "/exit"
    fresh = Visitor(one.app)
    fresh.begin()
    assert fresh.post("/p/1", {"a": "no"}).status_code == 303, "another conversation is not held up"
    assert one.get("/exit").status_code == 303, "leaving is never held up"


# ---- Redis alone -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_restart_without_persistence_ends_in_a_calm_page_and_codes_live_elsewhere(
    config: Config, clock: Clock
) -> None:
    with redis_server() as journeys, redis_server(persistent=True) as codes:
        app = create_app(
            replace(config, redis=journeys.address, kept_redis=codes.address, operator="A made-up centre"), clock=clock
        )
        visitor = Visitor(app)
        visitor.begin("ru")
        visitor.walk()
        code, kept = visitor.office.keeping.make(7)
        visitor.office.keeping.begin(kept, visitor.answers)
        journeys.stop()
        codes.stop()
        gone = visitor.get("/l")
        assert gone.status_code == 503
        assert Page(gone.text).links[0] == "/exit"
        assert "Traceback" not in gone.text
        left = Visitor(app)
        left.client.set_cookie("__Host-p", visitor.cookie, secure=True, path="/")
        assert left.get("/exit").status_code == 303
        journeys.start()
        codes.start()
        assert visitor.get("/l").headers["Location"] == "/"
        door = visitor.get("/")
        assert door.status_code == 200
        assert "Max-Age=0" in door.headers["Set-Cookie"]
        visitor.begin("ru")
        assert visitor.page("/p/1").language == "ru"
        assert visitor.office.keeping.open(code) is not None, "a persistent instance keeps codes"


def test_a_full_redis_is_a_calm_page(config: Config, clock: Clock, running: RedisServer) -> None:
    visitor = Visitor(create_app(replace(config, redis=running.address), clock=clock))
    visitor.begin()
    client = RedisStore(running.address, clock).client
    client.config_set("maxmemory", "1")
    try:
        answer = visitor.post("/p/1", {"a": "yes"}, token=visitor.token())
        assert answer.status_code == 503
        assert visitor.page("/p/1").checked() == []
        assert visitor.get("/exit").status_code == 303
    finally:
        client.config_set("maxmemory", "64mb")
    assert visitor.client.post("/", data={}, base_url=BASE).status_code == 303


def test_rubbish_under_a_records_name_counts_as_none(config: Config, clock: Clock, running: RedisServer) -> None:
    visitor = Visitor(create_app(replace(config, redis=running.address), clock=clock))
    visitor.begin()
    client = RedisStore(running.address, clock).client
    for key in client.keys("r:*"):
        client.hset(key, "b", b"rubbish")
    assert visitor.get("/l").headers["Location"] == "/"
    visitor.begin()
    for key in client.keys("r:*"):
        client.hset(key, "v", b"rubbish")
    assert visitor.get("/l").headers["Location"] == "/"
