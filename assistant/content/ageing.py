"""What grows old on the shelf: law that ended, days without a wording, services that nobody verified of late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.content.library import Library, NoVersion, sentence_holds, split_reference
from assistant.domain.text import Text

SERVICE_DAYS = (180, 90)
LAW_DAYS = 90  # from the day on which a text was read to the day on which it is compared again


def ended(library: Library, day: date) -> Iterator[str]:
    """Articles and sentences that are in force no longer on a day."""
    for (act, number), last in _ended_articles(library, day).items():
        yield f"{act}/{number} ended on {last}"
    for sentence in library.sentences.values():
        if sentence.until is not None and sentence.until < day:
            yield f"measures/{sentence.measure}: {sentence.id} ended on {sentence.until}"


def _ended_articles(library: Library, day: date) -> dict[tuple[str, str], date]:
    """The last day of every article whose versions have all ended."""
    last_days = {key: [version.until for version in versions] for key, versions in library.versions.items()}
    lasts = {key: max(filter(None, days)) for key, days in last_days.items() if None not in days}
    return {key: last for key, last in lasts.items() if last < day}


def unconfirmed(library: Library, day: date) -> Iterator[str]:
    """Articles without a confirmed version on a day, sentences that rest on none, and a year without its index."""
    for act, number in sorted({*library.versions, *library.gaps} - set(_ended_articles(library, day))):
        if not _in_force(library, f"{act}/{number}", day):
            yield f"{act}/{number} has no confirmed version on {day}"
    for sentence in library.sentences.values():
        resting = sentence.cites if sentence_holds(sentence, day) else ()
        if resting and not any(_in_force(library, reference, day) for reference in resting):
            yield f"measures/{sentence.measure}: {sentence.id} rests on no version of {day}"
    if day.year not in library.mci:
        yield f"law/mci.toml has no index of {day.year}; amounts are shown without tenge"


def _in_force(library: Library, reference: str, day: date) -> bool:
    act, number, _ = split_reference(reference)
    try:
        library.version(act, number, day)
    except NoVersion:
        return False
    return True


def unverified(library: Library, day: date) -> Iterator[str]:
    """Services that were verified too long ago, or on no known day."""
    for service in library.services:
        if service.verified_on is None:
            yield f"services: {service.id} has no day of verification"
            continue
        age = (day - service.verified_on).days
        limit = next((days for days in SERVICE_DAYS if age > days), None)
        if limit is not None:
            yield f"services: {service.id} is unverified for more than {limit} days (since {service.verified_on})"


@dataclass(frozen=True, slots=True)
class Due:
    """Something to verify again: from ``day`` on (``None``: it never was), what it is, and when it last was."""

    day: date | None
    kind: str
    name: Text
    since: date | None


def due(library: Library) -> list[Due]:
    """Every contact, law text and waiver with the day on which it is to be verified again; the most urgent first."""
    contacts = [
        Due(_after(one.verified_on, SERVICE_DAYS[-1]), "contact", one.name, one.verified_on) for one in library.services
    ]
    texts = [Due(_after(one.read_on, LAW_DAYS), "law", one.short, one.read_on) for one in library.acts.values()]
    waivers = [Due(one.until, "waiver", Text(one.by, one.by, one.by), one.on) for one in library.waivers]
    return sorted((*contacts, *texts, *waivers), key=lambda one: (one.day or date.min, one.kind, one.name.kk))


def _after(since: date | None, days: int) -> date | None:
    return None if since is None else since + timedelta(days=days)
