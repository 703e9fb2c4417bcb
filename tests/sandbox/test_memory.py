"""What is in the box survives a restart of the program."""

import asyncio
from datetime import timedelta
from pathlib import Path

from aiogram import Bot
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from sandbox import Sandbox


async def test_a_closed_box_opens_as_it_was(tmp_path: Path) -> None:
    async with Sandbox(directory=tmp_path / "box") as box:
        anya = box.control.add_user("Аня")["id"]
        boris = box.control.add_user("Борис")["id"]
        group = box.control.add_chat("supergroup", "Группа", [anya, boris], is_forum=True)["id"]
        box.control.set_member(group, box.world.bot.id, "promote")
        box.control.say(anya, anya, "/start")
        bot = Bot(box.token, session=box.session())
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="y")]])
        await bot.send_message(anya, "вопрос", reply_markup=keyboard)
        sent = await bot.send_document(anya, BufferedInputFile(b"bytes", "x.txt"))
        poll = await bot.send_poll(group, "?", ["a", "b"], is_anonymous=False)
        await bot.create_forum_topic(group, "Тема")
        box.control.vote(group, boris, poll.message_id, [1])
        box.control.react(group, anya, poll.message_id, "🔥")
        box.control.block(boris)
        await bot.set_my_name("Наставник")
        box.clock.advance(timedelta(days=3))
        now, pending = box.clock.now(), list(box.world.updates.batch(100))
        state, private, shared = box.control.state(), box.control.messages(anya), box.control.messages(group)
    assert sent.document is not None

    async with Sandbox(directory=tmp_path / "box") as again:
        assert again.control.state() | {"now": ""} == state | {"now": ""}
        assert again.control.messages(anya) == private
        assert again.control.messages(group) == shared
        assert again.world.updates.batch(100) == pending
        assert timedelta(0) <= again.clock.now() - now < timedelta(minutes=1)
        assert (await again.control.file(sent.document.file_id))[2] == b"bytes"
        again.control.say(anya, anya, "дальше")
        assert again.control.messages(anya)[-1]["id"] == private[-1]["id"] + 1


async def test_after_a_crash_no_id_is_given_twice(tmp_path: Path) -> None:
    box = Sandbox(directory=tmp_path)
    anya = box.control.add_user("Аня")["id"]
    box.control.say(anya, anya, "сохранено")
    assert box._store is not None
    await box._store.save()
    lost = box.control.say(anya, anya, "потеряно")["id"]
    last_update = box.world.updates.next_id - 1

    again = Sandbox(directory=tmp_path)
    assert [one["text"] for one in again.control.messages(anya)] == ["сохранено"]
    assert again.control.say(anya, anya, "новое")["id"] > lost
    assert again.world.updates.batch(100)[-1]["update_id"] > last_update
    await box._store.close()
    await again.close()


async def test_who_writes_at_the_same_time_does_not_take_the_others_file_away(tmp_path: Path) -> None:
    # A box that is taken for dead may still be writing when the next one opens.
    boxes = [Sandbox(directory=tmp_path) for _ in range(3)]
    for box in boxes:
        box.world.listeners.clear()
        box.control.add_user("Аня" * 5000)
    for _ in range(50):
        await asyncio.gather(*(box._store.save() for box in boxes if box._store))
    assert len(Sandbox(directory=tmp_path).control.state()["users"]) == 1
    assert sorted(_names(tmp_path)) == ["chats", "files", "world.json"]


async def test_a_change_is_saved_without_being_asked(tmp_path: Path) -> None:
    async with Sandbox(directory=tmp_path) as box:
        box.control.add_user("Аня")
        for _ in iter(lambda: "world.json" in _names(tmp_path), True):
            await asyncio.sleep(0)
        crashed = Sandbox(directory=tmp_path)
        assert [one["first_name"] for one in crashed.control.state()["users"]] == ["Аня"]


async def test_a_box_without_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    async with Sandbox() as box:
        box.control.add_user("Аня")
    assert _names(tmp_path) == []


def _names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]
