"""A list of choices that takes several pages: each page changes what stands on it and leaves the rest."""

from __future__ import annotations

from forms.base import Part
from forms.fields import Choice, ManyOf


class PartedField(ManyOf):
    """Several answers, asked for page by page; "none of these" and the two ways out stand on the last page.

    There they speak of that page alone once something was chosen on another one: nothing that was chosen is lost.
    """

    part = Part()

    @property
    def choices(self) -> list[Choice]:
        """What this page shows."""
        held = super().choices
        if self.part.count == 1:
            return held
        shown = set(self.part.ids)
        return [one for one in held if one.value in shown or (one.value not in self.members and self.part.is_last)]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was sent, and add what was chosen on the other pages before."""
        super().process_formdata(valuelist)
        if self.part.count == 1:
            return
        before = self.object_data if isinstance(self.object_data, tuple) else ()
        elsewhere = {one for one in before if one not in self.part.ids}
        if elsewhere:
            self.data = tuple(one for one in self.members if one in elsewhere or one in valuelist)
        elif not self.part.is_last and self.data is None and not before:
            self.data = self.object_data
