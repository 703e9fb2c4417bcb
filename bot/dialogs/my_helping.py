"""What a mentor was offered and has in hand, and their wish not to be asked for a while."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.announcements.help import DECLINE_KEYS, URGENCY_KEYS, log_rows
from bot.contents import send_contents
from bot.dialogs.at_hand import at_hand, now_in_talk
from bot.dialogs.choices import Pages, number
from bot.dialogs.my_requests import PAGE, enter, item_id, request_id_of, say
from bot.dialogs.states import AskingBack, MyHelping
from bot.dialogs.widgets import PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.help_desk import RequestLine
from mentoring.model.help_request import DeclineReason
from mentoring.model.people import initials
from mentoring.refusals import Gone
from mentoring.use_cases.situational_help import Rest


async def list_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    actor = context.actor
    lines = await context.help_desk.my_helping(actor.id)
    until = actor.person.no_offers_until
    rests = until is not None and until > context.clock.now()
    return {
        "requests": [(line.id, listed(line, context.l10n)) for line in lines],
        "is_empty": not lines,
        "rests": rests,
        "is_ready": not rests,
        "until": until,
    }


def listed(line: RequestLine, l10n: L10n) -> str:
    mark = "💬" if line.is_mine else "🙋"
    return f"{mark} {topic_title(l10n, line.topic)} · {initials(line.mentee_name)}"


async def card_getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    context = at_hand(dialog_manager)
    actor = context.actor
    card = await context.help_desk.card(request_id_of(dialog_manager), reader_id=actor.id)
    line = card.line
    if not (line.is_offered or line.is_mine or line.mentor_id == actor.id):
        raise Gone
    label = context.l10n.label
    return {
        "topic": topic_title(context.l10n, line.topic),
        "urgency": label(URGENCY_KEYS[line.urgency]),
        "name": line.mentee_name,
        "asked": line.asked_at,
        "words": card.words[:2000],
        "has_words": bool(card.words),
        "files": card.files,
        "is_offered": line.is_offered,
        "is_mine": line.is_mine,
        "is_elsewhere": line.is_mine and actor.person.in_talk != line.id,
        "is_over": not (line.is_offered or line.is_mine),
        "due": card.due_at,
        "is_locked": line.is_mine and card.due_at is not None,
    }


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, item: int) -> None:
    manager.dialog_data["request"] = item
    await manager.switch_to(MyHelping.card)


async def take(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    label = context.l10n.label
    request_id = request_id_of(manager)
    await context.use_cases.claim_help(request_id, by=context.actor)
    context.data["actor"] = now_in_talk(context.actor, request_id)
    await press.answer(label("offer-yours"))


async def decline(press: CallbackQuery, button: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    label = context.l10n.label
    await context.use_cases.decline_help(
        request_id_of(manager), DeclineReason(button.widget_id or ""), by=context.actor
    )
    await press.answer(label("offer-declined-short"))
    await manager.switch_to(MyHelping.list)


async def ask_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(AskingBack.words, data={"request": request_id_of(manager)})


async def show_files(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    card = await context.help_desk.card(request_id_of(manager), reader_id=context.actor.id)
    if not (card.line.is_offered or card.line.mentor_id == context.actor.id):
        raise Gone
    contents = await context.help_desk.contents(request_id_of(manager))
    if press.bot is not None:
        await send_contents(press.bot, press.from_user.id, [each for each in contents if each.content.file])


async def solved(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    l10n = context.l10n
    request = await context.use_cases.end_talk(request_id_of(manager), is_solved=True, by=context.actor)
    await manager.switch_to(MyHelping.list)
    await say(press, l10n("talk-ended-thanks"), log_rows(l10n, request.id))


async def release(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    label = context.l10n.label
    await context.use_cases.release_help(request_id_of(manager), by=context.actor)
    await press.answer(label("talk-released"), show_alert=True)
    await manager.switch_to(MyHelping.list)


async def rest(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    context = at_hand(manager)
    actor = context.actor
    until = await context.use_cases.put_offers_off(Rest(button.widget_id or ""), by=actor)
    context.data["actor"] = replace(actor, person=replace(actor.person, no_offers_until=until))
    await manager.switch_to(MyHelping.list)


def my_helping_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("helping-title"),
            Words("helping-empty", when="is_empty"),
            Words("helping-rests", when="rests", until="until"),
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
            Button(Label("helping-again"), id=Rest.NONE.value, on_click=rest, when="rests"),
            SwitchTo(Label("helping-rest"), id="rest", state=MyHelping.until, when="is_ready"),
            Row(back_button(), home_button()),
            state=MyHelping.list,
            getter=list_getter,
        ),
        Window(
            Words("helping-card", topic="topic", urgency="urgency", name="name", asked="asked"),
            Words("request-words", when="has_words", words="words"),
            Words("request-files", when="files", count="files"),
            Words("helping-lock", when="is_locked", until="due"),
            Words("request-in-talk", when="is_mine"),
            Words("helping-over", when="is_over"),
            Button(Label("button-take"), id="take", on_click=take, when="is_offered", style=SUCCESS),
            Row(
                Button(Label("button-ask-back"), id="ask", on_click=ask_back, when="is_offered"),
                SwitchTo(Label("button-cannot"), id="cannot", state=MyHelping.reasons, when="is_offered"),
            ),
            Button(Label("button-write-here"), id="enter", on_click=enter, when="is_elsewhere", style=PRIMARY),
            Button(Label("helping-files"), id="files", on_click=show_files, when="files"),
            Row(
                Button(
                    Label("button-solved"),
                    id="solved",
                    on_click=solved,
                    when="is_mine",
                    style=SUCCESS,
                ),
                Button(Label("button-release"), id="release", on_click=release, when="is_mine"),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=MyHelping.list), home_button()),
            state=MyHelping.card,
            getter=card_getter,
        ),
        Window(
            Words("helping-reasons", topic="topic"),
            Column(
                *(Button(Label(key), id=reason.value, on_click=decline) for reason, key in DECLINE_KEYS.items()),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=MyHelping.card), home_button()),
            state=MyHelping.reasons,
            getter=card_getter,
        ),
        Window(
            Words("helping-until"),
            Group(
                Button(Label("rest-tomorrow"), id=Rest.TOMORROW.value, on_click=rest),
                Button(Label("rest-week"), id=Rest.WEEK.value, on_click=rest),
                Button(Label("rest-fortnight"), id=Rest.FORTNIGHT.value, on_click=rest),
                width=2,
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=MyHelping.list), home_button()),
            state=MyHelping.until,
        ),
    )
