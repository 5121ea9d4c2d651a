"""Every question and every choice as it is said on the phone: to "you", short, without brackets."""

from __future__ import annotations

from enum import StrEnum

from assistant.domain.choices import Circumstance, Direction, ForWhom, Relation, Together, Told
from assistant.domain.papers import Consent, DiaryPlace, Keep, NoContact, PaperKind
from assistant.domain.steps import StepId
from assistant.domain.text import N_
from assistant.labels import label
from assistant.questions import QUESTIONS

# Where a question is good to be heard as it stands, it is said so.
_AS_WRITTEN = (
    StepId.COMMON_CHILD,
    StepId.OTHER_AGE,
    StepId.INJURY,
    StepId.DOCTOR,
    StepId.PAPER,
    StepId.HOW_MANY,
    StepId.BREACH_DATE,
    StepId.BREACH_BEFORE,
    StepId.AGE_AT_ACT,
    StepId.AGE_TODAY,
    StepId.RECONCILED,
    StepId.RECONCILED_ON,
    StepId.PENALISED,
    StepId.PENALISED_ON,
    StepId.OWN_AGE,
    StepId.REPRESENTATIVE,
    StepId.REPORTED_ON,
    StepId.POLICE_ANSWER,
    StepId.OWN_CASE,
    StepId.WORSE,
)

LINES: dict[StepId, str] = {step: QUESTIONS[step].ask for step in _AS_WRITTEN} | {
    StepId.DANGER: N_("Are you in danger right now? Yes or no is enough."),
    StepId.FOR_WHOM: N_("Is this about you, about a child, or about another adult?"),
    StepId.RELATION: N_("Who is the person who harms you? I read slowly, stop me."),
    StepId.TOGETHER: N_("Do you live in one home with this person? Now, before, or never?"),
    StepId.ACTS: N_("I read what can happen. After each, say yes or no. You can stop me at any time."),
    StepId.SEXUAL_ACTS: N_("The next questions are about sexual violence. Can I ask them? You can say no."),
    StepId.LAST_TIME: N_("When did it last happen? A month or a year is enough."),
    StepId.PLACE: N_("Where did it happen? You can name several places."),
    StepId.IN_FORCE: N_("Is a paper against this person in force now? From the police or from a court?"),
    StepId.SERVED: N_("When was the paper handed to this person? Roughly is enough."),
    StepId.BREACH: N_("Did this person do what the paper forbids? A call or a message can count too."),
    StepId.SIGNS: N_("I ask some questions about danger. Say yes or no to each."),
    StepId.ABOUT_YOU: N_("I read a list. Tell me what is true for you."),
    StepId.BANS: N_("I read what a court can forbid. Say what you would ask for."),
    StepId.REGION: N_("Which region or city do you live in? No street and no house is needed."),
    StepId.NEEDS: N_("What do you need now? I read what there is."),
    StepId.DIRECTION: N_("What are you thinking of now? You decide, and you can change it."),
    StepId.PLAN: N_("I read steps that can fit. Say which you want."),
    StepId.DETAILS: N_("What shall I write on the paper? Your name can stay empty."),
    StepId.KEEP: N_("Where will you keep the paper? Think of who can find it."),
    StepId.HAPPENINGS: N_("What happened before? Tell it in your own order. I write it down."),
    StepId.SERVED_HOUR: N_("At what hour was it handed over? Roughly is enough."),
    StepId.EXEMPT: N_("I read a list. Tell me what fits this person, as far as you know."),
    StepId.DEPENDENCE: N_("Do you have to rely on this person? I read what it can be."),
    StepId.CHILD_AGES: N_("How old are the children? No names are needed."),
    StepId.REPORTED: N_("Have you told the police? Both answers are all right."),
    StepId.CHOOSE: N_("I read which papers there are. Say which you want."),
    StepId.CONTACT: N_("In which ways is it not safe to reach you? It will stand on the paper."),
    StepId.REQUESTS: N_("I read what you can ask for. Say yes or no to each."),
    StepId.COMPLAINTS: N_("Do you want to complain? I read the articles. You can decide later."),
    StepId.APART: N_("What shall I write on the separate sheet? Only what the officer should know."),
    StepId.WHY: N_("Why do you need these bans? I write it in your words."),
    StepId.DIARY_PLACE: N_("Where will you keep your notes? Think where this person does not look."),
    StepId.BREACHES: N_("When was it broken? Tell me the day, the hour and the words."),
    StepId.EVIDENCE: N_("What do you have that can show it? I read a list."),
    StepId.PRIORITIES: N_("What matters most to you now? Name the first, then the next."),
    StepId.PLAN_ORDER: N_("I read your steps. Say which comes first."),
    StepId.HELPED: N_("Can I write on the paper that I helped you? You can say no."),
}

