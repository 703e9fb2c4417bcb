"""Staff lists: the template a curator fills in, reading what they send back, and the sheets sent in answer.

Reading is forgiving about form (program, encoding, delimiter, headings, stray rows) and leaves all judging of values to
`mentoring.model.staff_list`. It is slow work for big files: callers run it in a thread.
"""

import codecs
import csv
import re
import tomllib
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from documents.packages import OLD_OFFICE_START, PACKAGE_START, Flaw, FlawedPackage, part_names
from documents.spreadsheets import file_of, guarded, new_workbook, sheet_title, table_file, write_table
from mentoring.model.people import Role
from mentoring.model.staff_list import REQUIRED_COLUMNS, RawSheet, RawStaffRow, StaffColumn

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FILE_LIMIT = 5 * 1024 * 1024
ROW_LIMIT = 2000
#: What an XLSX may unpack to: many times a list of ROW_LIMIT rows, far less than what would hurt.
UNPACKED_LIMIT = 30 * 1024 * 1024
PART_LIMIT = 1000

#: The heading is looked for in so many filled rows, and not below so many rows of any kind.
_HEADING_WITHIN, _HEADING_ABOVE = 10, 100
#: Columns further right are not looked at; the last row a spreadsheet can have.
_WIDEST, _LAST_ROW = 64, 1_048_576
_TEXT_SUFFIXES = {".csv", ".tsv", ".txt"}
_DELIMITERS = ";,\t|"
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_PLACEHOLDERS = {"-", "–", "—"}
#: Unicode categories of control, format and surrogate characters.
_INVISIBLE = {"Cc", "Cf", "Cs"}

#: A row's number in the file and its cells.
_Line = tuple[int, Sequence[object]]


class UnreadableStaffList(Exception):
    """The file cannot be read as a staff list; the subclass says why."""


class NotASpreadsheet(UnreadableStaffList):
    """The file is neither XLSX nor CSV, nor a spreadsheet at all."""


class OtherSpreadsheet(UnreadableStaffList):
    """A spreadsheet in another format (XLS, XLSB, ODS, Numbers): saved as XLSX it can be read."""


class Encrypted(UnreadableStaffList):
    """The file is protected by a password."""


class Broken(UnreadableStaffList):
    """The file is damaged or not what it says it is."""


class TooLarge(UnreadableStaffList):
    """The file, or what it unpacks to, is larger than a staff list can be (5 MB, unpacked 30 MB)."""


class TooManyRows(UnreadableStaffList):
    """The list has more than 2 000 rows."""


class NoRows(UnreadableStaffList):
    """There is a heading with nobody below it."""


class UnknownEncoding(UnreadableStaffList):
    """The text is in none of UTF-8, UTF-16 and Windows-1251."""


class NoHeader(UnreadableStaffList):
    """No heading with all columns that are needed was found near the top; `missing` are those not found."""

    def __init__(self, missing: Sequence[StaffColumn]) -> None:
        super().__init__(", ".join(missing))
        self.missing = tuple(missing)


_FLAWS: Mapping[Flaw, type[UnreadableStaffList]] = {
    Flaw.OLD: OtherSpreadsheet,
    Flaw.LOCKED: Encrypted,
    Flaw.DAMAGED: Broken,
    Flaw.TOO_LARGE: TooLarge,
}


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of staff_columns.toml, normalised."""

    columns: Mapping[str, str]
    roles: Mapping[str, Role]
    years: frozenset[str]
    months: frozenset[str]
    no_experience: frozenset[str]
    no_category: frozenset[str]
    example: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where each column stands. Column names are those of staff_columns.toml; unknown headings as typed."""

    line: int
    places: Mapping[str, int]
    unknown: tuple[str, ...]

    @property
    def missing(self) -> tuple[StaffColumn, ...]:
        found = set(self.places)
        if {"family_name", "given_name"} <= found:
            found.add(StaffColumn.NAME)
        return tuple(column for column in REQUIRED_COLUMNS if column not in found)


