"""Which services a release must not carry as they stand: old, undated, and without somebody who answers for that."""

from __future__ import annotations

from datetime import date

from assistant.content.library import Library

DAYS = 180
LONGEST = 180  # days that a waiver can hold
EMERGENCY_KINDS = ("police", "ambulance", "emergency")


def unwaived(library: Library, day: date) -> list[str]:
    """Each service that wants a waiver on a day and has none that holds, with what to do."""
    problems = []
    for service in library.services:
        if service.own or service.kind in EMERGENCY_KINDS:
            continue
        age = None if service.verified_on is None else (day - service.verified_on).days
        if age is not None and age <= DAYS:
            continue
        held = [w for w in library.waivers if service.id in w.services]
        if any(w.on <= day <= w.until for w in held):
            continue
        why = "has no day of verification" if age is None else f"is unverified for {age} days"
        ended = f"; its waiver ended on {max(w.until for w in held)}" if held else ""
        problems.append(
            f"services: {service.id} {why}{ended}; verify it, or add it to a [[waiver]] in services/waivers.toml"
        )
    return problems


def waiver_problems(library: Library) -> list[str]:
    """What is wrong with the waivers themselves."""
    known = {service.id for service in library.services}
    problems = []
    for waiver in library.waivers:
        where = f"services/waivers.toml: the waiver of {waiver.on}"
        problems += [f"{where} names the unknown service {one}" for one in waiver.services if one not in known]
        if not 0 <= (waiver.until - waiver.on).days <= LONGEST:
            problems.append(f"{where} must end on a later day, at most {LONGEST} days after")
    return problems
