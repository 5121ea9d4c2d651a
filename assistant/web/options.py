"""The choices of a page that come from content: signs, bans, regions, plan items."""

from __future__ import annotations

from assistant.content.wording import wording
from assistant.domain.answers import Answers
from assistant.domain.steps import StepId
from assistant.domain.text import Language
from assistant.rules.case import Case
from assistant.rules.plan import plan_topics
from assistant.web.session import office

BANS_MEASURE = "requirements"
BAN_PREFIX = "requirements.ban."
EXTRA_WISHES = ("requirements.residence-ban.ban", "requirements.psychological-help", "requirements.reporting")


def options_for(step: StepId, answers: Answers, language: Language) -> tuple[tuple[str, str], ...]:
    """Return (id, text) of every choice of a page that content gives; empty for the other pages."""
    if step is StepId.SIGNS:
        return tuple((item.id, item.text.in_language(language)) for item in office().library.topics["signs"].items)
    if step is StepId.REGION:
        return tuple((region.id, region.name.in_language(language)) for region in office().library.regions.values())
    if step is StepId.BANS:
        return ban_options(language)
    if step is StepId.PLAN:
        case = Case(answers, office().today(), office().library)
        return tuple((item.id, item.text.in_language(language)) for _, items in plan_topics(case) for item in items)
    return ()


def ban_options(language: Language) -> tuple[tuple[str, str], ...]:
    """The bans that a court can set, as content words them."""
    room = office()
    sentences = room.library.measures[BANS_MEASURE].sentences
    return tuple(
        (sentence.id, wording(sentence.text, language, room.today(), room.library))
        for sentence in sentences
        if sentence.id.startswith(BAN_PREFIX) or sentence.id in EXTRA_WISHES
    )


def all_options(answers: Answers, language: Language) -> dict[str, str]:
    """The text of every content id that answers can hold."""
    steps = (StepId.SIGNS, StepId.REGION, StepId.BANS, StepId.PLAN)
    return {one: text for step in steps for one, text in options_for(step, answers, language)}
