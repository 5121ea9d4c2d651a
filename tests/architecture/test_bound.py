"""Nothing is said about safety without a test: the page's sentences and the threat model name tests that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from assistant.content.library import Library

ROOT = Path(__file__).resolve().parents[2]
NODE = re.compile(r"tests/[\w/]+\.py::\w+")
SHORTEST_REASON = 20


def _bound() -> dict[str, dict[str, list[str] | str]]:
    return tomllib.loads((ROOT / "tests" / "promises.toml").read_text("utf-8"))


def _exists(node: str) -> bool:
    """Whether the file has a test of that name."""
    path, _, name = node.partition("::")
    file = ROOT / path
    return file.is_file() and re.search(rf"^def {name}\(", file.read_text("utf-8"), re.MULTILINE) is not None


def test_every_sentence_of_the_page_is_bound(library: Library) -> None:
    for topic in ("promises", "limits"):
        told = {item.id.removeprefix(f"{topic}.") for item in library.topics[topic].items}
        assert told == set(_bound()[topic]), f"{topic}: a sentence without a test, or a test without a sentence"


def test_every_promise_names_tests_that_exist() -> None:
    for sentence, nodes in _bound()["promises"].items():
        assert isinstance(nodes, list), sentence
        assert nodes, sentence
        assert [node for node in nodes if not _exists(node)] == [], sentence


def test_every_limit_names_a_test_or_says_why_none_can() -> None:
    for sentence, bound in _bound()["limits"].items():
        if isinstance(bound, str):
            assert len(bound) >= SHORTEST_REASON, sentence
        else:
            assert bound, sentence
            assert [node for node in bound if not _exists(node)] == [], sentence


def test_every_line_of_the_threat_model_names_a_test_or_an_open_risk() -> None:
    text = (ROOT / "docs" / "threat-model.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|") and not set(line) <= set("|- ")]
    body = [row for row in rows if not row.startswith("| What")]
    assert len(body) > 30
    risks = set(re.findall(r"^### (R\d+)", text, re.MULTILINE))
    for row in body:
        proof = row.strip("|").split("|")[-1]
        named = re.findall(r"\bR\d+\b", proof)
        assert NODE.search(proof) or named, f"neither a test nor an open risk: {row}"
        assert set(named) <= risks, f"an open risk that is not told below: {row}"
    assert [node for node in NODE.findall(text) if not _exists(node)] == []
    told = set(re.findall(r"\bR\d+\b", "\n".join(body)))
    assert risks == told, "an open risk that no line names"


def test_the_search_for_tests_can_fail() -> None:
    assert _exists("tests/architecture/test_bound.py::test_the_search_for_tests_can_fail")
    assert not _exists("tests/architecture/test_bound.py::test_the_search")
    assert not _exists("tests/architecture/test_nowhere.py::test_the_search_for_tests_can_fail")


def test_every_setting_is_told_in_the_docs() -> None:
    told = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text("utf-8"), re.MULTILINE))
    sources = [ROOT / "assistant" / "config.py", ROOT / "scripts" / "serve.py"]
    read = set(re.findall(r'(?:environ|env)\.get\("([A-Z_]+)"', "".join(map(Path.read_text, sources))))
    read |= set(re.findall(r'_(?:whole|flag)\(env, "([A-Z_]+)"', sources[0].read_text()))
    read |= set(re.findall(r'_redis\("([A-Z_]+)"', sources[0].read_text()))
    assert read
    assert told == read - {"LISTEN_FDS"}  # systemd's own
