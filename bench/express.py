"""Keys and minutes that a worker needs for a typical case: ``python -m bench.express``. The minutes are an estimate.

The keys are counted from the real forms: each line of ``typical.toml``, a made-up case, as the express entry reads it.
The minutes come from the keystroke-level model (Card, Moran, Newell, Communications of the ACM 23 (7), 1980): nobody
was watched with a stop-watch, and talking with the person is not in them.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from assistant.app import create_app
from assistant.config import OPEN_DESK, Config
from assistant.domain.answers import Answers
from assistant.domain.codec import from_json
from assistant.domain.fields import is_answered
from assistant.domain.steps import STEPS_BY_SECTION, Section, StepId
from assistant.domain.text import Language
from assistant.journey import path
from assistant.web.options import options_for
from bench.people import DAY, PEPPER
from forms.codes import typed_of
from forms.registry import FORMS

CASE = Path(__file__).parent / "typical.toml"
KEY = 0.75  # seconds: the model's figure for typing complex codes; an average typist needs 0.28 for plain words
THINK = 1.35  # seconds before each line: the model's mental preparation
WAIT = 0.5  # seconds for each page: an assumption, far above what was measured
ENTER = 1
OPEN = 2  # keys: Enter on the button of an open desk, F2


@dataclass(frozen=True, slots=True)
class Effort:
    """What it takes: lines to fill, keys to press, pages to wait for; ``seconds`` by the model."""

    lines: int = 0
    keys: int = OPEN
    pages: int = 2

    @property
    def seconds(self) -> float:
        """The estimate."""
        return self.keys * KEY + self.lines * THINK + self.pages * WAIT


def case() -> Answers:
    """The made-up typical case."""
    return from_json(tomllib.loads(CASE.read_text(encoding="utf-8")))


def lines(section: Section, answers: Answers) -> Iterator[tuple[StepId, str]]:
    """What is typed in a section for these answers; inside a request of the app."""
    for step in path.steps_of(section, answers):
        form = FORMS[step].of(answers, DAY.date(), options=options_for(step, answers, Language.RU))
        if is_answered(step, answers):
            yield from ((step, typed_of(field)) for field in form)


def effort(app: Flask, answers: Answers, sections: tuple[Section, ...]) -> Effort:
    """The effort for some sections; dates are typed with their year, as the page writes them back."""
    with app.test_request_context("/"):
        typed = [[line for _, line in lines(section, answers)] for section in sections]
    count = sum(map(len, typed))
    keys = sum(len(line) + ENTER for section in typed for line in section)
    return Effort(count, OPEN + keys, 2 + len(sections))


def told(answers: Answers) -> tuple[Section, ...]:
    """The sections of which the case tells anything."""
    return tuple(s for s, steps in STEPS_BY_SECTION.items() if any(is_answered(step, answers) for step in steps))


def main() -> None:
    answers = case()
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Config(data=Path(folder), secrets=(PEPPER,), desk=OPEN_DESK), clock=DAY.timestamp)
        for what, sections in (("to the first result", (Section.FIRST,)), ("the whole case", told(answers))):
            one = effort(app, answers, sections)
            print(f"{what}: {one.keys} keys, {one.lines} lines; an estimated {one.seconds / 60:.1f} minutes")
    print(f"the model: {KEY} s a key, {THINK} s of thought before a line, {WAIT} s a page; talking is not in it")


if __name__ == "__main__":
    main()
