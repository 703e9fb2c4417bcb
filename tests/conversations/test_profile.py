"""The profile after joining: changing it, pausing, one's own data, leaving."""

import io
import json
import zipfile

from mentoring.model.people import Language, Mode, Person, Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.links import account_of


async def person_of(stage: Stage, someone: Someone) -> Person:
    acting = await stage.program.use_cases.who_acts(account_of(someone))
    assert acting is not None
    return acting.actor.person


async def test_the_profile_shows_everything_set_and_each_answer_can_be_changed(stage: Stage, boris: Someone) -> None:
    await boris.presses("Мой профиль")
    boris.sees("Вяткин Борис Андреевич", "наставник · Гимназия № 35", "Должность: не указано", "Дисциплина и внимание")
    boris.sees_no_button("Нужна поддержка")
    await boris.presses("Должность")
    await boris.presses("Учитель")
    boris.sees("Должность: Учитель")
    await boris.presses("Стаж")
    await boris.says("сто")
    boris.sees("Стаж нужен числом лет")
    await boris.says("21")
    boris.sees("Стаж: 21 год")
    await boris.presses("Имя")
    await boris.says("Вяткин Борис Андреевич <b>")
    boris.sees("Вяткин Борис Андреевич <b>")
    await boris.presses("Могу помочь")
    boris.sees_button("Психология и педагогика · 1")
    await boris.presses("Психология и педагогика")
    await boris.presses("●●● Дисциплина")
    await boris.presses("Мотивация")
    await boris.presses("К направлениям")
    await boris.presses("Готово")
    boris.sees("Могу помочь: Мотивация")
    await boris.presses("Встречи")
    await boris.presses("Лично")
    await boris.presses("Онлайн")
    await boris.presses("Готово")
    boris.sees("Встречи: лично, онлайн")
    assert (await person_of(stage, boris)).ways_to_meet == {Mode.IN_PERSON, Mode.ONLINE}
    await boris.presses("Встречи")
    await boris.presses("✅ Лично")
    await boris.presses("✅ Онлайн")
    await boris.presses("Готово")
    boris.sees("Встречи: не указано")


async def test_the_language_changes_at_once_and_the_zone_is_found_by_city(stage: Stage, boris: Someone) -> None:
    await boris.says("/language")
    await boris.presses("English")
    boris.sees("My profile", "I can help with: Discipline and attention")
    await boris.presses("Time zone")
    boris.sees_button("Vladivostok · 15:00")
    await boris.says("Атлантида")
    boris.sees("time zone")
    await boris.says("London")
    boris.sees("Time: London")
    assert (await person_of(stage, boris)).language is Language.EN


async def test_a_pause_is_set_by_a_tap_or_by_a_day_and_taken_back(stage: Stage, boris: Someone) -> None:
    await boris.presses("Мой профиль")
    await boris.presses("Пауза")
    boris.sees_button("ноябрь 2026")
    boris.sees_button("пн")
    await boris.presses("До понедельника")
    boris.sees("Пауза по вс, 29 ноября включительно")
    await boris.presses("Снять паузу")
    boris.does_not_see("включительно: новых")
    await boris.presses("Пауза")
    await boris.presses("›")
    boris.sees_button("декабрь 2026")
    await boris.presses("31")
    boris.sees("Пауза по чт, 31 декабря включительно")


async def test_own_data_come_as_an_archive_to_read_and_for_machines(stage: Stage, boris: Someone) -> None:
    await boris.presses("Мой профиль")
    await boris.presses("Мои данные и уход")
    await boris.presses("Получить мои данные")
    boris.sees("Собираю ваши данные", "[document]", "data.html можно открыть")
    archive = zipfile.ZipFile(io.BytesIO(await file_of(stage, boris)))
    assert json.loads(archive.read("data.json"))["person"]["name"] == "Вяткин Борис Андреевич"
    page = archive.read("data.html").decode()
    assert "Вяткин Борис Андреевич" in page
    assert "Обо мне" in page


async def test_leaving_says_what_becomes_of_open_matters_and_asks_first(stage: Stage, boris: Someone) -> None:
    anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, needs={"discipline": 3})
    await anya.presses("Нужна помощь")
    await anya.presses("⭐ Дисциплина и внимание")
    await anya.presses("Сейчас")
    await anya.says("Пятый класс не слышит меня")
    await anya.presses("Отправить")
    await anya.says("/start")
    await anya.presses("Мой профиль")
    await anya.presses("Мои данные и уход")
    await anya.presses("Уйти из наставничества")
    anya.sees("Ваш открытый запрос (1) будет отозван", "Чужих запросов на руках у вас нет")
    await anya.presses("Остаться")
    await anya.presses("Мои данные и уход")
    await anya.presses("Уйти из наставничества")
    await anya.presses("Да, уйти")
    anya.sees("Вы ушли из наставничества")
    await anya.says("/start")
    anya.sees_no_button("Нужна помощь")


async def test_withdrawing_consent_forgets_the_person(stage: Stage, boris: Someone) -> None:
    await boris.presses("Мой профиль")
    await boris.presses("Мои данные и уход")
    await boris.presses("Отозвать согласие")
    boris.sees("Это нельзя отменить")
    await boris.presses("Да, отозвать и удалить")
    boris.sees("Согласие отозвано, ваши данные удалены")
    assert await stage.program.use_cases.who_acts(account_of(boris)) is None
    await boris.says("/start")
    boris.sees_no_button("Мой профиль")


async def test_the_last_curator_is_told_to_find_another_before_leaving(stage: Stage) -> None:
    olga = await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)
    await olga.presses("Мой профиль")
    await olga.presses("Мои данные и уход")
    await olga.presses("Уйти из наставничества")
    olga.sees("Сначала пригласите другого куратора")
    olga.sees_no_button("Да, уйти")


async def test_who_is_of_two_units_turns_to_the_other(stage: Stage, boris: Someone) -> None:
    other = await stage.school.unit("Ресурсный центр")
    assert boris.actor is not None
    async with stage.program.begin() as work:
        await work.people.set_roles(boris.actor.id, other.id, [Role.CURATOR], stage.box.clock.now())
    await boris.presses("Мой профиль")
    await boris.presses("Подразделение")
    await boris.presses("Ресурсный центр")
    boris.sees("куратор · Ресурсный центр")
    assert (await person_of(stage, boris)).home_unit_id == other.id


async def test_forged_presses_change_nothing_and_are_answered(stage: Stage, boris: Someone) -> None:
    await boris.presses("Мой профиль")
    before = await person_of(stage, boris)
    await boris.presses("Язык")
    _, button = boris.button("English")
    for item in ("xx", "", "999999999999999999999"):
        assert await boris.forges(f"{button['data'].rpartition(':')[0]}:{item}")
    await boris.presses("К профилю")
    await boris.presses("Часовой пояс")
    _, button = boris.button("Самара")
    for item in ("-1", "99", "abc"):
        assert await boris.forges(f"{button['data'].rpartition(':')[0]}:{item}")
    await boris.presses("К профилю")
    await boris.presses("Могу помочь")
    _, button = boris.button("Методика")
    await boris.forges(f"{button['data'].rpartition(':')[0]}:987654")
    await boris.presses("Методика")
    _, button = boris.button("Оценивание")
    assert await boris.forges(f"{button['data'].rpartition(':')[0]}:987654")
    assert await person_of(stage, boris) == before


async def file_of(stage: Stage, someone: Someone) -> bytes:
    _name, _mime, data = await stage.box.control.file(someone.newest("[document]")["document"]["file_id"])
    return data
