"""Short conversations of words about one request: a mentor's question back, and the log entry."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.contents import content_of
from bot.dialogs.at_hand import at_hand, started_with
from bot.dialogs.states import AskingBack, WritingLog
from bot.dialogs.widgets import SUCCESS, Label, Words, back_button, home_button
from bot.topic_titles import topic_title
from mentoring.model.help_request import HelpLog
from mentoring.model.ids import HelpRequestId
from mentoring.refusals import TextMissing

FIELDS = ("works", "hinders", "mentee_step", "mentor_step")
STATES = dict(
    zip(FIELDS, (WritingLog.works, WritingLog.hinders, WritingLog.mentee_step, WritingLog.mentor_step), strict=True)
)


async def topic_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    request_id = HelpRequestId(started_with(dialog_manager, "request"))
    card = await context.help_desk.card(request_id, reader_id=context.actor.id)
    return {
        "topic": topic_title(context.l10n, card.line.topic),
        "has_any": any(dialog_manager.dialog_data.get(field) for field in FIELDS),
    }


async def ask_back(message: Message, _: MessageInput, manager: DialogManager) -> None:
    context = at_hand(manager)
    content = content_of(message)
    l10n = context.l10n
    if content is None:
        await message.reply(l10n("talk-cannot-pass-on"))
        return
    request_id = HelpRequestId(started_with(manager, "request"))
    await context.use_cases.ask_back(request_id, [content], by=context.actor)
    await message.reply(l10n("ask-back-sent"))
    await manager.done(show_mode=ShowMode.SEND)


async def keep_field(message: Message, _: MessageInput, manager: DialogManager) -> None:
    if not message.text or not message.text.strip():
        raise TextMissing
    field = _field(manager)
    manager.dialog_data[field] = message.text.strip()
    await _save(manager)
    await _next(manager, field)


async def skip(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _next(manager, _field(manager))


async def finish(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    label = at_hand(manager).l10n.label
    await press.answer(label("log-saved"))
    await manager.done()


def _field(manager: DialogManager) -> str:
    state = manager.current_context().state
    return next(field for field, each in STATES.items() if each == state)


async def _save(manager: DialogManager) -> None:
    """Each answer is saved at once: the entry may be left at any question."""
    context = at_hand(manager)
    log = HelpLog(**{field: manager.dialog_data.get(field) for field in FIELDS})
    await context.use_cases.write_help_log(HelpRequestId(started_with(manager, "request")), log, by=context.actor)


async def _next(manager: DialogManager, field: str) -> None:
    place = FIELDS.index(field) + 1
    if place < len(FIELDS):
        await manager.switch_to(STATES[FIELDS[place]])
    else:
        await manager.done()


def asking_back_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("ask-back", topic="topic"),
            MessageInput(ask_back),
            Row(back_button(), home_button()),
            state=AskingBack.words,
            getter=topic_getter,
        )
    )


def writing_log_dialog() -> Dialog:
    questions = {
        WritingLog.works: Words("log-works", topic="topic"),
        WritingLog.hinders: Words("log-hinders", topic="topic"),
        WritingLog.mentee_step: Words("log-mentee-step", topic="topic"),
        WritingLog.mentor_step: Words("log-mentor-step", topic="topic"),
    }
    states = list(questions)
    windows = []
    for place, (state, question) in enumerate(questions.items()):
        back = SwitchTo(Label("button-back"), id="back", state=states[place - 1]) if place else back_button()
        windows.append(
            Window(
                question,
                MessageInput(keep_field),
                Row(
                    Button(Label("button-skip"), id="skip", on_click=skip),
                    Button(
                        Label("log-finish"),
                        id="finish",
                        on_click=finish,
                        when="has_any",
                        style=SUCCESS,
                    ),
                ),
                Row(back, home_button()),
                state=state,
                getter=topic_getter,
            )
        )
    return Dialog(*windows)
