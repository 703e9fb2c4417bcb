"""Asking for help: topic, urgency, words; three taps when in a hurry (гл. 4 п. 6 пп. 5)."""

from collections.abc import Iterable
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Back, Button, Column, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.announcements.help import URGENCY_KEYS
from bot.contents import content_of
from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.choices import number
from bot.dialogs.states import AskingForHelp, Home, MyRequests
from bot.dialogs.widgets import DANGER, SUCCESS, Label, Words, back_button, home_button
from bot.topic_titles import topic_title
from mentoring.model.help_request import Content, ContentKind, Urgency
from mentoring.model.ids import TopicId
from mentoring.model.people import Bent
from mentoring.model.topics import Topic

#: How many published answers are offered before a mentor is woken, and how much of each.
ANSWERS_SHOWN, ANSWER_SHOWN = 3, 900
#: How many of their own topics a person is offered at once: those of greatest need.
OWN_SHOWN = 5
#: Messages of one request; more can be added once it is sent.
MOST_CONTENTS = 20


async def directions_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    choice = await context.use_cases.topics_to_choose(by=context.actor)
    needs = sorted((each for each in choice.own if each.bent is Bent.NEED), key=lambda each: -each.level)
    found = [choice.tree.find(each.topic_id) for each in needs]
    own = [topic for topic in found if topic is not None and not topic.is_archived][:OWN_SHOWN]
    return {
        "own": _titled(context, own),
        "directions": _titled(context, choice.tree.directions()),
        "has_own": bool(own),
    }


async def topics_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    direction_id = TopicId(dialog_manager.dialog_data["direction"])
    choice = await context.use_cases.topics_to_choose(by=context.actor)
    direction = choice.tree.find(direction_id)
    return {
        "direction": topic_title(context.l10n, direction) if direction else "",
        "topics": _titled(context, choice.tree.under(direction_id)),
    }


async def urgency_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"topic": dialog_manager.dialog_data["title"]}


async def answers_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    found = await context.use_cases.answers_on_topic(
        TopicId(dialog_manager.dialog_data["topic"]), by=context.actor, limit=ANSWERS_SHOWN
    )
    l10n = context.l10n
    shown = [
        l10n("ask-answer", question=each.question[:ANSWER_SHOWN], answer=each.answer[:ANSWER_SHOWN]) for each in found
    ]
    return {"answers": "\n\n".join(shown), "topic": dialog_manager.dialog_data["title"]}


async def words_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    data = dialog_manager.dialog_data
    urgency = Urgency(data["urgency"])
    contents = contents_of(data)
    wait = await context.help_desk.usual_wait(context.actor.unit_id, urgency, context.clock.now())
    label = context.l10n.label
    return {
        "topic": data["title"],
        "urgency": label(URGENCY_KEYS[urgency]),
        "wait": wait,
        "has_wait": wait is not None,
        "is_empty": not contents,
        "has_contents": bool(contents),
        "words": "\n".join(each.text for each in contents if each.text)[-300:],
        "has_words": any(each.text for each in contents),
        "count": len(contents),
    }


def contents_of(data: dict[str, Any]) -> list[Content]:
    """The draft's messages, as they lie in the dialog's data."""
    return [
        Content(
            kind=ContentKind(each["kind"]),
            text=each["text"],
            file=each["file"],
            album=each["album"],
            source_message=each["source_message"],
        )
        for each in data.get("contents", [])
    ]


def draft_of(content: Content) -> dict[str, Any]:
    return {
        "kind": content.kind.value,
        "text": content.text,
        "file": content.file,
        "album": content.album,
        "source_message": content.source_message,
    }


def _titled(context: AtHand, topics: Iterable[Topic]) -> list[tuple[int, str]]:
    return [(topic.id, topic_title(context.l10n, topic)) for topic in topics]


async def choose_direction(_: CallbackQuery, __: Any, manager: DialogManager, item: int) -> None:
    manager.dialog_data["direction"] = item
    await manager.switch_to(AskingForHelp.topic)


async def choose_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: int) -> None:
    await keep_topic(manager, TopicId(item))


