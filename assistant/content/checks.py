"""Checks across files: periods, citations, places, and words that confidence requires."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from assistant.content.counted import count_problems, heir_problems, overlap, shelves
from assistant.content.library import Library, split_reference
from assistant.content.records import Gap, Part, Sentence, Version
from assistant.content.waivers import waiver_problems
from assistant.domain.acts import Act
from assistant.domain.findings import Confidence
from assistant.domain.text import Language, Text

_HEDGES = {
    Language.KK: ("біздің білуімізше", "білуімізше"),
    Language.RU: ("насколько нам известно",),
    Language.EN: ("as far as we know",),
}
_DOUBTS = {
    Language.KK: ("анық емес", "белгісіз", "нақты айта алмаймыз", "біле алмадық", "әртүрлі"),
    Language.RU: ("неясно", "не ясно", "точно сказать нельзя", "не уверены", "неизвестно", "по-разному"),
    Language.EN: ("not certain", "unclear", "not clear", "cannot say", "uncertain", "do not know"),
}
_WITHOUT_LAW = ("advice", "ask", "open", "outcome", "limits", "intro", "act", "line", "note")
_HEDGED = (Confidence.REASONING, Confidence.SINGLE, Confidence.SEED)
_MCI = re.compile(r"\{mci:(\d+)\}")
_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_ADDRESS = re.compile(r"^https://[a-z0-9.\-]+/")


def problems_of(library: Library) -> list[str]:
    """Every problem that only shows across files."""
    return [
        *_period_problems(library),
        *_sentence_problems(library),
        *_row_problems(library),
        *count_problems(library),
        *_counted_article_problems(library),
        *heir_problems(library),
        *_service_problems(library),
        *_placeholder_problems(library),
        *_term_problems(library),
        *_page_problems(library),
    ]


def _period_problems(library: Library) -> Iterator[str]:
    for act in library.acts.values():
        if not _ADDRESS.match(act.address):
            yield f"law/{act.id}: the address {act.address} must begin with https://"
    for key in sorted({*library.versions, *library.gaps}):
        spans: list[Version | Gap] = [*library.versions.get(key, ()), *library.gaps.get(key, ())]
        spans.sort(key=lambda span: span.since or date.min)
        name = "/".join(key)
        for before, after in pairwise(spans):
            yield from _join_problems(name, before, after)
        yield from (f"{name}: a period ends before it begins" for span in spans if _reversed(span))


def _join_problems(name: str, before: Version | Gap, after: Version | Gap) -> Iterator[str]:
    problem = overlap(before, after)
    if problem:
        yield f"{name}: {problem}"
    elif before.until is None or before.until + timedelta(days=1) != after.since:
        yield f"{name}: no period between {before.until} and {after.since}; add a version or a [[gap]]"


def _reversed(span: Version | Gap) -> bool:
    return span.since is not None and span.until is not None and span.until < span.since


def _reference_problem(library: Library, reference: str) -> str | None:
    try:
        act, number, part = split_reference(reference)
    except ValueError as error:
        return str(error)
    if act not in library.acts:
        return f"cites {reference}, but no act has the id {act}"
    versions = library.versions.get((act, number))
    if not versions:
        return f"cites {reference}, but law/{act}.toml has no article {number}"
    if part is not None and not any(part in version.parts for version in versions):
        return f"cites {reference}, but no version of article {number} lists the part {part}"
    return None


def _sentence_problems(library: Library) -> Iterator[str]:
    for sentence in library.sentences.values():
        where = f"measures/{sentence.measure}: {sentence.id}"
        for reference in sentence.cites:
            problem = _reference_problem(library, reference)
            if problem:
                yield f"{where} {problem}"
            elif not _covers(library, reference, sentence):
                yield f"{where} cites {reference}, which has no version on any day on which the sentence holds"
        if not sentence.cites and not (sentence.group in _WITHOUT_LAW and sentence.source):
            yield f"{where} cites nothing; add `cites`, or `source` for advice"
        yield from (f"{where} {problem}" for problem in _confidence_problems(sentence.confidence, sentence.text))


def _covers(library: Library, reference: str, sentence: Sentence) -> bool:
    act, number, _ = split_reference(reference)
    first = sentence.since or date.min
    last = sentence.until or date.max
    return any(
        (version.since or date.min) <= last and (version.until or date.max) >= first
        for version in library.versions[act, number]
    )


def _confidence_problems(confidence: Confidence, text: Text) -> Iterator[str]:
    wanted = _HEDGES if confidence in _HEDGED else _DOUBTS if confidence is Confidence.UNCERTAIN else {}
    for language, phrases in wanted.items():
        wording = text.in_language(language).casefold().replace("ё", "е")
        if not any(phrase.replace("ё", "е") in wording for phrase in phrases):
            yield f"is {confidence.value}, but its {language.value} text says none of: {'; '.join(phrases)}"


def _row_problems(library: Library) -> Iterator[str]:
    for row in library.rows:
        where = f"measures/offences.toml: row {row.number}"
        yield from (f"{where} names an unknown act {act}" for act in row.acts if act not in list(Act))
        for reference in row.articles:
            problem = _reference_problem(library, reference)
            if problem:
                yield f"{where} {problem}"
    if library.rows:
        mapped = {act for row in library.rows for act in row.acts}
        yield from (f"measures/offences.toml: no row names the act {act.value}" for act in Act if act not in mapped)


def _counted_article_problems(library: Library) -> Iterator[str]:
    for one in (one for shelf in shelves(library) for versions in shelf.values() for one in versions):
        found = (_reference_problem(library, reference) for reference in one.articles)
        yield from (f"law/counts.toml: {one.id} {problem}" for problem in found if problem)


def digits(phone: str) -> str:
    """The digits of a phone, to compare with."""
    return re.sub(r"\D", "", phone)


def _service_problems(library: Library) -> Iterator[str]:
    for service in library.services:
        where = f"services: {service.id}"
        for region in (service.region, *service.also_from):
            if region not in library.regions and (region, service.also_from) != ("kz", ()):
                yield f"{where} stands in the unknown region {region}"
        if service.phones and service.confidence != "confirmed":
            yield f"{where} shows a phone that is not confirmed; remove the phone"
        for phone in service.phones:
            if digits(phone) in {digits(one) for one in library.unpublished}:
                yield f"{where} shows {phone}, which services/unpublished.toml forbids; remove the phone"
    yield from waiver_problems(library)
    for kind in library.kinds.values():
        for one in (*kind.offers, *kind.costs, *kind.bring, *kind.arrival, *kind.reports):
            if one not in library.sentences and one not in library.items:
                yield f"services/kinds.toml: {kind.id} names {one}, which is no sentence and no item"


def _term_problems(library: Library) -> Iterator[str]:
    for term in library.terms:
        for reference in term.cites:
            problem = _reference_problem(library, reference)
            if problem:
                yield f"glossary/terms.toml: {term.id} {problem}"
        for measure in term.on:
            if measure not in library.measures:
                yield f"glossary/terms.toml: {term.id} stands on the unknown measure {measure}"


def _page_problems(library: Library) -> Iterator[str]:
    numbers = [page.number for page in library.pages]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"pages: the numbers are {numbers}; count from 1 without a gap"
    services = {service.id for service in library.services}
    terms = {term.id for term in library.terms}
    for page in library.pages:
        where = f"pages/{page.id}.toml"
        yield from (f"{where} explains the unknown term {one}" for one in page.terms if one not in terms)
        yield from (f"{where} names the unknown measure {one}" for one in page.more if one not in library.measures)
        for part in page.parts:
            for one in part.points:
                if one not in library.sentences and one not in library.items:
                    yield f"{where} names {one}, which is neither a sentence nor an item"
            yield from (f"{where} shows {one} in short, but not among its points" for one in _not_in(part))
            yield from (f"{where} names the unknown service {one}" for one in part.services if one not in services)


def _not_in(part: Part) -> Iterator[str]:
    return (one for one in part.short if one not in part.points)


def _placeholder_problems(library: Library) -> Iterator[str]:
    texts = [(sentence.id, sentence.text) for sentence in library.sentences.values()]
    texts += [(f"{v.act}/{v.number}", v.gist) for versions in library.versions.values() for v in versions]
    for where, text in texts:
        for language in Language:
            for mark in _PLACEHOLDER.findall(text.in_language(language)):
                if not _MCI.fullmatch(mark):
                    yield f"{where}: {language.value} has the placeholder {mark}; only {{mci:N}} is known"
        if len({tuple(sorted(_MCI.findall(text.in_language(language)))) for language in Language}) > 1:
            yield f"{where}: the amounts {{mci:N}} differ between the languages; make them equal"
