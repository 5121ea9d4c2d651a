"""The personal summary: her situation in the law's terms, what follows, whom to ask, the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.content.records import Service
from assistant.content.wording import citations_text
from assistant.directory import services_for
from assistant.documents.everybody import Everybody
from assistant.documents.model import Block, Card, Common, Document, Facts, Heading, Items, Para, Ruled, Table
from assistant.documents.timeline import timeline_block
from assistant.documents.writing import NEUTRAL_TITLE, Case, Writer, deadlines, item_line, paragraphs
from assistant.domain.answers import all_acts, own_lines, plan_steps, ticked
from assistant.domain.fields import behind
from assistant.domain.findings import Answer, Citation, Confidence, Finding, Reason
from assistant.domain.steps import StepId
from assistant.domain.text import Language, Text
from assistant.labels import PART_TITLES, answer_label, label
from assistant.locale import numeric_day
from assistant.questions import QUESTIONS
from assistant.templating import value_text

_RELATION = "relation"
_OUTCOMES = (
    _RELATION,
    "violence",
    "breach",
    "protection-order",
    "bar-from-dwelling",
    "requirements",
    "requirements.residence-ban",
    "no-approach",
    "complaint",
    "crisis-centre",
    "support-centre",
    "other-roads",
)
_LISTED = (StepId.ACTS, StepId.SEXUAL_ACTS)  # what was told there stands in a list before the outcomes


def summary(case: Case, language: Language) -> Document:
    """Return the personal summary. ``language`` is the paper's own, whatever the page speaks."""
    writer = _Writer(case, language)
    return Document(
        language=language,
        title=NEUTRAL_TITLE[language],
        heading=writer._("My summary"),
        blocks=tuple(writer.blocks()),
        foot=writer.foot(),
    )


