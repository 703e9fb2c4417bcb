"""A fresh personal link as messages to pass on. Its secret is shown here once and kept nowhere."""

import asyncio

from aiogram.types import (
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.at_hand import at_hand
from bot.dialogs.roles import role_names
from documents.invite_picture import invite_picture
from mentoring.use_cases.inviting import Invited


async def send_link(manager: DialogManager, invited: Invited) -> None:
    """The words to forward with a button that copies the link, and the same link as a picture to scan."""
    hand = at_hand(manager)
    l10n, label = hand.l10n, hand.l10n.label
    place = await hand.use_cases.my_place(by=hand.actor)
    link = await create_start_link(hand.bot, invited.token)
    copy = InlineKeyboardButton(text=label("inviting-copy"), copy_text=CopyTextButton(text=link))
    await hand.bot.send_message(
        hand.account,
        l10n(
            "inviting-forward",
            name=invited.person.name,
            unit=place.unit.name,
            roles=role_names(l10n, invited.invite.roles),
            link=link,
            until=invited.invite.expires_at.astimezone(l10n.zone).date(),
        ),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[copy]]),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    picture = await asyncio.to_thread(invite_picture, link)
    await hand.bot.send_photo(
        hand.account,
        BufferedInputFile(picture, "invite.png"),
        caption=l10n("inviting-picture", name=invited.person.name),
    )
    manager.show_mode = ShowMode.DELETE_AND_SEND
