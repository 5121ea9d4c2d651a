"""What can happen next, worded: the same block for the page and for the paper."""

from __future__ import annotations

from datetime import date

from assistant.content.library import Library
from assistant.content.wording import citation_text, wording
from assistant.documents.model import Step, Timeline
from assistant.domain.answers import Answers
from assistant.domain.dates import RoughDate
from assistant.domain.findings import Decision
from assistant.domain.text import Language
from assistant.domain.timeline import Moment
from assistant.labels import label
from assistant.locale import day_text, numeric_day, numeric_rough, rough_text, translator
from assistant.rules.timeline import timeline


def timeline_block(answers: Answers, decision: Decision, language: Language, library: Library) -> Timeline:
    """The steps with their days, how sure they are, what explains them and by which law."""
    say = translator(language)
    steps = tuple(_step(moment, decision, language, library) for moment in timeline(answers, decision))
    told = " ".join(
        f"{number}. {step.title}: {'; '.join(filter(None, (step.when, step.state)))}."
        for number, step in enumerate(steps, start=1)
    )
    return Timeline(title=say("What can happen next"), told=told, steps=steps)


def _step(moment: Moment, decision: Decision, language: Language, library: Library) -> Step:
    say = translator(language)
    sentence = library.current(moment.sentence, decision.day) if moment.sentence else None
    cited = library.citations(sentence.cites, decision.day)[0] if sentence else ()
    return Step(
        title=say(label(moment.stage)),
        when=_when(moment, language),
        short=_short(moment),
        state=say(label(moment.standing)),
        mark=moment.standing.value,
        text=wording(sentence.text, language, decision.day, library) if sentence else "",
        law=tuple(citation_text(one, language, library) for one in cited),
        hour=_hour(moment),
    )


def _when(moment: Moment, language: Language) -> str:
    """The day in words; a day counted from a rough one says so; an hour only where it is known."""
    if moment.day is None:
        return ""
    if isinstance(moment.day, RoughDate):
        return rough_text(moment.day, language)
    about = "" if moment.exact else f"{translator(language)('about')} "
    return ", ".join(filter(None, (f"{about}{day_text(moment.day, language)}", _hour(moment))))


def _hour(moment: Moment) -> str:
    return "" if moment.hour is None else f"{moment.hour:02d}:00"


def _short(moment: Moment) -> str:
    """The day in digits, for the drawing on paper: as much of it as is known."""
    day = moment.day
    if isinstance(day, date):
        return ("" if moment.exact else "≈ ") + numeric_day(day)
    if day is None:
        return ""
    return numeric_rough(day)
