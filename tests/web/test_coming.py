"""The page of what can happen next: drawn with a title and a description, and the same in words."""

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
def test_the_drawing_and_the_list_say_the_same(app: Flask, language: Language) -> None:
    visitor = Visitor(app)
    visitor.begin(language.value)
    visitor.walk()
    for step, inputs in ORDER.items():
        visitor.answer(step, inputs)
    page = visitor.page("/b")
    [drawing] = re.findall(r"<svg.*?</svg>", page.html, re.DOTALL)
    assert 'role="img" aria-labelledby="steps-title steps-told"' in drawing
    assert re.search(r'<title id="steps-title">[^<]+</title>', drawing)
    told = re.search(r'<desc id="steps-told">([^<]+)</desc>', drawing)
    assert told
    text = page.text.replace("\u00a0", " ")
    assert END[language] in told[1].replace("\u00a0", " ")
    listed = text[text.rindex("</svg>") if "</svg>" in text else 0 :]
    for label in re.findall(r"\d\. ([^<]+)</text>", drawing):
        assert listed.count(label) >= 2, label
    assert len(re.findall(r'font-weight="700"', drawing)) == 6


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
    drawing = page.html[page.html.index("<svg") : page.html.index("</svg>")]
    assert not re.search(r"20\d\d", drawing)
