"""What she would ask the court for."""

from __future__ import annotations

from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import ManyOf


class BansForm(StepForm):
    """The bans that a court can set, from content."""

    step = StepId.BANS
    from_content = True
    a = ManyOf()
