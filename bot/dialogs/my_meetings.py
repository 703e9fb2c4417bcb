"""«Мои встречи»: today, this week, any day of a month, past ones; a card of each, and what may be done with it."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Final

from aiogram import F
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard, Row, SwitchTo
from aiogram_dialog.widgets.text import Format, List

from bot.dialogs.at_hand import AtHand, at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.month import MarkedMonth
from bot.dialogs.states import (
    LoggingMeeting,
    MyMeetings,
    MyMentorships,
    OpenHours,
    ProposingMeeting,
    PuttingMeetingIn,
    Rotations,
)
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import Appointment, L10n
from bot.meeting_words import (
    beyond_title,
    meeting_state_name,
    purpose_title,
    times_text,
    when_and_where,
    whole_calendar,
)
from bot.topic_titles import topic_title
from documents.calendars import is_link
from mentoring.meeting_desk import BeyondPair, MeetingLine, MeetingView
from mentoring.model.agenda import OccasionKind
from mentoring.model.ids import MeetingId, PersonId
from mentoring.model.meeting_log import is_recordable
from mentoring.model.meetings import Coming, MeetingState, Outcome
from mentoring.model.mentorship import Side
from mentoring.model.people import Mode, initials
from mentoring.model.school_clock import moment_of
from mentoring.reading import Page
from mentoring.refusals import Gone
from mentoring.use_cases.meetings import LATE_MINUTES, is_about_to_begin, may_call_off

_DAY: Final = timedelta(days=1)
#: How far back the calendar file reaches.
FILE_REACHES: Final = timedelta(days=90)
#: Open hours and circles listed under the meetings of a day or a week.
MOST_BEYOND: Final = 5


class Tab(StrEnum):
    TODAY = "today"
    WEEK = "week"
    PAST = "past"
    #: One day of the month.
    DAY = "day"


def my_meetings_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("meetings-title", tab="tab", day="day", total="total", when="total"),
            Words("meetings-empty", tab="tab", day="day", has_beyond="has_beyond", when=~F["total"]),
            chooser("tab", _turn, items="tabs", width=3),
            chooser("m", _open, width=1),
            pages("mm"),
            page_buttons("mm"),
            chooser("b", _open_beyond, items="beyond", width=1),
            Row(
                SwitchTo(Label("meetings-month"), id="month", state=MyMeetings.month),
                Button(Label("meetings-file-button"), id="file", on_click=_send_file),
            ),
            Row(
                Button(Label("meetings-propose"), id="propose", on_click=_propose),
                Button(Label("meetings-put-in"), id="in", on_click=_put_in),
            ),
            Row(back_button(), home_button()),
            state=MyMeetings.list,
            getter=_list,
        ),
        Window(
            Words("meetings-month-title"),
            MarkedMonth("days", _open_day),
            Row(SwitchTo(Label("meetings-to-list"), id="list", state=MyMeetings.list), home_button()),
            state=MyMeetings.month,
            getter=_month,
        ),
        Window(
            Words("meeting-card", state="state", title="title", names="names"),
            Words("meeting-card-at", at="at", when="at"),
            Format("{times}", when="times"),
            Format("{facts}"),
            Words("meeting-topics", topics="topics", when="topics"),
            Words("meeting-repeats", days="step", is_schedule="is_schedule", count="count", when="step"),
            Words(
                "meeting-called-off-by",
                is_by_clock="is_off_by_clock",
                name="off_by",
                excuse="excuse",
                has_excuse="has_excuse",
                when="is_off",
            ),
            Words("meeting-answer-awaited", names="awaited", when="awaited"),
            Words("meeting-word-awaited", when="waits_for_other"),
            Words("meeting-disputed", when="is_disputed"),
            List(Words("meeting-person", name=of_item("name"), how=of_item("how")), items="people"),
            Words("meeting-goal-was", goal="past_goal", is_reached="past_reached", when="past_goal"),
            _LinkButton(),
            chooser("t", _take_time, items="choices", width=1, when="asks_times"),
            Row(
                Button(Label("meeting-other-time"), id="other", on_click=_move, when="may_change"),
                SwitchTo(Label("meeting-cannot"), id="cannot", state=MyMeetings.decline),
                when="asks_times",
            ),
            Button(Label("meeting-held"), id="held", on_click=_held, when="asks_word", style=SUCCESS),
            Button(Label("button-record"), id="record", on_click=_record, when="may_record", style=PRIMARY),
            Row(
                Button(Label("meeting-moved"), id="moved", on_click=_moved),
                Button(Label("meeting-missed"), id="missed", on_click=_missed),
                when="asks_word",
            ),
            Row(
                Button(Label("meeting-goal-reached"), id="goal", on_click=_goal_reached),
                Button(Label("meeting-goal-missed"), id="nogoal", on_click=_goal_missed),
                when="asks_goal",
            ),
            Group(
                SwitchTo(Label("meeting-late"), id="late", state=MyMeetings.late, when="is_near"),
                Button(Label("meeting-move"), id="move", on_click=_move, when="may_move"),
                SwitchTo(Label("meeting-change-place"), id="place", state=MyMeetings.place, when="may_place"),
                SwitchTo(Label("meeting-call-off"), id="off", state=MyMeetings.call_off, when="may_call_off"),
                SwitchTo(Label("meeting-cannot"), id="no", state=MyMeetings.decline, when="may_decline"),
                SwitchTo(Label("meeting-attendance"), id="came", state=MyMeetings.attendance, when="may_tick"),
                SwitchTo(Label("meeting-stop-series"), id="stop", state=MyMeetings.stop, when="step"),
                Button(Label("button-pair"), id="pair", on_click=_open_pair, when="has_pair"),
                width=2,
            ),
            Row(SwitchTo(Label("meetings-to-list"), id="list", state=MyMeetings.list), home_button()),
            state=MyMeetings.card,
            getter=_card_window,
        ),
        _asking(
            Words("meeting-call-off-ask", names="names"),
            Button(Label("meeting-call-off-yes"), id="yes", on_click=_call_off, style=DANGER),
            words_input(_call_off_with_words),
            state=MyMeetings.call_off,
        ),
        _asking(
            Words("meeting-decline-sure", names="names", is_group="is_group"),
            Button(Label("meeting-decline-yes"), id="yes", on_click=_decline, style=DANGER),
            state=MyMeetings.decline,
        ),
        _asking(Words("meeting-late-ask"), chooser("l", _run_late, items="lateness", width=4), state=MyMeetings.late),
        _asking(
            Words("meeting-new-place-ask"),
            chooser("w", _choose_mode, items="modes", width=2),
            words_input(_change_place),
            state=MyMeetings.place,
        ),
        _asking(
            Words("meeting-attendance-ask"),
            chooser("c", _tick, items="mentees", width=1),
            state=MyMeetings.attendance,
        ),
        _asking(
            Words("meeting-stop-sure"),
            Button(Label("meeting-stop-yes"), id="yes", on_click=_stop_series, style=DANGER),
            state=MyMeetings.stop,
        ),
    )


def _asking(title: Words, *widgets: Any, state: Any) -> Window:
    """A question about the meeting on the card, and the way back to it."""
    back = Row(SwitchTo(Label("meeting-to-card"), id="card", state=MyMeetings.card), home_button())
    return Window(title, *widgets, back, state=state, getter=_card_window)


class _LinkButton(Keyboard):
    """Opens the link of an online meeting; nothing where there is none."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        link = data["link"]
        label = at_hand(manager).l10n.label
        return [[InlineKeyboardButton(text=label("meeting-open-link"), url=link)]] if link else []


