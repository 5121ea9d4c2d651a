"""The outcomes of the summary: the answers behind them listed once and numbered, then each with its numbers and law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.content.wording import citations_text
from assistant.documents.model import Block, Card, Heading, Items, Para
from assistant.documents.writing import Case, Writer
from assistant.domain.fields import behind
from assistant.domain.findings import Answer, Citation, Confidence, Finding, Reason
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.labels import PART_TITLES, answer_label
from assistant.locale import numeric_day
from assistant.questions import QUESTIONS
from assistant.templating import value_text

_OF_POINTS = ("relation", "violence")
_ORDER = (
    *_OF_POINTS,
    "breach",
    "protection-order",
    "bar-from-dwelling",
    "requirements",
    "requirements.residence-ban",
    "no-approach",
    "complaint",
    "crisis-centre",
    "support-centre",
    "other-roads",
)
_LISTED = (StepId.ACTS, StepId.SEXUAL_ACTS)  # what was told there stands in a list of its own
_MOST_REASONS, _MOST_VALUES = 3, 3

Key = tuple[StepId, str, tuple[str, ...]]


class Outcomes(Writer):
    """Writes the outcomes. What several of them share is said once: answers by their numbers, the day of the check."""

    def __init__(self, case: Case, language: Language) -> None:
        super().__init__(case, language)
        held = {finding.id: finding for finding in self.decision.findings}
        self._shown = tuple(held[name] for name in _ORDER if name in held and _is_shown(held[name]))
        self._behind: dict[Key, Reason] = {}
        for finding in self._shown:
            for reason in finding.reasons[:_MOST_REASONS]:
                self._behind.setdefault(self._key(reason), reason)
        self._numbers = {key: number for number, key in enumerate(self._behind, start=1)}
        read_on = self.library.oldest_reading()
        self._one_day = all(one.read_on == read_on for finding in self._shown for one in finding.citations)

    def counts(self, field: str) -> bool:
        """Whether what was told in a field is among the numbered answers."""
        return any(reason.field == field for reason in self._behind.values())

    def blocks(self, honesty: str) -> Iterator[Block]:
        """The answers that count, numbered; then what follows from them, each outcome with its reasons and its law.

        ``honesty`` says of all of it on which day it was checked; an outcome says so where that was another day.
        """
        yield Heading(self._("What the law says, from my answers"))
        if self._behind:
            yield Items(tuple(map(self._because, self._behind.values())), numbered=True)
        dates = self._("The date after an article is the day since which it reads so.")
        yield Para(f"{dates} {honesty}", small=True)
        yield from map(self._card, self._shown)

    def _card(self, finding: Finding) -> Card:
        """Dress a finding for paper."""
        measure = self.library.measures.get(finding.id)
        sentence = self.library.sentences[finding.outcome]
        title = measure.title if measure else self.library.measures[sentence.measure].title
        part = PART_TITLES.get(finding.id)
        met = self._points_met(finding)
        return Card(
            title=self._(part) if part else title.in_language(self.language),
            answer=self._(answer_label(finding.id, finding.answer)),
            text=" ".join(self.sentence(one.outcome) for one in (finding, *met)),
            because=self._reasons(finding),
            law=self._laws(citation for one in (finding, *met) for citation in one.citations)
            or (self._("The wording of that day is not confirmed. Ask 111 or a lawyer."),),
        )

    def _points_met(self, finding: Finding) -> tuple[Finding, ...]:
        """Of the relation, the points of the law's list that it is on; of the violence, the kinds that it is."""
        if finding.id not in _OF_POINTS:
            return ()
        points = (one for one in self.decision.findings if one.id.startswith(f"{finding.id}."))
        return tuple(one for one in points if one.answer is Answer.YES)

    def _reasons(self, finding: Finding) -> tuple[str, ...]:
        numbers = sorted({self._numbers[self._key(one)] for one in finding.reasons[:_MOST_REASONS]})
        if not numbers:
            return ()
        return (self._("Because: answers {numbers}").format(numbers=", ".join(map(str, numbers))),)

    def _key(self, reason: Reason) -> Key:
        """What makes two reasons the same line."""
        return reason.step, reason.field, () if self._is_listed(reason) else reason.values

    def _is_listed(self, reason: Reason) -> bool:
        return reason.step in _LISTED and len(reason.values) > 1

    def _because(self, reason: Reason) -> str:
        told = value_text(behind(reason, self.answers), self.language, self.options())
        if self._is_listed(reason):
            told = [self._("named above")]
        elif len(told) > _MOST_VALUES:
            told = [*told[:_MOST_VALUES], "…"]
        asked = self._(QUESTIONS[reason.step].ask)
        said = ", ".join(told) or self._("Not answered")
        return f"{asked} — {said}"

    def _laws(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Articles with the day from which their wording holds, said once for several."""
        held: dict[tuple[date | None, date, bool], list[Citation]] = {}
        for one in citations:
            held.setdefault((one.version_from, one.read_on, one.confidence is Confidence.CONFIRMED), []).append(one)
        return tuple(self._law(same) for same in held.values())

    def _law(self, same: list[Citation]) -> str:
        one, said = same[0], [citations_text(same, self.language, self.library)]
        worded, checked = self._("as worded on"), self._("checked on")
        if one.version_from and one.since_unknown:
            said.append(f"{worded} {numeric_day(one.version_from)}")
        elif one.version_from:
            said[0] += f": {numeric_day(one.version_from)}"
        if not self._one_day:
            said.append(f"{checked} {numeric_day(one.read_on)}")
        if one.confidence is not Confidence.CONFIRMED:
            said.append(self._("as far as we know"))
        return "; ".join(said)


def _is_shown(finding: Finding) -> bool:
    return not (finding.id == "breach" and finding.answer in (Answer.NO, Answer.DEPENDS))
