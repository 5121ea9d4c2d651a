"""A list of entries as lines of text: one time a line, its parts apart by semicolons, in the order of its page.

``12 11; 21; 1; Pushed me; a neighbour; a photo; 1; 2``: parts at the end may be left out, others may stay empty or be a
hyphen. What is sent is what the page's own buttons would have sent, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.domain.dates import Hour, RoughDate
from assistant.domain.text import N_
from forms.entries import EntriesField, Part
from forms.fields import NONE, Message
from forms.keys import APART, WAYS_OUT, NoSuchCode, date_of, plain_of, values_of

SIGN = ";"
_EMPTY = ("", "-")


def in_line(number: int, problem: str) -> Message:
    """What is wrong with a line, and which line it is."""
    worded = problem if isinstance(problem, Message) else Message(problem)
    return Message(N_("Line {n}: {problem}"), n=number, problem=worded)


def part_codes(field: EntriesField, part: Part) -> dict[str, str]:
    """What is typed for each choice of a part, and the choice's value."""
    return {str(number): one.value for number, one in enumerate(field.choices_of(part), start=1)}


def line_of(field: EntriesField, entry: Any) -> str:
    """The line that stands for an entry. A semicolon in its texts is shown as a comma."""
    when = entry.when
    cells = [f"{when.day or ''} {when.month or ''} {when.year}".strip() if isinstance(when, RoughDate) else ""]
    cells += [_cell(field, part, getattr(entry, part.name)) for part in field.parts]
    return f"{SIGN} ".join(cells).rstrip(f"{SIGN} ")


def _cell(field: EntriesField, part: Part, value: Any) -> str:
    if isinstance(value, Hour):
        return str(value.number)
    if part.kind == "text":
        return " ".join(value.replace(SIGN, ",").split())
    held = value if isinstance(value, tuple) else (value,)
    return " ".join(code for code, one in part_codes(field, part).items() if one in held)


def sent_one_by_one(field: EntriesField, typed: str, today: date) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """What the page would have sent, step by step, with the number of the line; a line as it was is not touched.

    Lines that are gone are removed, changed ones are changed in their place, new ones are added. ``NoSuchCode``.
    """
    way_out = next((value for value, code in WAYS_OUT.items() if code == plain_of(typed)), None)
    if way_out is not None:
        yield from ((0, {"do": [f"remove-{at}"]}) for at in reversed(range(len(field.entries))))
        yield 0, {} if way_out == NONE else {field.name: [way_out]}
        return
    lines = [(number, line.strip()) for number, line in enumerate(typed.splitlines(), start=1) if line.strip("; \t")]
    gone = dict(enumerate(line_of(field, one) for one in field.entries))
    new: list[tuple[int, str]] = []
    for number, line in lines:
        same = next((at for at, held in gone.items() if held == line), None)
        if same is None:
            new.append((number, line))
        else:
            del gone[same]
    for at, (number, line) in zip(gone, new, strict=False):
        yield number, _entry(field, number, line, today) | {f"{field.name}-at": [str(at)]}
    for at in sorted(list(gone)[len(new) :], reverse=True):
        yield 0, {"do": [f"remove-{at}"]}
    for number, line in new[len(gone) :]:
        yield number, _entry(field, number, line, today) | {"do": ["add"]}


def _entry(field: EntriesField, number: int, line: str, today: date) -> dict[str, list[str]]:
    cells = [one.strip() for one in line.split(SIGN)]
    most = 1 + len(field.parts)
    if len(cells) > most:
        raise NoSuchCode(
            in_line(number, Message(N_("It has more than {max} parts. Is a semicolon in the text?"), max=most))
        )
    cells += [""] * (most - len(cells))
    sent = {}
    if plain_of(cells[0]) not in _EMPTY:
        parts = zip(("day", "month", "year"), date_of(plain_of(cells[0]), today), strict=True)
        sent = {f"{field.name}-{part}": [one] for part, one in parts}
    try:
        for part, cell in zip(field.parts, cells[1:], strict=True):
            sent[f"{field.name}-{part.sent}"] = _sent(field, part, cell)
    except NoSuchCode as problem:
        raise NoSuchCode(in_line(number, problem.message)) from None
    return sent


def _sent(field: EntriesField, part: Part, cell: str) -> list[str]:
    if part.kind == "text":
        return ["" if cell in _EMPTY else cell]
    plain = plain_of(cell)
    if plain in _EMPTY:
        return []
    if part.kind == "hour":
        return [plain]
    values = values_of(part_codes(field, part), [one for one in APART.split(plain) if one])
    if part.kind == "one" and len(values) > 1:
        raise NoSuchCode(N_("Choose one answer"))
    return values
