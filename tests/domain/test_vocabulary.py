"""The vocabulary hangs together: groups hold every act once, every page has a place, a field and a wording."""

from __future__ import annotations

from enum import StrEnum
from typing import get_type_hints

from assistant.domain import acts, choices, papers
from assistant.domain.acts import ACTS_BY_GROUP, OTHER_ACTS, SEXUAL_ACTS, Act
from assistant.domain.answers import Answers
from assistant.domain.codec import field_types
from assistant.domain.fields import FIELDS
from assistant.domain.findings import Answer
from assistant.domain.steps import STEPS_BY_SECTION, StepId
from assistant.labels import label
from assistant.questions import QUESTIONS


def test_every_act_stands_in_one_group() -> None:
    grouped = [act for acts in ACTS_BY_GROUP.values() for act in acts]
    assert sorted(grouped) == sorted(Act)
    assert set(SEXUAL_ACTS) | set(OTHER_ACTS) == set(Act)
    assert not set(SEXUAL_ACTS) & set(OTHER_ACTS)


def test_every_page_stands_in_one_section_and_has_a_question() -> None:
    placed = [step for steps in STEPS_BY_SECTION.values() for step in steps]
    assert sorted(placed) == sorted(StepId)
    assert set(QUESTIONS) == set(StepId)
    assert all(question.ask for question in QUESTIONS.values())


def test_every_field_of_the_answers_is_asked_on_one_page() -> None:
    fields = [f"{section}.{field}" for section, hint in get_type_hints(Answers).items() for field in field_types(hint)]
    asked = [field for fields in FIELDS.values() for field in fields]
    assert sorted(asked) == sorted(fields)
    assert set(FIELDS) == set(StepId)


def test_every_choice_has_a_wording_of_its_own_within_its_question() -> None:
    enums: list[type[StrEnum]] = [
        one
        for module in (acts, choices, papers)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    ]
    assert len(enums) >= 10
    enums.append(Answer)
    for enum in enums:
        words = [label(member) for member in enum]
        assert all(words)
        assert len(set(words)) == len(words), f"two choices of {enum.__name__} read the same"
