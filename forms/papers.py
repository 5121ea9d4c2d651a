"""What goes on the papers, in which language, and where they will be kept."""

from __future__ import annotations

from assistant.domain.choices import Keep
from assistant.domain.codec import text_limit
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from forms.base import StepForm
from forms.fields import CleanText, OneOf


class DetailsForm(StepForm):
    """Names and words for the paper, all optional."""

    step = StepId.DETAILS
    fills = ("papers.own_name", "papers.other_name", "papers.reach", "papers.story")
    a = CleanText(text_limit("papers.own_name"))
    b = CleanText(text_limit("papers.other_name"))
    c = CleanText(text_limit("papers.reach"), rows=2)
    d = CleanText(text_limit("papers.story"), rows=8)


class PaperForm(StepForm):
    """The language of the papers, apart from the page's."""

    step = StepId.PAPER
    fills = ("papers.language",)
    a = OneOf(Language, told=False)


class KeepForm(StepForm):
    """Where will you keep it?"""

    step = StepId.KEEP
    fills = ("papers.keep",)
    a = OneOf(Keep)