# What the page words in the first person.
_CHOICES: tuple[tuple[StrEnum, str], ...] = (
    (Told.UNKNOWN, N_("You do not know")),
    (Told.RATHER_NOT, N_("You would rather not say")),
    (ForWhom.ME, N_("For you yourself")),
    (ForWhom.ADULT, N_("For an adult whom you help")),
    (Relation.SPOUSE, N_("Your husband or wife")),
    (Relation.FORMER_SPOUSE, N_("Your former husband or wife")),
    (Relation.PARTNER, N_("You live as a couple, not married")),
    (Relation.FORMER_PARTNER, N_("You lived as a couple before")),
    (Relation.DATING, N_("You are or were dating")),
    (Relation.PARENT, N_("Your mother or father")),
    (Relation.CHILD, N_("Your son or daughter")),
    (Relation.SIBLING, N_("Your brother or sister, also with one parent in common")),
    (Relation.GRANDPARENT, N_("Your grandmother or grandfather")),
    (Relation.GRANDCHILD, N_("Your grandson or granddaughter")),
    (Relation.ADOPTIVE_PARENT, N_("Your adoptive parent")),
    (Relation.ADOPTED_CHILD, N_("Your adopted child")),
    (Relation.PARENT_IN_LAW, N_("A parent of your husband or wife")),
    (Relation.CHILD_IN_LAW, N_("The husband or wife of your child")),
    (Relation.SIBLING_IN_LAW, N_("A brother or sister of your husband or wife")),
    (Relation.STEP_PARENT, N_("Your stepmother or stepfather")),
    (Relation.STEP_CHILD, N_("A child of your husband or wife, not yours")),
    (Relation.GUARDIAN, N_("Your guardian or foster carer")),
    (Relation.WARD, N_("A child in your guardianship or foster care")),
    (Relation.AUNT_UNCLE, N_("Your aunt or uncle")),
    (Relation.NEPHEW_NIECE, N_("Your nephew or niece")),
    (Relation.COUSIN, N_("Your cousin")),
    (Relation.ROOM_MATE, N_("You share a room or a flat, not as a couple")),
    (Together.NOW, N_("You live together now")),
    (Together.BEFORE, N_("You lived together before")),
    (Together.NEVER, N_("You never lived together")),
    (Circumstance.CHILDREN, N_("Children live with you")),
    (Circumstance.DEPENDENT, N_("You have to rely on this person for money, a home or care")),
    (Circumstance.UNDER_18, N_("You are younger than 18")),
    (Circumstance.OLDER, N_("You are older than 60")),
    (Circumstance.MAN, N_("You are a man")),
    (Circumstance.WORK_STUDY, N_("You work or study")),
    (Circumstance.VILLAGE, N_("You live in a village or far from a town")),
    (Circumstance.MIGRANT, N_("You are not a citizen of Kazakhstan")),
    (Circumstance.NO_DOCUMENTS, N_("You do not have your documents")),
    (Circumstance.PHONE_WATCHED, N_("This person can look into your phone")),
    (Circumstance.ACCOUNTS_WATCHED, N_("This person can enter your eGov, bank or email")),
    (Circumstance.PET, N_("You have an animal to care for")),
    (Circumstance.DORMITORY, N_("You live in a dormitory")),
    (Direction.STAY, N_("You stay at home for now")),
    (Direction.READY, N_("You want to be ready to leave")),
    (Direction.TODAY, N_("You are leaving today")),
    (Direction.LEFT, N_("You live apart already")),
    (Keep.WITH_SOMEBODY, N_("With somebody you trust")),
    (Keep.WITH_ME, N_("You carry it with you")),
    (DiaryPlace.POLICE_CALLS, N_("Nowhere: you only call the police each time")),
    (PaperKind.SUMMARY, N_("A summary for you")),
    (PaperKind.PLAN, N_("Your plan")),
    (PaperKind.KEEP_ORDER, N_("Request to keep order while you take your things")),
    (NoContact.LETTERS, N_("Letters to your home")),
    (NoContact.VISITS, N_("Visits to your home")),
    (Consent.GIVEN, N_("You agree")),
)
_HEARD = {label(choice): line for choice, line in _CHOICES}


def heard(words: str) -> str:
    """The msgid by which a choice is read aloud; most are read as they stand."""
    return _HEARD.get(words, words)
