"""Commands lead to their windows; those of another role, and those that do not exist, end in words."""

import pytest

from mentoring.model.people import Role
from tests.conversations.dsl import Stage


@pytest.mark.parametrize(
    ("command", "role", "title"),
    [
        ("/ask", Role.MENTEE, "О чём вопрос?"),
        ("/requests", Role.MENTEE, "Мои запросы"),
        ("/helping", Role.MENTOR, "Я помогаю"),
        ("/queue", Role.CURATOR, "Очередь запросов о помощи"),
        ("/decisions", Role.COUNCIL, "Всё решено"),
        ("/invite", Role.CURATOR, "Приглашения"),
        ("/profile", Role.MENTEE, "профиль"),
    ],
)
async def test_a_command_opens_its_window_and_back_leads_home(
    stage: Stage, command: str, role: Role, title: str
) -> None:
    person = await stage.joined("Лугова Аня Сергеевна", role)
    await person.says(command)
    person.sees_new(title)
    await person.presses("Домой")
    person.sees("здравствуйте")


async def test_a_command_of_another_role_is_refused_in_words(stage: Stage) -> None:
    anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE)
    await anya.says("/queue")
    anya.sees_new("доступно другой роли")
    stranger = await stage.someone("Пётр")
    await stranger.says("/ask")
    stranger.sees("доступно другой роли")


async def test_an_unknown_command_is_never_passed_on(stage: Stage) -> None:
    anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE)
    await anya.says("/nonsense")
    anya.sees_new("Такой команды нет")
