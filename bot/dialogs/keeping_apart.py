"""Whom the curator does not put together with somebody, and why; in confidence (гл. 1 п. 3 пп. 6)."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand, started_with
from bot.dialogs.choices import Choice, chooser, load_numbered, number, words_input
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.states import KeepingApart
from bot.dialogs.widgets import DANGER, PRIMARY, Label, Words, back_button, home_button
from mentoring.model.ids import PersonId, UnitId
from mentoring.model.people import initials
from mentoring.refusals import Gone

#: No name part is longer.
LONGEST_SEARCH = 60


def keeping_apart_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("apart-list", name="name"),
            List(
                Words(
                    "apart-line",
                    name=of_item("name"),
                    reason=of_item("reason"),
                    author=of_item("author"),
                    at=of_item("at"),
                ),
                items="lines",
            ),
            Words("apart-empty", when=~F["choices"]),
            chooser("a", _ask_remove, width=1),
            SwitchTo(Label("apart-add"), id="add", state=KeepingApart.person, style=PRIMARY),
            Row(back_button(), home_button()),
            state=KeepingApart.list,
            getter=_list,
        ),
        Window(
            Words("apart-person", name="name"),
            Words("apart-person-empty", when=~F["total"]),
            chooser("p", _choose, width=1),
            pages("pg"),
            page_buttons("pg"),
            words_input(_search),
            _to_list(),
            state=KeepingApart.person,
            getter=_people,
        ),
        Window(
            Words("apart-reason"),
            words_input(_keep),
            _to_list(),
            state=KeepingApart.reason,
        ),
        Window(
            Words("apart-remove-sure"),
            Button(Label("apart-remove-yes"), id="yes", on_click=_let_meet, style=DANGER),
            _to_list(),
            state=KeepingApart.remove,
        ),
    )


def _to_list() -> Row:
    return Row(SwitchTo(Label("button-back"), id="list", state=KeepingApart.list), home_button())


def _unit_id(manager: DialogManager) -> UnitId:
    return UnitId(started_with(manager, "unit"))


def _person_id(manager: DialogManager) -> PersonId:
    return PersonId(started_with(manager, "person"))


def _other_id(manager: DialogManager) -> PersonId:
    other = manager.dialog_data.get("other")
    if not isinstance(other, int):
        raise Gone
    return PersonId(other)


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, unit_id, person_id = at_hand(dialog_manager), _unit_id(dialog_manager), _person_id(dialog_manager)
    people = await hand.matchmaking.participants([person_id], unit_id, by=hand.actor)
    if person_id not in people:
        raise Gone
    found = await hand.matchmaking.apart(person_id, unit_id, by=hand.actor)
    lines = [
        {"name": each.other_name, "reason": each.reason, "author": initials(each.author_name), "at": each.since}
        for each in found
    ]
    label = hand.l10n.label
    choices = [Choice(each.other_id, label("apart-remove", name=initials(each.other_name))) for each in found]
    return {"name": people[person_id].name, "lines": lines, "choices": choices}


async def _people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, unit_id, person_id = at_hand(dialog_manager), _unit_id(dialog_manager), _person_id(dialog_manager)
    name_part = dialog_manager.dialog_data.get("name_part", "")
    people = await hand.matchmaking.participants([person_id], unit_id, by=hand.actor)
    page, data = await load_numbered(
        dialog_manager,
        "pg",
        lambda place: hand.directory.people(by=hand.actor, page=place, size=PAGE_SIZE, name_part=name_part),
    )
    choices = [Choice(line.id, initials(line.name)) for line in page.lines if line.id != person_id]
    return data | {"choices": choices, "name": people[person_id].name if person_id in people else ""}


async def _search(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["name_part"] = text[:LONGEST_SEARCH]


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["other"] = number(item)
    await manager.switch_to(KeepingApart.reason)


async def _keep(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.keep_apart(
        _person_id(manager), _other_id(manager), _unit_id(manager), reason=text, by=hand.actor
    )
    await manager.switch_to(KeepingApart.list)


async def _ask_remove(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["other"] = number(item)
    await manager.switch_to(KeepingApart.remove)


async def _let_meet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.let_meet(_person_id(manager), _other_id(manager), _unit_id(manager), by=hand.actor)
    await manager.switch_to(KeepingApart.list)
