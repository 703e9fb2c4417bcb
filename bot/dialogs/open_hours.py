"""Open hours of the unit: what lies ahead, and a seat taken or given back by one tap (гл. 4 п. 6 пп. 6)."""

from typing import Any, Final

from aiogram import F
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, Start, SwitchTo
from babel.dates import format_date

from bot.announcements.open_hours import hour_data
from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, load_numbered, number
from bot.dialogs.lists import PAGE_SIZE, page_buttons, pages
from bot.dialogs.states import Hosting, OpenHours
from bot.dialogs.widgets import SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.meeting_words import beyond_file
from bot.topic_titles import topic_title
from mentoring.meeting_desk import BeyondPair
from mentoring.model.agenda import Occasion, OccasionKind
from mentoring.model.ids import OpenHourId
from mentoring.model.open_hours import Admission, OpenHourState, SeatState
from mentoring.model.people import DECIDERS, Actor, Role, initials
from mentoring.open_hours_desk import HourLine, OpenHourCard
from mentoring.reading import Page
from mentoring.use_cases.open_hours import Standing

OWN_MARKS: Final = {SeatState.SEATED: "✅ ", SeatState.WAITING: "⏳ "}
STATE_MARKS: Final = {OpenHourState.PLANNED: "", OpenHourState.HELD: "☑️ ", OpenHourState.CANCELLED: "✖️ "}


def hour_words() -> Words:
    """What an open hour is about, whose it is, when and where."""
    return Words(
        "hour-lines",
        topic="topic",
        has_about="has_about",
        about="about",
        host="host",
        at="at",
        minutes="minutes",
        place="place",
    )


def open_hours_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("hours-title", when="total"),
            Words("hours-empty", when=~F["total"]),
            chooser("h", _open, width=1),
            pages("pg"),
            page_buttons("pg"),
            Start(Label("hours-hosting"), id="mine", state=Hosting.list, when="may_host"),
            Row(back_button(), home_button()),
            state=OpenHours.list,
            getter=_list,
        ),
        Window(
            hour_words(),
            Words("hour-seats", taken="taken", seats="seats", waiting="waiting", is_chosen="is_chosen"),
            Words("hour-repeats", days="step_days", when="step_days"),
            Words("hour-off", has_words="has_words", words="words", when="is_off"),
            Words("hour-over", when="is_over"),
            Words("hour-own", standing="standing", number="number", is_chosen="is_chosen", when="standing"),
            Button(
                Label("hour-join", is_chosen="is_chosen", is_full="is_full"),
                id="join",
                on_click=_join,
                when="may_join",
                style=SUCCESS,
            ),
            Button(Label("hour-leave"), id="leave", on_click=_leave, when="may_leave"),
            Button(Label("hour-to-calendar"), id="ics", on_click=_send_entry, when="may_note"),
            Button(Label("hour-manage"), id="manage", on_click=_manage, when="may_manage"),
            Row(SwitchTo(Label("hours-to-list"), id="list", state=OpenHours.list), home_button()),
            state=OpenHours.card,
            getter=_card,
        ),
    )


def listed(l10n: L10n, line: HourLine, *, mark: str) -> str:
    """«✅ чт 26 нояб. 15:00 · Дисциплина · Вяткин Б. А.»"""
    local = line.starts_at.astimezone(l10n.zone)
    day = format_date(local, "EEEEEE d MMM", locale=l10n.language.value)
    return f"{mark}{day} {local:%H:%M} · {topic_title(l10n, line.topic)}"


def standing_words(l10n: L10n, standing: Standing) -> str:
    """What a press for a seat has brought, for a pop-up."""
    label = l10n.label
    if standing.state is SeatState.SEATED:
        return label("hour-seated", is_busy=standing.is_busy)
    if standing.number is None:
        return label("hour-asked")
    return label("hour-waiting", number=standing.number)


def might_host(actor: Actor) -> bool:
    """Whether the way to one's own open hours is shown; who may hold one is decided when they announce it."""
    return actor.holds(*DECIDERS, Role.MENTOR, Role.GUEST)


# --- what windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)

    async def load(page: int) -> Page[HourLine]:
        return await hand.open_hours_desk.coming(by=hand.actor, now=hand.clock.now(), page=page, size=PAGE_SIZE)

    page, data = await load_numbered(dialog_manager, "pg", load)
    choices = [
        Choice(
            line.id,
            f"{listed(hand.l10n, line, mark=OWN_MARKS[line.own] if line.own else '')} · {initials(line.host_name)}",
        )
        for line in page.lines
    ]
    return data | {"choices": choices, "may_host": might_host(hand.actor)}


def _hour_id(manager: DialogManager) -> OpenHourId:
    return OpenHourId(looked_at(manager, "hour"))


async def _read(manager: DialogManager) -> OpenHourCard:
    hand = at_hand(manager)
    return await hand.open_hours_desk.card(_hour_id(manager), by=hand.actor)


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card, now = await _read(dialog_manager), hand.clock.now()
    hour, is_ahead = card.hour, card.hour.is_ahead(now)
    has_place = card.own in {SeatState.SEATED, SeatState.WAITING}
    return hour_data(hand.l10n, card.topic, card.host_name, hour) | {
        "taken": hour.taken,
        "seats": hour.seats,
        "waiting": card.waiting,
        "is_chosen": hour.admission is Admission.CHOSEN,
        "is_full": hour.is_full,
        "step_days": hour.step_days,
        "is_off": hour.state is OpenHourState.CANCELLED,
        "has_words": bool(hour.words),
        "words": hour.words,
        "is_over": not is_ahead and hour.state is not OpenHourState.CANCELLED,
        "standing": card.own.value if card.own is not None and has_place and is_ahead else "",
        "number": card.number or 0,
        "may_join": is_ahead and not has_place and not card.is_host,
        "may_leave": is_ahead and has_place,
        "may_note": is_ahead and (card.own is SeatState.SEATED or card.is_host),
        "may_manage": card.may_manage,
    }


# --- presses


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["hour"] = number(item)
    await manager.switch_to(OpenHours.card)


async def _join(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    standing = await hand.use_cases.sign_up_for_open_hour(_hour_id(manager), by=hand.actor)
    await press.answer(standing_words(hand.l10n, standing))


async def _leave(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.sign_off_open_hour(_hour_id(manager), by=hand.actor)
    await press.answer(label("hour-left"))


async def _send_entry(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand, card = at_hand(manager), await _read(manager)
    l10n, hour = hand.l10n, card.hour
    entry = BeyondPair(
        occasion=Occasion(OccasionKind.OPEN_HOUR, hour.id),
        topic=card.topic,
        title="",
        host_name=card.host_name,
        starts_at=hour.starts_at,
        minutes=hour.minutes,
        place=hour.place,
        about=hour.about,
        sequence=hour.version,
    )
    name, content = beyond_file(l10n, entry, hand.clock.now())
    await hand.bot.send_document(hand.account, BufferedInputFile(content, name), caption=l10n("hour-file-sent"))


async def _manage(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Hosting.card, data={"hour": _hour_id(manager)})
