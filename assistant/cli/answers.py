"""The same decisions and papers from the command line: ``flask assess`` and ``flask render``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from assistant.cli.described import describe, offered
from assistant.cli.refusal import day_of, refuse
from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.documents.kinds import leaflet_in, make, tongues_of
from assistant.documents.pdf import pdf
from assistant.documents.writing import Case
from assistant.domain import consistency
from assistant.domain.answers import Answers
from assistant.domain.choices import is_way_out
from assistant.domain.codec import AnswersError, from_json
from assistant.domain.fields import FIELDS
from assistant.domain.findings import Citation, Decision, Finding
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.schema import Wording, schema
from assistant.journey.prune import prune
from assistant.rules.decide import decide
from assistant.rules.offences import on_complaint

_TODAY = click.option("--today", help="The day to decide for, YYYY-MM-DD; today if left out.")


def read_answers(source: Any, day: date, library: Library) -> Answers:
    """Read answers from JSON as the web does: same choices, same checks, same pruning; exit 2 names what is wrong."""
    try:
        answers = from_json(json.load(source))
        consistency.check(answers, day)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        refuse(f"answers: not valid JSON: {error}")
    except AnswersError as error:
        refuse(str(error))
    for field, allowed in {
        **offered(library, day),
        "wishes.complaints": on_complaint(decide(answers, day, library)),  # of these answers alone
    }.items():
        for where, one in _ids_at(answers, field):
            if one not in allowed:
                refuse(f"{where}: unknown value {one[:100]!r}; allowed: {', '.join(allowed)}")
    return prune(answers)


def _ids_at(answers: Answers, field: str) -> Iterator[tuple[str, str]]:
    """Every content id told in a field, with its path; in a list of entries the path names the entry."""
    section, name, *inner = field.split(".")
    for index, one in enumerate(_each(getattr(getattr(answers, section), name))):
        if inner:
            yield from ((f"{section}.{name}[{index}].{inner[0]}", held) for held in _each(getattr(one, inner[0])))
        else:
            yield field, one


def _each(told: Any) -> tuple[Any, ...]:
    """What was told, one by one, without the ways out."""
    held = told if isinstance(told, tuple) else (told,)
    return tuple(one for one in held if one is not None and not is_way_out(one))


def citation_json(citation: Citation) -> dict[str, Any]:
    """A citation as JSON values."""
    return {
        "act": citation.act,
        "article": citation.article,
        "part": citation.part,
        "version": citation.version_from.isoformat() if citation.version_from else None,
        "checked": citation.read_on.isoformat(),
        "confidence": citation.confidence.value,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as JSON values."""
    return {
        "id": finding.id,
        "answer": finding.answer.value,
        "outcome": finding.outcome,
        "reasons": [{"field": r.field, "values": list(r.values)} for r in finding.reasons],
        "citations": [citation_json(citation) for citation in finding.citations],
        "points": list(finding.points),
        "missing": [field for step in finding.missing for field in FIELDS[step]],
        "gaps": list(finding.gaps),
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    """A decision as JSON values."""
    return {
        "day": decision.day.isoformat(),
        "urgent": decision.urgent,
        "kinds": list(decision.kinds),
        "findings": [finding_json(finding) for finding in decision.findings],
        "offences": [
            {
                "row": offence.row,
                "articles": [citation_json(citation) for citation in offence.articles],
                "starts": list(offence.starts),
                "gaps": list(offence.gaps),
            }
            for offence in decision.offences
        ],
        "deadlines": [
            {
                "id": deadline.id,
                "sentence": deadline.sentence,
                "day": deadline.day.isoformat(),
                "hour": deadline.hour,
                "exact": deadline.exact,
                "citations": [citation_json(citation) for citation in deadline.citations],
            }
            for deadline in decision.deadlines
        ],
        "plan": list(decision.plan),
        "contradictions": [
            {"id": one.clash.value, "fields": [field for step in one.steps for field in FIELDS[step]]}
            for one in decision.contradictions
        ],
    }


@click.command("assess")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--schema", "only_schema", is_flag=True, help="Print the JSON Schema of the answers.")
@_TODAY
def assess(file: Any, only_schema: bool, today: str | None) -> None:
    """Decide on answers given as JSON, and print the decision as JSON."""
    if only_schema:
        library = load_library()
        words = Wording(describe, offered(library, day_of(today, "--today")))
        click.echo(json.dumps(schema(words), ensure_ascii=False, indent=2))
        return
    day = day_of(today, "--today")
    answers = read_answers(file, day, load_library())
    click.echo(json.dumps(decision_json(decide(answers, day, load_library())), ensure_ascii=False, indent=2))


_LEAFLET = "leaflet-"


@click.command("render")
@click.argument("kind", metavar="KIND")
@click.option("--lang", type=click.Choice([tongue.value for tongue in Tongue]), required=True)
@click.option("--large", is_flag=True, help="Large print.")
@click.option("--blank", is_flag=True, help="An empty paper, to fill in by hand; no answers are read.")
@click.option("-o", "--output", type=click.File("wb"), required=True)
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@_TODAY
def render(kind: str, lang: str, large: bool, blank: bool, output: Any, file: Any, today: str | None) -> None:
    """Make a paper from answers given as JSON, or a leaflet (leaflet-order and so on), which needs none."""
    day, library = day_of(today, "--today"), load_library()
    leaflets = {f"{_LEAFLET}{page.id}": page for page in library.pages}
    kinds = {one.value: one for one in PaperKind}
    if kind in leaflets:
        output.write(pdf(leaflet_in(library, leaflets[kind], Tongue(lang), day, large=large)))
        return
    if kind not in kinds:
        refuse(f"KIND {kind[:40]!r}: unknown; choose {', '.join((*kinds, *leaflets))}")
    allowed = tongues_of(kinds[kind])
    if lang not in allowed:
        refuse(f"--lang {lang}: {kind} is handed over; choose {', '.join(allowed)}")
    answers = Answers() if blank else read_answers(file, day, library)
    case = Case(answers, decide(answers, day, library), library)
    output.write(pdf(make(kinds[kind], case, Tongue(lang), large=large)))
