"""A meeting that was held without the bot, put in afterwards so that it counts and can be logged."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Row, SwitchTo

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.lists import PAGE_SIZE, page_buttons, pages
from bot.dialogs.mentorship_cards import line_text
from bot.dialogs.states import MyMeetings, PuttingMeetingIn
from bot.dialogs.typed_moments import example_moment, typed_moment
from bot.dialogs.widgets import Label, Words, back_button, home_button
from mentoring.model.ids import MentorshipId
from mentoring.refusals import Gone


def putting_meeting_in_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("put-in-whom", when="total"),
            Words("put-in-nobody", when=~F["total"]),
            chooser("m", _choose, width=1),
            pages("mg"),
            page_buttons("mg"),
            Row(back_button(), home_button()),
            state=PuttingMeetingIn.pair,
            getter=_pairs,
        ),
        Window(
            Words("put-in-when", names="names", example="example"),
            words_input(_type_moment),
            Row(SwitchTo(Label("button-back"), id="back", state=PuttingMeetingIn.pair), home_button()),
            state=PuttingMeetingIn.when,
            getter=_names,
        ),
    )


async def _pairs(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page, data = await load_numbered(
        dialog_manager, "mg", lambda place: hand.mentorship_desk.mine(by=hand.actor, page=place, size=PAGE_SIZE)
    )
    return data | {"choices": [Choice(line.id, line_text(hand.l10n, line)) for line in page.lines]}


def _mentorship_id(manager: DialogManager) -> MentorshipId:
    chosen = manager.dialog_data.get("mentorship")
    if not isinstance(chosen, int):
        raise Gone
    return MentorshipId(chosen)


async def _names(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    draft = await hand.use_cases.begin_meeting(_mentorship_id(dialog_manager), by=hand.actor)
    return {"names": ", ".join(draft.names), "example": example_moment(hand.clock.now(), hand.l10n.zone, days=-1)}


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    # Refused here already, before anything is typed, where there is nobody to meet.
    await hand.use_cases.begin_meeting(MentorshipId(number(item)), by=hand.actor)
    manager.dialog_data["mentorship"] = number(item)
    await manager.switch_to(PuttingMeetingIn.when)


async def _type_moment(message: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    at = typed_moment(text, hand.clock.now(), l10n.zone, l10n.language)
    if at is None:
        await message.answer(l10n("put-in-unclear", example=example_moment(hand.clock.now(), l10n.zone, days=-1)))
        return
    draft = await hand.use_cases.begin_meeting(_mentorship_id(manager), by=hand.actor)
    put_in = await hand.use_cases.put_meeting_in(
        draft.mentorship_id, at, minutes=draft.minutes, mode=draft.mode, place=draft.place, by=hand.actor
    )
    await say(manager, l10n("put-in-done", at=at))
    await manager.done()
    await manager.start(MyMeetings.card, data={"meeting": put_in.id}, mode=StartMode.NORMAL)
