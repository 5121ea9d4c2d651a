"""What a person has told, one frozen section per part of the conversation.

``None`` means not answered yet. ``Told`` means answered with "I do not know" or "rather not say".
An empty tuple means "none of these".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from assistant.domain.acts import Act
from assistant.domain.choices import (
    AgeBand,
    ChildAge,
    Circumstance,
    Dependence,
    Direction,
    Exemption,
    ForWhom,
    HowMany,
    InForce,
    Need,
    OwnCase,
    Place,
    PoliceAnswer,
    Relation,
    Together,
    Told,
    YesNo,
)
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.papers import Consent, DiaryPlace, Helper, Keep, NoContact, PaperKind, Size, Tongue
from assistant.domain.text import Language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Safety:
    """Danger at this moment, and the urgent signs (ids of ``content/guidance/signs.toml``)."""

    danger_now: YesNo | Told | None = None
    signs: tuple[str, ...] | Told | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Who is asking, and who the person who harms is."""

    for_whom: ForWhom | Told | None = None
    relation: Relation | Told | None = None
    together: Together | Told | None = None
    common_child: YesNo | Told | None = None
    other_is_16: YesNo | Told | None = None
    own_age: AgeBand | Told | None = None
    representative: YesNo | Told | None = None


MOST_HAPPENINGS = 40  # of each list of entries


@dataclass(frozen=True, slots=True)
class Happening:
    """One of several times: when, where, short words, who saw it, what can show it; all may stay open.

    ``child``: a child saw or heard it. ``police``: the police were called; each call is itself a record.
    """

    when: RoughDate | Told | None = None
    place: Place | Told | None = None
    words: str = ""
    witnesses: str = ""
    evidence: str = ""
    hour: Hour | Told | None = None
    child: YesNo | Told | None = None
    police: YesNo | Told | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """One time that an order or requirements may have been broken.

    ``bans`` are ids of sentences of content; ``UNCLEAR_BAN`` stands for "I am not sure". ``child``: through a child,
    or a child was there.
    """

    when: RoughDate | Told | None = None
    hour: Hour | Told | None = None
    bans: tuple[str, ...] | Told | None = None
    child: YesNo | Told | None = None
    words: str = ""
    witnesses: str = ""
    evidence: str = ""
    police: YesNo | Told | None = None


