"""A mentor's own offer, and how a colleague becomes a candidate (гл. 1 п. 3 пп. 3)."""

from functools import partial
from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import Widget
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import at_hand
from bot.dialogs.bank_words import (
    form_name,
    kind_name,
    language_name,
    mode_name,
    offer_data,
    state_name,
    step_text,
)
from bot.dialogs.choices import Choice, chooser, number, words_input
from bot.dialogs.roles import capitalised
from bot.dialogs.states import MentorOffer
from bot.dialogs.week import week_choices
from bot.dialogs.widgets import Label, Words, back_button, home_button
from mentoring.bank import BankCard
from mentoring.model.bank import MOST_MENTEES, SPOKEN, Kind, MentorState, RoleForm, WeeklySlot, most_capacity
from mentoring.model.people import Mode
from mentoring.refusals import Gone

_DONE = Style(ButtonStyle.SUCCESS)


def mentor_offer_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("offer-not-yet", when=~F["is_in_bank"]),
            Words("offer-view", state="state", when="is_in_bank"),
            Words("offer-last-step", step="step", when="step"),
            Words(
                "offer-about",
                kinds="kinds",
                forms="forms",
                ways="ways",
                capacity="capacity",
                times="times",
                training="training",
                languages="languages",
                when="is_in_bank",
            ),
            Button(Label("offer-myself"), id="me", on_click=_offer_myself, when=~F["is_in_bank"], style=_DONE),
            Group(
                SwitchTo(Label("offer-kinds"), id="kinds", state=MentorOffer.kinds),
                SwitchTo(Label("offer-forms"), id="forms", state=MentorOffer.forms),
                SwitchTo(Label("offer-ways"), id="ways", state=MentorOffer.ways),
                SwitchTo(Label("offer-capacity"), id="room", state=MentorOffer.capacity),
                SwitchTo(Label("offer-times"), id="times", state=MentorOffer.times),
                SwitchTo(Label("offer-languages"), id="langs", state=MentorOffer.languages),
                SwitchTo(Label("offer-training"), id="train", state=MentorOffer.training),
                Button(Label("offer-pause"), id="pause", on_click=_pause, when="is_approved"),
                Button(Label("offer-resume"), id="resume", on_click=_resume, when="is_paused"),
                SwitchTo(Label("offer-stop"), id="stop", state=MentorOffer.stop),
                width=2,
                when="is_in_bank",
            ),
            Row(back_button(), home_button()),
            state=MentorOffer.view,
            getter=_view,
        ),
        _marking(Words("offer-ask-kinds"), state=MentorOffer.kinds, width=2),
        _marking(Words("offer-ask-forms"), state=MentorOffer.forms, width=1),
        _marking(Words("offer-ask-ways"), state=MentorOffer.ways, width=2),
        _question(
            Words("offer-ask-capacity", capacity="capacity", most="most"),
            chooser("n", _choose_capacity, width=3),
            state=MentorOffer.capacity,
            getter=_capacities,
        ),
        _marking(Words("offer-ask-times"), state=MentorOffer.times, width=3),
        _question(
            Words("offer-ask-training", training="training"),
            words_input(_write_training),
            state=MentorOffer.training,
            getter=_view,
        ),
        _marking(Words("offer-ask-languages"), state=MentorOffer.languages, width=2),
        _question(
            Words("offer-stop-sure"),
            Button(Label("offer-stop-yes"), id="yes", on_click=_stop, style=Style(ButtonStyle.DANGER)),
            state=MentorOffer.stop,
            getter=_view,
        ),
    )


def _question(*widgets: Widget, state: State, getter: Any) -> Window:
    back = SwitchTo(Label("offer-back"), id="back", state=MentorOffer.view, on_click=_forget)
    return Window(*widgets, Row(back, home_button()), state=state, getter=getter)


def _marking(title: Words, *, state: State, width: int) -> Window:
    """Several of a few may be marked; saved at once by "done"."""
    return _question(
        title,
        chooser("m", partial(_mark, state), width=width),
        Button(Label("profile-done"), id="done", on_click=partial(_save, state), style=_DONE),
        state=state,
        getter=partial(_marks, state),
    )


