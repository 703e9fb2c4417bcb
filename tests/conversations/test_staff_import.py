"""The school's list of staff: template, preview, all of it or nothing."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from bot.dialogs.staff_import import fault_key
from documents import staff_list
from documents.staff_list import UnreadableStaffList, read_staff_list, staff_template
from mentoring.model.people import Language, Role
from mentoring.model.staff_list import StaffColumn, StaffFault
from mentoring.use_cases import staff_import
from tests.conversations.dsl import TEXTS, Someone, Stage
from tests.conversations.links import invite

HEADING = ("ФИО", "Должность", "Предметы", "Стаж, лет", "Категория", "Роли")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    olga = await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)
    await olga.presses("Приглашения")
    await olga.presses("Загрузить список")
    return olga


def workbook(*rows: tuple[str | int, ...]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADING, *rows):
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


async def sends(olga: Someone, *rows: tuple[str | int, ...]) -> None:
    await olga.sends("список.xlsx", XLSX, workbook(*rows))


ANNA = ("Лугова Анна Сергеевна", "учитель", "математика", 2, "", "наставляемый")
BORIS = ("Вяткин Борис Андреевич", "учитель", "физика, информатика", 21, "высшая", "наставник")


async def test_the_template_comes_and_what_is_filled_in_is_understood(stage: Stage, olga: Someone) -> None:
    olga.sees("Список педагогов", "Нужны хотя бы ФИО и роль")
    await olga.presses("Скачать шаблон")
    olga.sees("Вот шаблон", "[document]")
    book = load_workbook(BytesIO(await newest_file(stage, olga)))
    assert tuple(cell.value for cell in book.worksheets[0][1]) == HEADING
    book.worksheets[0].append(ANNA)
    buffer = BytesIO()
    book.save(buffer)
    await olga.sends("Список педагогов.xlsx", XLSX, buffer.getvalue())
    olga.sees_new("Новых: 1", "Ошибок: 0")


async def test_a_list_is_seen_first_and_taken_in_whole_with_links(stage: Stage, olga: Someone) -> None:
    await sends(olga, ANNA, BORIS)
    olga.sees_new("Новых: 2", "Изменится: 0", "Без изменений: 0", "Ошибок: 0", "Всё в порядке")
    await olga.presses("Загрузить")
    olga.sees("Список загружен", "Добавлено: 2", "Личных ссылок в файле: 2", "Личные ссылки готовы", "[document]")
    rows = list(load_workbook(BytesIO(await newest_file(stage, olga))).worksheets[0].values)
    assert rows[0] == ("ФИО", "Роли", "Ссылка", "Действует до")
    assert [row[0] for row in rows[1:]] == ["Лугова Анна Сергеевна", "Вяткин Борис Андреевич"]
    boris = await stage.someone("Boris")
    await boris.says(f"/start {str(rows[2][2]).partition('start=')[2]}")
    boris.sees("Здравствуйте, Вяткин Борис Андреевич!", "наставник")


async def test_the_same_list_again_doubles_nobody(stage: Stage, olga: Someone) -> None:
    await sends(olga, ANNA, BORIS)
    await olga.presses("Загрузить")
    await olga.presses("Ещё список")
    await sends(olga, ANNA, (*BORIS[:3], 22, *BORIS[4:]))
    olga.sees_new("Новых: 0", "Изменится: 1", "Без изменений: 1")
    await olga.presses("Загрузить")
    olga.sees("Добавлено: 0", "Обновлено: 1")


async def test_a_list_with_a_fault_changes_nothing_and_says_what_is_wrong_where(stage: Stage, olga: Someone) -> None:
    await sends(
        olga,
        ANNA,
        ("Вяткин", "", "", "", "", "наставник"),
        ("Соснина Вера Павловна", "", "", "сто", "", "волшебник <b>"),
        ("лугова анна сергеевна", "", "", "", "", "наставник"),
        ("=1+1", "", "", "", "", "наставник"),
    )
    olga.sees_new(
        "Ошибок: 5",
        "Строка 3 (Вяткин): нужны фамилия и имя, а написано «Вяткин»",
        "Строка 4 (Соснина Вера Павловна): стаж нужен числом лет, а написано «сто»",
        "роль «волшебник <b>» не из списка",
        "этот человек уже есть в строке 2",
        "здесь формула, а нужен текст: ФИО",
        "Пока ничего не изменено",
    )
    olga.sees_no_button("Загрузить")
    await sends(olga, ANNA)
    olga.sees_new("Ошибок: 0")


async def test_many_faults_come_as_a_file_too(stage: Stage, olga: Someone) -> None:
    await sends(olga, *((f"Безымянный{number}", "", "", "", "", "") for number in range(20)))
    olga.sees_new("Ошибок: 40", "И ещё 32", "[document]")
    rows = list(load_workbook(BytesIO(await newest_file(stage, olga))).worksheets[0].values)
    assert len(rows) == 41


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("фото.png", b"\x89PNG\r\n", "Это не похоже на таблицу"),
        ("список.xlsx", b"PK\x03\x04broken", "повреждён"),
        ("список.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 100, "сохраните как"),
        ("список.csv", "Имя учителя;Класс\nАнна;5\n".encode(), "Не нашлись столбцы"),
        ("список.csv", "ФИО;Роли\n".encode(), "нет людей"),
    ],
)
async def test_a_file_that_is_no_list_is_answered_in_words(
    olga: Someone, name: str, content: bytes, words: str
) -> None:
    await olga.sends(name, "application/octet-stream", content)
    olga.sees_new(words, "Список педагогов")


async def test_a_file_too_large_is_not_even_fetched(stage: Stage, olga: Someone) -> None:
    await olga.sends("список.csv", "text/csv", b"x" * (5 * 1024 * 1024 + 1))
    olga.sees_new("слишком большой")
    assert not any(call["method"] == "getFile" for call in stage.box.control.calls())


async def test_a_csv_in_windows_1251_is_read(olga: Someone) -> None:
    rows = "ФИО;Должность;Роль\nЛугова Анна Сергеевна;учитель математики;наставляемый\n"
    await olga.sends("список.csv", "text/csv", rows.encode("cp1251"))
    olga.sees_new("Новых: 1", "Ошибок: 0")


async def test_words_instead_of_a_file_are_answered_kindly(olga: Someone) -> None:
    await olga.says("вот список")
    olga.sees_new("Пришлите список файлом")


async def test_the_import_is_for_those_who_decide(stage: Stage, olga: Someone) -> None:
    await sends(olga, ANNA)
    assert olga.actor is not None
    async with stage.program.begin() as work:
        await work.people.set_roles(olga.actor.id, stage.unit.id, [Role.MENTOR], stage.box.clock.now())
    assert "другой роли" in await olga.presses("Загрузить")


async def test_somebody_invited_by_hand_before_is_the_same_person(stage: Stage, olga: Someone) -> None:
    await invite(olga, "Лугова Анна Сергеевна", "Наставляемый")
    await olga.presses("К списку")
    await olga.presses("Загрузить список")
    await sends(olga, ANNA)
    olga.sees_new("Новых: 0", "Изменится: 1")


def test_every_fault_has_words_in_both_languages() -> None:
    kinds: list[Any] = [*StaffFault.__subclasses__(), *UnreadableStaffList.__subclasses__()]
    assert {staff_import.RoleNotYours, staff_list.NoHeader} <= set(kinds)
    for language in Language:
        l10n = TEXTS.in_language(language)
        missing = [kind.__name__ for kind in kinds if not l10n.has(fault_key(kind))]
        assert not missing


@pytest.mark.parametrize("language", list(Language))
def test_the_template_of_either_language_is_understood_by_the_reader(language: Language) -> None:
    from bot.dialogs.staff_import import template_words

    words = template_words(TEXTS.in_language(language))
    book = load_workbook(BytesIO(staff_template(words)))
    for number, role in enumerate(words.roles):
        family = "АБВГДЕЖ"[number]
        book.worksheets[0].append((f"Фамилия{family} Имя", "", "", 1, "", role))
    buffer = BytesIO()
    book.save(buffer)
    read = read_staff_list("staff.xlsx", buffer.getvalue())
    assert [row.roles for row in read.rows] == [(role.value,) for role in Role]
    assert read.unknown_columns == ()
    assert set(words.headings) == set(StaffColumn)


async def newest_file(stage: Stage, someone: Someone) -> bytes:
    _name, _mime, data = await stage.box.control.file(someone.newest("[document]")["document"]["file_id"])
    return data
