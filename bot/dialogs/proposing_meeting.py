"""Proposing a meeting: times both have free first, then the rest as it usually is; and other times for one there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import Format, List

from bot.dialogs.at_hand import at_hand, perhaps_looked_at
from bot.dialogs.choices import Choice, chooser, number, say, words_input
from bot.dialogs.day_picker import DayPicker
from bot.dialogs.lists import of_item
from bot.dialogs.states import ProposingMeeting
from bot.dialogs.typed_moments import example_moment, typed_moment
from bot.dialogs.unit_editing import typed_value
from bot.dialogs.widgets import PRIMARY, SUCCESS, Label, Words, back_button, go_back, home_button
from bot.l10n import Appointment
from bot.meeting_words import SHOWN_OF_PLACE, when_and_where
from mentoring.model.ids import MeetingId, MentorshipId
from mentoring.model.meetings import MOST_OF_SCHEDULE, MOST_TIMES, Purpose, Stage
from mentoring.model.people import Mode
from mentoring.model.school_calendar import Span
from mentoring.model.units import LIMITS
from mentoring.refusals import Gone, TooManyChosen
from mentoring.use_cases.meeting_screens import MeetingDraft, TimeLook
from mentoring.use_cases.meetings import MeetingPlan, must_be_of_length

#: Lengths offered, minutes; any other is typed.
LENGTHS: Final = (15, 30, 45, 60, 90)
#: What may be spoken about, by the stage of the mentorship.
AGENDAS: Final = {
    Stage.ACQUAINTANCE: ("meeting-agenda-acquaintance-1", "meeting-agenda-acquaintance-2"),
    Stage.START: ("meeting-agenda-start-1", "meeting-agenda-start-2", "meeting-agenda-start-3"),
    Stage.MIDDLE: ("meeting-agenda-middle-1", "meeting-agenda-middle-2", "meeting-agenda-middle-3"),
    Stage.FINISH: ("meeting-agenda-finish-1", "meeting-agenda-finish-2", "meeting-agenda-finish-3"),
}
ONCE, WEEKLY, FORTNIGHTLY = 0, 7, 14


def _chosen_times() -> List:
    """The times marked so far, each with what speaks against it."""
    return List(
        Words(
            "meeting-chosen",
            at=of_item("at"),
            is_day_off=of_item("is_day_off"),
            is_own_busy=of_item("is_own_busy"),
            has_busy=of_item("has_busy"),
            busy=of_item("busy"),
        ),
        items="chosen",
    )


def proposing_meeting_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("meeting-when", names="names", is_acquaintance="is_acquaintance", is_anew="is_anew", most="most"),
            _chosen_times(),
            Words("meeting-when-free", example="example", when="choices"),
            Words("meeting-when-none", example="example", when=~F["choices"]),
            Button(Label("meeting-next"), id="next", on_click=_go_on, when="chosen", style=PRIMARY),
            chooser("t", _toggle_time, width=2),
            SwitchTo(Label("meeting-another-day"), id="day", state=ProposingMeeting.day),
            words_input(_type_moment),
            Row(back_button(), home_button()),
            state=ProposingMeeting.when,
            getter=_when,
        ),
        Window(
            Words("meeting-which-day"),
            DayPicker("day", _choose_day, within=_days),
            _to(ProposingMeeting.when),
            state=ProposingMeeting.day,
        ),
        Window(
            Words("meeting-which-time", day="day", has_free="has_free"),
            chooser("h", _choose_time, width=4),
            words_input(_type_moment),
            _to(ProposingMeeting.day),
            state=ProposingMeeting.time,
            getter=_hours,
        ),
        Window(
            Words("meeting-draft", names="names", is_acquaintance="is_acquaintance", is_anew="is_anew"),
            _chosen_times(),
            Format("{facts}", when="facts"),
            Words("meeting-repeats", days="step", is_schedule="is_schedule", count="count", when="step"),
            Words("meeting-needs-link", when="lacks_link"),
            Button(Label("meeting-send"), id="send", on_click=_send, style=SUCCESS),
            Group(
                SwitchTo(Label("meeting-change-length"), id="len", state=ProposingMeeting.length),
                SwitchTo(Label("meeting-change-place"), id="place", state=ProposingMeeting.place),
                SwitchTo(Label("meeting-change-agenda"), id="agenda", state=ProposingMeeting.agenda),
                SwitchTo(Label("meeting-change-goal"), id="goal", state=ProposingMeeting.goal, when="has_goals"),
                SwitchTo(Label("meeting-change-repeat"), id="again", state=ProposingMeeting.repeat, when="may_repeat"),
                width=2,
                when="is_new",
            ),
            _to(ProposingMeeting.when),
            state=ProposingMeeting.draft,
            getter=_draft_window,
        ),
        Window(
            Words("meeting-length-ask"),
            chooser("l", _choose_length, width=5),
            words_input(_type_length),
            _to(ProposingMeeting.draft),
            state=ProposingMeeting.length,
            getter=_lengths,
        ),
        Window(
            Words("meeting-place-ask", mode="mode"),
            chooser("m", _choose_mode, items="modes", width=2),
            chooser("p", _choose_place, width=1),
            Button(Label("meeting-place-later"), id="later", on_click=_no_place),
            words_input(_type_place),
            _to(ProposingMeeting.draft),
            state=ProposingMeeting.place,
            getter=_places,
        ),
        Window(
            Words("meeting-agenda-ask"),
            chooser("a", _choose_agenda, width=1),
            words_input(partial(_write, "agenda")),
            _to(ProposingMeeting.draft),
            state=ProposingMeeting.agenda,
            getter=_agendas,
        ),
        Window(
            Words("meeting-goal-ask"),
            words_input(partial(_write, "goal")),
            _to(ProposingMeeting.draft),
            state=ProposingMeeting.goal,
        ),
        Window(
            Words("meeting-repeat-ask"),
            chooser("r", _choose_repeat, width=1),
            SwitchTo(Label("meeting-schedule"), id="plan", state=ProposingMeeting.schedule, when="has_goals"),
            _to(ProposingMeeting.draft),
            state=ProposingMeeting.repeat,
            getter=_repeats,
        ),
        Window(
            Words("meeting-schedule-ask", most=lambda _: MOST_OF_SCHEDULE),
            words_input(_write_schedule),
            _to(ProposingMeeting.repeat),
            state=ProposingMeeting.schedule,
        ),
        on_start=_begin,
    )


def _days(manager: DialogManager) -> Span:
    """As far ahead as a unit may let its people plan; its own horizon is held by the use case."""
    hand = at_hand(manager)
    today = hand.clock.now().astimezone(hand.l10n.zone).date()
    _, most = LIMITS["meeting_horizon_days"]
    return Span(today, today + timedelta(days=most))


def _to(state: Any) -> Row:
    return Row(SwitchTo(Label("button-back"), id="back", state=state), home_button())


# --- what has been chosen


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What the dialog has gathered; ids and drafts only."""

    data: dict[str, Any]

    @property
    def times(self) -> list[datetime]:
        return [datetime.fromtimestamp(at, UTC) for at in sorted(self.data.get("times", []))]

    @property
    def goals(self) -> tuple[str, ...]:
        return tuple(self.data.get("goals", ()))

    def get(self, name: str, usual: Any) -> Any:
        return self.data.get(name, usual)


