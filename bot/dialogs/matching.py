"""Pairs suggested for everybody without a mentor: looked through, changed by hand, sent together (гл. 4 п. 3)."""

from contextlib import suppress
from typing import Any

from aiogram import F
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.announcements.base import button
from bot.callbacks import PlanPress
from bot.dialogs.at_hand import AtHand, at_hand, unit_looked_at
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.mentor_reasons import fit_text
from bot.dialogs.proposing import suggested
from bot.dialogs.states import Matching, Proposing
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from mentoring.model.ids import PersonId, UnitId
from mentoring.model.people import initials
from mentoring.refusals import Gone


def matching_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("matching-plan", total="total", when="total"),
            List(
                Words("matching-line", mentee=of_item("mentee"), mentor=of_item("mentor"), reasons=of_item("reasons")),
                items="lines",
            ),
            Words("matching-empty", when=~F["total"]),
            chooser("p", _open_pair, width=1),
            pages("pg"),
            page_buttons("pg"),
            SwitchTo(
                Label("matching-send", total="total"), id="send", state=Matching.send, when="total", style=SUCCESS
            ),
            Button(Label("matching-suggest"), id="all", on_click=_suggest, when=~F["total"], style=PRIMARY),
            Group(
                Button(Label("matching-again"), id="again", on_click=_suggest),
                SwitchTo(Label("matching-drop"), id="drop", state=Matching.drop),
                width=2,
                when="total",
            ),
            Row(back_button(), home_button()),
            state=Matching.plan,
            getter=_plan,
        ),
        Window(
            Words("matching-pair", mentee="mentee", mentor="mentor", reasons="reasons"),
            Button(Label("matching-shape"), id="shape", on_click=_shape, style=PRIMARY),
            Group(
                SwitchTo(Label("matching-other"), id="other", state=Matching.mentor),
                Button(Label("matching-take-off"), id="off", on_click=_take_off),
                width=2,
            ),
            _to_plan(),
            state=Matching.pair,
            getter=_pair,
        ),
        Window(
            Words("proposing-mentor", mentees="mentees"),
            List(Words("proposing-suggestion", name=of_item("name"), reasons=of_item("reasons")), items="suggestions"),
            Words("proposing-nobody", when=~F["choices"]),
            chooser("m", _change_mentor, width=1),
            Row(SwitchTo(Label("button-back"), id="back", state=Matching.pair), home_button()),
            state=Matching.mentor,
            getter=_mentors,
        ),
        Window(
            Words("matching-send-sure", total="total"),
            Button(Label("matching-send-yes"), id="yes", on_click=_send, style=SUCCESS),
            _to_plan(),
            state=Matching.send,
            getter=_plan,
        ),
        Window(
            Words("matching-drop-sure", total="total"),
            Button(Label("matching-drop-yes"), id="yes", on_click=_drop, style=DANGER),
            _to_plan(),
            state=Matching.drop,
            getter=_plan,
        ),
    )


def _to_plan() -> Row:
    return Row(SwitchTo(Label("matching-to-plan"), id="plan", state=Matching.plan), home_button())


def _mentee_id(manager: DialogManager) -> PersonId:
    mentee = manager.dialog_data.get("mentee")
    if not isinstance(mentee, int):
        raise Gone
    return PersonId(mentee)


# --- what windows show


