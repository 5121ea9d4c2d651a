"""The choices that a question offers, as enums: the code compares these, never a wording."""

from __future__ import annotations

from enum import StrEnum


class Told(StrEnum):
    """The two answers that every question takes besides its own."""

    UNKNOWN = "unknown"
    RATHER_NOT = "rather-not"


class YesNo(StrEnum):
    """Yes or no."""

    YES = "yes"
    NO = "no"


class ForWhom(StrEnum):
    """For whom the person answers."""

    ME = "me"
    CHILD = "child"
    ADULT = "adult"


class Relation(StrEnum):
    """Who the person who harms is to the person who was harmed."""

    SPOUSE = "spouse"
    FORMER_SPOUSE = "former-spouse"
    RELIGIOUS_MARRIAGE = "religious-marriage"
    PARTNER = "partner"
    FORMER_PARTNER = "former-partner"
    DATING = "dating"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    ADOPTIVE_PARENT = "adoptive-parent"
    ADOPTED_CHILD = "adopted-child"
    PARENT_IN_LAW = "parent-in-law"
    CHILD_IN_LAW = "child-in-law"
    SIBLING_IN_LAW = "sibling-in-law"
    STEP_PARENT = "step-parent"
    STEP_CHILD = "step-child"
    GUARDIAN = "guardian"
    WARD = "ward"
    AUNT_UNCLE = "aunt-uncle"
    NEPHEW_NIECE = "nephew-niece"
    COUSIN = "cousin"
    ROOM_MATE = "room-mate"
    NEIGHBOUR = "neighbour"
    COLLEAGUE = "colleague"
    SOMEONE_ELSE = "someone-else"


# Close relatives: the closed list of the law.
CLOSE_RELATIVES = frozenset(
    (
        Relation.PARENT,
        Relation.CHILD,
        Relation.SIBLING,
        Relation.GRANDPARENT,
        Relation.GRANDCHILD,
        Relation.ADOPTIVE_PARENT,
        Relation.ADOPTED_CHILD,
    )
)


class Together(StrEnum):
    """Whether they share a home."""

    NOW = "now"
    BEFORE = "before"
    NEVER = "never"


class Kind(StrEnum):
    """Kinds of domestic violence in the law (law 245-VIII, Art. 72 (1))."""

    PHYSICAL = "physical"
    PSYCHOLOGICAL = "psychological"
    SEXUAL = "sexual"
    ECONOMIC = "economic"


class Act(StrEnum):
    """What was done, in plain words; grouped as the page shows them."""

    HIT = "hit"
    PUNCHED = "punched"
    HAIR_ARM = "hair-arm"
    OBJECT = "object"
    CHOKED = "choked"
    WEAPON = "weapon"
    BURNED = "burned"
    LOCKED_IN = "locked-in"
    KEPT_FROM_DOCTOR = "kept-from-doctor"
    INSULTED = "insulted"
    THREAT_KILL = "threat-kill"
    THREAT_CHILDREN = "threat-children"
    THREAT_SUICIDE = "threat-suicide"
    SHOUTED = "shouted"
    ISOLATED = "isolated"
    CHECKED = "checked"
    FOLLOWED = "followed"
    RUMOURS = "rumours"
    FORCED_MARRIAGE = "forced-marriage"
    PET = "pet"
    FORCED_SEX = "forced-sex"
    TOUCHED = "touched"
    SEXUAL_BLACKMAIL = "sexual-blackmail"
    FORCED_PROSTITUTION = "forced-prostitution"
    FORCED_IMAGES = "forced-images"
    TOOK_PAY = "took-pay"
    NO_MONEY = "no-money"
    KEPT_FROM_WORK = "kept-from-work"
    TOOK_DOCUMENTS = "took-documents"
    LOAN = "loan"
    DAMAGED = "damaged"
    PUT_OUT = "put-out"
    ENTERED = "entered"
    NO_MAINTENANCE = "no-maintenance"
    READ_MESSAGES = "read-messages"
    ENDLESS_CALLS = "endless-calls"
    TRACKED = "tracked"
    SPYWARE = "spyware"
    TOOK_ACCOUNTS = "took-accounts"
    PASSWORDS = "passwords"
    SHARED_IMAGES = "shared-images"
    THREAT_IMAGES = "threat-images"
    SMART_HOME = "smart-home"
    FALSE_PAGE = "false-page"
    HIT_CHILD = "hit-child"
    CHILD_SAW = "child-saw"
    SIM_COPY = "sim-copy"
    TOOK_CAR = "took-car"
    PSYCHIATRIC = "psychiatric"
    DRIVEN_SUICIDE = "driven-suicide"
    KEPT_WITHOUT_CARE = "kept-without-care"
    GUARDIAN_ABUSE = "guardian-abuse"
    CHILD_ABROAD = "child-abroad"
    INFECTED = "infected"
    CHILD_SEXUAL = "child-sexual"


class ActGroup(StrEnum):
    """The headings under which acts stand; the sexual group has a page of its own."""

    BODY = "body"
    MIND = "mind"
    MONEY = "money"
    TECH = "tech"
    CHILD = "child"
    SEXUAL = "sexual"


