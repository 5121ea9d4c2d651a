"""The choices that a question offers, as enums: the code compares these, never a wording."""

from __future__ import annotations

from enum import StrEnum


class Told(StrEnum):
    """The two answers that every question takes besides its own."""

    UNKNOWN = "unknown"
    RATHER_NOT = "rather-not"


def is_way_out(value: object) -> bool:
    """Whether a value is "I do not know" or "rather not say"."""
    return isinstance(value, Told)


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


ORDER_IN_FORCE = (InForce.ORDER, InForce.BOTH)
REQUIREMENTS_IN_FORCE = (InForce.REQUIREMENTS, InForce.BOTH)
ANY_IN_FORCE = (InForce.ORDER, InForce.REQUIREMENTS, InForce.BOTH)


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


class OwnCase(StrEnum):
    """An order or a case against the person who answers."""

    NOTHING = "nothing"
    ORDER = "order"
    CASE = "case"
    BOTH = "both"
