"""What was done to somebody, as enums: the acts of the list, their groups, and the kinds of violence of the law."""

from __future__ import annotations

from enum import StrEnum


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
