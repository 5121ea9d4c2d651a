"""What lies under a return code: sealed, for its term, and as good as impossible to guess."""

from __future__ import annotations

import hashlib
import math
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.answers import Answers, Papers
from assistant.privacy import keeping, return_code
from assistant.privacy.conversation import Kept
from assistant.privacy.embedded import SqliteStore
from assistant.privacy.keeping import CEILING, LONGEST_DAYS, SLOT, Keeping, Lane
from assistant.privacy.stretch import WAITING, Busy, Stretcher, argon2id
from assistant.privacy.vault import Vault
from tests.chance import Chance
from tests.clock import NOON, Clock

OLD, NEW = bytes(32), bytes(range(32))
STORY = "Marker-9d2c-planted"
TOLD = Answers(papers=Papers(story=STORY))


def fast(digits: str) -> bytes:
    """Stands in for the slow derivation where its slowness is not the point."""
    return hashlib.sha256(digits.encode()).digest()


class Shelf:
    """A store, its clock, and what is kept in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock(NOON)
        self.store = SqliteStore(folder / "store.sqlite")
        self.keeping = self.with_peppers(NEW)
        self.stretched: list[str] = []

    def with_peppers(self, *peppers: bytes) -> Keeping:
        def stretch(digits: str) -> bytes:
            self.stretched.append(digits)
            return fast(digits)

        return Keeping(self.store, peppers, stretch=stretch, clock=self.clock)

    def kept(self, days: int = 7) -> tuple[str, Kept]:
        """Make a code and begin to keep."""
        code, kept = self.keeping.make(days)
        self.keeping.begin(kept, TOLD)
        return code, kept

    def bytes_on_disk(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("store.sqlite*")))

    def next_minute(self) -> None:
        self.clock.move(seconds=SLOT)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_the_code_brings_the_answers_back(shelf: Shelf) -> None:
    code, _ = shelf.kept()
    found = shelf.keeping.open(code)
    assert found is not None
    assert found.answers == TOLD
    assert found.kept.days == 7


def test_a_code_opens_nothing_before_it_was_typed_back(shelf: Shelf) -> None:
    code, kept = shelf.keeping.make(7)
    assert shelf.keeping.open(code) is None
    assert shelf.keeping.matches(kept, code)
    assert not shelf.keeping.matches(kept, code[:-1])


def test_the_store_holds_neither_code_nor_answers(shelf: Shelf) -> None:
    code, kept = shelf.kept()
    held = shelf.bytes_on_disk()
    for secret in (code.encode(), STORY.encode(), kept.stretched, fast(code)):
        assert secret not in held


def test_the_store_and_the_code_without_the_pepper_open_nothing(shelf: Shelf) -> None:
    code, _ = shelf.kept()
    assert shelf.with_peppers(OLD).open(code) is None


def test_a_new_pepper_loses_nothing_and_moves_the_record(shelf: Shelf) -> None:
    code, kept = shelf.kept()
    until = shelf.keeping.until(kept)
    newest = bytes([9]) * 32
    assert shelf.with_peppers(newest, NEW).open(code) is not None
    assert shelf.keeping.open(code) is None, "the record under the old pepper is gone"
    alone = shelf.with_peppers(newest)
    found = alone.open(code)
    assert found is not None
    assert found.answers == TOLD
    assert alone.until(found.kept) == until


NEWEST = bytes([9]) * 32


def test_what_is_deleted_while_it_moves_to_a_new_pepper_stays_deleted(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever comes first. One process opens the code; another deletes what lies under it in the same moment."""
    code, kept = shelf.kept()
    both = shelf.with_peppers(NEWEST, NEW)
    seal_anew = Keeping._sealed

    def deleted_meanwhile(held: Keeping, *told: Any) -> Any:
        shelf.with_peppers(NEWEST, NEW).delete(kept)
        return seal_anew(held, *told)

    with monkeypatch.context() as patch:
        patch.setattr(Keeping, "_sealed", deleted_meanwhile)
        assert both.open(code) is None
    assert both.open(code) is None

    code, kept = shelf.kept()
    wipe = shelf.store.wipe

    def moved_meanwhile(place: bytes) -> None:
        wipe(place)
        both.until(kept)  # moves it, if it is still there

    monkeypatch.setattr(shelf.store, "wipe", moved_meanwhile)
    both.delete(kept)
    assert both.open(code) is None


