"""Which drawing of ``components/icons.html`` stands beside what; the words beside it always say the same."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.domain.acts import ACTS_BY_GROUP, ActGroup
from assistant.domain.choices import Need
from assistant.domain.steps import Section, StepId

_GROUPS = {
    ActGroup.BODY: "body",
    ActGroup.MIND: "words",
    ActGroup.MONEY: "money",
    ActGroup.TECH: "phone",
    ActGroup.CHILD: "child",
}
_BANS = {
    "requirements.ban.search": "search",
    "requirements.ban.pursue": "eye",
    "requirements.ban.visit": "visit",
    "requirements.ban.talk": "words",
    "requirements.ban.contact": "phone",
    "requirements.ban.family": "people",
    "requirements.ban.weapons": "sign",
    "requirements.ban.alcohol": "drop",
    "requirements.ban.minor-places": "child",
    "requirements.residence-ban.ban": "house",
    "requirements.psychological-help": "leaf",
    "requirements.reporting": "court",
}
_NEEDS = {
    Need.SHELTER: "house",
    Need.TALK: "words",
    Need.LAWYER: "scales",
    Need.DOCTOR: "cross",
    Need.POLICE: "shield",
    Need.CHILDREN: "child",
    Need.MONEY: "money",
    Need.DOCUMENTS: "paper",
}

# By page, then by what is sent for a choice.
OF_CHOICES: Mapping[StepId, Mapping[str, str]] = {
    StepId.ACTS: {act.value: name for group, name in _GROUPS.items() for act in ACTS_BY_GROUP[group]},
    StepId.BANS: _BANS,
    StepId.NEEDS: {need.value: name for need, name in _NEEDS.items()},
}

OF_SECTIONS: Mapping[Section, str] = {
    Section.FIRST: "pen",
    Section.WHAT_HAPPENED: "place",
    Section.ORDER: "shield",
    Section.OTHER: "people",
    Section.YOU: "child",
    Section.REPORT: "paper",
    Section.SIGNS: "sign",
    Section.HELP: "house",
    Section.COURT: "court",
    Section.PLAN: "plan",
    Section.PAPERS: "paper",
    Section.DIARY: "pen",
    Section.HELPED: "people",
}

OF_SERVICES: Mapping[str, str] = {
    "police": "shield",
    "ambulance": "cross",
    "emergency": "sign",
    "helpline": "words",
    "crisis-centre": "house",
    "support-centre": "people",
    "legal-aid": "scales",
    "ngo": "leaf",
    "online": "phone",
}
