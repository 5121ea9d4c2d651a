"""Whom to call and where to go; and the same as JSON for other programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify

from assistant.content.library import Library
from assistant.content.records import Service
from assistant.content.wording import wording
from assistant.directory import is_open, must_be_checked, services_for
from assistant.domain.answers import ticked
from assistant.domain.text import N_, Language, Text
from assistant.labels import label
from assistant.locale import HOME_TIME, translator
from assistant.rules.conditions import holds
from assistant.rules.decide import decide
from assistant.web import pictures
from assistant.web.pages import page
from assistant.web.results import finding_values
from assistant.web.session import case_of, office, page_language, required

blueprint = Blueprint("services", __name__)

ABOUT = (
    ("offers", N_("What they offer")),
    ("costs", N_("What it costs")),
    ("bring", N_("What to bring")),
    ("arrival", N_("What happens there")),
    ("reports", N_("What they must report")),
)
KIND_NAMES = {
    "police": N_("The police"),
    "ambulance": N_("Ambulance"),
    "emergency": N_("Rescue service"),
    "helpline": N_("A line to call"),
    "crisis-centre": N_("Crisis centre"),
    "support-centre": N_("Family support centre"),
    "legal-aid": N_("Lawyer"),
    "ngo": N_("Organisation that helps"),
    "online": N_("Writing instead of calling"),
}


FOR_WHOM = {
    "women": N_("women"),
    "men": N_("men"),
    "children": N_("children"),
    "migrants": N_("people from another country"),
}
"""Whom alone a service takes; ``anyone`` is not said."""


def named_in(service: Service) -> bool:
    """Whether the name of a service already names its city."""
    language = page_language()
    return service.city is not None and service.city.in_language(language) in service.name.in_language(language)


def hosts(service: Service) -> str:
    """The sites that named the service, without their pages: ``gov.kz, kungei.kz``."""
    names = (urlsplit(one).hostname or "" for one in service.sources)
    return ", ".join(dict.fromkeys(name.removeprefix("www.") for name in names if name))


def about(kind: str) -> list[tuple[str, list[str]]]:
    """What a kind of service offers, costs, needs, does on arrival and reports: (heading, texts)."""
    room, language = office(), page_language()
    today = room.today()
    held = room.library.kinds.get(kind)
    if held is None:
        return []
    say = translator(language)
    told = ((say(heading), getattr(held, name)) for name, heading in ABOUT)
    return [
        (heading, [wording(room.library.said(one, today).text, language, today, room.library) for one in ids])
        for heading, ids in told
        if ids
    ]


@blueprint.get("/s")
def services() -> Response:
    """Whom to call and where to go."""
    room, support = office(), required().answers.support
    say = translator(page_language())
    now = datetime.fromtimestamp(room.clock(), HOME_TIME)
    region = room.library.regions.get(str(support.region))
    found = services_for(
        room.library, region.id if region else None, ticked(support.needs), language=page_language(), at=now
    )
    decision = decide(required().answers, room.today(), room.library)
    kinds = dict.fromkeys(service.kind for service in (*found.local, *found.national))
    return page(
        "results/services.html",
        number=53,
        listing=found,
        pictures=pictures.OF_SERVICES,
        region=region,
        checked=lambda service: must_be_checked(service, room.today()),
        closed=lambda service: is_open(service, now) is False,
        kinds=[(say(KIND_NAMES[kind]), about(kind)) for kind in kinds if about(kind)],
        said=lambda codes: ", ".join(label(Language(code)) for code in codes),
        whom=lambda service: ", ".join(say(FOR_WHOM[one]) for one in service.for_whom if one in FOR_WHOM),
        hosts=hosts,
        named_in=named_in,
        police=holds("police-officer", case_of(required().answers)),
        crisis=decision.finding("crisis-centre"),
        **finding_values(decision),
    )


@blueprint.get("/services.json")
def public() -> Response:
    """The public services, for other programs; no page that a person in danger sees leads here."""
    room = office()
    return jsonify(
        {
            "day": room.today().isoformat(),
            "services": [
                _public(service, room.library)
                for service in room.library.services
                if service.public and service.confidence != "old"
            ],
        }
    )


def _public(service: Service, library: Library) -> dict[str, Any]:
    def text(held: Text | None) -> dict[str, str] | None:
        return {"kk": held.kk, "ru": held.ru, "en": held.en} if held else None

    return {
        "id": service.id,
        "kind": service.kind,
        "region": service.region,
        "also_from": list(service.also_from),
        "name": text(service.name),
        "city": text(service.city),
        "phones": list(service.phones),
        "hours": service.hours,
        "languages": list(service.languages),
        "needs": list(library.needs_of(service.kind)),
        "for_whom": list(service.for_whom),
        "confidence": service.confidence,
        "verified_on": service.verified_on.isoformat() if service.verified_on else None,
        "check_first": must_be_checked(service, office().today()),
        "sources": list(service.sources),
        "note": text(service.note),
    }
