"""The topic tree in the curator's hands: directions, the topics under them, names and order (гл. 3 п. 18 пп. 3)."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, number, paged_chooser, words_input
from bot.dialogs.states import TopicTreeEditing
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.ids import TopicId
from mentoring.model.people import Language
from mentoring.model.staff_list import name_key
from mentoring.reading import TopicLine
from mentoring.refusals import Gone, TopicTaken


def topic_tree_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("tree-directions", when="choices"),
            Words("tree-directions-empty", when=~F["choices"]),
            paged_chooser("d", _open_direction),
            Button(Label("tree-add-direction"), id="add", on_click=_add_direction),
            Row(back_button(), home_button()),
            state=TopicTreeEditing.directions,
            getter=_directions,
        ),
        Window(
            Words("tree-topics", name="name", when="choices"),
            Words("tree-topics-empty", name="name", when=~F["choices"]),
            paged_chooser("t", _open_topic),
            Row(
                Button(Label("tree-add-topic"), id="add", on_click=_add_topic),
                Button(Label("tree-edit-direction"), id="edit", on_click=_edit_direction),
            ),
            Row(SwitchTo(Label("tree-to-directions"), id="back", state=TopicTreeEditing.directions), home_button()),
            state=TopicTreeEditing.topics,
            getter=_topics,
        ),
        Window(
            Words("tree-topic", name="name", strong="strong", in_need="in_need", requests="requests"),
            Words("tree-topic-away", when="is_archived"),
            Group(
                SwitchTo(Label("tree-rename"), id="rename", state=TopicTreeEditing.rename),
                Button(Label("tree-put-away"), id="away", on_click=_put_away, when=~F["is_archived"]),
                Button(
                    Label("tree-restore"),
                    id="restore",
                    on_click=_restore,
                    when="is_archived",
                    style=Style(ButtonStyle.SUCCESS),
                ),
                Button(Label("tree-up"), id="up", on_click=partial(_move, True), when=~F["is_archived"]),
                Button(Label("tree-down"), id="down", on_click=partial(_move, False), when=~F["is_archived"]),
                width=2,
            ),
            Row(Button(Label("button-back"), id="back", on_click=_back_to_list), home_button()),
            state=TopicTreeEditing.topic,
            getter=_topic,
        ),
        Window(
            Words("tree-add-direction-how", when=~F["name"]),
            Words("tree-add-topic-how", name="name", when="name"),
            words_input(_add),
            Row(Button(Label("button-back"), id="back", on_click=_back_to_list), home_button()),
            state=TopicTreeEditing.add,
            getter=_parent,
        ),
        Window(
            Words("tree-rename-how", name="name"),
            words_input(_rename),
            Row(SwitchTo(Label("button-back"), id="back", state=TopicTreeEditing.topic), home_button()),
            state=TopicTreeEditing.rename,
            getter=_topic,
        ),
    )


async def _directions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"choices": _listed(dialog_manager, await _tree(dialog_manager), None)}


async def _topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    tree = await _tree(dialog_manager)
    direction = _line(tree, dialog_manager.dialog_data["direction"])
    return {"name": _title(dialog_manager, direction), "choices": _listed(dialog_manager, tree, direction.id)}


async def _topic(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    line = _line(await _tree(dialog_manager), dialog_manager.dialog_data["topic"])
    return {
        "name": _title(dialog_manager, line),
        "strong": line.strong,
        "in_need": line.in_need,
        "requests": line.live_requests,
        "is_archived": line.is_archived,
    }


async def _parent(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    direction = dialog_manager.dialog_data.get("direction")
    if direction is None:
        return {"name": ""}
    return {"name": _title(dialog_manager, _line(await _tree(dialog_manager), direction))}


async def _tree(manager: DialogManager) -> Sequence[TopicLine]:
    hand = at_hand(manager)
    return await hand.directory.topics(by=hand.actor)


def _line(tree: Sequence[TopicLine], topic_id: int) -> TopicLine:
    found = next((line for line in tree if line.id == topic_id), None)
    if found is None:
        raise Gone
    return found


def _listed(manager: DialogManager, tree: Sequence[TopicLine], parent_id: TopicId | None) -> list[Choice]:
    """The topics in one place; those put away come last."""
    lines = sorted((line for line in tree if line.parent_id == parent_id), key=lambda line: line.is_archived)
    return [
        Choice(line.id, f"🗄 {_title(manager, line)}" if line.is_archived else _title(manager, line)) for line in lines
    ]


def _title(manager: DialogManager, line: TopicLine) -> str:
    l10n: L10n = at_hand(manager).l10n
    return topic_title(l10n, line.topic)


async def _open_direction(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["direction"] = number(item)
    await manager.switch_to(TopicTreeEditing.topics)


async def _open_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["topic"] = number(item)
    await manager.switch_to(TopicTreeEditing.topic)


async def _edit_direction(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["topic"] = manager.dialog_data["direction"]
    await manager.switch_to(TopicTreeEditing.topic)


async def _add_direction(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("direction", None)
    await manager.switch_to(TopicTreeEditing.add)


async def _add_topic(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(TopicTreeEditing.add)


async def _add(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    chosen = manager.dialog_data.get("direction")
    parent = None if chosen is None else TopicId(chosen)
    _must_be_new(manager, text, [line for line in await _tree(manager) if line.parent_id == parent])
    await hand.use_cases.add_topic(text, parent_id=parent, by=hand.actor)
    await _show_list(manager)


async def _rename(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    tree = await _tree(manager)
    topic = _line(tree, _chosen(manager))
    _must_be_new(manager, text, [line for line in tree if line.parent_id == topic.parent_id and line.id != topic.id])
    await hand.use_cases.rename_topic(topic.id, text, by=hand.actor)
    await manager.switch_to(TopicTreeEditing.topic)


def _must_be_new(manager: DialogManager, name: str, neighbours: Sequence[TopicLine]) -> None:
    """Refuse a name that a seeded topic beside it has in either language: only the texts know those names."""
    texts = at_hand(manager).texts
    spoken = [texts.in_language(language) for language in Language]
    taken = {
        name_key(topic_title(l10n, line.topic))
        for line in neighbours
        if line.topic.name is None and not line.is_archived
        for l10n in spoken
    }
    if name_key(name) in taken:
        raise TopicTaken


async def _put_away(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.archive_topic(_chosen(manager), by=hand.actor)


async def _restore(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.restore_topic(_chosen(manager), by=hand.actor)


async def _move(up: bool, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The new order shows itself in the list."""
    hand = at_hand(manager)
    await hand.use_cases.move_topic(_chosen(manager), up=up, by=hand.actor)
    await _show_list(manager)


async def _back_to_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _show_list(manager)


async def _show_list(manager: DialogManager) -> None:
    """Where the topic stands: among the directions, or under its own."""
    data = manager.dialog_data
    if data.get("topic") == data.get("direction"):
        await manager.switch_to(TopicTreeEditing.directions)
    else:
        await manager.switch_to(TopicTreeEditing.topics)
    data.pop("topic", None)


def _chosen(manager: DialogManager) -> TopicId:
    return TopicId(manager.dialog_data["topic"])
