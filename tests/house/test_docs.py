"""Promises of the documents: what they point at and name is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import command_line
from bot.console import console_words

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(path for pattern in ("*.md", "docs/**/*.md", "sandbox/*.md") for path in ROOT.glob(pattern))
#: What a school types stands in these too.
WITH_COMMANDS = [*DOCUMENTS, ROOT / "compose.yaml", ROOT / "Dockerfile", ROOT / "deploy" / "nastavnik.service"]
#: The heading below which the points are listed that nothing serves yet.
NOT_YET = "## Чего ещё нет"

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@each_document
def test_every_relative_link_and_picture_is_there(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    relative = [target.partition("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    missing = [target for target in relative if not (path.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_and_make_target_named_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    commands = set(re.findall(r"(?:`nastavnik|bin/nastavnik|python -m bot) ([a-z]+)", text))
    assert commands <= set(command_line(console_words("en")).commands)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^|&& )make (?:-C \S+ )?([a-z]+)", text, re.MULTILINE)) <= targets


def test_every_point_of_the_regulation_that_a_rule_serves_is_told() -> None:
    served, _, _ = (ROOT / "docs" / "regulation.md").read_text("utf-8").partition(NOT_YET)
    told = set(points(served))
    rules = [path for folder in ("mentoring", "bot", "documents") for path in (ROOT / folder).rglob("*.py")]
    for path in rules:
        for point in points(path.read_text("utf-8")):
            assert any(each[: len(point)] == point for each in told), (path.name, point)


def points(text: str) -> Iterator[tuple[int, ...]]:
    """Each point named, ranges spelled out: «гл. 4 п. 6 пп. 5» -> (4, 6, 5), «гл. 3 пп. 15–17» -> (3, 15), …"""
    for chapter, point, first, last in re.findall(r"гл\. (\d+)(?: п\. (\d+))?(?: пп\. (\d+)(?:–(\d+))?)?", text):
        above = tuple(int(number) for number in (chapter, point) if number)
        if not first:
            yield above
        else:
            yield from ((*above, number) for number in range(int(first), int(last or first) + 1))
