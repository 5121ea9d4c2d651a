"""Urgent signs: any single one is enough to speak of danger; no sign never means that there is none."""

from __future__ import annotations

from assistant.domain.acts import Act
from assistant.domain.answers import ticked
from assistant.domain.choices import Direction, YesNo
from assistant.rules.case import Case

# Acts and plans that are themselves one of the signs of ``content/guidance/signs.toml``.
SIGN_ACTS = frozenset(
    (
        Act.CHOKED,
        Act.WEAPON,
        Act.THREAT_KILL,
        Act.FORCED_SEX,
        Act.FOLLOWED,
        Act.TRACKED,
        Act.SPYWARE,
        Act.THREAT_CHILDREN,
    )
)
LEAVING = frozenset((Direction.READY, Direction.TODAY, Direction.LEFT))


def urgent(case: Case) -> bool:
    """Whether danger was named: now, by any sign, or by an act or a plan to leave that is itself a sign."""
    return danger_told(case) or any(act in SIGN_ACTS for act in case.acts) or case.answers.plan.direction in LEAVING


def danger_told(case: Case) -> bool:
    """Whether the person herself spoke of danger: now, or by any sign."""
    return case.answers.safety.danger_now is YesNo.YES or bool(named_signs(case))


def named_signs(case: Case) -> tuple[str, ...]:
    """The ids of the signs that were ticked."""
    return ticked(case.answers.safety.signs)
