"""The people of the unit as their curator sees them."""

import pytest

from mentoring.model.people import Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.links import account_of, invite, link_of


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    return await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)


@pytest.fixture
async def boris(stage: Stage) -> Someone:
    return await stage.joined("Вяткин Борис Андреевич", Role.MENTOR, strengths={"discipline": 3}, position="учитель")


async def test_people_are_found_by_a_part_of_the_name_and_by_role(stage: Stage, olga: Someone, boris: Someone) -> None:
    await invite(olga, "Соснина Вера Павловна", "Наставляемый")
    await olga.says("/start")
    await olga.presses("Люди")
    olga.sees("В боте: 2. Приглашены и ещё не пришли: 1.")
    olga.sees_button("✉️ Соснина В. П. · наставляемый")
    await olga.says("вЯТ")
    olga.sees("Люди · «вЯТ»", "Найдено: 1")
    olga.sees_no_button("Соснина")
    await olga.presses("Показать всех")
    await olga.presses("Найти")
    await olga.presses("Наставляемый")
    olga.sees("Люди · «наставляемый»")
    olga.sees_no_button("Вяткин")
    await olga.presses("Показать всех")
    await olga.says("никого такого")
    olga.sees("Никого нет")


async def test_the_card_tells_what_the_curator_may_know(stage: Stage, olga: Someone, boris: Someone) -> None:
    await olga.presses("Люди")
    await olga.presses("Вяткин Б. А.")
    olga.sees(
        "Вяткин Борис Андреевич", "в боте с пн, 23 ноября", "Должность: учитель", "Может помочь: Дисциплина и внимание"
    )


async def test_roles_are_changed_and_the_person_is_told(stage: Stage, olga: Someone, boris: Someone) -> None:
    await olga.presses("Люди")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Изменить роли")
    olga.sees_button("✅ Наставник")
    await olga.presses("Куратор")
    await olga.presses("Сохранить")
    olga.sees("наставник, куратор")
    boris.sees("куратор")
    acting = await stage.program.use_cases.who_acts(account_of(boris))
    assert acting is not None
    assert acting.actor.holds(Role.CURATOR)


async def test_somebody_not_here_yet_gets_a_new_link_from_the_card(stage: Stage, olga: Someone) -> None:
    old = await invite(olga, "Соснина Вера Павловна", "Наставляемый")
    await olga.says("/start")
    await olga.presses("Люди")
    await olga.presses("Соснина В. П.")
    olga.sees("Состояние: ждём")
    await olga.presses("Новая ссылка")
    assert link_of(olga) != old


async def test_removing_asks_first_and_says_what_follows(stage: Stage, olga: Someone, boris: Someone) -> None:
    await olga.presses("Люди")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Убрать")
    olga.sees("Убрать: Вяткин Борис Андреевич?")
    await olga.presses("Оставить")
    await olga.presses("Убрать")
    await olga.presses("Да, убрать")
    olga.sees("В боте: 1")
    olga.sees_no_button("Вяткин")
    await boris.says("/start")
    boris.sees_no_button("Мой профиль")


async def test_the_last_curator_cannot_be_removed_nor_lose_the_role(stage: Stage, olga: Someone) -> None:
    await olga.presses("Люди")
    await olga.presses("Куратова О. И.")
    await olga.presses("Убрать")
    assert "без куратора" in await olga.presses("Да, убрать")
    await olga.presses("Оставить")
    await olga.presses("Изменить роли")
    await olga.presses("✅ Куратор")
    await olga.presses("Наставник")
    assert "без куратора" in await olga.presses("Сохранить")


async def test_people_of_another_school_do_not_exist(stage: Stage, olga: Someone, boris: Someone) -> None:
    other = await stage.school.unit("Другая школа")
    stranger = await stage.joined("Чужая Инна Юрьевна", Role.MENTOR, unit=other)
    assert stranger.actor is not None
    await olga.presses("Люди")
    olga.sees_no_button("Чужая")
    _, button = olga.button("Вяткин Б. А.")
    assert "больше нет" in await olga.forges(f"{button['data'].rpartition(':')[0]}:{stranger.actor.id}")