async def _plan(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, unit_id = at_hand(dialog_manager), unit_looked_at(dialog_manager)
    now = hand.clock.now()
    page, data = await load_numbered(
        dialog_manager,
        "pg",
        lambda place: hand.matchmaking.plan(unit_id, by=hand.actor, now=now, page=place, size=PAGE_SIZE),
    )
    topics = await hand.matchmaking.topics(unit_id, by=hand.actor)
    lines = [
        {
            "mentee": initials(pair.mentee_name),
            "mentor": initials(pair.mentor_name),
            "reasons": fit_text(hand.l10n, pair.fit, topics, pair.mentee_subjects),
        }
        for pair in page.lines
    ]
    choices = [
        Choice(pair.mentee_id, f"{initials(pair.mentee_name)} — {initials(pair.mentor_name)}") for pair in page.lines
    ]
    return data | {"lines": lines, "choices": choices}


async def _pair(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, unit_id = at_hand(dialog_manager), unit_looked_at(dialog_manager)
    pair = await hand.matchmaking.pair(_mentee_id(dialog_manager), unit_id, by=hand.actor, now=hand.clock.now())
    topics = await hand.matchmaking.topics(unit_id, by=hand.actor)
    return {
        "mentee": pair.mentee_name,
        "mentor": pair.mentor_name,
        "reasons": fit_text(hand.l10n, pair.fit, topics, pair.mentee_subjects, most=None),
    }


async def _mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await suggested(dialog_manager, [_mentee_id(dialog_manager)], unit_looked_at(dialog_manager))


# --- what is done


async def _open_pair(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["mentee"] = number(item)
    await manager.switch_to(Matching.pair)


async def _shape(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The pair as a proposal of its own, to be changed in every part."""
    hand, unit_id, mentee_id = at_hand(manager), unit_looked_at(manager), _mentee_id(manager)
    pair = await hand.matchmaking.pair(mentee_id, unit_id, by=hand.actor, now=hand.clock.now())
    data = {"unit": unit_id, "mentees": [mentee_id], "mentor": pair.mentor_id}
    await manager.start(Proposing.view, data=data)


async def _take_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.drop_pairs(unit_looked_at(manager), [_mentee_id(manager)], by=hand.actor)
    await manager.switch_to(Matching.plan)


async def _change_mentor(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    mentor_id = PersonId(number(item))
    await hand.use_cases.change_pair(_mentee_id(manager), mentor_id, unit_looked_at(manager), by=hand.actor)
    await manager.switch_to(Matching.pair)


async def _drop(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.drop_pairs(unit_looked_at(manager), by=hand.actor)
    await manager.switch_to(Matching.plan)


async def _send(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand, unit_id = at_hand(manager), unit_looked_at(manager)
    proposed = await hand.use_cases.propose_pairs(unit_id, by=hand.actor)
    people = await hand.matchmaking.participants(list(proposed.refused), unit_id, by=hand.actor)
    left = ", ".join(initials(person.name) for person in people.values())
    l10n = hand.l10n
    await say(manager, l10n("matching-sent", sent=proposed.sent, has_left=bool(left), left=left))
    await manager.switch_to(Matching.plan)


async def _suggest(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Beside the updates: a school takes a second, a city minutes. A message of its own tells how far it is."""
    hand, unit_id = at_hand(manager), unit_looked_at(manager)
    l10n = hand.l10n
    message = await hand.bot.send_message(hand.account, l10n("matching-wait"))
    manager.show_mode = ShowMode.NO_UPDATE

    async def say_failed() -> None:
        await message.edit_text(l10n("matching-failed"))

    hand.long_jobs.start(suggest_pairs(hand, unit_id, message), on_failure=say_failed)


async def suggest_pairs(hand: AtHand, unit_id: UnitId, message: Message) -> None:
    """Pair everybody without a mentor, keep it as the unit's plan, and lead to it."""
    l10n, label = hand.l10n, hand.l10n.label
    profiles = await hand.matchmaking.profiles(unit_id, by=hand.actor, now=hand.clock.now())

    async def say_progress(done: int, total: int) -> None:
        # The same words twice are refused, and no harm.
        with suppress(TelegramBadRequest):
            await message.edit_text(l10n("matching-progress", done=done, total=total))

    pairs = await hand.matcher.assign(profiles.seekers, profiles.mentors, profiles.yardstick, progress=say_progress)
    count = await hand.use_cases.plan_pairs(pairs, unit_id, by=hand.actor)
    done = l10n("matching-done", pairs=count, without=len(profiles.seekers) - count)
    rows = [[button(label("button-open"), PlanPress(unit=unit_id).pack(), "primary")]]
    await message.edit_text(done, reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
