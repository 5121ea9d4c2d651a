"""One print job from a folder of answer files: ``flask render-batch DIR``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from assistant.cli.answers import read_answers
from assistant.cli.refusal import day_of, refuse
from assistant.content.library import Library
from assistant.content.loading import load_library
from assistant.documents.batch import IN_BATCHES, Job, Row, Wanted
from assistant.documents.kinds import KINDS, Purpose
from assistant.documents.writing import Case
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import N_, Language
from assistant.rules.decide import decide

_UNREADABLE = N_("The answers could not be read.")
_PAPERS = [kind.value for kind, held in KINDS.items() if held.purpose in IN_BATCHES]


@click.command("render-batch")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "purpose", type=click.Choice([one.value for one in IN_BATCHES]), required=True)
@click.option("--paper", multiple=True, type=click.Choice(_PAPERS), help="Only this paper; may stand several times.")
@click.option("--lang", type=click.Choice([one.value for one in Tongue]), help="As each person chose, if left out.")
@click.option(
    "--sheets", type=click.Choice([one.value for one in Language]), default="kk", help="Of the sheets between."
)
@click.option("--large", is_flag=True, help="Large print.")
@click.option("--both-sides", is_flag=True, help="Each paper starts on a new sheet.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--today", help="The day to decide for, YYYY-MM-DD; today if left out.")
def render_batch(
    folder: Path,
    purpose: str,
    paper: tuple[str, ...],
    lang: str | None,
    sheets: str,
    large: bool,
    both_sides: bool,
    output: Path,
    today: str | None,
) -> None:
    """Make one file of a set for each answer file (*.json) in FOLDER, in the order of their names.

    A file that cannot be used is named with its number, the others are printed; then the exit is 1, or 2 for none.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        refuse(f"{folder}: has no answer file; put *.json there, as `flask assess --schema` describes them")
    kinds = tuple(PaperKind(one) for one in paper)
    wanted = Wanted(Purpose(purpose), kinds, Tongue(lang) if lang else None, large=large, both_sides=both_sides)
    job = Job(wanted, len(files), Language(sheets))
    day, library = day_of(today, "--today"), load_library()
    missing = [number for number, path in enumerate(files, start=1) if not _add(job, number, path, day, library)]
    if len(missing) == len(files):
        refuse("nothing was printed")
    output.write_bytes(job.file())
    click.echo(f"{output}: {job.made} of {len(files)} sets, {job.sheets} sheets")
    sys.exit(1 if missing else 0)


def _add(job: Job, number: int, path: Path, day: date, library: Library) -> bool:
    """Make one set and say what came of it."""
    try:
        with path.open(encoding="utf-8") as source:
            answers = read_answers(source, day, library)
    except SystemExit:  # the reason has just been printed
        row = job.note(Row(number, problem=_UNREADABLE))
    else:
        row = job.add(number, Case(answers, decide(answers, day, library), library))
    click.echo(f"{number} {path.name}: {row.problem or f'{row.pages} pages'}", err=bool(row.problem))
    return not row.problem
