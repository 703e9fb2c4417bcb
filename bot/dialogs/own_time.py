"""A person's own time: when the bot may write, leave, the methodical day, lessons. Each answer is saved at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from bot.dialogs.at_hand import at_hand
from bot.dialogs.bank_words import weekday_name
from bot.dialogs.choices import Choice, chooser, number, words_input
from bot.dialogs.day_picker import DayPicker, next_year, turn_to
from bot.dialogs.days import shown_days, typed_days, typed_times
from bot.dialogs.school_calendar import shown_bell
from bot.dialogs.states import OwnTime
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.model.people import Person
from mentoring.model.school_calendar import Lesson, Span
from mentoring.model.units import Unit
from mentoring.refusals import DateUnclear, Gone

#: Hours on offer; any others can be typed.
EARLIEST: Final = tuple(time(hour) for hour in (7, 8, 9, 10))
LATEST: Final = tuple(time(hour) for hour in (15, 16, 17, 18, 19, 20, 21, 22))

_LAST = "l"


def own_time_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("own-time", is_own="is_own", first="first", last="last", leave="leave", day="day", lessons="lessons"),
            Group(
                SwitchTo(Label("own-time-hours"), id="hours", state=OwnTime.hours),
                SwitchTo(Label("own-time-leave"), id="leave", state=OwnTime.leave),
                SwitchTo(Label("own-time-day"), id="day", state=OwnTime.methodical_day),
                SwitchTo(Label("own-time-lessons"), id="lessons", state=OwnTime.lessons),
                width=2,
            ),
            Row(back_button(), home_button()),
            state=OwnTime.view,
            getter=_view,
        ),
        Window(
            Words("own-time-hours-how", is_own="is_own", first="first", last="last"),
            chooser("f", _choose_earliest, items="earliest", width=4),
            chooser("u", _choose_latest, items="latest", width=4),
            Button(Label("own-time-hours-reset"), id="reset", on_click=_reset_hours, when="is_own"),
            words_input(_type_hours),
            _back_and_home(),
            state=OwnTime.hours,
            getter=_view,
        ),
        Window(
            Words("own-time-leave-how", leave="leave"),
            Button(Label("own-time-leave-end"), id="end", on_click=_end_leave, when="has_leave"),
            DayPicker("f", _pick_first),
            words_input(_type_leave),
            _back_and_home(),
            state=OwnTime.leave,
            getter=_view,
        ),
        Window(
            Words("own-time-leave-last", first="first_day"),
            DayPicker(_LAST, _pick_last, within=_after_first),
            words_input(_type_leave),
            Row(SwitchTo(Label("button-back"), id="back", state=OwnTime.leave), home_button()),
            state=OwnTime.leave_last,
            getter=_first_day,
        ),
        Window(
            Words("own-time-day-how"),
            chooser("d", _turn_methodical_day, width=6),
            _back_and_home(),
            state=OwnTime.methodical_day,
            getter=_methodical_day,
        ),
        Window(
            Words("own-time-lessons-how", lessons="lessons"),
            chooser("w", _open_weekday, items="weekdays", width=3),
            _back_and_home(),
            state=OwnTime.lessons,
            getter=_view,
        ),
        Window(
            Words("own-time-lessons-of-day", day="day"),
            Words("own-time-no-bells", when=~F["choices"]),
            chooser("n", _turn_lesson),
            Row(SwitchTo(Label("button-back"), id="back", state=OwnTime.lessons), home_button()),
            state=OwnTime.lessons_of_day,
            getter=_lessons_of_day,
        ),
    )


def _back_and_home() -> Row:
    return Row(SwitchTo(Label("button-back"), id="view", state=OwnTime.view), home_button())


# --- what windows show


async def _unit(manager: DialogManager) -> Unit:
    hand = at_hand(manager)
    return (await hand.use_cases.my_place(by=hand.actor)).unit


def _hours(person: Person, unit: Unit) -> tuple[time, time]:
    """Between which hours the person is written to: their own, or what the school's quiet hours leave."""
    return person.hours or (unit.settings.quiet_until, unit.settings.quiet_from)


