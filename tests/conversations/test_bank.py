"""The bank of mentors and mentees: from an offer to the head's answer, and who sees what."""

from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from mentoring.model.people import Language, Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.links import join, link_of


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    return await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)


@pytest.fixture
async def egor(stage: Stage) -> Someone:
    return await stage.joined("Директоров Егор Петрович", Role.HEAD)


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    return await stage.joined(
        "Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3}, subjects=("Физика",), position="учитель"
    )


async def file_of(stage: Stage, person: Someone, name: str) -> BytesIO:
    """The newest file of this name in the person's chat."""
    message = next(each for each in reversed(person.messages) if (each.get("document") or {}).get("file_name") == name)
    file = await stage.program.bot.get_file(message["document"]["file_id"])
    assert file.file_path is not None
    content = await stage.program.bot.download_file(file.file_path)
    assert isinstance(content, BytesIO)
    return content


async def test_a_colleague_offers_themselves_and_the_head_makes_them_a_mentor(
    stage: Stage, olga: Someone, egor: Someone
) -> None:
    vera = await stage.joined("Соснина Вера Павловна", Role.COUNCIL, subjects=("Математика",))
    await vera.presses("Мой профиль")
    await vera.presses("Я — наставник")
    await vera.presses("Предложить себя")
    vera.sees("Сейчас: кандидат")
    olga.sees("Соснина Вера Павловна: готов(а) стать наставником")
    await olga.presses("Открыть")
    olga.sees("Наставник: кандидат")
    await olga.presses("Предложить руководителю")
    olga.sees("отмечено: 1")
    await olga.presses("Отправить · 1")
    olga.sees("Отправлено руководителю: 1 человек")
    egor.sees("Наставники на утверждение", "1 человек, предлагает Куратова Ольга Ивановна")
    await egor.presses("Открыть")
    egor.sees("Утвердить всех или открыть каждого?")
    await egor.presses("Утвердить всех · 1")
    egor.sees("утверждены: 1")
    olga.sees("Решение по списку наставников", "утверждено 1, отказано 0")
    vera.sees("Вы наставник.")
    await vera.says("/start")
    vera.sees_button("Я помогаю")
    vera.sees("Профиль заполнен не до конца")


async def test_the_curator_asks_a_colleague_to_be_a_mentor(stage: Stage, olga: Someone) -> None:
    vera = await stage.joined("Соснина Вера Павловна", Role.COUNCIL)
    await olga.presses("Люди")
    await olga.presses("Соснина В. П.")
    await olga.presses("Карточка в банке")
    await olga.presses("Позвать в наставники")
    olga.sees("Наставник: кандидат")
    olga.sees_no_button("Позвать в наставники")
    vera.sees("Куратор предлагает вам стать наставником")
    await vera.presses("Открыть")
    vera.sees("Сейчас: кандидат")


async def test_the_head_refuses_one_with_a_reason_and_the_curator_reads_it(
    stage: Stage, olga: Someone, egor: Someone, boris: Someone
) -> None:
    await stage.joined("Соснина Вера Павловна", Role.MENTOR)
    await olga.presses("Банк")
    await olga.presses("Списки руководителю")
    await olga.presses("Новый список")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Соснина В. П.")
    await olga.presses("Отправить · 2")
    await egor.says("/start")
    egor.sees("1 решение ждёт вас")
    await egor.presses("🗂 Решения · 1")
    await egor.presses("Открыть список")
    await egor.presses("Соснина В. П.")
    await egor.presses("Отказать")
    await egor.says("Большая нагрузка")
    egor.sees("Ждут: 1 · утверждены: 0 · отказ: 1")
    await egor.presses("Вяткин Б. А.")
    await egor.presses("Утвердить")
    await olga.presses("Открыть")
    await olga.presses("Соснина В. П.")
    olga.sees("отказ, Директоров Егор Петрович", "Причина: Большая нагрузка", "Наставник: кандидат")


