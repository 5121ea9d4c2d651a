"""The list of several times: add, change, remove, in one form without scripts."""

from __future__ import annotations

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from assistant.domain.answers import MOST_HAPPENINGS, Answers, Happening, Incident
from assistant.domain.choices import Place, Told
from assistant.domain.dates import RoughDate
from forms.diary import HappeningsForm

TODAY = date(2026, 11, 23)
FIRST = Happening(RoughDate(2026, 5, 1), Place.HOME, "Pushed", "Neighbour", "Photo")
SECOND = Happening(RoughDate(2026, 7), None, "Shouted")
HELD = Answers(incident=Incident(happenings=(FIRST, SECOND)))


def form_of(posted: dict[str, str] | None = None, answers: Answers = HELD) -> HappeningsForm:
    return HappeningsForm.of(answers, TODAY, posted=None if posted is None else MultiDict(posted))


def kept(posted: dict[str, str], answers: Answers = HELD) -> object:
    form = form_of(posted, answers)
    assert form.validate(), form.errors
    return form.apply(answers).incident.happenings


def test_going_on_without_a_word_keeps_the_list() -> None:
    assert kept({}) == (FIRST, SECOND)
    assert kept({}, Answers()) == ()
    assert not form_of({}).stays


def test_an_entry_is_added_by_its_button_and_by_going_on() -> None:
    typed = {"a-day": "3", "a-month": "8", "a-year": "2026", "a-oo": "street", "a-pp": "Followed"}
    added = Happening(RoughDate(2026, 8, 3), Place.STREET, "Followed")
    assert kept(typed) == (FIRST, SECOND, added)
    assert kept(typed | {"do": "add"}) == (FIRST, SECOND, added)
    assert form_of(typed | {"do": "add"}).stays


def test_an_entry_is_taken_up_changed_and_put_back_in_its_place() -> None:
    form = form_of({"do": "change-0"})
    assert form.validate()
    assert form.editing
    field = form["a"]
    assert field.at == "0"  # type: ignore[attr-defined]
    assert field.typed["words"] == "Pushed"  # type: ignore[attr-defined]
    assert field.typed["day"] == "1"  # type: ignore[attr-defined]
    assert kept({"a-at": "0", "a-pp": "Hit"}) == (Happening(words="Hit"), SECOND)


def test_an_entry_is_removed() -> None:
    assert kept({"do": "remove-0"}) == (SECOND,)
    assert kept({"do": "remove-1"}) == (FIRST,)
    for no_entry in ("remove-2", "remove-", "remove-x", "change-9", "no-such"):
        assert kept({"do": no_entry}) == (FIRST, SECOND)


def test_the_two_ways_out_stand_for_an_empty_list() -> None:
    for way_out in Told:
        assert kept({"a": way_out.value}, Answers()) is way_out
    assert not form_of({"a": "unknown"}).validate()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"a-day": "30", "a-month": "2", "a-year": "2026"}, "like this"),
        ({"a-day": "24", "a-month": "11", "a-year": "2026"}, "not come yet"),
        ({"a-pp": "ә" * 301}, "limit"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_and_nothing_is_lost(sent: dict[str, str], said: str) -> None:
    form = form_of(sent | {"do": "add"})
    assert not form.validate()
    assert said in " ".join(map(str, form.errors["a"]))
    name = next(iter(sent))
    assert form["a"].typed[{"a-pp": "words"}.get(name, name.removeprefix("a-"))] == sent[name]  # type: ignore[attr-defined]


def test_the_list_ends_at_its_limit() -> None:
    full = Answers(incident=Incident(happenings=tuple(Happening(words=str(n)) for n in range(MOST_HAPPENINGS))))
    assert not form_of({"a-pp": "one more"}, full).validate()
    assert kept({"a-at": "3", "a-pp": "other"}, full)[3] == Happening(words="other")  # type: ignore[index]