# --- what windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, tab = at_hand(dialog_manager), _tab(dialog_manager)
    label = hand.l10n.label
    page, data = await load_numbered(dialog_manager, "mm", lambda place: _lines(dialog_manager, place))
    beyond = await _beyond(dialog_manager)
    return data | {
        "tab": tab.value,
        "day": _day(dialog_manager),
        "tabs": [
            Choice(Tab.TODAY.value, label("meetings-today"), is_on=tab is Tab.TODAY),
            Choice(Tab.WEEK.value, label("meetings-week"), is_on=tab is Tab.WEEK),
            Choice(Tab.PAST.value, label("meetings-past"), is_on=tab is Tab.PAST),
        ],
        "choices": [Choice(line.id, _line_text(hand.l10n, line)) for line in page.lines],
        "has_beyond": bool(beyond),
        "beyond": [
            Choice(f"{each.occasion.kind}-{each.occasion.number}", _beyond_text(hand.l10n, each)) for each in beyond
        ],
    }


async def _lines(manager: DialogManager, page: int) -> Page[MeetingLine]:
    hand, tab = at_hand(manager), _tab(manager)
    now = hand.clock.now()
    if tab is Tab.PAST:
        return await hand.meeting_desk.past(by=hand.actor, now=now, page=page, size=PAGE_SIZE)
    first, until = _shown(manager)
    return await hand.meeting_desk.mine(by=hand.actor, since=first, until=until, now=now, page=page, size=PAGE_SIZE)


