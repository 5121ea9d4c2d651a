"""The whole decision of every situation, written out: whoever changes a rule sees in the diff what else it changes.

Write ``decisions.txt`` anew, and read the diff: ``PYTHONPATH=. .venv/bin/python tests/situations/test_decisions.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.domain.consistency import Clash
from assistant.domain.fields import FIELDS, value_at
from assistant.domain.findings import Answer, Decision, Finding
from assistant.domain.steps import StepId
from assistant.rules.soundness import NEVER_GIVEN
from tests.situations.test_situations import SITUATIONS, decision_on, told_in

WRITTEN = Path(__file__).parent / "decisions.txt"


def _grouped(findings: Iterable[Finding], key: Any) -> Iterator[str]:
    """Findings under what they share, in the order of their first."""
    shared: dict[str, list[str]] = {}
    for finding in findings:
        shared.setdefault(key(finding), []).append(finding.id)
    for text, names in shared.items():
        if text:
            yield f"{' '.join(names)}: {text}"


def reasons_of(finding: Finding) -> str:
    """The pages whose answers decided."""
    return " ".join(reason.step for reason in finding.reasons)


def lines_of(decision: Decision, usual: dict[str, str]) -> list[str]:
    """The rules' part of a decision: answers, reasons that are not the usual ones, what is missing, days, rows."""
    lines = [
        f"{answer.value} {' '.join(finding.id for finding in decision.findings if finding.answer is answer)}".rstrip()
        for answer in Answer
    ]
    unusual = [finding for finding in decision.findings if reasons_of(finding) != usual.get(finding.id)]
    lines += [f"because {line}" for line in _grouped(unusual, reasons_of)]
    lines += [f"open {line}" for line in _grouped(decision.findings, lambda one: " ".join(one.missing))]
    for deadline in decision.deadlines:
        hour = "" if deadline.hour is None else f" {deadline.hour:02d}:00"
        lines.append(f"day {'' if deadline.exact else 'about '}{deadline.day}{hour} {deadline.id}")
    rows = " ".join(str(offence.row) for offence in decision.offences)
    lines.append(f"rows {rows}; {' '.join(decision.kinds)}; {'urgent' if decision.urgent else 'no sign named'}")
    lines += [f"clash {one.clash.value}: {' '.join(one.steps)}" for one in decision.contradictions]
    return lines


def written() -> tuple[dict[str, str], dict[str, list[str]]]:
    """The file: the usual reasons by finding, then the decisions, situation by situation."""
    found: dict[str, list[str]] = {}
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found[line.removeprefix("== ")] = []
        elif line:
            found[list(found)[-1]].append(line)
    usual = dict(line.split(": ", 1) for line in found.pop("usually because of"))
    return usual, found


def test_every_decision_is_the_one_written() -> None:
    library, (usual, held) = load_library(), written()
    assert set(held) == set(SITUATIONS)
    for slug, situation in SITUATIONS.items():
        assert lines_of(decision_on(situation, library), usual) == held[slug], slug


@pytest.mark.parametrize("answer", Answer)
def test_every_finding_has_each_of_its_answers_somewhere(library: Library, answer: Answer) -> None:
    """No rule that nothing exercises: an answer that no situation ends in is listed here, because it cannot be."""
    given = {name for lines in written()[1].values() for line in lines for name in line.split() if _says(line, answer)}
    assert given
    never = {name for lines in written()[1].values() for line in lines[:4] for name in line.split()[1:]} - given
    assert never == NEVER[answer]


@pytest.mark.parametrize("slug", SITUATIONS)
def test_a_reason_is_an_answer_that_was_given(slug: str, library: Library) -> None:
    """Its page asks that field, and its values are those told; of several times only their number is told on."""
    told = told_in(SITUATIONS[slug])
    for finding in decision_on(SITUATIONS[slug], library).findings:
        for reason in finding.reasons:
            assert reason.field in FIELDS[reason.step]
            value = value_at(told, reason.field)
            if reason.step is StepId.HAPPENINGS:
                assert reason.values == (str(len(value)),)
            elif isinstance(value, tuple):
                assert set(reason.values) <= set(map(str, value))
                assert reason.values or not value
            else:
                assert reason.values == (() if value is None else (str(value),))


def test_every_day_every_clash_and_every_row_is_met_somewhere(library: Library) -> None:
    lines = [line.split() for held in written()[1].values() for line in held]
    counts = [one for ones in library.counts.values() for one in ones]
    named = {name for one in counts for name in (one.id, one.minor_sentence if one.minor_months else one.id)}
    assert {line[-1] for line in lines if line[0] == "day"} == named
    assert {line[1].rstrip(":") for line in lines if line[0] == "clash"} == {clash.value for clash in Clash}
    met = {number.rstrip(";") for line in lines if line[0] == "rows" for number in line[1:]}
    assert {str(row.number) for row in library.rows if row.acts} <= met


def _says(line: str, answer: Answer) -> bool:
    return line.split(" ", maxsplit=1)[0] == answer.value


NEVER: dict[Answer, set[str]] = {
    **{answer: set(findings) for answer, findings in NEVER_GIVEN.items()},
    # The law's own doubt was met in no situation; a day before every confirmed text would bring it.
    Answer.UNCLEAR: {
        "child-protection",
        "crisis-centre",
        "no-approach",
        "other-roads",
        "reconciliation",
        "requirements.criminal",
        "requirements.residence-ban",
        "self-defence",
        "time-limit",
        "victim-rights.administrative",
    },
}

if __name__ == "__main__":
    decisions = {slug: decision_on(situation, load_library()) for slug, situation in SITUATIONS.items()}
    given: dict[str, Counter[str]] = {}
    for decision in decisions.values():
        for finding in decision.findings:
            given.setdefault(finding.id, Counter())[reasons_of(finding)] += 1
    usually = {name: counted.most_common(1)[0][0] for name, counted in given.items()}
    blocks = ["\n".join(["== usually because of", *(f"{name}: {text}" for name, text in usually.items())])]
    blocks += ["\n".join([f"== {slug}", *lines_of(decision, usually)]) for slug, decision in decisions.items()]
    WRITTEN.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
