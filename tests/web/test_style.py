"""The style sheet: texts hold 7:1 in both themes, edges and focus 3:1; nothing is fetched, every colour is a token."""

from __future__ import annotations

import re
from html import unescape
from itertools import product

import pytest

from assistant.templating import unbroken
from assistant.web.assets import STATIC
from tests.visitor import Visitor

CSS = (STATIC / "css" / "p.css").read_text(encoding="utf-8")
TEMPLATES = STATIC.parent / "assistant" / "templates"
GROUNDS = ("ground", "card", "warm", "calm")
TEXTS = ("ink", "soft", "link", "wrong")


def _tokens(theme: str) -> dict[str, str]:
    light, _, rest = CSS.partition("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", light if theme == "light" else rest))


def _brightness(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * one for one in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG, 1 to 21."""
    dark, bright = sorted((_brightness(one), _brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_and_every_edge_be_seen(theme: str) -> None:
    token = _tokens(theme)
    wanted = [(text, ground, 7.0) for text, ground in product(TEXTS, GROUNDS)]
    wanted += [("deed-ink", "deed", 7.0), ("bar-ink", "bar", 7.0)]
    wanted += [(edge, ground, 3.0) for edge, ground in product(("line", "focus", "deed"), GROUNDS)]
    low = [
        f"{one} on {ground}: {contrast(token[one], token[ground]):.2f}"
        for one, ground, least in wanted
        if contrast(token[one], token[ground]) < least
    ]
    assert low == []


def test_contrast_is_computed_as_wcag_does() -> None:
    assert round(contrast("#000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777", "#fff"), 2) == 4.48


def test_nothing_is_fetched_by_the_style_sheet() -> None:
    assert not re.search(r"url\(|@import|@font-face", CSS)


def test_every_colour_is_a_token() -> None:
    body = re.sub(r":root \{[^}]*\}", "", CSS)
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", body)) <= {"#fff", "#000"}  # those two are paper and ink in print


def test_no_template_carries_a_style_of_its_own() -> None:
    held = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
    assert [name for name, text in held.items() if re.search(r"\sstyle=|<style", text)] == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Заңның 60-бабына сай", ["60-бабына"]),
        ("3-тармағының 19-тармақшасы", ["3-тармағының", "19-тармақшасы"]),
        ("Статья 60 Закона № 245-VIII", ["№ 245-VIII"]),
        ("сағат 12:00-ге дейін", ["12:00-ге"]),
        ("Қылмыстық кодекс, 98-3-бап (2)", ["98-3-бап"]),
        ("дело закрыли из-за примирения", ["из-за"]),
        ("контакт-центр и сот-медициналық", []),
        ("+7 708 106-08-10", []),
        ("<b>60-бап</b>", ["60-бап"]),
    ],
)
def test_what_a_hyphen_joins_stays_on_one_line(text: str, kept: list[str]) -> None:
    """Without another letter in the text: it is searched, heard and copied as it was."""
    shown = str(unbroken(text))
    assert re.findall(r'<span class="n">([^<]*)</span>', shown) == kept
    assert unescape(re.sub(r"</?span[^>]*>", "", shown)) == text
    assert "<b>" not in shown
    assert re.search(r"\.n \{ white-space: nowrap; \}", CSS)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_that_keeps_words_on_a_line_stands_inside_a_tag(visitor: Visitor, language: str) -> None:
    visitor.walk()
    visitor.post("/g", {"l": language, "b": "/l"})
    for path in ("/l", "/r", "/s", "/q", "/t/3", "/n/1", "/d/v", "/p/58", "/p/17"):
        html = visitor.get(path).text
        assert not re.search(r"<[a-z][^>]*<", html), path
        assert not re.search(r"(?<![\w>-])\d{1,3}-ба[бп]", re.sub(r"<[^>]*>", ">", html)), path