async def whole_direction(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await keep_topic(manager, TopicId(manager.dialog_data["direction"]))


async def keep_topic(manager: DialogManager, topic_id: TopicId) -> None:
    context = at_hand(manager)
    choice = await context.use_cases.topics_to_choose(by=context.actor)
    topic = choice.tree.find(topic_id)
    manager.dialog_data["topic"] = topic_id
    manager.dialog_data["title"] = topic_title(context.l10n, topic) if topic else ""
    await manager.switch_to(AskingForHelp.urgency)


async def choose_urgency(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    manager.dialog_data["urgency"] = button.widget_id
    topic_id = TopicId(manager.dialog_data["topic"])
    known = await context.use_cases.answers_on_topic(topic_id, by=context.actor, limit=1)
    await manager.switch_to(AskingForHelp.answers if known else AskingForHelp.words)


async def take_content(message: Message, _: MessageInput, manager: DialogManager) -> None:
    content = content_of(message)
    l10n = at_hand(manager).l10n
    contents = manager.dialog_data.setdefault("contents", [])
    if content is None:
        await message.reply(l10n("talk-cannot-pass-on"))
    elif len(contents) >= MOST_CONTENTS:
        await message.reply(l10n("ask-enough"))
    else:
        contents.append(draft_of(content))


async def start_over(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["contents"] = []


async def send(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    data = manager.dialog_data
    request = await context.use_cases.ask_for_help(
        TopicId(data["topic"]), Urgency(data["urgency"]), contents_of(data), by=context.actor
    )
    await manager.start(MyRequests.card, data={"request": request.id, "is_new": True}, mode=StartMode.RESET_STACK)


async def helped(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    label = at_hand(manager).l10n.label
    await press.answer(label("ask-answer-helped"), show_alert=True)
    await manager.start(Home.main, mode=StartMode.RESET_STACK)


def item_id(item: tuple[int, str]) -> int:
    return item[0]


def ask_for_help_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("ask-direction"),
            Words("ask-own-first", when="has_own"),
            Column(
                Select(
                    Format("⭐ {item[1]}"),
                    id="own",
                    item_id_getter=item_id,
                    items="own",
                    type_factory=number,
                    on_click=choose_topic,
                ),
            ),
            Column(
                Select(
                    Format("{item[1]}"),
                    id="dir",
                    item_id_getter=item_id,
                    items="directions",
                    type_factory=number,
                    on_click=choose_direction,
                ),
            ),
            Row(back_button(), home_button()),
            state=AskingForHelp.direction,
            getter=directions_getter,
        ),
        Window(
            Words("ask-topic", direction="direction"),
            Column(
                Select(
                    Format("{item[1]}"),
                    id="topic",
                    item_id_getter=item_id,
                    items="topics",
                    type_factory=number,
                    on_click=choose_topic,
                ),
                Button(Label("ask-whole-direction", direction="direction"), id="whole", on_click=whole_direction),
            ),
            Row(Back(Label("button-back")), home_button()),
            state=AskingForHelp.topic,
            getter=topics_getter,
        ),
        Window(
            Words("ask-urgency", topic="topic"),
            Column(
                Button(
                    Label("ask-urgent"),
                    id=Urgency.URGENT.value,
                    on_click=choose_urgency,
                    style=DANGER,
                ),
                Button(Label("ask-today"), id=Urgency.TODAY.value, on_click=choose_urgency),
                Button(Label("ask-week"), id=Urgency.WEEK.value, on_click=choose_urgency),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=AskingForHelp.direction), home_button()),
            state=AskingForHelp.urgency,
            getter=urgency_getter,
        ),
        Window(
            Words("ask-answers", topic="topic"),
            Format("{answers}"),
            Column(
                Button(Label("ask-this-helped"), id="helped", on_click=helped, style=SUCCESS),
                SwitchTo(Label("ask-still"), id="still", state=AskingForHelp.words),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=AskingForHelp.urgency), home_button()),
            state=AskingForHelp.answers,
            getter=answers_getter,
        ),
        Window(
            Words("ask-words-title", topic="topic", urgency="urgency"),
            Words("ask-words", when="is_empty"),
            Words("ask-words-kept", when="has_contents", count="count"),
            Words("ask-words-shown", when="has_words", words="words"),
            Words("ask-wait", when="has_wait", wait="wait"),
            MessageInput(take_content),
            Column(
                Button(Label("ask-send"), id="send", on_click=send, when="has_contents", style=SUCCESS),
                Button(Label("ask-again"), id="again", on_click=start_over, when="has_contents"),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=AskingForHelp.urgency), home_button()),
            state=AskingForHelp.words,
            getter=words_getter,
        ),
    )
