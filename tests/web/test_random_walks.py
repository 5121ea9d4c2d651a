"""Random walks through the forms always end in a paper, and never in a crash."""

from __future__ import annotations

import random

import pytest

from assistant.domain.papers import PaperKind
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.web.addresses import FINDING_PAGES, STEP_OF, TOPIC_PAGES, step_path
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("open_limits")
READ = (
    "/r",
    "/l",
    "/c",
    "/s",
    "/k",
    "/q",
    "/i",
    "/h",
    "/e",
    "/x",
    "/n",
    "/f",
    "/b",
    *(f"/n/{number}/f" for number in range(1, 13)),
    *(f"/t/{number}" for number in range(1, len(FINDING_PAGES) + 1)),
    *(f"/m/{number}" for number in range(1, len(TOPIC_PAGES) + 1)),
)
DATES = (
    ("10", "10", "2026"),
    ("", "3", "2026"),
    ("", "", "2025"),
    ("1", "3", "2026"),
    ("15", "6", "2024"),
    ("", "", ""),
)
WORDS = ("", "Айгүл", "Мы живём вместе, ол үйде болды.", "x" * 140, "one\ntwo\n\nthree")


def random_inputs(page: Page, chance: random.Random) -> dict[str, str | list[str]]:
    """What somebody might send from this page."""
    names = {held.get("name", "") for held in page.inputs}
    inputs: dict[str, str | list[str]] = {}
    if "a-day" in names:
        if chance.random() < 0.2:
            return {"a": chance.choice(("unknown", "rather-not"))}
        day, month, year = chance.choice(DATES)
        return {"a-day": day, "a-month": month, "a-year": year}
    if offered := page.offered():
        many = any(held.get("type") == "checkbox" for held in page.inputs if held.get("name") == "a")
        if many:
            own = [one for one in offered if one not in ("none", "unknown", "rather-not")]
            inputs["a"] = chance.sample(own, chance.randint(0, min(6, len(own)))) if own else []
            if not inputs["a"]:
                inputs["a"] = [chance.choice(("none", "unknown", "rather-not"))]
        elif chance.random() < 0.95:
            inputs["a"] = chance.choice(offered)
    for name in names & ({"b", "c", "d"} if offered else {"a", "b", "c", "d"}):
        inputs[name] = chance.choice(WORDS)
    return inputs


def walk_at_random(visitor: Visitor, chance: random.Random) -> None:
    """Answer every section, sometimes wrongly, sometimes changing the language or an earlier answer."""
    for section in chance.sample(list(Section), len(Section)):
        for step in STEPS_BY_SECTION[section]:
            path = step_path(step, checking=chance.random() < 0.2)
            response = visitor.get(path)
            if response.status_code == 303:
                assert response.headers["Location"] == "/l"
                continue
            assert response.status_code == 200
            inputs = random_inputs(Page(response.text), chance)
            if chance.random() < 0.1:
                inputs["l"] = chance.choice(("kk", "ru", "en"))
            response = visitor.post(path, inputs)
            assert response.status_code in (200, 303, 422), (path, inputs, response.status_code)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.slow
def test_a_random_walk_ends_in_a_paper(stranger: Visitor, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    stranger.begin(chance.choice(("kk", "ru", "en")))
    for _ in range(2):
        walk_at_random(stranger, chance)
        for path in READ:
            response = stranger.get(path)
            assert response.status_code in (200, 404), path
            assert response.status_code == 200 or path == "/t/15"
        assert stranger.get("/d/v").status_code == 200
        stranger.answer(StepId.WORSE, {"a": chance.choice(("no", "unknown"))})
        stranger.answer(StepId.KEEP, {"a": chance.choice(("home", "with-me", "unknown"))})
        for file in ("sheet-1", f"sheet-{chance.randint(2, len(PaperKind))}"):
            paper = stranger.get(f"/d/{file}.pdf")
            assert paper.status_code == 200
            assert paper.data.startswith(b"%PDF-")
        for file in ("list", "note", "page"):
            assert stranger.get(f"/d/{file}.pdf").status_code in (200, 303)


@pytest.mark.parametrize("seed", range(8))
def test_following_continue_ends_at_the_result(stranger: Visitor, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    stranger.begin("en")
    where, steps = "/p/1", 0
    while where not in ("/r", "/l"):
        steps += 1
        assert steps < 60
        page = stranger.page(where)
        if where == "/q":
            where = next(link for link in page.links if link.startswith("/p/") or link == "/l")
            continue
        assert int(where.removeprefix("/p/")) in STEP_OF
        response = stranger.post(where, random_inputs(page, chance))
        if response.status_code == 303:
            where = response.headers["Location"]
    assert stranger.get("/d/v").status_code == 200
