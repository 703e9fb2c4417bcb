"""What all our spreadsheets share: guarded cells, a styled heading, columns as wide as their words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST_COLUMN = 60
_LONGEST_TITLE = 31
#: What a spreadsheet program may take for a formula, also after saving as CSV (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
#: Characters that XML 1.0 cannot hold.
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet of a file."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]


def printable(text: str) -> str:
    """The text without characters that no office file can hold."""
    return _NOT_IN_XML.sub("", text)


def guarded(text: str) -> str:
    """The text as it may stand in a cell: never a formula, whichever program opens the file or saves it as CSV."""
    text = printable(text)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def sheet_title(text: str) -> str:
    """The text as it may name a sheet: at most 31 characters, none of those that Excel forbids."""
    title = re.sub(r"[\[\]:*?/\\]", " ", _NOT_IN_XML.sub("", text))
    return title[:_LONGEST_TITLE].strip("' ") or "1"


def write_table(sheet: "Worksheet", headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Fill an empty sheet: a styled heading that stays in sight, guarded rows, fitting widths."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, row in enumerate([headings, *rows], start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, guarded(value) if isinstance(value, str) else value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for heading_cell in sheet[1]:
        heading_cell.font = Font(bold=True, color="FFFFFF")
        heading_cell.fill = PatternFill("solid", fgColor="2F5D8A")
        heading_cell.alignment = Alignment(vertical="center", wrap_text=True)
    for column, heading in enumerate(headings, start=1):
        longest = max(len(str(text)) for text in (heading, *(row[column - 1] for row in rows)))
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 4, _WIDEST_COLUMN)
    sheet.freeze_panes = "A2"


def table_file(title: str, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """A spreadsheet of one sheet with one table."""
    workbook, sheet = new_workbook(title)
    write_table(sheet, headings, rows)
    return file_of(workbook)


def tables_file(tables: Sequence[Table]) -> bytes:
    """A spreadsheet of a sheet for each table."""
    workbook, sheet = new_workbook(tables[0].title)
    write_table(sheet, tables[0].headings, tables[0].rows)
    for table in tables[1:]:
        write_table(workbook.create_sheet(sheet_title(table.title)), table.headings, table.rows)
    return file_of(workbook)


def new_workbook(title: str) -> "tuple[Workbook, Worksheet]":
    """An empty workbook and its only sheet."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook, workbook.create_sheet(sheet_title(title))


def file_of(workbook: "Workbook") -> bytes:
    """The workbook as the bytes of an XLSX file."""
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
