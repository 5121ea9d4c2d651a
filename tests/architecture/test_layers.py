"""Who may import whom, checked on the code as it stands."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PURE = ("domain", "content", "rules", "journey", "directory", "search", "labels", "questions", "spoken")
MOST_LINES_OF_A_MODULE, MOST_LINES_OF_A_FUNCTION = 300, 40
WEB = ("flask", "werkzeug", "wtforms", "jinja2", "weasyprint", "pikepdf", "cryptography", "argon2", "redis", "gunicorn")


def modules(folder: str) -> list[Path]:
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if "__pycache__" not in path.parts]


@cache
def imported(path: Path) -> frozenset[str]:
    """The full names that a module imports, wherever the line stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


@pytest.mark.slow
def test_the_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "0 broken" in checked.stdout


@pytest.mark.parametrize("part", PURE)
def test_the_deciding_parts_know_no_web(part: str) -> None:
    paths = modules(f"assistant/{part}") or [ROOT / "assistant" / f"{part}.py"]
    for path in paths:
        wrong = [name for name in imported(path) if name.split(".")[0] in WEB]
        assert wrong == [], path.relative_to(ROOT)


def test_the_deciding_parts_run_without_the_web() -> None:
    """Loaded alone, in a fresh Python, the rules bring no framework along."""
    program = (
        "import sys\n"
        "from datetime import date\n"
        "from assistant.content.loading import load_library\n"
        "from assistant.domain.answers import Answers\n"
        "from assistant.journey.prune import prune\n"
        "from assistant.rules.decide import decide\n"
        "assert decide(prune(Answers()), date(2026, 11, 23), load_library()).findings\n"
        f"print([name for name in {WEB!r} if name in sys.modules])\n"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed
    assert (ran.returncode, ran.stdout.strip()) == (0, "[]"), ran.stderr


def test_the_vocabulary_needs_only_the_standard_library() -> None:
    for path in modules("assistant/domain"):
        for name in imported(path):
            root = name.split(".")[0]
            assert root in sys.stdlib_module_names or name.startswith("assistant.domain"), path


def test_forms_know_only_the_vocabulary_and_its_wording() -> None:
    for path in modules("forms"):
        for name in imported(path):
            if name.startswith("assistant"):
                assert name.startswith(("assistant.domain", "assistant.labels", "assistant.questions")), path


def test_only_one_module_prints() -> None:
    printers = [path.name for path in modules("assistant") if any(n.startswith("weasyprint") for n in imported(path))]
    assert printers == ["layout.py"]


def test_a_server_loads_neither_the_printer_nor_a_store_that_it_does_not_use() -> None:
    """Each would take a good part of a second at each start of a process, and tens of megabytes while it lives."""
    asked = "import sys, assistant.app; print(*sorted({'weasyprint', 'redis', 'fontTools'} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=True, text=True)  # noqa: S603
    assert said.stdout.split() == []


def test_flask_s_own_session_is_never_used() -> None:
    """It is signed but readable: anybody with the cookie could read the answers."""
    for path in (*modules("assistant"), *modules("forms")):
        assert "flask.session" not in imported(path), path


@pytest.mark.parametrize("folder", ["assistant", "forms"])
def test_every_module_says_in_a_sentence_what_it_is(folder: str) -> None:
    for path in modules(folder):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert said, path
        assert said[0].isupper(), path


def too_large(source: str) -> list[str]:
    """What of a module no longer fits into one look: the module itself, or a function in it."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION]
    return long + (["the module"] if source.count("\n") > MOST_LINES_OF_A_MODULE else [])


@pytest.mark.parametrize("folder", ["assistant", "forms", "scripts", "deploy", "bench"])
def test_modules_and_functions_stay_small(folder: str) -> None:
    for path in modules(folder):
        assert too_large(path.read_text(encoding="utf-8")) == [], path


def test_what_is_too_large_is_seen() -> None:
    line = "    work()\n"
    assert too_large("def fits():\n" + line * 39) == []
    assert too_large("def long():\n" + line * 40) == ["long"]
    assert too_large("work()\n" * 301) == ["the module"]


def test_templates_say_nothing_without_a_catalogue_and_trust_nothing() -> None:
    for path in sorted((ROOT / "assistant" / "templates").rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        assert "| safe" not in source, path
        assert "|safe" not in source, path
        assert "autoescape false" not in source, path
        assert " style=" not in source, path
        assert "onclick" not in source, path
