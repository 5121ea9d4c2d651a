"""Whose answers are measured: told as the forms would keep them, and really full where they claim to be."""

from __future__ import annotations

from assistant.domain.answers import MOST_HAPPENINGS
from assistant.domain.codec import TEXT_LIMITS, from_json, text_limit, to_json
from bench.people import answers, at_the_caps, telling_more


def test_the_full_answers_fill_every_text() -> None:
    """A limit that grows makes the measured paper grow."""
    told = to_json(at_the_caps())
    for path in (*TEXT_LIMITS, "papers.story"):
        section, _, field = path.partition(".")
        assert text_limit(path) - 1 <= len(told[section][field]) <= text_limit(path), path
    assert len(told["incident"]["happenings"]) == MOST_HAPPENINGS


def test_two_people_never_tell_the_same() -> None:
    """A paper that was laid out before would be quick for the wrong reason."""
    assert answers(1) != answers(2)
    assert telling_more(1).incident.happenings != telling_more(2).incident.happenings
    assert from_json(to_json(answers(1))) == answers(1)
