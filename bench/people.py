"""Whose answers are measured: one made-up woman, told in full."""

from __future__ import annotations

from datetime import datetime
from typing import get_type_hints
from zoneinfo import ZoneInfo

from assistant.domain.acts import Act
from assistant.domain.answers import (
    MOST_HAPPENINGS,
    Answers,
    Incident,
    Order,
    Papers,
    People,
    Plan,
    Safety,
    Support,
)
from assistant.domain.choices import ForWhom, InForce, Place, Relation, Together, YesNo
from assistant.domain.codec import field_types, from_json, text_limit, to_json
from assistant.domain.dates import RoughDate

DAY = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))
PEPPER = bytes(range(32))
_OF_A_HAPPENING = 300  # characters: what the form takes
STORY = (  # made up
    "Кешке үйге мас күйінде келді де, айғайлап, есікті қатты ұрды. Балалар қорқып, көрші бөлмеге тығылды. "
    "Мен телефонды алмақ болғанда, қолымнан жұлып алып, лақтырып жіберді. Содан кейін мені итеріп, қабырғаға соқты. "
    "Көршіміз дауысты естіп, есікті қақты, сонда ғана тоқтады. Ертесіне кешірім сұрады, бірақ бұл бірінші рет емес."
)


def answers(number: int = 0) -> Answers:
    """The answers of the made-up woman; ``number`` makes her story another one, so that nothing is remembered."""
    return Answers(
        safety=Safety(danger_now=YesNo.NO),
        people=People(ForWhom.ME, Relation.SPOUSE, Together.NOW, YesNo.YES, YesNo.YES),
        incident=Incident(
            acts=(Act.HIT, Act.INSULTED, Act.TOOK_PAY),
            sexual_acts=(),
            last_time=RoughDate(2026, 11, 10),
            places=(Place.HOME,),
            injury=YesNo.YES,
            doctor=YesNo.NO,
        ),
        order=Order(in_force=InForce.NOTHING),
        support=Support(circumstances=(), region="kz-71"),
        plan=Plan(items=("plan-home.exit-way",), own_lines="Кілтті әпкеме беремін"),
        papers=Papers(own_name=f"Айгерім Ойдан-Шығарылған {number}", story=f"{STORY} {number}"),
    )


def telling_more(number: int = 0) -> Answers:
    """The same woman with a longer account and seven happenings noted: her statement takes three pages."""
    told = to_json(answers(number))
    said = STORY.split(". ")
    told["incident"]["happenings"] = [
        {
            "when": f"2026-{9 - at % 6:02}-{3 + 2 * at:02}",
            "place": Place.HOME.value,
            "words": f"{said[at % len(said)]} {number}",
            "witnesses": "Көрші (ойдан шығарылған)",
            "evidence": "Сурет, дәрігердің қағазы",
        }
        for at in range(7)
    ]
    told["papers"]["story"] = f"{STORY} {STORY} {number}"
    return from_json(told)


def at_the_caps() -> Answers:
    """The same woman with every text as long as its field takes, and the longest list of happenings."""
    told = to_json(answers())
    for name, section in get_type_hints(Answers).items():
        for field, kinds in field_types(section).items():
            if kinds == (str,):
                told.setdefault(name, {})[field] = _words(text_limit(f"{name}.{field}"))
    texts = {name: _words(_OF_A_HAPPENING) for name in ("words", "witnesses", "evidence")}
    told["incident"]["happenings"] = [{"when": "2026-10-01", "place": Place.HOME.value, **texts}] * MOST_HAPPENINGS
    return from_json(told)


def _words(length: int) -> str:
    return (STORY * (length // len(STORY) + 1))[:length].strip()