async def test_a_head_who_comes_second_is_told_who_decided(
    stage: Stage, olga: Someone, egor: Someone, boris: Someone
) -> None:
    anna = await stage.joined("Вторая Анна Ильинична", Role.HEAD)
    await olga.presses("Банк")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Предложить руководителю")
    await olga.presses("Отправить · 1")
    for head in (egor, anna):
        await head.presses("Открыть")
    await egor.presses("Утвердить всех · 1")
    await anna.presses("Утвердить всех · 1")
    anna.sees("Решение принял(а): Директоров Егор Петрович", "утверждены: 1")
    anna.sees_no_button("Утвердить всех")


async def test_a_list_taken_back_cannot_be_approved_any_more(
    stage: Stage, olga: Someone, egor: Someone, boris: Someone
) -> None:
    await olga.presses("Банк")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Предложить руководителю")
    await olga.presses("Отправить · 1")
    await egor.presses("Открыть")
    await olga.presses("Отозвать")
    await olga.presses("Да, отозвать")
    await egor.presses("Утвердить всех · 1")
    egor.sees("Решение принял(а): Куратова Ольга Ивановна")
    egor.sees("Список наставников решён: Куратова Ольга Ивановна. Утверждено: 0, отказано: 0.")


async def test_without_a_head_a_list_goes_nowhere_and_nothing_marked_is_lost(
    stage: Stage, olga: Someone, boris: Someone
) -> None:
    await olga.presses("Банк")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Предложить руководителю")
    assert "пока нет руководителя" in await olga.presses("Отправить · 1")
    olga.sees("отмечено: 1")


async def test_a_mentor_describes_what_they_offer(stage: Stage, olga: Someone, boris: Someone) -> None:
    await boris.presses("Мой профиль")
    await boris.presses("Я — наставник")
    await boris.presses("Виды")
    await boris.presses("Ситуационное")
    await boris.presses("Реверсивное")
    await boris.presses("Готово")
    await boris.presses("Кому помогаю")
    await boris.presses("Педагог – педагог")
    await boris.presses("Готово")
    await boris.presses("Встречи")
    await boris.presses("Лично")
    await boris.presses("Онлайн")
    await boris.presses("Готово")
    await boris.presses("Сколько человек")
    boris.sees("можно до 3")
    await boris.presses("3")
    await boris.presses("Время")
    await boris.presses("ср днём")
    await boris.presses("Готово")
    await boris.presses("Языки")
    await boris.presses("Татарский")
    await boris.presses("Готово")
    await boris.presses("Обучение")
    await boris.says("Курс наставников <36 ч>")
    boris.sees(
        "Виды: реверсивное, ситуационное",
        "Кому: педагог – педагог",
        "Встречи: лично и онлайн",
        "Наставляемых, не более: 3",
        "Время: ср днём",
        "Языки: татарский",
        "Обучение: Курс наставников <36 ч>",
    )
    await olga.presses("Банк")
    await olga.presses("Вяткин Б. А.")
    olga.sees("Готов вести: до 3", "Дисциплина и внимание ●●●", "ср днём")


async def test_a_mentor_pauses_goes_on_and_stops_by_themselves(
    stage: Stage, olga: Someone, egor: Someone, boris: Someone
) -> None:
    assert boris.actor is not None
    assert olga.actor is not None
    assert egor.actor is not None
    mentors = await stage.program.use_cases.propose_mentors([boris.actor.id], stage.unit.id, by=olga.actor)
    await stage.program.use_cases.approve_mentors(mentors.id, [boris.actor.id], by=egor.actor)
    await stage.settles()
    await boris.presses("Открыть")
    await boris.presses("Пауза")
    boris.sees("Сейчас: на паузе")
    await boris.presses("Продолжить")
    boris.sees("Сейчас: утверждён")
    await boris.presses("Больше не наставник")
    await boris.presses("Да, закончить")
    boris.sees("Готовы поддержать коллегу?")
    await olga.says("/start")
    await olga.presses("Банк")
    olga.sees("Найдено: 0")
    await olga.presses("Отбор")
    await olga.presses("По состоянию")
    await olga.presses("Больше не наставник")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("История")
    olga.sees("ждёт решения руководителя, Куратова", "утверждён, Директоров", "на паузе, Вяткин", "больше не наставник")


