"""Looking after the content: ``flask content`` check, stale, adopt, drift, review-pack and sign-off."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from flask.cli import AppGroup

from assistant.cli.papers import papers_resting_on
from assistant.cli.refusal import day_of, refuse
from assistant.config import load
from assistant.content import ageing, official, own_services, review
from assistant.content.library import Library
from assistant.content.loading import CONTENT, load_library, read_library
from assistant.content.official import NotTheAct, OfficialText
from assistant.content.schema import ContentError
from assistant.documents.pdf import Busy, pdf
from assistant.documents.review_pack import page_of, review_pack
from assistant.domain.text import Language
from assistant.rules.soundness import problems_between

content = AppGroup("content", help="Look after the content.")
_FOLDER = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=CONTENT,
    help="The content folder.",
)
_TEXT = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_LANG = click.option("--lang", type=click.Choice([code.value for code in Language]), required=True)


def _sound(folder: Path) -> Library:
    library, problems = read_library(folder)
    if problems:
        refuse("\n".join(problems))
    return library


def _show(heading: str, lines: Iterable[str]) -> None:
    held = list(lines)
    click.echo(f"{heading}: {len(held)}")
    for line in held:
        click.echo(f"  {line}")


@content.command("check")
@_FOLDER
def check(folder: Path) -> None:
    """Check every content file; exit 1 and name every problem if there is one."""
    library, problems = read_library(folder)
    problems += problems_between(library)
    if not problems:
        problems += review.stale_checks(folder, review.read_reviews(folder, problems))
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo("The content is sound.")


@content.group("services")
def services() -> None:
    """The operator's own contacts."""


@services.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", help="The day of the import, YYYY-MM-DD; today if left out.")
def import_services(file: Path, on: str | None) -> None:
    """Take a centre's own contacts from a CSV in place of the earlier ones; with one wrong row nothing is taken."""
    found, problems = own_services.read_csv(file, load_library(), day_of(on, "--on"))
    if problems:
        refuse("\n".join((*problems, "Nothing was imported.")))
    kept = own_services.keep(load().services, found)
    public = sum(service.public for service in found)
    click.echo(f"{len(found)} services kept in {kept}, {public} of them public. They show after the next start.")


@content.command("stale")
@click.option("--on", help="The day to look at, YYYY-MM-DD; today if left out.")
@_FOLDER
def stale(on: str | None, folder: Path) -> None:
    """List what grows old: law that ended, days without a wording, services, checks that no longer hold."""
    day = day_of(on, "--on")
    library = _sound(folder)
    _show("In force no longer", ageing.ended(library, day))
    _show("No confirmed version", ageing.unconfirmed(library, day))
    _show("Services unverified", ageing.unverified(library, day))
    _show("Checks that no longer hold", review.stale_checks(folder, review.read_reviews(folder, [])))
    _show("Never compared with an official text", _never_compared(library, folder))


def _never_compared(library: Library, folder: Path) -> list[str]:
    return [
        act.id
        for act in library.acts.values()
        if not any(official.digest_file(folder, act.id, language).exists() for language in Language)
    ]


def _read(file: Path, library: Library) -> OfficialText:
    try:
        return official.read_official(file.read_text(encoding="utf-8"), library)
    except UnicodeDecodeError:
        refuse(f"{file}: is not plain text in UTF-8; save it so and try again")
    except NotTheAct as problem:
        refuse(f"{file}: {problem}")


@content.command("adopt")
@_TEXT
@click.option("--on", help="The day of the text, YYYY-MM-DD; today if left out.")
@_FOLDER
def adopt(file: Path, on: str | None, folder: Path) -> None:
    """Keep a digest of every article of an official text, to compare later texts with."""
    text = _read(file, _sound(folder))
    kept = official.keep(folder, text, day_of(on, "--on"))
    click.echo(f"{text.act} ({text.language.value}): {len(text.articles)} articles kept in {kept.name}")


@content.command("drift")
@_TEXT
@_FOLDER
def drift(file: Path, folder: Path) -> None:
    """Compare an official text with the adopted one; list what rests on each changed article. Exit 1 on a change."""
    library = _sound(folder)
    text = _read(file, library)
    problems: list[str] = []
    adopted = official.adopted_text(folder, text.act, text.language, problems)
    if adopted is None:
        refuse(
            "\n".join(problems) or f"{text.act} ({text.language.value}) was never compared; adopt a text of it first"
        )
    found = official.compare(adopted, text)
    for word, numbers in (("changed", found.changed), ("gone", found.gone), ("new", found.new)):
        for number in numbers:
            _show_resting(library, text.act, number, word)
    if any((found.changed, found.gone, found.new)):
        sys.exit(1)
    click.echo(f"{text.act}: nothing changed.")


def _show_resting(library: Library, act: str, number: str, word: str) -> None:
    resting = official.resting_on(library, act, number)
    click.echo(f"{act}/{number}: {word}")
    lines = (
        ("outcomes", resting.outcomes),
        ("sentences", resting.sentences),
        ("rows of the act-to-article map", tuple(map(str, resting.rows))),
        ("papers", papers_resting_on(library, (*resting.outcomes, *resting.sentences))),
    )
    for name, held in lines:
        if held:
            click.echo(f"  {name}: {', '.join(held)}")


@content.command("review-pack")
@_LANG
@click.option("--only", multiple=True, help="A file of the content, for example measures/arrest.toml; all if left out.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="*.html or *.pdf")
@_FOLDER
def pack(lang: str, only: tuple[str, ...], output: Path, folder: Path) -> None:
    """Make a table of every sentence with its citation, its confidence and lines for remarks."""
    library = _sound(folder)
    files = [path for path in review.content_files(folder) if not only or review.file_name(path) in only]
    if not files:
        refuse(f"--only {', '.join(only)}: no such file; name one like measures/arrest.toml")
    document = review_pack(files, library, Language(lang), day_of(None, "--on"))
    if output.suffix != ".pdf":
        output.write_text(page_of(document), encoding="utf-8")
        return
    try:
        output.write_bytes(pdf(document))
    except Busy:
        refuse(f"{output.name}: too long for one PDF; write *.html, or name a file with --only")


@content.command("sign-off")
@click.argument("file", type=click.Path(path_type=Path))
@_LANG
@click.option("--by", required=True, help="Who checked: a name, or a name and an office.")
@click.option("--role", type=click.Choice(review.ROLES), required=True)
@click.option("--reference", type=click.Choice(("kk", "ru")), default="ru", help="The language compared with.")
@click.option("--on", help="The day of the check, YYYY-MM-DD; today if left out.")
@_FOLDER
def sign_off(file: Path, lang: str, by: str, role: str, reference: str, on: str | None, folder: Path) -> None:
    """Record who checked a content file, in which language, when, and against which wording."""
    file = file if file.exists() else folder / file
    if file.resolve() not in [path.resolve() for path in review.content_files(folder)]:
        refuse(f"{file}: is not a file that is checked; name one like measures/arrest.toml")
    try:
        checked = review.check_of(file, Language(lang), Language(reference), role, by, day_of(on, "--on"))
        kept = review.record(folder, checked)
    except (ContentError, ValueError) as problem:
        refuse(f"{file}: {problem}")
    click.echo(f"{checked.file} ({lang}): {len(checked.entries)} entries signed off in {kept.parent.name}/{kept.name}")
