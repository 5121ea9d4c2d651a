"""A long paper as it is read on a screen: in portions, because a slow line and a tired reader take one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, replace

from assistant.documents.beside import pairs
from assistant.documents.model import Block, Document, Heading, Items, Table

_MOST = 6_500  # letters of a portion, in both languages together: under 6,000 bytes once packed
_AT_ONCE = 3_000  # letters of one list or table that stay together

Pair = tuple[Block, Block | None]


def portions(document: Document) -> tuple[Document, ...]:
    """The paper in one piece, or in as many as it takes; each has the paper's heading, none ends with a heading."""
    held: list[list[Pair]] = [[]]
    letters = 0
    for pair in (piece for one in pairs(document) for piece in _pieces(*one)):
        size = _size(pair)
        if held[-1] and letters + size > _MOST:
            held.append(_headings_of(held[-1]))
            letters = _size(*held[-1])
        held[-1].append(pair)
        letters += size
    if len(held) == 1:
        return (document,)
    return tuple(_with(document, one) for one in held if one)


def _headings_of(portion: list[Pair]) -> list[Pair]:
    """Take the headings off the end of a portion: they go with what follows them."""
    taken: list[Pair] = []
    while len(portion) > 1 and isinstance(portion[-1][0], Heading):
        taken.insert(0, portion.pop())
    return taken


def _with(document: Document, portion: list[Pair]) -> Document:
    other = document.beside
    if other is not None:
        other = replace(other, blocks=tuple(held for _, held in portion if held is not None))
    return replace(document, blocks=tuple(block for block, _ in portion), beside=other)


def _pieces(block: Block, other: Block | None) -> Iterator[Pair]:
    """A block with the same one in the other language; long lists and tables in several of their kind."""
    count = _count(block)
    size = _size((block, other))
    if count < 2 or size <= _AT_ONCE:
        yield block, other
        return
    step = max(1, count * _AT_ONCE // size)
    for start in range(0, count, step):
        yield _some(block, start, step), other if other is None else _some(other, start, step)


def _count(block: Block) -> int:
    """Into how many pieces a block can be cut: the lines of a list without numbers, the rows of a table."""
    if isinstance(block, Items):
        return 1 if block.numbered else len(block.texts)
    return len(block.rows) if isinstance(block, Table) else 1


def _some(block: Block, start: int, count: int) -> Block:
    if isinstance(block, Items):
        return replace(block, texts=block.texts[start : start + count])
    if isinstance(block, Table):
        return replace(block, rows=block.rows[start : start + count])
    return block


def _size(*held: Pair) -> int:
    return sum(_letters(astuple(block)) for pair in held for block in pair if block is not None)


def _letters(held: object) -> int:
    if isinstance(held, str):
        return len(held)
    return sum(map(_letters, held)) if isinstance(held, tuple) else 0
