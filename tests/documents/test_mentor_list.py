"""The annex with a list of mentors: what people wrote stays text, and a long list is made while nobody waits."""

from dataclasses import replace
from io import BytesIO
from time import process_time

import pytest
from docx import Document

from documents.mentor_list import Annex, AnnexRow, annex_file

ROW = AnnexRow(
    name="Вяткин Борис Андреевич",
    position="учитель",
    subjects="физика",
    experience="19 лет",
    qualification="высшая",
    strengths="Дисциплина ●●●",
    kinds="традиционное",
    capacity=2,
    decision="утверждён",
)
ANNEX = Annex(unit="Гимназия", proposer="Ключевская Марина Олеговна", proposed_on="23.11.2026", rows=[ROW])


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_row_has_its_number_and_nothing_of_the_template_is_left(language: str) -> None:
    document = Document(BytesIO(annex_file(replace(ANNEX, rows=[ROW, replace(ROW, name="Соснина Вера")]), language)))
    [table] = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[:2] for row in cells[1:]] == [["1", ROW.name], ["2", "Соснина Вера"]]
    texts = [text for row in cells for text in row] + [paragraph.text for paragraph in document.paragraphs]
    assert not [text for text in texts if "{" in text or "}" in text]
    assert any(ANNEX.proposer in text and ANNEX.proposed_on in text for text in texts)


@pytest.mark.parametrize("bad", ["{{ unit }}", "{% for x in y %}", "<w:p/> & <b>", "{{ ''.__class__.__mro__ }}"])
def test_what_people_wrote_is_never_a_placeholder_nor_markup(bad: str) -> None:
    document = Document(BytesIO(annex_file(replace(ANNEX, unit=bad, rows=[replace(ROW, name=bad)]), "ru")))
    assert document.tables[0].rows[1].cells[1].text == bad
    assert bad in [paragraph.text for paragraph in document.paragraphs]


def test_characters_no_document_can_hold_are_left_out() -> None:
    document = Document(BytesIO(annex_file(replace(ANNEX, unit="Гим\x00на\x0bзия\ud800"), "ru")))
    assert "Гимназия" in [paragraph.text for paragraph in document.paragraphs]


def test_two_hundred_mentors_take_less_than_two_seconds() -> None:
    started = process_time()
    document = Document(BytesIO(annex_file(replace(ANNEX, rows=[ROW] * 200), "ru")))
    assert len(document.tables[0].rows) == 201
    assert process_time() - started < 2
