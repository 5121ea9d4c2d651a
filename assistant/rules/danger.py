"""Urgent signs: any single one is enough to speak of danger; no sign never means that there is none."""

from __future__ import annotations

from assistant.domain.choices import Act, YesNo
from assistant.rules.case import Case

SIGN_ACTS = frozenset((Act.CHOKED, Act.WEAPON, Act.THREAT_KILL, Act.FORCED_SEX, Act.FOLLOWED, Act.THREAT_CHILDREN))


def urgent(case: Case) -> bool:
    """Whether danger was named: now, by any sign, or by an act that is itself a sign."""
    safety = case.answers.safety
    return safety.danger_now is YesNo.YES or bool(named_signs(case)) or any(act in SIGN_ACTS for act in case.acts)


def named_signs(case: Case) -> tuple[str, ...]:
    """The ids of the signs that were ticked."""
    signs = case.answers.safety.signs
    return signs if isinstance(signs, tuple) else ()
