"""Holding open hours: announcing one in a few taps, the list of who comes, moving, calling off, who was there."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final, TypedDict

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.announcements.open_hours import hour_data
from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, load_numbered, number, paged_chooser, words_input
from bot.dialogs.day_picker import DayPicker
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.open_hours import STATE_MARKS, hour_words, listed
from bot.dialogs.states import Hosting
from bot.dialogs.unit_editing import typed_value
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import Appointment
from bot.topic_titles import topic_title
from mentoring.model.ids import OpenHourId, PersonId, TopicId
from mentoring.model.open_hours import FURTHEST, LONGEST_ABOUT, STEPS, Admission, Audience, OpenHourState, SeatState
from mentoring.model.people import Mode, initials
from mentoring.model.school_calendar import Span
from mentoring.model.school_clock import moment_of
from mentoring.open_hours_desk import HostedCard, HourLine
from mentoring.reading import Page
from mentoring.refusals import Gone, TextTooLong
from mentoring.use_cases.open_hours import HourPlan, must_have_seats

#: Times of day that stand as buttons; any other is typed.
USUAL_TIMES: Final = tuple(time(hour, minute) for hour in range(8, 20) for minute in (0, 30))
USUAL_MINUTES: Final = (30, 45, 60, 90)
USUAL_SEATS: Final = (3, 5, 8, 10, 15, 20, 25, 30)
REPEATS: Final = (None, *STEPS)
CAME_MARKS: Final = {None: "▫️", True: "✅", False: "❌"}


class Draft(TypedDict):
    """What is being planned, as it lies in the dialog's data."""

    topic: int | None
    about: str
    day: str
    time: str
    place: str
    minutes: int
    seats: int
    admission: str
    audience: str
    step_days: int | None


def hosting_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("hosting-title", when="total"),
            Words("hosting-empty", when=~F["total"]),
            Words("hosting-figures", count="held", minutes="held_minutes", when="held"),
            chooser("h", _open, width=1),
            pages("pg"),
            page_buttons("pg"),
            Button(Label("hosting-new"), id="new", on_click=_begin, style=PRIMARY),
            Row(back_button(), home_button()),
            state=Hosting.list,
            getter=_list,
        ),
        Window(
            hour_words(),
            Words("hour-repeats", days="step_days", when="step_days"),
            Words("hour-off", has_words="has_words", words="words", when="is_off"),
            Words("hosting-on-free-day", when="is_free_day"),
            Words("hosting-clash", when="is_busy"),
            Words("hosting-seated", taken="taken", seats="seats", is_ahead="is_ahead"),
            List(Words("hosting-guest", mark=of_item("mark"), name=of_item("name")), items="seated"),
            Words("hosting-waiting", count="count_waiting", is_chosen="is_chosen", when="waiting"),
            List(Words("hosting-guest", mark=of_item("mark"), name=of_item("name")), items="waiting"),
            Words("hosting-mark", when="may_mark"),
            Words("hosting-choose", when="choices_to_seat"),
            paged_chooser("s", _seat, items="choices_to_seat"),
            paged_chooser("a", _mark, items="choices_to_mark"),
            Button(Label("hosting-all-came"), id="all", on_click=_mark_all, when="has_unmarked", style=SUCCESS),
            Row(
                Button(Label("hosting-move"), id="move", on_click=_begin_move),
                SwitchTo(Label("hosting-call-off"), id="off", state=Hosting.call_off),
                when="is_ahead",
            ),
            Row(SwitchTo(Label("hosting-to-list"), id="list", state=Hosting.list), home_button()),
            state=Hosting.card,
            getter=_card,
        ),
        Window(
            Words("hosting-topic"),
            chooser("d", _choose_direction),
            Row(SwitchTo(Label("hosting-to-list"), id="list", state=Hosting.list), home_button()),
            state=Hosting.direction,
            getter=_directions,
        ),
        Window(
            Words("hosting-subtopic", direction="direction"),
            paged_chooser("t", _choose_topic),
            Button(Label("hosting-whole"), id="whole", on_click=_whole_direction),
            Row(SwitchTo(Label("button-back"), id="back", state=Hosting.direction), home_button()),
            state=Hosting.topic,
            getter=_topics,
        ),
        Window(
            Words("hosting-about", topic="topic"),
            words_input(_write_about),
            Button(Label("button-skip"), id="skip", on_click=_skip_about),
            Row(SwitchTo(Label("button-back"), id="back", state=Hosting.direction), home_button()),
            state=Hosting.about,
            getter=_draft_words,
        ),
        Window(
            Words("hosting-day"),
            DayPicker("day", _choose_day, within=_within),
            Row(SwitchTo(Label("hosting-to-list"), id="list", state=Hosting.list), home_button()),
            state=Hosting.day,
        ),
        Window(
            Words("hosting-time", day="day"),
            chooser("c", _choose_time, width=4),
            words_input(_type_time),
            Row(SwitchTo(Label("button-back"), id="back", state=Hosting.day), home_button()),
            state=Hosting.time,
            getter=_times,
        ),
        Window(
            Words("hosting-place"),
            words_input(_write_place),
            Button(Label("hosting-same-place", place="place"), id="same", on_click=_same_place, when="place"),
            Row(SwitchTo(Label("button-back"), id="back", state=Hosting.time), home_button()),
            state=Hosting.place,
            getter=_draft_words,
        ),
        Window(
            Words("hosting-seats"),
            chooser("n", _choose_seats, width=4),
            words_input(_type_seats),
            Row(SwitchTo(Label("button-back"), id="back", state=Hosting.summary), home_button()),
            state=Hosting.seats,
            getter=_seats,
        ),
        Window(
            Words("hosting-summary", topic="topic", has_about="has_about", about="about", at="at", place="place"),
            Words("hosting-free-day", when="is_free_day"),
            Words("hosting-busy", when="is_busy"),
            Words("hosting-terms"),
            Column(
                Button(Label("hosting-set-minutes", minutes="minutes"), id="min", on_click=partial(_turn, "minutes")),
                SwitchTo(Label("hosting-set-seats", seats="seats"), id="seats", state=Hosting.seats),
                Button(Label("hosting-set-admission", way="admission"), id="adm", on_click=partial(_turn, "admission")),
                Button(Label("hosting-set-repeat", days="days"), id="rep", on_click=partial(_turn, "step_days")),
                Button(Label("hosting-set-audience", whom="audience"), id="aud", on_click=partial(_turn, "audience")),
            ),
            Button(Label("hosting-announce"), id="go", on_click=_announce, style=SUCCESS),
            Row(SwitchTo(Label("button-back"), id="back", state=Hosting.place), home_button()),
            state=Hosting.summary,
            getter=_summary,
        ),
        Window(
            Words("hosting-call-off-sure", at="at", topic="topic", when="is_ahead"),
            Words("hosting-call-off-words", has_words="has_excuse", words="excuse", when="is_ahead"),
            Words("hour-over", when=~F["is_ahead"]),
            words_input(_write_excuse),
            Group(
                Button(Label("hosting-call-off-once"), id="once", on_click=partial(_call_off, False), style=DANGER),
                Button(
                    Label("hosting-call-off-for-good"),
                    id="good",
                    on_click=partial(_call_off, True),
                    when="step_days",
                ),
                width=1,
                when="is_ahead",
            ),
            Row(SwitchTo(Label("hosting-to-card"), id="card", state=Hosting.card), home_button()),
            state=Hosting.call_off,
            getter=_card,
        ),
    )


