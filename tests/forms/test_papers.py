"""Choosing papers, the separate sheet, and a password for a file."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.answers import Answers, Apart, PaperChoice
from assistant.domain.papers import PaperKind, Size, Tongue
from assistant.domain.steps import StepId
from forms.papers import ChooseForm
from forms.password import PasswordForm
from forms.registry import FORMS

TODAY = date(2026, 11, 23)
OFFERED = (("statement", "To hand over|kk-ru,kk,ru"), ("summary", "For me|kk-ru,kk,ru,ru-en,en"))


def choosing(posted: list[tuple[str, str]] | None = None, answers: Answers | None = None) -> ChooseForm:
    sent: MultiDict[str, str] | None = None if posted is None else MultiDict(posted)
    return ChooseForm.of(answers or Answers(), TODAY, posted=sent, options=OFFERED)


def input_of(kind: PaperKind) -> str:
    return choosing().a.input_of(kind)


def test_no_paper_is_chosen_for_her() -> None:
    form = choosing()
    assert [one.value for one in form.a.choices if one.checked] == []
    assert [one.value for one in form.b.choices if one.checked] == []
    assert form.a.data is None


def test_papers_keep_their_languages_and_the_size() -> None:
    form = choosing([("a", "summary"), ("a", "statement"), (input_of(PaperKind.STATEMENT), "ru"), ("b", "large")])
    assert form.validate()
    kept = form.apply(Answers())
    assert kept.papers.chosen == (PaperChoice(PaperKind.STATEMENT, Tongue.RU), PaperChoice(PaperKind.SUMMARY))
    assert kept.papers.large is Size.LARGE
    again = choosing(answers=kept)
    assert [one.value for one in again.a.choices if one.checked] == ["statement", "summary"]
    assert [one.value for one in again.a.tongues("statement") if one.checked] == ["ru"]
    assert choosing([]).apply(kept).papers.chosen == ()


def test_a_language_that_a_paper_does_not_have_is_not_kept() -> None:
    form = choosing([("a", "statement"), ("a", "annex"), (input_of(PaperKind.STATEMENT), "en")])
    assert form.validate()
    assert form.apply(Answers()).papers.chosen == (PaperChoice(PaperKind.STATEMENT, None),)


def test_the_separate_sheet_keeps_its_five_lines_apart() -> None:
    sent = MultiDict({"a": "street", "b": "phone", "c": "word", "d": "centre", "e": "school"})
    form = FORMS[StepId.APART].of(Answers(), TODAY, posted=sent)
    assert form.validate()
    kept = form.apply(Answers())
    assert kept.apart == Apart("street", "phone", "word", "centre", "school")
    assert kept == Answers(apart=kept.apart)


def test_the_reasons_for_bans_are_kept() -> None:
    form = FORMS[StepId.WHY].of(Answers(), TODAY, posted=MultiDict({"a": "because", "b": "x" * 2000}))
    assert form.validate()
    assert form.apply(Answers()).wishes.why == "because"
    assert not FORMS[StepId.WHY].of(Answers(), TODAY, posted=MultiDict({"b": "x" * 2001})).validate()


def locked(**sent: str) -> PasswordForm:
    form = PasswordForm()
    form.a.offer([("list.pdf", "For me")])
    form.process(MultiDict({"a": "list.pdf"} | sent))
    return form


@pytest.mark.parametrize("word", ["eight888", "тоғыз жол бойында", "a" * 100])
def test_a_password_typed_twice_is_taken(word: str) -> None:
    form = locked(b=word, c=word)
    assert form.validate(), form.errors
    assert form.b.data == word


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [("short", "short", "b"), ("", "", "b"), ("long enough", "long enougk", "c"), ("a" * 101, "a" * 101, "b")],
)
def test_a_slip_in_a_password_is_said(first: str, second: str, name: str) -> None:
    form = locked(b=first, c=second)
    assert not form.validate()
    assert name in form.errors
