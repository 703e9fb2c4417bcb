import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot.reachability import watch_reachability
from tests.edge.fake_telegram import blocked


@pytest.mark.parametrize(
    ("status", "chat", "marked"),
    [
        ("kicked", 7, [(7, False)]),
        ("member", 7, [(7, True)]),
        ("left", -5, []),
    ],
)
async def test_a_block_marks_the_person_and_a_group_marks_nobody(
    bot: Bot, status: str, chat: int, marked: list[tuple[int, bool]]
) -> None:
    seen: list[tuple[int, bool]] = []

    async def mark_reachable(account: int, *, is_reachable: bool) -> None:
        seen.append((account, is_reachable))

    dispatcher = Dispatcher(disable_fsm=True)
    watch_reachability(dispatcher, mark_reachable)
    await dispatcher.feed_update(bot, Update.model_validate(blocked(1, status, chat), context={"bot": bot}))
    assert seen == marked