ACTS_BY_GROUP: dict[ActGroup, tuple[Act, ...]] = {
    ActGroup.BODY: (
        Act.HIT,
        Act.PUNCHED,
        Act.HAIR_ARM,
        Act.OBJECT,
        Act.CHOKED,
        Act.WEAPON,
        Act.BURNED,
        Act.LOCKED_IN,
        Act.KEPT_FROM_DOCTOR,
        Act.KEPT_WITHOUT_CARE,
        Act.PSYCHIATRIC,
    ),
    ActGroup.MIND: (
        Act.INSULTED,
        Act.THREAT_KILL,
        Act.THREAT_CHILDREN,
        Act.THREAT_SUICIDE,
        Act.SHOUTED,
        Act.ISOLATED,
        Act.CHECKED,
        Act.FOLLOWED,
        Act.RUMOURS,
        Act.FORCED_MARRIAGE,
        Act.PET,
        Act.DRIVEN_SUICIDE,
        Act.GUARDIAN_ABUSE,
    ),
    ActGroup.MONEY: (
        Act.TOOK_PAY,
        Act.NO_MONEY,
        Act.KEPT_FROM_WORK,
        Act.TOOK_DOCUMENTS,
        Act.LOAN,
        Act.DAMAGED,
        Act.PUT_OUT,
        Act.ENTERED,
        Act.NO_MAINTENANCE,
        Act.TOOK_CAR,
    ),
    ActGroup.TECH: (
        Act.READ_MESSAGES,
        Act.ENDLESS_CALLS,
        Act.TRACKED,
        Act.SPYWARE,
        Act.TOOK_ACCOUNTS,
        Act.PASSWORDS,
        Act.SHARED_IMAGES,
        Act.THREAT_IMAGES,
        Act.SMART_HOME,
        Act.FALSE_PAGE,
        Act.SIM_COPY,
    ),
    ActGroup.CHILD: (Act.HIT_CHILD, Act.CHILD_SAW, Act.CHILD_ABROAD),
    ActGroup.SEXUAL: (
        Act.FORCED_SEX,
        Act.TOUCHED,
        Act.SEXUAL_BLACKMAIL,
        Act.FORCED_PROSTITUTION,
        Act.FORCED_IMAGES,
        Act.INFECTED,
        Act.CHILD_SEXUAL,
    ),
}
SEXUAL_ACTS = ACTS_BY_GROUP[ActGroup.SEXUAL]
OTHER_ACTS = tuple(act for group, acts in ACTS_BY_GROUP.items() if group is not ActGroup.SEXUAL for act in acts)


class Place(StrEnum):
    """Where it happened."""

    HOME = "home"
    STREET = "street"
    WORK_STUDY = "work-study"
    PHONE_INTERNET = "phone-internet"
    ELSEWHERE = "elsewhere"


class InForce(StrEnum):
    """What is in force against the person who harms."""

    NOTHING = "nothing"
    ORDER = "order"
    REQUIREMENTS = "requirements"
    BOTH = "both"


class Circumstance(StrEnum):
    """What fits the person: it changes the plan, the services and who starts a case."""

    CHILDREN = "children"
    PREGNANT = "pregnant"
    DEPENDENT = "dependent"
    DISABLED = "disabled"
    UNDER_18 = "under-18"
    OLDER = "older"
    MAN = "man"
    WORK_STUDY = "work-study"
    VILLAGE = "village"
    MIGRANT = "migrant"
    NO_DOCUMENTS = "no-documents"
    PHONE_WATCHED = "phone-watched"
    ACCOUNTS_WATCHED = "accounts-watched"
    PET = "pet"
    POLICE_OFFICER = "police-officer"
    DORMITORY = "dormitory"


class Direction(StrEnum):
    """What the person is thinking of; nothing is chosen for her."""

    STAY = "stay"
    READY = "ready"
    TODAY = "today"
    LEFT = "left"


class Need(StrEnum):
    """What the person needs first."""

    SHELTER = "shelter"
    TALK = "talk"
    LAWYER = "lawyer"
    DOCTOR = "doctor"
    POLICE = "police"
    CHILDREN = "children"
    MONEY = "money"
    DOCUMENTS = "documents"


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


class AgeBand(StrEnum):
    """An age as the law cuts it."""

    UNDER_14 = "under-14"
    FROM_14 = "14-15"
    FROM_16 = "16-17"
    ADULT = "18-or-older"


UNDER_16 = (AgeBand.UNDER_14, AgeBand.FROM_14)
UNDER_18 = (*UNDER_16, AgeBand.FROM_16)


class HowMany(StrEnum):
    """How many people harm; the answers are about one of them."""

    ONE = "one"
    TWO = "two"
    THREE = "three"
    MORE = "more"


class Dependence(StrEnum):
    """For what she has to rely on the person who harms."""

    MONEY = "money"
    HOME = "home"
    HEALTH = "health"
    CARE = "care"
    PERMIT = "residence-permit"


class Exemption(StrEnum):
    """Why the person who harms may be exempt from arrest (Code of Administrative Offences 50)."""

    PREGNANT = "pregnant"
    MOTHER = "woman-child-under-14"
    LONE_FATHER = "man-alone-child-under-14"
    DISABLED = "disability-1-2"
    WOMAN_OVER_58 = "woman-over-58"
    MAN_OVER_63 = "man-over-63"


class ChildAge(StrEnum):
    """Ages of the children in the home."""

    BABY = "under-3"
    SMALL = "3-6"
    SCHOOL = "7-13"
    TEEN = "14-17"


class PoliceAnswer(StrEnum):
    """What the police did with a report."""

    PAPER = "paper"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NO_ANSWER = "no-answer"


class DiaryPlace(StrEnum):
    """Where notes about what happens are kept; asked before the first line is written."""

    WITH_SOMEBODY = "with-somebody"
    CENTRE = "centre"
    WORK = "work"
    POLICE_CALLS = "police-calls"
    CODE = "code"
    HOME = "home"


class OwnCase(StrEnum):
    """An order or a case against the person who answers."""

    NOTHING = "nothing"
    ORDER = "order"
    CASE = "case"
    BOTH = "both"
