"""What a paper is made of, before it is a page or a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.text import Language

PLAIN = "plain"  # letters of a paper to write on, larger than those of a summary
Row = tuple[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; level 1 is the paper's own. ``kept``: never the first line of a page."""

    text: str
    level: int = 2
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``boxes`` puts a box to tick before each line, ``numbered`` a number."""

    texts: tuple[str, ...]
    boxes: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows of a label and its value; an empty value becomes a ruled line, several values become boxes to tick by hand.

    ``across``: the first two rows share a line, as date and signature do. ``head``: to whom and from whom, printed
    above the title, as letters have it. ``entry``: one of several, ruled off from the one before.
    """

    rows: tuple[Row, ...]
    across: bool = False
    head: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``caption`` may be empty after a heading, ``widths`` are per cent of the line, ``head`` may be empty.

    Without a head the first cell of each row is its heading. ``tongues`` are the languages of the columns, if they
    are not the document's.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    tongues: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """An outcome with its reason and its law."""

    title: str
    answer: str
    text: str
    because: tuple[str, ...]
    law: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty ruled lines to write on; ``fill``: as many of them as the page has left, before everybody's page."""

    lines: int
    fill: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a timeline. ``when`` is its day in words, ``short`` in digits; ``mark`` chooses the drawn sign.

    ``hour`` is ``14:00`` where it is known, else empty; ``when`` says it too.
    """

    title: str
    when: str
    short: str
    state: str
    mark: str
    text: str
    law: tuple[str, ...]
    hour: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Steps in a row, drawn and listed; ``told`` is the drawing in words."""

    title: str
    told: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the size of a bank card, to cut out and fold: ``rows`` of a word and a number, then empty lines."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


@dataclass(frozen=True, slots=True)
class Common:
    """From here on a paper is the same for everybody who reads its language: nothing below goes by any answer.

    In one language and the usual size it starts a new page, which the printer lays out once and keeps; ``told`` says so
    at its head.
    """

    told: str = ""


Block = Heading | Para | Items | Facts | Table | Card | Ruled | Slip | Break | Common | Timeline


@dataclass(frozen=True, slots=True)
class Document:
    """A paper in one language, or with a second one ``beside`` it, piece by piece.

    ``title`` is neutral: it stands in the file and in the window. ``large`` is for eyes that need large print.
    ``divides``: a sheet between the sets of a pile, with a heading that is read from afar.
    ``sample``: the paper of a made-up case, marked across each page.
    ``formal``: a paper that an office reads, set as a letter. ``most``: so many pages, in the largest letters with
    which it stays on them. ``size`` names the letters as ``paper.css`` knows them; the printer does, where there is a
    ``most``.
    """

    language: Language
    title: str
    heading: str
    blocks: tuple[Block, ...]
    foot: str
    beside: Document | None = None
    large: bool = False
    divides: bool = False
    sample: bool = False
    formal: bool = False
    most: int = 0
    size: str = ""
