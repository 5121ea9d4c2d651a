"""What this place does for a person's safety, what it cannot do, and whether that was tested on this version."""

from __future__ import annotations

from flask import Blueprint, Response

from assistant.content.records import Item
from assistant.proof import passed_on
from assistant.web.pages import page
from assistant.web.session import office

blueprint = Blueprint("honest", __name__)

# Which of two sentences is true depends on the setting OPERATOR.
_WITH_OPERATOR = "promises.operator"
_WITHOUT_OPERATOR = "promises.no-operator"


def promises(operator: str) -> list[Item]:
    """The sentences that are true for this installation."""
    untrue = _WITHOUT_OPERATOR if operator else _WITH_OPERATOR
    return [item for item in office().library.topics["promises"].items if item.id != untrue]


@blueprint.get("/h")
def safety_here() -> Response:
    """Every sentence is data with an id, and every id is bound to a test."""
    operator = office().config.operator
    return page(
        "honest.html",
        number=44,
        promises=promises(operator),
        limits=office().library.topics["limits"],
        does=office().library.topics["promises"].title,
        named=_WITH_OPERATOR,
        tested=passed_on(),
    )
