"""The papers that the tests of documents look at."""

from __future__ import annotations

import shutil
import subprocess

from assistant.content.library import Library
from assistant.documents.model import (
    Break,
    Card,
    Common,
    Document,
    Facts,
    Heading,
    Items,
    Para,
    Ruled,
    Slip,
    Table,
    Timeline,
)
from assistant.documents.summary import summary
from assistant.documents.writing import Case
from assistant.domain.acts import Act
from assistant.domain.answers import Answers, Incident, Order, Papers, People, Plan, Support, Wishes
from assistant.domain.choices import ForWhom, InForce, Place, Relation, Together, YesNo
from assistant.domain.dates import RoughDate
from assistant.domain.text import Language
from assistant.rules.decide import decide
from tests.conftest import TODAY

PDFTOTEXT = shutil.which("pdftotext") or "pdftotext"
LETTERS = "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і"
STORY = f"{LETTERS}\nқауіпсіздік, жиһаз, өңір, ұлғаю, үңілу, іні."
TYPICAL = Answers(
    people=People(ForWhom.ME, Relation.SPOUSE, Together.NOW, YesNo.YES, YesNo.YES),
    incident=Incident(
        acts=(Act.HIT, Act.INSULTED, Act.TOOK_PAY),
        sexual_acts=(),
        last_time=RoughDate(2026, 10, 10),
        places=(Place.HOME,),
        injury=YesNo.YES,
        doctor=YesNo.NO,
    ),
    order=Order(in_force=InForce.NOTHING),
    support=Support(circumstances=(), region="kz-71"),
    plan=Plan(items=("plan-home.exit-way",), own_lines="Кілтті әпкеме беремін"),
    papers=Papers(own_name="Айгерім Үлгібайқызы", story=STORY),
)
EMPTY = Answers()


def paper(answers: Answers, language: Language, library: Library) -> Document:
    """The personal summary as a model."""
    return summary(Case(answers, decide(answers, TODAY, library), library), language)


def wished(answers: Answers, library: Library) -> Answers:
    """The answers with every ban of the court."""
    bans = tuple(one for one in library.sentences if one.startswith("requirements.ban."))
    return Answers(
        answers.safety,
        answers.people,
        answers.incident,
        answers.order,
        answers.support,
        Wishes(bans),
        answers.plan,
        answers.papers,
    )


def texts_of(document: Document) -> list[str]:
    """Every text that stands on the paper."""
    found = [document.heading]
    for block in document.blocks:
        match block:
            case Heading() | Para():
                found.append(block.text)
            case Items():
                found += block.texts
            case Facts():
                cells = [cell for row in block.rows for cell in row]
                found += [text for cell in cells for text in ((cell,) if isinstance(cell, str) else cell) if text]
            case Table():
                found += [block.caption, *block.head, *(cell for row in block.rows for cell in row)]
            case Card():
                found += [block.title, block.answer, block.text, *block.because, *block.law]
            case Slip():
                found += [block.heading, *(text for row in block.rows for text in row)]
            case Ruled() | Break() | Common() | Timeline():
                pass
    return found


def text_of(file: bytes) -> str:
    """The text of a PDF in reading order; each page ends with a form feed."""
    command = [PDFTOTEXT, "-", "-"]
    return subprocess.run(command, input=file, capture_output=True, check=True).stdout.decode()  # noqa: S603 -- fixed