def read_staff_list(file_name: str, content: bytes) -> RawSheet:
    """The rows of an XLSX or CSV staff list, words for roles turned into role keys, nothing judged.

    The format is told by the content, the name only tells text from anything else. Raises UnreadableStaffList.
    """
    if len(content) > FILE_LIMIT:
        raise TooLarge
    if content.startswith((OLD_OFFICE_START, PACKAGE_START)):
        return _read_xlsx(content)
    suffix = PurePath(file_name).suffix.lower()
    if suffix in {".xlsx", ".xlsm"}:
        raise Broken
    if suffix not in _TEXT_SUFFIXES:
        raise NotASpreadsheet
    return _read_csv(content)


# --- formats


def _read_xlsx(content: bytes) -> RawSheet:
    from openpyxl import load_workbook

    _check_package(content)
    try:
        # Formulas are wanted as formulas; macros and links to other files are not loaded.
        with warnings.catch_warnings():
            # Styles and extensions that openpyxl does not know are of no interest here.
            warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
            workbook = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
            with closing(workbook):
                visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
                return _first_list(partial(_lines_of, sheet) for sheet in visible)
    except UnreadableStaffList:
        raise
    except Exception as fault:
        # A hostile or damaged file fails in whatever way its XML leads openpyxl into.
        raise Broken from fault


def _lines_of(sheet: "Worksheet") -> Iterator[_Line]:
    # The bounds are ours: what a sheet says about its own size is often wrong.
    return enumerate(sheet.iter_rows(max_row=_LAST_ROW, max_col=_WIDEST, values_only=True), start=1)


def _check_package(content: bytes) -> None:
    """Look at the ZIP's directory before anything is unpacked."""
    try:
        names = part_names(content, most_parts=PART_LIMIT, most_unpacked=UNPACKED_LIMIT)
    except FlawedPackage as fault:
        raise _FLAWS[fault.flaw] from fault
    # OpenDocument names its kind in the first part, which is never compressed.
    if b"opendocument.spreadsheet" in content[:200] or names & {"xl/workbook.bin", "Index/Document.iwa"}:
        raise OtherSpreadsheet
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise NotASpreadsheet


def _read_csv(content: bytes) -> RawSheet:
    text = _decoded(content)

    def lines(delimiter: str) -> Iterator[_Line]:
        return enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1)

    try:
        # A wrong delimiter leaves the heading in one piece; the right one makes the most of it.
        by_columns = sorted(_DELIMITERS, key=lambda mark: len(_heading(lines(mark)).places), reverse=True)
        return _first_list([lambda: lines(by_columns[0])])
    except csv.Error as fault:
        raise Broken from fault


