"""The faults that `make mutate` plants: one small change each, found by reading a module's syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from enum import EnumMeta
from typing import Any

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mult: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "earliest": "latest",
    "latest": "earliest",
    "first": "last",
    "last": "first",
}
# How a record is built, and not what it holds; a translation mark; the width of a number.
PASSED_OVER = ("field", "N_", "TypeVar", "wraps")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: ``key`` names it in words that survive moved lines, ``code`` is the whole changed module."""

    key: str
    line: int
    code: str


def mutants(source: str, enums: dict[str, EnumMeta]) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    tree = ast.parse(source)
    seen: dict[str, int] = {}
    for node, owner in list(_places(tree, "top")):
        for what, undo in _changes(node, enums):
            code = ast.unparse(tree)
            undo()
            key = f"{owner}: {what}"
            seen[key] = seen.get(key, 0) + 1
            numbered = key if seen[key] == 1 else f"{key} #{seen[key]}"
            yield Mutant(numbered, getattr(node, "lineno", 0), code)


def _places(node: ast.AST, owner: str) -> Iterator[tuple[ast.AST, str]]:
    """Every node that decides something, with the function or table that it stands in."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        owner = node.name
    elif isinstance(node, ast.Assign) and owner == "top":
        owner = ast.unparse(node.targets[0])
    elif isinstance(node, ast.AnnAssign) and owner == "top":
        owner = ast.unparse(node.target)
    yield node, owner
    for name, held in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "keywords" if _passed_over(node) else ""):
            continue
        for child in held if isinstance(held, list) else [held]:
            if isinstance(child, ast.AST) and not _says_nothing(child):
                yield from _places(child, owner)


def _says_nothing(node: ast.AST) -> bool:
    """Imports, docstrings, pieces of formatted text, and ``strict=True``."""
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.FormattedValue)):
        return not isinstance(node, ast.FormattedValue)
    if isinstance(node, ast.keyword):
        return node.arg == "strict"
    if isinstance(node, ast.Call):
        return _passed_over(node)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _passed_over(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PASSED_OVER


@dataclass(frozen=True, slots=True)
class Restore:
    """Puts back what a change took away."""

    node: ast.AST
    name: str
    value: Any

    def __call__(self) -> None:
        setattr(self.node, self.name, self.value)


def _changes(node: ast.AST, enums: dict[str, EnumMeta]) -> Iterator[tuple[str, Restore]]:
    """Make each change of a node in place, one after the other; the caller restores before the next."""
    before = ast.unparse(node) if not isinstance(node, ast.Module) else ""
    for name, value in _values(node, enums):
        restore = Restore(node, name, getattr(node, name))
        setattr(node, name, value)
        after = ast.unparse(node)
        changed = f"{_short(before)} -> {_short(after)}"
        yield (f"without {_left_out(restore)}" if name in ("elts", "keys") else changed), restore


def _left_out(restore: Restore) -> str:
    """The element of a list, or the key of a table, that is missing now."""
    left = getattr(restore.node, restore.name)
    index = next((at for at, one in enumerate(left) if one is not restore.value[at]), len(left))
    return f"{_short(ast.unparse(restore.value[index]))} (number {index + 1} of {len(restore.value)})"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:60]} … {line[-27:]}"


def _values(node: ast.AST, enums: dict[str, EnumMeta]) -> Iterator[tuple[str, Any]]:
    """The field of a node to change, and its other value."""
    yield from _of_a_question(node)
    yield from _of_a_name(node, enums)
    yield from _of_a_list(node)
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield "value", not node.value
        elif isinstance(node.value, int):
            yield "value", node.value + 1
        elif isinstance(node.value, str) and node.value:
            yield "value", f"{node.value}-x"


def _of_a_question(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """Comparisons, and/or, plus/minus, and the branch that is taken."""
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            if type(operator) in SWAPPED:
                yield "ops", [*node.ops[:index], SWAPPED[type(operator)](), *node.ops[index + 1 :]]
    elif isinstance(node, (ast.BoolOp, ast.BinOp)):
        if type(node.op) in SWAPPED:
            yield "op", SWAPPED[type(node.op)]()
    elif isinstance(node, (ast.If, ast.IfExp)):
        yield "test", ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield "ifs", []


def _of_a_name(node: ast.AST, enums: dict[str, EnumMeta]) -> Iterator[tuple[str, Any]]:
    """Another member of an enum; the other end of a span."""
    if isinstance(node, ast.Name) and node.id in NAMES:
        yield "id", NAMES[node.id]
    elif isinstance(node, ast.Attribute):
        known = enums.get(node.value.id) if isinstance(node.value, ast.Name) else None
        members = list(known.__members__) if known else []
        if node.attr in members:
            yield "attr", members[(members.index(node.attr) + 1) % len(members)]
        elif node.attr in NAMES:
            yield "attr", NAMES[node.attr]


def _of_a_list(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """One element fewer in a list of two or more; one key of a table that nobody will look up."""
    if isinstance(node, (ast.Tuple, ast.List)) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        for index in range(len(node.elts)):
            yield "elts", node.elts[:index] + node.elts[index + 1 :]
    elif isinstance(node, ast.Dict) and len(node.keys) > 1:
        for index in range(len(node.keys)):
            yield "keys", [*node.keys[:index], ast.Constant("taken-out"), *node.keys[index + 1 :]]
