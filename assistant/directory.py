"""Which services to show: national lines always, her own region first, never a guess of nearness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from assistant.content.library import Library
from assistant.content.records import Service
from assistant.domain.choices import Need
from assistant.domain.text import Language

CHECK_AFTER_DAYS = 90
EMERGENCY = ("kz-police-102", "kz-emergency-112", "kz-ambulance-103")
CONTACT_CENTRE, HELPLINE = "kz-contact-centre-111", "kz-helpline-150"
ALWAYS_FIRST = (*EMERGENCY, CONTACT_CENTRE, HELPLINE)  # 150 never stands without 102 and 111
_WORKDAYS, _OFFICE_HOURS = range(5), range(9, 18)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page and the paper show. ``local`` is empty where no centre of the region is known."""

    national: tuple[Service, ...]
    local: tuple[Service, ...]


def services_for(
    library: Library,
    region: str | None,
    needs: tuple[Need, ...] = (),
    *,
    language: Language | None = None,
    at: datetime | None = None,
) -> Listing:
    """Return the national lines in their fixed order, and the services of a region, then those of another region
    whose source says that they take her in. Among each: those for her needs first, then those that speak her
    language, those known to be closed at this hour last.
    """
    national = [service for service in library.services_of("kz") if service.region == "kz"]
    by_id = {service.id: service for service in national}
    first = [by_id[one] for one in ALWAYS_FIRST if one in by_id]
    others = [s for s in national if s.id not in ALWAYS_FIRST and (s.phones or s.kind == "online")]
    local = [s for s in library.services_of(region) if s.confidence != "old"] if region is not None else []

    def rank(service: Service) -> tuple[bool, int, bool, bool]:
        met = library.needs_of(service.kind)
        place = next((n for n, need in enumerate(needs) if need.value in met), len(needs))
        away = service.region not in ("kz", region)
        return away, place, bool(service.languages) and language not in service.languages, is_open(service, at) is False

    return Listing((*first, *sorted(others, key=rank)), tuple(sorted(local, key=rank)))


def phones_of(service: Service) -> str:
    """Its phones for a cell of a table: a line breaks between two numbers, never inside one."""
    return ", ".join(phone.replace(" ", "\u00a0") for phone in service.phones)


def is_open(service: Service, at: datetime | None) -> bool | None:
    """Whether it answers at a moment in Kazakhstan; ``None`` where its hours are not known, or sources differ."""
    if service.hours == "always":
        return True
    if service.hours != "office" or at is None:
        return None
    return at.weekday() in _WORKDAYS and at.hour in _OFFICE_HOURS


def must_be_checked(service: Service, day: date) -> bool:
    """Whether to say "check first": never for emergency numbers; otherwise after 90 days, or without a date."""
    if service.id in EMERGENCY:
        return False
    return service.verified_on is None or (day - service.verified_on).days > CHECK_AFTER_DAYS