# --- what windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)

    async def load(page: int) -> Page[HourLine]:
        return await hand.open_hours_desk.hosted(by=hand.actor, now=hand.clock.now(), page=page, size=PAGE_SIZE)

    page, data = await load_numbered(dialog_manager, "pg", load)
    figures = await hand.open_hours_desk.figures(by=hand.actor)
    choices = [
        Choice(line.id, f"{listed(hand.l10n, line, mark=STATE_MARKS[line.state])} · {line.taken}/{line.seats}")
        for line in page.lines
    ]
    return data | {"choices": choices, "held": figures.held, "held_minutes": figures.held_minutes}


def _hour_id(manager: DialogManager) -> OpenHourId:
    return OpenHourId(looked_at(manager, "hour"))


async def _read(manager: DialogManager) -> HostedCard:
    hand = at_hand(manager)
    return await hand.open_hours_desk.hosted_card(_hour_id(manager), by=hand.actor)


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card, now = await _read(dialog_manager), hand.clock.now()
    hour, is_ahead, may_mark = card.hour, card.hour.is_ahead(now), card.hour.has_begun(now)
    seated = [each for each in card.people if each.state is SeatState.SEATED]
    waiting = [each for each in card.people if each.state is SeatState.WAITING]
    may_seat = is_ahead and not hour.is_full
    excuse = str(dialog_manager.dialog_data.get("excuse", ""))
    look = await hand.use_cases.look_at_announced_hour(hour.id, by=hand.actor) if is_ahead else None
    return hour_data(hand.l10n, card.topic, card.host_name, hour) | {
        "step_days": hour.step_days,
        "is_off": hour.state is OpenHourState.CANCELLED,
        "has_words": bool(hour.words),
        "words": hour.words,
        "taken": hour.taken,
        "seats": hour.seats,
        "is_chosen": hour.admission is Admission.CHOSEN,
        "is_ahead": is_ahead,
        "is_free_day": look is not None and look.is_day_off,
        "is_busy": look is not None and look.is_busy,
        "seated": [{"mark": CAME_MARKS[each.came] if may_mark else "•", "name": each.name} for each in seated],
        "waiting": [{"mark": f"{place}.", "name": each.name} for place, each in enumerate(waiting, 1)],
        "count_waiting": len(waiting),
        "choices_to_seat": [Choice(each.person_id, f"🪑 {initials(each.name)}") for each in waiting if may_seat],
        "may_mark": may_mark and bool(seated),
        "choices_to_mark": [
            Choice(each.person_id, f"{CAME_MARKS[each.came]} {initials(each.name)}") for each in seated if may_mark
        ],
        "has_unmarked": may_mark and any(each.came is None for each in seated),
        "has_excuse": bool(excuse),
        "excuse": excuse,
    }


