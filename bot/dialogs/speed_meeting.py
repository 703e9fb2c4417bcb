"""A single meeting with a professional: a topic, a mentor with free slots, a slot, a few words (гл. 4 п. 6 пп. 6)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List
from babel.dates import format_date

from bot.dialogs.at_hand import AtHand, at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, number, paged_chooser, words_input
from bot.dialogs.lists import of_item
from bot.dialogs.states import MyMeetings, SpeedMeetings
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import Appointment, L10n
from bot.topic_titles import topic_title
from mentoring.model.ids import PersonId, SpeedMeetingId, TopicId
from mentoring.model.people import initials
from mentoring.model.speed_meetings import LONGEST_QUESTION, SpeedState
from mentoring.model.topics import Topic
from mentoring.refusals import Gone, SlotTaken, TextTooLong
from mentoring.use_cases.speed_meetings import SpeedMentor, SpeedMentors, SpeedView

#: How many of their own topics a person is offered at once: those of greatest need.
OWN_SHOWN = 5
LEVELS = ("○", "●", "●●", "●●●")


def speed_meeting_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("speed-start"),
            List(Words("speed-ahead", name=of_item("name"), at=of_item("at"), waits=of_item("waits")), items="ahead"),
            chooser("r", _open_request, items="waiting", width=1),
            Start(Label("speed-my-meetings"), id="meetings", state=MyMeetings.list, when="ahead"),
            Words("speed-topics"),
            chooser("o", _choose_topic, items="own", width=1),
            chooser("d", _choose_direction, items="directions"),
            Row(back_button(), home_button()),
            state=SpeedMeetings.topics,
            getter=_topics,
        ),
        Window(
            Words("speed-direction", direction="direction"),
            paged_chooser("t", _choose_topic),
            Button(Label("speed-whole"), id="whole", on_click=_whole_direction),
            Row(SwitchTo(Label("button-back"), id="back", state=SpeedMeetings.topics), home_button()),
            state=SpeedMeetings.direction,
            getter=_direction,
        ),
        Window(
            Words("speed-mentors", topic="topic", when="choices"),
            Words("speed-mentors-none", topic="topic", when=~F["choices"]),
            List(
                Words(
                    "speed-mentor",
                    name=of_item("name"),
                    has_about=of_item("has_about"),
                    about=of_item("about"),
                    level=of_item("level"),
                    at=of_item("at"),
                    count=of_item("count"),
                ),
                items="lines",
            ),
            Words("speed-enough", limit="limit", when="is_enough"),
            chooser("p", _choose_mentor, width=1),
            Row(SwitchTo(Label("speed-other-topic"), id="back", state=SpeedMeetings.topics), home_button()),
            state=SpeedMeetings.mentors,
            getter=_mentors,
        ),
        Window(
            Words("speed-slots", name="name", minutes="minutes", place="place", when="choices"),
            Words("speed-slots-none", when=~F["choices"]),
            paged_chooser("s", _choose_slot, width=2),
            Row(SwitchTo(Label("speed-to-mentors"), id="back", state=SpeedMeetings.mentors), home_button()),
            state=SpeedMeetings.slots,
            getter=_slots,
        ),
        Window(
            Words("speed-question"),
            words_input(_write),
            Button(Label("button-skip"), id="skip", on_click=_skip),
            Row(SwitchTo(Label("speed-to-slots"), id="back", state=SpeedMeetings.slots), home_button()),
            state=SpeedMeetings.question,
        ),
        Window(
            Words(
                "speed-sure",
                name="name",
                at="at",
                minutes="minutes",
                place="place",
                has_question="has_question",
                question="question",
                topic="topic",
                when="is_free",
            ),
            Words("speed-curator", when="needs_curator"),
            Words("speed-slots-none", when=~F["is_free"]),
            Button(Label("speed-book"), id="book", on_click=_book, when="is_free", style=SUCCESS),
            Row(SwitchTo(Label("speed-to-slots"), id="back", state=SpeedMeetings.slots), home_button()),
            state=SpeedMeetings.sure,
            getter=_sure,
        ),
        Window(
            Words("speed-request", name="name", topic="topic", at="at", when="is_open"),
            Words("speed-request-over", when=~F["is_open"]),
            Button(Label("speed-withdraw"), id="withdraw", on_click=_withdraw, when="is_open", style=DANGER),
            Start(Label("speed-my-meetings"), id="meetings", state=MyMeetings.list, style=PRIMARY, when=~F["is_open"]),
            Row(SwitchTo(Label("button-back"), id="back", state=SpeedMeetings.topics), home_button()),
            state=SpeedMeetings.request,
            getter=_request,
        ),
    )


def slot_title(l10n: L10n, at: datetime) -> str:
    """«ср 25 нояб. 15:00», in the reader's zone."""
    local = at.astimezone(l10n.zone)
    return f"{format_date(local, 'EEEEEE d MMM', locale=l10n.language.value)} {local:%H:%M}"


