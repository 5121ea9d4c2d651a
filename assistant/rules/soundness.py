"""Checks that content and rules fit: each condition, outcome and counted term that one names, the other has."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.content.library import Library
from assistant.domain.findings import Answer
from assistant.rules import deadlines, rights
from assistant.rules.bans import ban_name, court_bans
from assistant.rules.case import ROW_CONDITIONS
from assistant.rules.conditions import CONDITIONS
from assistant.rules.decide import FINDINGS
from assistant.rules.eligibility import CRITERIA
from assistant.rules.timeline import SENTENCES as TIMELINE_SENTENCES

GROUPS = (deadlines.OPENS_AT_14, rights.NEVER, rights.AGAINST_MINORS, rights.GRAVE, rights.ONCE)
"""The groups of articles about which the rules ask."""
NEVER_GIVEN: dict[Answer, tuple[str, ...]] = {
    Answer.YES: (
        "arrest",
        "arrest.detention",
        "bar-from-dwelling",
        "no-approach",
        "reconciliation",
        "requirements.criminal",
        "requirements.residence-ban",
        "victim-rights.administrative",
        "victim-rights.criminal",
    ),
    Answer.NO: (
        "bar-from-dwelling",
        "crisis-centre",
        "official-warning",
        "other-roads",
        "preventive-conversation",
        "self-defence",
        "support-centre",
        "time-limit",
    ),
    Answer.DEPENDS: ("other-roads",),
}
"""A court or the police decide these, so no answer of hers makes them sure; or the law names the road for everybody."""


def problems_between(library: Library) -> Iterator[str]:
    """Every condition, outcome or sentence that one side names and the other side lacks."""
    for sentence in library.sentences.values():
        if sentence.when not in CONDITIONS:
            yield f"measures/{sentence.measure}: {sentence.id} names the unknown condition {sentence.when}"
    for item in library.items.values():
        if item.when not in CONDITIONS:
            yield f"guidance/{item.topic}: {item.id} names the unknown condition {item.when}"
    for row in library.rows:
        if row.when not in ROW_CONDITIONS:
            yield f"measures/offences.toml: row {row.number} names the unknown condition {row.when}"
    yield from _outcomes(library)
    for ban in court_bans(library) if "requirements" in library.measures else ():
        if f"asks.{ban_name(ban.id)}" not in library.items:
            yield f"guidance/asks.toml: no asks.{ban_name(ban.id)}; {ban.id} needs it to be asked for"
    for needed in (*CRITERIA, *TIMELINE_SENTENCES):
        if needed not in library.sentences:
            yield f"measures: no sentence {needed}; add it"
    yield from (f"law/counts.toml: no [[count]] {one}; add it" for one in deadlines.COUNTS if one not in library.counts)
    yield from (f"law/counts.toml: no [[group]] {one}; add it" for one in GROUPS if one not in library.groups)


def _outcomes(library: Library) -> Iterator[str]:
    """Outcome sentences that are missing, and those that could never be shown."""
    for finding in FINDINGS:
        for answer in Answer:
            outcome, given = f"{finding}.{answer.value}", finding not in NEVER_GIVEN.get(answer, ())
            if given and outcome not in library.sentences:
                yield f"measures: no outcome {outcome}; add the sentence"
            if not given and outcome in library.sentences:
                yield f"measures: no rule can give {outcome}; take the sentence out"
