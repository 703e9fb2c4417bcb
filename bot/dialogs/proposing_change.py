"""Proposing a change of a mentorship: term, kinds, ways to meet, and for the curator pay; all of it in one go."""

from collections.abc import Iterable
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from bot.announcements.base import full_day
from bot.dialogs.at_hand import at_hand, started_with
from bot.dialogs.bank_words import kind_name, kinds_text, mode_name, ways_text
from bot.dialogs.choices import Choice, chooser, number, say, words_input
from bot.dialogs.paper_words import pair_name
from bot.dialogs.roles import capitalised
from bot.dialogs.states import ProposingChange
from bot.dialogs.widgets import PRIMARY, SUCCESS, Label, Words, back_button, go_back, home_button
from bot.l10n import L10n
from mentoring.model.bank import Kind
from mentoring.model.changes import ChangeState
from mentoring.model.ids import MentorshipId
from mentoring.model.mentorship import FIXED_KINDS, LONGEST_MONTHS, SHORTEST_MONTHS
from mentoring.model.orders import last_day
from mentoring.model.people import DECIDERS, Mode
from mentoring.order_book import PairCard
from mentoring.refusals import Gone


def proposing_change_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("change-menu", pair="pair"),
            Words("change-draft", lines="draft", when="draft"),
            Words("change-nothing-yet", when=~F["draft"]),
            Group(
                SwitchTo(Label("change-months"), id="months", state=ProposingChange.months),
                SwitchTo(Label("change-kinds"), id="kinds", state=ProposingChange.kinds),
                SwitchTo(Label("change-modes"), id="modes", state=ProposingChange.modes),
                SwitchTo(Label("change-pay"), id="pay", state=ProposingChange.pay, when="decides"),
                SwitchTo(Label("change-words"), id="words", state=ProposingChange.words),
                width=2,
            ),
            Button(Label("change-send"), id="send", on_click=_send, when="draft", style=SUCCESS),
            Row(back_button(), home_button()),
            state=ProposingChange.menu,
            getter=_menu,
        ),
        Window(
            Words("change-ask-months", months="months"),
            chooser("m", _choose_months, width=5),
            _to_menu(),
            state=ProposingChange.months,
            getter=_months,
        ),
        Window(
            Words("change-ask-kinds"),
            chooser("k", _turn_kind, width=2),
            _ready(),
            _to_menu(),
            state=ProposingChange.kinds,
            getter=_kinds,
        ),
        Window(
            Words("change-ask-modes"),
            chooser("w", _turn_mode, width=2),
            _ready(),
            _to_menu(),
            state=ProposingChange.modes,
            getter=_modes,
        ),
        Window(
            Words("change-ask-pay", pay="pay"),
            words_input(_name_pay),
            _to_menu(),
            state=ProposingChange.pay,
            getter=_menu,
        ),
        Window(
            Words("change-ask-words"),
            words_input(_name_words),
            _to_menu(),
            state=ProposingChange.words,
            getter=_menu,
        ),
    )


def _to_menu() -> Row:
    return Row(SwitchTo(Label("button-back"), id="back", state=ProposingChange.menu), home_button())


def _ready() -> SwitchTo:
    return SwitchTo(Label("change-ready"), id="ready", state=ProposingChange.menu, style=PRIMARY)


async def _loaded(manager: DialogManager) -> PairCard:
    hand = at_hand(manager)
    return await hand.order_book.pair(MentorshipId(started_with(manager, "pair")), by=hand.actor)


def _kinds_chosen(manager: DialogManager, card: PairCard) -> frozenset[Kind]:
    chosen = manager.dialog_data.get("kinds")
    return card.sheet.kinds if chosen is None else frozenset(map(Kind, chosen))


def _modes_chosen(manager: DialogManager, card: PairCard) -> frozenset[Mode]:
    chosen = manager.dialog_data.get("modes")
    return card.sheet.modes if chosen is None else frozenset(map(Mode, chosen))


