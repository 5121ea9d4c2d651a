"""What can happen next: steps with her days, and how sure each of them is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.dates import RoughDate


class Stage(StrEnum):
    """A step on the way."""

    HAPPENED = "happened"
    REPORT = "report"
    ORDER = "order"
    ORDER_END = "order-end"
    COURT = "court"
    REQUIREMENTS = "requirements"


class Standing(StrEnum):
    """How sure a step is: nothing that others decide is ever promised."""

    TOLD = "told"
    COUNTED = "counted"
    PASSED = "passed"
    YOURS = "yours"
    POSSIBLE = "possible"
    OPEN = "open"
    UNFIT = "unfit"
    NOT_TOLD = "not-told"


@dataclass(frozen=True, slots=True)
class Moment:
    """A step: its day as she told it or as it was counted, ``exact`` or about, and the sentence that explains it.

    ``hour`` is 0 to 23 where it is known; ``sentence`` is empty where nothing needs to be said.
    """

    stage: Stage
    standing: Standing
    day: RoughDate | date | None = None
    exact: bool = True
    hour: int | None = None
    sentence: str = ""
