"""The unit in its curator's hands: name, language, time, text of consent, and every threshold in plain words."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.style import Style
from babel.dates import format_date

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser, number, paged_chooser, say, words_input
from bot.dialogs.states import PaperForms, SchoolCalendar, TopicTreeEditing, UnitEditing
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.zones import RUSSIAN_ZONES, zone_city, zone_named
from mentoring.model.people import Language, Role
from mentoring.model.units import LIMITS, UnitSettings
from mentoring.refusals import Gone
from mentoring.use_cases.own_screens import OwnPlace

WEEKDAYS: Final = "working_weekdays"

#: The settings by what they are about, in the order of the screens, each with what one press of + or - changes.
#: What is on or off has no such step.
SECTIONS: Final[dict[str, dict[str, int | timedelta]]] = {
    "hours": {
        WEEKDAYS: 0,
        "opens": timedelta(minutes=30),
        "closes": timedelta(minutes=30),
        "quiet_from": timedelta(minutes=30),
        "quiet_until": timedelta(minutes=30),
        "unasked_a_day": 1,
        "digest_at": timedelta(minutes=30),
    },
    "help": {
        "urgent_step": timedelta(minutes=5),
        "today_step": timedelta(minutes=30),
        "today_by": timedelta(minutes=30),
        "week_step_days": 1,
        "claim_lock": timedelta(minutes=15),
        "pool_size": 1,
        "lately": timedelta(hours=12),
    },
    "people": {
        "max_open_requests": 1,
        "max_open_claims": 1,
        "reopen_days": 1,
        "invite_days": 1,
    },
    "mentors": {
        "mentor_capacity": 1,
        "guest_capacity": 1,
        "max_mentor_requests": 1,
        "mentor_answer_days": 1,
    },
    "matching": {
        "weight_topic": 1,
        "weight_interest": 1,
        "weight_subject": 1,
        "weight_times": 1,
        "weight_ways": 1,
        "weight_room": 1,
    },
    "mentorships": {
        "has_council_step": 0,
        "council_days": 1,
        "has_order_step": 0,
        "end_notice_days": 1,
        "warning_days": 1,
    },
    "meetings": {
        "meeting_notice": timedelta(hours=1),
        "meeting_horizon_days": 1,
        "meeting_first_reminder": timedelta(hours=4),
        "meeting_last_reminder": timedelta(minutes=15),
        "meeting_ask_after": timedelta(minutes=10),
        "meeting_silence": timedelta(hours=12),
    },
    "speed": {
        "max_speed_meetings": 1,
        "has_speed_step": 0,
        "mentors_may_gather": 0,
    },
    "papers": {
        "programme_days": 1,
        "keeps_papers_off_chat": 0,
    },
}
STEPS: Final = {name: step for section in SECTIONS.values() for name, step in section.items()}
_MONDAY: Final = date(2018, 1, 1)
_DAY: Final = timedelta(days=1)


def unit_editing_dialog() -> Dialog:
    return Dialog(
        Window(
            Words(
                "unit-main",
                name="name",
                language="language",
                zone="zone",
                time="time",
                joined="joined",
                awaited="awaited",
            ),
            SwitchTo(Label("unit-rules"), id="rules", state=UnitEditing.rules),
            Group(
                SwitchTo(Label("unit-name"), id="name", state=UnitEditing.name),
                Button(Label("unit-language"), id="lang", on_click=_turn_language),
                SwitchTo(Label("unit-zone"), id="zone", state=UnitEditing.zone),
                Start(Label("unit-calendar"), id="calendar", state=SchoolCalendar.year),
                SwitchTo(Label("unit-consent"), id="consent", state=UnitEditing.consent),
                SwitchTo(Label("unit-add"), id="add", state=UnitEditing.add, when="is_head"),
                Start(Label("unit-forms"), id="forms", state=PaperForms.list),
                Start(Label("unit-topics"), id="topics", state=TopicTreeEditing.directions, when="is_curator"),
                width=2,
            ),
            Row(back_button(), home_button()),
            state=UnitEditing.main,
            getter=_main,
        ),
        Window(
            Words("unit-rules-title"),
            chooser("r", _open_section, width=1),
            Row(SwitchTo(Label("unit-back"), id="back", state=UnitEditing.main), home_button()),
            state=UnitEditing.rules,
            getter=_rules,
        ),
        Window(
            Words("unit-section", title="title"),
            paged_chooser("s", _open_setting),
            Row(SwitchTo(Label("button-back"), id="back", state=UnitEditing.rules), home_button()),
            state=UnitEditing.section,
            getter=_section,
        ),
        Window(
            Words("unit-setting", title="title", about="about", value="value"),
            chooser("w", _turn_weekday, width=7, when="choices"),
            Row(
                Button(Label("unit-less"), id="less", on_click=partial(_step, -1)),
                Button(Label("unit-more"), id="more", on_click=partial(_step, 1)),
                when="is_measure",
            ),
            Button(Label("unit-turn", is_on="is_on"), id="turn", on_click=_turn_setting, when="is_switch"),
            Words("unit-setting-type", when="is_measure"),
            words_input(_type_setting),
            Row(SwitchTo(Label("button-back"), id="back", state=UnitEditing.section), home_button()),
            state=UnitEditing.setting,
            getter=_setting,
        ),
        Window(
            Words("unit-name-how", name="name"),
            words_input(_rename),
            Row(SwitchTo(Label("unit-back"), id="back", state=UnitEditing.main), home_button()),
            state=UnitEditing.name,
            getter=_main,
        ),
        Window(
            Words("unit-zone-how", zone="zone", time="time"),
            chooser("z", _choose_zone),
            words_input(_name_zone),
            Row(SwitchTo(Label("unit-back"), id="back", state=UnitEditing.main), home_button()),
            state=UnitEditing.zone,
            getter=_zones,
        ),
        Window(
            Words("unit-consent-own", version="version", text="text", when="text"),
            Words("unit-consent-default", unit="name", when=~F["text"]),
            SwitchTo(
                Label("unit-consent-write"),
                id="write",
                state=UnitEditing.consent_text,
                style=Style(ButtonStyle.PRIMARY),
            ),
            Row(SwitchTo(Label("unit-back"), id="back", state=UnitEditing.main), home_button()),
            state=UnitEditing.consent,
            getter=_consent,
        ),
        Window(
            Words("unit-consent-how"),
            words_input(_write_consent),
            Row(SwitchTo(Label("button-back"), id="back", state=UnitEditing.consent), home_button()),
            state=UnitEditing.consent_text,
        ),
        Window(
            Words("unit-add-how"),
            words_input(_add_unit),
            Row(SwitchTo(Label("unit-back"), id="back", state=UnitEditing.main), home_button()),
            state=UnitEditing.add,
        ),
    )


# --- what windows show


async def _main(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, label = hand.l10n, hand.l10n.label
    place = await _place(dialog_manager)
    figures = await hand.directory.figures(by=hand.actor)
    unit = place.unit
    return {
        "name": unit.name,
        "language": label("language-ru") if unit.language is Language.RU else label("language-en"),
        "zone": zone_city(unit.zone, l10n.language),
        "time": _time_in(unit.zone, hand.clock.now()),
        "joined": figures.joined,
        "awaited": figures.awaited,
        "is_curator": hand.actor.holds(Role.CURATOR),
        "is_head": hand.actor.holds(Role.HEAD),
    }


async def _rules(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    return {"choices": [Choice(section, section_title(l10n, section)) for section in SECTIONS]}


async def _section(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    section: str = dialog_manager.dialog_data["section"]
    settings = (await _place(dialog_manager)).unit.settings
    return {
        "title": section_title(l10n, section),
        "choices": [
            Choice(name, f"{setting_title(l10n, name)}: {shown_value(l10n, getattr(settings, name))}")
            for name in SECTIONS[section]
        ],
    }


async def _setting(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    name = _chosen(dialog_manager)
    value = getattr((await _place(dialog_manager)).unit.settings, name)
    is_week, is_switch = name == WEEKDAYS, isinstance(value, bool)
    return {
        "title": setting_title(l10n, name),
        "about": setting_about(l10n, name),
        "value": shown_value(l10n, value),
        "is_switch": is_switch,
        "is_on": is_switch and value,
        "is_measure": not is_week and not is_switch,
        "choices": [Choice(day, _weekday(l10n, day), is_on=day in value) for day in range(7)] if is_week else [],
    }


async def _zones(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    place = await _place(dialog_manager)
    now, language = hand.clock.now(), hand.l10n.language
    return {
        "zone": zone_city(place.unit.zone, language),
        "time": _time_in(place.unit.zone, now),
        "choices": [
            Choice(at, f"{zone_city(zone, language)} · {_time_in(zone, now)}") for at, zone in enumerate(RUSSIAN_ZONES)
        ],
    }


async def _consent(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    place = await _place(dialog_manager)
    return {"name": place.unit.name, "version": place.consent_version, "text": place.consent_text}


async def _place(manager: DialogManager) -> OwnPlace:
    hand = at_hand(manager)
    return await hand.use_cases.my_place(by=hand.actor)


def _time_in(zone: str, now: datetime) -> str:
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"


def section_title(l10n: L10n, section: str) -> str:
    """What a group of settings is called, e.g. «Документы»."""
    label = l10n.label
    return label(f"setting-section-{section}")


def setting_title(l10n: L10n, name: str) -> str:
    """What the setting is called, e.g. «Школа открыта с»."""
    label = l10n.label
    return label(f"setting-{name.replace('_', '-')}")


def setting_about(l10n: L10n, name: str) -> str:
    """One sentence on what the setting does."""
    label = l10n.label
    return label(f"setting-{name.replace('_', '-')}-about")


def shown_value(l10n: L10n, value: object) -> str:
    """A setting's value in plain words: «15 минут», «08:00», «пн, вт, ср»."""
    label = l10n.label
    match value:
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            days, minutes = divmod(minutes, 24 * 60)
            hours, minutes = divmod(minutes, 60)
            parts = [
                label("duration-days", count=days) if days else "",
                label("duration-hours", count=hours) if hours else "",
                label("duration-minutes", count=minutes) if minutes else "",
            ]
            return " ".join(filter(None, parts)) or label("duration-minutes", count=0)
        case bool():
            return label("setting-on") if value else label("setting-off")
        case frozenset():
            return ", ".join(_weekday(l10n, day) for day in sorted(value))
        case _:
            return str(value)


