"""Orders of the head: the curator gathers, describes and sends, the head reads; paper at any time."""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import List

from bot.announcements.base import full_day
from bot.dialogs.at_hand import at_hand, looked_at, perhaps_looked_at, unit_looked_at
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.day_picker import DayPicker
from bot.dialogs.lists import PAGE_SIZE, cut, of_item, page_buttons, pages
from bot.dialogs.paper_files import Titled, hand_over, send_papers, unit_words
from bot.dialogs.paper_words import addendum_paper, addendum_papers, change_lines, order_paper, pair_name, term_text
from bot.dialogs.roles import capitalised
from bot.dialogs.states import Orders, SigningOrder
from bot.dialogs.typed_days import typed_day
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.model.ids import MentorshipId, OrderId
from mentoring.model.mentorship import pair_title
from mentoring.model.orders import OPEN_ORDERS, Order, OrderKind, OrderState, OrderStepKind
from mentoring.model.people import Role
from mentoring.order_book import OrderCard, OrderEntry, OrderLine, PairLine
from mentoring.refusals import DateUnclear, Gone

MARKS: Final = {
    OrderState.DRAFT: "📝",
    OrderState.SENT: "✍️",
    OrderState.RETURNED: "↩️",
    OrderState.SIGNED: "✅",
    OrderState.DISCARDED: "🗑",
}
_KINDS: Final = {kind: f"order-kind-{kind}" for kind in OrderKind}
_STATES: Final = {state: f"order-state-{state}" for state in OrderState}
_STEPS: Final = {step: f"order-step-{step.replace('_', '-')}" for step in OrderStepKind}
#: What an order says in words, by the names under which the window of words keeps it; "all" is said of every pair.
PROTOCOL, REGULATION, PAY, ADDENDUM, GROUND, PAY_ALL, GROUND_ALL = (
    "protocol", "regulation", "pay", "addendum", "ground", "pay-all", "ground-all",
)  # fmt: skip
_SAID: Final = {
    name: f"order-ask-{name}" for name in (PROTOCOL, REGULATION, PAY, ADDENDUM, GROUND, PAY_ALL, GROUND_ALL)
}


