"""The last hand on a printed file: who made it goes out, and the tags that the printer leaves open are finished."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import pikepdf

from assistant.documents.html import RUN_TAGS
from assistant.domain.text import Language

# The printer names an element by its HTML tag alone: these tags mark a run in a language (see ``html.RUN_TAGS``).
_RUNS = {
    {"article": "/Art", "main": "/Part", "blockquote": "/BlockQuote"}[tag]: language
    for language, tag in RUN_TAGS.items()
}
_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))
_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_ARTEFACT = b"/Artifact <</Type /Pagination>> BDC"


def finish(raw: io.BytesIO, languages: Sequence[Language]) -> bytes:
    """Return the finished file. ``languages`` are those of the pages, in order; the first is the file's own."""
    out = io.BytesIO()
    with pikepdf.open(raw) as held:
        with held.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta.pop("pdf:Producer", None)
        if "/Producer" in held.docinfo:
            del held.docinfo["/Producer"]
        root = held.Root.StructTreeRoot
        _name_languages(root, held, languages)
        elements = list(_elements(root.K))
        _mark_runs(elements)
        _scope_headings(elements)
        _list_ids(held, root, elements)
        _set_apart_the_margins(held, root, elements)
        held.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)


def _name_languages(root: pikepdf.Object, held: pikepdf.Pdf, languages: Sequence[Language]) -> None:
    """Give what stands on a page in another language than the file's its own language."""
    places = {page.obj.objgen: language for page, language in zip(held.pages, languages, strict=True)}
    for top in root.K:
        for element in top.K:
            language = places[element.Pg.objgen]
            if language is not languages[0]:
                element.Lang = pikepdf.String(language.value)


def _mark_runs(elements: Sequence[pikepdf.Dictionary]) -> None:
    for element in elements:
        name = str(element.S)
        language = _RUNS.get(name)
        if name in _HEADINGS and str(element.P.get("/S")) == name:
            element.S = pikepdf.Name.Span  # the printer tags each line of a heading in two languages as a heading
        elif language is not None:
            blocks = any(str(one.S) in ("/P", "/L", "/Div") for one in _elements(element.K))
            element.S = pikepdf.Name.Div if blocks else pikepdf.Name.Span
            element.Lang = pikepdf.String(language.value)


def _scope_headings(elements: Sequence[pikepdf.Dictionary]) -> None:
    """Give every table heading its scope (PDF/UA-1, 7.5): a row's where the row has cells of its own."""
    for element in elements:
        if element.S == pikepdf.Name.TH:
            cells = [one.S for one in element.P.K if isinstance(one, pikepdf.Dictionary) and "/S" in one]
            scope = pikepdf.Name.Row if pikepdf.Name.TD in cells else pikepdf.Name.Column
            element.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=scope)


def _list_ids(held: pikepdf.Pdf, root: pikepdf.Object, elements: Sequence[pikepdf.Dictionary]) -> None:
    """List every id in order (PDF/UA-1, 7.1)."""
    named = sorted(((bytes(one.ID), one) for one in elements if "/ID" in one), key=lambda pair: pair[0])
    if named:
        pairs = pikepdf.Array()
        for key, element in named:
            pairs.append(pikepdf.String(key))
            pairs.append(element)
        root.IDTree = held.make_indirect(pikepdf.Dictionary(Names=pairs))


def _set_apart_the_margins(held: pikepdf.Pdf, root: pikepdf.Object, elements: Sequence[pikepdf.Dictionary]) -> None:
    """Mark what stands in the margins as artefacts: a screen reader skips the foot of each page (PDF/UA-1, 7.8)."""
    known = {element.objgen for element in elements}
    numbers = root.ParentTree.Nums
    for index, page in enumerate(held.pages):
        parents = numbers[2 * index + 1]
        apart = {place for place, parent in enumerate(parents) if parent.objgen not in known}

        def marked(found: re.Match[bytes], apart: set[int] = apart) -> bytes:
            return _ARTEFACT if int(found[1]) in apart else found[0]

        page.Contents = held.make_stream(_MARKED.sub(marked, page.Contents.read_bytes()))
        for place in apart:
            parents[place] = pikepdf.Object.parse(b"null")
