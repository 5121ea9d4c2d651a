"""The desk: off unless set, its passphrase, one person after another, the cover, who helped on the papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config, SettingError, load
from assistant.documents.html import body
from assistant.documents.kinds import make
from assistant.documents.writing import Case
from assistant.domain.answers import Answers, Helped
from assistant.domain.papers import Consent, Helper, PaperKind, Tongue
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.locale import translator
from assistant.privacy.limits import LIMITS, Deed
from assistant.privacy.passphrase import LEAST, Passphrase, hashed
from assistant.rules.decide import decide
from tests.clock import Clock
from tests.visitor import BASE, Page, Visitor

PASSPHRASE = "four everyday words here"
NAME = "Айгүл (вымышленное имя)"


def desk_of(config: Config, clock: Clock, held: str = "open") -> Visitor:
    """A browser at an installation with a desk."""
    return Visitor(create_app(replace(config, desk=held), clock=clock))


@pytest.fixture(scope="module")
def line() -> str:
    """The hash of the passphrase; slow on purpose, so once."""
    return hashed(PASSPHRASE)


@pytest.fixture
def worker(config: Config, clock: Clock) -> Visitor:
    """Somebody at an open desk, reading English."""
    visitor = desk_of(config, clock)
    entered(visitor)
    return visitor


def entered(visitor: Visitor, passphrase: str = "") -> None:
    response = visitor.client.post("/at", data={"l": "en", "a": passphrase}, base_url=BASE)
    assert (response.status_code, response.headers["Location"]) == (303, "/at"), Page(response.text).text


def test_without_the_setting_there_is_no_desk(visitor: Visitor) -> None:
    assert visitor.get("/at").status_code == 404
    assert visitor.client.post("/at", data={"l": "en"}, base_url=BASE).status_code in (404, 403)
    page = visitor.page("/p/1")
    assert "Next client" not in page.text
    assert "/at" not in page.links


def test_the_door_of_the_desk_names_nothing(config: Config, clock: Clock, line: str) -> None:
    for code in ("kk", "ru", "en"):
        page = Page(desk_of(config, clock, line).get(f"/at?l={code}").text)
        assert page.language == code
        assert page.title.strip() in ("Page", "Парақ", "Страница")
        assert "/exit" not in page.links
        assert [held["name"] for held in page.inputs if held.get("type") == "text"] == ["a"]


def test_an_open_desk_shows_what_is_good_to_know(worker: Visitor) -> None:
    page = worker.page("/at")
    assert page.links[0] == "/exit"
    assert "Say what your organisation must report" in page.text
    duties = worker.office.library.points("reporting-duty", worker.office.today())
    assert len(duties) > 5
    assert all(one.text.en.split("{")[0] in page.text for one in duties)


def test_a_worker_reads_the_question_for_a_helper(worker: Visitor, visitor: Visitor) -> None:
    assert "Is this person in danger right now?" in worker.page("/p/1").text
    assert "Is this person in danger right now?" not in visitor.page("/p/1").text
    assert "Read the question aloud" in worker.page("/p/3").text


def test_the_passphrase_opens_the_desk_and_nothing_else_does(config: Config, clock: Clock, line: str) -> None:
    visitor = desk_of(config, clock, line)
    for wrong in ("", "four everyday words", PASSPHRASE.upper(), "x" * 5000):
        response = visitor.client.post("/at", data={"l": "en", "a": wrong}, base_url=BASE)
        assert response.status_code == 422
        assert visitor.cookie == ""
        assert wrong == "" or wrong not in response.text
    entered(visitor, PASSPHRASE)
    assert "Before the questions" in visitor.page("/at").text


def test_after_a_wrong_passphrase_the_door_speaks_the_chosen_language(config: Config, clock: Clock, line: str) -> None:
    visitor = desk_of(config, clock, line)
    english = {"Accept-Language": "en"}
    for code in ("kk", "ru"):
        sent = {"l": code, "a": "wrong"}
        page = Page(visitor.client.post("/at", data=sent, base_url=BASE, headers=english).text)
        assert page.language == code
        assert [one["value"] for one in page.inputs if one.get("name") == "l"] == [code], "the next try keeps it too"


def test_guesses_are_held_up(config: Config, clock: Clock, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Passphrase, "fits", lambda *_: False)
    app = create_app(replace(config, desk=line), clock=clock)
    seen = [
        Visitor(app).client.post("/at", data={"a": f"guess {n}"}, base_url=BASE).status_code
        for n in range(LIMITS[Deed.DESK].most + 1)
    ]
    assert seen == [422] * LIMITS[Deed.DESK].most + [429]


def test_another_site_cannot_open_the_desk(config: Config, clock: Clock) -> None:
    visitor = desk_of(config, clock)
    visitor.client.post("/at", data={"l": "en"}, base_url=BASE, headers={"Sec-Fetch-Site": "cross-site"})
    assert visitor.cookie == ""


def test_the_next_client_finds_nothing_of_the_last(worker: Visitor) -> None:
    worker.walk()
    worker.answer(StepId.DETAILS, {"a": NAME, "d": "Случай (вымышленный)"})
    old, token = worker.ticket, worker.token()
    first = worker.post("/at/n")
    assert first.headers["Location"] == "/at/n", "asked once: nothing was printed or saved"
    assert "Nothing was printed or saved yet" in worker.page("/at/n").text
    assert worker.answers != Answers()
    gone = worker.post("/at/n", {"a": "yes"})
    assert (gone.status_code, gone.headers["Location"]) == (303, "/at")
    assert gone.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert worker.office.vault.open(old) is None
    assert worker.ticket.id != old.id
    assert worker.ticket.secret != old.secret
    assert worker.answers == Answers()
    assert "Nothing of them was printed" not in worker.page("/at").text
    late = worker.post("/p/23", {"a": NAME}, token=token)
    assert late.status_code == 403, "a page of the last client that is still open cannot write into the next one's"
    assert NAME not in late.text, "nor be shown there, to be sent by mistake"
    assert worker.answers == Answers()


def test_nothing_is_asked_where_nothing_would_be_lost(worker: Visitor) -> None:
    assert worker.post("/at/n").headers["Location"] == "/at", "no answers at all"
    worker.walk()
    worker.answer(StepId.KEEP, {"a": "home"})
    assert worker.get("/d/list.pdf").status_code == 200
    before = worker.ticket
    assert worker.post("/at/n").headers["Location"] == "/at", "the paper was taken along"
    assert worker.office.vault.open(before) is None


def test_what_was_changed_after_printing_is_asked_about(worker: Visitor) -> None:
    worker.answer(StepId.KEEP, {"a": "home"})
    assert worker.get("/d/list.pdf").status_code == 200
    worker.answer(StepId.DETAILS, {"a": NAME})
    assert worker.post("/at/n").headers["Location"] == "/at/n"


def test_the_next_client_needs_the_page_s_own_token(worker: Visitor) -> None:
    worker.answer(StepId.DANGER, {"a": "no"})
    assert worker.post("/at/n", {"a": "yes"}, token="x").status_code == 403
    assert worker.answers != Answers()


def test_no_other_conversation_has_a_desk(worker: Visitor) -> None:
    other = Visitor(worker.app)
    other.begin("en")
    other.answer(StepId.DANGER, {"a": "no"})
    assert "Next client" not in other.page("/l").text
    for path in ("/at/n", "/at/c"):
        assert other.get(path).headers["Location"] == "/l"
        assert other.post(path, {"a": "yes"}).headers["Location"] == "/l"
    assert other.answers != Answers()


def test_a_covered_screen_shows_nothing(worker: Visitor, clock: Clock) -> None:
    worker.answer(StepId.DETAILS, {"a": NAME})
    token = worker.token()
    cover = worker.page("/at/c?b=/p/23")
    assert NAME not in cover.html
    assert cover.links == ["/exit"]
    for path in ("/p/23", "/c", "/l", "/d/list.pdf", "/at", "/"):
        response = worker.get(path)
        assert NAME not in response.text
        assert response.headers.get("Location", "/at/c") == "/at/c"
    clock.move(minutes=9)
    assert worker.post("/at/c", {"b": "/p/23"}, token=token).headers["Location"] == "/p/23"
    assert NAME in worker.page("/p/23").html


def test_an_open_desk_leaves_when_nobody_comes_back(worker: Visitor, clock: Clock) -> None:
    worker.answer(StepId.DETAILS, {"a": NAME})
    old, token = worker.ticket, worker.token()
    assert worker.get("/at/c").headers["Refresh"] == "600;url=/exit"
    clock.move(minutes=11)
    response = worker.post("/at/c", token=token)
    assert response.headers["Location"] == worker.office.config.leave_to
    assert worker.office.vault.open(old) is None
    assert worker.cookie == ""


def test_a_locked_cover_opens_by_the_passphrase_alone(config: Config, clock: Clock, line: str) -> None:
    worker = desk_of(config, clock, line)
    entered(worker, PASSPHRASE)
    worker.answer(StepId.DETAILS, {"a": NAME})
    token = worker.token()
    worker.page("/at/c")
    wrong = worker.post("/at/c", {"a": "not this one", "b": "/p/23"}, token=token)
    assert wrong.status_code == 422
    assert NAME not in wrong.text
    assert worker.get("/p/23").headers["Location"] == "/at/c"
    clock.move(minutes=15)
    right = worker.post("/at/c", {"a": PASSPHRASE, "b": "https://elsewhere.example/"}, token=token)
    assert right.headers["Location"] == "/at"
    assert worker.answers.papers.own_name == NAME


def test_covering_keeps_what_was_typed(worker: Visitor) -> None:
    response = worker.post("/p/23", {"a": NAME, "w": "1"})
    assert response.headers["Location"] == "/at/c?b=/p/23"
    assert worker.answers.papers.own_name == NAME


def test_elsewhere_the_cover_s_mark_means_nothing(visitor: Visitor) -> None:
    assert visitor.post("/p/23", {"a": NAME, "w": "1"}).headers["Location"] != "/at/c?b=/p/23"


@pytest.mark.parametrize("tongue", [Tongue.KK, Tongue.RU, Tongue.KK_RU])
def test_who_helped_stands_above_the_signature_if_wished(app: Flask, tongue: Tongue) -> None:
    room = Visitor(app).office
    told = Helped(NAME, Helper.SOCIAL, "Дана (вымышленное имя)", Consent.GIVEN)
    for kind in (PaperKind.STATEMENT, PaperKind.BREACH, PaperKind.NO_APPROACH):
        shown = []
        for answers in (Answers(helped=told), Answers()):
            case = Case(answers, decide(answers, room.today(), room.library), room.library)
            shown.append(str(body(make(kind, case, tongue))))
        assert NAME in shown[0]
        assert "Дана" in shown[0]
        assert len(shown[1]) < len(shown[0])


def test_the_setting_says_what_it_takes(tmp_path: Path, line: str) -> None:
    kept = tmp_path / "desk"
    kept.write_text(line + "\n")
    data = {"DATA": str(tmp_path)}
    assert load(data).desk == ""
    assert load(data | {"DESK": "off"}).desk == ""
    assert load(data | {"DESK": "open"}).desk == "open"
    assert load(data | {"DESK": str(kept)}).desk == line
    for held in (PASSPHRASE, line[:-20], line.rpartition("$")[0], line.replace("argon2id", "argon2i"), ""):
        kept.write_text(held)
        with pytest.raises(SettingError, match="DESK"):
            load(data | {"DESK": str(kept)})
    for wrong in (str(tmp_path / "missing"), "yes"):
        with pytest.raises(SettingError, match="DESK"):
            load(data | {"DESK": wrong})
    for minutes in ("2", "21", "ten"):
        with pytest.raises(SettingError, match="COVER_MINUTES"):
            load(data | {"COVER_MINUTES": minutes})


def test_the_command_writes_the_hash_for_its_owner_alone(app: Flask, tmp_path: Path) -> None:
    kept = tmp_path / "desk"
    runner = app.test_cli_runner()
    said = runner.invoke(args=["desk-passphrase", str(kept)], input=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert said.exit_code == 0, said.output
    assert PASSPHRASE not in said.output + kept.read_text()
    assert kept.stat().st_mode & 0o077 == 0
    assert Passphrase(kept.read_text().strip()).fits(PASSPHRASE)
    short = "x" * (LEAST - 1)
    assert runner.invoke(args=["desk-passphrase", str(kept)], input=f"{short}\n{short}\n").exit_code == 2


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_who_writes_a_name_is_told_who_may_read_it(worker: Visitor, language: str) -> None:
    worker.post("/g", {"l": language, "b": "/p/58"})
    words = translator(Language(language))(
        "The other person may read this name on a paper that is handed over. The role alone is enough."
    )
    for address in ("/p/58", "/at/e/13"):
        page = worker.page(address)
        assert page.text.index(words) < page.text.index(translator(Language(language))("In what role"))
