"""Reading staff lists as schools really send them, judging their rows, and the sheets sent in answer."""

import csv
import re
import zipfile
from collections.abc import Callable, Sequence
from html import escape, unescape
from io import BytesIO, StringIO
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from documents import staff_list
from documents.spreadsheets import guarded, sheet_title, table_file
from documents.staff_list import (
    FILE_LIMIT,
    ROW_LIMIT,
    UNPACKED_LIMIT,
    Broken,
    Encrypted,
    FaultRow,
    FaultsWords,
    LinkRow,
    LinksWords,
    NoHeader,
    NoRows,
    NotASpreadsheet,
    OtherSpreadsheet,
    TemplateWords,
    TooLarge,
    TooManyRows,
    UnknownEncoding,
    UnreadableStaffList,
    faults_sheet,
    links_sheet,
    read_staff_list,
    staff_template,
)
from mentoring.model.people import Role
from mentoring.model.staff_list import (
    NAME_LIMIT,
    VALUE_LIMIT,
    DoubledInFile,
    ExperienceNotANumber,
    ExperienceOutOfRange,
    LooksLikeFormula,
    NameMissing,
    NameTooLong,
    NotWholeName,
    RawSheet,
    RawStaffRow,
    RoleMissing,
    StaffColumn,
    StaffFault,
    StaffRow,
    UnknownRole,
    ValueTooLong,
    check_staff_rows,
    name_key,
)
from tests.documents.packing import archive, parts_of

HEADING = ["ФИО", "Должность", "Предмет", "Стаж", "Категория", "Роль"]
ANNA = ["Иванова Анна Петровна", "учитель", "физика, астрономия", 5, "первая", "наставник, куратор"]
BORIS = ["Королёв Борис Ильич", "педагог-психолог", "", "", "", "Наставляемый"]

Cells = Sequence[object]


def xlsx(*rows: Cells, sheets: Sequence[Sequence[Cells]] = ()) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet_rows in [rows, *sheets]:
        sheet = workbook.create_sheet()
        for number, row in enumerate(sheet_rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def csv_text(*rows: Cells, delimiter: str = ";") -> str:
    buffer = StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue()


def read(*rows: Cells) -> RawSheet:
    return read_staff_list("staff.xlsx", xlsx(*rows))


def only_row(*rows: Cells) -> RawStaffRow:
    (row,) = read(*rows).rows
    return row


ANNA_READ = RawStaffRow(
    line=2,
    name="Иванова Анна Петровна",
    position="учитель",
    subjects=("физика", "астрономия"),
    experience="5",
    category="первая",
    roles=("mentor", "curator"),
)


# --- form is forgiven


def test_a_spreadsheet_is_read_row_by_row() -> None:
    sheet = read(HEADING, ANNA, BORIS)
    assert sheet.rows[0] == ANNA_READ
    assert sheet.rows[1] == RawStaffRow(
        line=3, name="Королёв Борис Ильич", position="педагог-психолог", roles=("mentee",)
    )
    assert sheet.unknown_columns == ()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_csv_is_read_in_every_encoding_and_with_every_delimiter_of_schools(encoding: str, delimiter: str) -> None:
    content = csv_text(HEADING, ANNA, BORIS, delimiter=delimiter).encode(encoding)
    assert read_staff_list("Список.CSV", content) == read(HEADING, ANNA, BORIS)


def test_utf16_of_either_byte_order_is_read() -> None:
    for order in ("utf-16-le", "utf-16-be"):
        content = ("\ufeff" + csv_text(HEADING, ANNA)).encode(order)
        assert read_staff_list("staff.txt", content).rows == (ANNA_READ,)


def test_a_spreadsheet_saved_under_the_name_of_a_text_is_still_read() -> None:
    assert read_staff_list("staff.csv", xlsx(HEADING, ANNA)).rows == (ANNA_READ,)


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866"])
def test_other_encodings_are_told_and_not_read_as_gibberish(encoding: str) -> None:
    content = csv_text(HEADING, ANNA, BORIS).encode(encoding)
    with pytest.raises(UnknownEncoding):
        read_staff_list("staff.csv", content)


def test_a_text_cut_in_the_middle_of_a_letter_is_told() -> None:
    with pytest.raises(UnknownEncoding):
        read_staff_list("staff.csv", csv_text(HEADING, ANNA).encode("utf-8")[:-3] + b"\xd0")
    with pytest.raises(UnknownEncoding):
        read_staff_list("staff.csv", csv_text(HEADING, ANNA).encode("utf-16") + b"\0")


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param(["фио", "ДОЛЖНОСТЬ", "предмет", "стаж", "категория", "роль"], id="case"),
        pytest.param([" ФИО ", "Должность\n", "Пред\u00adмет", "Стаж,\nлет", "Кв. категория", "Роль*"], id="breaks"),
        pytest.param(["\ufeffФ. И. О.:", "Должность", "Предмет(ы)", "Пед. стаж", "Категория", "Роль(и)"], id="marks"),
        pytest.param(["ФИО", "Должность", "Что ведёт", "Опыт", "Категория", "Роль"], id="ё"),
        pytest.param(["ФИО", "Должность", "Что ведет", "Опыт", "Категория", "Роль"], id="е"),
        pytest.param(["Full name", "Job title", "Subjects", "Experience, years", "Category", "Roles"], id="English"),
        pytest.param(["Name", "Position", "Subject", "Years", "Grade", "Role in mentoring"], id="more English"),
    ],
)
def test_headings_are_known_however_they_are_written(heading: list[str]) -> None:
    assert read(heading, ANNA) == RawSheet(rows=(ANNA_READ,))
    content = csv_text(heading, ANNA).encode("utf-8")
    assert read_staff_list("staff.csv", content) == RawSheet(rows=(ANNA_READ,))


