"""Answers as lines: what is written is checked, comes back as it was, and is not made anew where nothing changed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given

from assistant.domain import codec, lines
from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Breach, Diary, Happening, Incident, Papers, People, Plan, Support
from assistant.domain.choices import Relation, YesNo
from assistant.domain.codec import AnswersError, from_json, to_json
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.text import Language
from tests.generated import answers


def plain(written: str) -> Any:
    """The lines as the JSON object that they are part of."""
    return json.loads("{" + written + "}")


@given(answers())
def test_what_was_written_comes_back_and_is_what_the_checked_way_reads(told: Answers) -> None:
    kept, written = lines.write(told)
    assert kept == told
    assert lines.read(plain(written)) == told
    assert from_json(plain(written)) == told
    assert plain(written) == to_json(told)


@pytest.mark.slow
@given(answers(), answers())
def test_a_change_writes_what_everything_written_anew_would_be(before: Answers, after: Answers) -> None:
    known, held = lines.write(before)
    mixed = replace(known, plan=after.plan, incident=after.incident, papers=after.papers)
    assert lines.write(mixed, known, held) == lines.write(mixed)
    assert lines.write(known, known, held) == (known, held)


def test_only_sections_that_changed_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    known, held = lines.write(Answers(people=People(relation=Relation.SPOUSE), papers=Papers(story="told")))
    checked: list[str] = []
    real = codec.read_section

    def noted(name: str, data: object) -> Any:
        checked.append(name)
        return real(name, data)

    monkeypatch.setattr(codec, "read_section", noted)
    lines.write(replace(known, plan=Plan(own_lines="keys")), known, held)
    assert checked == ["plan"]


def test_line_breaks_and_signs_of_json_in_a_text_part_no_lines() -> None:
    story = 'first",\n"plan":{"own_lines":"no"},\n}}\n\u2028 last'
    known, held = lines.write(Answers(papers=Papers(story=story), people=People(common_child=YesNo.YES)))
    _, newer = lines.write(replace(known, plan=Plan(own_lines="keys")), known, held)
    told = lines.read(plain(newer))
    assert (told.papers.story, told.plan.own_lines) == (codec.clean_text(story), "keys")
    assert told.people.common_child is YesNo.YES


def test_a_section_that_was_emptied_leaves_no_line() -> None:
    known, held = lines.write(Answers(people=People(relation=Relation.SPOUSE), plan=Plan(own_lines="keys")))
    assert "plan" in plain(held)
    emptied, newer = lines.write(replace(known, plan=Plan()), known, held)
    assert set(plain(newer)) == {"people"}
    assert lines.read(plain(newer)) == emptied


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (Answers(papers=Papers(own_name="x" * 151)), "papers.own_name"),
        (Answers(people=People(relation=cast(Any, "wife"))), "people.relation"),
        (Answers(incident=Incident(acts=cast(Any, ("hit", "kissed")))), "incident.acts"),
        (Answers(support=Support(region="x" * 101)), "support.region"),
        (Answers(incident=Incident(happenings=(Happening(),) * 41)), "incident.happenings"),
    ],
)
def test_what_no_answer_can_be_is_refused_when_it_is_written(wrong: Answers, where: str) -> None:
    with pytest.raises(AnswersError) as refused:
        lines.write(wrong)
    assert refused.value.where == where
    known, held = lines.write(Answers(plan=Plan(own_lines="keys")))
    with pytest.raises(AnswersError):
        lines.write(replace(wrong, plan=known.plan), known, held)


def test_what_is_kept_is_what_would_be_read_back() -> None:
    kept, written = lines.write(
        Answers(papers=Papers(story=" a\u200bb "), incident=Incident(acts=(Act.INSULTED, Act.HIT)))
    )
    assert (kept.papers.story, kept.incident.acts) == ("ab", (Act.HIT, Act.INSULTED))
    assert lines.read(plain(written)) == kept


def test_every_kind_of_value_comes_back_as_its_own_type() -> None:
    told = Answers(
        incident=Incident(happenings=(Happening(when=RoughDate(2026, 10), hour=Hour(7), words="w"),)),
        diary=Diary(breaches=(Breach(bans=("a.b",), police=YesNo.NO),)),
        papers=Papers(language=Language.KK),
        support=Support(region="kz-71", needs=()),
    )
    read = lines.read(plain(lines.write(told)[1]))
    assert read == told
    assert type(read.papers.language) is Language
    assert isinstance(read.incident.happenings, tuple)
    assert type(read.incident.happenings[0].hour) is Hour


def test_another_vocabulary_has_another_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = {lines.vocabulary()}
    for name, value in (
        ("TEXT_LIMIT", 5000),
        ("ID_LIMIT", 90),
        ("TEXT_LIMITS", {**codec.TEXT_LIMITS, "papers.reach": 200}),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(codec, name, value)
            marks.add(lines.vocabulary.__wrapped__())
    for kind in (People, Plan):  # as if a field were another one
        with monkeypatch.context() as patch:
            types_of = codec.field_types
            renamed = {kind: {f"new_{name}": kinds for name, kinds in types_of(kind).items()}}
            patch.setattr(codec, "field_types", lambda one, new=renamed, old=types_of: new.get(one) or old(one))
            marks.add(lines.vocabulary.__wrapped__())
    assert len(marks) == 6
    assert lines.vocabulary.__wrapped__() == lines.vocabulary()


def test_the_mark_holds_every_choice_in_its_order() -> None:
    shape = lines._shape(Relation)
    assert isinstance(shape, list)
    assert shape == [(one.name, one.value) for one in Relation]
    assert repr(shape) in repr(lines._shape(Answers))
