"""The school's calendar and its bells in the hands of the curator. What is entered counts at once."""

from datetime import date, timedelta
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser, paged_chooser, words_input
from bot.dialogs.day_picker import DayPicker, turn_to
from bot.dialogs.days import runs_of, shown_days, shown_year, typed_days, typed_times
from bot.dialogs.states import SchoolCalendar
from bot.dialogs.widgets import DANGER, PRIMARY, Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.model.school_calendar import Bell, Period, PeriodKind, Span
from mentoring.refusals import DateUnclear, Gone
from mentoring.use_cases.school_calendar import CalendarAtHand

#: A school year may be entered so far back and ahead.
YEARS_AROUND: Final = timedelta(days=3 * 366)
_FIRST, _LAST = "f", "l"


def school_calendar_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("calendar-title", year="year"),
            Words(
                "calendar-year",
                days="days",
                terms="terms",
                holidays="holidays",
                days_off="days_off",
                working_days="working_days",
                public="public",
                when="has_year",
            ),
            Words("calendar-empty", when=~F["has_year"]),
            chooser("k", _open_kind),
            SwitchTo(Label("calendar-bells"), id="bells", state=SchoolCalendar.bells),
            Row(back_button(), home_button()),
            state=SchoolCalendar.year,
            getter=_year,
        ),
        Window(
            Words("calendar-list", title="title", about="about", year="year", is_year="is_year"),
            Words("calendar-none", when=~F["choices"]),
            paged_chooser("e", _open_entry),
            Button(Label("calendar-add"), id="add", on_click=_enter, style=PRIMARY),
            Row(SwitchTo(Label("calendar-back"), id="back", state=SchoolCalendar.year), home_button()),
            state=SchoolCalendar.list,
            getter=_list,
        ),
        Window(
            Words("calendar-entry", title="title", days="days", count="count"),
            Button(Label("calendar-show-year"), id="show", on_click=_show_year, when="is_year", style=PRIMARY),
            Button(Label("calendar-change"), id="change", on_click=_change),
            SwitchTo(Label("calendar-remove"), id="remove", state=SchoolCalendar.remove),
            Row(SwitchTo(Label("button-back"), id="back", state=SchoolCalendar.list), home_button()),
            state=SchoolCalendar.entry,
            getter=_card,
        ),
        Window(
            Words("calendar-first", title="title", is_one_day="is_one_day"),
            DayPicker(_FIRST, _pick_first, within=_bounds),
            words_input(_type_days),
            Row(SwitchTo(Label("button-back"), id="back", state=SchoolCalendar.list), home_button()),
            state=SchoolCalendar.first,
            getter=_asked,
        ),
        Window(
            Words("calendar-last", title="title", first="first"),
            DayPicker(_LAST, _pick_last, within=_bounds_of_last),
            words_input(_type_days),
            Row(SwitchTo(Label("button-back"), id="back", state=SchoolCalendar.first), home_button()),
            state=SchoolCalendar.last,
            getter=_asked,
        ),
        Window(
            Words("calendar-remove-sure", title="title", days="days", inside="inside"),
            Button(Label("calendar-remove-yes"), id="yes", on_click=_remove, style=DANGER),
            Row(SwitchTo(Label("button-back"), id="back", state=SchoolCalendar.entry), home_button()),
            state=SchoolCalendar.remove,
            getter=_card,
        ),
        Window(
            Words("calendar-bells-how", bells="bells"),
            words_input(_write_bells),
            Row(SwitchTo(Label("calendar-back"), id="back", state=SchoolCalendar.year), home_button()),
            state=SchoolCalendar.bells,
            getter=_bells,
        ),
    )


# --- what windows show


async def _at_hand(manager: DialogManager) -> CalendarAtHand:
    """The school year on the screen; it is remembered by its first day, and the one of today is shown first."""
    hand = at_hand(manager)
    chosen = manager.dialog_data.get("year")
    found = await hand.use_cases.look_at_calendar(date.fromisoformat(chosen) if chosen else None, by=hand.actor)
    year = found.year
    manager.dialog_data["bounds"] = [year.first.isoformat(), year.last.isoformat()] if year else None
    return found