async def _beyond(manager: DialogManager) -> list[BeyondPair]:
    """Open hours and circles of the days shown; what is past is found where it was held."""
    if _tab(manager) is Tab.PAST:
        return []
    hand, (first, until) = at_hand(manager), _shown(manager)
    return list(await hand.meeting_desk.beyond(by=hand.actor, since=first, until=until))[:MOST_BEYOND]


def _shown(manager: DialogManager) -> tuple[datetime, datetime]:
    """The days the list is of: one, or a week."""
    hand, tab = at_hand(manager), _tab(manager)
    today = hand.clock.now().astimezone(hand.l10n.zone).date()
    first = _midnight(hand.l10n, _day(manager) if tab is Tab.DAY else today)
    return first, first + (7 * _DAY if tab is Tab.WEEK else _DAY)


def _midnight(l10n: L10n, day: date) -> datetime:
    return moment_of(day, time(), l10n.zone)


def _tab(manager: DialogManager) -> Tab:
    return Tab(manager.dialog_data.get("tab", Tab.WEEK))


def _day(manager: DialogManager) -> date:
    chosen = manager.dialog_data.get("day")
    if isinstance(chosen, str):
        return date.fromisoformat(chosen)
    hand = at_hand(manager)
    return hand.clock.now().astimezone(hand.l10n.zone).date()


def _line_text(l10n: L10n, line: MeetingLine) -> str:
    label = l10n.label
    return label(
        "meeting-line",
        asks=line.asks_reader,
        at=l10n.short_moment(line.starts_at or line.first_at),
        names=", ".join(map(initials, line.names)),
        state=meeting_state_name(l10n, line.state),
    )


def _beyond_text(l10n: L10n, beyond: BeyondPair) -> str:
    label = l10n.label
    return label("meeting-beyond", at=l10n.short_moment(beyond.starts_at), title=beyond_title(l10n, beyond))


