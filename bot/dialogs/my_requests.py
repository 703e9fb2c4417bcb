"""The mentee's own requests: where each stands, adding, withdrawing, asking again."""

from datetime import timedelta
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, Start, SwitchTo
from aiogram_dialog.widgets.text import Format
from babel.dates import format_date

from bot.announcements.help import URGENCY_KEYS, rating_rows, unsolved_rows
from bot.contents import content_of
from bot.dialogs.at_hand import at_hand, looked_at, now_in_talk
from bot.dialogs.choices import Pages, number
from bot.dialogs.states import AskingForHelp, MyRequests
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.help_desk import RequestCard, RequestLine
from mentoring.model.help_request import HelpState, Step
from mentoring.model.ids import HelpRequestId
from mentoring.model.people import Actor
from mentoring.refusals import AlreadyClaimed, Gone

PAGE = 6
#: After this a request can no longer be opened again, whatever the unit's setting; the use case has the last word.
REOPEN_SHOWN = timedelta(days=30)

STATE_KEYS = {
    HelpState.OPEN: "help-state-open",
    HelpState.CLAIMED: "help-state-claimed",
    HelpState.SOLVED: "help-state-solved",
    HelpState.UNSOLVED: "help-state-unsolved",
    HelpState.WITHDRAWN: "help-state-withdrawn",
    HelpState.CLOSED: "help-state-closed",
}
MARKS = {
    HelpState.OPEN: "⏳",
    HelpState.CLAIMED: "💬",
    HelpState.SOLVED: "✅",
    HelpState.UNSOLVED: "➖",
    HelpState.WITHDRAWN: "✖️",
    HelpState.CLOSED: "📕",
}


def standing(line: RequestLine, l10n: L10n) -> str:
    """Where a request stands, in a sentence for its mentee."""
    label = l10n.label
    if line.state is HelpState.OPEN and line.step is Step.OWN:
        return label("help-stands-own")
    if line.state is HelpState.OPEN and line.step is Step.POOL:
        return label("help-stands-pool")
    if line.state is HelpState.OPEN:
        return label("help-stands-curator")
    if line.state is HelpState.CLAIMED:
        return label("help-stands-claimed", name=line.mentor_name or "")
    return label(STATE_KEYS[line.state])


async def list_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    lines = await context.help_desk.my_requests(context.actor.id)
    return {
        "requests": [(line.id, listed(line, context.l10n)) for line in lines],
        "is_empty": not lines,
    }


def listed(line: RequestLine, l10n: L10n) -> str:
    """A line of the list: the day tells several requests on one topic apart."""
    day = format_date(line.asked_at.astimezone(l10n.zone), "d MMM", locale=l10n.language.value)
    return f"{MARKS[line.state]} {topic_title(l10n, line.topic)} · {day}"


def request_id_of(manager: DialogManager) -> HelpRequestId:
    """The request chosen from the list, or the one the dialog was opened with."""
    return HelpRequestId(looked_at(manager, "request"))


async def own_card(manager: DialogManager) -> RequestCard:
    context = at_hand(manager)
    card = await context.help_desk.card(request_id_of(manager), reader_id=context.actor.id)
    if card.line.mentee_id != context.actor.id:
        raise Gone
    return card


async def card_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    card = await own_card(dialog_manager)
    line = card.line
    wait = None
    if line.state is HelpState.OPEN:
        wait = await context.help_desk.usual_wait(line.unit_id, line.urgency, context.clock.now())
    start = dialog_manager.start_data if isinstance(dialog_manager.start_data, dict) else {}
    label = context.l10n.label
    now = context.clock.now()
    return {
        "topic": topic_title(context.l10n, line.topic),
        "urgency": label(URGENCY_KEYS[line.urgency]),
        "asked": line.asked_at,
        "standing": standing(line, context.l10n),
        "words": card.words[:600],
        "has_words": bool(card.words),
        "files": card.files,
        "wait": wait,
        "has_wait": wait is not None,
        "is_new": bool(start.get("is_new")) and line.state is HelpState.OPEN,
        "is_open": line.state is HelpState.OPEN,
        "is_claimed": line.state is HelpState.CLAIMED,
        "is_elsewhere": line.state is HelpState.CLAIMED and context.actor.person.in_talk != line.id,
        "is_live": line.state.is_live,
        "is_ended": not line.state.is_live,
        "may_reopen": not line.state.is_live and line.ended_at is not None and now - line.ended_at < REOPEN_SHOWN,
        "may_rate": line.state in {HelpState.SOLVED, HelpState.UNSOLVED} and card.rating is None,
    }


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, item: int) -> None:
    manager.dialog_data["request"] = item
    await manager.switch_to(MyRequests.card)


async def add_detail(message: Message, _: MessageInput, manager: DialogManager) -> None:
    context = at_hand(manager)
    content = content_of(message)
    l10n = context.l10n
    if content is None:
        await message.reply(l10n("talk-cannot-pass-on"))
        return
    request_id = request_id_of(manager)
    try:
        await context.use_cases.add_detail(request_id, [content], by=context.actor)
        await message.reply(l10n("request-detail-added"))
    except AlreadyClaimed:
        # Somebody took the request while the mentee was writing: the words are for them.
        await context.use_cases.enter_talk(request_id, by=context.actor)
        context.data["actor"] = now_in_talk(context.actor, request_id)
        await context.use_cases.pass_on([content], by=context.actor)
        line = (await own_card(manager)).line
        await message.reply(l10n("talk-sent-to", name=line.mentor_name or "", topic=topic_title(l10n, line.topic)))
    await manager.switch_to(MyRequests.card, show_mode=ShowMode.SEND)


