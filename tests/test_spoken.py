"""What is said on the phone: every question and every choice, in three languages, short, to "you"."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from assistant import spoken
from assistant.domain.steps import Section, StepId
from assistant.domain.text import Language
from assistant.locale import translator
from assistant.web.every import questions_of

LONGEST_QUESTION = 130  # characters: what is said in one breath or two, and remembered
LONGEST_CHOICE = 100
LONGEST_OF_CONTENT = 330  # a ban with its examples: several short sentences
_READ = (StepId.REQUESTS, StepId.PLAN, StepId.REGION)
# Whole sentences that a lawyer or a service signed, or of a paper in her own words: they are read as they stand.
OF_CONTENT = frozenset(
    (StepId.BANS, StepId.BREACHES, StepId.SIGNS, StepId.EVIDENCE, StepId.PRIORITIES, StepId.COMPLAINTS, *_READ)
)
OWN = re.compile(r"\b(I|me|my|mine|we|us|our|myself)\b", re.I)
OWN_KAZAKH = re.compile(r"\b(менің|менімен|маған|біздің)\b|(мын|мін|пын|пін|бын|бін)\b", re.I)
OWN_RUSSIAN = re.compile(r"\b(я|мне|меня|мной|мой|моя|мою|моих|моего|моей|мы)\b", re.I)


@pytest.mark.parametrize("language", list(Language))
def test_every_question_has_a_line_that_can_be_said(language: Language) -> None:
    say = translator(language)
    assert set(spoken.LINES) == set(StepId)
    said = {step: say(line) for step, line in spoken.LINES.items()}
    assert [step for step, line in said.items() if not line or len(line) > LONGEST_QUESTION] == []
    assert [line for line in said.values() if re.search(r"[()/;*]|\d{3}", line)] == [], "brackets cannot be heard"
    if language is not Language.EN:
        assert [line for step, line in said.items() if line == spoken.LINES[step]] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_choice_is_said_to_her_and_not_in_the_first_person(app: Flask, language: Language) -> None:
    say = translator(language)
    own = {Language.EN: OWN, Language.KK: OWN_KAZAKH, Language.RU: OWN_RUSSIAN}[language]
    wrong, seen = [], 0
    with app.test_request_context("/"):
        for section in Section:
            for one in questions_of(section, language):
                for held in (held for each in one.inputs for held in each.choices):
                    seen += 1
                    line = say(spoken.heard(held.choice.label))
                    most = LONGEST_OF_CONTENT if one.step in OF_CONTENT else LONGEST_CHOICE
                    first_person = own.search(line) and one.step not in OF_CONTENT and " деп " not in line  # a threat
                    if first_person or not 0 < len(line) <= most:
                        wrong.append((one.step, line))
    assert seen > 300
    assert [f"{step} {line}" for step, line in wrong] == []


def test_an_override_words_a_choice_that_is_there(app: Flask) -> None:
    with app.test_request_context("/"):
        shown = {
            held.choice.label
            for section in Section
            for one in questions_of(section, Language.EN)
            for each in one.inputs
            for held in each.choices
        }
    assert set(spoken._HEARD) - shown == set()
