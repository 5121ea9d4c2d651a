"""Words which other answers would change a finding, question by question, as the pages of the questions word them."""

from __future__ import annotations

from itertools import groupby

from assistant.domain.findings import Answer, Finding
from assistant.domain.steps import StepId
from assistant.domain.text import N_, Language
from assistant.journey.path import is_asked
from assistant.locale import translator
from assistant.rules.case import Case
from assistant.rules.counterfactual import ALLOWED, Change, what_would_change
from assistant.templating import value_text
from assistant.web.addresses import NUMBER_OF

Line = tuple[StepId, Answer, list[str]]
_FEW = 4
_ANOTHER = N_("another answer")


def change_lines(case: Case, finding: Finding, language: Language) -> list[Line]:
    """One line for each question and each answer that the finding would have then."""
    asked = [step for step in ALLOWED.values() if is_asked(step, case.answers)]
    changes = sorted(what_would_change(case, finding.id, asked), key=lambda c: (NUMBER_OF[c.step], c.answer.value))
    grouped = groupby(changes, key=lambda change: (change.step, change.answer))
    return [(step, answer, _values(list(held), language)) for (step, answer), held in grouped]


def _values(changes: list[Change], language: Language) -> list[str]:
    """The answers, or "another answer" where there are too many to read."""
    if len(changes) > _FEW:
        return [translator(language)(_ANOTHER)]
    return [text.rstrip(".") for change in changes for text in value_text(change.value, language, {})]