def orders_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("orders-title", total="total", when="total"),
            Words("orders-empty", when=~F["total"]),
            chooser("o", _open_order, width=1),
            pages("og"),
            page_buttons("og"),
            SwitchTo(Label("orders-new"), id="new", state=Orders.kind, style=PRIMARY),
            Row(back_button(), home_button()),
            state=Orders.list,
            getter=_list,
        ),
        Window(
            Words("orders-kind"),
            chooser("k", _choose_kind, width=1),
            Row(SwitchTo(Label("orders-to-list"), id="list", state=Orders.list), home_button()),
            state=Orders.kind,
            getter=_kinds,
        ),
        Window(
            Words("orders-pick", kind="kind", ready="ready", chosen="chosen", when="ready"),
            Words("orders-pick-empty", kind="kind", what="what", when=~F["ready"]),
            Words("orders-pick-missing", lines="missing", when="missing"),
            chooser("p", _mark, width=1),
            pages("pg"),
            page_buttons("pg"),
            Button(Label("orders-pick-all"), id="all", on_click=_mark_all, when="may_mark_all"),
            Button(Label("orders-gather", chosen="chosen"), id="go", on_click=_gather, when="chosen", style=SUCCESS),
            Row(
                SwitchTo(Label("orders-to-list"), id="list", state=Orders.list, when=~F["is_adding"]),
                SwitchTo(Label("orders-to-card"), id="card", state=Orders.card, when="is_adding"),
                home_button(),
            ),
            state=Orders.pick,
            getter=_candidates,
        ),
        Window(
            Words(
                "orders-card",
                kind="kind",
                state="state",
                number="number",
                has_number="has_number",
                signed_on="signed_on",
                count="count",
                unit="unit",
            ),
            Words("orders-card-waits", day="signed_on", when="waits"),
            Words("orders-card-returned", name="returner", words="returned", when="returned"),
            Words("orders-card-says", lines="says", when="says"),
            chooser("e", _open_item, width=1),
            pages("eg"),
            page_buttons("eg"),
            Button(Label("orders-docx"), id="docx", on_click=_send_docx, style=Style(ButtonStyle.PRIMARY)),
            Row(
                Button(Label("orders-sign"), id="sign", on_click=_sign, style=SUCCESS),
                Button(Label("orders-refuse"), id="refuse", on_click=_refuse, style=DANGER),
                when="may_sign",
            ),
            Button(Label("orders-send"), id="send", on_click=_send, when="may_send", style=SUCCESS),
            Group(
                Button(Label("orders-add"), id="add", on_click=_add, when="is_open"),
                SwitchTo(Label("orders-says"), id="says", state=Orders.says, when="is_open"),
                Button(Label("orders-addenda"), id="addenda", on_click=_send_addenda, when="has_addenda"),
                SwitchTo(Label("orders-history"), id="history", state=Orders.history),
                Button(Label("orders-take-back"), id="back", on_click=_take_back, when="may_take_back"),
                SwitchTo(Label("orders-discard"), id="discard", state=Orders.discard, when="may_discard"),
                width=2,
            ),
            Row(SwitchTo(Label("orders-to-list"), id="list", state=Orders.list), home_button()),
            state=Orders.card,
            getter=_card,
        ),
        Window(
            Words("orders-item", pair="pair", term="term", kind="kind"),
            Words("orders-item-replaced", pair="replaced", when="replaced"),
            Words("orders-item-changes", lines="changes", when="changes"),
            Words("orders-item-says", lines="says", when="says"),
            Group(
                Button(Label("orders-pay"), id="pay", on_click=partial(_ask, PAY), when="has_pay"),
                Button(Label("orders-addendum"), id="number", on_click=partial(_ask, ADDENDUM), when="has_pay"),
                Button(Label("orders-ground"), id="ground", on_click=partial(_ask, GROUND), when="has_ground"),
                Button(Label("orders-addendum-docx"), id="docx", on_click=_send_addendum, when="is_employee"),
                Button(Label("orders-take-off"), id="off", on_click=_take_off, when="is_open", style=DANGER),
                width=2,
            ),
            Row(SwitchTo(Label("orders-to-card"), id="card", state=Orders.card), home_button()),
            state=Orders.item,
            getter=_item,
        ),
        Window(
            Words("orders-says-title", lines="says", days="days"),
            Group(
                Button(Label("orders-protocol"), id="protocol", on_click=partial(_ask, PROTOCOL)),
                Button(Label("orders-regulation"), id="regulation", on_click=partial(_ask, REGULATION)),
                SwitchTo(Label("orders-report"), id="report", state=Orders.report),
                Button(Label("orders-pay-all"), id="pay", on_click=partial(_ask, PAY_ALL), when="has_pay"),
                Button(Label("orders-ground-all"), id="ground", on_click=partial(_ask, GROUND_ALL), when="has_ground"),
                width=2,
            ),
            Row(SwitchTo(Label("orders-to-card"), id="card", state=Orders.card), home_button()),
            state=Orders.says,
            getter=_card,
        ),
        Window(
            Words("orders-ask", what="what"),
            words_input(_say_words),
            Button(Label("orders-leave-out"), id="none", on_click=_leave_out),
            Row(Button(Label("button-back"), id="back", on_click=_back_from_words), home_button()),
            state=Orders.words,
            getter=_asked,
        ),
        Window(
            Words("orders-ask-report"),
            DayPicker("d", _choose_report),
            words_input(_name_report),
            Row(SwitchTo(Label("button-back"), id="back", state=Orders.says), home_button()),
            state=Orders.report,
        ),
        Window(
            Words("orders-discard-sure", count="count", kind="kind"),
            Button(Label("orders-discard-yes"), id="yes", on_click=_discard, style=DANGER),
            Row(SwitchTo(Label("orders-to-card"), id="card", state=Orders.card), home_button()),
            state=Orders.discard,
            getter=_card,
        ),
        Window(
            Words("orders-history-title", kind="kind"),
            List(
                Words(
                    "orders-history-line",
                    what=of_item("what"),
                    name=of_item("name"),
                    has_name=of_item("has_name"),
                    at=of_item("at"),
                    words=of_item("words"),
                    has_words=of_item("has_words"),
                ),
                items="lines",
            ),
            Row(SwitchTo(Label("orders-to-card"), id="card", state=Orders.card), home_button()),
            state=Orders.history,
            getter=_history,
        ),
    )


