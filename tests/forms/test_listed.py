"""A list typed as lines: what a line means, what stays as it was, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.answers import Answers, Breach, Diary, Happening, Incident
from assistant.domain.choices import Place, Told, YesNo
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.locale import translator
from assistant.templating import say_message
from forms.base import StepForm
from forms.codes import codes_of, typed_of
from forms.keys import NoSuchCode
from forms.listed import in_line, sent_one_by_one
from forms.registry import FORMS

TODAY = date(2026, 11, 23)
BANS = (("ban.near", "Come near"), ("ban.call", "Call"))
FIRST = Happening(RoughDate(2026, 5, 1), Place.HOME, "Pushed; hit", "A neighbour", "", Hour(21), YesNo.YES, YesNo.NO)
SECOND = Happening(RoughDate(2026, 7), None, "Shouted")
HELD = Answers(incident=Incident(happenings=(FIRST, SECOND)))


def form_of(step: StepId, answers: Answers, sent: MultiDict[str, str] | None = None) -> StepForm:
    return FORMS[step].of(answers, TODAY, sent, BANS if step is StepId.BREACHES else ())


def typed(lines: str, step: StepId = StepId.HAPPENINGS, answers: Answers = HELD) -> Answers:
    """The answers after the lines; ``NoSuchCode`` where one is wrong."""
    field: Any = form_of(step, answers)["a"]
    for number, sent in sent_one_by_one(field, lines, TODAY):
        form = form_of(step, answers, MultiDict(sent))
        if not form.validate():
            raise NoSuchCode(in_line(number, form["a"].errors[0]))
        answers = form.apply(answers)
    return answers


def shown(answers: Answers, step: StepId = StepId.HAPPENINGS) -> str:
    return typed_of(form_of(step, answers)["a"])


def test_a_list_reads_back_as_it_is_typed() -> None:
    assert shown(HELD).splitlines() == ["1 5 2026; 21; 1; Pushed, hit; A neighbour; ; 1; 2", "7 2026; ; ; Shouted"]
    assert typed(shown(HELD)) == HELD, "what nobody touched stays to the letter, its semicolon too"
    assert typed(shown(HELD).replace("\n", "\r\n")) == HELD


def test_a_line_is_added_changed_and_removed() -> None:
    first, second = shown(HELD).splitlines()
    added = Happening(RoughDate(2026, 11, 12), Place.STREET, "Followed", hour=Hour(8))
    street = next(n for n, one in enumerate(Place, start=1) if one is Place.STREET)
    assert typed(f"{first}\n{second}\n12 11; 8; {street}; Followed").incident.happenings == (FIRST, SECOND, added)
    assert typed(f"{first}\n8 2026; ; ; Shouted").incident.happenings == (
        FIRST,
        Happening(RoughDate(2026, 8), None, "Shouted"),
    )
    assert typed(second).incident.happenings == (SECOND,)
    assert typed(f"{second}\n{first}") == HELD, "another order is no change"
    assert typed("").incident.happenings == ()


def test_what_is_left_out_stays_open() -> None:
    for line in ("-; -; -; Shouted", ";;;Shouted", "; ; ; Shouted; -;", "—;;; Shouted ;;;;"):
        assert typed(line, answers=Answers()).incident.happenings == (Happening(words="Shouted"),), line
    assert typed(" \n;;\n-;", answers=Answers()).incident.happenings in (None, ())


def test_the_ways_out_are_typed_as_everywhere() -> None:
    for line, held in (("0", ()), ("-", Told.UNKNOWN), ("--", Told.RATHER_NOT)):
        for before in (HELD, Answers()):
            after = typed(line, answers=before)
            assert after.incident.happenings == held
            assert shown(after) == line
    assert [one.code for one in codes_of(form_of(StepId.HAPPENINGS, HELD)["a"])] == ["0", "-", "--"]


def test_a_breach_has_several_bans() -> None:
    held = typed("2 11; 23; 2 1; 1; Called the child; ; ; 2", StepId.BREACHES, Answers())
    bans = ("ban.near", "ban.call")
    call = Breach(RoughDate(2026, 11, 2), Hour(23), bans, YesNo.YES, "Called the child", police=YesNo.NO)
    assert held == Answers(diary=Diary(breaches=(call,)))
    assert shown(held, StepId.BREACHES) == "2 11 2026; 23; 1 2; 1; Called the child; ; ; 2"


def test_in_the_kazakh_layout_the_codes_are_read_and_the_words_are_kept() -> None:
    held = typed('"ә ""; ә"; "; Есіктен қуды', answers=Answers())
    assert held.incident.happenings == (Happening(RoughDate(2026, 11, 12), Place.HOME, "Есіктен қуды", hour=Hour(21)),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("31 11; 21", "Line 3: Write the date like this: 27\u00a003\u00a02026"),
        ("24.11.2026", "Line 3: This day has not come yet. Write the day it happened."),
        ("yesterday", "Line 3: Write the date like this: 27\u00a003\u00a02026"),
        ("12 11; 25", "Line 3: Write an hour from 0 to 23"),
        ("12 11; ; 77", "Line 3: No answer here has the code 77."),
        ("12 11; ; 1 2", "Line 3: Choose one answer"),
        ("; ; ; " + "ә" * 301, "Line 3: The text is long. Too many characters: 1. The limit is 300."),
        (";;;;;;;;a", "Line 3: It has more than 8 parts. Is a semicolon in the text?"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(line: str, said: str) -> None:
    with pytest.raises(NoSuchCode) as caught:
        typed(f"{shown(HELD)}\n{line}")
    assert say_message(translator(Language.EN), caught.value.message) == said
    for language in (Language.KK, Language.RU):
        assert "{" not in say_message(translator(language), caught.value.message)


def test_a_full_list_takes_no_more() -> None:
    with pytest.raises(NoSuchCode) as caught:
        typed("\n".join(f"; ; ; {n}" for n in range(41)), answers=Answers())
    assert say_message(str, caught.value.message) == "Line 41: The list is full. It holds 40 entries."