def slot_id(at: datetime) -> int:
    """A slot in a press: the seconds of its moment."""
    return int(at.timestamp())


def slot_at(item: str) -> datetime:
    """Raises Gone for what is no moment."""
    try:
        return datetime.fromtimestamp(number(item), UTC)
    except (OverflowError, ValueError, OSError):
        raise Gone from None


# --- what windows show


def _choices(hand: AtHand, topics: Iterable[Topic]) -> list[Choice]:
    return [Choice(topic.id, topic_title(hand.l10n, topic)) for topic in topics]


async def _topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n = hand.l10n
    start = await hand.use_cases.begin_speed_meeting(by=hand.actor)
    own = [topic for topic in map(start.tree.find, start.needs[:OWN_SHOWN]) if topic is not None]
    label = l10n.label
    return {
        "ahead": [
            {
                "name": view.mentor_name,
                "at": Appointment(view.speed.starts_at),
                "waits": view.speed.state is SpeedState.WAITING,
            }
            for view in start.ahead
        ],
        "waiting": [
            Choice(view.speed.id, label("speed-waiting", at=slot_title(l10n, view.speed.starts_at)))
            for view in start.ahead
            if view.speed.state is SpeedState.WAITING
        ],
        "own": _choices(hand, own),
        "directions": _choices(hand, start.tree.directions()),
    }