def test_two_that_move_it_at_the_same_time_both_find_it(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _ = shelf.kept()
    both = shelf.with_peppers(NEWEST, NEW)
    move = shelf.store.move

    def overtaken(*told: Any) -> None:
        monkeypatch.setattr(shelf.store, "move", move)
        assert both.open(code) is not None
        move(*told)

    monkeypatch.setattr(shelf.store, "move", overtaken)
    found = both.open(code)
    assert found is not None
    assert found.answers == TOLD


@pytest.mark.parametrize("days", [1, 7, 30])
def test_the_term_ends_to_the_second(shelf: Shelf, days: int) -> None:
    code, _ = shelf.kept(days)
    shelf.clock.move(hours=24 * days, seconds=-1)
    assert shelf.keeping.open(code) is not None
    shelf.next_minute()
    assert shelf.keeping.open(code) is None


def test_each_opening_can_renew_but_never_past_twelve_months(shelf: Shelf) -> None:
    code, kept = shelf.kept(30)
    for _ in range(13):
        shelf.clock.move(hours=24 * 28)
        found = shelf.keeping.open(code)
        assert found is not None
        assert shelf.keeping.change(kept, found.answers, 30)
    until = shelf.keeping.until(kept)
    assert until == int(NOON) + LONGEST_DAYS * 86_400
    shelf.clock.move(hours=24 * 2)
    assert shelf.keeping.open(code) is None
    assert not shelf.keeping.change(kept, TOLD, 30)


def test_newer_answers_take_the_place_of_older_ones_and_keep_the_term(shelf: Shelf) -> None:
    code, kept = shelf.kept()
    until = shelf.keeping.until(kept)
    shelf.clock.move(hours=5)
    assert shelf.keeping.change(kept, Answers())
    found = shelf.keeping.open(code)
    assert found is not None
    assert found.answers == Answers()
    assert shelf.keeping.until(kept) == until


def test_deleting_leaves_nothing_in_the_files(shelf: Shelf) -> None:
    code, kept = shelf.kept()
    with closing(sqlite3.connect(shelf.folder / "store.sqlite")) as other:
        key, blob = other.execute("SELECT key, blob FROM record").fetchone()
    assert blob in shelf.bytes_on_disk()
    shelf.keeping.delete(kept)
    now = shelf.bytes_on_disk()
    assert not any(blob[at : at + 24] in now for at in range(0, len(blob) - 24, 24))
    assert key not in now
    assert shelf.keeping.open(code) is None
    assert not shelf.keeping.change(kept, TOLD), "a deleted record does not come back with the next answer"
    assert shelf.keeping.open(code) is None


def test_what_has_ended_is_purged_like_a_session(shelf: Shelf) -> None:
    shelf.kept(1)
    shelf.clock.move(hours=25)
    vault = Vault(shelf.store, (NEW,), longest_hours=12, clock=shelf.clock)
    assert vault.purge() == 1


# ---- Guessing ------------------------------------------------------------------------------------------------------


def test_a_wrong_code_takes_the_same_steps_as_a_right_one(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    def noted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            steps.append(name)
            return real(*given, **named)

        return step

    for name in ("take", "get"):
        monkeypatch.setattr(shelf.store, name, noted(name, getattr(shelf.store, name)))
    for name in ("unseal", "key_of"):
        monkeypatch.setattr(keeping, name, noted(name, getattr(keeping, name)))
    code, _ = shelf.kept()
    wrong = return_code.new(Chance(3))
    gone, gone_kept = shelf.kept()
    shelf.keeping.delete(gone_kept)
    seen = []
    for typed in (code, wrong, gone, code[:-1], "1", "not digits"):
        steps.clear()
        shelf.stretched.clear()
        found = shelf.keeping.open(typed)
        assert (found is not None) is (typed == code)
        assert len(shelf.stretched) == 1, "one derivation, whatever was typed"
        seen.append(tuple(steps))
    assert len(set(seen)) == 1, seen


def test_no_more_guesses_a_minute_than_the_ceiling(shelf: Shelf) -> None:
    code, _ = shelf.kept()
    for _ in range(CEILING[Lane.PUBLIC]):
        shelf.keeping.open("1")
    shelf.stretched.clear()
    with pytest.raises(Busy):
        shelf.keeping.open(code)
    assert shelf.stretched == [], "what is refused costs no derivation"
    shelf.next_minute()
    assert shelf.keeping.open(code) is not None


def test_a_flood_of_guesses_leaves_the_desk_its_own_lane(shelf: Shelf) -> None:
    code, _ = shelf.kept()
    for _ in range(CEILING[Lane.PUBLIC]):
        shelf.keeping.open("1")
    with pytest.raises(Busy):
        shelf.keeping.open(code)
    assert shelf.keeping.open(code, Lane.DESK) is not None


def test_several_processes_share_the_ceiling(shelf: Shelf) -> None:
    other = SqliteStore(shelf.folder / "store.sqlite")
    slot = int(NOON) // SLOT
    taken = [store.take("public", slot, 5) for _ in range(4) for store in (shelf.store, other)]
    assert taken.count(True) == 5
    assert not other.take("public", slot - 1, 5), "a clock that is late brings no new turns"
    assert other.take("public", slot + 1, 5)
    assert not shelf.store.take("public", slot + 9, 0)


def test_threads_share_the_ceiling(shelf: Shelf) -> None:
    taken: list[bool] = []
    threads = [
        threading.Thread(target=lambda: taken.extend(shelf.store.take("public", 1, 7) for _ in range(5)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert taken.count(True) == 7


def test_the_chance_of_any_hit_in_a_year_is_below_one_in_a_thousand() -> None:
    """Both lanes full in every minute of a year, and 100,000 codes alive on every day of it."""
    guesses = sum(CEILING.values()) * 366 * 86_400 // SLOT
    chance = Chance(5)
    for _ in range(1000):
        return_code.new(chance)
    codes = 10**return_code.RANDOM_DIGITS * 1000 / chance.drawn  # an attacker leaves out what is never drawn
    hit = -math.expm1(guesses * math.log1p(-100_000 / codes))
    assert hit < 1 / 1000, f"1 in {1 / hit:.0f}"
    assert hit > 1e-9, "the sum is wrong"


# ---- The slow work -------------------------------------------------------------------------------------------------


def test_the_derivation_is_argon2id_and_slow() -> None:
    began = time.perf_counter()
    made = argon2id("1" * 18)
    assert time.perf_counter() - began > 0.02
    assert len(made) == 32
    assert made == argon2id("1" * 18)
    assert made != argon2id("2" * 18)


def test_the_bench_takes_few_and_refuses_the_rest_at_once() -> None:
    may_end = threading.Event()
    begun = threading.Event()

    def slow(_: str) -> bytes:
        begun.set()
        may_end.wait(10)
        return b"done"

    bench = Stretcher(slow)
    answers: list[object] = []

    def ask() -> None:
        try:
            answers.append(bench("1"))
        except Busy:
            answers.append(Busy)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    threads[0].start()
    assert begun.wait(5)
    for thread in threads[1:]:
        thread.start()
    for _ in range(200):
        if answers.count(Busy) == 5 - WAITING:
            break
        time.sleep(0.01)
    assert answers == [Busy] * (5 - WAITING), "they are told at once, while the first is still at work"
    may_end.set()
    for thread in threads:
        thread.join(5)
    assert answers.count(b"done") == 1 + WAITING
    assert bench("1") == b"done", "room again"


def test_a_broken_derivation_gives_its_place_back() -> None:
    def broken(_: str) -> bytes:
        raise MemoryError

    bench = Stretcher(broken)
    for _ in range(5):
        with pytest.raises(MemoryError):
            bench("1")
