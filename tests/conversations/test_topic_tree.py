"""The topic tree in the curator's hands."""

import pytest

from mentoring.model.people import Role
from tests.conversations.dsl import Someone, Stage


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    olga = await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)
    await olga.presses("Настройки школы")
    await olga.presses("Темы")
    return olga


async def test_a_topic_is_added_renamed_moved_put_away_and_taken_out_again(olga: Someone) -> None:
    olga.sees("Направления, по которым")
    await olga.presses("Методика")
    await olga.presses("➕ Тема")
    await olga.says("Проектная <деятельность>")
    olga.sees_button("Проектная <деятельность>")
    await olga.presses("Проектная <деятельность>")
    olga.sees("Могут помочь: 0")
    await olga.presses("Переименовать")
    await olga.says("оценивание")
    olga.sees("Такая тема здесь уже есть")
    await olga.says("Проекты")
    olga.sees("Проекты", "Открытых запросов: 0")
    await olga.presses("Выше")
    assert order(olga).index("Проекты") == 4
    await olga.presses("Проекты")
    await olga.presses("Убрать")
    olga.sees("🗄 Убрана")
    await olga.presses("Назад")
    olga.sees_button("🗄 Проекты")
    await olga.presses("🗄 Проекты")
    await olga.presses("Вернуть")
    olga.does_not_see("🗄 Убрана")


async def test_a_direction_is_added_and_begins_empty(olga: Someone) -> None:
    await olga.presses("➕ Направление")
    await olga.says("teaching  METHODS")
    olga.sees("Такая тема здесь уже есть")
    await olga.says("Классное руководство")
    await olga.presses("Классное руководство")
    olga.sees("Здесь пока нет тем")
    await olga.presses("Изменить направление")
    await olga.presses("Переименовать")
    await olga.says("Воспитание")
    await olga.presses("Выше")
    olga.sees("Направления, по которым")
    olga.sees_button("Воспитание")


async def test_a_topic_somebody_asks_about_now_stays(stage: Stage, olga: Someone) -> None:
    anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, needs={"discipline": 3})
    await anya.presses("Нужна помощь")
    await anya.presses("⭐ Дисциплина и внимание")
    await anya.presses("Сейчас")
    await anya.says("Пятый класс не слышит меня")
    await anya.presses("Отправить")
    await olga.says("/start")
    await olga.presses("Настройки школы")
    await olga.presses("Темы")
    await olga.presses("Психология")
    await olga.presses("Дисциплина и внимание")
    olga.sees("Нужна поддержка: 1", "Открытых запросов: 1")
    assert "есть открытые запросы" in await olga.presses("Убрать")


async def test_a_head_who_is_no_curator_is_not_offered_the_tree(stage: Stage) -> None:
    ivan = await stage.joined("Петров Иван Сергеевич", Role.HEAD)
    await ivan.presses("Настройки школы")
    ivan.sees_no_button("Темы")


def order(someone: Someone) -> list[str]:
    message, _ = someone.button("➕ Тема")
    return [row[0]["text"] for row in message["keyboard"]]
