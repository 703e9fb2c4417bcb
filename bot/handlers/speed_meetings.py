"""Presses under the notices of single meetings: other slots, a rating, and the way on with the mentor."""

from aiogram import F, Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.callbacks import SpeedAction, SpeedPress, SpeedRatePress
from bot.dialogs.states import AskingForMentor, Availability, SpeedMeetings
from bot.handlers.help_offers import known
from bot.handlers.talk import keep_buttons
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import MeetingId, SpeedMeetingId
from mentoring.model.people import Actor


async def show_others(
    press: CallbackQuery,
    callback_data: SpeedPress,
    use_cases: UseCases,
    actor: Actor | None,
    dialog_manager: DialogManager,
) -> None:
    """After a meeting was called off: to the slots of others, or for its mentor to their own."""
    topic_id = await use_cases.meet_another(MeetingId(callback_data.number), by=known(actor))
    if topic_id is None:
        await dialog_manager.start(Availability.view, show_mode=ShowMode.SEND)
    else:
        await dialog_manager.start(SpeedMeetings.mentors, data={"topic": topic_id}, show_mode=ShowMode.SEND)
    await press.answer()


async def show_topic(press: CallbackQuery, callback_data: SpeedPress, dialog_manager: DialogManager) -> None:
    data = {"topic": callback_data.number}
    await dialog_manager.start(SpeedMeetings.mentors, data=data, show_mode=ShowMode.SEND)
    await press.answer()


async def go_on(press: CallbackQuery, callback_data: SpeedPress, dialog_manager: DialogManager) -> None:
    """A request for a lasting mentor that begins with this one."""
    data = {"speed": callback_data.number}
    await dialog_manager.start(AskingForMentor.topics, data=data, show_mode=ShowMode.SEND)
    await press.answer()


async def rate(
    press: CallbackQuery, callback_data: SpeedRatePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label, speed_id = l10n.label, SpeedMeetingId(callback_data.speed)
    await use_cases.rate_speed_meeting(speed_id, callback_data.rating, by=known(actor))
    await press.answer(label("speed-rated"))
    await keep_buttons(press, lambda data: not data.startswith(f"{SpeedRatePress.__prefix__}:"))


def speed_meetings_router() -> Router:
    router = Router(name="speed_meetings")
    router.callback_query.register(show_others, SpeedPress.filter(F.action == SpeedAction.OTHERS))
    router.callback_query.register(show_topic, SpeedPress.filter(F.action == SpeedAction.TOPIC))
    router.callback_query.register(go_on, SpeedPress.filter(F.action == SpeedAction.GO_ON))
    router.callback_query.register(rate, SpeedRatePress.filter())
    return router