UNCLEAR_BAN = "breach.unclear"


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, when the last time was, and where."""

    acts: tuple[Act, ...] | Told | None = None
    sexual_acts: tuple[Act, ...] | Told | None = None
    last_time: RoughDate | Told | None = None
    places: tuple[Place, ...] | Told | None = None
    injury: YesNo | Told | None = None
    doctor: YesNo | Told | None = None
    happenings: tuple[Happening, ...] | Told | None = None
    how_many: HowMany | Told | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A protection order or requirements that are in force already."""

    in_force: InForce | Told | None = None
    served_on: RoughDate | Told | None = None
    breached: YesNo | Told | None = None
    served_hour: Hour | Told | None = None
    breached_on: RoughDate | Told | None = None
    breached_before: YesNo | Told | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """The person who harms: age, what exempts from arrest, earlier reconciliation and penalty."""

    age_at_act: AgeBand | Told | None = None
    age_today: AgeBand | Told | None = None
    exemptions: tuple[Exemption, ...] | Told | None = None
    reconciled: YesNo | Told | None = None
    reconciled_on: RoughDate | Told | None = None
    penalised: YesNo | Told | None = None
    penalised_on: RoughDate | Told | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Her own report to the police, what they answered, and an order or a case against herself."""

    reported: YesNo | Told | None = None
    reported_on: RoughDate | Told | None = None
    police_answer: PoliceAnswer | Told | None = None
    own_case: OwnCase | Told | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """What fits the person, where she lives (an id of the regions), what she needs."""

    circumstances: tuple[Circumstance, ...] | Told | None = None
    region: str | Told | None = None
    needs: tuple[Need, ...] | Told | None = None
    dependence: tuple[Dependence, ...] | Told | None = None
    child_ages: tuple[ChildAge, ...] | Told | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What she would ask for: of the court (ids of ``measures/requirements.toml``), of the police (ids of
    ``papers/statement.toml``), and the articles (``act/article/part``) that her complaint names.
    """

    bans: tuple[str, ...] | Told | None = None
    requests: tuple[str, ...] | Told | None = None
    complaints: tuple[str, ...] | Told | None = None
    why: str = ""
    exceptional: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan: what she is thinking of, what matters to her, the items she chose, her own lines, her order.

    ``priorities`` are ids of ``guidance/priorities.toml``, hers first. ``worse``: whether she fears that an
    application makes it more dangerous; asked before the papers.
    """

    direction: Direction | Told | None = None
    items: tuple[str, ...] | Told | None = None
    own_lines: str = ""
    priorities: tuple[str, ...] | Told | None = None
    worse: YesNo | Told | None = None
    order: tuple[str, ...] | Told | None = None


@dataclass(frozen=True, slots=True)
class Diary:
    """Where her notes are kept, the breaches noted, and what she has to show (ids of ``guidance/evidence.toml``)."""

    place: DiaryPlace | Told | None = None
    breaches: tuple[Breach, ...] | Told | None = None
    evidence: tuple[str, ...] | Told | None = None


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A paper that she wants, and its language; without one the usual language of such a paper."""

    kind: PaperKind | None = None
    tongue: Tongue | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """What stands on the confidential annex alone."""

    address: str = ""
    phone: str = ""
    code_word: str = ""
    shelter: str = ""
    school: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """What goes on the papers. Each text may stay empty: the paper then has a ruled line."""

    own_name: str = ""
    other_name: str = ""
    reach: str = ""
    story: str = ""
    language: Language | None = None
    keep: Keep | Told | None = None
    chosen: tuple[PaperChoice, ...] | None = None
    large: Size | None = None
    no_contact: tuple[NoContact, ...] | Told | None = None


@dataclass(frozen=True, slots=True)
class Helped:
    """Who helped to fill in the answers and who interpreted, if she wants it on the papers, and her consent line."""

    name: str = ""
    role: Helper | None = None
    interpreter: str = ""
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything that was told."""

    safety: Safety = field(default_factory=Safety)
    people: People = field(default_factory=People)
    incident: Incident = field(default_factory=Incident)
    order: Order = field(default_factory=Order)
    support: Support = field(default_factory=Support)
    wishes: Wishes = field(default_factory=Wishes)
    plan: Plan = field(default_factory=Plan)
    papers: Papers = field(default_factory=Papers)
    other: Other = field(default_factory=Other)
    report: Report = field(default_factory=Report)
    apart: Apart = field(default_factory=Apart)
    helped: Helped = field(default_factory=Helped)
    diary: Diary = field(default_factory=Diary)


def ticked(told: tuple[T, ...] | Told | None) -> tuple[T, ...]:
    """What was ticked in a list; nothing where the question is still open, or she would not say."""
    return told if isinstance(told, tuple) else ()


def own_lines(plan: Plan) -> tuple[str, ...]:
    """The lines that she added to her plan; empty ones left out."""
    return tuple(line.strip() for line in plan.own_lines.splitlines() if line.strip())


def plan_steps(plan: Plan) -> tuple[str, ...]:
    """The ids that she chose: first those that she put in order, then the others as the page shows them."""
    items, order = ticked(plan.items), ticked(plan.order)
    return (*(one for one in order if one in items), *(one for one in items if one not in order))


def all_acts(incident: Incident) -> tuple[Act, ...]:
    """Every act that was named, on both pages, in the order of the vocabulary."""
    named = {*ticked(incident.acts), *ticked(incident.sexual_acts)}
    return tuple(act for act in Act if act in named)
