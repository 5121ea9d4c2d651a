"""Runs every rule, in order, and dresses each outcome with its citations and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from assistant.content.library import Library, sentence_holds
from assistant.content.records import Sentence
from assistant.domain.answers import Answers
from assistant.domain.consistency import contradictions
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Citation, Decision, Finding
from assistant.rules import deadlines, eligibility, offences, plan, protection, requirements, rights, support, violence
from assistant.rules.case import NEW_LAW, Case
from assistant.rules.conditions import CONDITIONS
from assistant.rules.danger import urgent
from assistant.rules.outcome import Outcome

CRITERION = "relation.criterion."
_BY_FACTS = ("relation", "violence")


def decide(answers: Answers, day: date, library: Library) -> Decision:
    """Return every finding for these answers on this day.

    The relation and the kinds of violence go by the law of the facts; what can be asked for, by the law of ``day``.
    """
    case = Case(answers, day, library)
    return Decision(
        day=day,
        findings=tuple(_finding(case, outcome) for outcome in _outcomes(case)),
        deadlines=deadlines.deadlines(case),
        offences=offences.offences(case),
        kinds=tuple(kind.value for kind in case.kinds),
        urgent=urgent(case),
        plan=plan.plan_items(case),
        contradictions=contradictions(answers),
    )


def _outcomes(case: Case) -> Iterable[Outcome]:
    yield from eligibility.relation_outcomes(case)
    yield from violence.violence_outcomes(case)
    yield protection.protection_order(case)
    yield protection.bar_from_dwelling(case)
    yield protection.official_warning(case)
    yield protection.preventive_conversation(case)
    yield requirements.arrest(case)
    yield requirements.detention(case)
    yield requirements.requirements(case)
    yield requirements.residence_ban(case)
    yield requirements.criminal_requirements(case)
    yield requirements.no_approach(case)
    yield offences.complaint(case)
    yield deadlines.time_limit(case)
    yield requirements.breach(case)
    yield requirements.breach_cost(case)
    yield rights.administrative_rights(case)
    yield rights.criminal_rights(case)
    yield rights.reconciliation(case)
    yield rights.self_defence(case)
    yield rights.police_refusal(case)
    yield rights.child_protection(case)
    yield support.crisis_centre(case)
    yield support.support_centre(case)
    roads = protection.other_roads(case)
    if roads is not None:
        yield roads


def law_days(case: Case, finding: str) -> tuple[date, ...]:
    """The days by whose law a finding goes: both ends of the facts where they straddle a change, else one day."""
    if not finding.startswith(_BY_FACTS):
        return (case.day,)
    told = case.answers.incident.last_time
    if not isinstance(told, RoughDate):
        return (case.day,)
    if case.facts.first < NEW_LAW <= case.facts.last:
        return (NEW_LAW - timedelta(days=1), case.facts.last)
    return (case.facts.last,)


def answer_of(case: Case, finding: str) -> Answer | None:
    """What one finding says, without its sentences; ``None`` if these answers do not lead to it."""
    for outcome in _outcomes(case):
        if outcome.finding == finding:
            sentence = case.library.sentences[f"{finding}.{outcome.answer.value}"]
            return _answer(case, outcome, sentence)
    return None


def _finding(case: Case, outcome: Outcome) -> Finding:
    days = law_days(case, outcome.finding)
    sentence = case.library.sentences[f"{outcome.finding}.{outcome.answer.value}"]
    citations, gaps = _cite(case, sentence, days)
    answer = _answer(case, outcome, sentence)
    return Finding(
        outcome.finding,
        answer,
        f"{outcome.finding}.{answer.value}",
        outcome.reasons,
        citations,
        _points(case, outcome, days),
        outcome.missing,
        gaps,
    )


def _answer(case: Case, outcome: Outcome, sentence: Sentence) -> Answer:
    """The outcome's answer; *unclear* where no version of the law that it rests on is confirmed."""
    if sentence.cites and not _cite(case, sentence, law_days(case, outcome.finding))[0]:
        return Answer.UNCLEAR
    return outcome.answer


def _cite(case: Case, sentence: Sentence, days: tuple[date, ...]) -> tuple[tuple[Citation, ...], tuple[str, ...]]:
    """Citations in force on any of the days; a reference is a gap only if no other one covers that day."""
    found: list[Citation] = []
    gaps: list[str] = []
    for day in days:
        citations, missing = case.library.citations(sentence.cites, day)
        found += [citation for citation in citations if citation not in found]
        if not citations:
            gaps += missing
    return tuple(found), tuple(dict.fromkeys(gaps))


def _points(case: Case, outcome: Outcome, days: tuple[date, ...]) -> tuple[str, ...]:
    """Everything else to know, for a finding that has a measure of its own."""
    measure = case.library.measures.get(outcome.finding)
    if measure is None:
        return ()
    criteria = eligibility.criteria_met(case) if outcome.finding == "relation" else ()
    return tuple(
        sentence.id
        for sentence in measure.sentences
        if sentence.group != "outcome"
        and any(sentence_holds(sentence, day) for day in days)
        and CONDITIONS[sentence.when](case)
        and (not sentence.id.startswith(CRITERION) or sentence.id in criteria)
    )
