"""The head signs an order in two small steps, number and date, or gives it back with words."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.announcements.base import full_day
from bot.dialogs.at_hand import at_hand, started_with
from bot.dialogs.choices import say, words_input
from bot.dialogs.orders import kind_name
from bot.dialogs.paper_files import made, unit_words
from bot.dialogs.paper_words import order_paper
from bot.dialogs.states import SigningOrder
from bot.dialogs.typed_days import typed_day
from bot.dialogs.widgets import PRIMARY, SUCCESS, Label, Words, back_button, home_button
from mentoring.model.ids import OrderId
from mentoring.order_book import OrderCard
from mentoring.refusals import ChangedMeanwhile, Gone, OrderDateUnclear, OrderMoved


def signing_order_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("sign-ask-number", kind="kind", count="count"),
            words_input(_name_number),
            Row(back_button(), home_button()),
            state=SigningOrder.number,
            getter=_order,
        ),
        Window(
            Words("sign-ask-date", number="number"),
            Button(Label("day-today"), id="today", on_click=_today, style=PRIMARY),
            words_input(_name_date),
            Row(SwitchTo(Label("button-back"), id="back", state=SigningOrder.number), home_button()),
            state=SigningOrder.date,
            getter=_order,
        ),
        Window(
            Words("sign-sure", number="number", day="day", kind="kind", count="count", is_ahead="is_ahead"),
            Button(Label("sign-yes"), id="yes", on_click=_sign, style=SUCCESS),
            Row(SwitchTo(Label("button-back"), id="back", state=SigningOrder.date), home_button()),
            state=SigningOrder.sure,
            getter=_order,
        ),
        Window(
            Words("sign-ask-why", kind="kind", count="count"),
            words_input(_refuse),
            Row(back_button(), home_button()),
            state=SigningOrder.refuse,
            getter=_order,
        ),
    )


def _order_id(manager: DialogManager) -> OrderId:
    return OrderId(started_with(manager, "order"))


async def _loaded(manager: DialogManager) -> OrderCard:
    hand = at_hand(manager)
    return await hand.order_book.order(_order_id(manager), by=hand.actor)


def _day_here(manager: DialogManager) -> date:
    hand = at_hand(manager)
    return hand.clock.now().astimezone(hand.l10n.zone).date()


def _chosen(manager: DialogManager) -> tuple[str, date]:
    data = manager.dialog_data
    if "number" not in data or "day" not in data:
        raise Gone
    return str(data["number"]), date.fromisoformat(data["day"])


async def _order(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, card, data = at_hand(dialog_manager).l10n, await _loaded(dialog_manager), dialog_manager.dialog_data
    day = date.fromisoformat(data["day"]) if "day" in data else None
    return {
        "kind": kind_name(l10n, card.order.kind),
        "count": len(card.order.items),
        "number": data.get("number", ""),
        "day": full_day(l10n, day) if day else "",
        "is_ahead": day is not None and day > _day_here(dialog_manager),
    }


async def _name_number(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    number = await hand.use_cases.check_order_number(_order_id(manager), text, _day_here(manager), by=hand.actor)
    manager.dialog_data["number"] = number
    await manager.switch_to(SigningOrder.date)


async def _today(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _choose(manager, _day_here(manager))


async def _name_date(_: Message, manager: DialogManager, text: str) -> None:
    day = typed_day(text, _day_here(manager))
    if day is None:
        raise OrderDateUnclear
    await _choose(manager, day)


async def _choose(manager: DialogManager, day: date) -> None:
    hand = at_hand(manager)
    number = str(manager.dialog_data.get("number", ""))
    await hand.use_cases.check_order_number(_order_id(manager), number, day, by=hand.actor)
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(SigningOrder.sure)


async def _sign(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The paper is made with number and date, and kept as it was signed."""
    hand, card = at_hand(manager), await _loaded(manager)
    number, day = _chosen(manager)
    version = started_with(manager, "version")
    if card.order.version != version:
        await _show_anew(manager, ChangedMeanwhile())
        return
    words = unit_words(hand, card.unit)
    [paper] = await made(manager, card.unit, [order_paper(card, words, number=number, signed_on=day)])
    try:
        await hand.use_cases.sign_order(
            _order_id(manager), number=number, signed_on=day, version=version, paper=paper, by=hand.actor
        )
    except (ChangedMeanwhile, OrderMoved) as refusal:
        await _show_anew(manager, refusal)
        return
    l10n = hand.l10n
    await say(manager, l10n("sign-done", number=number))
    await manager.done()


async def _refuse(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    version = started_with(manager, "version")
    try:
        await hand.use_cases.return_order(_order_id(manager), words=text, version=version, by=hand.actor)
    except (ChangedMeanwhile, OrderMoved) as refusal:
        await _show_anew(manager, refusal)
        return
    l10n = hand.l10n
    await say(manager, l10n("sign-returned"))
    await manager.done()


async def _show_anew(manager: DialogManager, refusal: ChangedMeanwhile | OrderMoved) -> None:
    """The order is not what was read: back to its card, which shows it as it is now."""
    l10n = at_hand(manager).l10n
    match refusal:
        case ChangedMeanwhile():
            await say(manager, l10n("refusal-changed-meanwhile"))
        case OrderMoved():
            await say(manager, l10n("refusal-order-moved"))
    await manager.done()
