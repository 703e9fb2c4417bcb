"""«Мои окна»: when a mentor is there for single meetings, week by week and once (гл. 4 п. 6 пп. 6)."""

from datetime import date, time, timedelta
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from bot.dialogs.at_hand import at_hand
from bot.dialogs.bank_words import weekday_name
from bot.dialogs.choices import Choice, chooser, number, paged_chooser, words_input
from bot.dialogs.day_picker import DayPicker
from bot.dialogs.hosting import USUAL_TIMES, mode_of
from bot.dialogs.speed_meeting import slot_at, slot_id, slot_title
from bot.dialogs.states import Availability
from bot.dialogs.unit_editing import typed_value
from bot.dialogs.widgets import PRIMARY, Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.model.school_calendar import Span
from mentoring.model.school_clock import moment_of
from mentoring.model.slots import SLOT_MINUTES, WeeklyTime
from mentoring.model.units import LIMITS
from mentoring.refusals import Gone
from mentoring.use_cases.speed_meetings import OwnSlots

WEEKDAYS: Final = range(7)


def availability_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("slots-title"),
            Words("slots-none", when="is_empty"),
            Words("slots-weekly", times="weekly", when="weekly"),
            Words("slots-single", times="single", when="single"),
            Words("slots-free", count="free", when="has_slots"),
            Words("slots-hidden", when="is_hidden"),
            Words("slots-how", minutes="minutes", has_place="has_place", place="place"),
            SwitchTo(Label("slots-by-week"), id="week", state=Availability.week, style=PRIMARY, when="has_place"),
            SwitchTo(Label("slots-once"), id="once", state=Availability.day, when="has_place"),
            Group(
                SwitchTo(Label("slots-place"), id="place", state=Availability.place),
                Button(Label("slots-minutes", minutes="minutes"), id="min", on_click=_turn_minutes),
                SwitchTo(Label("slots-take-back"), id="free", state=Availability.free, when="free"),
                width=2,
            ),
            Row(back_button(), home_button()),
            state=Availability.view,
            getter=_view,
        ),
        Window(
            Words("slots-place-how"),
            words_input(_write_place),
            _to_view(),
            state=Availability.place,
        ),
        Window(
            Words("slots-week-how"),
            chooser("w", _choose_weekday, width=1),
            _to_view(),
            state=Availability.week,
            getter=_week,
        ),
        Window(
            Words("slots-times-how", day="day"),
            chooser("c", _turn_time, width=4),
            words_input(_type_weekly),
            Row(SwitchTo(Label("slots-to-week"), id="back", state=Availability.week), home_button()),
            state=Availability.times,
            getter=_times,
        ),
        Window(
            Words("slots-day-how"),
            DayPicker("day", _choose_day, within=_within),
            _to_view(),
            state=Availability.day,
        ),
        Window(
            Words("slots-time-how", day="day"),
            chooser("c", _choose_time, width=4),
            words_input(_type_single),
            Row(SwitchTo(Label("button-back"), id="back", state=Availability.day), home_button()),
            state=Availability.time,
            getter=_single_times,
        ),
        Window(
            Words("slots-free-how", when="choices"),
            Words("slots-free-none", when=~F["choices"]),
            paged_chooser("f", _take_back, width=2),
            _to_view(),
            state=Availability.free,
            getter=_free,
        ),
    )


def _to_view() -> Row:
    return Row(SwitchTo(Label("slots-to-view"), id="view", state=Availability.view), home_button())


# --- what windows show


async def _own(manager: DialogManager) -> OwnSlots:
    hand = at_hand(manager)
    return await hand.use_cases.my_slots(by=hand.actor)


async def _view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, own = at_hand(dialog_manager), await _own(dialog_manager)
    l10n, now, availability = hand.l10n, hand.clock.now(), own.availability
    return {
        "is_empty": availability.is_empty,
        "weekly": ", ".join(
            f"{weekday_name(l10n, each.weekday)} {each.at:%H:%M}" for each in sorted(availability.weekly)
        ),
        "single": ", ".join(slot_title(l10n, at) for at in sorted(availability.single) if at > now),
        "has_slots": not availability.is_empty,
        "free": len(own.free),
        "is_hidden": not availability.is_empty and not own.is_offered,
        "minutes": availability.minutes,
        "has_place": bool(availability.place),
        "place": availability.place,
    }


