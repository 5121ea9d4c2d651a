"""What every paper needs to be written: the case, and its words in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.content.library import Library, sentence_holds
from assistant.content.records import Item, Sentence
from assistant.content.wording import citations_text, wording
from assistant.documents.model import Block, Document, Facts, Heading, Items, Para, Row, Ruled, Table
from assistant.domain.answers import Answers, all_acts, ticked
from assistant.domain.choices import ForWhom, Told, is_way_out
from assistant.domain.fields import value_at
from assistant.domain.findings import Confidence, Decision
from assistant.domain.papers import NoContact
from assistant.domain.text import N_, Language, Text
from assistant.labels import label
from assistant.locale import numeric_day, translator
from assistant.rules.decide import decide
from assistant.templating import value_text

NEUTRAL_TITLE = {Language.KK: "Парақ", Language.RU: "Лист", Language.EN: "Sheet"}
_HEALTH = ((N_("Bruises, wounds or pain"), "incident.injury"), (N_("A doctor saw it"), "incident.doctor"))


@dataclass(frozen=True, slots=True)
class Case:
    """What papers are written from."""

    answers: Answers
    decision: Decision
    library: Library
    sample: bool = False  # a made-up case: every page of every paper says so


def blank_case(library: Library, day: date) -> Case:
    """Nothing told: every paper made from it is empty, for pen and paper."""
    return Case(Answers(), decide(Answers(), day, library), library)


class Writer:
    """Words a case in one language."""

    def __init__(self, case: Case, language: Language) -> None:
        self.case, self.language = case, language
        self.answers, self.decision, self.library = case.answers, case.decision, case.library
        self._: Callable[[str], str] = translator(language)

    def law(self, text: Text) -> str:
        """Word a text of content, amounts written out."""
        return wording(text, self.language, self.decision.day, self.library)

    def sentence(self, sentence_id: str) -> str:
        """Word a sentence of content by its id."""
        return self.law(self.library.sentences[sentence_id].text)

    def cited(self, sentence_id: str) -> str:
        """Word a sentence with its law behind it, as an office wants it; without the law where that is not certain."""
        sentence = self.library.sentences[sentence_id]
        text = self.law(sentence.text)
        named, _ = self.library.citations(sentence.cites, self.decision.day)
        if not named or sentence.confidence is not Confidence.CONFIRMED:
            return text
        return f"{text.removesuffix('.')} ({citations_text(named, self.language, self.library)})."

    def group(self, paper: str, group: str) -> tuple[Sentence, ...]:
        """The sentences of a paper in one of its groups that hold on the day."""
        held = self.library.papers[paper].sentences
        return tuple(one for one in held if one.group == group and sentence_holds(one, self.decision.day))

    def options(self) -> dict[str, str]:
        """The text of the content ids that answers can hold."""
        names = {region.id: region.name.in_language(self.language) for region in self.library.regions.values()}
        signs = self.library.topics["signs"].items
        return names | {item.id: item.text.in_language(self.language) for item in signs}

    def told(self, field: str) -> str:
        """Word what was told in a field; empty, a line to fill in, where nothing was or she would rather not say."""
        value = value_at(self.answers, field)
        if value == () or is_way_out(value):
            return ""
        return ", ".join(one.rstrip(".") for one in value_text(value, self.language, self.options()))

    def foot(self) -> str:
        """What this paper is not, on every page of it."""
        if self.library.lawyer_checked():
            return self._("Not legal advice.")
        return self._("Not legal advice. No lawyer has checked this text yet.")

    def document(self, paper: str, blocks: Iterable[Block]) -> Document:
        """A paper with the title that content gives it, which is its foot too."""
        title = self.library.papers[paper].title.in_language(self.language)
        return Document(self.language, NEUTRAL_TITLE[self.language], title, tuple(blocks), title, formal=True)


# What papers to hand over have in common.


def addressed(
    writer: Writer, to: str = N_("To (head of the police body)"), by_hand: Iterable[str] = ()
) -> Iterator[Block]:
    """To whom, from whom, and how she can be reached: the head of every paper to hand over.

    ``by_hand`` are lines that stay empty whatever was told.
    """
    _, papers = writer._, writer.answers.papers
    rows: list[Row] = [(_(to), ""), (_("From whom"), papers.own_name)]
    if writer.answers.people.for_whom in (ForWhom.CHILD, ForWhom.ADULT):
        rows.append((_("The person who was harmed"), ""))
    rows += [(_(one), "") for one in by_hand]
    yield Facts((*rows, reach(writer), *no_contact(writer)), head=True)


def reach(writer: Writer) -> tuple[str, str]:
    """The row that says how she can be reached."""
    return writer._("How to reach me safely"), writer.answers.papers.reach


def no_contact(writer: Writer, *, boxes: bool = True) -> tuple[Row, ...]:
    """The row of ways that are not safe: those that she named, or ``boxes`` for all of them where she was not asked."""
    told: str | tuple[str, ...] = writer.told("papers.no_contact")
    if boxes and writer.answers.papers.no_contact is None:
        told = tuple(writer._(label(way)) for way in NoContact)
    return ((writer._("Please do not use"), told),) if told else ()


def region(writer: Writer) -> tuple[tuple[str, str], ...]:
    """The rows of a place as forms have them: the region, and by hand what nobody asked her for."""
    _, told = writer._, writer.told("support.region")
    if not told:
        return ((_("Region, city, district, rural district"), ""),)
    return (_("Region"), told), (_("City, district, rural district"), "")


def who_and_when(writer: Writer) -> Facts:
    """Who did it, how they are related, and when and where it was the last time."""
    _ = writer._
    return Facts(
        (
            (_("Who did it"), writer.answers.papers.other_name),
            (_("Who this person is to me"), writer.told("people.relation")),
            (_("We live together"), writer.told("people.together")),
            (_("The last time"), writer.told("incident.last_time")),
            (_("Where"), writer.told("incident.places")),
        )
    )


def what_was_done(writer: Writer, lines: int = 8) -> Iterator[Block]:
    """The acts named, as a statement words them; ruled ``lines`` where neither acts nor words were given."""
    acts = all_acts(writer.answers.incident)
    if acts:
        yield Items(tuple(writer.sentence(f"acts.{act.value}") for act in acts))
    elif not writer.answers.papers.story:
        yield Ruled(lines)
    health = [(writer._(name), writer.told(field)) for name, field in _HEALTH if writer.told(field)]
    if health:
        yield Facts(tuple(health))


def item_line(item: Item, language: Language) -> str:
    """An item of guidance as one line of a list: what, the steps in their order, and what can be noticed."""
    steps = (f"{number}) {step.in_language(language)}" for number, step in enumerate(item.steps, start=1))
    caution = (item.caution.in_language(language),) if item.caution else ()
    return " ".join((item.text.in_language(language), *steps, *caution))


def paragraphs(text: str) -> Iterator[Para]:
    """Typed text, one paragraph for each line."""
    return (Para(part) for part in text.splitlines() if part.strip())


def requests(writer: Writer, paper: str, chosen: tuple[str, ...] | Told | None, *, law: bool = True) -> Iterator[Block]:
    """What she asks for with its ``law``, numbered; where she has not chosen, every request with a box to tick."""
    offered = writer.group(paper, "request")
    asked = [one for one in offered if one.id in ticked(chosen)]
    yield Heading(writer._("What I ask for"))
    if not asked:
        yield Para(writer._("Mark what you ask for."), small=True)
    texts = tuple(writer.cited(one.id) if law else writer.law(one.text) for one in asked or offered)
    yield Items(texts, boxes=not asked, numbered=bool(asked))


def signing(writer: Writer) -> Heading:
    """The heading above a signature; it takes along what stands before it, so that no page holds a signature alone."""
    return Heading(writer._("Signature"), kept=True)


def signed(writer: Writer) -> Iterator[Block]:
    """Who helped and who interpreted, if she wants it there; her consent; then date, signature and name."""
    _, helped = writer._, writer.answers.helped
    role = _(label(helped.role)) if helped.role else ""
    who = ", ".join(part for part in (helped.name, role) if part)
    rows = [(_("Helped to fill this in"), who), (_("Interpreted"), helped.interpreter)]
    told = tuple(row for row in rows if row[1])
    if told:
        yield Facts(told)
    if helped.consent:
        yield Para(_("I agree that somebody helped me and wrote down my words."))
    yield signature(writer)


def signature(writer: Writer) -> Facts:
    """Date, signature, name: by hand."""
    _ = writer._
    rows = ((_("Date"), ""), (_("Signature"), ""), (_("Name in full"), writer.answers.papers.own_name))
    return Facts(rows, across=True)


def deadlines(writer: Writer) -> Iterator[Block]:
    """The days that matter, each with what it is and its law; nothing where none can be counted."""
    _ = writer._
    rows = []
    roughly, passed = _("about"), _("this day has passed")
    for deadline in writer.decision.deadlines:
        sentence = writer.library.sentences[deadline.sentence]
        about = "" if deadline.exact else f" ({roughly})"
        if deadline.day < writer.decision.day:
            about += f" ({passed})"
        law = citations_text(deadline.citations, writer.language, writer.library)
        hour = "" if deadline.hour is None else f", {deadline.hour:02d}:00"
        day = numeric_day(deadline.day)
        rows.append((f"{day}{hour}{about}", writer.law(sentence.text), law))
    if rows:
        yield Table("", (_("Day"), _("What it is"), _("Law")), tuple(rows), (11, 61, 28))
