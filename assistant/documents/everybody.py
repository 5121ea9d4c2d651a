"""The last page of the summary: numbers, the order, words for the counter. It is the same for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.content.library import Library
from assistant.content.records import Service
from assistant.content.wording import wording
from assistant.directory import ALWAYS_FIRST, must_be_checked, phones_of, services_for
from assistant.documents.model import Block, Heading, Items, Para, Table
from assistant.domain.text import N_, Language
from assistant.locale import day_text, numeric_day, translator

_ALWAYS = "always"  # the condition that everybody meets
_WORDS_OF = ("protection-order", "requirements", "complaint", "crisis-centre")
_ORDER_GROUPS = {
    "who": N_("Who decides"),
    "ask": N_("How to ask"),
    "forbids": N_("What it forbids or orders"),
    "term": N_("How long"),
    "copy": N_("What you receive"),
    "breach": N_("If it is broken"),
    "limits": N_("What it does not do"),
}
_CENTRE_GROUPS = ("needs", "ask", "term", "limits")
_MOST_POINTS = 6


class Everybody:
    """What stands on a paper from the library alone. It is given no answers, so it cannot tell any."""

    def __init__(self, library: Library, day: date, language: Language) -> None:
        self.library, self.day, self.language = library, day, language
        self._ = translator(language)

    def blocks(self, *, order: bool) -> Iterator[Block]:
        """The numbers for the whole country, what a crisis centre is, and what the order does."""
        yield from self._numbers()
        yield from self._centre()
        if order:
            yield from self.order(self._everybodys("protection-order"))

    def usual(self, points: Sequence[str]) -> bool:
        """Whether these points of an order say what ``blocks`` says of it."""
        return self._in_groups(points) == self._in_groups(self._everybodys("protection-order"))

    def order(self, points: Sequence[str]) -> Iterator[Block]:
        """What a protection order does, by its points."""
        yield Heading(self.library.measures["protection-order"].title.in_language(self.language))
        said = {name: " ".join(map(self._said, self._of(group, points))) for group, name in _ORDER_GROUPS.items()}
        rows = tuple((self._(name), text) for name, text in said.items() if text)
        yield Table("", (), rows, (12, 88))

    def own_points(self, points: Sequence[str]) -> tuple[str, ...]:
        """What these points of a crisis centre say that does not go for everybody."""
        everybodys = self._everybodys("crisis-centre")
        return tuple(self._said(one) for one in points if one not in everybodys and self._group(one) in _CENTRE_GROUPS)

    def _centre(self) -> Iterator[Block]:
        points = self._everybodys("crisis-centre")
        held = [one for group in _CENTRE_GROUPS for one in self._of(group, points)]
        yield Heading(self.library.measures["crisis-centre"].title.in_language(self.language))
        yield Items(tuple(map(self._said, held[:_MOST_POINTS])))

    def _everybodys(self, measure: str) -> tuple[str, ...]:
        return tuple(one.id for one in self.library.points(measure, self.day) if one.when == _ALWAYS)

    def _group(self, sentence: str) -> str:
        return self.library.sentences[sentence].group

    def _in_groups(self, points: Sequence[str]) -> list[list[str]]:
        return [self._of(group, points) for group in _ORDER_GROUPS]

    def _of(self, group: str, points: Sequence[str]) -> list[str]:
        return [one for one in points if self._group(one) == group]

    def _said(self, sentence: str) -> str:
        return wording(self.library.sentences[sentence].text, self.language, self.day, self.library)

    def _numbers(self) -> Iterator[Block]:
        _ = self._
        yield Heading(_("Whom to call, where to go"))
        rows = tuple((phones_of(one), f"{self.name(one)}. {self._known(one)}") for one in self._lines())
        yield Table("", (), rows, (14, 86))

    def sources(self) -> Para:
        """The days of the sources of those numbers."""
        days: dict[date, list[str]] = {}
        for one in self._lines():
            if one.verified_on:
                days.setdefault(one.verified_on, []).append(one.phones[0])
        dates = "; ".join(f"{', '.join(phones)}: {numeric_day(day)}" for day, phones in days.items())
        return Para(self._("Days of the sources: {dates}.").format(dates=dates), small=True)

    def _lines(self) -> Iterator[Service]:
        return (one for one in services_for(self.library, None).national if one.id in ALWAYS_FIRST)

    def name(self, service: Service) -> str:
        """The name of a service, with its city."""
        city = f" ({service.city.in_language(self.language)})" if service.city else ""
        return service.name.in_language(self.language) + city

    def note(self, service: Service, said: Sequence[str] = ()) -> str:
        """What is known of a service, without what was ``said`` before."""
        known = self._known(service, said)
        if not service.verified_on:
            return known
        source = self._("Source of")
        return f"{known} {source} {numeric_day(service.verified_on)}.".lstrip()

    def _known(self, service: Service, said: Sequence[str] = ()) -> str:
        parts = [service.note.in_language(self.language)] if service.note else []
        return " ".join((*parts, *(one for one in self.cautions(service) if one not in said)))

    def cautions(self, service: Service) -> tuple[str, ...]:
        """What is to be said of a service before anybody relies on it."""
        found = []
        if service.confidence != "confirmed":
            found.append(self._("As far as we know, it exists. You can ask 111."))
        if must_be_checked(service, self.day):
            found.append(self._("Check first: it may have changed."))
        return tuple(found)

    def words(self) -> Iterator[Block]:
        """The law's own terms in Kazakh and Russian, to say at the counter whatever the paper's language is."""
        words = [(term.name.kk, term.name.ru) for term in self.library.terms if set(term.on) & set(_WORDS_OF)]
        if words:
            half = (len(words) + 1) // 2
            second = [*words[half:], ("", "")][:half]
            rows = tuple((*one, *other) for one, other in zip(words[:half], second, strict=True))
            yield Heading(self._("Words for the counter"))
            yield Table("", ("Қазақша", "Русский") * 2, rows, (22, 24, 26, 28), (Language.KK, Language.RU) * 2)

    def honesty(self) -> str:
        """What this paper is not, against which text it was checked, and when it was made."""
        _ = self._
        read_on = day_text(self.library.oldest_reading(), self.language)
        lines = []
        if not self.library.lawyer_checked():
            lines.append(_("Not reviewed by a lawyer. Checked against the text of {date}.").format(date=read_on))
        if self.language is Language.RU:
            lines.append(_("The official texts are in Kazakh and Russian."))
        else:
            lines.append(_("Unofficial wording: the official texts are in Kazakh and Russian."))
        lines.append(_("Made on {date}.").format(date=day_text(self.day, self.language)))
        return " ".join(lines)
