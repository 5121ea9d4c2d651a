"""The product's own library: sound, complete, and in step with the rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.content.library import Library, NoVersion, sentence_holds, split_reference
from assistant.content.loading import load_library, read_library
from assistant.content.records import Sentence
from assistant.content.wording import citation_text, wording
from assistant.domain.acts import Act
from assistant.domain.findings import Answer
from assistant.domain.text import Language, Text
from assistant.rules import decide
from assistant.rules.conditions import CONDITIONS
from assistant.rules.soundness import NEVER_GIVEN, problems_between

TODAY = date(2026, 11, 23)
FINDINGS = (
    "relation",
    "relation.spouses",
    "relation.former-spouses",
    "relation.living-together",
    "relation.close-relatives",
    "relation.common-child",
    "violence",
    "violence.physical",
    "violence.psychological",
    "violence.sexual",
    "violence.economic",
    "protection-order",
    "bar-from-dwelling",
    "official-warning",
    "preventive-conversation",
    "arrest",
    "arrest.detention",
    "requirements",
    "requirements.residence-ban",
    "requirements.criminal",
    "no-approach",
    "complaint",
    "time-limit",
    "breach",
    "breach.cost",
    "victim-rights.administrative",
    "victim-rights.criminal",
    "reconciliation",
    "self-defence",
    "police-refusal",
    "child-protection",
    "crisis-centre",
    "support-centre",
    "other-roads",
)


def test_the_library_has_no_problem() -> None:
    _, problems = read_library()
    assert problems == []
    assert load_library() is load_library()


def test_content_and_rules_owe_each_other_nothing(library: Library) -> None:
    assert list(problems_between(library)) == []
    assert set(decide.FINDINGS) == set(FINDINGS)


def test_the_shelf_is_not_empty(library: Library) -> None:
    assert set(library.acts) >= {
        "law-245-viii",
        "law-214-iv",
        "cao",
        "cc",
        "cpc",
        "family-code",
        "social-code",
        "appc",
        "health-code",
        "law-94-v",
        "order-163",
        "order-263",
        "order-33002",
        "order-256",
    }
    assert len(library.rows) >= 40
    assert len(library.regions) == 20
    assert library.mci[2026] == 4325


def test_every_condition_of_the_content_exists_and_every_condition_serves(library: Library) -> None:
    named = {sentence.when for sentence in library.sentences.values()}
    named |= {item.when for item in library.items.values()} | {row.when for row in library.rows}
    assert named - set(CONDITIONS) == set()
    assert set(CONDITIONS) == named


@pytest.mark.parametrize("finding", FINDINGS)
def test_every_finding_has_a_sentence_for_every_answer_that_it_can_have(library: Library, finding: str) -> None:
    for answer in Answer:
        if finding in NEVER_GIVEN.get(answer, ()):
            continue
        sentence = library.sentences[f"{finding}.{answer.value}"]
        assert sentence.group == "outcome"
        assert sentence_holds(sentence, TODAY)
        assert sentence.cites


def test_no_outcome_belongs_to_a_finding_that_no_rule_gives(library: Library) -> None:
    outcomes = [sentence.id for sentence in library.sentences.values() if sentence.group == "outcome"]
    assert {outcome.rpartition(".")[0] for outcome in outcomes} == set(FINDINGS)


def _days_of(library: Library, sentence: Sentence, reference: str) -> list[date]:
    """Days of the sentence's life on which a version of the cited article begins, and the first of its life."""
    act, number, _ = split_reference(reference)
    edges = [version.since for version in library.versions[act, number]]
    days = [day or date(1950, 1, 1) for day in (*edges, sentence.since)]
    days += [day - timedelta(days=1) for day in days]
    days.append(TODAY)
    return [day for day in days if sentence_holds(sentence, day)]


def _resolves(library: Library, reference: str, day: date) -> bool:
    try:
        library.cite(reference, day)
    except NoVersion:
        return False
    return True