class _Writer(Writer):
    """Writes the parts of the summary."""

    def __init__(self, case: Case, language: Language) -> None:
        super().__init__(case, language)
        self.shelf = Everybody(case.library, case.decision.day, language)

    def blocks(self) -> Iterator[Block]:
        _ = self._
        yield Para(_("If you are in danger now, call 102 or 112."), strong=True)
        yield Para(_("This paper can be found by somebody who searches your things."), small=True)
        yield from self._facts()
        yield from self._outcomes()
        usual = self._usual()
        if not usual:
            yield from self._order()
        yield from self._wishes()
        yield from self._next()
        yield from self._deadlines()
        yield from self._services()
        yield from self._plan()
        yield from self.shelf.words()
        yield Heading(_("Notes"))
        yield Ruled(3)
        yield self.shelf.honesty()
        if usual:
            yield Common()
            yield Para(_("From here on nothing comes from your answers."), small=True)
        yield from self.shelf.blocks(order=usual)

    def _usual(self) -> bool:
        """Whether the order does for her what it does for everybody today."""
        order = self.decision.finding("protection-order")
        return order.answer is not Answer.NO and self.shelf.usual(order.points)

    def _facts(self) -> Iterator[Block]:
        _, papers, incident = self._, self.answers.papers, self.answers.incident
        yield Heading(_("My situation"))
        when = incident.last_time
        yield Facts(
            (
                (_("My name"), papers.own_name),
                (_("The person who harms me"), papers.other_name),
                (_("Who this person is to me"), self.told("people.relation")),
                (_("We live together"), self.told("people.together")),
                (_("The last time"), self.told("incident.last_time") if when else ""),
                (_("Where"), self.told("incident.places")),
                (_("How to reach me safely"), papers.reach),
            )
        )
        acts = [_(label(act)) for act in all_acts(incident)]
        if acts:
            yield Heading(_("What happened"), 3)
            yield Items(tuple(acts))
        if self.decision.kinds:
            kinds = [self.law(self.library.sentences[f"violence.{kind}.yes"].text) for kind in self.decision.kinds]
            yield Items(tuple(kinds))
        if papers.story:
            yield Heading(_("In my words"), 3)
            yield from paragraphs(papers.story)

    def _outcomes(self) -> Iterator[Block]:
        yield Heading(self._("What the law says, from my answers"))
        held = {finding.id: finding for finding in self.decision.findings}
        for name in _OUTCOMES:
            finding = held.get(name)
            if finding is not None and not (name == "breach" and finding.answer in (Answer.NO, Answer.DEPENDS)):
                yield self.card(finding)

    def card(self, finding: Finding) -> Card:
        """Dress a finding for paper."""
        measure = self.library.measures.get(finding.id)
        sentence = self.library.sentences[finding.outcome]
        title = measure.title if measure else self.library.measures[sentence.measure].title
        part = PART_TITLES.get(finding.id)
        return Card(
            title=self._(part) if part else title.in_language(self.language),
            answer=self._(answer_label(finding.id, finding.answer)),
            text=" ".join(map(self.law, [sentence.text, *self._points_met(finding)])),
            because=self._reasons(finding),
            law=self._laws(finding.citations)
            or (self._("The wording of that day is not confirmed. Ask 111 or a lawyer."),),
        )

    def _points_met(self, finding: Finding) -> Iterator[Text]:
        """Of the relation: which points of the law's list it is on."""
        if finding.id == _RELATION:
            points = (one for one in self.decision.findings if one.id.startswith(f"{_RELATION}."))
            yield from (self.library.sentences[one.outcome].text for one in points if one.answer is Answer.YES)

    def _reasons(self, finding: Finding) -> tuple[str, ...]:
        lines = [self._because(reason).rstrip(".") for reason in finding.reasons[:3]]
        because = self._("Because:")
        return (f"{because} {lines[0]}", *lines[1:]) if lines else ()

    def _because(self, reason: Reason) -> str:
        told = value_text(behind(reason, self.answers), self.language, self.options())
        if reason.step in _LISTED and len(told) > 1:
            told = [self._("named above")]
        elif len(told) > 3:
            told = [*told[:3], "…"]
        asked = self._(QUESTIONS[reason.step].ask)
        said = ", ".join(told) or self._("Not answered")
        return f"{asked} — {said}"

    def _laws(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Articles with the day from which their wording holds, and the day they were read: said once for several."""
        held: dict[tuple[date | None, date, bool], list[Citation]] = {}
        for one in citations:
            held.setdefault((one.version_from, one.read_on, one.confidence is Confidence.CONFIRMED), []).append(one)
        return tuple(
            "; ".join((citations_text(same, self.language, self.library), *self._days_of(same[0])))
            for same in held.values()
        )

    def _days_of(self, one: Citation) -> Iterator[str]:
        holds, checked = self._("as worded on") if one.since_unknown else self._("holds since"), self._("checked on")
        if one.version_from:
            yield f"{holds} {numeric_day(one.version_from)}"
        yield f"{checked} {numeric_day(one.read_on)}"
        if one.confidence is not Confidence.CONFIRMED:
            yield self._("as far as we know")

    def _order(self) -> Iterator[Block]:
        """What the order does, where it is not what the last page says: by the law of another day, for instance."""
        if self.decision.finding("protection-order").answer is not Answer.NO:
            yield from self.shelf.order(self.decision.finding("protection-order").points)

    def _wishes(self) -> Iterator[Block]:
        bans = ticked(self.answers.wishes.bans)
        if bans:
            yield Heading(self._("What I would ask the court for"))
            yield Items(tuple(self.sentence(ban) for ban in bans if ban in self.library.sentences), boxes=True)

    def _next(self) -> Iterator[Block]:
        """The steps with her days; empty of days it would only repeat the sections before."""
        line = timeline_block(self.answers, self.decision, self.language, self.library)
        if any(step.when for step in line.steps):
            yield Heading(line.title)
            yield line
            rows = tuple(
                (f"{number}. {step.title}", step.when or "—", step.state)
                for number, step in enumerate(line.steps, start=1)
            )
            yield Table("", (), rows, (35, 25, 40))

    def _deadlines(self) -> Iterator[Block]:
        if self.decision.deadlines:
            yield Heading(self._("Days that matter"))
            yield from deadlines(self)

    def _services(self) -> Iterator[Block]:
        support = self.answers.support
        needs = ticked(support.needs)
        listing = services_for(self.library, str(support.region) if support.region else None, needs)
        _ = self._
        yield Heading(_("In your region"))
        if listing.local:
            yield from self._local(listing.local)
        else:
            yield Para(_("We have no confirmed local centre. 111 can tell you of one."))
        points = self.shelf.own_points(self.decision.finding("crisis-centre").points)
        if points:
            yield Items(points)

    def _local(self, services: Sequence[Service]) -> Iterator[Block]:
        """The centres of the place; what is to be said of each of them is said once."""
        cautions = [self.shelf.cautions(one) for one in services]
        shared = tuple(one for one in cautions[0] if len(services) > 1 and all(one in held for held in cautions))
        if shared:
            yield Para(" ".join(shared))
        yield Items(tuple(f"{self.shelf.name(one)}. {self.shelf.note(one, shared)}" for one in services))

    def _plan(self) -> Iterator[Block]:
        plan = self.answers.plan
        items = plan_steps(plan)
        if not items and not plan.own_lines:
            return
        yield Heading(self._("My plan"))
        texts = [item_line(self.library.items[one], self.language) for one in items if one in self.library.items]
        yield Items((*texts, *own_lines(plan)), boxes=True)
