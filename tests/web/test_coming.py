"""The page of what can happen next: a line of steps, each drawn sign beside the words that say the same."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from assistant.domain.steps import StepId
from assistant.domain.text import Language
from tests.visitor import Visitor

ORDER = {
    StepId.IN_FORCE: {"a": "order"},
    StepId.SERVED: {"a-day": "12", "a-month": "11", "a-year": "2026"},
    StepId.REPORTED: {"a": "yes"},
    StepId.REPORTED_ON: {"a-day": "11", "a-month": "10", "a-year": "2026"},
}
END = {Language.KK: "2026 жылғы 12 желтоқсан", Language.RU: "12 декабря 2026 года", Language.EN: "12 December 2026"}


@pytest.mark.parametrize("language", Language)
def test_each_step_stands_once_with_its_sign_its_day_and_how_sure_it_is(app: Flask, language: Language) -> None:
    visitor = Visitor(app)
    visitor.begin(language.value)
    visitor.walk()
    for step, inputs in ORDER.items():
        visitor.answer(step, inputs)
    page = visitor.page("/b")
    [line] = re.findall(r'<ol class="line-of-steps">.*?</ol>', page.html, re.DOTALL)
    steps = re.findall(r"<li.*?</li>", line, re.DOTALL)
    assert len(steps) == 6
    for number, step in enumerate(steps, start=1):
        assert len(re.findall(r'<svg[^>]* aria-hidden="true"', step)) == 1
        assert re.search(rf"<h2>{number}\. [^<]+</h2>\s*<p>.*?\w.*?\.</p>", step)
    [end] = [step for step in steps if END[language] in step.replace("\u00a0", " ")]
    assert END[language] not in line.replace(end, "").replace("\u00a0", " ")
    assert page.text.replace("\u00a0", " ").count(END[language]) == 1


def test_the_drawing_carries_no_style_and_loads_nothing(visitor: Visitor) -> None:
    page = visitor.page("/b")
    assert "style=" not in page.html
    assert "url(" not in page.html
    assert "<image" not in page.html


def test_the_page_is_linked_from_the_result_and_the_list(visitor: Visitor) -> None:
    visitor.walk()
    assert "/b" in visitor.page("/r").links
    assert "/b" in visitor.page("/l").links


def test_without_answers_no_day_is_made_up(visitor: Visitor) -> None:
    page = visitor.page("/b")
    line = page.html[page.html.index("<ol") : page.html.index("</ol>")]
    assert not re.search(r"20\d\d", re.sub(r'<p class="hint">.*?</p>', "", line))