def test_every_citation_of_every_sentence_resolves_in_its_period(library: Library) -> None:
    lost = [
        f"{sentence.id} cites {reference}"
        for sentence in library.sentences.values()
        for reference in sentence.cites
        if not any(_resolves(library, reference, day) for day in _days_of(library, sentence, reference))
    ]
    assert lost == []


def test_a_sentence_that_holds_today_is_cited_by_the_law_of_today_or_tells_of_the_past(library: Library) -> None:
    past = [
        sentence.id
        for sentence in library.sentences.values()
        if sentence_holds(sentence, TODAY)
        and sentence.cites
        and not any(_resolves(library, reference, TODAY) for reference in sentence.cites)
    ]
    assert all("before-2026-03-02" in one for one in past), past


def test_every_part_that_is_cited_exists_in_the_version_of_today(library: Library) -> None:
    lost = []
    references = {reference for sentence in library.sentences.values() for reference in sentence.cites}
    references |= {reference for row in library.rows for reference in row.articles}
    for reference in sorted(references):
        act, number, part = split_reference(reference)
        if part is not None and _resolves(library, reference, TODAY):
            version = library.version(act, number, TODAY)
            if part not in version.parts:
                lost.append(reference)
    assert lost == []


def test_every_act_leads_to_an_article_or_a_kind(library: Library) -> None:
    for act in Act:
        rows = [row for row in library.rows if act in row.acts]
        assert rows, act
        assert any(row.kinds for row in rows) or act is Act.CHILD_SAW, act


def test_no_version_is_an_answer_of_its_own(library: Library) -> None:
    with pytest.raises(NoVersion) as missing:
        library.version("law-245-viii", "60", date(2026, 3, 1))
    assert missing.value.reference == "law-245-viii/60"
    assert library.version("law-245-viii", "60", date(2026, 3, 2)).since == date(2026, 3, 2)
    assert library.citations(("law-245-viii/60/1", "law-245-viii/60/5"), date(2026, 3, 1)) == (
        (),
        ("law-245-viii/60/1", "law-245-viii/60/5"),
    )


@pytest.mark.parametrize("reference", ["cao", "cao/73/1/2", "cao//1", "", "/73"])
def test_a_reference_has_two_or_three_parts(reference: str) -> None:
    with pytest.raises(ValueError, match="act/article"):
        split_reference(reference)


@pytest.mark.parametrize(
    ("language", "year", "said"),
    [
        (Language.EN, 2026, "a fine of 30 MCI (129,750 tenge)"),
        (Language.RU, 2026, "штраф 30 МРП (129 750 тенге)"),
        (Language.KK, 2026, "30 АЕК (129 750 теңге) айыппұл"),
        (Language.EN, 2025, "a fine of 30 MCI (117,960 tenge)"),
        (Language.EN, 2030, "a fine of 30 MCI"),
        (Language.KK, 2030, "30 АЕК айыппұл"),
    ],
)
def test_amounts_are_worded_for_the_year(library: Library, language: Language, year: int, said: str) -> None:
    text = Text(kk="{mci:30} айыппұл", ru="штраф {mci:30}", en="a fine of {mci:30}")
    assert wording(text, language, date(year, 11, 23), library).replace("\u00a0", " ") == said


def test_every_text_is_worded_without_a_placeholder_left(library: Library) -> None:
    texts = [sentence.text for sentence in library.sentences.values()]
    texts += [item.text for item in library.items.values()]
    texts += [version.gist for versions in library.versions.values() for version in versions]
    for text in texts:
        for language in Language:
            assert "{" not in wording(text, language, TODAY, library)


def test_an_article_is_named_as_at_the_counter(library: Library) -> None:
    citation = library.cite("law-245-viii/60/1", TODAY)
    assert citation.reference == "law-245-viii/60/1"
    assert citation_text(citation, Language.EN, library).endswith("Art. 60 (1)")
    assert citation_text(citation, Language.RU, library).endswith("ст. 60 (1)")
    assert citation_text(citation, Language.KK, library).endswith("60-бап (1)")
