"""What she would ask the court for."""

from __future__ import annotations

from assistant.domain.steps import StepId
from forms.base import StepForm
from forms.fields import ManyOf


class BansForm(StepForm):
    """The bans that a court can set, from content."""

    step = StepId.BANS
    fills = ("wishes.bans",)
    a = ManyOf()

    def offer(self, options: tuple[tuple[str, str], ...]) -> None:
        """Take the bans."""
        self.a.offer(options)
