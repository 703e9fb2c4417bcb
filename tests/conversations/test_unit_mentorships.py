"""All mentorships of a school as its curator and head see them, and a warning from facts to decision."""

import pytest
from openpyxl import load_workbook

from mentoring.model.mentorship import MentorshipState
from mentoring.model.people import Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.test_bank import file_of
from tests.conversations.test_my_mentorships import opens_card, paired


@pytest.fixture
async def egor(stage: Stage) -> Someone:
    return await stage.joined("Директоров Егор Петрович", Role.HEAD)


async def test_the_curator_finds_pairs_by_state_and_by_a_part_of_a_name(
    stage: Stage, anya: Someone, boris: Someone, vera: Someone, marina: Someone
) -> None:
    await marina.presses("Пары школы")
    marina.sees("Пар пока нет")
    await paired(stage, boris, anya)
    await paired(stage, vera, anya, state=MentorshipState.COUNCIL)
    await paired(stage, vera, anya, state=MentorshipState.ENDED)
    await marina.says("/start")
    await marina.presses("Пары школы")
    marina.sees("Найдено: 2")
    marina.sees_button("🤝 Вяткин Б. А. → Лугова А. С. · работает")
    await marina.presses("По состоянию")
    await marina.presses("Завершена · 1")
    marina.sees("Найдено: 1 · отбор: завершена")
    marina.sees_button("Соснина В. П. → Лугова А. С. · завершена")
    await marina.presses("Показать все")
    await marina.says("вят")
    marina.sees("Найдено: 1 · отбор: «вят»")
    await marina.presses("Вяткин Б. А. → Лугова А. С.")
    marina.sees("Наставник: Вяткин Борис Андреевич", "Тишина на уроке")
    await marina.presses("Карточки")
    await marina.presses("Вяткин Борис Андреевич")
    marina.sees("Наставник: кандидат")
    await marina.presses("К банку")
    await marina.presses("Назад")
    marina.sees("карточки в банке")
    await marina.presses("К паре")
    await marina.presses("История")
    marina.sees("Шагов ещё не было")


async def test_a_warning_goes_to_both_both_are_heard_and_the_curator_decides_when_its_days_are_over(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone, egor: Someone
) -> None:
    await paired(stage, boris, anya)
    await marina.presses("Пары школы")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Предупредить")
    await marina.says("За месяц <ни одной> встречи")
    marina.sees("Отправить обоим?")
    await marina.presses("Да, предупредить")
    marina.sees("Предупреждение отправлено", "не раньше чт, 3 декабря, 10:00", "пока не ответил(а)")
    marina.sees_no_button("Решить")
    for person in (anya, boris):
        person.sees("Куратор предупреждает", "За месяц <ни одной> встречи", "не раньше чт, 3 декабря, 10:00")
    await anya.presses("Открыть пару")
    await anya.presses("Ответить куратору")
    await anya.says("Я болела & вернулась")
    anya.sees("Куратор прочтёт это")
    await opens_card(boris, "❗ Лугова А. С.")
    boris.does_not_see("Я болела")
    await marina.says("/start")
    await marina.presses("Пары школы")
    await marina.presses("Внимание")
    await marina.presses("⚠️ Вяткин Б. А.")
    marina.sees("Лугова Аня Сергеевна: Я болела & вернулась", "Вяткин Борис Андреевич пока не ответил(а)")
    await stage.passes(days=11)
    marina.sees("Доброе утро", "1 решение")
    await egor.says("/start")
    await egor.presses("Пары школы")
    await egor.presses("⚠️ Вяткин Б. А.")
    await egor.presses("Решить")
    await marina.says("/start")
    await marina.presses("Решения")
    marina.sees("⚖️ Вяткин Б. А. → Лугова А. С.", "За месяц <ни одной> встречи", "Я болела & вернулась")
    await marina.presses("История")
    marina.sees("предупреждение куратора")
    await marina.presses("К решениям")
    await marina.presses("Завершить сегодня")
    marina.sees("Всё решено")
    # The head comes second.
    assert "уже решено" in await egor.presses("Пусть продолжают")
    for person in (anya, boris):
        person.sees("завершена, последний день пт, 4 декабря")


async def test_the_curator_lets_them_go_on(stage: Stage, anya: Someone, boris: Someone, marina: Someone) -> None:
    await paired(stage, boris, anya)
    await marina.presses("Пары школы")
    await marina.presses("Вяткин Б. А.")
    await marina.presses("Предупредить")
    await marina.says("Нет встреч")
    await marina.presses("Да, предупредить")
    await stage.passes(days=11)
    await marina.says("/start")
    await marina.presses("Пары школы")
    await marina.presses("⚠️ Вяткин Б. А.")
    await marina.presses("Решить")
    await marina.presses("Пусть продолжают")
    for person in (anya, boris):
        person.sees("куратор решил, что работа продолжается")
    await marina.presses("История")
    marina.sees("предупреждение куратора, Ключевская Марина Олеговна", "решили продолжать")


async def test_who_does_not_decide_has_no_such_screen(stage: Stage, anya: Someone, boris: Someone) -> None:
    await paired(stage, boris, anya)
    galina = await stage.joined("Советова Галина Юрьевна", Role.COUNCIL, Role.TUTOR)
    for person in (anya, boris, galina):
        person.sees_no_button("Пары школы")


async def test_the_bank_names_the_pairs_of_a_person_and_the_registers_hold_them(
    stage: Stage, anya: Someone, boris: Someone, marina: Someone
) -> None:
    await paired(stage, boris, anya)
    await paired(stage, boris, anya, state=MentorshipState.CALLED_OFF)
    await marina.presses("Банк")
    await marina.presses("Вяткин Б. А.")
    marina.sees("Пары: Лугова А. С. (работает)")
    await marina.presses("К банку")
    await marina.presses("Наставляемые")
    await marina.presses("Лугова А. С.")
    marina.sees("Пары: Вяткин Б. А. (работает)")
    await marina.presses("К банку")
    await marina.presses("Реестры Excel")
    workbook = load_workbook(await file_of(stage, marina, "Банк наставничества.xlsx"))
    mentors, mentees = ([[cell.value for cell in row] for row in sheet] for sheet in workbook.worksheets)
    form = "педагог – педагог"
    for table, name in ((mentors, "Лугова Аня Сергеевна"), (mentees, "Вяткин Борис Андреевич")):
        place = table[1].index(name)
        assert table[1][place : place + 5] == [name, "01.11.2026", form, stage.unit.name, None]
        assert table[0][place + 1 : place + 3] == ["Дата начала", "Форма"]
