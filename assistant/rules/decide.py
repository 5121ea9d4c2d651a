"""Runs every rule, in order, and dresses each outcome with its citations and sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from assistant.content.library import Library
from assistant.content.records import Sentence
from assistant.domain.acts import Kind
from assistant.domain.answers import Answers
from assistant.domain.consistency import contradictions
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Answer, Citation, Decision, Finding
from assistant.rules import deadlines, eligibility, offences, plan, protection, requirements, rights, support, violence
from assistant.rules.case import Case
from assistant.rules.conditions import true_conditions
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
        findings=tuple(_finding(case, outcome) for _, rule in RULES for outcome in rule(case)),
        deadlines=deadlines.deadlines(case),
        offences=offences.offences(case),
        kinds=tuple(kind.value for kind in case.kinds),
        urgent=urgent(case),
        plan=plan.plan_items(case),
        contradictions=contradictions(answers),
    )


Rule = Callable[[Case], tuple[Outcome, ...]]


def _one(rule: Callable[[Case], Outcome]) -> Rule:
    return lambda case: (rule(case),)


def _roads(case: Case) -> tuple[Outcome, ...]:
    roads = protection.other_roads(case)
    return (roads,) if roads is not None else ()


RULES: tuple[tuple[tuple[str, ...], Rule], ...] = (
    (
        ("relation", *(f"relation.{one}" for one in eligibility.CATEGORY_NAMES)),
        eligibility.relation_outcomes,
    ),
    (("violence", *(f"violence.{kind.value}" for kind in Kind)), violence.violence_outcomes),
    (("protection-order",), _one(protection.protection_order)),
    (("bar-from-dwelling",), _one(protection.bar_from_dwelling)),
    (("official-warning",), _one(protection.official_warning)),
    (("preventive-conversation",), _one(protection.preventive_conversation)),
    (("arrest",), _one(requirements.arrest)),
    (("arrest.detention",), _one(requirements.detention)),
    (("requirements",), _one(requirements.requirements)),
    (("requirements.residence-ban",), _one(requirements.residence_ban)),
    (("requirements.criminal",), _one(requirements.criminal_requirements)),
    (("no-approach",), _one(requirements.no_approach)),
    (("complaint",), _one(offences.complaint)),
    (("time-limit",), _one(deadlines.time_limit)),
    (("breach",), _one(requirements.breach)),
    (("breach.cost",), _one(requirements.breach_cost)),
    (("victim-rights.administrative",), _one(rights.administrative_rights)),
    (("victim-rights.criminal",), _one(rights.criminal_rights)),
    (("reconciliation",), _one(rights.reconciliation)),
    (("self-defence",), _one(rights.self_defence)),
    (("police-refusal",), _one(rights.police_refusal)),
    (("child-protection",), _one(rights.child_protection)),
    (("crisis-centre",), _one(support.crisis_centre)),
    (("support-centre",), _one(support.support_centre)),
    (("other-roads",), _roads),
)
"""Every rule in the order of the decision, under the findings that it gives."""

FINDINGS = tuple(name for names, _ in RULES for name in names)
_RULE_OF = {name: rule for names, rule in RULES for name in names}


def law_days(case: Case, finding: str) -> tuple[date, ...]:
    """The days by whose law a finding goes: both ends of the facts where they straddle a change, else one day."""
    if not finding.startswith(_BY_FACTS):
        return (case.day,)
    told = case.answers.incident.last_time
    if not isinstance(told, RoughDate):
        return (case.day,)
    if case.facts.first < case.new_law <= case.facts.last:
        return (case.new_law - timedelta(days=1), case.facts.last)
    return (case.facts.last,)


def answer_of(case: Case, finding: str) -> Answer | None:
    """What one finding says, without its sentences; ``None`` if these answers do not lead to it."""
    rule = _RULE_OF.get(finding)
    for outcome in rule(case) if rule else ():
        if outcome.finding == finding:
            citations, _ = _cite(case, outcome, law_days(case, finding))
            return _answer(case, outcome, citations)
    return None


def _finding(case: Case, outcome: Outcome) -> Finding:
    days = law_days(case, outcome.finding)
    citations, gaps = _cite(case, outcome, days)
    answer = _answer(case, outcome, citations)
    return Finding(
        outcome.finding,
        answer,
        case.library.current(f"{outcome.finding}.{answer.value}", case.day).id,
        outcome.reasons,
        citations,
        _points(case, outcome, days),
        outcome.missing,
        gaps,
    )


def _sentence(case: Case, outcome: Outcome) -> Sentence:
    return case.library.current(f"{outcome.finding}.{outcome.answer.value}", case.day)


def _answer(case: Case, outcome: Outcome, citations: tuple[Citation, ...]) -> Answer:
    """The outcome's answer; *unclear* where no version of the law that it rests on is confirmed."""
    return outcome.answer if citations or not _sentence(case, outcome).cites else Answer.UNCLEAR


def _cite(case: Case, outcome: Outcome, days: tuple[date, ...]) -> tuple[tuple[Citation, ...], tuple[str, ...]]:
    """Citations in force on any of the days; a reference is a gap only if no other one covers that day."""
    found: list[Citation] = []
    gaps: list[str] = []
    for day in days:
        citations, missing = case.library.citations(_sentence(case, outcome).cites, day)
        found += [citation for citation in citations if citation not in found]
        if not citations:
            gaps += missing
    return tuple(found), tuple(dict.fromkeys(gaps))


def _points(case: Case, outcome: Outcome, days: tuple[date, ...]) -> tuple[str, ...]:
    """Everything else to know, for a finding that has a measure of its own; of a category, what it is about."""
    measure = outcome.finding
    if measure not in case.library.measures:
        held = {sentence.id for day in days for sentence in case.library.points("relation", day)}
        return tuple(one for one in eligibility.criteria_of(case, measure) if one in held)
    said = case.library.points(measure, days[0])
    if len(days) > 1:
        on_any = {sentence.id for day in days for sentence in case.library.points(measure, day)}
        said = tuple(sentence for sentence in case.library.measures[measure].sentences if sentence.id in on_any)
    true = true_conditions(case)
    fitting = [sentence.id for sentence in said if sentence.when in true]
    if measure == "relation":
        criteria = eligibility.criteria_met(case)
        fitting = [one for one in fitting if not one.startswith(CRITERION) or one in criteria]
    return tuple(fitting)