async def enter(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """On the card of either side."""
    context = at_hand(manager)
    request_id = request_id_of(manager)
    await context.use_cases.enter_talk(request_id, by=context.actor)
    context.data["actor"] = now_in_talk(context.actor, request_id)
    card = await context.help_desk.card(request_id, reader_id=context.actor.id)
    await press.answer(talk_entered(card.line, context.actor, context.l10n), show_alert=True)


def talk_entered(line: RequestLine, reader: Actor, l10n: L10n) -> str:
    """Who gets the reader's plain messages from now on."""
    label = l10n.label
    name = line.mentor_name if line.mentee_id == reader.id else line.mentee_name
    return label("talk-entered", name=name or "", topic=topic_title(l10n, line.topic))


async def solved(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    l10n = context.l10n
    request = await context.use_cases.end_talk(request_id_of(manager), is_solved=True, by=context.actor)
    await say(press, l10n("talk-ended-rate"), rating_rows(l10n, request.id))


async def unsolved(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    l10n = context.l10n
    request = await context.use_cases.end_talk(request_id_of(manager), is_solved=False, by=context.actor)
    await say(press, l10n("talk-ended-unsolved"), unsolved_rows(l10n, request.id))


async def rate(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    l10n = at_hand(manager).l10n
    await say(press, l10n("talk-ended-rate"), rating_rows(l10n, request_id_of(manager)))


async def say(press: CallbackQuery, text: str, rows: Any) -> None:
    if press.message is not None:
        markup = InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows])
        await press.message.answer(text, reply_markup=markup)


async def reopen(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    label = context.l10n.label
    await context.use_cases.reopen_help(request_id_of(manager), by=context.actor)
    await press.answer(label("talk-reopened"), show_alert=True)


async def withdraw(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    label = context.l10n.label
    await context.use_cases.withdraw_help(request_id_of(manager), by=context.actor)
    await press.answer(label("request-withdrawn"))
    await manager.switch_to(MyRequests.card)


def item_id(item: tuple[int, str]) -> int:
    return item[0]


def my_requests_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("requests-title"),
            Words("requests-empty", when="is_empty"),
            Pages(
                Select(
                    Format("{item[1]}"),
                    id="req",
                    item_id_getter=item_id,
                    items="requests",
                    type_factory=number,
                    on_click=choose,
                ),
                id="pages",
                width=1,
                height=PAGE,
            ),
            Start(Label("home-button-ask"), id="ask", state=AskingForHelp.direction, when="is_empty"),
            Row(back_button(), home_button()),
            state=MyRequests.list,
            getter=list_getter,
        ),
        Window(
            Words("request-sent", when="is_new"),
            Words("request-card", topic="topic", urgency="urgency", asked="asked", standing="standing"),
            Words("request-words", when="has_words", words="words"),
            Words("request-files", when="files", count="files"),
            Words("ask-wait", when="has_wait", wait="wait"),
            Words("request-in-talk", when="is_claimed"),
            Column(
                Button(
                    Label("button-write-here"),
                    id="enter",
                    on_click=enter,
                    when="is_elsewhere",
                    style=PRIMARY,
                ),
                SwitchTo(Label("request-add"), id="add", state=MyRequests.detail, when="is_open"),
                Button(Label("request-rate"), id="rate", on_click=rate, when="may_rate", style=PRIMARY),
                Button(Label("button-reopen"), id="reopen", on_click=reopen, when="may_reopen"),
            ),
            Row(
                Button(
                    Label("button-solved"),
                    id="solved",
                    on_click=solved,
                    when="is_claimed",
                    style=SUCCESS,
                ),
                Button(Label("button-unsolved"), id="unsolved", on_click=unsolved, when="is_claimed"),
            ),
            SwitchTo(Label("request-withdraw"), id="withdraw", state=MyRequests.withdraw, when="is_live"),
            Row(SwitchTo(Label("requests-all"), id="all", state=MyRequests.list), home_button()),
            state=MyRequests.card,
            getter=card_getter,
        ),
        Window(
            Words("request-detail", topic="topic", when="is_open"),
            Words(
                "request-card", topic="topic", urgency="urgency", asked="asked", standing="standing", when=~F["is_open"]
            ),
            MessageInput(add_detail),
            Row(SwitchTo(Label("button-back"), id="back", state=MyRequests.card), home_button()),
            state=MyRequests.detail,
            getter=card_getter,
        ),
        Window(
            Words("request-withdraw-sure", topic="topic", when="is_live"),
            Words(
                "request-card", topic="topic", urgency="urgency", asked="asked", standing="standing", when="is_ended"
            ),
            Button(Label("request-withdraw-yes"), id="yes", on_click=withdraw, when="is_live", style=DANGER),
            Row(SwitchTo(Label("button-back"), id="no", state=MyRequests.card), home_button()),
            state=MyRequests.withdraw,
            getter=card_getter,
        ),
    )