async def _menu(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, data = at_hand(dialog_manager), dialog_manager.dialog_data
    l10n, label, card = hand.l10n, hand.l10n.label, await _loaded(dialog_manager)
    sheet, months = card.sheet, data.get("months")
    lines: list[str] = []
    if months is not None and months != sheet.months and sheet.starts_on is not None:
        lines.append(label("change-line-months", months=months, ends=full_day(l10n, last_day(sheet.starts_on, months))))
    kinds, modes = _kinds_chosen(dialog_manager, card), _modes_chosen(dialog_manager, card)
    if kinds != sheet.kinds:
        lines.append(label("change-line-kinds", kinds=kinds_text(l10n, kinds)))
    if modes != sheet.modes:
        lines.append(label("change-line-modes", modes=ways_text(l10n, modes)))
    if data.get("pay"):
        lines.append(label("change-line-pay", pay=data["pay"]))
    if lines and data.get("words"):
        lines.append(label("change-line-words", words=data["words"]))
    return {
        "pair": pair_name(sheet),
        "draft": "\n".join(lines),
        "decides": hand.actor.holds(*DECIDERS, unit_id=card.unit.id),
        "pay": sheet.pay or label("profile-nothing"),
    }


async def _months(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card = await _loaded(dialog_manager)
    chosen = dialog_manager.dialog_data.get("months", card.sheet.months)
    return {
        "months": card.sheet.months,
        "choices": [
            Choice(months, str(months), is_on=months == chosen) for months in range(SHORTEST_MONTHS, LONGEST_MONTHS + 1)
        ],
    }


async def _kinds(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, chosen = at_hand(dialog_manager).l10n, _kinds_chosen(dialog_manager, await _loaded(dialog_manager))
    return {
        "choices": [
            Choice(kind.value, capitalised(kind_name(l10n, kind)), is_on=kind in chosen)
            for kind in Kind
            if kind not in FIXED_KINDS
        ]
    }


async def _modes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, chosen = at_hand(dialog_manager).l10n, _modes_chosen(dialog_manager, await _loaded(dialog_manager))
    return {"choices": [Choice(mode.value, capitalised(mode_name(l10n, mode)), is_on=mode in chosen) for mode in Mode]}


async def _choose_months(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["months"] = number(item)
    await manager.switch_to(ProposingChange.menu)


async def _turn_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Kind):
        raise Gone
    manager.dialog_data["kinds"] = _turned(_kinds_chosen(manager, await _loaded(manager)), item)


async def _turn_mode(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Mode):
        raise Gone
    manager.dialog_data["modes"] = _turned(_modes_chosen(manager, await _loaded(manager)), item)


def _turned(chosen: Iterable[str], item: str) -> list[str]:
    return sorted(set(map(str, chosen)) ^ {item})


async def _name_pay(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["pay"] = text
    await manager.switch_to(ProposingChange.menu)


async def _name_words(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["words"] = text
    await manager.switch_to(ProposingChange.menu)


async def _send(press: CallbackQuery, button: Button, manager: DialogManager) -> None:
    hand, data, card = at_hand(manager), manager.dialog_data, await _loaded(manager)
    kinds, modes = _kinds_chosen(manager, card), _modes_chosen(manager, card)
    await hand.use_cases.propose_change(
        card.sheet.id,
        months=data.get("months"),
        kinds=None if kinds == card.sheet.kinds else kinds,
        modes=None if modes == card.sheet.modes else modes,
        pay=data.get("pay"),
        words=str(data.get("words", "")),
        by=hand.actor,
    )
    l10n = hand.l10n
    await say(manager, l10n("change-sent"))
    await go_back(press, button, manager)


def change_text(l10n: L10n, card: PairCard) -> str:
    """The change that is under way in plain words, with who has agreed; empty when there is none."""
    change, sheet, label = card.change, card.sheet, l10n.label
    if change is None:
        return ""
    lines: list[str] = []
    if change.months is not None and sheet.starts_on is not None:
        ends = full_day(l10n, last_day(sheet.starts_on, change.months))
        lines.append(label("change-line-months", months=change.months, ends=ends))
    if change.kinds is not None:
        lines.append(label("change-line-kinds", kinds=kinds_text(l10n, change.kinds)))
    if change.modes is not None:
        lines.append(label("change-line-modes", modes=ways_text(l10n, change.modes)))
    if change.pay is not None:
        lines.append(label("change-line-pay", pay=change.pay))
    if change.words:
        lines.append(label("change-line-words", words=change.words))
    agreed, people = len(change.agreed), len(sheet.people)
    is_agreed = change.state is not ChangeState.WAITING
    lines.append(label("change-line-state", is_agreed=is_agreed, agreed=agreed, people=people))
    return "\n".join(lines)
