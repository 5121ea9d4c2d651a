"""Parts a paper into her own pages and those that are the same for everybody, which are laid out only once."""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.model import Break, Common, Document, Para


def parts(document: Document) -> tuple[Document, Document | None]:
    """What is hers, and what is everybody's; ``None`` where a paper has no such part, or no page of its own for it."""
    places = (at for at, block in enumerate(document.blocks) if isinstance(block, Common))
    at = next(places, None)
    if at is None or not turns_over(document):
        return document, None
    first = document.blocks[at]
    told = (Para(first.told, small=True),) if isinstance(first, Common) and first.told else ()
    return replace(document, blocks=document.blocks[:at]), replace(document, blocks=(*told, *document.blocks[at + 1 :]))


def turns_over(document: Document) -> bool:
    """Whether everybody's part starts a page. In two languages or in large print it goes on, to save one."""
    return document.beside is None and not document.large


def before(own: Document, count: int) -> Document:
    """Her part with so many empty pages at its end: each page says of how many it is one."""
    return replace(own, blocks=(*own.blocks, *(Break(),) * (count + 1)))


def after(common: Document, count: int) -> Document:
    """Everybody's part behind so many empty pages: each page says which it is."""
    return replace(common, blocks=(*(Break(),) * count, *common.blocks))
