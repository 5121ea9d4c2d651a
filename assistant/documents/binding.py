"""The files of several people bound as one: pages, tags, ids of table headings, languages and bookmarks of each.

Laying all papers out at once would keep the tags too, and takes many times the memory (``bench.batch``).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def joined(files: Sequence[bytes]) -> bytes:
    """Return one file. What belongs to a whole file (its title, its standard) is that of the first."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files[0])) as whole:
        binding = _Binding(whole)
        for file in files[1:]:
            with pikepdf.open(io.BytesIO(file)) as part:
                binding.add(part)
        binding.close()
        whole.save(out, deterministic_id=False, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Binding:
    """A file to which others are bound; each becomes a part of one document, with its own language."""

    def __init__(self, whole: Pdf) -> None:
        self._whole = whole
        self._document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        self._texts = Array()  # the number of each page, and the tags of its texts
        self._ids: list[tuple[bytes, Object]] = []
        self._marks: list[Object] = []
        self._parts = 0
        self._bind(whole.Root.StructTreeRoot, whole.Root.Outlines, str(whole.Root.Lang))

    def add(self, part: Pdf) -> None:
        """Bind another file behind what is there."""
        before, copied = self._pages, self._whole.copy_foreign
        for page in part.pages:
            if "/StructParents" in page:
                page.StructParents += before
        self._whole.pages.extend(part.pages)  # first: tags and bookmarks that are copied then find their pages
        self._bind(copied(part.Root.StructTreeRoot), copied(part.Root.Outlines), str(part.Root.Lang))

    @property
    def _pages(self) -> int:
        return len(self._texts) // 2

    def _bind(self, tree: Object, marks: Object, language: str) -> None:
        self._parts += 1
        self._tell_apart(tree)
        for top in tree.K:
            top.S, top.P, top.Lang = Name.Part, self._document, String(language)
            self._document.K.append(top)
        before, held = self._pages, list(tree.ParentTree.Nums)
        for number, parents in zip(held[::2], held[1::2], strict=True):
            self._texts.append(before + int(number))
            self._texts.append(parents)
        self._marks += _neighbours(marks.First)

    def _tell_apart(self, tree: Object) -> None:
        """Give the ids of a part a prefix of their own: two files have the same ones."""
        prefix = b"%d-" % self._parts
        for element in _elements(tree.K):
            if "/ID" in element:
                key = prefix + bytes(element.ID)
                element.ID = String(key)
                self._ids.append((key, element))
            if "/A" in element and "/Headers" in element.A:
                element.A.Headers = Array([String(prefix + bytes(one)) for one in element.A.Headers])

    def close(self) -> None:
        """Put down what was gathered."""
        pairs = Array()
        for key, element in sorted(self._ids, key=lambda pair: pair[0]):
            pairs.extend([String(key), element])
        root = self._whole.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([self._document])))
        root.ParentTree, root.ParentTreeNextKey = Dictionary(Nums=self._texts), self._pages
        root.IDTree = Dictionary(Names=pairs)
        self._document.P = root
        self._whole.Root.StructTreeRoot = root
        self._whole.Root.Outlines = self._bookmarks()

    def _bookmarks(self) -> Object:
        ends = Dictionary(Type=Name.Outlines, First=self._marks[0], Last=self._marks[-1])
        top = self._whole.make_indirect(ends)
        top.Count = sum(1 + max(0, int(one.get("/Count", 0))) for one in self._marks)
        for one, another in pairwise(self._marks):
            one.Next, another.Prev = another, one
        for one in self._marks:
            one.Parent = top
        return top


def _neighbours(mark: Object | None) -> Iterator[Object]:
    while mark is not None:
        yield mark
        mark = mark.get("/Next")


def _elements(node: Object) -> Iterator[Object]:
    """The tags below, in the order in which they are read."""
    if isinstance(node, Array):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)
