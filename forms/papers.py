"""What goes on the papers, in which language, and where they will be kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import Field

from assistant.domain.answers import PaperChoice
from assistant.domain.codec import text_limit
from assistant.domain.papers import ASKING, Consent, Helper, Keep, NoContact, PaperKind, Size, Tongue
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.labels import label
from forms.base import StepForm
from forms.fields import Choice, CleanText, ManyOf, OneOf, Wish


class PapersField(Field):
    """Papers to choose (``a``) with a language for each (``a-la``, ``a-lb`` … in the order of the kinds).

    ``data`` is a tuple of ``PaperChoice``. Which kinds are offered, under which heading and in which languages, comes
    from outside as (kind, "heading|language,language").
    """

    kind = "papers"

    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        self.offered: dict[PaperKind, tuple[str, tuple[Tongue, ...]]] = {}
        self.sent: Any = None

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Take the kinds, their headings and their languages."""
        for kind, said in options:
            heading, _, tongues = said.partition("|")
            self.offered[PaperKind(kind)] = heading, tuple(map(Tongue, tongues.split(",")))

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Fill from the answers, or from what was sent; what is not offered counts as not sent."""
        self.process_errors = []
        self.data: tuple[PaperChoice, ...] | None = data if isinstance(data, tuple) else None
        if formdata is None:
            return
        sent = formdata.getlist(self.name)
        self.data = tuple(
            PaperChoice(kind, self._tongue(formdata.get(self.input_of(kind), ""), kind))
            for kind in self.offered
            if kind.value in sent
        )

    def _tongue(self, sent: str, kind: PaperKind) -> Tongue | None:
        _, tongues = self.offered[kind]
        return Tongue(sent) if sent in tongues else None

    def input_of(self, kind: PaperKind) -> str:
        """The name of a paper's language input: neutral, because browsers remember names."""
        return f"{self.name}-l{chr(ord('a') + list(PaperKind).index(kind))}"

    @property
    def choices(self) -> list[Choice]:
        """What can be chosen."""
        held = {one.kind for one in self.data or ()}
        return [Choice(kind.value, label(kind), heading, kind in held) for kind, (heading, _) in self.offered.items()]

    def tongues(self, kind: str) -> list[Choice]:
        """The languages of one paper, the usual one first."""
        held = {one.kind: one.tongue for one in self.data or ()}
        _, offered = self.offered[PaperKind(kind)]
        chosen = held.get(PaperKind(kind)) or offered[0]
        return [Choice(tongue.value, label(tongue), "", tongue is chosen) for tongue in offered]


class ChooseForm(StepForm):
    """Which papers, each in which language, and in which size."""

    step = StepId.CHOOSE
    from_content = True
    a = PapersField()
    b = Wish(Size, told=False)


class ContactForm(StepForm):
    """Which ways of reaching her are not safe."""

    step = StepId.CONTACT
    a = ManyOf(NoContact)


class RequestsForm(StepForm):
    """What she asks for, paper by paper."""

    step = StepId.REQUESTS
    a = ManyOf()

    def offer(self, options: tuple[tuple[str, str], ...]) -> None:
        """Take the requests; those of several papers stand under the papers' names."""
        self.a.offer(options)
        papers = {one: one.partition(".")[0] for one, _ in options}
        if len(set(papers.values())) > 1:
            self.a.groups = {one: label(ASKING[paper][0]) for one, paper in papers.items()}


class ComplaintsForm(StepForm):
    """Which articles her complaint names."""

    step = StepId.COMPLAINTS
    from_content = True
    a = ManyOf()


class WhyForm(StepForm):
    """Why the bans are needed, and why one home is an exceptional danger."""

    step = StepId.WHY
    a = CleanText(text_limit("wishes.why"), rows=6)
    b = CleanText(text_limit("wishes.exceptional"), rows=4)


class ApartForm(StepForm):
    """What stands on the separate sheet alone."""

    step = StepId.APART
    a = CleanText(text_limit("apart.address"), rows=2)
    b = CleanText(text_limit("apart.phone"))
    c = CleanText(text_limit("apart.code_word"))
    d = CleanText(text_limit("apart.shelter"), rows=2)
    e = CleanText(text_limit("apart.school"), rows=2)


class HelpedForm(StepForm):
    """Who helped and who interpreted, for the papers, and her consent; all optional."""

    step = StepId.HELPED
    a = CleanText(text_limit("helped.name"))
    b = Wish(Helper, told=False)
    c = CleanText(text_limit("helped.interpreter"))
    d = Wish(Consent, told=False)


class DetailsForm(StepForm):
    """Names and words for the paper, all optional."""

    step = StepId.DETAILS
    a = CleanText(text_limit("papers.own_name"))
    b = CleanText(text_limit("papers.other_name"))
    c = CleanText(text_limit("papers.reach"), rows=2)
    d = CleanText(text_limit("papers.story"), rows=8)


class PaperForm(StepForm):
    """The language of the papers, apart from the page's."""

    step = StepId.PAPER
    a = OneOf(Language, told=False)


class KeepForm(StepForm):
    """Where will you keep it?"""

    step = StepId.KEEP
    a = OneOf(Keep)