# --- words


def kind_name(l10n: L10n, kind: OrderKind) -> str:
    """«о закреплении»"""
    label = l10n.label
    return label(_KINDS[kind])


def state_name(l10n: L10n, state: OrderState) -> str:
    label = l10n.label
    return label(_STATES[state])


def step_name(l10n: L10n, step: OrderStepKind) -> str:
    label = l10n.label
    return label(_STEPS[step])


def order_title(l10n: L10n, order: Order) -> str:
    """By what a file is found: «Приказ № 12-к от 24.11.2026 о закреплении», «Приказ (проект 5) о закреплении»."""
    label = l10n.label
    about = kind_name(l10n, order.kind)
    if order.number and order.signed_on:
        return label("order-file", number=order.number, day=f"{order.signed_on:%d.%m.%Y}", kind=about)
    return label("order-file-draft", draft=str(order.id), kind=about)


def _line_text(l10n: L10n, line: OrderLine) -> str:
    label = l10n.label
    about, count = kind_name(l10n, line.kind), line.count
    if line.state is OrderState.SIGNED and line.signed_on is not None:
        day = f"{line.signed_on:%d.%m.%Y}"
        signed_number = line.number
        text = label("orders-line-signed", number=signed_number, day=day, kind=about, count=count)
    else:
        text = label("orders-line", kind=about, count=count, state=state_name(l10n, line.state))
    return f"{MARKS[line.state]} {text}"


# --- what windows show


def _order_id(manager: DialogManager) -> OrderId:
    return OrderId(looked_at(manager, "order"))


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, unit_id = at_hand(dialog_manager), unit_looked_at(dialog_manager)
    page, data = await load_numbered(
        dialog_manager,
        "og",
        lambda place: hand.order_book.orders(unit_id, by=hand.actor, page=place, size=PAGE_SIZE),
    )
    return data | {"choices": [Choice(line.id, _line_text(hand.l10n, line)) for line in page.lines]}


async def _kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    return {"choices": [Choice(kind.value, capitalised(kind_name(l10n, kind))) for kind in OrderKind]}


def _kind(manager: DialogManager) -> OrderKind:
    kind = manager.dialog_data.get("order_kind")
    if kind not in set(OrderKind):
        raise Gone
    return OrderKind(kind)


def _chosen(manager: DialogManager) -> list[int]:
    chosen: list[int] = manager.dialog_data.setdefault("picked", [])
    return chosen


async def _ready(manager: DialogManager) -> tuple[list[PairLine], list[PairLine]]:
    """Who can stand on the order, and whose papers are missing."""
    hand, kind = at_hand(manager), _kind(manager)
    lines = await hand.order_book.candidates(unit_looked_at(manager), kind, by=hand.actor)
    ready = [line for line in lines if line.is_signed or not kind.begins]
    return ready, [line for line in lines if line not in ready]


