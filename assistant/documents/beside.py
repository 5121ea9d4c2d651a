"""One paper in two languages: the same blocks, piece by piece beside each other."""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.model import (
    Block,
    Break,
    Card,
    Common,
    Document,
    Facts,
    Heading,
    Items,
    Para,
    Row,
    Ruled,
    Slip,
    Table,
    Timeline,
)


class Unequal(ValueError):
    """The two languages of a paper do not have the same pieces."""


def beside(main: Document, other: Document) -> Document:
    """Return the first document with the second beside it; ``Unequal`` if their pieces differ."""
    if [shape(block) for block in main.blocks] != [shape(block) for block in other.blocks]:
        raise Unequal(f"{main.heading!r} and {other.heading!r}")
    return replace(main, beside=other)


def shape(block: Block) -> tuple[object, ...]:
    """What two languages of one block must share: its kind and how many pieces it has."""
    kind: tuple[object, ...] = (type(block).__name__,)
    match block:
        case Heading():
            return (*kind, block.level)
        case Para():
            return (*kind, block.strong, block.small)
        case Items():
            return (*kind, len(block.texts), block.boxes, block.numbered)
        case Facts():
            return (*kind, len(block.rows), tuple(map(_filled, block.rows)), block.across, block.entry)
        case Table():
            return (*kind, len(block.head), tuple(map(len, block.rows)), block.widths)
        case Card():
            return (*kind, len(block.because), len(block.law))
        case Ruled():
            return (*kind, block.lines)
        case Slip():
            return (*kind, len(block.rows), block.lines)
        case Timeline():
            return (*kind, len(block.steps))
        case Break() | Common():
            return kind


def _filled(row: Row) -> int:
    """How many boxes a value has; else whether there is one."""
    return len(row[1]) if isinstance(row[1], tuple) else bool(row[1])


def pairs(document: Document) -> list[tuple[Block, Block | None]]:
    """Every block with the same block of the other language, ``None`` where there is one language alone."""
    if document.beside is None:
        return [(block, None) for block in document.blocks]
    return list(zip(document.blocks, document.beside.blocks, strict=True))