async def test_the_curator_pauses_with_a_reason_and_keeps_a_remark(
    stage: Stage, olga: Someone, egor: Someone, boris: Someone
) -> None:
    assert boris.actor is not None
    assert olga.actor is not None
    assert egor.actor is not None
    mentors = await stage.program.use_cases.propose_mentors([boris.actor.id], stage.unit.id, by=olga.actor)
    await stage.program.use_cases.approve_mentors(mentors.id, [boris.actor.id], by=egor.actor)
    await olga.says("/start")
    await olga.presses("Банк")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Пауза")
    await olga.says("Болезнь")
    olga.sees("Наставник: на паузе")
    boris.sees("на паузе. Причина: Болезнь")
    await olga.presses("Моя заметка")
    olga.sees("по закону может запросить")
    await olga.says("Лучше по средам")
    olga.sees("Лучше по средам")
    await egor.says("/start")
    await egor.presses("Банк")
    await egor.presses("Вяткин Б. А.")
    egor.does_not_see("Лучше по средам")
    egor.sees_no_button("Моя заметка")
    await olga.presses("Моя заметка")
    await olga.presses("Убрать заметку")
    olga.sees("Наставник: на паузе")


async def test_the_curator_filters_searches_and_turns_to_mentees(stage: Stage, olga: Someone, boris: Someone) -> None:
    await stage.joined("Соснина Вера Павловна", Role.MENTOR, subjects=("Математика",))
    anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, needs={"discipline": 3}, experience_years=1)
    await anya.presses("Мой профиль")
    await anya.presses("Пожелания")
    await anya.says("Хочу видеть живые уроки")
    await olga.presses("Банк")
    await olga.presses("Отбор")
    await olga.presses("По теме")
    await olga.presses("Психология")
    olga.sees_button("Вяткин Б. А.")
    olga.sees_no_button("Соснина")
    await olga.presses("Показать всех")
    await olga.presses("Отбор")
    await olga.presses("По предмету")
    await olga.presses("Математика")
    olga.sees("Отбор: Математика")
    olga.sees_no_button("Вяткин")
    await olga.presses("Показать всех")
    await olga.presses("Отбор")
    await olga.presses("Есть место")
    olga.sees("Никого нет")
    await olga.presses("Показать всех")
    await olga.says("вят")
    olga.sees("Отбор: «вят»", "Найдено: 1")
    await olga.presses("Показать всех")
    await olga.presses("Наставляемые")
    await olga.presses("Лугова А. С. · молодой педагог")
    olga.sees("Нужна поддержка: Дисциплина и внимание ●●●", "Пожелания: Хочу видеть живые уроки")
    await olga.presses("Категория")
    await olga.presses("Вернулся в профессию")
    olga.sees("Наставляемый: вернулся в профессию")


async def test_both_registers_come_as_a_spreadsheet_without_formulas(
    stage: Stage, olga: Someone, boris: Someone
) -> None:
    await stage.joined("=Лугова Аня Сергеевна", Role.MENTEE, experience_years=1)
    await olga.presses("Банк")
    await olga.presses("Реестры Excel")
    olga.sees("Собираю реестры", "наставников 1, наставляемых 1")
    workbook = load_workbook(await file_of(stage, olga, "Банк наставничества.xlsx"))
    assert workbook.sheetnames == ["Наставники", "Наставляемые"]
    mentors, mentees = ([[cell.value for cell in row] for row in sheet] for sheet in workbook.worksheets)
    assert mentors[0][:3] == ["№", "ФИО", "Место работы"]
    assert mentors[1][1:5] == ["Вяткин Борис Андреевич", stage.unit.name, "учитель", "Физика"]
    assert mentees[1][1] == "'=Лугова Аня Сергеевна"
    assert all(len(row) == len(table[0]) for table in (mentors, mentees) for row in table)
    assert not {"Год рождения", "Контакты"} & {*mentors[0], *mentees[0]}