async def _month(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    month: Any = dialog_manager.find("days")
    first = month.month(dialog_manager)
    after = (first + timedelta(days=31)).replace(day=1)
    since, until = _midnight(hand.l10n, first), _midnight(hand.l10n, after)
    meetings = await hand.meeting_desk.days(by=hand.actor, since=since, until=until)
    beyond = await hand.meeting_desk.beyond(by=hand.actor, since=since, until=until)
    moments = [*meetings, *(each.starts_at for each in beyond)]
    return {"marked": {at.astimezone(hand.l10n.zone).date() for at in moments}}


def _meeting_id(manager: DialogManager) -> MeetingId:
    return MeetingId(looked_at(manager, "meeting"))


async def _view(manager: DialogManager) -> MeetingView:
    hand = at_hand(manager)
    return await hand.meeting_desk.card(_meeting_id(manager), by=hand.actor)


async def _card_window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    view = await _view(dialog_manager)
    return _what_it_is(hand, view) | _what_to_do(hand, view, dialog_manager)


def _what_it_is(hand: AtHand, view: MeetingView) -> dict[str, Any]:
    l10n, meeting, me = hand.l10n, view.meeting, hand.actor.id
    names = [line.name for line in view.people if line.attendee.person_id != me]
    awaited = [view.name_of(person) for person in meeting.asked if person != me]
    is_proposed = meeting.state is MeetingState.PROPOSED
    goal = view.past_goal
    return {
        "state": meeting_state_name(l10n, meeting.state),
        "title": purpose_title(l10n, meeting.purpose),
        "names": ", ".join(names),
        "at": Appointment(meeting.starts_at) if meeting.starts_at else "",
        "times": times_text(l10n, meeting.times) if is_proposed else "",
        "facts": when_and_where(
            l10n,
            minutes=meeting.minutes,
            mode=meeting.mode,
            place=meeting.place,
            agenda=meeting.agenda,
            goal=meeting.goal,
            leader_name=view.leader_name,
        ),
        "topics": ", ".join(topic_title(l10n, topic) for topic in view.topics),
        "step": view.step_days,
        "is_schedule": False,
        "count": 0,
        "is_off": meeting.state is MeetingState.CANCELLED,
        "is_off_by_clock": not view.cancelled_by_name,
        "off_by": view.cancelled_by_name,
        "excuse": meeting.excuse,
        "has_excuse": bool(meeting.excuse),
        "awaited": ", ".join(awaited) if is_proposed else "",
        "is_disputed": meeting.state is MeetingState.DISPUTED,
        "people": [
            {"name": line.name, "how": _how(line.attendee.answer, line.attendee.came)}
            for line in view.people
            if meeting.is_group
        ],
        "past_goal": goal.goal if goal else "",
        "past_reached": "none" if goal is None or goal.is_reached is None else "yes" if goal.is_reached else "no",
        "link": meeting.place if meeting.state is MeetingState.CONFIRMED and is_link(meeting.place) else "",
        "is_group": meeting.is_group,
    }


def _how(answer: Coming, came: bool | None) -> str:
    if came is not None:
        return "came" if came else "absent"
    return answer.value


def _what_to_do(hand: AtHand, view: MeetingView, manager: DialogManager) -> dict[str, Any]:
    label, meeting, me = hand.l10n.label, view.meeting, hand.actor.id
    now = hand.clock.now()
    own = meeting.attendee(me)
    is_agreed = meeting.state is MeetingState.CONFIRMED
    has_begun = is_agreed and not meeting.is_ahead(now)
    asks_times = me in meeting.asked and meeting.state is MeetingState.PROPOSED
    may_say = has_begun or meeting.state is MeetingState.DISPUTED
    goal = view.past_goal
    mode = Mode(manager.dialog_data.get("mode", meeting.mode.value))
    return {
        "asks_times": asks_times,
        "choices": [Choice(int(at.timestamp()), label("meeting-take-time", at=at)) for at in meeting.times if at > now],
        "may_record": is_recordable(meeting, me),
        "asks_word": may_say and own.answer is not Coming.NO,
        "waits_for_other": has_begun and own.outcome is not None,
        "asks_goal": goal is not None and (has_begun or meeting.state is MeetingState.HELD),
        "is_near": is_about_to_begin(meeting, now),
        "may_change": may_call_off(meeting, me),
        "may_move": meeting.is_ahead(now) and not asks_times and may_call_off(meeting, me),
        "may_place": meeting.is_ahead(now) and not asks_times,
        "may_call_off": meeting.is_ahead(now) and not asks_times and may_call_off(meeting, me),
        "may_decline": is_agreed and meeting.is_ahead(now) and not may_call_off(meeting, me),
        "may_tick": meeting.is_group and view.side is Side.MENTOR and (has_begun or meeting.state is MeetingState.HELD),
        "has_pair": meeting.mentorship_id is not None,
        "lateness": [Choice(minutes, label("meeting-minutes", minutes=minutes)) for minutes in LATE_MINUTES],
        "modes": [
            Choice(Mode.IN_PERSON.value, label("meeting-in-person"), is_on=mode is Mode.IN_PERSON),
            Choice(Mode.ONLINE.value, label("meeting-online"), is_on=mode is Mode.ONLINE),
        ],
        "mentees": [
            Choice(line.attendee.person_id, line.name, is_on=_counts_as_there(line.attendee.came, line.attendee.answer))
            for line in view.people
            if line.attendee.side is Side.MENTEE
        ],
    }


def _counts_as_there(came: bool | None, answer: Coming) -> bool:
    return answer is not Coming.NO if came is None else came


# --- answers


async def _turn(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Tab):
        raise Gone
    manager.dialog_data["tab"] = item


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["meeting"] = number(item)
    manager.dialog_data.pop("mode", None)
    await manager.switch_to(MyMeetings.card)


async def _open_day(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    manager.dialog_data["tab"], manager.dialog_data["day"] = Tab.DAY.value, day.isoformat()
    await manager.switch_to(MyMeetings.list)


async def _send_file(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, now = hand.l10n, hand.clock.now()
    entries = await hand.meeting_desk.entries(by=hand.actor, since=now - FILE_REACHES)
    beyond = await hand.meeting_desk.beyond(by=hand.actor, since=now - FILE_REACHES)
    if not (entries or beyond):
        await say(manager, l10n("meetings-file-empty"))
        return
    name, content = whole_calendar(l10n, entries, beyond, now)
    caption = l10n("meetings-file-sent", count=len(entries) + len(beyond))
    await hand.bot.send_document(hand.account, BufferedInputFile(content, name), caption=caption)


async def _open_beyond(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    kind, _dash, of_kind = item.partition("-")
    match kind:
        case OccasionKind.OPEN_HOUR:
            await manager.start(OpenHours.card, data={"hour": number(of_kind)})
        case OccasionKind.ROTATION:
            await manager.start(Rotations.card, data={"rotation": number(of_kind)})
        case _:
            raise Gone


async def _propose(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To the only pair's meeting at once; who has several, or none, sees their pairs."""
    hand = at_hand(manager)
    pairs = await hand.mentorship_desk.mine(by=hand.actor, page=0, size=2)
    if pairs.total != 1:
        await manager.start(MyMentorships.list)
        return
    [pair] = pairs.lines
    # Refused here already where there is nobody to meet yet.
    await hand.use_cases.begin_meeting(pair.id, by=hand.actor)
    await manager.start(ProposingMeeting.when, data={"mentorship": pair.id})


async def _put_in(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(PuttingMeetingIn.pair)


async def _open_pair(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    view = await _view(manager)
    await manager.start(MyMentorships.card, data={"mentorship": view.meeting.mentorship_id})


async def _done(manager: DialogManager, text: str) -> None:
    """Back to the card as it is now, with what was done said above it."""
    await say(manager, text)
    await manager.switch_to(MyMeetings.card)


async def _take_time(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    at = datetime.fromtimestamp(number(item), UTC)
    await hand.use_cases.confirm_meeting(_meeting_id(manager), at, by=hand.actor)


async def _move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(ProposingMeeting.when, data={"meeting": _meeting_id(manager)})


async def _held(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _say_outcome(manager, Outcome.HELD)


async def _record(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(LoggingMeeting.works, data={"meeting": _meeting_id(manager)})


async def _missed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _say_outcome(manager, Outcome.MISSED)


async def _moved(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _say_outcome(manager, Outcome.MOVED)
    view = await _view(manager)
    if view.meeting.mentorship_id is not None:
        await manager.start(ProposingMeeting.when, data={"mentorship": view.meeting.mentorship_id})


async def _say_outcome(manager: DialogManager, outcome: Outcome) -> None:
    hand = at_hand(manager)
    await hand.use_cases.say_outcome(_meeting_id(manager), outcome, by=hand.actor)


async def _goal_reached(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _mark_goal(manager, is_reached=True)


async def _goal_missed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _mark_goal(manager, is_reached=False)


async def _mark_goal(manager: DialogManager, *, is_reached: bool) -> None:
    hand = at_hand(manager)
    goal = (await _view(manager)).past_goal
    if goal is None:
        raise Gone
    await hand.use_cases.mark_goal(goal.meeting_id, is_reached=is_reached, by=hand.actor)


async def _call_off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _called_off(manager, "")


async def _call_off_with_words(_: Message, manager: DialogManager, text: str) -> None:
    await _called_off(manager, text)


async def _called_off(manager: DialogManager, excuse: str) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.call_off_meeting(_meeting_id(manager), excuse, by=hand.actor)
    await _done(manager, l10n("meeting-is-called-off"))


async def _decline(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.decline_meeting(_meeting_id(manager), by=hand.actor)
    await _done(manager, l10n("meeting-is-declined"))


async def _run_late(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.run_late(_meeting_id(manager), number(item), by=hand.actor)
    await _done(manager, l10n("meeting-late-said"))


async def _choose_mode(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Mode):
        raise Gone
    manager.dialog_data["mode"] = item


async def _change_place(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    l10n, view = hand.l10n, await _view(manager)
    mode = Mode(manager.dialog_data.get("mode", view.meeting.mode.value))
    await hand.use_cases.change_place(view.meeting.id, mode, text, by=hand.actor)
    await _done(manager, l10n("meeting-place-changed"))


async def _tick(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    view = await _view(manager)
    there = {
        line.attendee.person_id
        for line in view.people
        if line.attendee.side is Side.MENTEE and _counts_as_there(line.attendee.came, line.attendee.answer)
    }
    await hand.use_cases.take_attendance(view.meeting.id, there ^ {PersonId(number(item))}, by=hand.actor)


async def _stop_series(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, view = hand.l10n, await _view(manager)
    if view.series_id is None:
        raise Gone
    await hand.use_cases.stop_series(view.series_id, by=hand.actor)
    await _done(manager, l10n("meeting-series-stopped"))
