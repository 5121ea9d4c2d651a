"""Finishes a PDF: takes out which program made it, and completes the tags that WeasyPrint leaves open (PDF/UA-1).

It works on the printer's own objects, just before they are written: nothing is parsed a second time.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from assistant.documents.html import NO_BREAK_HYPHEN, RUN_TAGS
from assistant.domain.text import Language

# The printer names an element by its HTML tag alone: these tags mark a run in a language (see ``html.RUN_TAGS``).
_RUNS = {
    {"article": "/Art", "main": "/Part", "blockquote": "/BlockQuote"}[tag]: language
    for language, tag in RUN_TAGS.items()
}
_HEADINGS = frozenset(f"/H{level}" for level in range(1, 7))
_BLOCKS = frozenset(("/P", "/L", "/Div"))
_PRODUCER = re.compile(rb' pdf:Producer="[^"]*"')

_READ_AS = f" <{ord(NO_BREAK_HYPHEN):04x}>".encode(), b" <002d>"  # of a glyph: the letter that it is read as

Element = Any  # a tag: a ``pydyf.Dictionary`` (no types are shipped)


def finish(pdf: pydyf.PDF, languages: Sequence[Language]) -> None:
    """Finish a file in place. ``languages`` are those of the pages, in order; the first is the file's own."""
    pdf.info.pop("Producer", None)
    metadata = _at(pdf, pdf.catalog["Metadata"])
    metadata.stream = [_PRODUCER.sub(b"", one) for one in metadata.stream]
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    _name_languages(pdf, root, languages)
    elements = list(_elements(pdf, root["K"]))
    _mark_runs(pdf, elements)
    _scope_headings(pdf, elements)
    _list_ids(pdf, root, elements)
    _plain_hyphens(pdf)
    _set_apart_the_margins(pdf, root, {element.number for element in elements})
    _pack(pdf)


def _at(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.partition(b" ")[0])]


def _elements(pdf: pydyf.PDF, kids: Sequence[object]) -> Iterator[Element]:
    """The tags below, in the order in which they are read; what is no reference is the number of a text."""
    for kid in kids:
        if isinstance(kid, bytes):
            element = _at(pdf, kid)
            if "S" in element:
                yield element
                yield from _elements(pdf, element["K"])


def _name_languages(pdf: pydyf.PDF, root: Element, languages: Sequence[Language]) -> None:
    """Give what stands on a page in another language than the file's its own language."""
    places = dict(zip(pdf.page_references, languages, strict=True))
    for top in root["K"]:
        for kid in _at(pdf, top)["K"]:
            element = _at(pdf, kid)
            language = places[element["Pg"]]
            if language is not languages[0]:
                element["Lang"] = pydyf.String(language.value)


def _mark_runs(pdf: pydyf.PDF, elements: Sequence[Element]) -> None:
    for element in elements:
        name = element["S"]
        language = _RUNS.get(name)
        if name in _HEADINGS and _at(pdf, element["P"]).get("S") == name:
            element["S"] = "/Span"  # the printer tags each line of a heading in two languages as a heading
        elif language is not None:
            blocks = any(one["S"] in _BLOCKS for one in _elements(pdf, element["K"]))
            element["S"] = "/Div" if blocks else "/Span"
            element["Lang"] = pydyf.String(language.value)


def _scope_headings(pdf: pydyf.PDF, elements: Sequence[Element]) -> None:
    """Give every table heading its scope (PDF/UA-1, 7.5): a row's where the row has cells of its own."""
    for element in elements:
        if element["S"] == "/TH":
            cells = {_at(pdf, one)["S"] for one in _at(pdf, element["P"])["K"] if isinstance(one, bytes)}
            element["A"] = pydyf.Dictionary({"O": "/Table", "Scope": "/Row" if "/TD" in cells else "/Column"})


def _list_ids(pdf: pydyf.PDF, root: Element, elements: Sequence[Element]) -> None:
    """List every id in order (PDF/UA-1, 7.1)."""
    named = sorted((one["ID"].string, one.reference) for one in elements if "ID" in one)
    if named:
        pairs = pydyf.Array(piece for key, reference in named for piece in (pydyf.String(key), reference))
        tree = pydyf.Dictionary({"Names": pairs})
        pdf.add_object(tree)
        root["IDTree"] = tree.reference


def _plain_hyphens(pdf: pydyf.PDF) -> None:
    """Let hyphens at which no line breaks be found, copied and read aloud as what they are."""
    for one in pdf.objects:
        if not isinstance(one, pydyf.Dictionary):
            continue
        if "ToUnicode" in one:
            letters = _at(pdf, one["ToUnicode"])
            letters.stream = [line.replace(*_READ_AS) for line in letters.stream]
        elif "Parent" in one and isinstance(title := one.get("Title"), pydyf.String):  # of the outline
            title.string = title.string.replace(NO_BREAK_HYPHEN, "-")


def _set_apart_the_margins(pdf: pydyf.PDF, root: Element, known: set[int]) -> None:
    """Mark what stands in the margins as artefacts: a screen reader skips the foot of each page (PDF/UA-1, 7.8)."""
    numbers = _at(pdf, root["ParentTree"])["Nums"]
    for index, page in enumerate(pdf.page_references):
        parents = numbers[2 * index + 1]
        apart = {place for place, parent in enumerate(parents) if int(parent.partition(b" ")[0]) not in known}
        for place in apart:
            parents[place] = b"null"
        stream = _at(pdf, _at(pdf, page)["Contents"]).stream
        for place, piece in enumerate(stream):
            if piece == b"BDC" and stream[place - 1].get("MCID") in apart:
                stream[place - 2 : place] = [b"/Artifact", b"<</Type /Pagination>>"]
    for one in pdf.objects:  # their tags belong to nothing any more
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem" and one.number not in known:
            one.clear()


def _pack(pdf: pydyf.PDF) -> None:
    """Pack the streams as other programs do: the printer's own way takes three times as long to save 2 %."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.compress:
            plain = b"\n".join(map(_bytes, one.stream))
            one.stream, one.compress = [zlib.compress(plain)], False
            one.extra["Filter"] = "/FlateDecode"


def _bytes(piece: object) -> bytes:
    if isinstance(piece, pydyf.Object):
        return bytes(piece.data)
    return piece if isinstance(piece, bytes) else str(piece).encode("ascii")
