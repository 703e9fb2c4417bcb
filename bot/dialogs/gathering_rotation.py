"""Calling people together for a circle of meetings: what, when, where, how many rounds, whom."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser, number, paged_chooser, say, words_input
from bot.dialogs.day_picker import DayPicker
from bot.dialogs.states import GatheringRotation
from bot.dialogs.unit_editing import typed_value
from bot.dialogs.widgets import SUCCESS, Label, Words, back_button, home_button
from mentoring.model.ids import PersonId
from mentoring.model.people import Person
from mentoring.model.profile import one_line
from mentoring.model.rotation import BREAKS, LONGEST_PLACE, LONGEST_TITLE, MINUTES, ROUNDS
from mentoring.model.school_clock import moment_of
from mentoring.refusals import Gone, MomentPast, NobodyToMeet
from mentoring.use_cases.rotation_screens import Invitable

#: Full hours offered; any other time is typed.
HOURS: Final = range(8, 20)
#: What is usual: half an hour of meetings.
USUAL: Final = {"rounds": 5, "minutes": 5, "break_minutes": 1}
OFFERED: Final = {"rounds": ROUNDS, "minutes": MINUTES, "break_minutes": BREAKS}


def gathering_rotation_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("rotation-title-ask"),
            words_input(_name),
            Row(back_button(), home_button()),
            state=GatheringRotation.title,
        ),
        Window(
            Words("rotation-day-ask", title="title"),
            DayPicker("day", _choose_day),
            _back_to(GatheringRotation.title),
            state=GatheringRotation.day,
            getter=_draft,
        ),
        Window(
            Words("rotation-time-ask", title="title", day="day"),
            chooser("h", _choose_hour, width=4),
            words_input(_type_time),
            _back_to(GatheringRotation.day),
            state=GatheringRotation.time,
            getter=_hours,
        ),
        Window(
            Words("rotation-place-ask", title="title"),
            words_input(_place),
            _back_to(GatheringRotation.time),
            state=GatheringRotation.place,
            getter=_draft,
        ),
        Window(
            Words(
                "rotation-terms",
                title="title",
                rounds="rounds",
                minutes="minutes",
                break_minutes="break_minutes",
                total="total",
            ),
            chooser("r", partial(_choose, "rounds"), items="rounds_choices", width=3),
            chooser("m", partial(_choose, "minutes"), items="minutes_choices", width=3),
            chooser("b", partial(_choose, "break_minutes"), items="breaks_choices", width=3),
            SwitchTo(Label("rotation-next-step"), id="next", state=GatheringRotation.mentors, style=SUCCESS),
            _back_to(GatheringRotation.place),
            state=GatheringRotation.terms,
            getter=_terms,
        ),
        _inviting("mentors", GatheringRotation.terms, GatheringRotation.mentees),
        _inviting("mentees", GatheringRotation.mentors, GatheringRotation.check),
        Window(
            Words(
                "rotation-check",
                title="title",
                at="at",
                place="place",
                rounds="rounds",
                minutes="minutes",
                break_minutes="break_minutes",
                mentors="mentors",
                mentees="mentees",
            ),
            Button(Label("rotation-invite"), id="go", on_click=_invite, style=SUCCESS),
            _back_to(GatheringRotation.mentees),
            state=GatheringRotation.check,
            getter=_check,
        ),
    )


def _back_to(state: Any) -> Row:
    return Row(SwitchTo(Label("button-back"), id="back", state=state), home_button())


def _inviting(side: str, before: Any, following: Any) -> Window:
    mentors = (
        Words("rotation-invite-mentors", count="count", when="choices"),
        Words("rotation-invite-mentors-none", when=~F["choices"]),
    )
    mentees = (
        Words("rotation-invite-mentees", count="count", when="choices"),
        Words("rotation-invite-mentees-none", when=~F["choices"]),
    )
    return Window(
        *{"mentors": mentors, "mentees": mentees}[side],
        paged_chooser("p", partial(_turn, side)),
        Row(
            Button(Label("rotation-all"), id="all", on_click=partial(_turn_all, side), when="are_some_off"),
            Button(Label("rotation-nobody"), id="none", on_click=partial(_turn_all, side), when="count"),
        ),
        SwitchTo(Label("rotation-next-step"), id="next", state=following, style=SUCCESS, when="count"),
        _back_to(before),
        state={"mentors": GatheringRotation.mentors, "mentees": GatheringRotation.mentees}[side],
        getter=partial(_side, side),
    )


# --- the draft


def _term(manager: DialogManager, name: str) -> int:
    chosen = manager.dialog_data.get(name)
    return chosen if isinstance(chosen, int) else USUAL[name]


def _starts_at(manager: DialogManager) -> datetime:
    """The time is that of the organiser's clock; everybody reads it in their own."""
    day, at = manager.dialog_data.get("day"), manager.dialog_data.get("time")
    if not isinstance(day, str) or not isinstance(at, str):
        raise Gone
    return moment_of(date.fromisoformat(day), time.fromisoformat(at), at_hand(manager).l10n.zone)


async def _invitable(manager: DialogManager) -> Invitable:
    hand = at_hand(manager)
    return await hand.use_cases.whom_to_invite(by=hand.actor)


