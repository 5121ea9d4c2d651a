"""Reads the content files into a library, once, and refuses content that is not sound."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from assistant.content import readers, review
from assistant.content.checks import problems_of
from assistant.content.library import Library
from assistant.content.records import (
    InfoPage,
    Measure,
    OffenceRow,
    Region,
    Service,
    ServiceKind,
    Term,
    Unpublished,
    Waiver,
)
from assistant.content.schema import ContentError

CONTENT = Path(__file__).parent
_BESIDE_SERVICES = ("kinds", "waivers", "unpublished")
_Row = TypeVar("_Row")


def read_library(folder: Path = CONTENT) -> tuple[Library, list[str]]:
    """Read every file under ``folder``; the problems found come second."""
    problems: list[str] = []
    library = Library()
    _read_law(folder, library, problems)
    rows = _read_measures(folder, library, problems)
    _read_papers(folder, library, problems)
    _read_guidance(folder, library, problems)
    services = _read_services(folder, library, problems)
    complete = Library(
        library.acts,
        library.versions,
        library.gaps,
        library.mci,
        library.measures,
        library.sentences,
        library.heirs,
        tuple(rows),
        library.counts,
        library.groups,
        library.topics,
        library.items,
        library.regions,
        tuple(services),
        _signed(folder, problems),
        _read_terms(folder, problems),
        _read_pages(folder, problems),
        library.papers,
        {kind.id: kind for kind in _tables(folder, "kinds", ServiceKind, problems)},
        tuple(_tables(folder, "waivers", Waiver, problems)),
        tuple(one.phone for one in _tables(folder, "unpublished", Unpublished, problems)),
    )
    return complete, problems + problems_of(complete)


def _read_law(folder: Path, library: Library, problems: list[str]) -> None:
    for path in sorted((folder / "law").glob("*.toml")):
        if path.stem == "mci":
            library.mci.update(readers.read_years(path, problems))
            continue
        if path.stem == "counts":
            _read_counts(path, library, problems)
            continue
        read = readers.read_act(path, problems)
        if read is None:
            continue
        act, versions, gaps = read
        if act.id in library.acts:
            problems.append(f"law/{path.name}: the act id {act.id} is used twice; choose another")
        library.acts[act.id] = act
        for version in versions:
            key = (act.id, version.number)
            library.versions[key] = (*library.versions.get(key, ()), version)
        for gap in gaps:
            key = (act.id, gap.number)
            library.gaps[key] = (*library.gaps.get(key, ()), gap)


def _read_counts(path: Path, library: Library, problems: list[str]) -> None:
    counts, groups = readers.read_counts(path, problems)
    for count in counts:
        library.counts[count.id] = (*library.counts.get(count.id, ()), count)
    for group in groups:
        library.groups[group.id] = (*library.groups.get(group.id, ()), group)


def _read_measures(folder: Path, library: Library, problems: list[str]) -> list[OffenceRow]:
    rows: list[OffenceRow] = []
    for path in sorted((folder / "measures").glob("*.toml")):
        if path.stem == "offences":
            rows = readers.read_rows(path, problems)
            continue
        measure = readers.read_measure(path, problems)
        if measure is None:
            continue
        library.measures[measure.id] = measure
        _shelve(measure, path, library, problems)
    return rows


def _read_papers(folder: Path, library: Library, problems: list[str]) -> None:
    for path in sorted((folder / "papers").glob("*.toml")):
        paper = readers.read_paper(path, problems)
        if paper is not None:
            library.papers[paper.id] = paper
            _shelve(paper, path, library, problems)


def _shelve(measure: Measure, path: Path, library: Library, problems: list[str]) -> None:
    """Put the sentences of a file on the shelf, each under its own id."""
    for sentence in measure.sentences:
        if sentence.id in library.sentences:
            problems.append(f"{review.file_name(path)}: the sentence id {sentence.id} is used twice; choose another")
        library.sentences[sentence.id] = sentence
        if sentence.instead_of:
            library.heirs.setdefault(sentence.instead_of, []).append(sentence.id)


def _read_guidance(folder: Path, library: Library, problems: list[str]) -> None:
    for path in sorted((folder / "guidance").glob("*.toml")):
        topic = readers.read_topic(path, problems)
        if topic is None:
            continue
        library.topics[topic.id] = topic
        for item in topic.items:
            if item.id in library.items:
                problems.append(f"guidance/{path.name}: the item id {item.id} is used twice; choose another")
            library.items[item.id] = item


def _read_services(folder: Path, library: Library, problems: list[str]) -> list[Service]:
    services: list[Service] = []
    for path in sorted((folder / "services").glob("*.toml")):
        if path.stem == "regions":
            library.regions.update({region.id: region for region in readers.read_list(Region, path, problems)})
        elif path.stem not in _BESIDE_SERVICES:
            services += readers.read_list(Service, path, problems)
    return services


def _tables(folder: Path, name: str, record: type[_Row], problems: list[str]) -> list[_Row]:
    """The rows of a file beside the services; none where a library has no such file."""
    path = folder / "services" / f"{name}.toml"
    return readers.read_list(record, path, problems) if path.exists() else []


def _read_terms(folder: Path, problems: list[str]) -> tuple[Term, ...]:
    path = folder / "glossary" / "terms.toml"
    return tuple(readers.read_list(Term, path, problems)) if path.exists() else ()


def _read_pages(folder: Path, problems: list[str]) -> tuple[InfoPage, ...]:
    """The information pages in the order of their numbers."""
    read = [readers.read_page(path, problems) for path in sorted((folder / "pages").glob("*.toml"))]
    return tuple(sorted((page for page in read if page is not None), key=lambda page: page.number))


def _signed(folder: Path, problems: list[str]) -> frozenset[str]:
    """What a lawyer signed off; a file that cannot be read has its own problem already."""
    try:
        return review.signed_entries(folder, review.read_reviews(folder, problems))
    except ContentError:
        return frozenset()


@lru_cache(maxsize=1)
def load_library() -> Library:
    """Return the product's library; ``ContentError`` with every problem if it cannot be used."""
    library, problems = read_library()
    if problems:
        raise ContentError(problems)
    library.prepare()
    return library