def test_columns_stand_in_any_order_and_unknown_ones_are_named_and_left_out() -> None:
    sheet = read(["№", "Роль", "Телефон", "ФИО", "Роль"], [1, "наставник", "+7", "Иванова Анна", "куратор"])
    assert sheet.rows == (RawStaffRow(line=2, name="Иванова Анна", roles=("mentor",)),)
    assert sheet.unknown_columns == ("№", "Телефон", "Роль")


def test_a_name_may_stand_in_three_columns() -> None:
    heading = ["Фамилия", "Имя", "Отчество (при наличии)", "Роль"]
    assert only_row(heading, ["Иванова", "Анна", "Петровна", "наставник"]).name == "Иванова Анна Петровна"
    assert only_row(heading, ["Ли", "Анна", "-", "наставник"]).name == "Ли Анна"
    assert only_row(["Имя", "Роль"], ["Иванова Анна", "наставник"]).name == "Иванова Анна"


def test_titles_and_blank_rows_above_the_heading_are_passed_over_and_lines_counted_as_in_the_file() -> None:
    rows: list[Cells] = [[], ["Список педагогов гимназии"], [], ["на 23.11.2026", "", "Роль"], [], HEADING, [], ANNA]
    assert only_row(*rows).line == 8
    content = ("\r\n" + csv_text(["sep=;"], ["Список; учителей"], [], HEADING, ANNA)).encode("cp1251")
    assert [row.line for row in read_staff_list("staff.csv", content).rows] == [6]


def test_blank_rows_hold_nobody() -> None:
    spaces = [" ", "\u00a0", "\u200b", None, "—", ""]
    assert [row.line for row in read(HEADING, ANNA, spaces, BORIS, spaces, [], spaces).rows] == [2, 4]


