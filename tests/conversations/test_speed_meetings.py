"""Single meetings told as stories: slots opened, one of them booked, agreed to, held, rated, continued."""

from dataclasses import replace

import pytest

from mentoring.model.bank import MentorOffer
from mentoring.model.people import Actor, Language, Role
from tests.conftest import MONDAY_MORNING
from tests.conversations.dsl import Someone, Stage
from tests.mentors import approve


def known(person: Someone) -> Actor:
    assert person.actor is not None
    return person.actor


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    """An approved mentor, strongest in discipline."""
    boris = await stage.joined(
        "Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3}, position="учитель", subjects=("Физика",)
    )
    await approve(stage.school, known(boris))
    return boris


@pytest.fixture
async def nikita(stage: Stage) -> Someone:
    return await stage.joined("Бажов Никита Денисович", Role.MENTEE, needs={"discipline": 2})


async def opens_slots(mentor: Someone) -> None:
    """Every Wednesday at 15:00 and 15:20, and once on Friday at 9:00, in room 7."""
    await mentor.says("/start")
    await mentor.presses("Другие встречи")
    await mentor.presses("Мои окна")
    mentor.sees("Окон пока нет", "Сначала скажите, где встречаетесь")
    mentor.sees_no_button("Окна по неделям")
    await mentor.presses("Где встречаемся")
    await mentor.says("каб. 7 <у окна>")
    await mentor.presses("Окна по неделям")
    await mentor.presses("ср")
    await mentor.presses("15:00")
    await mentor.says("16:20")
    await mentor.presses("К дням")
    mentor.sees_button("ср 15:00, 16:20")
    await mentor.presses("К окнам")
    await mentor.presses("Добавить одно окно")
    await mentor.presses("27")
    assert "открыто" in await mentor.presses("09:00")
    mentor.sees("Каждую неделю: ср 15:00, ср 16:20", "Свободно на ближайшие дни: 5", "каб. 7 <у окна>")


async def comes_to_slots(mentee: Someone) -> None:
    await mentee.says("/start")
    await mentee.presses("Другие встречи")
    await mentee.presses("Разовая встреча")
    await mentee.presses("Дисциплина")
    await mentee.presses("Вяткин Б. А.")


async def books(mentee: Someone, slot: str = "ср 25 нояб. 15:00") -> str:
    await comes_to_slots(mentee)
    await mentee.presses(slot)
    await mentee.says("Пятый <Б>")
    return await mentee.presses("Записаться")


async def test_from_open_slots_to_a_meeting_held_rated_and_continued(
    stage: Stage, boris: Someone, anya: Someone
) -> None:
    await opens_slots(boris)
    await anya.says("/start")
    await anya.presses("Другие встречи")
    await anya.presses("Разовая встреча")
    await anya.presses("Дисциплина")
    anya.sees("Вяткин Борис Андреевич ●●●", "учитель · Физика", "всего 5")
    await anya.presses("Вяткин Б. А.")
    anya.sees("30 мин, 📍 каб. 7 <у окна>")
    await anya.presses("пт 27 нояб. 09:00")
    await anya.presses("Пропустить")
    await anya.presses("К окнам")
    await anya.presses("ср 25 нояб. 15:00")
    await anya.says("Пятый <Б>")
    anya.sees("Тема: Дисциплина", "Пятый <Б>")
    assert "Записал" in await anya.presses("Записаться")
    anya.sees("✅ ср, 25 ноября, 15:00: Вяткин Борис Андреевич")
    for person, other in ((anya, "Вяткин Борис Андреевич"), (boris, "Лугова Аня Сергеевна")):
        person.sees(other, "ср, 25 ноября, 15:00", "каб. 7 <у окна>", "Пятый <Б>")
    await stage.passes(days=2, hours=6, minutes=10)
    await boris.presses("Состоялась")
    await anya.presses("Состоялась")
    anya.sees_new("Встреча была. Помогла?", "Вяткин Борис Андреевич, «Дисциплина")
    assert "Спасибо" in await anya.presses("5 ★")
    anya.sees_no_button("5 ★")
    assert await anya.forges("sr:1:1") != "Спасибо!"
    await anya.presses("Продолжить с наставником")
    await anya.presses("Дальше")
    await anya.presses("Пропустить")
    await anya.presses("Пропустить")
    await anya.presses("Подходит")
    await anya.presses("Пропустить")
    await anya.presses("Дальше · 1")
    anya.sees("🥇 Вяткин Борис Андреевич")
    await anya.presses("Отправить")
    boris.sees_new("Коллега просит вас стать наставником")