async def _view(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, person = hand.l10n, hand.actor.person
    first, last = _hours(person, await _unit(dialog_manager))
    label = l10n.label
    nothing, today = label("own-time-nothing"), hand.clock.now().astimezone(l10n.zone).date()
    leave = person.leave if person.leave and person.leave.last >= today else None
    return {
        "is_own": person.hours is not None,
        "first": first,
        "last": last,
        "has_leave": leave is not None,
        "leave": shown_days(l10n, leave) if leave else nothing,
        "day": nothing if person.methodical_day is None else weekday_name(l10n, person.methodical_day),
        "lessons": _shown_lessons(l10n, person) or nothing,
        "earliest": [Choice(place, f"{at:%H:%M}", is_on=at == first) for place, at in enumerate(EARLIEST)],
        "latest": [Choice(place, f"{at:%H:%M}", is_on=at == last) for place, at in enumerate(LATEST)],
        "weekdays": [
            Choice(weekday, f"{weekday_name(l10n, weekday)} · {len(_numbers(person, weekday))}") for weekday in range(6)
        ],
    }


def _shown_lessons(l10n: L10n, person: Person) -> str:
    """«пн 1, 2, 3 · вт 4»"""
    days = ((weekday, _numbers(person, weekday)) for weekday in range(7))
    return " · ".join(
        f"{weekday_name(l10n, weekday)} {', '.join(map(str, numbers))}" for weekday, numbers in days if numbers
    )


def _numbers(person: Person, weekday: int) -> list[int]:
    return sorted(lesson.number for lesson in person.lessons if lesson.weekday == weekday)


async def _first_day(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"first_day": _draft_first(dialog_manager)}


async def _methodical_day(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    chosen = hand.actor.person.methodical_day
    return {
        "choices": [Choice(weekday, weekday_name(hand.l10n, weekday), is_on=weekday == chosen) for weekday in range(6)]
    }


async def _lessons_of_day(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    weekday = _weekday(dialog_manager)
    bells = (await _unit(dialog_manager)).bells
    given = _numbers(hand.actor.person, weekday)
    return {
        "day": weekday_name(hand.l10n, weekday),
        "choices": [
            Choice(place, f"{place} · {shown_bell(bell)}", is_on=place in given) for place, bell in enumerate(bells, 1)
        ],
    }


# --- what is chosen


async def _saved(manager: DialogManager, person: Person) -> None:
    """What follows in this update is for the person as they are now."""
    hand = at_hand(manager)
    hand.data["actor"] = replace(hand.actor, person=person)


async def _choose_earliest(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _choose_hours(manager, lambda hours: (_at(EARLIEST, item), hours[1]))


async def _choose_latest(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _choose_hours(manager, lambda hours: (hours[0], _at(LATEST, item)))


async def _choose_hours(manager: DialogManager, change: Callable[[tuple[time, time]], tuple[time, time]]) -> None:
    hand = at_hand(manager)
    hours = change(_hours(hand.actor.person, await _unit(manager)))
    await _saved(manager, await hand.use_cases.set_hours(hours, by=hand.actor))


def _at(hours: tuple[time, ...], item: str) -> time:
    place = number(item)
    if place not in range(len(hours)):
        raise Gone
    return hours[place]


async def _type_hours(message: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    hours = typed_times(text)
    if hours is None:
        l10n = hand.l10n
        await message.answer(l10n("own-time-hours-unclear"))
        return
    await _saved(manager, await hand.use_cases.set_hours(hours, by=hand.actor))


async def _reset_hours(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await _saved(manager, await hand.use_cases.set_hours(None, by=hand.actor))


def _draft_first(manager: DialogManager) -> date:
    return date.fromisoformat(manager.dialog_data["first_day"])


def _after_first(manager: DialogManager) -> Span:
    first = _draft_first(manager)
    return Span(first, max(first, next_year(manager).last))


async def _pick_first(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    await _begin_leave(manager, day)


async def _begin_leave(manager: DialogManager, day: date) -> None:
    manager.dialog_data["first_day"] = day.isoformat()
    turn_to(manager, _LAST, day)
    await manager.switch_to(OwnTime.leave_last)


async def _pick_last(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    await _take_leave(manager, _draft_first(manager), day)


async def _type_leave(_: Message, manager: DialogManager, text: str) -> None:
    """Both days at once, or the one that is asked for."""
    is_last = manager.current_context().state == OwnTime.leave_last
    typed = typed_days(text, _after_first(manager) if is_last else next_year(manager))
    if typed is None:
        raise DateUnclear
    first, last = typed
    if last is not None:
        await _take_leave(manager, first, last)
    elif is_last:
        await _take_leave(manager, _draft_first(manager), first)
    else:
        await _begin_leave(manager, first)


async def _take_leave(manager: DialogManager, first: date, last: date) -> None:
    hand = at_hand(manager)
    await _saved(manager, await hand.use_cases.take_leave(first, last, by=hand.actor))
    await manager.switch_to(OwnTime.view)


async def _end_leave(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await _saved(manager, await hand.use_cases.end_leave(by=hand.actor))
    await manager.switch_to(OwnTime.view)


async def _turn_methodical_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Pressed again, the day is taken back."""
    hand = at_hand(manager)
    weekday = number(item)
    chosen = None if weekday == hand.actor.person.methodical_day else weekday
    await _saved(manager, await hand.use_cases.set_methodical_day(chosen, by=hand.actor))


def _weekday(manager: DialogManager) -> int:
    weekday: int = manager.dialog_data["weekday"]
    return weekday


async def _open_weekday(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    weekday = number(item)
    if weekday not in range(7):
        raise Gone
    manager.dialog_data["weekday"] = weekday
    await manager.switch_to(OwnTime.lessons_of_day)


async def _turn_lesson(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    weekday = _weekday(manager)
    given = {lesson.number for lesson in hand.actor.person.lessons if lesson.weekday == weekday}
    turned = given ^ {Lesson(weekday, number(item)).number}
    await _saved(manager, await hand.use_cases.set_lessons(weekday, turned, by=hand.actor))
