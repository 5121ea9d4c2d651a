"""The forms of a return code: term, disguise and consent; and the digits that are typed."""

from __future__ import annotations

from typing import Any

from wtforms import Form
from wtforms.validators import StopValidation

from assistant.domain.papers import Consent, Disguise, Term
from assistant.domain.text import N_
from forms.fields import CleanText, OneOf, Wish


class Agreement(OneOf):
    """A mark without which nothing is kept."""

    def pre_validate(self, form: Any) -> None:
        """Ask for the mark; nothing follows from leaving it out."""
        if self.data is None:
            raise StopValidation(N_("Mark this line to get a code. Without it nothing is kept."))


class Digits(CleanText):
    """The digits of a code, however they are set apart."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(80, **rest)

    def pre_validate(self, form: Any) -> None:
        """Ask for digits; whether they open anything is not for the form to say."""
        if not any(c.isdigit() for c in self.data or ""):
            raise StopValidation(N_("Write the digits of the code"))


class MakeForm(Form):
    """What is chosen before a code is made."""

    a = OneOf(Term, told=False)
    b = OneOf(Disguise, told=False)
    c = Wish(Consent, told=False)
    d = Agreement(Consent, told=False)


class RenewForm(Form):
    """A new term."""

    a = OneOf(Term, told=False)


class DigitsForm(Form):
    """A code that is typed."""

    a = Digits()