def test_the_list_may_stand_on_any_visible_sheet() -> None:
    content = xlsx(["О чём эта книга"], sheets=[[HEADING, ANNA]])
    assert read_staff_list("staff.xlsx", content).rows == (ANNA_READ,)
    workbook = load_workbook(BytesIO(content))
    workbook.worksheets[1].sheet_state = "hidden"
    buffer = BytesIO()
    workbook.save(buffer)
    with pytest.raises(NoHeader):
        read_staff_list("staff.xlsx", buffer.getvalue())


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        (5, "5"), (5.0, "5"), (5.5, "5"), ("5 лет", "5"), ("5лет", "5"), ("1 год", "1"), ("22 г.", "22"), ("5,5", "5"),
        ("2 года 3 мес.", "2"), ("12 years", "12"), ("менее года", "0"), ("нет", "0"), ("8 месяцев", "0"), ("—", ""),
        ("", ""), (None, ""), ("-3", "-3"), (130, "130"), ("много", "много"), ("5 классов", "5 классов"),
    ],
)  # fmt: skip
def test_years_are_understood_as_people_type_them(typed: object, years: str) -> None:
    assert only_row(HEADING, ["Иванова Анна", "", "", typed, "", "наставник"]).experience == years


@pytest.mark.parametrize(
    ("typed", "roles"),
    [
        ("наставник", ["mentor"]),
        ("Наставник, КУРАТОР", ["mentor", "curator"]),
        ("наставник и тьютор", ["mentor", "tutor"]),
        ("наставляемая/гость", ["mentee", "guest"]),
        ("директор;\nчлен совета наставников", ["head", "council"]),
        ("mentor and curator", ["mentor", "curator"]),
        ("наставник, наставник", ["mentor"]),
        ("завхоз, наставник", ["завхоз", "mentor"]),
        ("", []),
    ],
)
def test_roles_are_understood_as_people_type_them(typed: str, roles: list[str]) -> None:
    assert list(only_row(HEADING, ["Иванова Анна", "", "", "", "", typed]).roles) == roles


def test_texts_are_trimmed_of_all_that_cannot_be_seen() -> None:
    row = only_row(HEADING, [" Иванова\u00a0 Анна\n\u200bПетровна\u00ad ", "учитель", "", "", "без категории", "гость"])
    assert row.name == "Иванова Анна Петровна"
    assert row.category == ""
    assert only_row(HEADING, ["И\u0306ошкина Анна", "", "", "", "", "гость"]).name == "Йошкина Анна"


# --- what is no staff list at all


def test_a_file_without_the_columns_that_are_needed_is_told_which() -> None:
    with pytest.raises(NoHeader) as no_role:
        read(["ФИО", "Предмет"], ["Иванова Анна", "физика"])
    assert no_role.value.missing == (StaffColumn.ROLES,)
    with pytest.raises(NoHeader) as neither:
        read(["a", "b"], ["c", "d"])
    assert neither.value.missing == (StaffColumn.NAME, StaffColumn.ROLES)
    with pytest.raises(NoHeader):
        read_staff_list("staff.csv", b"")


def test_the_heading_is_looked_for_near_the_top_only() -> None:
    assert read(*[["строка"]] * 9, HEADING, ANNA).rows[0].line == 11
    with pytest.raises(NoHeader):
        read(*[["строка"]] * 10, HEADING, ANNA)


def test_a_heading_with_nobody_below_it_is_told() -> None:
    with pytest.raises(NoRows):
        read(HEADING)
    with pytest.raises(NoRows):
        read_staff_list("staff.csv", csv_text(HEADING, []).encode("cp1251"))


def test_two_thousand_rows_are_read_and_one_more_is_told() -> None:
    people = [[f"Иванова Анна {number}", "", "", "", "", "гость"] for number in range(ROW_LIMIT + 1)]
    content = csv_text(HEADING, *people[:-1]).encode("utf-8")
    assert len(read_staff_list("staff.csv", content).rows) == 2000
    for name, too_many in (("staff.csv", csv_text(HEADING, *people).encode()), ("staff.xlsx", xlsx(HEADING, *people))):
        with pytest.raises(TooManyRows):
            read_staff_list(name, too_many)


