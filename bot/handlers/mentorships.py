"""Buttons of the notices about mentorships and mediation: to a card, to a new request, to who could take over.

The window comes below: the notice's own message may be rewritten later.
"""

from aiogram import F, Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.callbacks import MediationPress, PairAction, PairPress
from bot.dialogs.states import AskingForMentor, Mediating, MyMentorships, UnitMentorships
from bot.dialogs.unit_mentorships import start_successor
from bot.handlers.help_offers import known
from mentoring.mentorship_desk import MentorshipDesk
from mentoring.model.ids import MentorshipId
from mentoring.model.people import Actor


async def open_card(press: CallbackQuery, callback_data: PairPress, dialog_manager: DialogManager) -> None:
    data = {"mentorship": callback_data.mentorship}
    await dialog_manager.start(MyMentorships.card, data=data, show_mode=ShowMode.SEND)
    await press.answer()


async def open_unit_card(press: CallbackQuery, callback_data: PairPress, dialog_manager: DialogManager) -> None:
    data = {"mentorship": callback_data.mentorship}
    await dialog_manager.start(UnitMentorships.card, data=data, show_mode=ShowMode.SEND)
    await press.answer()


async def ask_again(press: CallbackQuery, callback_data: PairPress, dialog_manager: DialogManager) -> None:
    data = {"again": callback_data.mentorship}
    await dialog_manager.start(AskingForMentor.topics, data=data, show_mode=ShowMode.SEND)
    await press.answer()


async def find_successor(
    press: CallbackQuery,
    callback_data: PairPress,
    mentorship_desk: MentorshipDesk,
    actor: Actor | None,
    dialog_manager: DialogManager,
) -> None:
    card = await mentorship_desk.card(MentorshipId(callback_data.mentorship), by=known(actor), as_decider=True)
    await start_successor(dialog_manager, card, ShowMode.SEND)
    await press.answer()


async def open_mediation(press: CallbackQuery, callback_data: MediationPress, dialog_manager: DialogManager) -> None:
    data = {"mediation": callback_data.mediation}
    await dialog_manager.start(Mediating.card, data=data, show_mode=ShowMode.SEND)
    await press.answer()


def mentorships_router() -> Router:
    router = Router(name="mentorships")
    router.callback_query.register(open_card, PairPress.filter(F.action == PairAction.CARD))
    router.callback_query.register(open_unit_card, PairPress.filter(F.action == PairAction.UNIT_CARD))
    router.callback_query.register(ask_again, PairPress.filter(F.action == PairAction.AGAIN))
    router.callback_query.register(find_successor, PairPress.filter(F.action == PairAction.SUCCESSOR))
    router.callback_query.register(open_mediation, MediationPress.filter())
    return router
