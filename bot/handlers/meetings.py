"""Buttons of the notices about meetings: a time taken, other times, how it went, whether it fits.

Windows open below: the notice's own message may be rewritten later.
"""

from datetime import UTC, datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup
from aiogram_dialog import DialogManager, ShowMode

from bot.announcements.meetings import record_row
from bot.callbacks import (
    DisputePress,
    FitAnswer,
    FitPress,
    MeetingAction,
    MeetingPress,
    MeetingTimePress,
    UnitMeetingPress,
)
from bot.dialogs.states import LoggingMeeting, MyMeetings, ProposingMeeting, UnitMeetings
from bot.handlers.help_offers import change_buttons, known
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import MeetingId, MentorshipId
from mentoring.model.meetings import MeetingState, Outcome
from mentoring.model.mentorship import Side
from mentoring.model.people import Actor

OUTCOMES = {
    MeetingAction.HELD: Outcome.HELD,
    MeetingAction.MOVED: Outcome.MOVED,
    MeetingAction.MISSED: Outcome.MISSED,
}
#: Windows that questions lead to.
WINDOWS = {
    MeetingAction.OPEN: MyMeetings.card,
    MeetingAction.CANNOT: MyMeetings.decline,
    MeetingAction.LATE: MyMeetings.late,
    MeetingAction.OTHER: ProposingMeeting.when,
    MeetingAction.RECORD: LoggingMeeting.works,
}


async def take_time(
    press: CallbackQuery, callback_data: MeetingTimePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    at = datetime.fromtimestamp(callback_data.at, UTC)
    await use_cases.confirm_meeting(MeetingId(callback_data.meeting), at, by=known(actor))
    await press.answer(label("meeting-taken"))


async def open_window(press: CallbackQuery, callback_data: MeetingPress, dialog_manager: DialogManager) -> None:
    data = {"meeting": callback_data.meeting}
    await dialog_manager.start(WINDOWS[callback_data.action], data=data, show_mode=ShowMode.SEND)
    await press.answer()


async def say_outcome(
    press: CallbackQuery,
    callback_data: MeetingPress,
    use_cases: UseCases,
    actor: Actor | None,
    l10n: L10n,
    dialog_manager: DialogManager,
) -> None:
    """What was moved leads to new times; a mentor of a group ticks who was there; what was held may be recorded."""
    label, by = l10n.label, known(actor)
    outcome = OUTCOMES[callback_data.action]
    meeting = await use_cases.say_outcome(MeetingId(callback_data.meeting), outcome, by=by)
    if outcome is Outcome.MOVED and meeting.mentorship_id is not None:
        pair = {"mentorship": meeting.mentorship_id}
        await dialog_manager.start(ProposingMeeting.when, data=pair, show_mode=ShowMode.SEND)
    elif outcome is Outcome.HELD and meeting.is_group and meeting.attendee(by.id).side is Side.MENTOR:
        data = {"meeting": meeting.id}
        await dialog_manager.start(MyMeetings.attendance, data=data, show_mode=ShowMode.SEND)
    is_open = meeting.state is MeetingState.CONFIRMED
    if outcome is Outcome.HELD and is_open and press.message is not None:
        # Once it is settled the button stands under the question itself.
        markup = InlineKeyboardMarkup(inline_keyboard=[list(record_row(l10n, meeting.id))])
        await press.message.answer(l10n("record-offer"), reply_markup=markup)
    await press.answer(label("meeting-word-taken") if is_open else label("meeting-word-settled"))


async def decide(
    press: CallbackQuery, callback_data: DisputePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.decide_meeting(MeetingId(callback_data.meeting), is_held=callback_data.is_held, by=known(actor))
    await press.answer(label("unit-meeting-decided"))


async def open_unit_meeting(
    press: CallbackQuery, callback_data: UnitMeetingPress, dialog_manager: DialogManager
) -> None:
    data = {"meeting": callback_data.meeting}
    await dialog_manager.start(UnitMeetings.card, data=data, show_mode=ShowMode.SEND)
    await press.answer()


async def it_fits(press: CallbackQuery, l10n: L10n) -> None:
    label = l10n.label
    await change_buttons(press, [])
    await press.answer(label("fit-thanks"))


async def talk_about_fit(
    press: CallbackQuery, callback_data: FitPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.doubt_fit(MentorshipId(callback_data.mentorship), by=known(actor))
    await press.answer(label("fit-told"), show_alert=True)


def meetings_router() -> Router:
    router = Router(name="meetings")
    router.callback_query.register(take_time, MeetingTimePress.filter())
    router.callback_query.register(open_window, MeetingPress.filter(F.action.in_(set(WINDOWS))))
    router.callback_query.register(say_outcome, MeetingPress.filter(F.action.in_(set(OUTCOMES))))
    router.callback_query.register(decide, DisputePress.filter())
    router.callback_query.register(open_unit_meeting, UnitMeetingPress.filter())
    router.callback_query.register(it_fits, FitPress.filter(F.answer == FitAnswer.YES))
    router.callback_query.register(talk_about_fit, FitPress.filter(F.answer == FitAnswer.TALK))
    return router
