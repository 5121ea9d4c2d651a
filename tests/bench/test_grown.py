"""What the long benchmark needs: every word of a paper for other printers, and no key that is in no part."""

from __future__ import annotations

from assistant.content.library import Library
from assistant.domain.papers import PaperKind
from bench.__main__ import FULL, PARTS
from bench.papers import summaries
from bench.rivals import words


def test_the_other_printers_get_the_whole_paper(library: Library) -> None:
    """A rival that printed half of it would look twice as quick."""
    document = summaries(library)()
    told = " ".join(text for _, *texts in words(document) for text in texts)
    assert document.heading in told
    assert "ойдан шығарылған" in told.lower() or "Ойдан-Шығарылған" in told
    assert len(told) > 5_000, PaperKind.SUMMARY


def test_the_usual_and_the_long_benchmark_share_no_part() -> None:
    assert not set(PARTS) & set(FULL)
