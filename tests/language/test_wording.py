"""How every wording is written: complete, short, in the right letters, without a suffix glued to a placeholder."""

from __future__ import annotations

import ast
import re
from datetime import date

import pytest
from babel.messages.pofile import read_po

from assistant import labels, locale
from assistant.domain.text import Language
from tests.language.wordings import ROOT, TRANSLATED, catalogue, extracted_ids, messages, plain, wordings, words

PLACEHOLDER = re.compile(r"\{[a-z_]+(?::\d+)?\}")
LONGEST = 15
BETWEEN = re.compile("[а-яёәғқңөұүһі]/[а-яёәғқңөұүһі]")
# Words that are the same in Kazakh and Russian, or a name.
SAME_IN_BOTH = frozenset(("The police",))


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_is_complete_and_certain(language: Language) -> None:
    held = messages(language)
    assert len(held) > 200
    assert [message.id for message in held if not message.string] == []
    assert [message.id for message in held if message.fuzzy] == []
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_what_code_and_templates_say_now(language: Language) -> None:
    ids = {str(message.id) for message in messages(language)}
    assert sorted(extracted_ids() - ids) == [], "collect them: make catalogues"
    assert sorted(ids - extracted_ids()) == [], "no longer said: make catalogues"
    with (ROOT / "translations" / "messages.pot").open("rb") as file:
        template = {str(message.id) for message in read_po(file) if message.id}
    assert template == ids


def test_no_sentence_hides_in_an_f_string() -> None:
    """The collector of sentences does not look into f-strings: what stands in one is shown in English."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in ("assistant", "forms")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in ("_", "N_")
    ]
    assert hidden == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_the_one_in_the_file(language: Language) -> None:
    say = locale.translator(language)
    assert [m.id for m in messages(language) if say(str(m.id)) != m.string] == [], "compile them: scripts/setup"


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_the_same(language: Language) -> None:
    different = [
        message.id
        for message in messages(language)
        if sorted(PLACEHOLDER.findall(str(message.id))) != sorted(PLACEHOLDER.findall(str(message.string)))
    ]
    assert different == []


def test_kazakh_and_russian_are_not_the_same_sentence() -> None:
    kazakh = {str(message.id): str(message.string) for message in messages(Language.KK)}
    russian = {str(message.id): str(message.string) for message in messages(Language.RU)}
    same = {msgid for msgid, said in kazakh.items() if said == russian.get(msgid)}
    assert same - SAME_IN_BOTH == set()
    assert same >= SAME_IN_BOTH


def test_english_is_not_left_in_a_translation() -> None:
    left = [m.id for language in TRANSLATED for m in messages(language) if m.string == m.id and words(str(m.id))]
    assert left == []


def _sentences(text: str) -> list[str]:
    """Sentences of a text; a full stop behind an abbreviation or a number ends none."""
    joined = re.sub(r"\b(Art|No|ст|п|пп|ч|г|т|е|ж|м|mg)\.\s", r"\1 ", text)
    return re.split(r"(?<=[.!?…:;])\s+", joined)


def test_no_sentence_is_longer_than_fifteen_words() -> None:
    long = [
        f"{one.where} ({len(words(sentence))}): {sentence}"
        for one in wordings()
        if one.own
        for sentence in _sentences(PLACEHOLDER.sub("N", one.text))
        if len(words(sentence)) > LONGEST
    ]
    assert long == []


def test_an_option_ends_without_a_full_stop() -> None:
    """Some with and some without looks careless, and a reader stops to ask what the difference is."""
    stopped = [
        said
        for words_of in labels._LABELS.values()
        for said in (locale.translator(language)(words_of) for language in Language)
        if said.endswith(".")
    ]
    assert stopped == []


def test_a_telephone_number_does_not_break_over_lines() -> None:
    broken = [f"{one.where}: {one.text}" for one in wordings() if re.search(r"\+7[\d\u00a0]*[ -]\d", one.text)]
    assert broken == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_word_mixes_latin_and_cyrillic_letters(language: Language) -> None:
    latin, cyrillic = re.compile(r"[a-zəıA-Z]"), re.compile(r"[\u0400-\u04ff]")
    mixed = [
        f"{one.where}: {word}"
        for one in wordings()
        if one.language is language
        for word in re.findall(r"\w+", PLACEHOLDER.sub(" ", one.text))
        if latin.search(word) and cyrillic.search(word)
    ]
    assert mixed == []


def test_a_latin_letter_does_not_stand_for_a_kazakh_one() -> None:
    """A single Latin i, h, c, o, a, e, y, p, x between Cyrillic words looks right and is not found by a search."""
    alone = [
        f"{one.where}: {word}"
        for one in wordings()
        if one.language is not Language.EN and one.own
        for word in re.findall(r"\b[a-zA-ZəƏ]\b", PLACEHOLDER.sub(" ", one.text))
    ]
    assert alone == []


def test_no_kazakh_suffix_is_glued_to_a_placeholder() -> None:
    glued = [
        f"{one.where}: {one.text}"
        for one in wordings()
        if one.language is Language.KK and re.search(r"\}[-\u2010\u2011’']?[^\W\d_]", one.text)
    ]
    # «{n}-сұрақ», «{n}-бап»: a hyphen that stands for -ыншы, with a whole word behind it.
    assert [line for line in glued if not re.search(r"\}-(сұрақ|бап|бет|қадам|жол|жауап)", line)] == []


def test_russian_is_written_with_yo() -> None:
    """Words that are always written with ё here."""
    wrong = re.compile(r"\b(еще|ее|нее|свое|твое|мое|ребенк\w*|ребенок|вашем|даете|дает|идет|ведет|живет|найдет)\b")
    found = [
        f"{one.where}: {wrong.findall(one.text.casefold())}"
        for one in wordings()
        if one.language is Language.RU and one.own and [w for w in wrong.findall(one.text.casefold()) if w != "вашем"]
    ]
    assert found == []


def test_nothing_is_shouted() -> None:
    loud = [one.where for one in wordings() if one.own and re.search(r"!|\b[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{6,}\b", one.text)]
    assert loud == []


def test_english_has_no_contractions() -> None:
    contracted = re.compile(r"\b(\w+n['’]t|\w+['’](re|ve|ll|m)|it['’]s|that['’]s|there['’]s)\b", re.IGNORECASE)
    found = [f"{one.where}: {one.text}" for one in wordings() if one.language is Language.EN]
    assert [line for line in found if contracted.search(line)] == []


def test_russian_and_kazakh_have_no_slashes_between_words() -> None:
    found = [
        f"{one.where}: {one.text}"
        for one in wordings()
        if one.language is not Language.EN and one.own and BETWEEN.search(plain(one.text))
    ]
    assert found == []


def test_every_language_says_something_of_its_own() -> None:
    kazakh = [one for one in wordings() if one.language is Language.KK and len(words(one.text)) >= 6]
    own_letters = [one for one in kazakh if re.search("[әғқңөұүһі]", plain(one.text))]
    assert [one.where for one in kazakh if one not in own_letters] == []


@pytest.mark.parametrize("language", Language)
def test_months_and_numbers_are_worded(language: Language) -> None:
    said = [locale.day_text(date(2026, month, 2), language) for month in range(1, 13)]
    assert len(set(said)) == 12
    assert all("2026" in one for one in said)
    assert locale.day_text(date(2026, 3, 2), Language.KK).replace("\u00a0", " ") == "2026 жылғы 2 наурыз"
    assert locale.number_text(129750, Language.EN) == "129,750"
    assert locale.number_text(129750, language).replace("\u00a0", " ").replace("\u202f", " ") in ("129 750", "129,750")
