"""Drops the answers of pages that are no longer asked."""

from __future__ import annotations

from dataclasses import fields, replace

from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.journey.fields import FIELDS, value_at
from assistant.journey.path import ASKED_IF, is_asked


def prune(answers: Answers) -> Answers:
    """Return the answers without those of pages that are not asked; the same object if nothing falls away."""
    for step in ASKED_IF:
        if not is_asked(step, answers):
            answers = _without(answers, step)
    return answers


def _without(answers: Answers, step: StepId) -> Answers:
    for field in FIELDS[step]:
        section_name, name = field.split(".")
        section = getattr(answers, section_name)
        default = next(f.default for f in fields(section) if f.name == name)
        if value_at(answers, field) != default:
            answers = replace(answers, **{section_name: replace(section, **{name: default})})
    return answers
