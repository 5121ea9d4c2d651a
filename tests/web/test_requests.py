"""What is asked for, paper by paper: kept as an answer, under the name of its paper, on that paper alone."""

from __future__ import annotations

import pytest

from assistant.domain.papers import ASKING, PaperKind
from assistant.domain.steps import StepId
from assistant.web.addresses import step_path
from tests.visitor import Visitor


@pytest.mark.parametrize("kind", [kind for kinds in ASKING.values() for kind in kinds])
def test_each_paper_that_asks_has_its_marks_on_the_page(visitor: Visitor, kind: PaperKind) -> None:
    visitor.walk()
    visitor.answer(StepId.CHOOSE, {"a": kind.value})
    page = visitor.page(step_path(StepId.REQUESTS))
    name = next(name for name, kinds in ASKING.items() if kind in kinds)
    own = [one for one in page.offered("a") if "." in one]
    assert own
    assert all(one.startswith(f"{name}.") for one in own)
    assert '<h2 class="group">' not in page.html
    visitor.answer(StepId.REQUESTS, {"a": own[0]})
    assert visitor.answers.wishes.requests == (own[0],)
    assert visitor.page("/c").text.count(own[0]) == 0, "its words, not its name"


def test_marks_of_several_papers_stand_under_their_names(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.CHOOSE, {"a": ["statement", "complaint", "breach"]})
    html = visitor.page(step_path(StepId.REQUESTS)).html
    assert html.count('<h2 class="group">') == 3
    offered = visitor.page(step_path(StepId.REQUESTS)).offered("a")
    chosen = [next(one for one in offered if one.startswith(name)) for name in ("statement", "complaint")]
    visitor.answer(StepId.REQUESTS, {"a": chosen})
    assert set(visitor.answers.wishes.requests or ()) == set(chosen)


def test_a_paper_that_asks_for_nothing_asks_nothing(visitor: Visitor) -> None:
    visitor.walk()
    visitor.answer(StepId.CHOOSE, {"a": "exam"})
    assert visitor.get(step_path(StepId.REQUESTS)).headers["Location"] == "/l"
