"""Drops the answers of pages that are no longer asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from assistant.domain.answers import Answers
from assistant.domain.fields import FIELDS
from assistant.domain.steps import StepId
from assistant.journey.path import ASKED_IF, is_asked


def prune(answers: Answers) -> Answers:
    """Return the answers without those of pages that are not asked; the same object if nothing falls away."""
    for step in ASKED_IF:
        if not is_asked(step, answers):
            answers = _without(answers, step)
    return answers


def _without(answers: Answers, step: StepId) -> Answers:
    for section_name, name, default in _places(step):
        section = getattr(answers, section_name)
        if getattr(section, name) != default:
            answers = replace(answers, **{section_name: replace(section, **{name: default})})
    return answers


@cache
def _places(step: StepId) -> tuple[tuple[str, str, Any], ...]:
    """Section, field and the value of "not answered" of everything that a page fills."""
    split = (field.split(".") for field in FIELDS[step])
    return tuple((section, name, getattr(getattr(Answers(), section), name)) for section, name in split)
