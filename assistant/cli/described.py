"""What the JSON Schema of the answers says: every field in words, and every value that content gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from assistant.content.library import Library
from assistant.content.records import Item, Sentence
from assistant.content.wording import article_text, wording
from assistant.domain.answers import UNCLEAR_BAN
from assistant.domain.fields import FIELDS
from assistant.domain.papers import ASKING
from assistant.domain.text import Language
from assistant.labels import label
from assistant.questions import QUESTIONS, TITLES
from assistant.rules.bans import BAN, court_bans
from assistant.rules.offences import WAITS_FOR_COMPLAINT
from assistant.rules.plan import all_items

_SECTIONS = {
    "safety": "Danger now, and the urgent signs",
    "people": "Who is asking, and who the person who harms is",
    "incident": "What happened, when and where",
    "order": "A protection order or requirements that are in force already",
    "support": "What fits the person, where they live, what they need",
    "wishes": "What is asked of the court and of the police",
    "plan": "The safety plan",
    "papers": "What stands on the papers, and which are wanted",
    "other": "The person who harms: age, exemptions, earlier cases",
    "report": "Whether the police were told, and a case against the victim",
    "apart": "The confidential annex",
    "helped": "Who helped to fill this in",
    "diary": "Notes, breaches and evidence",
}

# What the pages with several entries ask for each of them.
_ENTRIES = {
    "incident.happenings.when": "Day, month and year",
    "incident.happenings.place": "Where",
    "incident.happenings.words": "In a few words",
    "incident.happenings.witnesses": "Who saw or heard it",
    "incident.happenings.evidence": "What can show it",
    "incident.happenings.hour": "At what hour",
    "incident.happenings.child": "Whether a child saw or heard it",
    "incident.happenings.police": "Whether the police were told",
    "diary.breaches.when": "Day, month and year",
    "diary.breaches.hour": "At what hour",
    "diary.breaches.bans": "What was broken",
    "diary.breaches.child": "Whether it went through a child, or a child was there",
    "diary.breaches.words": "In a few words",
    "diary.breaches.witnesses": "Who saw or heard it",
    "diary.breaches.evidence": "What can show it",
    "diary.breaches.police": "Whether the police were told",
    "papers.chosen.kind": "Which paper",
    "papers.chosen.tongue": "In which language; left out, in the usual one of such a paper",
}


def describe(path: str, value: StrEnum | None) -> str:
    """Word a section, a field or a value for the JSON Schema, in English."""
    if value is not None:
        return label(value)
    for step, fields in FIELDS.items():
        if path in fields:
            asked, title = QUESTIONS[step].ask, TITLES.get((step, "abcde"[fields.index(path)]))
            return f"{asked} {title}" if title else asked
    return _ENTRIES.get(path) or _SECTIONS[path]


def offered(library: Library, day: date) -> Mapping[str, Mapping[str, str]]:
    """The values of each field that are ids of content, with their English words as they stand on a day."""
    plan = _items(all_items(library))
    asked = [one for name in ASKING for one in library.papers[name].sentences if one.group == "request"]
    bans = [one for one in library.sentences.values() if BAN.match(one.id)]
    return {
        "safety.signs": _items(library.topics["signs"].items),
        "support.region": {region.id: region.name.en for region in library.regions.values()},
        "wishes.bans": _sentences(court_bans(library), day, library),
        "wishes.requests": {one.id: one.text.en for one in asked},
        "wishes.complaints": _articles(library, day),
        "plan.items": plan,
        "plan.order": plan,
        "plan.priorities": _items(library.topics["priorities"].items),
        "diary.evidence": _items(library.topics["evidence"].items),
        "diary.breaches.bans": {**_sentences(bans, day, library), UNCLEAR_BAN: "I am not sure"},
    }


def _items(held: Iterable[Item]) -> dict[str, str]:
    return {item.id: item.text.en for item in held}


def _sentences(held: Iterable[Sentence], day: date, library: Library) -> dict[str, str]:
    return {one.id: wording(one.text, Language.EN, day, library) for one in held}


def _articles(library: Library, day: date) -> dict[str, str]:
    """The articles that can wait for her complaint and are in force on a day."""
    found: dict[str, str] = {}
    for row in library.rows:
        for reference, starts in zip(row.articles, row.starts, strict=True):
            citations, _ = library.citations((reference,), day) if starts in WAITS_FOR_COMPLAINT else ((), ())
            found |= {one.reference: article_text(one, Language.EN, day, library) for one in citations}
    return found
