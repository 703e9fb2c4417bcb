"""Home: what waits first, how to begin, and the ways that lead there."""

import pytest

from bot.callbacks import Place, PlacePress
from mentoring.model.people import Role
from tests.conversations.dsl import Stage
from tests.conversations.links import invite


@pytest.mark.parametrize("role", [Role.CURATOR, Role.HEAD])
async def test_who_is_alone_is_told_how_to_begin_until_somebody_is_invited(stage: Stage, role: Role) -> None:
    olga = await stage.joined("Куратова Ольга Ивановна", role)
    olga.sees("С чего начать", "Пригласите коллег")
    await invite(olga, "Вяткин Борис Андреевич", "Наставник")
    await olga.says("/start")
    olga.sees_new("Сейчас от вас ничего не ждут")


async def test_a_window_opened_from_a_notice_in_an_empty_chat_has_a_way_back(stage: Stage) -> None:
    olga = await stage.someone("Ольга")
    olga.actor = await stage.school.person(stage.unit, "Куратова Ольга Ивановна", Role.CURATOR, account=olga.account)
    stage.box.control.say(olga.account, olga.account, text="Есть кто?")
    await stage.settles()
    await olga.forges(PlacePress(place=Place.PEOPLE).pack())
    olga.sees("Люди")
    await olga.presses("Назад")
    olga.sees("здравствуйте")


async def test_new_roles_bring_their_commands(stage: Stage) -> None:
    olga = await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR)
    await olga.presses("Люди")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Изменить роли")
    await olga.presses("Куратор")
    await olga.presses("Сохранить")
    boris.sees("Ваши роли изменились: наставник, куратор")
    await boris.presses("Открыть")
    boris.sees_button("Запросы о помощи")
    commands = [each["command"] for each in stage.box.control.commands(boris.account, boris.account)]
    assert {"queue", "invite", "helping"} <= set(commands)


async def test_somebody_in_two_units_changes_between_them_from_home(stage: Stage) -> None:
    ivan = await stage.joined("Петров Иван Сергеевич", Role.HEAD)
    ivan.sees_no_button("Другое подразделение")
    await ivan.presses("Настройки школы")
    await ivan.presses("➕ Подразделение")
    await ivan.says("Клуб")
    await ivan.says("/start")
    await ivan.presses("Другое подразделение")
    await ivan.presses("Клуб")
    ivan.sees("руководитель · Клуб")


async def test_forged_pages_are_answered_in_words(stage: Stage) -> None:
    olga = await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)
    for number in range(10):
        await stage.joined(f"Вяткин Борис{number} Андреевич", Role.MENTOR)
    await olga.presses("Люди")
    _, button = olga.button("▶")
    for page in ("-1", "x", "9" * 30, "99999999"):
        assert await olga.forges(f"{button['data'].rpartition(':')[0]}:{page}"), page
    await olga.forges(f"{button['data'].rpartition(':')[0]}:999")
    olga.sees_button("2 / 2")
    olga.does_not_see("сломалось")


async def test_a_subject_of_the_staff_list_is_the_button_of_the_same_name(stage: Stage) -> None:
    anya = await stage.joined("Лугова Аня Сергеевна", Role.MENTEE, subjects=("физика",))
    await anya.presses("Мой профиль")
    await anya.presses("Предметы")
    anya.sees_button("✅ Физика")
    assert sum("изика" in button for button in anya.buttons) == 1
