"""The accessibility tree of a page in a few lines: what a screen reader meets, without the words of content.

Landmarks, headings, controls and states stay, with the names of what is pressed or filled in; running text goes, and
neighbours of the same shape are one line marked ``+``, so that a new row in a list is no change and a lost name is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Page

_LINE = re.compile(r'^(?P<indent> *)- (?P<role>/?[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?(?P<states>(?: \[[^\]]*\])*)')
_SILENT = frozenset(("text", "paragraph", "strong", "emphasis", "code", "term", "definition", "img"))
_NAMED = frozenset(("button", "textbox", "group", "navigation", "form", "region", "search"))
_DIGITS = re.compile(r"\d+")


@dataclass
class Node:
    """A role, its name, its states (level, checked, expanded), and what it holds."""

    role: str
    name: str = ""
    states: str = ""
    held: list[Node] = field(default_factory=list)
    many: bool = False

    def shape(self) -> tuple[object, ...]:
        """The same for two nodes that differ in their words only."""
        return (self.role, bool(self.name), self.states, tuple(one.shape() for one in self.held))

    def lines(self, depth: int = 0) -> list[str]:
        """The node and what it holds, indented."""
        shown = self.role in _NAMED or "level=1]" in self.states
        name = f' "{_DIGITS.sub("#", self.name)}"' if shown and not self.many and self.name else ""
        needs = self.role in ("link", "button", "radio", "checkbox", "textbox", "navigation", "form")
        unnamed = " WITHOUT A NAME" if needs and not self.name else ""
        mark = " +" if self.many else ""
        own = f"{'  ' * depth}{self.role}{name}{self.states}{unnamed}{mark}"
        return [own, *(line for one in self.held for line in one.lines(depth + 1))]


def _parse(snapshot: str) -> Node:
    root = Node("page")
    path: list[tuple[int, Node]] = [(-1, root)]
    for line in snapshot.splitlines():
        found = _LINE.match(line)
        if found is None or found["role"].startswith("/"):
            continue
        indent = len(found["indent"])
        while path[-1][0] >= indent:
            path.pop()
        if found["role"] in _SILENT:
            node = path[-1][1]  # what running text holds belongs to what holds the text
        else:
            node = Node(found["role"], found["name"] or "", found["states"].strip() and f" {found['states'].strip()}")
            path[-1][1].held.append(node)
        path.append((indent, node))
    return root


def _fold(node: Node) -> None:
    for one in node.held:
        _fold(one)
    kept: list[Node] = []
    for one in node.held:
        if kept and kept[-1].shape() == one.shape():
            kept[-1].many = True
        else:
            kept.append(one)
    node.held = kept


def tree(page: Page) -> str:
    """The page's tree, ready to be compared."""
    root = _parse(page.locator("body").aria_snapshot())
    _fold(root)
    return "\n".join(line for one in root.held for line in one.lines()) + "\n"