def test_five_megabytes_are_read_and_one_byte_more_is_told() -> None:
    start = csv_text(HEADING, ANNA).encode("utf-8")
    largest = start + b"\n" * (FILE_LIMIT - len(start))
    assert read_staff_list("staff.csv", largest).rows == (ANNA_READ,)
    with pytest.raises(TooLarge):
        read_staff_list("staff.csv", largest + b"\n")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        pytest.param("photo.jpg", b"\xff\xd8\xff\xe0" + b"JFIF" * 9, NotASpreadsheet, id="a photo"),
        pytest.param("list.pdf", b"%PDF-1.7\n", NotASpreadsheet, id="a PDF"),
        pytest.param("staff", "ФИО;Роль".encode(), NotASpreadsheet, id="no suffix"),
        pytest.param("staff.csv", b"\0\1\2\3", NotASpreadsheet, id="bytes under the name of a text"),
        pytest.param("staff.xlsx", b"ab", Broken, id="bytes under the name of a spreadsheet"),
        pytest.param("staff.xlsx", b"PK\x03\x04" + bytes(60), Broken, id="half a ZIP"),
        pytest.param("staff.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), OtherSpreadsheet, id="old Excel"),
        pytest.param(
            "staff.xlsx",
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            Encrypted,
            id="with a password",
        ),
    ],
)
def test_files_that_are_no_list_are_told_apart(name: str, content: bytes, fault: type[UnreadableStaffList]) -> None:
    with pytest.raises(fault):
        read_staff_list(name, content)


