"""Presses under a mentee's request for a mentor: yes, no, tell me more; and the mentee's under what they are told."""

from aiogram import F, Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.announcements.base import button
from bot.announcements.help import DECLINE_KEYS
from bot.announcements.mentor_requests import ask_rows
from bot.callbacks import AskAction, AskDeclinePress, AskPress, MentorRequestAction, MentorRequestPress
from bot.dialogs.states import MentorAsks, MyMentorRequests
from bot.handlers.help_offers import change_buttons, known
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import MentorshipRequestId
from mentoring.model.people import Actor


async def accept(
    press: CallbackQuery, callback_data: AskPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.accept_mentee(MentorshipRequestId(callback_data.request), by=known(actor))
    await press.answer(label("asks-accepted"), show_alert=True)


async def show_reasons(press: CallbackQuery, callback_data: AskPress, l10n: L10n) -> None:
    label = l10n.label
    rows = [
        [button(label(key), AskDeclinePress(reason=reason, request=callback_data.request).pack())]
        for reason, key in DECLINE_KEYS.items()
    ]
    back = AskPress(action=AskAction.BACK, request=callback_data.request)
    await change_buttons(press, [*rows, [button(label("button-back"), back.pack())]])
    await press.answer()


async def show_ask(press: CallbackQuery, callback_data: AskPress, l10n: L10n) -> None:
    await change_buttons(press, ask_rows(l10n, callback_data.request))
    await press.answer()


async def decline(
    press: CallbackQuery, callback_data: AskDeclinePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    """The message itself is rewritten by the notice of it, and then asks for how long to offer nothing."""
    label = l10n.label
    request_id = MentorshipRequestId(callback_data.request)
    await use_cases.decline_mentee(request_id, callback_data.reason, by=known(actor))
    await press.answer(label("asks-declined"))


async def ask_more(press: CallbackQuery, callback_data: AskPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(MentorAsks.question, data={"ask": callback_data.request})
    await press.answer()


async def open_ask(press: CallbackQuery, callback_data: AskPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(MentorAsks.card, data={"ask": callback_data.request})
    await press.answer()


async def open_request(press: CallbackQuery, callback_data: MentorRequestPress, dialog_manager: DialogManager) -> None:
    """To the card, or to the question of a mentor that is to be answered there."""
    is_reply = callback_data.action is MentorRequestAction.REPLY
    state = MyMentorRequests.reply if is_reply else MyMentorRequests.card
    await dialog_manager.start(state, data={"wanted": callback_data.request})
    await press.answer()


def mentor_requests_router() -> Router:
    router = Router(name="mentor_requests")
    router.callback_query.register(accept, AskPress.filter(F.action == AskAction.YES))
    router.callback_query.register(show_reasons, AskPress.filter(F.action == AskAction.NO))
    router.callback_query.register(show_ask, AskPress.filter(F.action == AskAction.BACK))
    router.callback_query.register(ask_more, AskPress.filter(F.action == AskAction.MORE))
    router.callback_query.register(open_ask, AskPress.filter(F.action == AskAction.OPEN))
    router.callback_query.register(decline, AskDeclinePress.filter())
    router.callback_query.register(open_request, MentorRequestPress.filter())
    return router
