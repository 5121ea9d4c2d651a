"""Which services to show: national lines always, her own region first, never a guess of nearness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.content.library import Library
from assistant.content.records import Service
from assistant.domain.choices import Need

CHECK_AFTER_DAYS = 90
EMERGENCY = ("kz-police-102", "kz-emergency-112", "kz-ambulance-103")
_ALWAYS_FIRST = (*EMERGENCY, "kz-contact-centre-111", "kz-helpline-150")
_BY_NEED = {
    Need.SHELTER: ("crisis-centre", "support-centre"),
    Need.TALK: ("helpline", "support-centre"),
    Need.LAWYER: ("legal-aid", "support-centre", "crisis-centre"),
    Need.CHILDREN: ("support-centre", "crisis-centre"),
    Need.MONEY: ("support-centre",),
    Need.DOCUMENTS: ("support-centre", "crisis-centre"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page and the paper show. ``local`` is empty where no centre of the region is known."""

    national: tuple[Service, ...]
    local: tuple[Service, ...]


def services_for(library: Library, region: str | None, needs: tuple[Need, ...] = ()) -> Listing:
    """Return the national lines in their fixed order, and the services of a region, those for her needs first."""
    by_id = {service.id: service for service in library.services}
    first = [by_id[one] for one in _ALWAYS_FIRST if one in by_id]
    others = [s for s in library.services if s.region == "kz" and s not in first and (s.phones or s.kind == "online")]
    wanted = [kind for need in needs for kind in _BY_NEED.get(need, ())]
    local = [s for s in library.services if region is not None and s.region == region and s.confidence != "old"]
    local.sort(key=lambda s: wanted.index(s.kind) if s.kind in wanted else len(wanted))
    return Listing((*first, *others), tuple(local))


def must_be_checked(service: Service, day: date) -> bool:
    """Whether to say "check first": never for emergency numbers; otherwise after 90 days, or without a date."""
    if service.id in EMERGENCY:
        return False
    return service.verified_on is None or (day - service.verified_on).days > CHECK_AFTER_DAYS
