"""The vault with its real store: what each half alone gives away (nothing), and when it forgets."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from assistant.domain import lines
from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, Papers, People, Plan
from assistant.domain.choices import Relation, YesNo
from assistant.domain.codec import AnswersError, from_json, to_json
from assistant.domain.dates import RoughDate
from assistant.domain.text import Language
from assistant.privacy.conversation import Session
from assistant.privacy.embedded import SqliteStore
from assistant.privacy.seal import filled, seal, unseal
from assistant.privacy.stores import Conflict, Record, StoreDown
from assistant.privacy.vault import Ticket, Vault
from tests.clock import NOON, Clock

OLD, NEW = bytes(32), bytes(range(32))
NAME, STORY = "Нұржамал Үлгібай", "Marker-7f3a-planted"
PLANTED = (NAME, STORY, "former-spouse", "forced-sex", "people", "relation", "own_name")
TOLD = Answers(
    people=People(relation=Relation.FORMER_SPOUSE),
    incident=Incident(sexual_acts=(Act.FORCED_SEX,)),
    papers=Papers(own_name=NAME, story=STORY),
)


class Safe:
    """A vault, its file and its clock."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "store.sqlite"
        self.clock = Clock(NOON)
        self.store = SqliteStore(self.path)
        self.vault = self.with_peppers(NEW)

    def with_peppers(self, *peppers: bytes) -> Vault:
        """Another vault on the same store."""
        return Vault(self.store, peppers, longest_hours=12, clock=self.clock)

    def keep(self, answers: Answers = TOLD) -> Ticket:
        """Begin a session that holds answers."""
        ticket, _ = self.vault.begin(Language.KK, 30)
        self.vault.change(ticket, lambda session: replace(session, answers=answers))
        return ticket

    def bytes_on_disk(self) -> bytes:
        """Everything that lies in the store's files."""
        return b"".join(path.read_bytes() for path in sorted(self.path.parent.glob("store.sqlite*")))

    def blobs(self) -> list[tuple[bytes, bytes]]:
        """The records as another process sees them."""
        with closing(sqlite3.connect(self.path)) as other:
            return other.execute("SELECT key, blob FROM record").fetchall()

    def put(self, key: bytes, blob: bytes) -> None:
        """Change a record behind the vault's back."""
        with closing(sqlite3.connect(self.path)) as other:
            other.execute("UPDATE record SET blob = ? WHERE key = ?", (blob, key))
            other.commit()


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    return Safe(tmp_path)


def test_what_was_kept_comes_back(safe: Safe) -> None:
    ticket = safe.keep()
    session = safe.vault.open(ticket)
    assert session is not None
    assert (session.answers, session.language, session.minutes) == (TOLD, Language.KK, 30)


def test_the_store_alone_gives_nothing_away(safe: Safe) -> None:
    ticket = safe.keep()
    held = safe.bytes_on_disk()
    assert any(path.name.endswith("-wal") for path in safe.path.parent.iterdir())
    for planted in PLANTED:
        for encoding in ("utf-8", "utf-16-le"):
            assert planted.encode(encoding) not in held
    for half in (ticket.id, ticket.secret, str(ticket).encode(), NEW):
        assert half not in held
    assert safe.blobs()[0][1] in held, "the test would not see a record at all"


def test_the_length_of_a_record_does_not_tell_how_much_was_told(safe: Safe) -> None:
    for told in (Answers(), TOLD, Answers(papers=Papers(story="x" * 2500)), Answers(papers=Papers(story="x" * 4000))):
        safe.keep(told)
    lengths = sorted(len(blob) for _, blob in safe.blobs())
    assert len(set(lengths[:3])) == 1
    assert lengths[3] - lengths[0] == 4092, "one page more"


def test_the_store_and_the_pepper_give_nothing_away(safe: Safe) -> None:
    ticket = safe.keep()
    assert safe.vault.open(Ticket(ticket.id, bytes(32))) is None
    assert safe.vault.open(Ticket(bytes(16), ticket.secret)) is None


def test_the_cookie_and_the_store_without_the_pepper_give_nothing_away(safe: Safe) -> None:
    ticket = safe.keep()
    assert safe.with_peppers(OLD).open(ticket) is None
    assert safe.with_peppers(NEW).open(ticket) is not None


def test_the_cookie_alone_gives_nothing_away(safe: Safe, tmp_path: Path) -> None:
    ticket = safe.keep()
    other = Vault(SqliteStore(tmp_path / "other" / "store.sqlite"), (NEW,), longest_hours=12, clock=safe.clock)
    assert other.open(ticket) is None
    assert other.change(ticket, lambda session: session) is None
    for planted in PLANTED:
        assert planted not in str(ticket)