async def _week(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, weekly = at_hand(dialog_manager).l10n, (await _own(dialog_manager)).availability.weekly
    choices = []
    for weekday in WEEKDAYS:
        times = ", ".join(f"{each.at:%H:%M}" for each in sorted(weekly) if each.weekday == weekday)
        choices.append(Choice(weekday, f"{weekday_name(l10n, weekday)} {times}".rstrip()))
    return {"choices": choices}


async def _times(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, weekday = at_hand(dialog_manager).l10n, _weekday(dialog_manager)
    chosen = {each.at for each in (await _own(dialog_manager)).availability.weekly if each.weekday == weekday}
    # What was typed stands among the usual times, so that it can be taken back.
    times = sorted({*USUAL_TIMES, *chosen})
    return {
        "day": weekday_name(l10n, weekday),
        "choices": [Choice(f"{at:%H:%M}", f"{at:%H:%M}", is_on=at in chosen) for at in times],
    }


async def _single_times(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"day": _day(dialog_manager), "choices": [Choice(f"{at:%H:%M}", f"{at:%H:%M}") for at in USUAL_TIMES]}


async def _free(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n: L10n = at_hand(dialog_manager).l10n
    return {"choices": [Choice(slot_id(at), slot_title(l10n, at)) for at in (await _own(dialog_manager)).free]}


def _weekday(manager: DialogManager) -> int:
    return int(manager.dialog_data["weekday"])


def _day(manager: DialogManager) -> date:
    try:
        return date.fromisoformat(str(manager.dialog_data.get("day", "")))
    except ValueError:
        raise Gone from None


def _within(manager: DialogManager) -> Span:
    """As far as any unit's horizon goes; whether the day lies within this one's, the use case says."""
    hand = at_hand(manager)
    today = hand.clock.now().astimezone(hand.l10n.zone).date()
    return Span(today, today + timedelta(days=LIMITS["meeting_horizon_days"][1]))


# --- changes


async def _write_place(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.describe_slots(mode=mode_of(text), place=text, by=hand.actor)
    await manager.switch_to(Availability.view)


async def _turn_minutes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    minutes = (await _own(manager)).availability.minutes
    following = SLOT_MINUTES[(SLOT_MINUTES.index(minutes) + 1) % len(SLOT_MINUTES)]
    await hand.use_cases.describe_slots(minutes=following, by=hand.actor)


async def _choose_weekday(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    weekday = number(item)
    if weekday not in WEEKDAYS:
        raise Gone
    manager.dialog_data["weekday"] = weekday
    await manager.switch_to(Availability.times)


async def _turn_time(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.offer_weekly(WeeklyTime.of(f"{_weekday(manager)}-{item}"), by=hand.actor)


async def _type_weekly(message: Message, manager: DialogManager, text: str) -> None:
    hand, at = at_hand(manager), await _typed(message, manager, text)
    if at is not None:
        await hand.use_cases.offer_weekly(WeeklyTime(_weekday(manager), at), by=hand.actor)


async def _choose_day(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(Availability.time)


async def _choose_time(press: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    label = at_hand(manager).l10n.label
    if item not in {f"{at:%H:%M}" for at in USUAL_TIMES}:
        raise Gone
    await _offer_single(manager, time.fromisoformat(item))
    await press.answer(label("slots-added"))


async def _type_single(message: Message, manager: DialogManager, text: str) -> None:
    at = await _typed(message, manager, text)
    if at is not None:
        await _offer_single(manager, at)


async def _offer_single(manager: DialogManager, at: time) -> None:
    hand = at_hand(manager)
    moment = moment_of(_day(manager), at, hand.l10n.zone)
    await hand.use_cases.offer_slot(moment, by=hand.actor)
    await manager.switch_to(Availability.view)


async def _typed(message: Message, manager: DialogManager, text: str) -> time | None:
    at = typed_value(time, text)
    if isinstance(at, time):
        return at
    l10n = at_hand(manager).l10n
    await message.answer(l10n("hosting-time-unclear"))
    return None


async def _take_back(press: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.take_slot_back(slot_at(item), by=hand.actor)
    await press.answer(label("slots-taken-back"))
