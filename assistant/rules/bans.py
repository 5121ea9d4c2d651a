"""The bans that are in force against the person who harms, each in its own words, for the breach diary."""

from __future__ import annotations

import re

from assistant.content.library import Library, sentence_holds
from assistant.content.records import Sentence
from assistant.rules.case import Case

BAN = re.compile(r"^(?:protection-order|requirements)\.(?:ban\.[a-z-]+|residence-ban\.ban)$")

_BY_THE_COURT = re.compile(r"^requirements\.(?:ban\.[a-z-]+|residence-ban\.ban|psychological-help|reporting)$")


def court_bans(library: Library) -> tuple[Sentence, ...]:
    """What she can ask a court for: the bans, and what the court can order besides."""
    return tuple(one for one in library.measures["requirements"].sentences if _BY_THE_COURT.match(one.id))


def ban_name(sentence: str) -> str:
    """The name under which a ban stands in ``guidance/bans.toml`` and ``guidance/asks.toml``."""
    return "residence" if "residence-ban" in sentence else sentence.rsplit(".", maxsplit=1)[1]


def bans_in_force(case: Case) -> tuple[Sentence, ...]:
    """The bans of the order, of the requirements, or of both; those of both where it is not known which is in force."""
    measures = [
        name
        for name, holds in (("protection-order", case.order_in_force), ("requirements", case.requirements_in_force))
        if holds or not case.any_in_force
    ]
    return tuple(
        sentence
        for name in measures
        for sentence in case.library.measures[name].sentences
        if BAN.match(sentence.id) and sentence_holds(sentence, case.day)
    )