async def test_the_annex_names_whom_the_head_approved(
    stage: Stage, olga: Someone, egor: Someone, boris: Someone
) -> None:
    assert boris.actor is not None
    assert olga.actor is not None
    assert egor.actor is not None
    vera = await stage.joined("Соснина <{{ unit }}> Павловна", Role.MENTOR)
    dina = await stage.joined("Отказова Дина Ильинична", Role.MENTOR)
    assert vera.actor is not None
    assert dina.actor is not None
    people = [boris.actor.id, vera.actor.id, dina.actor.id]
    mentors = await stage.program.use_cases.propose_mentors(people, stage.unit.id, by=olga.actor)
    await stage.program.use_cases.approve_mentors(mentors.id, people[:2], by=egor.actor)
    await stage.program.use_cases.refuse_mentors(mentors.id, people[2:], reason="Нет", by=egor.actor)
    await egor.presses("Банк")
    await egor.presses("Списки руководителю")
    await egor.presses("✅ 2 ✖️ 1")
    await egor.presses("Список Word")
    document = Document(await file_of(stage, egor, "Список наставников.docx"))
    [table] = document.tables
    names = [row.cells[1].text for row in table.rows]
    assert names == ["Фамилия, имя, отчество", "Вяткин Борис Андреевич", "Соснина <{{ unit }}> Павловна"]
    assert "утверждён, 23.11.2026, Директоров Егор Петрович" in [cell.text for cell in table.rows[1].cells]
    assert stage.unit.name in [paragraph.text for paragraph in document.paragraphs]


async def test_a_guest_comes_with_an_organisation_and_sees_their_own_matters_only(stage: Stage, olga: Someone) -> None:
    await olga.says("/start")
    await olga.presses("Приглашения")
    await olga.presses("➕ Пригласить")
    await olga.presses("Гость")
    await olga.presses("Дальше")
    await olga.says("Гостев Глеб Ильич")
    olga.sees("откуда гость")
    await olga.says("ПАО «Завод»")
    olga.sees("Ссылка готова")
    gleb = await join(stage, link_of(olga), "Глеб")
    await gleb.says("/start")
    gleb.sees_button("Мой профиль")
    for hidden in ("Частые вопросы", "Люди", "Банк", "Приглашения", "Нужна помощь"):
        gleb.sees_no_button(hidden)
    await gleb.presses("Мой профиль")
    await gleb.presses("Я — наставник")
    await gleb.presses("Сколько человек")
    gleb.sees("можно до 1")
    await olga.says("/start")
    await olga.presses("Банк")
    await olga.presses("Гостев Г. И. · ПАО «Завод»")
    olga.sees("гость · ПАО «Завод»")


async def test_forged_presses_reach_no_other_school(stage: Stage, olga: Someone, boris: Someone) -> None:
    other = await stage.school.unit("Другая школа")
    stranger = await stage.joined("Чужая Инна Юрьевна", Role.MENTOR, unit=other)
    boss = await stage.joined("Чужой Олег Ильич", Role.HEAD, Role.CURATOR, unit=other)
    assert stranger.actor is not None
    assert boss.actor is not None
    await olga.presses("Банк")
    _, button = olga.button("Вяткин Б. А.")
    assert "больше нет" in await olga.forges(f"{button['data'].rpartition(':')[0]}:{stranger.actor.id}")
    assert "другой роли" in await olga.forges(f"bc:{stranger.actor.id}:{other.id}")
    mentors = await stage.program.use_cases.propose_mentors([stranger.actor.id], other.id, by=boss.actor)
    assert "больше нет" in await olga.forges(f"bl:{mentors.id}")
    assert olga.actor is not None
    assert "другой роли" in await boris.forges(f"bc:{olga.actor.id}:{stage.unit.id}")


async def test_it_all_reads_in_english(stage: Stage, boris: Someone) -> None:
    jane = await stage.joined("Harlow Jane", *Role, language=Language.EN)
    await jane.presses("Bank")
    jane.sees("Bank of mentors", "approved")
    await jane.presses("Вяткин Б. А.")
    jane.sees("Mentor: candidate", "Ready to take up to 2")
    await jane.presses("Propose to the head")
    await jane.presses("Send · 1")
    jane.sees("Sent to the head: 1 person")
    await jane.presses("Approve all · 1")
    jane.sees("approved: 1")
