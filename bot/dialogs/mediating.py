"""Confidential cases of a member of the council: taken or handed on, a log of their own, the outcome (гл. 3 п. 18)."""

from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, number, say, words_input
from bot.dialogs.lists import of_item
from bot.dialogs.states import Mediating
from bot.dialogs.widgets import SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.mentorship_desk import MediationLine
from mentoring.model.ids import MediationId
from mentoring.model.mediation import MediationState
from mentoring.model.mentorship import pair_title
from mentoring.model.people import initials

#: Notes shown on the card: the newest so many.
NOTES_SHOWN: Final = 10
_STATES = {state: f"mediation-state-{state.replace('_', '-')}" for state in MediationState}


def mediating_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("mediations-title", total="total", when="total"),
            Words("mediations-empty", when=~F["total"]),
            chooser("c", _open, width=1),
            Row(back_button(), home_button()),
            state=Mediating.list,
            getter=_list,
        ),
        Window(
            Words("mediation-card", state="state", has_name="has_name", name="name", at="asked_at"),
            Words("mediation-pair", pair="pair", when="pair"),
            Words("mediation-words", words="words", when="words"),
            List(Words("mediation-note", at=of_item("at"), text=of_item("text")), items="notes"),
            Words("mediation-ask", when="is_asked"),
            Words("mediation-rules", when="is_taken"),
            Row(
                Button(Label("mediation-take"), id="take", on_click=_take, style=SUCCESS, when="is_asked"),
                Button(Label("mediation-cannot"), id="no", on_click=_hand_on, when="is_asked"),
            ),
            Group(
                SwitchTo(Label("mediation-write"), id="note", state=Mediating.note),
                SwitchTo(Label("mediation-settle"), id="settle", state=Mediating.settle),
                Button(Label("mediation-hand-on"), id="on", on_click=_hand_on),
                width=2,
                when="is_taken",
            ),
            Row(SwitchTo(Label("mediations-to-list"), id="list", state=Mediating.list), home_button()),
            state=Mediating.card,
            getter=_card_window,
        ),
        Window(
            Words("mediation-note-ask"),
            words_input(_note),
            _to_card(),
            state=Mediating.note,
        ),
        Window(
            Words("mediation-settle-how"),
            Button(Label("mediation-goes-on"), id="on", on_click=_settle, style=SUCCESS),
            Button(Label("mediation-parts"), id="part", on_click=_settle),
            _to_card(),
            state=Mediating.settle,
        ),
    )


def _to_card() -> Row:
    return Row(SwitchTo(Label("mediation-to-card"), id="card", state=Mediating.card), home_button())


def _mediation_id(manager: DialogManager) -> MediationId:
    return MediationId(looked_at(manager, "mediation"))


def state_name(l10n: L10n, state: MediationState) -> str:
    label = l10n.label
    return label(_STATES[state])


def _listed(l10n: L10n, line: MediationLine) -> str:
    day = l10n.day(line.asked_at.astimezone(l10n.zone).date())
    return " · ".join(filter(None, (initials(line.asker_name), state_name(l10n, line.state), day)))


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    lines = await hand.mentorship_desk.mediations(by=hand.actor)
    return {"total": len(lines), "choices": [Choice(line.id, _listed(hand.l10n, line)) for line in lines]}


async def _card_window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await hand.mentorship_desk.mediation(_mediation_id(dialog_manager), by=hand.actor)
    line = card.line
    return {
        "state": state_name(hand.l10n, line.state),
        "has_name": bool(line.asker_name),
        "name": line.asker_name,
        "asked_at": line.asked_at,
        "pair": pair_title(card.mentor_name, card.mentee_names) if card.mentor_name else "",
        "words": card.words,
        "notes": [{"at": note.at, "text": note.text} for note in card.notes[-NOTES_SHOWN:]],
        "is_asked": line.state is MediationState.ASKED,
        "is_taken": line.state is MediationState.TAKEN,
    }


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["mediation"] = number(item)
    await manager.switch_to(Mediating.card)


async def _take(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.take_mediation(_mediation_id(manager), by=hand.actor)


async def _hand_on(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.hand_mediation_on(_mediation_id(manager), by=hand.actor)
    await say(manager, l10n("mediation-handed-on"))
    await manager.switch_to(Mediating.list)


async def _note(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.write_mediation_note(_mediation_id(manager), text, by=hand.actor)
    await manager.switch_to(Mediating.card)


async def _settle(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    goes_on = button.widget_id == "on"
    await hand.use_cases.settle_mediation(_mediation_id(manager), goes_on=goes_on, by=hand.actor)
    await say(manager, l10n("mediation-settled"))
    await manager.switch_to(Mediating.list)
