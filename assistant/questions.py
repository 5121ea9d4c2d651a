"""Wording of every question by page, for forms and papers; ``assistant.spoken`` has what is said on the phone."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.steps import StepId
from assistant.domain.text import N_


@dataclass(frozen=True, slots=True)
class Question:
    """The msgids of a page: what is asked, of a helper if it differs, a hint, and why it is asked."""

    ask: str
    hint: str = ""
    why: str = ""
    ask_helper: str = ""


QUESTIONS: dict[StepId, Question] = {
    StepId.DANGER: Question(
        N_("Are you in danger right now?"),
        ask_helper=N_("Is this person in danger right now?"),
    ),
    StepId.FOR_WHOM: Question(
        N_("For whom are you answering?"),
        hint=N_("If you help somebody, answer as that person would."),
        why=N_("Acts against a child have their own road."),
    ),
    StepId.RELATION: Question(
        N_("Who is this person to you?"),
        hint=N_("We mean the person who harms you."),
        why=N_("The law asks how you are related."),
    ),
    StepId.TOGETHER: Question(
        N_("Do you live with this person?"),
        why=N_("Living together, now or before, is one of the tests of the law."),
    ),
    StepId.COMMON_CHILD: Question(
        N_("Do you and this person have a child together?"),
        why=N_("A child together is enough for the law."),
    ),
    StepId.OTHER_AGE: Question(
        N_("Is this person 16 or older?"),
        why=N_("The police can give the order only to a person of that age."),
    ),
    StepId.ACTS: Question(
        N_("Which of these happened?"),
        hint=N_("You can leave everything empty."),
        why=N_("The law has names for such acts. Each name opens a road."),
    ),
    StepId.SEXUAL_ACTS: Question(
        N_("Which of these happened too?"),
        hint=N_("These are questions about sexual violence. You can skip this page."),
        why=N_("Such acts have their own road in the law, between husband and wife too."),
    ),
    StepId.LAST_TIME: Question(
        N_("When did it last happen? A rough date is enough."),
        hint=N_("For example: 27\u00a003\u00a02026. The day, or the day and the month, can stay empty."),
        why=N_("The date decides which law applies."),
    ),
    StepId.PLACE: Question(
        N_("Where did it happen?"),
        hint=N_("You can choose several."),
        why=N_("One article of the law speaks only of acts in a dwelling."),
    ),
    StepId.INJURY: Question(
        N_("Do you have bruises, wounds or pain?"),
        hint=N_("Pain without marks also counts."),
        why=N_("A doctor can help, and can write it down."),
    ),
    StepId.DOCTOR: Question(
        N_("Has a doctor seen you?"),
        hint=N_("A clinic must tell the police when injuries look like an offence."),
    ),
    StepId.IN_FORCE: Question(
        N_("Is a protection order, or are court requirements, in force now?"),
        hint=N_("We mean papers against the person who harms you."),
    ),
    StepId.SERVED: Question(
        N_("When was it handed to this person?"),
        hint=N_("For example: 27\u00a003\u00a02026. A rough date is enough."),
        why=N_("The order is counted from that day."),
    ),
    StepId.BREACH: Question(
        N_("Did this person do something that it forbids?"),
        hint=N_("A call, a message, or contact through a child can count too."),
    ),
    StepId.SIGNS: Question(
        N_("Which of these would you answer with yes?"),
        hint=N_("We do not count points. One sign is enough to speak of danger."),
    ),
    StepId.ABOUT_YOU: Question(
        N_("Which of these fit you?"),
        hint=N_("You can choose several, or none."),
        why=N_("It changes the plan, and who can help."),
    ),
    StepId.REGION: Question(
        N_("Which region or city do you live in?"),
        hint=N_("No street and no house is needed."),
    ),
    StepId.NEEDS: Question(N_("What do you need now?"), hint=N_("You can choose several.")),
    StepId.BANS: Question(
        N_("What would you ask the court for?"),
        hint=N_("You choose. A court decides. It forbids contact against your will."),
    ),
    StepId.DIRECTION: Question(
        N_("What are you thinking of now?"),
        hint=N_("You decide. You can change it at any time."),
        why=N_("It only decides what stands first in the plan."),
    ),
    StepId.PLAN: Question(
        N_("Which steps do you want in your plan?"),
        hint=N_("Choose what fits you. You know your life best."),
    ),
    StepId.DETAILS: Question(
        N_("What do you want to write on the paper?"),
        hint=N_("All of it is optional. What stays empty becomes a line to fill in by hand."),
    ),
    StepId.PAPER: Question(
        N_("Which language should the papers be in?"),
        hint=N_("The police read Kazakh and Russian."),
    ),
    StepId.KEEP: Question(
        N_("Where will you keep it?"),
        hint=N_("Somebody who searches your things can find a paper or a file."),
    ),
    StepId.HAPPENINGS: Question(
        N_("What happened each time before?"),
        hint=N_("Nothing here has to be filled in. A rough date is enough."),
        why=N_("A list of dates can help the police and a court."),
    ),
    StepId.HOW_MANY: Question(
        N_("How many people harm you?"),
        hint=N_("The other answers are about one person."),
        why=N_("The law is stricter when several people act together."),
    ),
    StepId.SERVED_HOUR: Question(
        N_("At what hour was it handed to this person?"),
        hint=N_("A number from 0 to 23. A rough hour is enough."),
        why=N_("The order is counted from that hour."),
    ),
    StepId.BREACH_DATE: Question(N_("When was it last broken?"), hint=N_("A rough date is enough.")),
    StepId.BREACH_BEFORE: Question(
        N_("Was this person already punished for a breach?"),
        why=N_("A second breach costs more."),
    ),
    StepId.AGE_AT_ACT: Question(
        N_("How old was this person when it last happened?"),
        why=N_("Who can be held liable depends on the age."),
    ),
    StepId.AGE_TODAY: Question(
        N_("How old is this person today?"),
        why=N_("Some measures are only for older people, others only for younger ones."),
    ),
    StepId.EXEMPT: Question(
        N_("Does any of this fit this person?"),
        hint=N_("As far as you know."),
        why=N_("Some people are not given arrest. The law has a fine for them."),
    ),
    StepId.RECONCILED: Question(
        N_("Did a case end because you and this person reconciled?"),
        hint=N_("You do not have to reconcile, now or later."),
        why=N_("The law limits a second time."),
    ),
    StepId.RECONCILED_ON: Question(N_("When did that case end?"), hint=N_("A rough date is enough.")),
    StepId.PENALISED: Question(
        N_("Was this person punished for such acts before?"),
        why=N_("A repeated act can cost more."),
    ),
    StepId.PENALISED_ON: Question(N_("When was this person last punished?"), hint=N_("A rough date is enough.")),
    StepId.OWN_AGE: Question(
        N_("How old are you?"),
        why=N_("Under 18, a parent or guardian acts in a case. Other rules protect you too."),
    ),
    StepId.REPRESENTATIVE: Question(
        N_("Is this person your parent or guardian by law?"),
        why=N_("If the person who harms acts for you, somebody else can be asked."),
    ),
    StepId.DEPENDENCE: Question(
        N_("What do you have to rely on this person for?"),
        hint=N_("You can choose several, or none."),
        why=N_("It can change who starts a case."),
    ),
    StepId.CHILD_AGES: Question(
        N_("How old are the children?"),
        hint=N_("You can choose several."),
        why=N_("Some rules and some help depend on the age of a child."),
    ),
    StepId.REPORTED: Question(N_("Have you told the police?"), hint=N_("It is your choice.")),
    StepId.REPORTED_ON: Question(N_("When did you tell the police?"), hint=N_("A rough date is enough.")),
    StepId.POLICE_ANSWER: Question(
        N_("What did the police do with your report?"),
        why=N_("If a report is refused, you can complain."),
    ),
    StepId.DIARY_PLACE: Question(
        N_("Where will you keep your notes?"),
        hint=N_("Before you write: think where this person does not look."),
        why=N_("Notes that are found can make it more dangerous."),
    ),
    StepId.BREACHES: Question(
        N_("When was it broken?"),
        hint=N_("Not sure? Write it down and tell the police. The police decide."),
        why=N_("Day, hour and words help the police. A list shows that it happens again."),
    ),
    StepId.EVIDENCE: Question(
        N_("What do you have that can show it?"),
        hint=N_("Your own words count too. Nobody needs everything on this list."),
        why=N_("It becomes a list for the police, a court or a lawyer."),
    ),
    StepId.PRIORITIES: Question(
        N_("What matters most to you now?"),
        hint=N_("Write 1 beside what comes first, then 2, 3. Leave the others empty."),
        why=N_("It only decides what stands first in the plan."),
    ),
    StepId.PLAN_ORDER: Question(
        N_("In which order do you want your steps?"),
        hint=N_("Change the numbers. Empty a number to strike the step out."),
    ),
    StepId.WORSE: Question(
        N_("Do you fear that applying will make it more dangerous?"),
        hint=N_("Many people fear this. You know this person best."),
        why=N_("Then you see first what can be prepared. You can go on, wait, or not apply."),
    ),
    StepId.CHOOSE: Question(
        N_("Which papers do you want?"),
        hint=N_("Nothing is chosen for you. You can change it at any time."),
    ),
    StepId.CONTACT: Question(
        N_("Which ways of reaching you are not safe?"),
        hint=N_("It stands on the papers that you hand over."),
        why=N_("Somebody else can see a call or a message."),
    ),
    StepId.REQUESTS: Question(
        N_("What do you ask for?"),
        hint=N_("What you choose stands on the paper. Without a choice it has boxes to mark by hand."),
    ),
    StepId.COMPLAINTS: Question(
        N_("Which articles should your complaint name?"),
        hint=N_("Some cases start only on your complaint. You can leave them empty and mark them by hand."),
        why=N_("Whether to complain is your choice. You can ask a lawyer first."),
    ),
    StepId.WHY: Question(
        N_("Why do you need these bans?"),
        hint=N_("The court reads it. Write only what happened, in your own words."),
    ),
    StepId.APART: Question(
        N_("What should stand on the separate sheet?"),
        hint=N_("It goes into a file of its own. Write only what the officer should know."),
    ),
    StepId.HELPED: Question(
        N_("Did somebody help to fill this in?"),
        hint=N_("All of it is optional. It appears above the signature on the papers to hand over."),
    ),
    StepId.OWN_CASE: Question(
        N_("Is there an order or a case against you?"),
        hint=N_("Sometimes the person who harms complains first."),
        why=N_("Then it is good to ask a lawyer early."),
    ),
}

# What a single input asks, on pages with several: by the input's name.
TITLES: dict[tuple[StepId, str], str] = {
    (StepId.PLAN, "b"): N_("My own lines"),
    (StepId.CHOOSE, "b"): N_("Large print"),
    (StepId.DETAILS, "a"): N_("My name"),
    (StepId.DETAILS, "b"): N_("The person who harms me"),
    (StepId.DETAILS, "c"): N_("How to reach me safely"),
    (StepId.DETAILS, "d"): N_("In my words"),
    (StepId.WHY, "a"): N_("Why it is needed"),
    (StepId.WHY, "b"): N_("Why living in one home is an exceptional danger"),
    (StepId.APART, "a"): N_("My address"),
    (StepId.APART, "b"): N_("My phone"),
    (StepId.APART, "c"): N_("A word by which I know who calls"),
    (StepId.APART, "d"): N_("The centre or the people where I stay"),
    (StepId.APART, "e"): N_("School or kindergarten of the children"),
    (StepId.HELPED, "a"): N_("Name of the person who helped"),
    (StepId.HELPED, "b"): N_("In what role"),
    (StepId.HELPED, "c"): N_("Who interpreted, and between which languages"),
    (StepId.HELPED, "d"): N_("Print this line: “I agree that somebody helped me and wrote down my words.”"),
}
