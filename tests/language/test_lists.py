"""The lists of words that must not be said, run over every wording, and the lists themselves seen at work."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.kinds import KINDS
from assistant.documents.sets import FILE_NAMES
from assistant.documents.writing import NEUTRAL_TITLE, Case
from assistant.domain.text import Language
from assistant.rules.decide import decide
from tests.conftest import TODAY
from tests.documents.papers import EMPTY, TYPICAL, texts_of, wished
from tests.language.wordings import Wording, plain, wordings, words

HERE = Path(__file__).parent


@cache
def word_list(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _anything_forbidden(language: Language) -> re.Pattern[str]:
    """Finds whether any phrase or stem may stand in a text, before each is looked for by itself."""
    rules = word_list("forbidden")[language.value].values()
    pieces = {plain(one) for rule in rules for one in (*rule["phrases"], *rule["stems"])}
    return re.compile("|".join(map(re.escape, sorted(pieces))))


def forbidden_in(text: str, language: Language) -> list[str]:
    """Every banned phrase or stem that stands in a text."""
    held = word_list("forbidden")
    bare = plain(text)
    if not _anything_forbidden(language).search(bare):
        return []
    for exempt in held["exceptions"][language.value]:
        bare = bare.replace(plain(exempt), " ")
    found = []
    for category, rules in held[language.value].items():
        left = bare
        for exempt in rules.get("allowed", ()):
            left = left.replace(plain(exempt), " ")
        for phrase in rules["phrases"]:
            if re.search(rf"(?<!\w){re.escape(plain(phrase))}(?!\w)", left):
                found.append(f"{category}: {phrase}")
        for stem in rules["stems"]:
            if any(word.startswith(plain(stem)) for word in words(left)):
                found.append(f"{category}: {stem}…")
    return found


def test_no_wording_holds_a_forbidden_phrase() -> None:
    hurting = [
        f"{one.where}: {found}"
        for one in wordings()
        if one.own
        for found in forbidden_in(one.text, one.language)
        if not (found == "label: the victim" and one.where.startswith("law/"))  # quoted law: the legal term
    ]
    assert hurting == []


def _papers(language: Language, library: Any) -> list[str]:
    """Every text of every kind of paper, empty and filled in, but what the person wrote and official names."""
    names = [plain(one.name.in_language(language)) for one in library.services]
    names += [plain(act.short.in_language(language)) for act in library.acts.values()]
    written = {TYPICAL.papers.own_name, TYPICAL.plan.own_lines, *TYPICAL.papers.story.splitlines()}
    found = []
    for kind in KINDS.values():
        for answers in (EMPTY, wished(TYPICAL, library)):
            document = kind.make(Case(answers, decide(answers, TODAY, library), library), language)
            found += [text for text in texts_of(document) if text not in written]
    texts = []
    for text in found:
        bare = plain(text)
        for name in names:
            bare = bare.replace(name, " ")
        texts.append(bare)
    return texts


@pytest.mark.parametrize("language", Language)
def test_no_paper_holds_a_forbidden_phrase_or_a_calque(language: Language, library: Any) -> None:
    texts = _papers(language, library)
    assert len(texts) > 60
    for text in texts:
        assert [one for one in forbidden_in(text, language) if one != "label: the victim"] == [], text
        if language is Language.KK:
            assert _calques_in(Wording("paper", language, text)) == [], text


def test_every_entry_of_the_forbidden_list_can_be_found() -> None:
    held = word_list("forbidden")
    for language in Language:
        for category, rules in held[language.value].items():
            for phrase in rules["phrases"]:
                assert any(one.startswith(category) for one in forbidden_in(f"Ok {phrase}.", language)), phrase
            for stem in rules["stems"]:
                assert any(one.startswith(category) for one in forbidden_in(f"Ok {stem}x.", language)), stem
    assert forbidden_in("It is not your fault. There is help.", Language.EN) == []


def _calques_in(one: Wording) -> list[str]:
    bare = plain(one.text)
    return [pair["find"] for pair in word_list("calques")["pair"] if pair["test"] and plain(pair["find"]) in bare]


def test_no_kazakh_wording_is_a_calque() -> None:
    kazakh = [one for one in wordings() if one.language is Language.KK and one.own]
    assert len(kazakh) > 1000
    assert [f"{one.where}: {find}" for one in kazakh for find in _calques_in(one)] == []


def test_every_calque_of_the_list_can_be_found() -> None:
    for pair in word_list("calques")["pair"]:
        if pair["test"]:
            assert plain(pair["find"]) in plain(pair["bad"]), pair["bad"]
            assert plain(pair["find"]) not in plain(pair["good"]), pair["good"]


def given_away(text: str, language: str) -> list[str]:
    rules = word_list("giveaway")[language]
    found = [stem for stem in rules["stems"] if any(w.startswith(plain(stem)) for w in words(plain(text)))]
    return found + [whole for whole in rules.get("whole", ()) if plain(whole) in words(plain(text))]


def test_titles_and_names_of_files_give_nothing_away() -> None:
    for language in Language:
        for scope in ("kk", "ru", "en", "latin"):
            assert given_away(NEUTRAL_TITLE[language], scope) == []
    for scope in ("kk", "ru", "en", "latin"):
        for name in FILE_NAMES.values():
            assert given_away(name.replace(".", " "), scope) == []
    assert given_away("Protection order", "en")


def _stands_in(alternatives: list[str], text: str, gap: int) -> bool:
    """Whether one alternative stands in a text: each stem begins a word, in order, with a small gap at most."""
    held = words(plain(text))

    def follows(stems: list[str], start: int, reach: int) -> bool:
        if not stems:
            return True
        for place in range(start, min(len(held), start + reach)):
            if held[place].startswith(stems[0]) and follows(stems[1:], place + 1, gap + 1):
                return True
        return False

    return any(follows(plain(one).split(), 0, len(held)) for one in alternatives)


# Terms whose official form binds wherever the English names them. The old law had other names for two of them.
BINDING = (
    "protection order",
    "crisis centre",
    "family support centre",
    "preventive conversation (Art. 50)",
    "official warning (Art. 51)",
    "mobile group",
    "special social services",
    "community work",
    "preventive register",
    "ill-treatment",
    "contact centre",
    "Criminal Code",
    "Code on Administrative Offences",
    "local police inspector",
    "antisocial behaviour",
    "law enforcement bodies",
    "local executive bodies",
    "victim (party)",
    "spouses",
    "former spouses",
    "persons with a common child (children)",
    "special requirements for the offender's behaviour (CAO 54, Law 245 Art. 61)",
    "no-approach order (CPC 165)",
    "fine",
    "witness",
    "private prosecution",
    "CC 109-1 beatings",
    "CC 120 rape",
    "CC 131 insult",
    "temporary stay",
    "temporary housing",
    "legal help",
    "legal consultant",
    "advocate",
    "social worker",
    "blackmail",
    "arrest (penalty)",
    "weapon",
    "safety plan",
    "ambulance",
)
OLD_LAW = ("law/law-214-iv", "measures law-history")


def test_binding_terms_are_said_in_their_official_form() -> None:
    held = word_list("stems")
    terms = [term for term in held["term"] if term["term"] in BINDING]
    assert len(terms) == len(BINDING), [term["term"] for term in terms]
    by_place: dict[str, dict[Language, str]] = {}
    for one in wordings():
        if one.own and one.where[-3:] in (".kk", ".ru", ".en") and not one.where.startswith(OLD_LAW):
            by_place.setdefault(one.where[:-3], {})[one.language] = one.text
    lost = []
    for where, texts in by_place.items():
        for term in terms:
            if any(re.search(rf"\b{re.escape(stem)}s?\b", plain(texts[Language.EN])) for stem in term["en"]):
                for language in (Language.KK, Language.RU):
                    if not _stands_in(term[language.value], texts[language], held["meta"]["gap"]):
                        lost.append(f"{where}.{language.value}: {term['term']}")
    assert lost == []