async def _direction(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    tree = (await hand.use_cases.topics_to_choose(by=hand.actor)).tree
    direction = tree.find(TopicId(dialog_manager.dialog_data["direction"]))
    if direction is None:
        raise Gone
    return {
        "direction": topic_title(hand.l10n, direction),
        "choices": _choices(hand, tree.under(direction.id)),
    }


def _topic_id(manager: DialogManager) -> TopicId:
    return TopicId(looked_at(manager, "topic"))


async def _found(manager: DialogManager) -> SpeedMentors:
    hand = at_hand(manager)
    return await hand.use_cases.mentors_to_meet(_topic_id(manager), by=hand.actor)


async def _mentor(manager: DialogManager) -> tuple[SpeedMentors, SpeedMentor | None]:
    """Whom the mentee chose; None when nothing of theirs is free any more."""
    found, chosen = await _found(manager), manager.dialog_data.get("to_meet")
    return found, next((each for each in found.mentors if each.person.id == chosen), None)


async def _mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, found = at_hand(dialog_manager), await _found(dialog_manager)
    lines = []
    for each in found.mentors:
        about = " · ".join(filter(None, (each.person.position, ", ".join(each.person.subjects))))
        lines.append(
            {
                "name": each.person.name,
                "has_about": bool(about),
                "about": about,
                "level": LEVELS[each.level],
                "at": Appointment(each.slots[0]),
                "count": len(each.slots),
            }
        )
    return {
        "topic": topic_title(hand.l10n, found.topic),
        "lines": lines,
        "choices": [Choice(each.person.id, initials(each.person.name)) for each in found.mentors],
        "is_enough": found.ahead >= found.limit,
        "limit": found.limit,
    }


async def _slots(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    _found, mentor = await _mentor(dialog_manager)
    if mentor is None:
        return {"choices": []}
    return {
        "name": mentor.person.name,
        "minutes": mentor.availability.minutes,
        "place": mentor.availability.place,
        "choices": [Choice(slot_id(at), slot_title(l10n, at)) for at in mentor.slots],
    }


async def _sure(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, data = at_hand(dialog_manager), dialog_manager.dialog_data
    found, mentor = await _mentor(dialog_manager)
    at = slot_at(str(data.get("slot", "")))
    if mentor is None or at not in mentor.slots:
        return {"is_free": False, "needs_curator": False}
    question = str(data.get("question", ""))
    return {
        "is_free": True,
        "needs_curator": found.needs_curator,
        "name": mentor.person.name,
        "at": Appointment(at),
        "minutes": mentor.availability.minutes,
        "place": mentor.availability.place,
        "topic": topic_title(hand.l10n, found.topic),
        "has_question": bool(question),
        "question": question,
    }


async def _view(manager: DialogManager) -> SpeedView | None:
    """The reader's own request, while it waits for the curator."""
    hand, chosen = at_hand(manager), manager.dialog_data.get("speed")
    start = await hand.use_cases.begin_speed_meeting(by=hand.actor)
    waiting = [view for view in start.ahead if view.speed.state is SpeedState.WAITING]
    return next((view for view in waiting if view.speed.id == chosen), None)


async def _request(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, view = at_hand(dialog_manager).l10n, await _view(dialog_manager)
    if view is None:
        return {"is_open": False}
    return {
        "is_open": True,
        "name": view.mentor_name,
        "topic": topic_title(l10n, view.topic),
        "at": Appointment(view.speed.starts_at),
    }


# --- presses


async def _choose_direction(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["direction"] = number(item)
    await manager.switch_to(SpeedMeetings.direction)


async def _choose_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["topic"] = number(item)
    await manager.switch_to(SpeedMeetings.mentors)


async def _whole_direction(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["topic"] = int(manager.dialog_data["direction"])
    await manager.switch_to(SpeedMeetings.mentors)


async def _choose_mentor(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["to_meet"] = number(item)
    await manager.switch_to(SpeedMeetings.slots)


async def _choose_slot(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["slot"] = slot_id(slot_at(item))
    await manager.switch_to(SpeedMeetings.question)


async def _write(_: Message, manager: DialogManager, text: str) -> None:
    if len(text) > LONGEST_QUESTION:
        raise TextTooLong(LONGEST_QUESTION)
    manager.dialog_data["question"] = text
    await manager.switch_to(SpeedMeetings.sure)


async def _skip(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["question"] = ""
    await manager.switch_to(SpeedMeetings.sure)


async def _book(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Who was too late is told, and has the other slots before them."""
    hand, data = at_hand(manager), manager.dialog_data
    label = hand.l10n.label
    topic = topic_title(hand.l10n, (await _found(manager)).topic)
    mentor_id, at = PersonId(int(data["to_meet"])), slot_at(str(data["slot"]))
    # The mentor reads in the card of the meeting what it is about, be it the topic alone.
    question = str(data.get("question", "")) or topic
    try:
        speed = await hand.use_cases.book_slot(mentor_id, at, _topic_id(manager), question, by=hand.actor)
    except SlotTaken:
        await press.answer(label("refusal-slot-taken"), show_alert=True)
        await manager.switch_to(SpeedMeetings.slots)
        return
    is_waiting = speed.state is SpeedState.WAITING
    await press.answer(label("speed-booked", waits=is_waiting), show_alert=True)
    await manager.switch_to(SpeedMeetings.topics)


async def _open_request(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["speed"] = number(item)
    await manager.switch_to(SpeedMeetings.request)


async def _withdraw(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.withdraw_speed_meeting(SpeedMeetingId(int(manager.dialog_data["speed"])), by=hand.actor)
    await press.answer(label("speed-withdrawn"))
    await manager.switch_to(SpeedMeetings.topics)
