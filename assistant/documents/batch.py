"""A print job for several people: one set each, behind a sheet with its number; no name and no code stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.documents.binding import joined
from assistant.documents.kinds import KINDS, Purpose, make, tongues_of
from assistant.documents.model import Document, Para, Table
from assistant.documents.pdf import pdf
from assistant.documents.sets import chosen, in_large_print, usual_tongue
from assistant.documents.sheets import for_both_sides, pages_in
from assistant.documents.writing import NEUTRAL_TITLE, Case
from assistant.domain.answers import PaperChoice
from assistant.domain.papers import PaperKind, Tongue
from assistant.domain.text import N_, Language
from assistant.labels import label
from assistant.locale import translator

_PRINTED = N_("Printed")
_NO_PAPER = N_("This person chose no paper of this set.")
IN_BATCHES = (Purpose.HAND_OVER, Purpose.FOR_ME)  # what lies apart never goes through a pile


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is printed for everybody: one set, and how. No ``kinds``, no ``tongue``: as each person chose."""

    purpose: Purpose
    kinds: tuple[PaperKind, ...] = ()
    tongue: Tongue | None = None
    large: bool = False
    both_sides: bool = False

    def __post_init__(self) -> None:
        if self.purpose not in IN_BATCHES:
            raise ValueError(f"{self.purpose.value} is never printed in a batch")


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one person's set: its number in the order, its pages, or why there are none (a msgid)."""

    number: int
    pages: int = 0
    sheets: int = 0
    problem: str = ""
    kinds: tuple[PaperKind, ...] = ()


@dataclass(slots=True)
class Job:
    """A job while it is made: the finished sets, and a row for each person. ``page`` is the worker's language."""

    wanted: Wanted
    total: int
    page: Language
    rows: list[Row] = field(default_factory=list)
    _files: list[bytes] = field(default_factory=list)

    def add(self, number: int, case: Case) -> Row:
        """Make the set of one person and note its row. May be ``pdf.Busy``."""
        choices = _choices(self.wanted, case, self.page)
        if not choices:
            return self.note(Row(number, problem=_NO_PAPER))
        papers = [make(kind, case, tongue, large=self._large(case)) for kind, tongue in choices]
        counts: list[int] = []

        def first(pages: Sequence[int]) -> Document:
            counts.extend(pages)
            return _separator(number, self, choices, pages)

        file = pdf(*papers, contents=first)
        if self.wanted.both_sides:
            file = for_both_sides(file, counts)
        self._files.append(file)
        kinds = tuple(kind for kind, _ in choices)
        return self.note(Row(number, sum(counts), _sheets(pages_in(file), self.wanted), kinds=kinds))

    def note(self, row: Row) -> Row:
        """Write down what became of a set."""
        self.rows.append(row)
        return row

    def _large(self, case: Case) -> bool:
        return self.wanted.large or in_large_print(case.answers)

    @property
    def made(self) -> int:
        """How many sets there are."""
        return sum(not row.problem for row in self.rows)

    @property
    def sheets(self) -> int:
        """How many sheets of paper come out: the sets and the list before them."""
        return 1 + sum(row.sheets for row in self.rows)

    def file(self) -> bytes:
        """The whole job, the list of its sets first; what it was made of is let go."""
        first = pdf(_overview(self))
        if self.wanted.both_sides:
            first = for_both_sides(first, [])
        whole = joined([first, *self._files])
        self._files = []
        return whole


def _choices(wanted: Wanted, case: Case, page: Language) -> list[tuple[PaperKind, Tongue]]:
    """The papers of one person and their languages."""
    own = chosen(case.answers, wanted.purpose)
    named = {one.kind: one for one in own}
    if wanted.kinds:
        own = tuple(
            named.get(kind, PaperChoice(kind))
            for kind in KINDS
            if kind in wanted.kinds and KINDS[kind].purpose is wanted.purpose
        )
    return [(one.kind, _tongue(wanted, one, case, page)) for one in own if one.kind is not None]


def _tongue(wanted: Wanted, choice: PaperChoice, case: Case, page: Language) -> Tongue:
    kind = choice.kind or PaperKind.SUMMARY
    if wanted.tongue in tongues_of(kind):
        return wanted.tongue
    return choice.tongue or usual_tongue(kind, case.answers, page)


def _sheets(pages: int, wanted: Wanted) -> int:
    return (pages + 1) // 2 if wanted.both_sides else pages


def _separator(number: int, job: Job, choices: Sequence[tuple[PaperKind, Tongue]], pages: Sequence[int]) -> Document:
    """The sheet before a set: a number that is read from across the room, and what follows."""
    _ = translator(job.page)
    rows = tuple(
        (_(label(kind)), _(label(tongue)), str(count)) for (kind, tongue), count in zip(choices, pages, strict=True)
    )
    blocks = (
        Para(_("Set {n} of {total}").format(n=number, total=job.total), strong=True),
        Table("", (_("Paper"), _("Language"), _("Pages")), rows, (56, 26, 18)),
    )
    return Document(job.page, NEUTRAL_TITLE[job.page], str(number), blocks, "", divides=True)


def _overview(job: Job) -> Document:
    """The first sheet of the pile: every number, its pages, and what is missing."""
    _ = translator(job.page)
    rows = tuple((str(row.number), _(row.problem or _PRINTED), str(row.pages or "—")) for row in job.rows)
    done = Para(_("Sets: {made} of {total}").format(made=job.made, total=job.total), strong=True)
    pages = Para(_("Pages without these sheets: {n}").format(n=sum(row.pages for row in job.rows)))
    table = Table("", ("№", _("What became of it"), _("Pages")), rows, (14, 68, 18))
    return Document(job.page, NEUTRAL_TITLE[job.page], _("List of the sets"), (done, pages, table), "")