def _weekday(l10n: L10n, day: int) -> str:
    return str(format_date(_MONDAY + day * _DAY, "EEEEEE", locale=l10n.language.value))


# --- changes


def _chosen(manager: DialogManager) -> str:
    name: str = manager.dialog_data["setting"]
    return name


async def _open_section(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in SECTIONS:
        raise Gone
    manager.dialog_data["section"] = item
    await manager.switch_to(UnitEditing.section)


async def _open_setting(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in STEPS:
        raise Gone
    manager.dialog_data["setting"] = item
    await manager.switch_to(UnitEditing.setting)


async def _change(manager: DialogManager, value: object) -> None:
    hand = at_hand(manager)
    await hand.use_cases.change_unit_setting(_chosen(manager), value, by=hand.actor)


async def _step(direction: int, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    name = _chosen(manager)
    if not STEPS[name]:
        raise Gone
    settings = (await _place(manager)).unit.settings
    await _change(manager, _moved(getattr(settings, name), STEPS[name], direction))


def _moved(value: Any, step: Any, direction: int) -> Any:
    """The value one step on; a time of day stops at the ends of the day."""
    if not isinstance(value, time):
        return value + direction * step
    minutes = value.hour * 60 + value.minute + direction * int(step.total_seconds()) // 60
    return time(*divmod(min(max(minutes, 0), 24 * 60 - 1), 60))


async def _turn_setting(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    settings = (await _place(manager)).unit.settings
    await _change(manager, not getattr(settings, _chosen(manager)))


async def _turn_weekday(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    settings: UnitSettings = (await _place(manager)).unit.settings
    await _change(manager, settings.working_weekdays ^ {number(item)})


async def _type_setting(message: Message, manager: DialogManager, text: str) -> None:
    name = _chosen(manager)
    if not STEPS[name]:
        return
    value = typed_value(type(LIMITS[name][0]), text)
    if value is None:
        l10n = at_hand(manager).l10n
        await message.answer(l10n("setting-unclear"))
    else:
        await _change(manager, value)


def typed_value(kind: type, text: str) -> int | time | timedelta | None:
    """What a person typed: «5», «8:30», «45 минут», «1:30»; None when it is none of these."""
    typed = re.fullmatch(r"(\d{1,4})(?:[:.](\d{2}))?\s*([^\W\d]*)\.?", text.strip().lower())
    if typed is None:
        return None
    first, second, unit = int(typed[1]), typed[2], typed[3]
    reader: Callable[[int, int | None, str], int | time | timedelta | None]
    reader = _time_of if kind is time else _duration_of if kind is timedelta else _number_of
    return reader(first, None if second is None else int(second), unit)


def _number_of(first: int, second: int | None, unit: str) -> int | None:
    return first if second is None else None


def _time_of(first: int, second: int | None, unit: str) -> time | None:
    if first > 23 or (second or 0) > 59:
        return None
    return time(first, second or 0)


def _duration_of(first: int, second: int | None, unit: str) -> timedelta | None:
    """Hours and minutes with a colon; else the unit counts, and minutes where there is none."""
    if second is not None:
        return timedelta(hours=first, minutes=second) if second < 60 else None
    if unit.startswith(("д", "d", "сут")):
        return timedelta(days=first)
    return timedelta(hours=first) if unit.startswith(("ч", "h")) else timedelta(minutes=first)


async def _turn_language(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    unit = (await _place(manager)).unit
    other = Language.EN if unit.language is Language.RU else Language.RU
    await hand.use_cases.rename_unit(language=other, by=hand.actor)


async def _rename(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.rename_unit(name=text, by=hand.actor)
    await manager.switch_to(UnitEditing.main)


async def _add_unit(_: Message, manager: DialogManager, text: str) -> None:
    """A further unit begins with the language and the time of this one."""
    hand = at_hand(manager)
    here = (await _place(manager)).unit
    unit = await hand.use_cases.add_unit(text, language=here.language, zone=here.zone, by=hand.actor)
    l10n = hand.l10n
    await say(manager, l10n("unit-added", name=unit.name))
    await manager.switch_to(UnitEditing.main)


async def _choose_zone(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    place = number(item)
    if place not in range(len(RUSSIAN_ZONES)):
        raise Gone
    await _set_zone(manager, RUSSIAN_ZONES[place])


async def _name_zone(_: Message, manager: DialogManager, text: str) -> None:
    await _set_zone(manager, zone_named(text))


async def _set_zone(manager: DialogManager, zone: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.rename_unit(zone=zone, by=hand.actor)
    await manager.switch_to(UnitEditing.main)


async def _write_consent(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.write_consent_text(text, by=hand.actor)
    await manager.switch_to(UnitEditing.consent)