def _chosen(manager: DialogManager, side: str, found: Invitable) -> list[int]:
    """Whom the organiser marked; from the start everybody, who is both among the mentors."""
    marked = manager.dialog_data.get(side)
    known = {person.id for person in _people_of(side, found)}
    if isinstance(marked, list):
        return [person_id for person_id in marked if person_id in known]
    taken = set(_chosen(manager, "mentors", found)) if side == "mentees" else set()
    return [person.id for person in _people_of(side, found) if person.id not in taken]


def _people_of(side: str, found: Invitable) -> Sequence[Person]:
    return found.mentors if side == "mentors" else found.mentees


# --- what windows show


async def _draft(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"title": dialog_manager.dialog_data.get("title", "")}


async def _hours(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    day = dialog_manager.dialog_data.get("day")
    return {
        "title": dialog_manager.dialog_data.get("title", ""),
        "day": date.fromisoformat(day) if isinstance(day, str) else "",
        "choices": [Choice(hour, f"{hour}:00") for hour in HOURS],
    }


async def _terms(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    label = at_hand(dialog_manager).l10n.label
    rounds, minutes, pause = (_term(dialog_manager, name) for name in USUAL)
    return {
        "title": dialog_manager.dialog_data.get("title", ""),
        "rounds": rounds,
        "minutes": minutes,
        "break_minutes": pause,
        "total": rounds * minutes + (rounds - 1) * pause,
        "rounds_choices": [
            Choice(count, label("rotation-terms-rounds", count=count), is_on=count == rounds) for count in ROUNDS
        ],
        "minutes_choices": [
            Choice(count, label("rotation-terms-minutes", count=count), is_on=count == minutes) for count in MINUTES
        ],
        "breaks_choices": [
            Choice(count, label("rotation-terms-break", count=count), is_on=count == pause) for count in BREAKS
        ],
    }


async def _side(side: str, dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await _invitable(dialog_manager)
    chosen = _chosen(dialog_manager, side, found)
    people = _people_of(side, found)
    return {
        "count": len(chosen),
        "are_some_off": len(chosen) < len(people),
        "choices": [Choice(person.id, person.name, is_on=person.id in chosen) for person in people],
    }


async def _check(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found = await _invitable(dialog_manager)
    return {
        "title": dialog_manager.dialog_data.get("title", ""),
        "at": _starts_at(dialog_manager),
        "place": dialog_manager.dialog_data.get("place", ""),
        **{name: _term(dialog_manager, name) for name in USUAL},
        "mentors": len(_chosen(dialog_manager, "mentors", found)),
        "mentees": len(_chosen(dialog_manager, "mentees", found)),
    }


# --- answers


async def _name(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["title"] = one_line(text, LONGEST_TITLE)
    await manager.switch_to(GatheringRotation.day)


async def _choose_day(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(GatheringRotation.time)


async def _choose_hour(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if number(item) not in HOURS:
        raise Gone
    await _set_time(manager, time(number(item)))


async def _type_time(message: Message, manager: DialogManager, text: str) -> None:
    typed = typed_value(time, text)
    if isinstance(typed, time):
        await _set_time(manager, typed)
        return
    l10n = at_hand(manager).l10n
    await message.answer(l10n("rotation-time-unclear"))


async def _set_time(manager: DialogManager, at: time) -> None:
    """What is past already is said at once, not after four more questions."""
    manager.dialog_data["time"] = at.isoformat()
    if _starts_at(manager) <= at_hand(manager).clock.now():
        raise MomentPast
    await manager.switch_to(GatheringRotation.place)


async def _place(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["place"] = one_line(text, LONGEST_PLACE)
    await manager.switch_to(GatheringRotation.terms)


async def _choose(name: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if number(item) not in OFFERED[name]:
        raise Gone
    manager.dialog_data[name] = number(item)


async def _turn(side: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Who is marked on one side is on the other no more."""
    found, person_id = await _invitable(manager), number(item)
    if person_id not in {person.id for person in _people_of(side, found)}:
        raise Gone
    chosen = {each: _chosen(manager, each, found) for each in ("mentors", "mentees")}
    if person_id in chosen[side]:
        chosen[side].remove(person_id)
    else:
        chosen[side].append(person_id)
        other = "mentees" if side == "mentors" else "mentors"
        chosen[other] = [each for each in chosen[other] if each != person_id]
    manager.dialog_data.update(chosen)


async def _turn_all(side: str, _: CallbackQuery, button: Button, manager: DialogManager) -> None:
    found = await _invitable(manager)
    if button.widget_id == "none":
        manager.dialog_data[side] = []
        return
    other = "mentees" if side == "mentors" else "mentors"
    taken = set(_chosen(manager, other, found))
    manager.dialog_data[side] = [person.id for person in _people_of(side, found) if person.id not in taken]


async def _invite(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, found = hand.l10n, await _invitable(manager)
    mentors, mentees = (_chosen(manager, side, found) for side in ("mentors", "mentees"))
    if not mentors or not mentees:
        raise NobodyToMeet
    rotation = await hand.use_cases.gather_rotation(
        title=manager.dialog_data.get("title", ""),
        starts_at=_starts_at(manager),
        place=manager.dialog_data.get("place", ""),
        rounds=_term(manager, "rounds"),
        minutes=_term(manager, "minutes"),
        break_minutes=_term(manager, "break_minutes"),
        mentors=[PersonId(each) for each in mentors],
        mentees=[PersonId(each) for each in mentees],
        by=hand.actor,
    )
    await say(manager, l10n("rotation-invited"))
    await manager.done({"rotation": rotation.id})