def test_archives_that_are_no_list_are_told_apart() -> None:
    opendocument = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}
    with pytest.raises(OtherSpreadsheet):
        read_staff_list("staff.ods", archive(opendocument, compression=zipfile.ZIP_STORED))
    with pytest.raises(OtherSpreadsheet):
        read_staff_list("staff.xlsb", archive({"[Content_Types].xml": b"", "xl/workbook.bin": b""}))
    with pytest.raises(NotASpreadsheet):
        read_staff_list("order.docx", archive({"[Content_Types].xml": b"", "word/document.xml": b""}))
    with pytest.raises(NotASpreadsheet):
        read_staff_list("photos.zip", archive({"1.jpg": b""}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = archive({**parts_of(xlsx(HEADING, ANNA)), "xl/media/image1.xml": bytes(UNPACKED_LIMIT)})
    assert len(bomb) < 100_000

    def unpack(*_: object) -> None:
        raise AssertionError("the bomb was opened")

    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    with pytest.raises(TooLarge):
        read_staff_list("staff.xlsx", bomb)


def test_a_zip_of_very_many_parts_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_staff_list("staff.xlsx", archive({f"xl/{number}": b"" for number in range(staff_list.PART_LIMIT + 1)}))


def test_entities_that_grow_without_end_are_refused() -> None:
    parts = parts_of(xlsx(HEADING, ANNA))
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    parts["xl/worksheets/sheet1.xml"] = (
        f'<!DOCTYPE x [<!ENTITY e0 "haha haha">{entities}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row></sheetData></worksheet>'
    ).encode()
    with pytest.raises(Broken):
        read_staff_list("staff.xlsx", archive(parts))


def with_sheet_changed(change: Callable[[str], str]) -> bytes:
    parts = parts_of(xlsx(HEADING, ANNA))
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"].decode()).encode()
    return archive(parts)


def test_what_a_sheet_says_about_its_size_and_its_row_numbers_is_not_trusted() -> None:
    wrong_size = with_sheet_changed(lambda xml: xml.replace('<dimension ref="A1:F2"', '<dimension ref="A1"'))
    assert read_staff_list("staff.xlsx", wrong_size).rows == (ANNA_READ,)
    far_away = with_sheet_changed(lambda xml: xml.replace('<row r="2"', '<row r="999999999999"'))
    with pytest.raises(UnreadableStaffList):
        read_staff_list("staff.xlsx", far_away)


def test_a_damaged_sheet_is_told() -> None:
    with pytest.raises(Broken):
        read_staff_list("staff.xlsx", with_sheet_changed(lambda xml: xml[: len(xml) // 2]))


def test_macros_are_left_alone() -> None:
    parts = parts_of(xlsx(HEADING, ANNA))
    parts["xl/vbaProject.bin"] = b"macro"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert read_staff_list("staff.xlsm", archive(parts)).rows == (ANNA_READ,)


def test_oddities_that_make_the_library_warn_do_not_stop_the_reading() -> None:
    parts = parts_of(xlsx(HEADING, ANNA))
    styles = parts["xl/styles.xml"].decode()
    before, _, rest = styles.partition("<cellStyles")
    parts["xl/styles.xml"] = (before + rest.partition("</cellStyles>")[2]).encode()
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"</worksheet>", b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    )
    assert read_staff_list("staff.xlsx", archive(parts)).rows == (ANNA_READ,)


SAMPLE_XLSX = xlsx(HEADING, ANNA, BORIS)


@given(name=st.sampled_from(["a.csv", "a.xlsx", "a.txt", "a.bin", ""]), content=st.binary(max_size=400))
@example(name="a.csv", content=b"\xff\xfe\x00\xd8")
@example(name="a.csv", content='ФИО;Роль\n"'.encode() + b"a" * 140_000)
def test_no_bytes_do_anything_but_be_read_or_be_refused(name: str, content: bytes) -> None:
    try:
        read_staff_list(name, content)
    except UnreadableStaffList:
        return


@given(place=st.integers(0, len(SAMPLE_XLSX) - 1), change=st.binary(min_size=1, max_size=8))
def test_no_damage_to_a_good_file_does_anything_but_be_read_or_be_refused(place: int, change: bytes) -> None:
    try:
        read_staff_list("a.xlsx", SAMPLE_XLSX[:place] + change + SAMPLE_XLSX[place + len(change) :])
    except UnreadableStaffList:
        return


def with_shared_strings(content: bytes) -> dict[str, bytes]:
    """The parts of a file as Excel writes it: texts in a part of their own, cells with their numbers."""
    parts = parts_of(content)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    inline = re.compile(r't="inlineStr"><is><t>(.*?)</t></is>')
    # Whichever library wrote it: a letter may stand as a reference, which must not be cut in two.
    texts = [unescape(text) for text in inline.findall(sheet)]
    numbers = count()
    sheet = inline.sub(lambda _: f't="s"><v>{next(numbers)}</v>', sheet)
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = "".join(f"<si><r><t>{escape(text[:3])}</t></r><r><t>{escape(text[3:])}</t></r></si>" for text in texts)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    return {
        **parts,
        "xl/worksheets/sheet1.xml": sheet.encode(),
        "xl/sharedStrings.xml": f'<sst xmlns="{namespace}">{items}</sst>'.encode(),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(
            b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode()
        ),
    }


SAMPLE_PARTS = with_shared_strings(xlsx(HEADING, ANNA, BORIS))


def test_texts_kept_apart_from_their_cells_are_read_as_excel_writes_them() -> None:
    assert read_staff_list("staff.xlsx", archive(SAMPLE_PARTS)) == read(HEADING, ANNA, BORIS)


PIECES = st.sampled_from(["r", "t", "s", "<", ">", '"', "<row>", "<f>1</f>", "999999999", "-1", "&amp;", "XFD1", ""])


@given(
    part=st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
    place=st.floats(0, 1),
    taken=st.integers(0, 12),
    put=PIECES | st.text(max_size=6),
)
def test_no_damage_to_its_xml_does_anything_but_be_read_or_be_refused(
    part: str, place: float, taken: int, put: str
) -> None:
    xml = SAMPLE_PARTS[part].decode()
    at = int(place * len(xml))
    changed = (xml[:at] + put + xml[at + taken :]).encode("utf-8", "replace")
    try:
        read_staff_list("a.xlsx", archive({**SAMPLE_PARTS, part: changed}))
    except UnreadableStaffList:
        return


SIGNS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(rows=st.lists(st.lists(SIGNS | st.sampled_from(["наставник", "=1+1", "5 лет"]), max_size=7), max_size=6))
def test_whatever_the_cells_hold_every_row_is_either_in_order_or_has_a_fault(rows: list[list[str]]) -> None:
    content = csv_text(HEADING, *rows).encode("utf-8")
    try:
        raw = read_staff_list("a.csv", content)
    except UnreadableStaffList:
        return
    judged = check_staff_rows(raw)
    in_order, at_fault = {row.line for row in judged.rows}, {line for line, _ in judged.faults}
    assert in_order | at_fault == {row.line for row in raw.rows}
    assert not in_order & at_fault


# --- judging


def faults_of(**values: object) -> list[StaffFault]:
    good: dict[str, object] = {"line": 2, "name": "Иванова Анна", "roles": ("mentor",)}
    row = RawStaffRow(**{**good, **values})  # type: ignore[arg-type]  # each test gives the right ones
    judged = check_staff_rows(RawSheet(rows=(row,)))
    assert bool(judged.rows) != bool(judged.faults)
    return [fault for _, fault in judged.faults]


def test_a_row_in_order_becomes_a_person_to_invite() -> None:
    judged = check_staff_rows(read(HEADING, ANNA, BORIS))
    assert judged.faults == ()
    assert judged.rows == (
        StaffRow(
            line=2,
            name="Иванова Анна Петровна",
            position="учитель",
            subjects=("физика", "астрономия"),
            experience_years=5,
            category="первая",
            roles=frozenset({Role.MENTOR, Role.CURATOR}),
        ),
        StaffRow(
            line=3,
            name="Королёв Борис Ильич",
            position="педагог-психолог",
            subjects=(),
            experience_years=None,
            category=None,
            roles=frozenset({Role.MENTEE}),
        ),
    )


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"name": ""}, NameMissing()),
        ({"name": "Иванова"}, NotWholeName("Иванова")),
        ({"name": "Иванова 12"}, NotWholeName("Иванова 12")),
        ({"name": "Иванова " + "А" * NAME_LIMIT}, NameTooLong()),
        ({"experience": "много"}, ExperienceNotANumber("много")),
        ({"experience": "71"}, ExperienceOutOfRange(71)),
        ({"experience": "-1"}, ExperienceOutOfRange(-1)),
        ({"experience": "9" * 20}, ExperienceNotANumber("9" * 20)),
        ({"roles": ()}, RoleMissing()),
        ({"roles": ("mentor", "завхоз")}, UnknownRole("завхоз")),
        ({"position": "у" * (VALUE_LIMIT + 1)}, ValueTooLong(StaffColumn.POSITION)),
        ({"roles": ("у" * (VALUE_LIMIT + 1),)}, ValueTooLong(StaffColumn.ROLES)),
        ({"name": "=HYPERLINK(1)"}, LooksLikeFormula(StaffColumn.NAME)),
        ({"experience": "=1+1"}, LooksLikeFormula(StaffColumn.EXPERIENCE)),
        ({"subjects": ("физика", "=A1")}, LooksLikeFormula(StaffColumn.SUBJECTS)),
    ],
)
def test_each_fault_is_told(values: dict[str, object], fault: StaffFault) -> None:
    assert faults_of(**values) == [fault]


