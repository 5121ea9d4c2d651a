"""Pages that are kept ready: they say what their templates say, and hold nothing about anybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from assistant.app import create_app
from assistant.config import Config
from assistant.domain.answers import Answers, Papers
from assistant.domain.choices import Told
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.fields import FIELDS
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.web import questions
from assistant.web.addresses import step_path
from assistant.web.shells import Shell, hole, tick
from forms.registry import FORMS
from tests.clock import Clock
from tests.conftest import TODAY
from tests.visitor import BASE, Visitor

OWN_NAME = "Айгерім Ойдан-Шығарылған"  # made up
VARIANTS = (0, 1, 2)


def told(variant: int) -> Answers:
    """Every usual question answered: with the first choice, with all or "I do not know", with none or "rather not"."""
    answers = Answers(papers=Papers(own_name=OWN_NAME))
    for step, form_type in FORMS.items():
        if step in questions.TEMPLATE_OF or step is StepId.COMPLAINTS:
            continue
        section, name = FIELDS[step][0].split(".")
        held = replace(getattr(answers, section), **{name: _value(form_type.of(answers, TODAY)["a"], variant)})
        answers = replace(answers, **{section: held})
    return answers


def _value(field: Any, variant: int) -> Any:
    if field.kind == "date":
        return (RoughDate(2026, 10, 10), RoughDate(2026, 10), Told.RATHER_NOT)[variant]
    if field.kind == "hour":
        return (Hour(17), Told.UNKNOWN, Told.RATHER_NOT)[variant]
    members = tuple(field.members.values())
    if field.kind == "many":
        return (members[:1], members, ())[variant]
    return members[0] if members and variant < 2 else next(iter(field.told.values()), None)


def keep(visitor: Visitor, answers: Answers) -> None:
    visitor.office.vault.change(visitor.ticket, lambda held: replace(held, answers=answers))


def pages_of(visitor: Visitor) -> dict[str, str]:
    """Every usual question page that can be had now."""
    paths = [step_path(step, checking=step is StepId.ACTS) for step in StepId if step not in questions.TEMPLATE_OF]
    answers = {path: visitor.get(path) for path in paths}
    return {path: answer.text for path, answer in answers.items() if answer.status_code == 200}


def assert_same_as_templates(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = pages_of(visitor)
    with monkeypatch.context() as patched:
        patched.setattr(questions, "is_kept_ready", lambda *_: False)
        made = pages_of(visitor)
    assert list(ready) == list(made)
    for path, text in ready.items():
        assert text == made[path], path


@pytest.mark.parametrize(("language", "variant"), list(zip(Language, VARIANTS, strict=True)))
def test_a_page_kept_ready_is_the_page_of_its_template(
    app: Flask, language: Language, variant: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = Visitor(app)
    visitor.begin(language)
    visitor.post("/o", {"a": "5"})
    assert_same_as_templates(visitor, monkeypatch)
    keep(visitor, told(variant))
    assert_same_as_templates(visitor, monkeypatch)
    assert len(visitor.office.shells) > 25


def test_it_is_so_at_a_desk_and_on_another_day_too(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = Visitor(create_app(replace(config, desk="open"), clock=clock))
    visitor.client.post("/at", data={"l": "ru", "a": ""}, base_url=BASE)
    visitor.client.post("/at/n", data={"t": visitor.page("/at").token}, base_url=BASE)
    assert "F8" in visitor.page("/p/3").text
    assert_same_as_templates(visitor, monkeypatch)
    before = len(visitor.office.shells)
    clock.set(2026, 11, 24, 0)
    visitor.client.post("/at", data={"l": "ru", "a": ""}, base_url=BASE)
    visitor.get("/p/3")
    assert (before > 20, len(visitor.office.shells)) == (True, 1)


def test_shells_hold_nothing_about_anybody(app: Flask) -> None:
    """Two conversations side by side: what one page was filled with is in no shell, and in no page of the other."""
    one, other = Visitor(app), Visitor(app)
    one.begin("kk")
    other.begin("kk")
    keep(one, told(0))
    pages, elsewhere = pages_of(one), "".join(pages_of(other).values())
    tokens = one.token(), other.token()
    assert tokens[0] in pages["/p/3"]
    held = b"".join(part for shell in one.office.shells for part in shell.parts).decode()
    assert len(held) > 10_000
    for secret in (*tokens, one.cookie, other.cookie, OWN_NAME, " checked", 'value="10"', 'value="2026"'):
        assert secret not in held, secret
    for secret in (tokens[0], one.cookie, OWN_NAME, " checked", 'value="2026"'):
        assert secret not in elsewhere, secret


def test_what_fills_a_hole_is_escaped_and_none_may_be_missing() -> None:
    shell = Shell.of(f'<p>{hole("own")}</p><input value="yes"{tick("yes")}>')
    assert shell.fill({"own": '<b> & "'}) == b'<p>&lt;b&gt; &amp; &#34;</p><input value="yes">'
    assert shell.fill({"own": "\x02own\x03"}, ("yes",)) == b'<p>\x02own\x03</p><input value="yes" checked>'
    with pytest.raises(KeyError):
        shell.fill({})
