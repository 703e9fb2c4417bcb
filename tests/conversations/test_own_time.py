"""A person's own time: hours, leave, the methodical day and lessons, each saved at once."""

from datetime import date, time

import pytest

from mentoring.model.people import Person, Role
from mentoring.model.school_calendar import Lesson, Span
from tests.conversations.dsl import Someone, Stage


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3})
    await boris.presses("Мой профиль")
    await boris.presses("Моё время")
    return boris


async def stored(stage: Stage, someone: Someone) -> Person:
    assert someone.actor is not None
    return (await stage.school.actor(someone.actor)).person


async def asks(mentee: Someone, urgency: str) -> None:
    await mentee.says("/start")
    await mentee.presses("Нужна помощь")
    await mentee.presses("⭐")
    await mentee.presses(urgency)
    await mentee.says("Пятый класс не слышит меня")
    await mentee.presses("Отправить")


async def test_hours_are_set_by_taps_and_words_and_given_back_to_the_school(stage: Stage, boris: Someone) -> None:
    boris.sees("Бот пишет мне: с 08:00 до 20:00 (как в школе)", "Отпуск: нет", "Уроки: нет")
    await boris.presses("Когда мне писать")
    await boris.presses("10:00")
    assert (await stored(stage, boris)).hours == (time(10), time(20))
    await boris.presses("18:00")
    boris.sees("Сейчас: с 10:00 до 18:00.")
    await boris.says("9:30–19:15")
    boris.sees("с 09:30 до 19:15")
    await boris.says("19:00–9:00")
    boris.sees("хотя бы два часа")
    await boris.says("утром")
    boris.sees("Не получилось понять")
    assert (await stored(stage, boris)).hours == (time(9, 30), time(19, 15))
    await boris.presses("Как в школе")
    assert (await stored(stage, boris)).hours is None


async def test_on_leave_nobody_is_offered_a_request_nor_written_to(
    stage: Stage, boris: Someone, marina: Someone, anya: Someone
) -> None:
    await boris.presses("Отпуск")
    await boris.says("когда-нибудь")
    boris.sees("Нужна дата")
    await boris.presses("23")
    boris.sees("С пн, 23 ноября")
    await boris.presses("24")
    boris.sees("Отпуск: 23–24 нояб.")
    assert (await stored(stage, boris)).leave == Span(date(2026, 11, 23), date(2026, 11, 24))
    await boris.presses("Назад")
    boris.sees("🏖 Отпуск 23–24 нояб.")
    await asks(anya, "Сейчас")
    boris.does_not_see("Коллеге нужна ваша помощь")
    marina.sees("Никто не взял запрос")
    await marina.presses("Решить")
    await marina.presses("Передать наставнику")
    marina.sees_button("Вяткин Б. А. · отдыхает")
    await marina.says("/start")
    await marina.presses("Люди")
    await marina.presses("🏖 Вяткин Б. А.")
    marina.sees("в отпуске по вт, 24 ноября")
    await stage.passes(days=2)
    await asks(anya, "Сейчас")
    boris.sees("Коллеге нужна ваша помощь")


async def test_a_leave_is_typed_whole_and_taken_back(stage: Stage, boris: Someone) -> None:
    await boris.presses("Отпуск")
    await boris.says("25.08–01.07")
    boris.sees("Последний день раньше первого")
    await boris.says("01.07–25.08")
    boris.sees("Отпуск: 1 июл. – 25 авг.")
    await boris.presses("Отпуск")
    await boris.presses("Отменить отпуск")
    assert (await stored(stage, boris)).leave is None


async def test_an_offer_that_is_not_urgent_comes_after_the_lesson(stage: Stage, boris: Someone, anya: Someone) -> None:
    """Monday 10:00 is the third lesson: 9:45–10:25."""
    await boris.presses("Мои уроки")
    await boris.presses("пн · 0")
    await boris.presses("3 · 09:45")
    await boris.presses("4 · 10:40")
    await boris.presses("✅ 4 · 10:40")
    await boris.presses("Назад")
    boris.sees("пн 3")
    assert (await stored(stage, boris)).lessons == {Lesson(0, 3)}
    await asks(anya, "Сегодня")
    boris.does_not_see("Коллеге нужна ваша помощь")
    await stage.passes(minutes=24)
    boris.does_not_see("Коллеге нужна ваша помощь")
    await stage.passes(minutes=1)
    boris.sees("Коллеге нужна ваша помощь")


async def test_the_methodical_day_is_turned_on_changed_and_off(stage: Stage, boris: Someone) -> None:
    await boris.presses("Методический день")
    await boris.presses("ср")
    await boris.presses("чт")
    boris.sees_button("✅ чт")
    assert (await stored(stage, boris)).methodical_day == 3
    await boris.presses("чт")
    assert (await stored(stage, boris)).methodical_day is None


async def test_own_time_is_in_the_export_of_ones_data(stage: Stage, boris: Someone) -> None:
    await boris.presses("Когда мне писать")
    await boris.says("9:00–18:30")
    await boris.says("/start")
    await boris.presses("Мой профиль")
    await boris.presses("Мои данные и уход")
    await boris.presses("Получить мои данные")
    boris.sees("Здесь всё, что бот хранит о вас")


async def test_forged_presses_are_answered_and_change_nothing(stage: Stage, boris: Someone) -> None:
    before = await stored(stage, boris)
    await boris.presses("Когда мне писать")
    _, button = boris.button("10:00")
    for item in ("9", "-1", "x"):
        assert await boris.forges(f"{button['data'].rpartition(':')[0]}:{item}")
    await boris.presses("Назад")
    await boris.presses("Методический день")
    _, button = boris.button("ср")
    assert await boris.forges(f"{button['data'].rpartition(':')[0]}:8")
    await boris.presses("Назад")
    await boris.presses("Мои уроки")
    _, button = boris.button("пн")
    assert await boris.forges(f"{button['data'].rpartition(':')[0]}:8")
    await boris.presses("пн")
    _, button = boris.button("3 · 09:45")
    assert await boris.forges(f"{button['data'].rpartition(':')[0]}:99")
    assert await stored(stage, boris) == before