@pytest.mark.parametrize("years", ["0", "70"])
def test_experience_goes_from_none_to_seventy_years(years: str) -> None:
    assert faults_of(experience=years) == []


def test_all_faults_of_a_row_are_told_at_once() -> None:
    assert faults_of(name="Анна", roles=("x", "y"), experience="?") == [
        NotWholeName("Анна"), ExperienceNotANumber("?"), UnknownRole("x"), UnknownRole("y"),
    ]  # fmt: skip


def test_a_name_given_twice_is_told_with_its_first_line_however_it_is_spelt() -> None:
    judged = check_staff_rows(read(HEADING, BORIS, ANNA, ["КОРОЛЕВ  борис Ильич", "", "", "", "", "гость"]))
    assert judged.faults == ((4, DoubledInFile(2)),)
    assert [row.line for row in judged.rows] == [2, 3]
    assert name_key("Королёв  Борис") == name_key("королев борис")


def test_two_rows_without_a_name_are_no_doubles() -> None:
    nobody = ["", "учитель", "", "", "", "гость"]
    assert [fault for _, fault in check_staff_rows(read(HEADING, nobody, nobody)).faults] == [NameMissing()] * 2


def test_formulas_are_told_and_never_taken_for_what_they_last_showed() -> None:
    array = ArrayFormula("D2", "=SUM(1,2)")
    content = xlsx(HEADING, ["=CONCAT(A1)", "", "=1,2", array, "", "гость"])
    judged = check_staff_rows(read_staff_list("staff.xlsx", content))
    columns = (StaffColumn.NAME, StaffColumn.SUBJECTS, StaffColumn.EXPERIENCE)
    assert judged.faults == tuple((2, LooksLikeFormula(column)) for column in columns)
    text = csv_text(HEADING, ["=cmd|' /C calc'!A0", "", "", "", "", "гость"]).encode("utf-8")
    judged = check_staff_rows(read_staff_list("staff.csv", text))
    assert judged.faults == ((2, LooksLikeFormula(StaffColumn.NAME)),)


