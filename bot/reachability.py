"""People who block the bot and let it write again."""

from typing import Protocol

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated

from mentoring.model.ids import AccountId


class MarkReachable(Protocol):
    """The use case; an account nobody in the school has is no error."""

    async def __call__(self, account: AccountId, *, is_reachable: bool) -> object: ...


def watch_reachability(router: Router, mark_reachable: MarkReachable) -> None:
    """Have the router tell the use case of every block and unblock in private chats."""

    async def note(event: ChatMemberUpdated) -> None:
        gone = {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}
        await mark_reachable(AccountId(event.chat.id), is_reachable=event.new_chat_member.status not in gone)

    router.my_chat_member.register(note, F.chat.type == ChatType.PRIVATE)
