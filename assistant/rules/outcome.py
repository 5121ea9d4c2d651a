"""What a single rule says, before the library adds its citations and sentences."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.findings import Answer, Reason
from assistant.domain.steps import StepId


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finding's id, its answer, the answers that decided, and the pages that would settle it."""

    finding: str
    answer: Answer
    reasons: tuple[Reason, ...] = ()
    missing: tuple[StepId, ...] = ()


def reason(step: StepId, field: str, value: object) -> Reason:
    """Turn an answer into a reason; an open one has no values."""
    if value is None:
        return Reason(step, field, ())
    return Reason(step, field, tuple(map(str, value)) if isinstance(value, tuple) else (str(value),))