async def _candidates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, kind, chosen = at_hand(dialog_manager).l10n, _kind(dialog_manager), _chosen(dialog_manager)
    ready, missing = await _ready(dialog_manager)

    async def load(place: int) -> Any:
        return cut(ready, place)

    page, data = await load_numbered(dialog_manager, "pg", load)
    known = [line.id for line in ready]
    # What has been put on another order meanwhile is no longer marked.
    dialog_manager.dialog_data["picked"] = marked = [pair for pair in chosen if pair in known]
    return data | {
        "kind": kind_name(l10n, kind),
        "what": kind.value,
        "ready": len(ready),
        "chosen": len(marked),
        "may_mark_all": len(ready) > 1,
        "missing": "\n".join(f"⏳ {_pair_text(line)} · {line.signed}/{line.people}" for line in missing[:PAGE_SIZE]),
        "choices": [Choice(line.id, _pair_text(line), is_on=line.id in marked) for line in page.lines],
        "is_adding": bool(dialog_manager.dialog_data.get("is_adding")),
    }


def _pair_text(line: PairLine) -> str:
    return pair_title(line.mentor_name, line.mentee_names)


async def _loaded(manager: DialogManager) -> OrderCard:
    hand = at_hand(manager)
    card = await hand.order_book.order(_order_id(manager), by=hand.actor)
    # The way back leads to the orders of this unit, which a notice may have opened beside one's own.
    manager.dialog_data["unit"] = card.unit.id
    return card


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, card = hand.l10n, await _loaded(dialog_manager)
    order = card.order
    is_open, kind = order.state in OPEN_ORDERS, order.kind

    async def load(place: int) -> Any:
        return cut(card.entries, place)

    page, data = await load_numbered(dialog_manager, "eg", load)
    returned = next((step for step in reversed(card.steps) if step[0].kind is OrderStepKind.RETURNED), None)
    was_returned = returned if order.state is OrderState.RETURNED else None
    # What the head signs or gives back is what was on the screen.
    dialog_manager.dialog_data["version"] = order.version
    return data | {
        "kind": kind_name(l10n, kind),
        "state": state_name(l10n, order.state),
        "number": order.number,
        "has_number": bool(order.number),
        "signed_on": full_day(l10n, order.signed_on) if order.signed_on else "",
        "waits": order.due_at is not None,
        "count": len(order.items),
        "unit": card.unit.name,
        "returned": was_returned[0].words if was_returned else "",
        "returner": was_returned[1] if was_returned else "",
        "says": _order_says(l10n, order),
        "days": order.programme_days,
        "is_open": is_open,
        "may_send": is_open and bool(order.items),
        "may_sign": order.state is OrderState.SENT and hand.actor.holds(Role.HEAD, unit_id=order.unit_id),
        "may_take_back": order.state is OrderState.SENT,
        "may_discard": order.state.is_live,
        "has_pay": kind is not OrderKind.TERMINATE,
        "has_ground": kind in (OrderKind.REPLACE, OrderKind.TERMINATE),
        "has_addenda": _has_addenda(card),
        "choices": [Choice(entry.sheet.id, pair_name(entry.sheet)) for entry in page.lines],
    }


def _has_addenda(card: OrderCard) -> bool:
    """Contracts are added to where somebody begins to mentor, or what they do or get changes."""
    is_about_work = card.order.kind is not OrderKind.TERMINATE
    return is_about_work and any(entry.sheet.mentor.is_employee for entry in card.entries)


def _order_says(l10n: L10n, order: Order) -> str:
    label = l10n.label
    lines = [
        label("orders-line-protocol", text=order.protocol) if order.protocol else "",
        label("orders-line-regulation", text=order.regulation) if order.regulation else "",
        label("orders-line-report", day=full_day(l10n, order.report_on)) if order.report_on else "",
        label("orders-line-programme", days=order.programme_days) if order.kind.begins else "",
    ]
    return "\n".join(filter(None, lines))


def _entry(manager: DialogManager, card: OrderCard) -> OrderEntry:
    pair = manager.dialog_data.get("pair")
    for entry in card.entries:
        if entry.sheet.id == pair:
            return entry
    raise Gone