# --- writing

WORDS = TemplateWords(
    title="Педагоги",
    headings=dict(zip(StaffColumn, HEADING, strict=True)),
    example={StaffColumn.NAME: "Пример: Иванова Анна Петровна", StaffColumn.ROLES: "наставник, куратор"},
    roles=["наставляемый", "наставник", "куратор"],
    categories=["высшая", "первая"],
    hints_title="Подсказки",
    hints_column="Столбец",
    hints_hint="Что писать",
    hints={column: "как в паспорте" for column in StaffColumn},
)


def test_the_template_filled_in_is_read_back_and_its_example_is_nobody() -> None:
    with pytest.raises(NoRows):
        read_staff_list("staff.xlsx", staff_template(WORDS))
    workbook = load_workbook(BytesIO(staff_template(WORDS)))
    workbook.worksheets[0].append(ANNA)
    buffer = BytesIO()
    workbook.save(buffer)
    sheet = read_staff_list("staff.xlsx", buffer.getvalue())
    assert [(row.line, row.name, row.roles) for row in sheet.rows] == [(3, ANNA_READ.name, ANNA_READ.roles)]
    assert sheet.unknown_columns == ()


def test_the_template_offers_roles_and_categories_and_keeps_its_heading_in_sight() -> None:
    workbook = load_workbook(BytesIO(staff_template(WORDS)))
    people, hints = workbook.worksheets
    assert (people.title, hints.title) == ("Педагоги", "Подсказки")
    assert people.freeze_panes == "A2"
    rules = {str(rule.sqref)[0]: rule for rule in people.data_validations.dataValidation}
    assert rules["F"].formula1 == "'Подсказки'!$D$2:$D$4"
    assert rules["E"].formula1 == "'Подсказки'!$E$2:$E$3"
    assert not rules["F"].showErrorMessage
    assert [hints.cell(number, 4).value for number in (2, 3, 4)] == WORDS.roles


def values_of(content: bytes) -> list[tuple[object, ...]]:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return list(sheet.iter_rows(values_only=True))


def test_personal_links_come_as_a_sheet_with_no_formula_in_it() -> None:
    rows = [
        LinkRow(
            name="Иванова Анна", roles_text="наставник", link="https://t.me/bot?start=a-_1", until_text="7 декабря"
        ),
        LinkRow(name='=HYPERLINK("http://x")', roles_text="@x", link="+7", until_text="-1"),
    ]
    words = LinksWords(title="Ссылки: ноябрь/2026", name="ФИО", roles="Роли", link="Ссылка", until="Действует до")
    assert values_of(links_sheet(rows, words)) == [
        ("ФИО", "Роли", "Ссылка", "Действует до"),
        ("Иванова Анна", "наставник", "https://t.me/bot?start=a-_1", "7 декабря"),
        ('\'=HYPERLINK("http://x")', "'@x", "'+7", "'-1"),
    ]


def test_faults_come_as_a_sheet_with_line_numbers() -> None:
    words = FaultsWords(title="Ошибки", line="Строка", name="ФИО", fault="Что не так")
    content = faults_sheet([FaultRow(line=7, name="", fault_text="нет имени")], words)
    assert values_of(content) == [("Строка", "ФИО", "Что не так"), (7, None, "нет имени")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_program_could_run_is_guarded(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"
    assert guarded(f"1{start}1") == f"1{start}1"


@given(st.text(max_size=50))
def test_any_text_can_be_written_and_none_becomes_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    values_of(table_file(sheet_title(text), [text], [[text]]))
