"""The choices about papers, as enums: which, in which language, who helped, how they are kept and handed over."""

from __future__ import annotations

from enum import StrEnum


class Keep(StrEnum):
    """Where a paper will be kept."""

    HOME = "home"
    WITH_SOMEBODY = "with-somebody"
    CENTRE = "centre"
    WORK = "work"
    WITH_ME = "with-me"


class Term(StrEnum):
    """For how many days answers are kept under a code."""

    DAY = "1"
    WEEK = "7"
    MONTH = "30"


class Disguise(StrEnum):
    """What a code looks like on paper."""

    PAGES = "pages"
    SIZES = "sizes"
    SCORES = "scores"


class Consent(StrEnum):
    """What is agreed to, or asked for, with a mark."""

    GIVEN = "given"


class Helper(StrEnum):
    """In what role somebody helped to fill in the answers."""

    CENTRE = "crisis-centre"
    SOCIAL = "social-worker"
    LAWYER = "lawyer"
    PSYCHOLOGIST = "psychologist"
    CLOSE = "close"
    OTHER = "other"


class PaperKind(StrEnum):
    """A kind of paper. The order is that of the list of papers; its number stands in addresses: append only."""

    SUMMARY = "summary"
    STATEMENT = "statement"
    OFFICER = "officer"
    ANNEX = "annex"
    REQUIREMENTS = "requirements"
    REQUIREMENTS_CRIMINAL = "requirements-criminal"
    NO_APPROACH = "no-approach"
    EXAM = "exam"
    REPRESENTATIVE = "representative"
    BREACH = "breach"
    COMPLAINT = "complaint"
    REFERRAL = "referral"
    PLAN = "plan"
    CHILD = "child"
    DAYS = "days"
    DIARY = "diary"
    THINGS = "things"
    CARD = "card"
    KEEP_ORDER = "keep-order"
    QUESTIONS = "questions"


# The papers on which something is asked for by a mark, by the name of their content (``papers/<name>.toml``).
ASKING: dict[str, tuple[PaperKind, ...]] = {
    "statement": (PaperKind.STATEMENT, PaperKind.OFFICER),
    "breach-report": (PaperKind.BREACH,),
    "complaint-paper": (PaperKind.COMPLAINT,),
    "representative-motion": (PaperKind.REPRESENTATIVE,),
    "referral": (PaperKind.REFERRAL,),
}


class Tongue(StrEnum):
    """The language of one paper, or two languages side by side."""

    KK_RU = "kk-ru"
    KK = "kk"
    RU = "ru"
    RU_EN = "ru-en"
    EN = "en"


class Size(StrEnum):
    """A size of print other than the usual one."""

    LARGE = "large"


class NoContact(StrEnum):
    """Ways of reaching her that are not safe."""

    CALLS = "calls"
    SMS = "sms"
    MESSENGERS = "messengers"
    EMAIL = "email"
    LETTERS = "letters"
    VISITS = "visits"


class DiaryPlace(StrEnum):
    """Where notes about what happens are kept; asked before the first line is written."""

    WITH_SOMEBODY = "with-somebody"
    CENTRE = "centre"
    WORK = "work"
    POLICE_CALLS = "police-calls"
    CODE = "code"
    HOME = "home"
