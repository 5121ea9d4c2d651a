"""Every kind of paper passes the checks of PDF/UA, in every language and in large print, empty and full."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from assistant.content.library import Library
from assistant.documents import pdf as printer
from assistant.documents.kinds import KINDS, LANGUAGES, make, tongues_of
from assistant.documents.pdf import pdf
from assistant.documents.sets import contents
from assistant.documents.writing import blank_case
from assistant.domain.papers import Tongue
from tests.conftest import TODAY
from tests.documents.test_kinds import case, full
from tests.documents.test_pdf import elements

CROSSED = ((Tongue.KK, False), (Tongue.RU, True), (Tongue.RU_EN, False), (Tongue.KK, True))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tongue", "large"),
    [
        (Tongue.KK_RU, False),
        (Tongue.EN, True),
        *(pytest.param(tongue, large, marks=pytest.mark.cross) for tongue, large in CROSSED),
        pytest.param(Tongue.KK_RU, True, marks=pytest.mark.cross),
    ],
)
def test_every_kind_passes(
    library: Library, tmp_path: Path, tongue: Tongue, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one file with its contents: one first heading a paper, no level left out, each language named."""
    monkeypatch.setattr(printer, "_SECONDS", 300)
    kinds = [kind for kind in KINDS if tongue in tongues_of(kind)]
    told = (blank_case(library, TODAY), case(library, full(library)))
    documents = [make(kind, one, tongue, large=large) for kind in kinds for one in told]
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(*documents, contents=lambda counts: contents(documents, counts, tongue)))
    wrong = [one for one in pdfua.validate(str(path)).findings if one.confidence is pdfua.Confidence.CERTAIN]
    assert [f"{one.rule_id}: {one.message}" for one in wrong] == []
    with pikepdf.open(path) as held:
        tree = list(elements(held.Root.StructTreeRoot.K))
        levels = [int(name[1]) for name, _, _ in tree if re.fullmatch(r"H[1-6]", name)]
        assert levels.count(1) == len(documents) + 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all("/A" in node for name, node, _ in tree if name == "TH")
        said = {str(node.Lang) for _, node, _ in tree if "/Lang" in node} | {str(held.Root.Lang)}
        assert said >= {language.value for language in LANGUAGES[tongue]}
        assert set(held.docinfo) == {"/Title"}
