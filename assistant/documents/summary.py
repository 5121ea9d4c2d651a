"""The personal summary: her situation in the law's terms, what follows, whom to ask, the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.content.records import Service
from assistant.directory import services_for
from assistant.documents.everybody import Everybody
from assistant.documents.model import Block, Common, Document, Facts, Heading, Items, Para, Ruled, Table
from assistant.documents.outcomes import Outcomes
from assistant.documents.timeline import timeline_block
from assistant.documents.writing import NEUTRAL_TITLE, Case, Writer, deadlines, item_line, paragraphs
from assistant.domain.answers import all_acts, own_lines, plan_steps, ticked
from assistant.domain.findings import Answer
from assistant.domain.text import Language
from assistant.labels import label


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
        self.outcomes = Outcomes(case, language)

    def blocks(self) -> Iterator[Block]:
        _ = self._
        yield Para(_("If you are in danger now, call 102 or 112."), strong=True)
        yield Para(_("This paper can be found by somebody who searches your things."), small=True)
        yield from self._facts()
        yield from self.outcomes.blocks(self.shelf.honesty())
        usual = self._usual()
        if not usual:
            yield from self._order()
        yield from self._wishes()
        yield from self._next()
        yield from self._deadlines()
        yield from self._services()
        yield from self._plan()
        yield from self.shelf.words()
        if usual:
            yield Common(_("From here on nothing comes from your answers."))
        yield from self.shelf.blocks(order=usual)
        yield Heading(_("Notes"))
        yield Ruled(3)
        yield self.shelf.sources()

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
                *self._unless_it_counts(_("Who this person is to me"), "people.relation"),
                *self._unless_it_counts(_("We live together"), "people.together"),
                (_("The last time"), self.told("incident.last_time") if when else ""),
                (_("Where"), self.told("incident.places")),
                (_("How to reach me safely"), papers.reach),
            )
        )
        acts = [_(label(act)) for act in all_acts(incident)]
        if acts:
            yield Heading(_("What happened"), 3)
            yield Items(tuple(acts))
        if papers.story:
            yield Heading(_("In my words"), 3)
            yield from paragraphs(papers.story)

    def _unless_it_counts(self, name: str, field: str) -> Iterator[tuple[str, str]]:
        """A row of what was told, unless it stands among the numbered answers; a line to fill in where it was not."""
        told = self.told(field)
        if not told or not self.outcomes.counts(field):
            yield name, told

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
                (str(number), step.title, ", ".join(filter(None, (step.short, step.hour))) or "—", step.state)
                for number, step in enumerate(line.steps, start=1)
            )
            yield Table("", (), rows, (3, 37, 12, 48))

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
        points = self.shelf.own_points(self.decision.finding("crisis-centre").points)
        if listing.local:
            yield from self._local(listing.local, points)
        else:
            yield Para(_("We have no confirmed local centre. 111 can tell you of one."))
            if points:
                yield Items(points)

    def _local(self, services: Sequence[Service], points: Sequence[str]) -> Iterator[Block]:
        """The centres of the place; what is to be said of each of them is said once. Then what goes for her there."""
        cautions = [self.shelf.cautions(one) for one in services]
        shared = tuple(one for one in cautions[0] if len(services) > 1 and all(one in held for held in cautions))
        if shared:
            yield Para(" ".join(shared))
        yield Items((*(f"{self.shelf.name(one)}. {self.shelf.note(one, shared)}" for one in services), *points))

    def _plan(self) -> Iterator[Block]:
        plan = self.answers.plan
        items = plan_steps(plan)
        if not items and not plan.own_lines:
            return
        yield Heading(self._("My plan"))
        texts = [item_line(self.library.items[one], self.language) for one in items if one in self.library.items]
        yield Items((*texts, *own_lines(plan)), boxes=True)
