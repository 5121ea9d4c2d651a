"""The passphrase of a worker's desk."""

from __future__ import annotations

from wtforms import Form
from wtforms.validators import StopValidation

from assistant.domain.text import N_
from forms.fields import CleanText

LONGEST = 200


class PassphraseForm(Form):
    """What is typed to open the desk, or its covered screen."""

    a = CleanText(LONGEST)

    def validate_a(self, field: CleanText) -> None:
        """Ask for it."""
        if not field.data:
            raise StopValidation(N_("Write the passphrase"))
