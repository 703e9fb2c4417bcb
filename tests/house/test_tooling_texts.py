"""The texts' check of `make check` notices what it is there to notice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CODE = """
def show(l10n, name):
    label = l10n.label
    return l10n("greeting", name=name) + l10n.day(name) + label("button-go"), Words("topic", title="title", when="has")
"""
RUSSIAN = "greeting = Здравствуйте, { $name }!\nbutton-go = Дальше\ntopic = Тема: { $title }\n"
ENGLISH = "greeting = Hello, { $name }!\nbutton-go = On\ntopic = Topic: { $title }\n"


def _problems(folder: Path, *, code: str = CODE, russian: str = RUSSIAN, english: str = ENGLISH) -> str:
    """What the check says about a program of this code and these texts, with the project's own configuration."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "bot").mkdir()
    (folder / "bot/handler.py").write_text(code, encoding="utf-8")
    for language, text in (("ru", russian), ("en", english)):
        (folder / ".cache/locales" / language).mkdir(parents=True)
        (folder / ".cache/locales" / language / "words.ftl").write_text(text, encoding="utf-8")
    ftl = Path(sys.executable).with_name("ftl")
    done = subprocess.run([ftl, "check"], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == (1 if "[" in done.stdout else 0)
    return done.stdout


def test_matching_texts_pass(tmp_path: Path) -> None:
    assert "error" not in _problems(tmp_path)


def test_a_key_missing_in_one_language_fails(tmp_path: Path) -> None:
    problems = _problems(tmp_path, english=ENGLISH.replace("button-go = On\n", ""))
    assert "error[missing]: key `button-go` is used in code but missing in locale `en`" in problems


def test_a_key_of_the_code_without_text_fails(tmp_path: Path) -> None:
    assert "error[missing]: key `farewell`" in _problems(tmp_path, code=CODE + '    l10n("farewell")\n')


@pytest.mark.parametrize("text", ["greeting = Hello!", "greeting = Hello, { $nmae }!", "greeting = { $name } { $of }"])
def test_arguments_that_differ_between_code_and_text_fail(text: str, tmp_path: Path) -> None:
    problems = _problems(tmp_path, english=ENGLISH.replace("greeting = Hello, { $name }!", text))
    assert "error[kwargs]: key `greeting` in locale `en`" in problems


def test_a_text_nobody_uses_fails(tmp_path: Path) -> None:
    problems = _problems(tmp_path, russian=RUSSIAN + "old = Старое\n", english=ENGLISH + "old = Old\n")
    assert "[stale]: key `old`" in problems


def test_a_text_that_says_it_is_used_by_a_made_up_key_passes(tmp_path: Path) -> None:
    marked = "# ftl-extract: ignore stale\nrole-mentor = "
    problems = _problems(tmp_path, russian=RUSSIAN + marked + "Наставник\n", english=ENGLISH + marked + "Mentor\n")
    assert "[stale]" not in problems


def test_a_slip_in_fluents_syntax_fails(tmp_path: Path) -> None:
    assert "[syntax]" in _problems(tmp_path, english=ENGLISH + "broken = { $name\n")
