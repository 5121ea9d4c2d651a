"""Finds the papers that print a sentence of content, by making each kind from a few made-up cases and reading it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from assistant.content.library import Library
from assistant.content.wording import wording
from assistant.documents.kinds import KINDS
from assistant.documents.writing import Case
from assistant.domain.acts import OTHER_ACTS, SEXUAL_ACTS
from assistant.domain.answers import Answers, Incident, Order, People, Support
from assistant.domain.choices import Circumstance, InForce, Place, Relation, Together, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.papers import PaperKind
from assistant.domain.text import Language
from assistant.rules.case import NEW_LAW
from assistant.rules.decide import decide
from assistant.rules.soundness import problems_between

_LAST_TIME = RoughDate(2026, 5, 20)
_EVERYTHING = Incident(OTHER_ACTS, SEXUAL_ACTS, _LAST_TIME, tuple(Place), YesNo.YES, YesNo.NO)


def _cases() -> Iterator[Answers]:
    wife = People(relation=Relation.SPOUSE, together=Together.NOW, common_child=YesNo.YES, other_is_16=YesNo.YES)
    yield Answers(people=wife, incident=_EVERYTHING)
    order = Order(InForce.BOTH, RoughDate(2026, 5, 1), YesNo.YES)
    yield Answers(people=wife, incident=_EVERYTHING, order=order, support=Support(circumstances=tuple(Circumstance)))
    apart = dataclasses.replace(wife, relation=Relation.FORMER_SPOUSE, together=Together.BEFORE)
    yield Answers(people=apart, incident=Incident((OTHER_ACTS[0],), (), _LAST_TIME, (Place.STREET,)))
    young = dataclasses.replace(wife, other_is_16=YesNo.NO)
    yield Answers(people=young, incident=Incident((), (), _LAST_TIME, (Place.HOME,)))
    yield Answers(people=People(relation=Relation.NEIGHBOUR, together=Together.NEVER, common_child=YesNo.NO))
    yield Answers()


def _day(library: Library) -> date:
    """A day on which every article of today is in force; the papers' sentences are the same on any later day."""
    return library.begins(NEW_LAW) + timedelta(days=90)


def _papers(kind: PaperKind, library: Library) -> Iterator[str]:
    for case in _cases():
        document = KINDS[kind].make(Case(case, decide(case, _day(library), library), library), Language.EN)
        yield "\n".join(_texts(dataclasses.asdict(document)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def papers_resting_on(library: Library, sentences: Iterable[str]) -> tuple[str, ...]:
    """The kinds of paper on which any of these sentences can stand; none where the rules lack sentences for a paper."""
    if any(problems_between(library)):
        return ()
    texts = [wording(library.sentences[one].text, Language.EN, _day(library), library) for one in sentences]
    if not texts:
        return ()
    return tuple(kind for kind in KINDS if any(text in printed for printed in _papers(kind, library) for text in texts))
