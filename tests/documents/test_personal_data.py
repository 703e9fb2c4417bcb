"""A person gets all that is kept about them, for machines and for reading."""

import json
import zipfile
from html.parser import HTMLParser
from io import BytesIO

import pytest

from documents.personal_data import personal_data_archive

RECORD: dict[str, object] = {"имя": "Анна <b>", "roles": ["mentor"], "paused_until": None}
READABLE = [
    ("Анкета", [("Имя", "Анна <script>alert(1)</script>"), ("О себе", "первая строка\nвторая & последняя {x}")]),
    ("Роли", [("Клуб", "наставник")]),
]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def export() -> bytes:
    return personal_data_archive(RECORD, READABLE, title="Мои данные & всё", language="ru")


class Page(HTMLParser):
    """Tags and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_the_record_is_whole_and_legible_in_the_json() -> None:
    text = parts(export())["data.json"]
    assert json.loads(text) == RECORD
    assert '  "имя": "Анна <b>"' in text


def test_the_page_says_everything_and_runs_nothing() -> None:
    page = Page(parts(export())["data.html"])
    assert "script" not in page.tags
    assert page.addresses == []
    for text in ("Мои данные & всё", "Анкета", "Имя", "Анна <script>alert(1)</script>", "Роли", "наставник"):
        assert text in page.texts
    assert "первая строка\nвторая & последняя {x}" in page.texts


def test_the_page_names_its_language_and_letters() -> None:
    page = parts(export())["data.html"]
    assert '<html lang="ru">' in page
    assert '<meta charset="utf-8">' in page


def test_the_same_record_gives_the_same_file() -> None:
    assert export() == export()


def test_a_record_that_json_cannot_hold_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError):
        personal_data_archive({"people": {1, 2}}, [], title="", language="en")