async def _directions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    choice = await hand.use_cases.topics_to_choose(by=hand.actor)
    return {"choices": [Choice(topic.id, topic_title(hand.l10n, topic)) for topic in choice.tree.directions()]}


async def _topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    tree = (await hand.use_cases.topics_to_choose(by=hand.actor)).tree
    direction = tree.find(TopicId(dialog_manager.dialog_data["direction"]))
    if direction is None:
        raise Gone
    return {
        "direction": topic_title(hand.l10n, direction),
        "choices": [Choice(topic.id, topic_title(hand.l10n, topic)) for topic in tree.under(direction.id)],
    }


def _draft(manager: DialogManager) -> Draft:
    draft: Draft = manager.dialog_data.setdefault("hour_plan", _fresh())
    return draft


def _fresh() -> Draft:
    return Draft(
        topic=None,
        about="",
        day="",
        time="",
        place="",
        minutes=60,
        seats=10,
        admission=Admission.FIRST_COME.value,
        audience=Audience.UNIT.value,
        step_days=None,
    )


async def _draft_words(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = _draft(dialog_manager)
    return {"topic": await _topic_words(dialog_manager), "place": draft["place"]}


async def _topic_words(manager: DialogManager) -> str:
    hand, draft = at_hand(manager), _draft(manager)
    if draft["topic"] is None:
        return ""
    topic = (await hand.use_cases.topics_to_choose(by=hand.actor)).tree.find(TopicId(draft["topic"]))
    return "" if topic is None else topic_title(hand.l10n, topic)


async def _times(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {
        "day": _day(dialog_manager),
        "choices": [Choice(f"{at:%H:%M}", f"{at:%H:%M}") for at in USUAL_TIMES],
    }


async def _seats(**_: Any) -> dict[str, Any]:
    return {"choices": [Choice(seats, str(seats)) for seats in USUAL_SEATS]}


async def _summary(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, draft = at_hand(dialog_manager), _draft(dialog_manager)
    starts_at = _moment(dialog_manager)
    look = await hand.use_cases.look_at_hour(starts_at, draft["minutes"], by=hand.actor)
    return {
        "topic": await _topic_words(dialog_manager),
        "has_about": bool(draft["about"]),
        "about": draft["about"],
        "at": Appointment(starts_at),
        "place": draft["place"],
        "is_free_day": look.is_day_off,
        "is_busy": look.is_busy,
        "minutes": draft["minutes"],
        "seats": draft["seats"],
        "admission": draft["admission"],
        "audience": draft["audience"],
        "days": draft["step_days"] or 0,
    }


def _day(manager: DialogManager) -> date:
    """The day chosen; Gone where a window is opened in which nothing was chosen yet."""
    try:
        return date.fromisoformat(_draft(manager)["day"])
    except ValueError:
        raise Gone from None


def _moment(manager: DialogManager) -> datetime:
    zone = at_hand(manager).l10n.zone
    try:
        at = time.fromisoformat(_draft(manager)["time"])
    except ValueError:
        raise Gone from None
    return moment_of(_day(manager), at, zone)


def _within(manager: DialogManager) -> Span:
    hand = at_hand(manager)
    today = hand.clock.now().astimezone(hand.l10n.zone).date()
    return Span(today, today + FURTHEST - timedelta(days=1))


# --- planning


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["hour"] = number(item)
    await manager.switch_to(Hosting.card)


async def _begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["hour_plan"] = _fresh()
    manager.dialog_data["moving"] = False
    await manager.switch_to(Hosting.direction)


async def _begin_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The same questions about day, time and place; the rest stays as it is."""
    hour = (await _read(manager)).hour
    manager.dialog_data["hour_plan"] = _fresh() | {"place": hour.place}
    manager.dialog_data["moving"] = True
    await manager.switch_to(Hosting.day)


async def _choose_direction(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["direction"] = number(item)
    await manager.switch_to(Hosting.topic)


async def _choose_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    _draft(manager)["topic"] = number(item)
    await manager.switch_to(Hosting.about)


async def _whole_direction(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _draft(manager)["topic"] = int(manager.dialog_data["direction"])
    await manager.switch_to(Hosting.about)


async def _write_about(_: Message, manager: DialogManager, text: str) -> None:
    if len(text) > LONGEST_ABOUT:
        raise TextTooLong(LONGEST_ABOUT)
    _draft(manager)["about"] = text
    await manager.switch_to(Hosting.day)


async def _skip_about(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _draft(manager)["about"] = ""
    await manager.switch_to(Hosting.day)


async def _choose_day(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    _draft(manager)["day"] = day.isoformat()
    await manager.switch_to(Hosting.time)


async def _choose_time(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in {f"{at:%H:%M}" for at in USUAL_TIMES}:
        raise Gone
    _draft(manager)["time"] = item
    await manager.switch_to(Hosting.place)


async def _type_time(message: Message, manager: DialogManager, text: str) -> None:
    at = typed_value(time, text)
    if not isinstance(at, time):
        l10n = at_hand(manager).l10n
        await message.answer(l10n("hosting-time-unclear"))
        return
    _draft(manager)["time"] = f"{at:%H:%M}"
    await manager.switch_to(Hosting.place)


async def _write_place(_: Message, manager: DialogManager, text: str) -> None:
    await _settle_place(manager, text)


async def _same_place(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _settle_place(manager, _draft(manager)["place"])


async def _settle_place(manager: DialogManager, place: str) -> None:
    """The last question: a new hour is looked at as a whole, one that moves moves."""
    hand = at_hand(manager)
    _draft(manager)["place"] = place
    if not manager.dialog_data.get("moving"):
        await manager.switch_to(Hosting.summary)
        return
    await hand.use_cases.move_open_hour(_hour_id(manager), _moment(manager), mode_of(place), place, by=hand.actor)
    await manager.switch_to(Hosting.card)


def mode_of(place: str) -> Mode:
    """A link is a place to meet online."""
    return Mode.ONLINE if place.strip().lower().startswith(("http://", "https://")) else Mode.IN_PERSON


async def _choose_seats(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _set_seats(manager, number(item))


async def _type_seats(message: Message, manager: DialogManager, text: str) -> None:
    seats = typed_value(int, text)
    if not isinstance(seats, int):
        l10n = at_hand(manager).l10n
        await message.answer(l10n("hosting-seats-unclear"))
        return
    await _set_seats(manager, seats)


async def _set_seats(manager: DialogManager, seats: int) -> None:
    must_have_seats(seats)
    _draft(manager)["seats"] = seats
    await manager.switch_to(Hosting.summary)


async def _turn(what: str, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Each press shows the next of a few values."""
    draft = _draft(manager)
    match what:
        case "minutes":
            draft["minutes"] = _after(USUAL_MINUTES, draft["minutes"])
        case "admission":
            draft["admission"] = _after(tuple(Admission), Admission(draft["admission"])).value
        case "audience":
            draft["audience"] = _after(tuple(Audience), Audience(draft["audience"])).value
        case _:
            draft["step_days"] = _after(REPEATS, draft["step_days"])


def _after(values: tuple[Any, ...], value: Any) -> Any:
    return values[(values.index(value) + 1) % len(values)]


async def _announce(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand, draft = at_hand(manager), _draft(manager)
    label = hand.l10n.label
    if draft["topic"] is None:
        raise Gone
    plan = HourPlan(
        topic_id=TopicId(draft["topic"]),
        starts_at=_moment(manager),
        minutes=draft["minutes"],
        mode=mode_of(draft["place"]),
        place=draft["place"],
        seats=draft["seats"],
        about=draft["about"],
        admission=Admission(draft["admission"]),
        audience=Audience(draft["audience"]),
        step_days=draft["step_days"],
    )
    hour = await hand.use_cases.announce_open_hour(plan, by=hand.actor)
    manager.dialog_data["hour"] = hour.id
    # A second tap finds nothing to announce.
    manager.dialog_data["hour_plan"] = _fresh()
    await press.answer(label("hosting-announced"))
    await manager.switch_to(Hosting.card)


# --- with an hour in hand


async def _seat(press: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.choose_for_seat(_hour_id(manager), PersonId(number(item)), by=hand.actor)
    await press.answer(label("hosting-seat-given"))


async def _mark(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.mark_attendance(_hour_id(manager), PersonId(number(item)), by=hand.actor)


async def _mark_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.mark_attendance(_hour_id(manager), by=hand.actor)


async def _write_excuse(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["excuse"] = text
    await manager.switch_to(Hosting.call_off, show_mode=ShowMode.SEND)


async def _call_off(is_for_good: bool, press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    words = str(manager.dialog_data.get("excuse", ""))
    await hand.use_cases.call_off_open_hour(_hour_id(manager), words, is_for_good=is_for_good, by=hand.actor)
    manager.dialog_data["excuse"] = ""
    await press.answer(label("hosting-called-off"))
    await manager.switch_to(Hosting.card)
