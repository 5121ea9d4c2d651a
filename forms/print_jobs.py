"""The forms of a desk that prints: codes and a set for several people; a set for one."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from wtforms import Form
from wtforms.validators import StopValidation

from assistant.domain.papers import PaperKind, Size, Tongue
from assistant.domain.text import N_
from assistant.labels import label
from forms.fields import Choice, CleanText, ManyOf, Message, OneOf, Wish

MOST_CODES = 20
_LONGEST_LINE = 80
_BOTH_SIDES = (("yes", N_("On both sides: each paper starts on a new sheet")),)
_AS_CHOSEN = ("own", N_("As each person chose"))
_TONGUES = (Tongue.KK_RU, Tongue.KK, Tongue.RU)


class CodeLines(CleanText):
    """Codes, one a line. They are never given back to the page."""

    rows = 8

    def __init__(self, **rest: Any) -> None:
        super().__init__(MOST_CODES * _LONGEST_LINE * 2, **rest)

    @property
    def lines(self) -> list[str]:
        """What was typed, line by line, empty lines left out."""
        return [line.strip()[:_LONGEST_LINE] for line in (self.data or "").splitlines() if line.strip()]

    def pre_validate(self, form: Any) -> None:
        """Ask for one line at least, and not too many."""
        super().pre_validate(form)
        if not self.lines:
            raise StopValidation(N_("Write at least one code"))
        if len(self.lines) > MOST_CODES:
            raise StopValidation(Message(N_("Write at most {most} codes, one a line"), most=MOST_CODES))


class Some(ManyOf):
    """Any of several, or none of them: then the page says what happens."""

    @property
    def choices(self) -> list[Choice]:
        """What the page shows."""
        held = tuple(map(str, self.data)) if isinstance(self.data, tuple) else ()
        return [Choice(v, label, self.groups.get(v, ""), v in held) for v, label in self.labels.items()]


class SheetsForm(Form):
    """How a job comes out of the printer."""

    e = Wish([Size.LARGE], told=False)
    f = Wish(told=False)

    def __init__(self, *given: Any, **rest: Any) -> None:
        super().__init__(*given, **rest)
        self.f.offer(_BOTH_SIDES)


class BatchForm(SheetsForm):
    """Codes, the set, its languages, and only some of its papers if wanted."""

    a = CodeLines()
    b = OneOf(told=False)
    c = OneOf(told=False)
    d = Some(told=False)

    @classmethod
    def of(cls, sent: Any, sets: list[tuple[str, str]], kinds: list[tuple[str, str, str]]) -> BatchForm:
        """``sets`` are (id, text), ``kinds`` (id, text, heading); without ``sent`` the first choice stands."""
        form = cls(None)
        form.b.offer(sets)
        form.c.offer([_AS_CHOSEN, *((one.value, label(one)) for one in _TONGUES)])
        form.d.offer([(kind, text) for kind, text, _ in kinds])
        form.d.groups = {kind: heading for kind, _, heading in kinds}
        form.process(sent, b=sets[0][0], c=_AS_CHOSEN[0])
        return form


class SampleForm(Form):
    """Which made-up case to rehearse with."""

    a = OneOf(told=False)

    @classmethod
    def of(cls, sent: Any, cases: list[tuple[str, str]]) -> SampleForm:
        """``cases`` are (id, text)."""
        form = cls(None)
        form.a.offer(cases)
        form.process(sent)
        return form


class RoomForm(SheetsForm):
    """The papers for an occasion, and for whom they are."""

    b = OneOf(told=False)
    d = ManyOf(PaperKind, told=False)

    @classmethod
    def of(cls, sent: Any, purposes: list[StrEnum]) -> RoomForm:
        """``purposes``: for whom a file can be."""
        form = cls(None)
        form.b.offer([(one.value, one.value) for one in purposes])
        form.process(sent)
        return form

    @property
    def kinds(self) -> tuple[PaperKind, ...]:
        """The papers that are marked."""
        return self.d.data or ()
