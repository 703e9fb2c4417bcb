"""Inviting from the phone, and what became of the links given."""

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from mentoring.model.people import Role
from tests.conversations.dsl import Someone, Stage
from tests.conversations.links import invite, join, link_of


@pytest.fixture
async def olga(stage: Stage) -> Someone:
    return await stage.joined("Куратова Ольга Ивановна", Role.CURATOR)


async def test_role_name_and_a_link_to_forward_with_its_picture_and_a_copy_button(stage: Stage, olga: Someone) -> None:
    await olga.presses("Приглашения")
    olga.sees("Пока никого не пригласили")
    await olga.presses("➕ Пригласить")
    olga.sees_no_button("Дальше")
    await olga.presses("Наставник")
    await olga.presses("Тьютор")
    await olga.presses("✅ Тьютор")
    await olga.presses("Дальше")
    olga.sees("Роль: наставник.")
    await olga.says("Вяткин")
    olga.sees("Нужны фамилия и имя")
    await olga.says("Вяткин  Борис <Андреевич>")
    olga.sees("Здравствуйте, Вяткин Борис <Андреевич>!", "Ваша роль: наставник", "действует до пн, 7 декабря")
    olga.sees("[photo]", "Ссылка готова")
    link = f"https://t.me/{stage.box.world.bot.username}?start={link_of(olga)}"
    message, button = olga.button("Скопировать ссылку")
    assert button["copy"] == link
    assert link in message["text"]
    assert await scanned(stage, olga) == link


async def test_the_secret_of_a_link_is_kept_nowhere(stage: Stage, olga: Someone, tmp_path: Path) -> None:
    token = await invite(olga, "Вяткин Борис Андреевич", "Наставник")
    await olga.presses("К списку")
    await join(stage, token, "Boris")
    stored = everything_in(tmp_path)
    assert "Вяткин".encode() in stored
    assert token.encode() not in stored


async def test_the_list_shows_what_became_of_each_link(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Вяткин Борис Андреевич", "Наставник")
    await invite(olga, "Соснина Вера Павловна", "Наставник")
    boris = await stage.someone("Boris")
    await boris.says(f"/start {token}")
    await olga.presses("К списку")
    olga.sees("Всего: 2")
    olga.sees_button("Соснина В. П. · ждём")
    await olga.presses("Вяткин Б. А. · открыто")
    olga.sees("Состояние: открыто", "Открыто: пн, 23 ноября, 10:00")
    await boris.presses("Дальше")
    await boris.presses("Согласен(на)")
    await olga.presses("Назад")
    await olga.presses("Вяткин Б. А. · пришёл(а)")
    olga.sees_no_button("Отозвать")
    olga.sees_no_button("Новая ссылка")


async def test_a_new_link_replaces_the_old_one(stage: Stage, olga: Someone) -> None:
    old = await invite(olga, "Вяткин Борис Андреевич", "Наставник")
    await olga.presses("К списку")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Новая ссылка")
    olga.sees_new("Ссылка готова", "Здравствуйте, Вяткин")
    new = link_of(olga)
    assert new != old
    boris = await stage.someone("Boris")
    await boris.says(f"/start {old}")
    boris.sees_new("Куратор отозвал эту ссылку")
    await boris.says(f"/start {new}")
    boris.sees_new("Здравствуйте, Вяткин")


async def test_a_link_is_taken_back_after_asking(stage: Stage, olga: Someone) -> None:
    await invite(olga, "Вяткин Борис Андреевич", "Наставник")
    await olga.presses("К списку")
    await olga.presses("Вяткин Б. А.")
    await olga.presses("Отозвать")
    olga.sees("Отозвать приглашение?")
    await olga.presses("Назад")
    await olga.presses("Отозвать")
    await olga.presses("Да, отозвать")
    olga.sees("Состояние: отозвано")


async def test_somebody_here_already_is_not_invited_again(stage: Stage, olga: Someone) -> None:
    token = await invite(olga, "Вяткин Борис Андреевич", "Наставник")
    await join(stage, token, "Boris")
    await invite(olga, "вяткин борис андреевич", "Тьютор")
    olga.sees_new("Такой человек уже есть")


async def test_a_mentor_who_forges_the_way_here_is_refused(stage: Stage, olga: Someone) -> None:
    boris = await stage.joined("Вяткин Борис Андреевич", Role.MENTOR)
    boris.sees_no_button("Приглашения")
    _, button = boris.button("Мой профиль")
    assert await boris.forges(button["data"].replace("profile", "invite"))
    boris.does_not_see("Пока никого не пригласили")


async def test_long_lists_have_pages(stage: Stage, olga: Someone) -> None:
    assert olga.actor is not None
    for number in range(20):
        name = f"Фамилия{'абвгдежзиклмнопрстуф'[number]} Имя Отчество"
        await stage.program.use_cases.invite_person(name, [Role.MENTEE], by=olga.actor)
    await olga.presses("Приглашения")
    olga.sees("Всего: 20")
    olga.sees_button("1 / 3")
    await olga.presses("▶")
    olga.sees_button("2 / 3")
    await olga.presses("▶")
    olga.sees_button("Фамилияа И. О.")


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("school.sqlite3*"))


async def scanned(stage: Stage, someone: Someone) -> str:
    photo = someone.newest("[photo]")["photo"]
    _name, _mime, data = await stage.box.control.file(photo["file_id"])
    found = zxingcpp.read_barcodes(Image.open(BytesIO(data)))
    return str(found[0].text)