async def test_a_slot_taken_meanwhile_is_told_kindly_with_the_others_beside(
    stage: Stage, boris: Someone, anya: Someone, nikita: Someone
) -> None:
    await opens_slots(boris)
    await comes_to_slots(nikita)
    await nikita.presses("ср 25 нояб. 15:00")
    await nikita.presses("Пропустить")
    assert "Записал" in await books(anya)
    assert "только что заняли" in await nikita.presses("Записаться")
    nikita.sees_no_button("ср 25 нояб. 15:00")
    await nikita.presses("ср 25 нояб. 16:20")
    await nikita.presses("Пропустить")
    assert "Записал" in await nikita.presses("Записаться")
    # No more than two ahead.
    await books(anya, "пт 27 нояб. 09:00")
    assert "впереди у вас уже 2" in await books(anya, "ср 2 дек. 15:00")
    # The mentor cannot after all, and says why: the other slots are one press away.
    await boris.says("/start")
    await boris.presses("Мои встречи")
    await boris.presses("15:00")
    await boris.presses("Отменить")
    await boris.says("Вызвали <в округ>")
    anya.sees_new("Вызвали <в округ>")
    await anya.presses("Другие окна")
    anya.sees("С этими коллегами можно встретиться")
    await anya.presses("Вяткин Б. А.")
    anya.sees_button("ср 25 нояб. 15:00")
    assert await boris.forges("sm:on:1") != ""
    assert await nikita.forges("sm:others:1") != ""


async def test_where_the_curator_agrees_first(
    stage: Stage, boris: Someone, anya: Someone, nikita: Someone, marina: Someone
) -> None:
    async with stage.program.begin() as work:
        await work.units.save_settings(stage.unit.id, replace(stage.unit.settings, has_speed_step=True))
    await opens_slots(boris)
    assert "Передал куратору" in await books(anya)
    assert "Передал куратору" in await books(nikita, "ср 25 нояб. 16:20")
    boris.does_not_see("25 ноября")
    await marina.says("/start")
    await marina.presses("Решения")
    marina.sees("Лугова Аня Сергеевна", "просит разовую встречу: Вяткин Борис Андреевич", "Пятый <Б>")
    await marina.presses("Согласовать встречу")
    for person in (anya, boris):
        person.sees("ср, 25 ноября, 15:00")
    marina.sees("Бажов Никита Денисович")
    await marina.presses("Отказать")
    await marina.says("Сначала <урок> посмотрите")
    nikita.sees_new("Куратор не согласовал", "Сначала <урок> посмотрите")
    await nikita.presses("Другие окна")
    await nikita.presses("Вяткин Б. А.")
    await nikita.presses("ср 25 нояб. 16:20")
    await nikita.presses("Пропустить")
    await nikita.presses("Записаться")
    await nikita.presses("Ждёт куратора")
    assert "свободно" in await nikita.presses("Отозвать")
    await marina.says("/start")
    await marina.presses("Решения")
    marina.sees("Всё решено")
    await books(nikita, "пт 27 нояб. 09:00")
    await stage.passes(days=3, hours=23)
    nikita.sees_new("Разовая встреча не состоится")


async def test_nobody_free_a_slot_taken_back_and_english(stage: Stage, boris: Someone, anya: Someone) -> None:
    await anya.says("/start")
    await anya.presses("Другие встречи")
    await anya.presses("Разовая встреча")
    await anya.presses("Дисциплина")
    anya.sees("Свободных окон сейчас нет")
    await opens_slots(boris)
    await boris.presses("Длится: 30 мин")
    await boris.presses("Убрать окно")
    assert "Убрал" in await boris.presses("пт 27 нояб. 09:00")
    await boris.presses("К окнам")
    boris.sees("Свободно на ближайшие дни: 4", "Встреча 45 мин")
    anna = await stage.joined("Smith Anna", Role.MENTEE, language=Language.EN, needs={"discipline": 2})
    await anna.presses("Other meetings")
    await anna.presses("Single meeting")
    await anna.presses("Discipline")
    anna.sees("These colleagues can meet you", "4 in all")
    other = await stage.joined("Кандидатов Иван Ильич", Role.MENTOR)
    await other.presses("Другие встречи")
    assert "утверждённые наставники" in await other.presses("Мои окна")
    async with stage.program.begin() as work:
        await work.bank_cards.save_offer(known(boris).id, stage.unit.id, MentorOffer(), MONDAY_MORNING)
    assert await anna.forges("sm:topic:99999") != ""
