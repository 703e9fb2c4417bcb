"""Promises of the files around the code: settings, locks, texts, version."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from dotenv import dotenv_values
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "ru")
PACKAGES = ("bot", "mentoring", "scheduler", "documents", "sandbox")


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_env_example_equals_the_settings_and_their_defaults() -> None:
    example = dotenv_values(ROOT / ".env.example")
    defaults = {name.upper(): "" if field.default is None else str(field.default) for name, field in _fields()}
    assert example == defaults


def test_every_variable_of_the_env_example_is_explained_in_two_languages() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    for above, line in pairwise(lines):
        if re.match(r"[A-Z_]+=", line):
            russian, slash, english = above.removeprefix("# ").partition(" / ")
            assert re.search("[а-я]", russian), line
            assert slash, line
            assert not re.search("[а-я]", english), line


def _fields() -> Iterator[tuple[str, Any]]:
    yield from Settings.model_fields.items()


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_a_lock_pins_every_package_by_hash_and_names_no_host(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=sha256:", ""), re.MULTILINE)
    for requirement in re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text).strip()):
        assert re.match(r"[a-z0-9-]+==\S+ (; .* )?\\\n", requirement + "\n"), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_locks_hold_every_dependency_and_agree() -> None:
    pins = {
        name: dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", (ROOT / "requirements" / name).read_text(encoding="utf-8")))
        for name in ("run.txt", "dev.txt")
    }
    project = _project()["project"]
    wanted = {"run.txt": project["dependencies"], "dev.txt": project["optional-dependencies"]["dev"]}
    for name, requirements in wanted.items():
        missing = {_normal(re.split(r"[\[<>=]", line)[0]) for line in requirements} - pins[name].keys()
        assert not missing
    assert pins["run.txt"].items() <= pins["dev.txt"].items()


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)


def _texts(file: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Key and variables of every text of the file; a term counts too."""
    resource = FluentParser().parse(file.read_text(encoding="utf-8"))
    for entry in resource.body:
        assert not isinstance(entry, fluent.Junk), f"{file}: {entry.content}"
        if isinstance(entry, fluent.Message | fluent.Term):
            variables = _Variables()
            variables.visit(entry)
            yield entry.id.name, frozenset(variables.names)


def _files(language: str) -> dict[str, Path]:
    return {path.name: path for path in sorted((ROOT / "locales" / language).glob("*.ftl"))}


def test_both_languages_have_the_same_files() -> None:
    assert _files("en").keys() == _files("ru").keys()


@pytest.mark.parametrize("name", sorted(_files("ru")))
def test_both_languages_have_the_same_keys_with_the_same_arguments(name: str) -> None:
    english, russian = (dict(_texts(_files(language)[name])) for language in LANGUAGES)
    assert english.keys() == russian.keys()
    differing = {key for key in english if english[key] != russian[key]}
    assert not differing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_has_one_text_in_a_language(language: str) -> None:
    seen: dict[str, str] = {}
    for name, path in _files(language).items():
        for key, _ in _texts(path):
            assert key not in seen, f"{key} is in {seen[key]} and in {name}"
            seen[key] = name


def test_no_python_file_holds_wording() -> None:
    """Words people read live in locales/: no Russian in any string of the program but docstrings and single letters.

    The sandbox's invented people are data: they have Russian names whatever the reader's language.
    """
    russian = re.compile("[А-ЯЁ]|[а-яё]{5}")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if path != ROOT / "sandbox" / "school.py"
        for node in _strings(ast.parse(path.read_text(encoding="utf-8")))
        if russian.search(str(node.value))
    ]
    assert not found


def _strings(tree: ast.Module) -> Iterator[ast.Constant]:
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node


def test_no_file_of_the_program_is_bound_to_a_machine_or_left_unfinished() -> None:
    unfinished = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError|/(?:home|root)/")
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for package in (*PACKAGES, "migrations", "benchmarks")
        for path in sorted((ROOT / package).rglob("*.py"))
        if (match := unfinished.search(path.read_text(encoding="utf-8")))
    ]
    assert not found
