"""Her notes: breaches and what happened, in order of time, with the end of the order in view; and about evidence."""

from __future__ import annotations

from flask import Blueprint, Response

from assistant.content.records import Item
from assistant.domain.answers import UNCLEAR_BAN, Answers, Breach, Happening, ticked
from assistant.domain.chronology import in_time, police_told, through_children
from assistant.domain.dates import Hour, RoughDate
from assistant.domain.findings import Deadline
from assistant.domain.papers import DiaryPlace
from assistant.domain.text import N_, Language
from assistant.locale import day_text, translator
from assistant.rules.case import Case
from assistant.rules.conditions import holds
from assistant.rules.deadlines import deadlines
from assistant.templating import joined, value_text
from assistant.web.options import all_options, broken_options, items_of
from assistant.web.pages import page
from assistant.web.session import case_of, page_language, required

blueprint = Blueprint("notes", __name__)

_TERM = "protection-order.term"
_ENDS = N_("By the dates you gave, the order ends on {day}.")
_ENDS_AT = N_("By the dates you gave, the order ends on {day} at {hour}.")


def fitting(topic: str, case: Case) -> list[Item]:
    """The items of a topic of guidance whose condition holds."""
    return [item for item in items_of(topic) if holds(item.when, case)]


def _end(answers: Answers) -> Deadline | None:
    return next((one for one in deadlines(case_of(answers)) if one.id == _TERM), None)


def order_end(answers: Answers, language: Language) -> str:
    """When the order ends, in words; empty where it cannot be counted."""
    end = _end(answers)
    if end is None:
        return ""
    say, day = translator(language), day_text(end.day, language)
    if end.hour is None:
        return say(_ENDS).format(day=day)
    return say(_ENDS_AT).format(day=day, hour=f"{end.hour:02d}:00")


def _after(end: Deadline | None, entry: Breach) -> bool:
    """Whether an entry surely lies after the end of the order."""
    if end is None or not isinstance(entry.when, RoughDate):
        return False
    if entry.when.earliest != end.day:
        return entry.when.earliest > end.day
    at = entry.hour.number if isinstance(entry.hour, Hour) else None
    return at is not None and end.hour is not None and entry.when.exact and at > end.hour


@blueprint.get("/v")
def notes() -> Response:
    """Everything noted so far, and what can show it."""
    answers, language = required().answers, page_language()
    case, options, end = case_of(answers), all_options(answers, language), _end(answers)
    breaches = in_time(answers.diary.breaches)

    def worded(entry: Happening | Breach) -> str:
        return joined("; ", value_text(entry, language, options))

    place = answers.diary.place
    tips = {item.id: item for item in items_of("diary-place")}
    return page(
        "results/notes.html",
        number=38,
        worded=worded,
        breaches=[(one, _after(end, one)) for one in breaches],
        happenings=[(one, False) for one in in_time(answers.incident.happenings)],
        through_children=through_children(breaches),
        police_told=police_told(breaches),
        has_order=case.any_in_force,
        order_end=order_end(answers, language),
        place_tip=tips.get(_TIP_OF[place]) if isinstance(place, DiaryPlace) else None,
        shown=[options[one] for one in ticked(answers.diary.evidence) if one in options],
        bans=[text for one, text in broken_options(answers, language) if one != UNCLEAR_BAN],
        guide=fitting("evidence-guide", case),
    )


_TIP_OF = {
    DiaryPlace.WITH_SOMEBODY: "diary-place.trusted",
    DiaryPlace.CENTRE: "diary-place.centre",
    DiaryPlace.WORK: "diary-place.work",
    DiaryPlace.POLICE_CALLS: "diary-place.police-calls",
    DiaryPlace.CODE: "diary-place.code",
    DiaryPlace.HOME: "diary-place.home",
}