async def _year(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    found = await _at_hand(dialog_manager)
    year, calendar = found.year, found.unit.calendar
    label = l10n.label
    nothing = label("calendar-nothing")

    def shown(kind: PeriodKind) -> str:
        return _joined(l10n, calendar.spans(kind, year)) or nothing

    return {
        "has_year": year is not None,
        "year": shown_year(year) if year else nothing,
        "days": shown_days(l10n, year) if year else nothing,
        "terms": shown(PeriodKind.TERM),
        "holidays": shown(PeriodKind.HOLIDAYS),
        "days_off": shown(PeriodKind.DAY_OFF),
        "working_days": shown(PeriodKind.WORKING_DAY),
        "public": _joined(l10n, runs_of(found.public_holidays)) or nothing,
        "choices": [
            Choice(kind.value, kind_title(l10n, kind))
            for kind in PeriodKind
            # Everything else is entered within a year.
            if kind is PeriodKind.YEAR or year is not None
        ],
    }


#: More spans than these would not be read on the screen of a year; the list of their kind has them all.
_MOST_SHOWN: Final = 12


def _joined(l10n: L10n, spans: Any) -> str:
    shown = [shown_days(l10n, span) for span in spans]
    return " · ".join(shown[:_MOST_SHOWN]) + (" …" if len(shown) > _MOST_SHOWN else "")


def kind_title(l10n: L10n, kind: PeriodKind) -> str:
    """«Каникулы»"""
    label = l10n.label
    return label(f"period-{kind.value.replace('_', '-')}")


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    found = await _at_hand(dialog_manager)
    kind, label = _kind(dialog_manager), l10n.label
    is_year = kind is PeriodKind.YEAR
    spans = found.unit.calendar.spans(kind, None if is_year else found.year)
    return {
        "title": kind_title(l10n, kind),
        "about": label(f"period-{kind.value.replace('_', '-')}-about"),
        "year": shown_year(found.year) if found.year else "",
        "is_year": is_year,
        "choices": [
            Choice(span.first.isoformat(), (f"{shown_year(span)} · " if is_year else "") + shown_days(l10n, span))
            for span in spans
        ],
    }


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    found = await _at_hand(dialog_manager)
    kind = _kind(dialog_manager)
    entry = found.unit.calendar.find(kind, _entry(dialog_manager))
    is_year = kind is PeriodKind.YEAR
    return {
        "title": kind_title(l10n, kind),
        "days": shown_days(l10n, entry.span),
        "count": len(entry.span),
        "is_year": is_year,
        "inside": _inside(entry, found) if is_year else 0,
    }


def _inside(year: Period, found: CalendarAtHand) -> int:
    """How many entries go with the year."""
    return len(found.unit.calendar.periods) - len(found.unit.calendar.without(year).periods) - 1


async def _asked(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    kind, first = _kind(dialog_manager), dialog_manager.dialog_data.get("first_day")
    return {
        "title": kind_title(l10n, kind),
        "is_one_day": kind is PeriodKind.WORKING_DAY,
        "first": date.fromisoformat(first) if first else _today(dialog_manager),
    }


async def _bells(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    bells = (await _at_hand(dialog_manager)).unit.bells
    return {"bells": "\n".join(f"{number}. {shown_bell(bell)}" for number, bell in enumerate(bells, 1))}


def shown_bell(bell: Bell) -> str:
    """«8:00–8:40»"""
    return f"{bell.begins:%H:%M}–{bell.ends:%H:%M}"


# --- what is chosen


def _today(manager: DialogManager) -> date:
    hand = at_hand(manager)
    return hand.clock.now().astimezone(hand.l10n.zone).date()


def _kind(manager: DialogManager) -> PeriodKind:
    return PeriodKind(manager.dialog_data["period"])


def _entry(manager: DialogManager) -> date:
    """The first day of the entry at hand, by which the calendar finds it."""
    return date.fromisoformat(manager.dialog_data["entry"])


def _bounds(manager: DialogManager) -> Span:
    """Between which days an entry lies: those of the school year, or years around for a year itself."""
    bounds = manager.dialog_data.get("bounds")
    if _kind(manager) is PeriodKind.YEAR or not bounds:
        today = _today(manager)
        return Span(today - YEARS_AROUND, today + YEARS_AROUND)
    return Span(*map(date.fromisoformat, bounds))


def _bounds_of_last(manager: DialogManager) -> Span:
    within, first = _bounds(manager), date.fromisoformat(manager.dialog_data["first_day"])
    return Span(first, max(first, within.last))


async def _open_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(PeriodKind):
        raise Gone
    manager.dialog_data["period"] = item
    await manager.switch_to(SchoolCalendar.list)


async def _open_entry(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    try:
        manager.dialog_data["entry"] = date.fromisoformat(item).isoformat()
    except ValueError:
        raise Gone from None
    await manager.switch_to(SchoolCalendar.entry)


async def _show_year(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["year"] = manager.dialog_data["entry"]
    await manager.switch_to(SchoolCalendar.year)


async def _enter(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A new entry: days are picked from today on, or from the end of the school year that is nearer."""
    manager.dialog_data.pop("entry", None)
    within = _bounds(manager)
    turn_to(manager, _FIRST, min(max(_today(manager), within.first), within.last))
    await manager.switch_to(SchoolCalendar.first)


async def _change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    turn_to(manager, _FIRST, _entry(manager))
    await manager.switch_to(SchoolCalendar.first)


async def _pick_first(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    await _begin(manager, day)


async def _pick_last(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    await _save(manager, date.fromisoformat(manager.dialog_data["first_day"]), day)


async def _begin(manager: DialogManager, day: date) -> None:
    if _kind(manager) is PeriodKind.WORKING_DAY:
        await _save(manager, day, day)
        return
    manager.dialog_data["first_day"] = day.isoformat()
    turn_to(manager, _LAST, day)
    await manager.switch_to(SchoolCalendar.last)


async def _type_days(_: Message, manager: DialogManager, text: str) -> None:
    """Both days at once, or the one that is asked for."""
    is_last = manager.current_context().state == SchoolCalendar.last
    typed = typed_days(text, _bounds_of_last(manager) if is_last else _bounds(manager))
    if typed is None or (typed[1] is not None and _kind(manager) is PeriodKind.WORKING_DAY):
        raise DateUnclear
    first, last = typed
    if last is not None:
        await _save(manager, first, last)
    elif is_last:
        await _save(manager, date.fromisoformat(manager.dialog_data["first_day"]), first)
    else:
        await _begin(manager, first)


async def _save(manager: DialogManager, first: date, last: date) -> None:
    hand = at_hand(manager)
    kind, entry = _kind(manager), manager.dialog_data.get("entry")
    instead_of = date.fromisoformat(entry) if entry else None
    await hand.use_cases.enter_period(kind, first, last, instead_of=instead_of, by=hand.actor)
    if kind is PeriodKind.YEAR:
        manager.dialog_data["year"] = first.isoformat()
    for draft in ("entry", "first_day"):
        manager.dialog_data.pop(draft, None)
    await manager.switch_to(SchoolCalendar.list)


async def _remove(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.remove_period(_kind(manager), _entry(manager), by=hand.actor)
    if _kind(manager) is PeriodKind.YEAR:
        manager.dialog_data.pop("year", None)
    manager.dialog_data.pop("entry", None)
    await manager.switch_to(SchoolCalendar.list)


async def _write_bells(message: Message, manager: DialogManager, text: str) -> None:
    """One lesson a line, all of them."""
    hand = at_hand(manager)
    l10n = hand.l10n
    bells: list[Bell] = []
    for line in filter(str.strip, text.splitlines()):
        times = typed_times(line)
        if times is None:
            await message.answer(l10n("calendar-bell-unclear", line=line.strip()[:60]))
            return
        bells.append(Bell(*times))
    await hand.use_cases.set_bells(bells, by=hand.actor)
