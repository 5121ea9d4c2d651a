"""The choices of a page that come from content: signs, bans, regions, plan items."""

from __future__ import annotations

from assistant.content.records import Item
from assistant.content.wording import article_text, wording
from assistant.documents.kinds import KINDS, Purpose, tongues_of
from assistant.documents.sets import usual_tongue
from assistant.domain.answers import UNCLEAR_BAN, Answers
from assistant.domain.papers import ASKING, PaperKind
from assistant.domain.steps import StepId
from assistant.domain.text import N_, Language
from assistant.journey.path import wanted
from assistant.locale import translator
from assistant.rules.bans import ban_name, bans_in_force, court_bans
from assistant.rules.decide import decide
from assistant.rules.offences import on_complaint
from assistant.rules.plan import chosen_items, plan_topics
from assistant.templating import UNCLEAR
from assistant.web.session import case_of, office

_TOPIC_OF = {StepId.SIGNS: "signs", StepId.EVIDENCE: "evidence", StepId.PRIORITIES: "priorities"}
_LAWYER_FIRST = N_("private prosecution: ask a lawyer first")
HEADINGS = {
    Purpose.HAND_OVER: N_("To hand over"),
    Purpose.FOR_ME: N_("For myself"),
    Purpose.APART: N_("In a file of its own"),
}


def options_for(step: StepId, answers: Answers, language: Language) -> tuple[tuple[str, str], ...]:
    """Return (id, text) of every choice of a page that content gives; empty for the other pages."""
    if step is StepId.REGION:
        return tuple((region.id, region.name.in_language(language)) for region in office().library.regions.values())
    if step is StepId.BANS:
        return ban_options(language)
    if step in _TOPIC_OF:
        return tuple((item.id, item.text.in_language(language)) for item in items_of(_TOPIC_OF[step]))
    if step is StepId.PLAN:
        case = case_of(answers)
        return tuple((item.id, item.text.in_language(language)) for _, items in plan_topics(case) for item in items)
    if step is StepId.PLAN_ORDER:
        chosen = chosen_items(case_of(answers))
        return tuple((item.id, item.text.in_language(language)) for item in chosen)
    if step is StepId.BREACHES:
        return broken_options(answers, language)
    if step is StepId.CHOOSE:
        return paper_options(answers, language)
    if step is StepId.REQUESTS:
        kinds = (PaperKind.STATEMENT,) if answers.papers.chosen is None else wanted(answers)
        return request_options(language, kinds)
    if step is StepId.COMPLAINTS:
        return complaint_options(answers, language)
    return ()


def paper_options(answers: Answers, language: Language) -> tuple[tuple[str, str], ...]:
    """The papers by purpose, each with its heading and its languages, the usual one first."""

    def tongues(kind: PaperKind) -> str:
        return ",".join(dict.fromkeys((usual_tongue(kind, answers, language), *tongues_of(kind))))

    return tuple(
        (kind.value, f"{HEADINGS[purpose]}|{tongues(kind)}")
        for purpose in Purpose
        for kind, held in KINDS.items()
        if held.purpose is purpose
    )


def request_options(language: Language, kinds: tuple[PaperKind, ...]) -> tuple[tuple[str, str], ...]:
    """What can be asked for on these papers, as they word it."""
    papers = office().library.papers
    asking = (papers[name].sentences for name, held in ASKING.items() if set(held) & set(kinds))
    return tuple((one.id, one.text.in_language(language)) for held in asking for one in held if one.group == "request")


def complaint_options(answers: Answers, language: Language) -> tuple[tuple[str, str], ...]:
    """The articles that may apply and wait for her complaint; private prosecution is said."""
    room = office()
    lawyer = translator(language)(_LAWYER_FIRST)
    return tuple(
        (reference, article_text(one, language, room.today(), room.library) + (f" ({lawyer})" if private else ""))
        for reference, (one, private) in on_complaint(decide(answers, room.today(), room.library)).items()
    )


def items_of(topic: str) -> tuple[Item, ...]:
    """The items of a topic of guidance."""
    return office().library.topics[topic].items


def _by_name(topic: str, language: Language) -> dict[str, str]:
    """The texts of a topic of guidance, each by its name within the topic."""
    return {item.id.removeprefix(f"{topic}."): item.text.in_language(language) for item in items_of(topic)}


def broken_options(answers: Answers, language: Language) -> tuple[tuple[str, str], ...]:
    """The bans that are in force, examples on a line below; "I am not sure" last."""
    bans = in_force(answers, language).items()
    examples = _by_name("bans", language)
    named = [(one, f"{text}\n{examples.get(ban_name(one), '')}".strip()) for one, text in bans]
    return (*named, (UNCLEAR_BAN, f"{translator(language)(UNCLEAR)}.\n{examples['unclear']}"))


def in_force(answers: Answers, language: Language) -> dict[str, str]:
    """The bans that are in force, in short; in the law's words where an order and requirements both ban the same."""
    room = office()
    bans = bans_in_force(case_of(answers))
    if len({ban_name(one.id) for one in bans}) < len(bans):
        return {one.id: wording(one.text, language, room.today(), room.library) for one in bans}
    names = _by_name("ban-names", language)
    return {one.id: names[ban_name(one.id)] for one in bans}


def ban_options(language: Language) -> tuple[tuple[str, str], ...]:
    """What can be asked of a court, as she would say it."""
    asked = _by_name("asks", language)
    return tuple((sentence.id, asked[ban_name(sentence.id)]) for sentence in court_bans(office().library))


def all_options(answers: Answers, language: Language) -> dict[str, str]:
    """The text of every content id that answers can hold."""
    steps = (StepId.SIGNS, StepId.REGION, StepId.BANS, StepId.PLAN, StepId.COMPLAINTS, *_TOPIC_OF)
    found = {one: text for step in steps for one, text in options_for(step, answers, language)}
    found |= request_options(language, tuple(PaperKind))
    return found | in_force(answers, language)
