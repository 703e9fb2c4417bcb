"""Mentees who ask a mentor, and the mentor's answers: yes, no, tell me more."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, SwitchTo

from bot.announcements.help import DECLINE_KEYS
from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.bank_words import forms_text, kinds_text, ways_text, years_text
from bot.dialogs.choices import Choice, chooser, load_numbered, number, words_input
from bot.dialogs.lists import cut, page_buttons, pages
from bot.dialogs.states import MentorAsks
from bot.dialogs.widgets import SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.help_request import DeclineReason
from mentoring.model.ids import MentorshipRequestId
from mentoring.model.mentorship_request import ChoiceState
from mentoring.model.people import initials
from mentoring.reading import Page
from mentoring.use_cases.request_screens import MenteeAsking


def mentor_asks_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("asks-title", when="total"),
            Words("asks-empty", when=~F["total"]),
            chooser("q", _open, width=1),
            pages("pg"),
            page_buttons("pg"),
            Row(back_button(), home_button()),
            state=MentorAsks.list,
            getter=_list,
        ),
        Window(
            Words(
                "asks-card",
                name="name",
                about="about",
                topics="topics",
                kinds="kinds",
                form="form",
                modes="modes",
                months="months",
            ),
            Words("wanted-difficulty", words="difficulty", when="difficulty"),
            Words("wanted-expectations", words="expectations", when="expectations"),
            Words("asks-question", question="question", reply="reply", has_reply="has_reply", when="question"),
            Words("asks-until", until="until", when="until"),
            Words("asks-waits", when="is_waiting"),
            Button(Label("mentor-ask-yes"), id="yes", on_click=_accept, style=SUCCESS),
            Row(
                SwitchTo(Label("mentor-ask-more"), id="more", state=MentorAsks.question, when=~F["question"]),
                SwitchTo(Label("mentor-ask-no"), id="no", state=MentorAsks.reasons),
            ),
            Row(SwitchTo(Label("asks-to-list"), id="list", state=MentorAsks.list), home_button()),
            state=MentorAsks.card,
            getter=_card,
        ),
        Window(
            Words("asks-reasons", name="name"),
            Column(*(Button(Label(key), id=reason.value, on_click=_decline) for reason, key in DECLINE_KEYS.items())),
            Row(SwitchTo(Label("asks-to-card"), id="card", state=MentorAsks.card), home_button()),
            state=MentorAsks.reasons,
            getter=_card,
        ),
        Window(
            Words("asks-more", name="name", when=~F["question"]),
            Words("asks-more-used", name="name", when="question"),
            words_input(_ask),
            Row(SwitchTo(Label("asks-to-card"), id="card", state=MentorAsks.card), home_button()),
            state=MentorAsks.question,
            getter=_card,
        ),
    )


# --- what windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    asks = await hand.use_cases.asks_of_me(by=hand.actor)

    async def load(place: int) -> Page[MenteeAsking]:
        return cut(asks, place)

    page, data = await load_numbered(dialog_manager, "pg", load)
    return data | {"choices": [Choice(each.request.id, _listed(hand.l10n, each)) for each in page.lines]}


def _listed(l10n: L10n, ask: MenteeAsking) -> str:
    mark = "✉️" if ask.choice.state is ChoiceState.QUESTION else "🤝"
    return f"{mark} {initials(ask.mentee.name)} · {_topics_text(l10n, ask)}"


def _topics_text(l10n: L10n, ask: MenteeAsking) -> str:
    return ", ".join(topic_title(l10n, topic) for topic in ask.topics)


def _request_id(manager: DialogManager) -> MentorshipRequestId:
    return MentorshipRequestId(looked_at(manager, "ask"))


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n = hand.l10n
    ask = await hand.use_cases.ask_of_me(_request_id(dialog_manager), by=hand.actor)
    request, mentee = ask.request, ask.mentee
    years = years_text(l10n, mentee.experience_years) if mentee.experience_years is not None else ""
    return {
        "name": mentee.name,
        "about": " · ".join(filter(None, (mentee.position, ", ".join(mentee.subjects), years))),
        "topics": _topics_text(l10n, ask),
        "kinds": kinds_text(l10n, request.kinds),
        "form": forms_text(l10n, [request.form]),
        "modes": ways_text(l10n, request.modes),
        "months": request.months,
        "difficulty": request.difficulty,
        "expectations": request.expectations,
        "question": ask.choice.question,
        "has_reply": bool(ask.choice.reply),
        "reply": ask.choice.reply,
        "until": ask.answer_by,
        "is_waiting": ask.choice.state is ChoiceState.QUESTION,
    }


# --- answers


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["ask"] = number(item)
    await manager.switch_to(MentorAsks.card)


async def _accept(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.accept_mentee(_request_id(manager), by=hand.actor)
    await press.answer(label("asks-accepted"), show_alert=True)
    await manager.switch_to(MentorAsks.list)


async def _decline(press: CallbackQuery, button: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.decline_mentee(_request_id(manager), DeclineReason(button.widget_id or ""), by=hand.actor)
    await press.answer(label("asks-declined"))
    await manager.switch_to(MentorAsks.list)


async def _ask(message: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.ask_mentee(_request_id(manager), text, by=hand.actor)
    await message.reply(l10n("asks-asked"))
    await manager.switch_to(MentorAsks.card, show_mode=ShowMode.SEND)