async def _card(manager: DialogManager) -> BankCard:
    hand = at_hand(manager)
    return await hand.bank.card(hand.actor.id, hand.actor.unit_id, by=hand.actor)


async def _view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    card = await _card(dialog_manager)
    mentor = card.mentor
    if mentor is None:
        return {"is_in_bank": False, "step": "", "training": ""}
    return offer_data(l10n, card) | {
        "is_in_bank": mentor.state is not MentorState.FORMER,
        "is_approved": mentor.state is MentorState.APPROVED,
        "is_paused": mentor.state is MentorState.PAUSED,
        "state": state_name(l10n, mentor.state),
        "step": step_text(l10n, mentor.step),
    }


async def _capacities(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _card(dialog_manager)
    settings = (await hand.use_cases.my_place(by=hand.actor)).unit.settings
    most = min(most_capacity(card.roles, settings), MOST_MENTEES)
    chosen = card.mentor.capacity if card.mentor else 0
    return {
        "capacity": chosen,
        "most": most,
        "choices": [Choice(count, str(count), is_on=count == chosen) for count in range(1, most + 1)],
    }


async def _marks(asked: State, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    marked = await _draft(asked, dialog_manager)
    if asked == MentorOffer.kinds:
        named = [(kind.value, capitalised(kind_name(l10n, kind))) for kind in Kind]
    elif asked == MentorOffer.forms:
        named = [(form.value, capitalised(form_name(l10n, form))) for form in RoleForm]
    elif asked == MentorOffer.ways:
        named = [(mode.value, capitalised(mode_name(l10n, mode))) for mode in Mode]
    elif asked == MentorOffer.times:
        return {"choices": week_choices(l10n, marked)}
    else:
        named = [(code, capitalised(language_name(l10n, code))) for code in SPOKEN]
    return {"choices": [Choice(code, text, is_on=code in marked) for code, text in named]}


async def _draft(asked: State, manager: DialogManager) -> list[str]:
    """The marks in the making; they begin with what is stored."""
    key = str(asked.state)
    if key not in manager.dialog_data:
        card = await _card(manager)
        if card.mentor is None:
            raise Gone
        offer = card.mentor.offer
        stored: dict[State, list[str]] = {
            MentorOffer.kinds: sorted(offer.kinds),
            MentorOffer.forms: sorted(offer.forms),
            MentorOffer.ways: sorted(card.ways_to_meet),
            MentorOffer.times: [str(slot) for slot in sorted(offer.times)],
            MentorOffer.languages: sorted(offer.languages),
        }
        manager.dialog_data[key] = [str(mark) for mark in stored[asked]]
    draft: list[str] = manager.dialog_data[key]
    return draft


async def _mark(asked: State, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    draft = await _draft(asked, manager)
    if item in draft:
        draft.remove(item)
    else:
        draft.append(item)


async def _save(asked: State, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    marked, describe = await _draft(asked, manager), hand.use_cases.describe_offer
    if asked == MentorOffer.kinds:
        await describe(kinds=[kind for kind in Kind if kind in marked], by=hand.actor)
    elif asked == MentorOffer.forms:
        await describe(forms=[form for form in RoleForm if form in marked], by=hand.actor)
    elif asked == MentorOffer.ways:
        await hand.use_cases.answer_profile(ways=[mode for mode in Mode if mode in marked], by=hand.actor)
    elif asked == MentorOffer.times:
        await describe(times=[WeeklySlot.of(code) for code in marked], by=hand.actor)
    else:
        await describe(languages=marked, by=hand.actor)
    await _back(manager)


async def _choose_capacity(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.describe_offer(capacity=number(item), by=hand.actor)
    await _back(manager)


async def _write_training(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.describe_offer(training=text, by=hand.actor)
    await _back(manager)


async def _offer_myself(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.offer_myself(by=hand.actor)


async def _pause(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.pause_mentor(hand.actor.id, hand.actor.unit_id, by=hand.actor)


async def _resume(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.resume_mentor(hand.actor.id, hand.actor.unit_id, by=hand.actor)


async def _stop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.end_mentoring(hand.actor.id, hand.actor.unit_id, by=hand.actor)
    await _back(manager)


async def _forget(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.clear()


async def _back(manager: DialogManager) -> None:
    manager.dialog_data.clear()
    await manager.switch_to(MentorOffer.view)
