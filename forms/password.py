"""A password for a file, typed twice; it is never kept."""

from __future__ import annotations

from typing import Any

from wtforms import Form
from wtforms.validators import StopValidation

from assistant.domain.text import N_
from forms.fields import CleanText, Message, OneOf

SHORTEST, LONGEST = 8, 100


class Password(CleanText):
    """A password as it was typed: spaces inside count, so that a sentence can be one."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(LONGEST, **rest)

    def pre_validate(self, form: Any) -> None:
        """Ask for enough characters, and not too many."""
        super().pre_validate(form)
        if len(self.data or "") < SHORTEST:
            raise StopValidation(Message(N_("Write at least {min} characters"), min=SHORTEST))


class Again(CleanText):
    """The same password once more."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(LONGEST, **rest)

    def pre_validate(self, form: Any) -> None:
        """Both must be the same: a slip of the finger would lock the file for ever."""
        if (self.data or "") != (form.b.data or ""):
            raise StopValidation(N_("The two passwords differ. Write them again."))


class PasswordForm(Form):
    """Which file, and its password twice."""

    a = OneOf(told=False)
    b = Password()
    c = Again()
