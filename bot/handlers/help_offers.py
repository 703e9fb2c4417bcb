"""Presses under offers of help: take, can't, ask back; and the curator's under a request nobody took."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager

from bot.announcements.base import button
from bot.announcements.help import DECLINE_KEYS, offer_rows
from bot.announcements.mentor_requests import rest_rows
from bot.callbacks import CuratorAction, CuratorPress, DeclinePress, OfferAction, OfferPress, RestPress
from bot.dialogs.at_hand import now_in_talk
from bot.dialogs.states import AskingBack, HelpQueue, MyHelping
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import HelpRequestId
from mentoring.model.people import Actor
from mentoring.refusals import NotAllowed


async def take(
    press: CallbackQuery, callback_data: OfferPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.claim_help(HelpRequestId(callback_data.request), by=known(actor))
    await press.answer(label("offer-yours"))


async def show_reasons(press: CallbackQuery, callback_data: OfferPress, l10n: L10n) -> None:
    label = l10n.label
    rows = [
        [button(label(key), DeclinePress(reason=reason, request=callback_data.request).pack())]
        for reason, key in DECLINE_KEYS.items()
    ]
    back = OfferPress(action=OfferAction.BACK, request=callback_data.request)
    await change_buttons(press, [*rows, [button(label("button-back"), back.pack())]])
    await press.answer()


async def show_offer(press: CallbackQuery, callback_data: OfferPress, l10n: L10n) -> None:
    await change_buttons(press, offer_rows(l10n, callback_data.request))
    await press.answer()


async def ask_back(press: CallbackQuery, callback_data: OfferPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(AskingBack.words, data={"request": callback_data.request})
    await press.answer()


async def decline(
    press: CallbackQuery, callback_data: DeclinePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.decline_help(HelpRequestId(callback_data.request), callback_data.reason, by=known(actor))
    if isinstance(press.message, Message):
        await press.message.edit_text(
            l10n("offer-declined", reason=label(DECLINE_KEYS[callback_data.reason])),
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rest_rows(l10n)]),
        )
    await press.answer()


async def rest(
    press: CallbackQuery,
    callback_data: RestPress,
    use_cases: UseCases,
    actor: Actor | None,
    l10n: L10n,
) -> None:
    until = await use_cases.put_offers_off(callback_data.rest, by=known(actor))
    if isinstance(press.message, Message):
        if until is None:
            await press.message.edit_text(l10n("rest-off"))
        else:
            await press.message.edit_text(l10n("rest-on", until=until))
    await press.answer()


async def open_case(press: CallbackQuery, callback_data: CuratorPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(HelpQueue.card, data={"request": callback_data.request})
    await press.answer()


async def answer_myself(
    press: CallbackQuery,
    callback_data: CuratorPress,
    use_cases: UseCases,
    actor: Actor | None,
    l10n: L10n,
    dialog_manager: DialogManager,
) -> None:
    """A curator was offered nothing that could turn into a card in hand: it opens below."""
    label = l10n.label
    request_id = HelpRequestId(callback_data.request)
    await use_cases.claim_help(request_id, by=known(actor))
    await change_buttons(press, [])
    await press.answer(label("offer-yours"))
    dialog_manager.middleware_data["actor"] = now_in_talk(known(actor), request_id)
    await dialog_manager.start(MyHelping.card, data={"request": request_id})


async def change_buttons(press: CallbackQuery, rows: object) -> None:
    if isinstance(press.message, Message):
        await press.message.edit_reply_markup(
            reply_markup=InlineKeyboardMarkup.model_validate({"inline_keyboard": rows}) if rows else None
        )


def known(actor: Actor | None) -> Actor:
    """The person who pressed; somebody the school does not know may do nothing here."""
    if actor is None:
        raise NotAllowed
    return actor


def help_offers_router() -> Router:
    router = Router(name="help_offers")
    router.callback_query.register(take, OfferPress.filter(F.action == OfferAction.TAKE))
    router.callback_query.register(show_reasons, OfferPress.filter(F.action == OfferAction.CANNOT))
    router.callback_query.register(show_offer, OfferPress.filter(F.action == OfferAction.BACK))
    router.callback_query.register(ask_back, OfferPress.filter(F.action == OfferAction.ASK))
    router.callback_query.register(decline, DeclinePress.filter())
    router.callback_query.register(rest, RestPress.filter())
    router.callback_query.register(open_case, CuratorPress.filter(F.action == CuratorAction.OPEN))
    router.callback_query.register(answer_myself, CuratorPress.filter(F.action == CuratorAction.ANSWER))
    return router