async def _item(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, card = at_hand(dialog_manager).l10n, await _loaded(dialog_manager)
    label, entry, kind = l10n.label, _entry(dialog_manager, card), card.order.kind
    item, is_open = entry.item, card.order.state in OPEN_ORDERS
    pay, addendum, ground = item.pay, item.addendum, item.ground
    lines = [
        label("orders-line-pay", text=pay) if pay else "",
        label("orders-line-addendum", text=addendum) if addendum else "",
        label("orders-line-ground", text=ground) if ground else "",
    ]
    return {
        "pair": pair_name(entry.sheet),
        "term": term_text(l10n, entry.sheet),
        "kind": kind_name(l10n, kind),
        "replaced": pair_name(entry.replaced) if entry.replaced else "",
        "changes": "\n".join(change_lines(entry, l10n)),
        "says": "\n".join(filter(None, lines)),
        "is_open": is_open,
        "has_pay": is_open and kind is not OrderKind.TERMINATE,
        "has_ground": is_open and kind in (OrderKind.REPLACE, OrderKind.TERMINATE),
        "is_employee": kind is not OrderKind.TERMINATE and entry.sheet.mentor.is_employee,
    }


def _asked_for(manager: DialogManager) -> str:
    name = manager.dialog_data.get("asked")
    if name not in _SAID:
        raise Gone
    return str(name)


async def _asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    label = at_hand(dialog_manager).l10n.label
    return {"what": label(_SAID[_asked_for(dialog_manager)])}


async def _history(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, card = at_hand(dialog_manager).l10n, await _loaded(dialog_manager)
    return {
        "kind": kind_name(l10n, card.order.kind),
        "lines": [
            {
                "what": step_name(l10n, step.kind),
                "name": name,
                "has_name": bool(name),
                "at": step.at,
                "words": step.words,
                "has_words": bool(step.words),
            }
            for step, name in card.steps
        ],
    }


# --- gathering


async def _open_order(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["order"] = number(item)
    await manager.switch_to(Orders.card)


async def _choose_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(OrderKind):
        raise Gone
    manager.dialog_data.update(order_kind=item, picked=[], is_adding=False)
    await manager.switch_to(Orders.pick)


async def _mark(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    chosen, pair = _chosen(manager), number(item)
    if pair in chosen:
        chosen.remove(pair)
    else:
        chosen.append(pair)


async def _mark_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """All of them; pressed again, none."""
    ready = [int(line.id) for line in (await _ready(manager))[0]]
    manager.dialog_data["picked"] = [] if set(_chosen(manager)) == set(ready) else ready


async def _gather(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    chosen = [MentorshipId(pair) for pair in _chosen(manager)]
    if manager.dialog_data.get("is_adding"):
        await hand.use_cases.add_to_order(_order_id(manager), chosen, by=hand.actor)
    else:
        order = await hand.use_cases.draw_up_order(_kind(manager), chosen, unit_looked_at(manager), by=hand.actor)
        manager.dialog_data["order"] = order.id
    manager.dialog_data["picked"] = []
    await manager.switch_to(Orders.card)


async def _add(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    kind = (await _loaded(manager)).order.kind
    manager.dialog_data.update(order_kind=kind.value, picked=[], is_adding=True)
    await manager.switch_to(Orders.pick)


async def _open_item(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["pair"] = number(item)
    await manager.switch_to(Orders.item)


async def _take_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    pair = _entry(manager, await _loaded(manager)).sheet.id
    await hand.use_cases.take_off_order(_order_id(manager), pair, by=hand.actor)
    await manager.switch_to(Orders.card)


# --- what it says


async def _ask(what: str, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = what
    await manager.switch_to(Orders.words)


async def _say_words(_: Message, manager: DialogManager, text: str) -> None:
    await _write(manager, text)


async def _leave_out(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _write(manager, "")


async def _write(manager: DialogManager, text: str) -> None:
    hand, asked = at_hand(manager), _asked_for(manager)
    order_id, use_cases = _order_id(manager), hand.use_cases
    pair = None if asked in (PAY_ALL, GROUND_ALL) else perhaps_looked_at(manager, "pair")
    mentorship_id = None if pair is None else MentorshipId(pair)
    describe_item: Callable[..., Awaitable[Order]] = partial(use_cases.describe_item, order_id, mentorship_id)
    describe_order: Callable[..., Awaitable[Order]] = partial(use_cases.describe_order, order_id)
    match asked:
        case "protocol":
            await describe_order(protocol=text, by=hand.actor)
        case "regulation":
            await describe_order(regulation=text, by=hand.actor)
        case "pay" | "pay-all":
            await describe_item(pay=text, by=hand.actor)
        case "addendum":
            await describe_item(addendum=text, by=hand.actor)
        case _:
            await describe_item(ground=text, by=hand.actor)
    await _leave_words(manager)


async def _back_from_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _leave_words(manager)


async def _leave_words(manager: DialogManager) -> None:
    is_of_item = _asked_for(manager) in (PAY, ADDENDUM, GROUND)
    await manager.switch_to(Orders.item if is_of_item else Orders.says)


async def _choose_report(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    await _report(manager, day)


async def _name_report(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    day = typed_day(text, hand.clock.now().astimezone(hand.l10n.zone).date())
    if day is None:
        raise DateUnclear
    await _report(manager, day)


async def _report(manager: DialogManager, day: date) -> None:
    hand = at_hand(manager)
    await hand.use_cases.describe_order(_order_id(manager), report_on=day, by=hand.actor)
    await manager.switch_to(Orders.says)


# --- its way


async def _send(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.send_order(_order_id(manager), by=hand.actor)
    l10n = hand.l10n
    await say(manager, l10n("orders-sent"))


async def _take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.take_order_back(_order_id(manager), by=hand.actor)


async def _discard(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.discard_order(_order_id(manager), by=hand.actor)
    await manager.switch_to(Orders.list)


async def _sign(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(SigningOrder.number, data=_seen(manager))


async def _refuse(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(SigningOrder.refuse, data=_seen(manager))


def _seen(manager: DialogManager) -> dict[str, Any]:
    return {"order": _order_id(manager), "version": manager.dialog_data.get("version")}


# --- paper


async def _send_docx(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await send_order(manager, await _loaded(manager))


async def send_order(manager: DialogManager, card: OrderCard) -> None:
    """The order as it was signed, or as it would be now."""
    hand = at_hand(manager)
    l10n, words = hand.l10n, unit_words(hand, card.unit)
    title, said = order_title(words, card.order), l10n("orders-docx-sent")
    if card.order.state is OrderState.SIGNED:
        content = await hand.use_cases.show_signed_order(card.order.id, by=hand.actor)
        file = (f"{title.replace('/', '-')}.docx", content)
        await hand_over(manager, card.unit, [file], bundle=title, said=said)
    else:
        await send_papers(manager, card.unit, [Titled(title, order_paper(card, words))], bundle=title, said=said)


async def _send_addenda(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, card = hand.l10n, await _loaded(manager)
    words = unit_words(hand, card.unit)
    label = words.label
    papers = [
        Titled(_addendum_title(words, card, place, name), paper)
        for place, (name, paper) in enumerate(addendum_papers(card, words), start=1)
    ]
    await send_papers(manager, card.unit, papers, bundle=label("addendum-files"), said=l10n("orders-addenda-sent"))


async def _send_addendum(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, card = hand.l10n, await _loaded(manager)
    words, entry = unit_words(hand, card.unit), _entry(manager, card)
    place = [each.sheet.id for each in card.entries].index(entry.sheet.id) + 1
    title = _addendum_title(words, card, place, pair_name(entry.sheet))
    papers = [Titled(title, addendum_paper(card, entry, words))]
    await send_papers(manager, card.unit, papers, bundle=title, said=l10n("orders-addenda-sent"))


def _addendum_title(l10n: L10n, card: OrderCard, place: int, name: str) -> str:
    """By the pair; where the chat says how the file is called, by its place on the order."""
    label = l10n.label
    if card.unit.settings.keeps_papers_off_chat:
        return label("addendum-file-numbered", order=str(card.order.id), place=str(place))
    return label("addendum-file", name=name)