def _decoded(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as fault:
                raise UnknownEncoding from fault
    if b"\0" in content:
        raise NotASpreadsheet
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded_cp1251(content)


def _decoded_cp1251(content: bytes) -> str:
    """Windows-1251 accepts nearly any bytes, so what comes out must look like Russian.

    In KOI8-R, CP866 or a mangled file read as Windows-1251 other signs than Cyrillic letters abound, or the letters
    that are most frequent in Russian are rare: «а», «е», «и», «о» are a third of any text, of KOI8-R gibberish a sixth.
    """
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError as fault:
        raise UnknownEncoding from fault
    beyond_ascii = [char for char in text.lower() if char > "\x7f" and char not in "№«»–—„“”’…\xa0"]
    cyrillic = [char for char in beyond_ascii if "а" <= char <= "я" or char == "ё"]
    frequent = sum(char in "аеио" for char in cyrillic)
    if len(cyrillic) < 0.8 * len(beyond_ascii) or frequent < 0.25 * len(cyrillic):
        raise UnknownEncoding
    return text


# --- from cells to rows


def _first_list(sheets: Iterable[Callable[[], Iterator[_Line]]]) -> RawSheet:
    """The rows of the first sheet that has a whole heading; sheets are opened once for it and once for the rows."""
    nearest = _Heading(0, {}, ())
    for lines in sheets:
        heading = _heading(lines())
        if not heading.missing:
            return _rows_below(heading, lines())
        nearest = max(nearest, heading, key=lambda seen: len(seen.places))
    raise NoHeader(nearest.missing)


def _heading(lines: Iterable[_Line]) -> _Heading:
    """The likeliest heading near the top: the row with most of the columns that are needed, then with most columns."""
    filled = islice((line for line in islice(lines, _HEADING_ABOVE) if any(map(_text, line[1]))), _HEADING_WITHIN)
    candidates = [_Heading(0, {}, ()), *(_as_heading(number, cells) for number, cells in filled)]
    return max(candidates, key=lambda heading: (-len(heading.missing), len(heading.places)))


def _as_heading(line: int, cells: Sequence[object]) -> _Heading:
    columns = _words().columns
    places: dict[str, int] = {}
    unknown: list[str] = []
    for place, cell in enumerate(cells[:_WIDEST]):
        typed = _text(cell)
        column = columns.get(_key(typed))
        if column is not None and column not in places:
            places[column] = place
        elif typed:
            unknown.append(typed)
    if not places.keys() & {"name", "family_name"} and "given_name" in places:
        places["name"] = places.pop("given_name")
    return _Heading(line, places, tuple(unknown))


def _rows_below(heading: _Heading, lines: Iterator[_Line]) -> RawSheet:
    rows: list[RawStaffRow] = []
    for number, cells in lines:
        # Sheets may go on for a million blank rows: those are passed over at little cost.
        if number <= heading.line or not any(cell is not None and str(cell).strip() for cell in cells):
            continue
        row = _row(number, heading.places, cells)
        # Rows of dashes and invisible characters, and those with remarks in unknown columns only, hold nobody.
        if any(value for _, value in row.values()) and not _is_example(row.name):
            rows.append(row)
        if len(rows) > ROW_LIMIT:
            raise TooManyRows
    if not rows:
        raise NoRows
    return RawSheet(rows=tuple(rows), unknown_columns=heading.unknown)


def _row(number: int, places: Mapping[str, int], cells: Sequence[object]) -> RawStaffRow:
    def cell(column: str) -> object:
        place = places.get(column, len(cells))
        return cells[place] if place < len(cells) else None

    name_in_parts = " ".join(filter(None, (_text(cell(part)) for part in ("family_name", "given_name", "patronymic"))))
    return RawStaffRow(
        line=number,
        name=_text(cell("name")) or name_in_parts,
        position=_text(cell("position")),
        subjects=_listed(cell("subjects"), r"[,;/\n]"),
        experience=_experience(_text(cell("experience"))),
        category=_category(_text(cell("category"))),
        roles=tuple(dict.fromkeys(map(_role, _listed(cell("roles"), r"[,;/+\n]|\s(?:и|and)\s")))),
    )


def _text(cell: object) -> str:
    """A cell as one line of text without invisible characters; a lone dash is an empty cell."""
    text = " ".join(_visible(cell).split())
    return "" if text in _PLACEHOLDERS else text


def _listed(cell: object, separators: str) -> tuple[str, ...]:
    """The values of a cell that lists several; a formula stays whole."""
    typed = _visible(cell)
    parts = [typed] if typed.startswith("=") else re.split(separators, typed)
    return tuple(dict.fromkeys(filter(None, map(_text, parts))))


def _visible(cell: object) -> str:
    """A cell's text, composed (NFC), without control, direction and zero-width characters; line breaks stay."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    # A formula over several cells is an object of openpyxl's, with or without its text.
    typed = getattr(cell, "text", "=") if hasattr(cell, "ref") else cell
    text = unicodedata.normalize("NFC", str(typed))
    return "".join(char for char in text if char.isspace() or unicodedata.category(char) not in _INVISIBLE).strip()


def _experience(text: str) -> str:
    """Whole years as digits where understood («5 лет», «5,5», «2 года 3 мес.», «менее года»), else the text itself."""
    words = _words()
    if _key(text) in words.no_experience:
        return "0"
    number = re.fullmatch(r"(-?\d+)(?:[.,]\d+)?\s*([^\W\d]*)\.?(?:\s*\d+\s*([^\W\d]+)\.?)?", text)
    if number is None:
        return text
    years, unit, rest = number[1], _key(number[2]), _key(number[3] or "")
    if unit in words.months and not rest:
        return str(int(years) // 12) if len(years) < 9 else text
    is_understood = (not unit or unit in words.years) and (not rest or rest in words.months)
    return years if is_understood else text


def _category(text: str) -> str:
    return "" if _key(text) in _words().no_category else text


def _role(word: str) -> str:
    return _words().roles.get(_key(word), word)


def _is_example(name: str) -> bool:
    first, _, _ = _key(name).partition(" ")
    return first in _words().example


def _key(text: str) -> str:
    """What spellings of one heading or word share: no case, ё as е, no brackets, no punctuation, single spaces."""
    text = re.sub(r"\([^)]*\)", " ", text.casefold().replace("ё", "е"))
    return " ".join(re.sub(r"[\W_]", " ", text).split())


@cache
def _words() -> _Words:
    told = tomllib.loads(files("documents").joinpath("staff_columns.toml").read_text("utf-8"))

    def keys(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(_key, words))

    return _Words(
        columns={_key(word): column for column, words in told["columns"].items() for word in words},
        roles={_key(word): Role(role) for role, words in told["roles"].items() for word in words},
        years=keys(told["experience"]["years"]),
        months=keys(told["experience"]["months"]),
        no_experience=keys(told["experience"]["none"]),
        no_category=keys(told["category"]["none"]),
        example=tuple(keys(told["rows"]["example"])),
    )


# --- writing


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateWords:
    """The words of the template, in one language. Headings and roles must be among those of staff_columns.toml."""

    title: str
    headings: Mapping[StaffColumn, str]
    #: One row to go by. Its name must begin with a word for "example" of staff_columns.toml, so that it is never read.
    example: Mapping[StaffColumn, str]
    #: What to choose from; other values may be typed too.
    roles: Sequence[str]
    categories: Sequence[str]
    #: The second sheet: its title, the heading over the columns' names, the heading over the hints, the hints.
    hints_title: str
    hints_column: str
    hints_hint: str
    hints: Mapping[StaffColumn, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A person's fresh personal link."""

    name: str
    roles_text: str
    link: str
    until_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksWords:
    """Title and headings of the sheet of links, in one language."""

    title: str
    name: str
    roles: str
    link: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRow:
    """A fault in words, beside the row it is about."""

    line: int
    name: str
    fault_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultsWords:
    """Title and headings of the sheet of faults, in one language."""

    title: str
    line: str
    name: str
    fault: str


def staff_template(words: TemplateWords) -> bytes:
    """An XLSX to fill in: headings, an example, choices for roles and categories, a second sheet with hints."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter, quote_sheetname
    from openpyxl.worksheet.datavalidation import DataValidation

    columns = list(StaffColumn)
    workbook, people = new_workbook(words.title)
    write_table(
        people,
        [words.headings[column] for column in columns],
        [[words.example.get(column, "") for column in columns]],
    )
    for cell in people[2]:
        cell.font = Font(italic=True, color="808080")
    hints = workbook.create_sheet(sheet_title(words.hints_title))
    write_table(
        hints,
        [words.hints_column, words.hints_hint],
        [[words.headings[column], words.hints[column]] for column in columns if column in words.hints],
    )
    # Choices stand in cells of the hints: a list written into the rule itself may have 255 characters only.
    for place, (column, choices) in enumerate(
        [(StaffColumn.ROLES, words.roles), (StaffColumn.CATEGORY, words.categories)], start=4
    ):
        letter, target = get_column_letter(place), get_column_letter(columns.index(column) + 1)
        heading = hints.cell(1, place, guarded(words.headings[column]))
        heading.font = Font(bold=True)
        hints.column_dimensions[letter].width = 30
        for number, choice in enumerate(choices, start=2):
            hints.cell(number, place, guarded(choice))
        source = f"{quote_sheetname(hints.title)}!${letter}$2:${letter}${len(choices) + 1}"
        # Several roles in one cell are allowed, so a value beyond the list is no error.
        rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
        rule.add(f"{target}2:{target}{ROW_LIMIT + 2}")
        people.add_data_validation(rule)
    return file_of(workbook)


def links_sheet(rows: Sequence[LinkRow], words: LinksWords) -> bytes:
    """An XLSX with everybody's personal link, to be handed on by the curator."""
    return table_file(
        words.title,
        [words.name, words.roles, words.link, words.until],
        [[row.name, row.roles_text, row.link, row.until_text] for row in rows],
    )


def faults_sheet(rows: Sequence[FaultRow], words: FaultsWords) -> bytes:
    """An XLSX with all that is wrong in a list, when it is too much for a message."""
    return table_file(
        words.title,
        [words.line, words.name, words.fault],
        [[row.line, row.name, row.fault_text] for row in rows],
    )
