"""Addresses say nothing: every page is a letter or a number."""

from __future__ import annotations

from assistant.domain.steps import StepId

NUMBER_OF: dict[StepId, int] = {step: number for number, step in enumerate(StepId, start=1)}
STEP_OF: dict[int, StepId] = {number: step for step, number in NUMBER_OF.items()}

# Findings that have a page of their own, by their number in the address.
FINDING_PAGES: tuple[str, ...] = (
    "relation",
    "violence",
    "protection-order",
    "bar-from-dwelling",
    "official-warning",
    "preventive-conversation",
    "arrest",
    "requirements",
    "no-approach",
    "complaint",
    "time-limit",
    "breach",
    "crisis-centre",
    "support-centre",
    "other-roads",
)


# Measures that decide nothing by themselves, to be read.
TOPIC_PAGES: tuple[str, ...] = (
    "police-refusal",
    "victim-rights",
    "reconciliation",
    "reporting-duty",
    "self-defence",
    "law-history",
    "child-protection",
)


def info_path(number: int, *, full: bool = False) -> str:
    """The address of an information page, in its short or its full version."""
    return f"/n/{number}" + ("/f" if full else "")


def topic_path(measure: str) -> str:
    """The address of a measure that is only read."""
    return f"/m/{TOPIC_PAGES.index(measure) + 1}"


COVER = "w"  # the name of an input: the screen is to be covered


def cover_path(back: str) -> str:
    """The address of the cover of a desk's screen; ``back`` is the page under it."""
    return f"/at/c?b={back}"


def express_path(number: int, *, again: bool = False) -> str:
    """The address of a section of the express entry, counted from 1; ``again``: what is open was pointed out."""
    return f"/at/e/{number}" + ("/o" if again else "")


def step_path(step: StepId, *, checking: bool = False, part: int = 1) -> str:
    """The address of a question page, or of a further part of it; ``checking`` returns to the check page afterwards."""
    return f"/p/{NUMBER_OF[step]}" + (f"/{part}" if part > 1 else "") + ("/c" if checking else "")


def finding_path(finding: str) -> str | None:
    """The address of a finding's page, ``None`` if it has none of its own."""
    root = finding if finding in FINDING_PAGES else finding.split(".", maxsplit=1)[0]
    if root in TOPIC_PAGES:
        return topic_path(root)
    return f"/t/{FINDING_PAGES.index(root) + 1}" if root in FINDING_PAGES else None
