"""When a ban is broken or the police do nothing: the report of a breach, and the complaint."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.entries import breaches, breaches_told, happenings, times_told
from assistant.documents.model import Block, Document, Facts, Heading, Para, Ruled
from assistant.documents.writing import Case, Writer, addressed, paragraphs, requests, signed, signing
from assistant.domain.answers import Happening
from assistant.domain.choices import InForce, PoliceAnswer
from assistant.domain.dates import RoughDate
from assistant.domain.text import N_, Language

BREACH, COMPLAINT = "breach-report", "complaint-paper"
_ABOVE = N_("To (higher police body, prosecutor or court)")
_INTRO = {InForce.REQUIREMENTS: "intro-requirements", InForce.BOTH: "intro-both"}
_GROUND = {PoliceAnswer.REFUSED: "intro-refused", PoliceAnswer.ACCEPTED: "intro-no-paper"}


def breach(case: Case, language: Language) -> Document:
    """Return the report of a breach, with the breaches noted; without notes, what happened since the order came."""
    writer = Writer(case, language)
    return writer.document(BREACH, _breach_blocks(writer))


def _breach_blocks(writer: Writer) -> Iterator[Block]:
    _, order = writer._, writer.answers.order
    intro = _INTRO[order.in_force] if isinstance(order.in_force, InForce) and order.in_force in _INTRO else "intro"
    yield from addressed(writer)
    yield Para(writer.cited(f"{BREACH}.{intro}"))
    yield Facts(
        (
            (_("Who did it"), writer.answers.papers.other_name),
            (_("The order or requirements were handed over on"), writer.told("order.served_on")),
            (_("Number of the paper, and who issued it"), ""),
            (_("It was broken on"), writer.told("order.breached_on")),
            (_("Punished for a breach before"), writer.told("order.breached_before")),
        )
    )
    yield Heading(_("What happened"))
    noted = breaches(writer)
    times = tuple(one for one in happenings(writer) if _since(one, order.served_on))
    if noted:
        yield from breaches_told(writer, noted)
    elif times:
        yield from times_told(writer, times)
    yield Ruled(3 if noted or times else 6)
    yield from requests(writer, BREACH, writer.answers.wishes.requests)
    yield signing(writer)
    yield from signed(writer)


def _since(one: Happening, served: object) -> bool:
    """Whether something can have happened after the order was handed over; without days, it can."""
    if isinstance(served, RoughDate) and isinstance(one.when, RoughDate):
        return one.when.latest >= served.earliest
    return True


def complaint(case: Case, language: Language) -> Document:
    """Return the complaint about a refused report or about inaction."""
    writer = Writer(case, language)
    return writer.document(COMPLAINT, _complaint_blocks(writer))


def _complaint_blocks(writer: Writer) -> Iterator[Block]:
    _, report = writer._, writer.answers.report
    answer = report.police_answer
    intro = _GROUND[answer] if isinstance(answer, PoliceAnswer) and answer in _GROUND else "intro-inaction"
    yield from addressed(writer, _ABOVE)
    yield Para(writer.cited(f"{COMPLAINT}.{intro}"))
    yield Facts(
        (
            (_("About whom: police body, name, post"), ""),
            (_("I told the police on"), writer.told("report.reported_on")),
            (_("Registration number, if there is one"), ""),
            (_("What the police did"), writer.told("report.police_answer")),
        )
    )
    yield Heading(_("What happened"))
    story = writer.answers.papers.story
    if story:
        yield from paragraphs(story)
    yield Ruled(4)
    yield from requests(writer, COMPLAINT, writer.answers.wishes.requests)
    yield signing(writer)
    yield from signed(writer)
