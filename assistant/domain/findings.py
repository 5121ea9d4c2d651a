"""What the rules conclude: findings with reasons and citations, deadlines, and the whole decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.consistency import Contradiction
from assistant.domain.steps import StepId


class Answer(StrEnum):
    """What a finding says. ``UNCLEAR``: the law itself is not clear. ``DEPENDS``: an answer is missing."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"
    UNCLEAR = "unclear"


class Confidence(StrEnum):
    """How sure the fact base is; see ``docs/content-editing.md``."""

    CONFIRMED = "confirmed"
    REASONING = "reasoning"
    SINGLE = "single"
    SEED = "seed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Citation:
    """An article, and part, of an act, in the version in force on the day asked."""

    act: str
    article: str
    part: str | None
    version_from: date | None
    read_on: date
    confidence: Confidence

    @property
    def since_unknown(self) -> bool:
        """Whether the wording is known to stand on the day it was read, but not since when."""
        return self.version_from == self.read_on

    @property
    def reference(self) -> str:
        """The citation as the content writes it: ``law-245-viii/60/1``."""
        return "/".join(filter(None, (self.act, self.article, self.part)))


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that decided: the page it was given on, the field, and its values (empty: not answered)."""

    step: StepId
    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome: its id, what it says, why, by which law, and what more there is to know.

    ``outcome`` and ``points`` are ids of sentences in ``content/measures``; ``missing`` are the pages whose answers
    would settle a *depends*; ``gaps`` are articles for which no version is confirmed on the day asked.
    """

    id: str
    answer: Answer
    outcome: str
    reasons: tuple[Reason, ...] = ()
    citations: tuple[Citation, ...] = ()
    points: tuple[str, ...] = ()
    missing: tuple[StepId, ...] = ()
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that matters, and its hour where that is known (0 to 23); ``sentence`` is the id of what explains it."""

    id: str
    day: date
    citations: tuple[Citation, ...] = ()
    exact: bool = True
    hour: int | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Offence:
    """A row of the act-to-article map that the acts named may fall under."""

    row: int
    articles: tuple[Citation, ...]
    starts: tuple[str, ...]
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """All findings for one set of answers on one day."""

    day: date
    findings: tuple[Finding, ...]
    deadlines: tuple[Deadline, ...] = ()
    offences: tuple[Offence, ...] = ()
    kinds: tuple[str, ...] = ()
    urgent: bool = False
    plan: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def finding(self, finding_id: str) -> Finding:
        """Return one finding by its id; ``KeyError`` if the decision has none such."""
        for finding in self.findings:
            if finding.id == finding_id:
                return finding
        raise KeyError(finding_id)