def test_two_sessions_with_the_same_answers_look_different(safe: Safe) -> None:
    safe.keep()
    safe.keep()
    (_, first), (_, second) = safe.blobs()
    assert first[13:] != second[13:]


def test_wiping_leaves_nothing_in_the_files(safe: Safe) -> None:
    ticket, other = safe.keep(), safe.keep(Answers())
    key = safe.vault._place(ticket)
    blob = dict(safe.blobs())[key]
    assert blob in safe.bytes_on_disk()
    safe.vault.wipe(ticket)
    held = safe.bytes_on_disk()
    for start in range(0, len(blob) - 16, 16):
        assert blob[start : start + 16] not in held
    assert key not in held
    assert safe.vault.open(ticket) is None
    assert safe.vault.open(other) is not None
    safe.vault.wipe(ticket)


def test_every_older_form_of_a_record_is_gone_after_wiping(safe: Safe) -> None:
    ticket, _ = safe.vault.begin(Language.RU, 30)
    seen = []
    for number in range(20):
        text = f"{number} " + STORY * number
        safe.vault.change(ticket, partial(replace, answers=Answers(papers=Papers(story=text))))
        seen.append(safe.blobs()[0][1])
    safe.vault.wipe(ticket)
    held = safe.bytes_on_disk()
    assert not [blob for blob in seen if blob[:40] in held or blob[-40:] in held]


