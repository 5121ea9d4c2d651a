"""Prints a paper's words with fpdf2 or Typst, in their own environment (``make bench-deps``): words in, CPU out.

    build/rivals/bin/python bench/rival_printers.py fpdf2 < words.json

Reads a list of papers, each a list of ``[kind, text, …]``; prints the CPU milliseconds of each after the first. Neither
tags what it prints as ours does: fpdf2 not at all, Typst as PDF/UA-1.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

FONTS = "/usr/share/fonts/truetype/paratype/"
SIGNS = "/usr/share/fonts/truetype/dejavu/"  # boxes to tick
Words = list[list[str]]
_SIZES = {"h1": 16, "h2": 11.5, "p": 9, "li": 9, "row": 9}


def fpdf2(words: Words) -> bytes:
    """Flowing text and lists; rows of tables as two columns."""
    from fpdf import FPDF  # type: ignore[import-untyped]  # noqa: PLC0415  there only in the other environment

    page = FPDF(format="A4")
    page.add_font("P", "", FONTS + "PTS55F.ttf")
    page.add_font("P", "B", FONTS + "PTS75F.ttf")
    page.add_font("D", "", SIGNS + "DejaVuSans.ttf")
    page.set_fallback_fonts(["D"])
    page.set_margins(17, 13, 15)
    page.add_page()
    for kind, *texts in words:
        page.set_font("P", "B" if kind[0] == "h" else "", _SIZES[kind])
        if kind == "row":
            with page.table(col_widths=tuple(100 // len(texts) for _ in texts), borders_layout="NONE") as table:
                row = table.row()
                for text in texts:
                    row.cell(text)
        else:
            page.multi_cell(0, 4.4, ("– " if kind == "li" else "") + texts[0], new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def typst(words: Words) -> bytes:
    """The same as one markup text, tagged."""
    import typst as printer  # type: ignore[import-not-found]  # noqa: PLC0415  there only in the other environment

    lines = [
        '#set page("a4")',
        '#set text(font: ("PT Sans", "DejaVu Sans"), size: 9pt, lang: "kk")',
        '#set document(title: "-")',
    ]
    for kind, *texts in words:
        told = [f"#{json.dumps(text, ensure_ascii=False)}" for text in texts]
        if kind == "row":
            lines.append(f"#table(columns: {len(told)}, " + ", ".join(f"[{one}]" for one in told) + ")")
        else:
            lines.append({"h1": "= ", "h2": "== ", "p": "", "li": "- "}[kind] + told[0])
        lines.append("")
    return bytes(printer.compile("\n".join(lines).encode(), pdf_standards="ua-1", font_paths=[FONTS, SIGNS]))


def main() -> int:
    work: Callable[[Words], bytes] = {"fpdf2": fpdf2, "typst": typst}[sys.argv[1]]
    papers: list[Words] = json.load(sys.stdin)
    costs = []
    for words in papers:
        before = time.process_time()
        file = work(words)
        if not file.startswith(b"%PDF"):
            raise ValueError(f"{sys.argv[1]} made no PDF")
        costs.append(1000 * (time.process_time() - before))
    print(json.dumps(costs[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
