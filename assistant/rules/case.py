"""What the rules look at: one person's answers, today's date, the library, and what follows directly from these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

from assistant.content.library import Library
from assistant.content.records import OffenceRow
from assistant.domain.acts import Act, Kind
from assistant.domain.answers import Answers, all_acts, ticked
from assistant.domain.choices import (
    ANY_IN_FORCE,
    ORDER_IN_FORCE,
    REQUIREMENTS_IN_FORCE,
    UNDER_16,
    UNDER_18,
    AgeBand,
    Circumstance,
    Dependence,
    ForWhom,
    HowMany,
    Told,
    YesNo,
)
from assistant.domain.dates import RoughDate, Span

NEW_LAW = "law-245-viii"  # in place of law 214-IV
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One set of answers on one day, beside the library."""

    answers: Answers
    day: date
    library: Library
    held: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was worked out for this case already; gone with it."""

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every act that was named."""
        return all_acts(self.answers.incident)

    @cached_property
    def acts_open(self) -> bool:
        """Whether acts may have happened that were not named."""
        incident = self.answers.incident
        return any(not isinstance(group, tuple) for group in (incident.acts, incident.sexual_acts))

    @cached_property
    def rows(self) -> tuple[OffenceRow, ...]:
        """Rows of the act-to-article map that name one of the acts and hold for this person."""
        acts = frozenset(self.acts)
        named = (row for row in self.library.rows if not acts.isdisjoint(row.acts))
        return tuple(row for row in named if ROW_CONDITIONS[row.when](self))

    @cached_property
    def minor(self) -> bool:
        """Whether the person who was harmed is known to be under 18."""
        people = self.answers.people
        return self.fits(Circumstance.UNDER_18) or people.for_whom is ForWhom.CHILD or people.own_age in UNDER_18

    @cached_property
    def dependent(self) -> bool:
        """Whether the person has to rely on the one who harms."""
        return self.fits(Circumstance.DEPENDENT) or bool(ticked(self.answers.support.dependence))

    @cached_property
    def several_people(self) -> bool:
        """Whether more than one person harms."""
        return self.answers.incident.how_many in (HowMany.TWO, HowMany.THREE, HowMany.MORE)

    @cached_property
    def several_times(self) -> int:
        """How many times were listed, if more than one; 0 else."""
        times = len(ticked(self.answers.incident.happenings))
        return times if times > 1 else 0

    @cached_property
    def over_16(self) -> YesNo | None:
        """Whether the person who harms is 16 or older today; the first question wins over the later one."""
        told, today = self.answers.people.other_is_16, self.answers.other.age_today
        if isinstance(told, YesNo):
            return told
        if isinstance(today, AgeBand):
            return YesNo.NO if today in UNDER_16 else YesNo.YES
        return None

    @cached_property
    def under_16_at_act(self) -> bool:
        """Whether the person who harms was under 16 then: below the age of administrative liability."""
        return self.over_16 is YesNo.NO or self.answers.other.age_at_act in UNDER_16

    @cached_property
    def minor_offender(self) -> bool:
        """Whether the person who harms was 16 or 17 then (Code of Administrative Offences 65)."""
        other = self.answers.other
        if isinstance(other.age_at_act, AgeBand):
            return other.age_at_act is AgeBand.FROM_16
        return other.age_today is AgeBand.FROM_16

    @cached_property
    def under_18_at_act(self) -> bool:
        """Whether the person who harms was under 18 then: the criminal limits are halved (Criminal Code 88)."""
        other = self.answers.other
        if isinstance(other.age_at_act, AgeBand):
            return other.age_at_act in UNDER_18
        return other.age_today in UNDER_18 or self.over_16 is YesNo.NO

    @cached_property
    def exempt_from_arrest(self) -> bool:
        """Whether anything told exempts from administrative arrest (Code of Administrative Offences 50)."""
        other = self.answers.other
        return bool(ticked(other.exemptions)) or self.minor_offender or other.age_today in UNDER_18

    @cached_property
    def minor_harmed(self) -> bool:
        """Whether the acts named were done to a person under 18."""
        return self.minor or Act.CHILD_SEXUAL in self.acts

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """Kinds of violence of the acts named, in the order of the law."""
        named = {kind for row in self.rows for kind in row.kinds}
        return tuple(kind for kind in Kind if kind in named)

    @cached_property
    def facts(self) -> Span:
        """The days on which the last time can have been; up to today where nothing is known."""
        told = self.answers.incident.last_time
        if isinstance(told, RoughDate):
            return Span(told.earliest, min(told.latest, max(self.day, told.earliest)))
        return Span(date.min, self.day)

    @cached_property
    def facts_day(self) -> date:
        """The day by which the acts are judged: the last one that the answer allows."""
        return self.facts.last

    @cached_property
    def before_new_law(self) -> bool:
        """Whether the acts may have happened before law 245-VIII came into force."""
        return self.facts.first < self.new_law and self.answers.incident.last_time is not None

    @cached_property
    def new_law(self) -> date:
        """The day on which law 245-VIII came into force."""
        return self.library.begins(NEW_LAW)

    def fits(self, circumstance: Circumstance) -> bool:
        """Whether the person ticked a circumstance."""
        return circumstance in ticked(self.answers.support.circumstances)

    def relies_for(self, what: Dependence) -> bool:
        """Whether the person relies for this on the one who harms."""
        return what in ticked(self.answers.support.dependence)

    @cached_property
    def circumstances_open(self) -> bool:
        """Whether the page on circumstances was left open."""
        return not isinstance(self.answers.support.circumstances, tuple)

    @cached_property
    def order_in_force(self) -> bool:
        """Whether a protection order is in force."""
        return self.answers.order.in_force in ORDER_IN_FORCE

    @cached_property
    def requirements_in_force(self) -> bool:
        """Whether requirements of a court are in force."""
        return self.answers.order.in_force in REQUIREMENTS_IN_FORCE

    @cached_property
    def any_in_force(self) -> bool:
        """Whether an order or requirements of a court are in force."""
        return self.answers.order.in_force in ANY_IN_FORCE

    @cached_property
    def served_before_new_law(self) -> bool:
        """Whether the order or the requirements were served before law 245-VIII, as far as a rough date says."""
        served = self.answers.order.served_on
        return isinstance(served, RoughDate) and served.earliest < self.new_law

    @cached_property
    def may_be_served_before_new_law(self) -> bool:
        """The same, or the day is open."""
        return self.served_before_new_law or is_open(self.answers.order.served_on)


def once(rule: Callable[[Case], T]) -> Callable[[Case], T]:
    """Let a rule that several others ask be worked out once for a case."""

    @wraps(rule)
    def remembered(case: Case) -> T:
        if rule not in case.held:
            case.held[rule] = rule(case)
        found: T = case.held[rule]
        return found

    return remembered


def is_open(value: object) -> bool:
    """Whether a question was left open: not answered, "I do not know" or "rather not say"."""
    return value is None or isinstance(value, Told)


# Conditions of rows stand here, below those of sentences: the rows give the kinds of violence that sentences hang on.
ROW_CONDITIONS: dict[str, Callable[[Case], bool]] = {
    "always": lambda _: True,
    "minor-harmed": lambda case: case.minor_harmed,
}