def _chosen(manager: DialogManager) -> _Chosen:
    return _Chosen(manager.dialog_data)


async def _begin(start: Any, manager: DialogManager) -> None:
    """Times that are known beforehand are chosen already: those a record proposes by the cadence."""
    if isinstance(start, dict) and "times" in start:
        manager.dialog_data["times"] = start["times"]


def _mentorship_id(manager: DialogManager) -> MentorshipId | None:
    mentorship = perhaps_looked_at(manager, "mentorship")
    return None if mentorship is None else MentorshipId(mentorship)


def _meeting_id(manager: DialogManager) -> MeetingId | None:
    """The meeting whose times are to be others."""
    meeting = perhaps_looked_at(manager, "meeting")
    return None if meeting is None else MeetingId(meeting)


async def _draft(manager: DialogManager) -> MeetingDraft:
    hand = at_hand(manager)
    mentorship_id = _mentorship_id(manager)
    if mentorship_id is None:
        raise Gone
    return await hand.use_cases.begin_meeting(mentorship_id, by=hand.actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What the windows know of a new meeting, or of the one whose times are to be others."""

    names: tuple[str, ...]
    minutes: int
    purpose: Purpose
    facts: str
    draft: MeetingDraft | None


async def _basis(manager: DialogManager) -> _Basis:
    hand, chosen = at_hand(manager), _chosen(manager)
    meeting_id = _meeting_id(manager)
    if meeting_id is not None:
        view = await hand.meeting_desk.card(meeting_id, by=hand.actor)
        meeting = view.meeting
        others = [view.name_of(person) for person in meeting.others(hand.actor.id)]
        return _Basis(names=tuple(others), minutes=meeting.minutes, purpose=meeting.purpose, facts="", draft=None)
    draft = await _draft(manager)
    mode = Mode(chosen.get("mode", draft.mode.value))
    facts = when_and_where(
        hand.l10n,
        minutes=chosen.get("minutes", draft.minutes),
        mode=mode,
        place=chosen.get("place", draft.place),
        agenda=chosen.get("agenda", ""),
        goal=chosen.goals[0] if chosen.goals else chosen.get("goal", ""),
        leader_name=draft.leader_name,
    )
    return _Basis(
        names=draft.names,
        minutes=chosen.get("minutes", draft.minutes),
        purpose=draft.purpose,
        facts=facts,
        draft=draft,
    )


# --- what windows show


async def _when(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, chosen = at_hand(dialog_manager), _chosen(dialog_manager)
    basis = await _basis(dialog_manager)
    free = await hand.use_cases.times_to_meet(
        _mentorship_id(dialog_manager),
        meeting_id=_meeting_id(dialog_manager),
        minutes=basis.minutes,
        zone=hand.l10n.zone,
        by=hand.actor,
    )
    times = sorted({*free, *chosen.times})
    return {
        "names": ", ".join(basis.names),
        "is_acquaintance": basis.purpose is Purpose.ACQUAINTANCE,
        "is_anew": basis.draft is None,
        "most": MOST_TIMES,
        "example": example_moment(hand.clock.now(), hand.l10n.zone),
        "chosen": await _looks(dialog_manager, basis),
        "choices": [Choice(int(at.timestamp()), hand.l10n.short_moment(at), is_on=at in chosen.times) for at in times],
    }


async def _looks(manager: DialogManager, basis: _Basis) -> list[dict[str, Any]]:
    """The times chosen, each with what speaks against it."""
    hand, chosen = at_hand(manager), _chosen(manager)
    if not chosen.times:
        return []
    looks = await hand.use_cases.look_at_times(
        _mentorship_id(manager),
        chosen.times,
        meeting_id=_meeting_id(manager),
        minutes=basis.minutes,
        by=hand.actor,
    )
    return [_look(look) for look in looks]


def _look(look: TimeLook) -> dict[str, Any]:
    return {
        "at": Appointment(look.at),
        "is_day_off": look.is_day_off,
        "is_own_busy": look.is_reader_busy,
        "has_busy": bool(look.busy),
        "busy": ", ".join(look.busy),
    }


async def _hours(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    basis, day = await _basis(dialog_manager), _day(dialog_manager)
    free = await hand.use_cases.times_to_meet(
        _mentorship_id(dialog_manager),
        meeting_id=_meeting_id(dialog_manager),
        minutes=basis.minutes,
        zone=hand.l10n.zone,
        day=day,
        by=hand.actor,
    )
    return {
        "day": day,
        "has_free": bool(free),
        "choices": [Choice(int(at.timestamp()), hand.l10n.hour(at)) for at in free],
    }


def _day(manager: DialogManager) -> date:
    chosen = manager.dialog_data.get("day")
    if not isinstance(chosen, str):
        raise Gone
    return date.fromisoformat(chosen)


async def _draft_window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    chosen = _chosen(dialog_manager)
    basis = await _basis(dialog_manager)
    draft = basis.draft
    place = chosen.get("place", draft.place if draft else "")
    return {
        "names": ", ".join(basis.names),
        "is_acquaintance": basis.purpose is Purpose.ACQUAINTANCE,
        "is_anew": draft is None,
        "is_new": draft is not None,
        "chosen": await _looks(dialog_manager, basis),
        "facts": basis.facts,
        "step": chosen.get("step", ONCE),
        "is_schedule": bool(chosen.goals),
        "count": len(chosen.goals),
        "has_goals": draft is not None and draft.has_goals,
        "may_repeat": basis.purpose is Purpose.REGULAR,
        "lacks_link": draft is not None and draft.needs_link and not place,
    }


async def _lengths(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    label = at_hand(dialog_manager).l10n.label
    basis = await _basis(dialog_manager)
    return {
        "choices": [
            Choice(length, label("meeting-minutes", minutes=length), is_on=length == basis.minutes)
            for length in LENGTHS
        ]
    }


async def _places(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    label = at_hand(dialog_manager).l10n.label
    draft = await _draft(dialog_manager)
    mode = Mode(_chosen(dialog_manager).get("mode", draft.mode.value))
    return {
        "mode": mode.value,
        "modes": [
            Choice(Mode.IN_PERSON.value, label("meeting-in-person"), is_on=mode is Mode.IN_PERSON),
            Choice(Mode.ONLINE.value, label("meeting-online"), is_on=mode is Mode.ONLINE),
        ],
        "choices": [Choice(index, place[:SHOWN_OF_PLACE]) for index, place in enumerate(draft.places)],
    }


async def _agendas(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    draft = await _draft(dialog_manager)
    return {"choices": [Choice(index, text) for index, text in enumerate(_agendas_of(dialog_manager, draft.stage))]}


def _agendas_of(manager: DialogManager, stage: Stage) -> Sequence[str]:
    label = at_hand(manager).l10n.label
    return [label(key) for key in AGENDAS[stage]]


async def _repeats(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    label = at_hand(dialog_manager).l10n.label
    draft = await _draft(dialog_manager)
    chosen = _chosen(dialog_manager)
    step = ONCE if chosen.goals else chosen.get("step", ONCE)
    return {
        "has_goals": draft.has_goals,
        "choices": [
            Choice(ONCE, label("meeting-once"), is_on=step == ONCE and not chosen.goals),
            Choice(WEEKLY, label("meeting-weekly"), is_on=step == WEEKLY),
            Choice(FORTNIGHTLY, label("meeting-fortnightly"), is_on=step == FORTNIGHTLY),
        ],
    }


# --- answers


async def _toggle_time(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    at = number(item)
    times = set(manager.dialog_data.get("times", []))
    if at in times:
        manager.dialog_data["times"] = sorted(times - {at})
    else:
        await _add_time(manager, datetime.fromtimestamp(at, UTC))


async def _add_time(manager: DialogManager, at: datetime) -> None:
    """One more of the times; those nobody may propose are refused at once."""
    hand = at_hand(manager)
    times = set(manager.dialog_data.get("times", []))
    if len(times | {int(at.timestamp())}) > MOST_TIMES:
        raise TooManyChosen(MOST_TIMES)
    basis = await _basis(manager)
    await hand.use_cases.look_at_times(
        _mentorship_id(manager), [at], meeting_id=_meeting_id(manager), minutes=basis.minutes, by=hand.actor
    )
    manager.dialog_data["times"] = sorted(times | {int(at.timestamp())})


async def _choose_day(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(ProposingMeeting.time)


async def _choose_time(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _add_time(manager, datetime.fromtimestamp(number(item), UTC))
    await manager.switch_to(ProposingMeeting.when)


async def _type_moment(message: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    day = manager.dialog_data.get("day")
    is_of_day = manager.current_context().state == ProposingMeeting.time and isinstance(day, str)
    at = typed_moment(
        text,
        hand.clock.now(),
        hand.l10n.zone,
        hand.l10n.language,
        date.fromisoformat(day) if is_of_day and isinstance(day, str) else None,
    )
    if at is None:
        l10n = hand.l10n
        example = example_moment(hand.clock.now(), l10n.zone)
        await message.answer(l10n("meeting-time-unclear", example=example))
        return
    await _add_time(manager, at)
    await manager.switch_to(ProposingMeeting.when)


async def _go_on(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(ProposingMeeting.draft)


async def _choose_length(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await _set_length(manager, number(item))


async def _type_length(message: Message, manager: DialogManager, text: str) -> None:
    typed = typed_value(timedelta, text)
    if isinstance(typed, timedelta):
        await _set_length(manager, int(typed.total_seconds()) // 60)
        return
    l10n = at_hand(manager).l10n
    await message.answer(l10n("meeting-length-unclear"))


async def _set_length(manager: DialogManager, minutes: int) -> None:
    must_be_of_length(minutes)
    manager.dialog_data["minutes"] = minutes
    await manager.switch_to(ProposingMeeting.draft)


async def _choose_mode(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Mode):
        raise Gone
    manager.dialog_data["mode"] = item
    manager.dialog_data["place"] = ""


async def _choose_place(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    places = (await _draft(manager)).places
    if number(item) >= len(places):
        raise Gone
    await _set_place(manager, places[number(item)])


async def _type_place(_: Message, manager: DialogManager, text: str) -> None:
    await _set_place(manager, text)


async def _no_place(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_place(manager, "")


async def _set_place(manager: DialogManager, place: str) -> None:
    draft = await _draft(manager)
    manager.dialog_data.setdefault("mode", draft.mode.value)
    manager.dialog_data["place"] = place
    await manager.switch_to(ProposingMeeting.draft)


async def _choose_agenda(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    texts = _agendas_of(manager, (await _draft(manager)).stage)
    if number(item) >= len(texts):
        raise Gone
    manager.dialog_data["agenda"] = texts[number(item)]
    await manager.switch_to(ProposingMeeting.draft)


async def _write(name: str, _: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data[name] = text
    await manager.switch_to(ProposingMeeting.draft)


async def _choose_repeat(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    step = number(item)
    if step not in {ONCE, WEEKLY, FORTNIGHTLY}:
        raise Gone
    manager.dialog_data["step"] = step
    manager.dialog_data["goals"] = []
    await manager.switch_to(ProposingMeeting.draft)


async def _write_schedule(_: Message, manager: DialogManager, text: str) -> None:
    """A line is a goal, and a goal a meeting; weekly unless another step was chosen before."""
    manager.dialog_data["goals"] = [line.strip() for line in text.splitlines() if line.strip()]
    manager.dialog_data["step"] = manager.dialog_data.get("step") or WEEKLY
    await manager.switch_to(ProposingMeeting.draft)


async def _send(press: CallbackQuery, button: Button, manager: DialogManager) -> None:
    hand, chosen = at_hand(manager), _chosen(manager)
    l10n = hand.l10n
    meeting_id = _meeting_id(manager)
    if meeting_id is not None:
        await hand.use_cases.propose_other_times(meeting_id, chosen.times, by=hand.actor)
    else:
        draft = await _draft(manager)
        plan = MeetingPlan(
            times=tuple(chosen.times),
            minutes=chosen.get("minutes", draft.minutes),
            mode=Mode(chosen.get("mode", draft.mode.value)),
            place=chosen.get("place", draft.place),
            agenda=chosen.get("agenda", ""),
            goal=chosen.get("goal", ""),
            step_days=chosen.get("step", ONCE) or None,
            goals=chosen.goals,
        )
        await hand.use_cases.propose_meeting(draft.mentorship_id, plan, by=hand.actor)
    await say(manager, l10n("meeting-sent", count=len(chosen.times)))
    await go_back(press, button, manager)