def test_records_that_come_and_go_on_the_same_pages_leave_nothing(safe: Safe) -> None:
    """Records move when another comes, grows, shrinks or goes; no older form stays where it lay."""
    chance = random.Random(20261123)  # noqa: S311 -- the same order each time
    later = int(NOON) + 600
    lengths = [len(seal(NEW, filled(b"x" * told), purpose=b"", place=b"")) for told in (1, 1, 1, 5_000, 12_000)]
    live: dict[bytes, Record] = {}
    gone: list[bytes] = []
    for _ in range(400):
        key = chance.choice(list(live)) if len(live) > 30 and chance.random() < 0.8 else b""
        if not key:
            key = os.urandom(32)
            live[key] = Record(os.urandom(chance.choice(lengths)), 1, later, later)
            safe.store.add(key, live[key])
            continue
        gone.append(live[key].blob)
        if chance.random() < 0.3:
            safe.store.wipe(key)
            del live[key]
            continue
        live[key] = replace(live[key], blob=os.urandom(chance.choice(lengths)), version=live[key].version + 1)
        safe.store.swap(key, live[key], renew=chance.random() < 0.5)
    safe.store.purge(int(NOON))
    held = safe.bytes_on_disk()
    assert all(record.blob[:24] in held for record in live.values())
    pieces = [blob[at : at + 24] for blob in gone for at in (0, len(blob) // 4, len(blob) // 2, len(blob) - 24)]
    assert not [piece for piece in pieces if piece in held]


def test_a_session_ends_after_thirty_idle_minutes(safe: Safe) -> None:
    ticket = safe.keep()
    safe.clock.move(minutes=29, seconds=59)
    assert safe.vault.open(ticket) is not None
    safe.clock.move(minutes=29, seconds=59)
    assert safe.vault.open(ticket) is not None
    safe.clock.move(minutes=30)
    assert safe.vault.open(ticket) is None
    assert safe.vault.change(ticket, lambda session: session) is None


def test_no_use_keeps_a_session_beyond_twelve_hours(safe: Safe) -> None:
    ticket = safe.keep()
    for _ in range(35):
        safe.clock.move(minutes=20)
        assert safe.vault.open(ticket) is not None
        safe.vault.change(ticket, lambda session: replace(session, minutes=120))
    safe.clock.move(minutes=20)
    assert safe.vault.open(ticket) is None


def test_what_has_ended_is_taken_off_the_disk(safe: Safe) -> None:
    ticket = safe.keep()
    blob = safe.blobs()[0][1]
    safe.clock.move(minutes=31)
    assert safe.vault.purge() == 1
    assert safe.blobs() == []
    assert blob[13:60] not in safe.bytes_on_disk()
    assert safe.vault.open(ticket) is None


def test_a_new_session_takes_ended_ones_off_the_disk(safe: Safe) -> None:
    safe.keep()
    safe.clock.move(minutes=31)
    safe.keep()
    assert len(safe.blobs()) == 1


def test_a_new_pepper_opens_old_records_and_seals_them_anew(safe: Safe) -> None:
    ticket, _ = safe.with_peppers(OLD).begin(Language.EN, 30)
    both = safe.with_peppers(NEW, OLD)
    assert both.open(ticket) is not None
    assert safe.with_peppers(NEW).open(ticket) is None
    assert both.change(ticket, lambda session: replace(session, answers=TOLD)) is not None
    session = safe.with_peppers(NEW).open(ticket)
    assert session is not None
    assert session.answers == TOLD
    assert safe.with_peppers(OLD).open(ticket) is None


def laid_by_another(safe: Safe, ticket: Ticket, held: dict[str, object]) -> None:
    """Lay a record under a ticket as another release, or another vocabulary, would have sealed it."""
    place = safe.vault._place(ticket)
    key = safe.vault._key(ticket, NEW, b"session")
    safe.put(place, seal(key, json.dumps(held, ensure_ascii=False).encode(), purpose=b"session", place=place))


def laid(safe: Safe, ticket: Ticket) -> str:
    """What lies sealed under a ticket."""
    place = safe.vault._place(ticket)
    plain = unseal(safe.vault._key(ticket, NEW, b"session"), dict(safe.blobs())[place], purpose=b"session", place=place)
    assert plain is not None
    return plain.decode()


def test_the_release_before_and_this_one_read_each_other(safe: Safe) -> None:
    ticket = safe.keep()
    held = json.loads(laid(safe, ticket))
    assert from_json(held["a"]) == TOLD, "the release before reads the answers like this"
    laid_by_another(safe, ticket, {"a": to_json(TOLD), "l": "ru", "m": 15, "k": None, "s": "", "d": None})
    session = safe.vault.open(ticket)
    assert session is not None
    assert (session.answers, session.language, session.minutes) == (TOLD, Language.RU, 15)
    changed = safe.vault.change(ticket, lambda session: replace(session, search="words"), seen=session)
    assert changed is not None
    assert json.loads(laid(safe, ticket))["v"] == lines.vocabulary(), "the next change makes it one of this release"
    assert safe.vault.open(ticket) == changed
    assert changed.answers == TOLD


@pytest.mark.parametrize(
    "told", [{"papers": {"own_name": "x" * 151}}, {"people": {"relation": "wife"}}, {"people": {"wife": "yes"}}]
)
@pytest.mark.parametrize("mark", [{}, {"v": "another"}])
def test_what_another_vocabulary_wrote_is_checked_in_full(
    safe: Safe, told: dict[str, object], mark: dict[str, object]
) -> None:
    ticket = safe.keep()
    laid_by_another(safe, ticket, {**mark, "a": {"plan": {"own_lines": " a\u200bb "}}, "l": "kk", "m": 30})
    session = safe.vault.open(ticket)
    assert session is not None
    assert session.answers.plan.own_lines == "ab"
    laid_by_another(safe, ticket, {**mark, "a": told, "l": "kk", "m": 30})
    assert safe.vault.open(ticket) is None


@pytest.mark.parametrize(
    "wrong",
    [Answers(papers=Papers(own_name="x" * 151)), Answers(incident=Incident(last_time=RoughDate(2026, 11, 24)))],
    ids=["too long", "a day that has not come"],
)
def test_what_no_answer_can_be_is_not_kept_and_nothing_is_lost(safe: Safe, wrong: Answers) -> None:
    ticket = safe.keep()
    with pytest.raises(AnswersError):
        safe.vault.change(ticket, lambda held: replace(held, answers=wrong))
    session = safe.vault.open(ticket)
    assert session is not None
    assert session.answers == TOLD


def test_a_change_is_read_back_as_it_was_returned(safe: Safe) -> None:
    ticket = safe.keep()
    changed = safe.vault.change(
        ticket, lambda held: replace(held, answers=replace(held.answers, plan=Plan(own_lines=" keys\u200b ")))
    )
    assert changed is not None
    assert changed.answers.plan.own_lines == "keys"
    assert safe.vault.open(ticket) == changed


def test_a_record_under_another_key_is_refused(safe: Safe) -> None:
    first, second = safe.keep(), safe.keep(Answers())
    blobs = dict(safe.blobs())
    safe.put(safe.vault._place(second), blobs[safe.vault._place(first)])
    assert safe.vault.open(second) is None
    assert safe.vault.open(first) is not None


def test_a_record_of_another_format_is_refused(safe: Safe) -> None:
    ticket = safe.keep()
    key, blob = safe.blobs()[0]
    assert blob[:1] == b"\x01"
    safe.put(key, b"\x02" + blob[1:])
    assert safe.vault.open(ticket) is None


@pytest.mark.parametrize("place", [1, 12, 13, 20, -17, -1])
def test_a_changed_record_is_refused(safe: Safe, place: int) -> None:
    ticket = safe.keep()
    key, blob = safe.blobs()[0]
    changed = bytearray(blob)
    changed[place] ^= 1
    safe.put(key, bytes(changed))
    assert safe.vault.open(ticket) is None


@pytest.mark.parametrize("length", [0, 1, 5, 13, 20, 29])
def test_a_cut_record_is_refused(safe: Safe, length: int) -> None:
    ticket = safe.keep()
    key, blob = safe.blobs()[0]
    safe.put(key, blob[:length])
    assert safe.vault.open(ticket) is None


def test_two_edits_at_the_same_time_both_survive(safe: Safe) -> None:
    ticket = safe.keep(Answers())
    both_have_read = threading.Barrier(2)

    def edit(answers: Answers) -> None:
        waited = False

        def change(session: Session) -> Session:
            nonlocal waited
            if not waited:
                waited = True
                both_have_read.wait(timeout=10)
            merged = Answers(
                people=answers.people if answers.people != People() else session.answers.people,
                plan=answers.plan if answers.plan != Plan() else session.answers.plan,
            )
            return replace(session, answers=merged)

        assert safe.vault.change(ticket, change) is not None

    wanted = Answers(people=People(common_child=YesNo.YES), plan=Plan(own_lines="Keys"))
    threads = [
        threading.Thread(target=edit, args=(Answers(people=wanted.people),)),
        threading.Thread(target=edit, args=(Answers(plan=wanted.plan),)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    session = safe.vault.open(ticket)
    assert session is not None
    assert session.answers == wanted


def test_what_was_seen_before_another_wrote_is_read_again(safe: Safe) -> None:
    """A request changes what it has read already; if that is old by then, nothing of the newer state is lost."""
    ticket = safe.keep()
    seen = safe.vault.open(ticket)
    safe.vault.change(ticket, lambda session: replace(session, answers=Answers(papers=Papers(own_name="newer"))))
    changed = safe.vault.change(ticket, lambda session: replace(session, search="words"), seen=seen)
    assert changed is not None
    assert (changed.answers.papers.own_name, changed.search) == ("newer", "words")
    assert safe.vault.open(ticket) == changed
    again = safe.vault.change(ticket, lambda session: replace(session, search="more"), seen=changed)
    assert again is not None
    assert again.search == "more"
    safe.vault.wipe(ticket)
    assert safe.vault.change(ticket, lambda session: session, seen=again) is None
    other = safe.keep()
    ended = safe.vault.open(other)
    safe.clock.move(minutes=31)
    assert safe.vault.change(other, lambda session: session, seen=ended) is None


def test_an_edit_that_always_comes_too_late_says_so(safe: Safe) -> None:
    ticket = safe.keep()

    def overtaken(session: Session) -> Session:
        safe.vault.change(ticket, lambda held: held)
        return session

    with pytest.raises(Conflict):
        safe.vault.change(ticket, overtaken)


def test_a_wipe_during_an_edit_stays_a_wipe(safe: Safe) -> None:
    ticket = safe.keep()

    def wiped_meanwhile(session: Session) -> Session:
        safe.vault.wipe(ticket)
        return session

    assert safe.vault.change(ticket, wiped_meanwhile) is None
    assert safe.blobs() == []


def test_the_form_token_belongs_to_one_session(safe: Safe) -> None:
    first, second = safe.keep(), safe.keep()
    assert safe.vault.token(first) == safe.vault.token(first)
    assert safe.vault.token(first) != safe.vault.token(second)
    assert len(safe.vault.token(first)) == 32


@pytest.mark.parametrize(
    "text", ["", "x", "A" * 63, "A" * 65, "=" * 64, "ә" * 64, "A" * 63 + "\n", "A" * 63 + "%", " " * 64]
)
def test_a_cookie_that_is_not_ours_is_none(text: str) -> None:
    assert Ticket.parse(text) is None


def test_a_ticket_is_written_and_read() -> None:
    ticket = Ticket(bytes(range(16)), bytes(range(32)))
    assert Ticket.parse(str(ticket)) == ticket


def test_the_files_belong_to_their_owner_alone(safe: Safe) -> None:
    safe.keep()
    assert safe.path.stat().st_mode & 0o077 == 0
    for path in safe.path.parent.glob("store.sqlite-*"):
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_a_store_that_cannot_be_used_says_so(safe: Safe) -> None:
    ticket = safe.keep()
    with closing(sqlite3.connect(safe.path)) as other:
        other.execute("DROP TABLE record")
    with pytest.raises(StoreDown):
        safe.vault.open(ticket)


def test_a_record_is_added_once(safe: Safe) -> None:
    record = Record(b"x", 1, int(NOON) + 60, int(NOON) + 60)
    safe.store.add(b"key", record)
    with pytest.raises(StoreDown):
        safe.store.add(b"key", record)
    with pytest.raises(Conflict):
        safe.store.swap(b"key", replace(record, version=3))
    safe.store.swap(b"key", replace(record, blob=b"y", version=2))
    assert safe.store.get(b"key", int(NOON)) == Record(b"y", 2, int(NOON) + 60, int(NOON) + 60)
    assert safe.store.get(b"key", int(NOON) + 60) is None
