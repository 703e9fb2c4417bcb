"""Buttons under what people are sent about circles of meetings: answers, the organiser's desk, what comes after."""

from aiogram import F, Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.announcements.rotations import rotation_ended_rows
from bot.callbacks import ContinuePress, DeskAction, DeskPress, RotationAction, RotationMarkPress, RotationPress
from bot.dialogs.states import AskingForMentor, Rotations
from bot.handlers.help_offers import change_buttons, known
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import RotationId
from mentoring.model.people import Actor
from mentoring.model.rotation import Presence


async def come(
    press: CallbackQuery, callback_data: RotationPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.answer_invitation(RotationId(callback_data.rotation), comes=True, by=known(actor))
    await press.answer(label("rotation-thanks-come"))


async def cannot_come(
    press: CallbackQuery, callback_data: RotationPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.answer_invitation(RotationId(callback_data.rotation), comes=False, by=known(actor))
    await press.answer(label("rotation-thanks-not"))


async def be_late(
    press: CallbackQuery, callback_data: RotationPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    who, label = known(actor), l10n.label
    await use_cases.mark_presence(RotationId(callback_data.rotation), who.id, Presence.LATE, by=who)
    await press.answer(label("rotation-late-said"))


async def be_here(
    press: CallbackQuery, callback_data: RotationPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    who, label = known(actor), l10n.label
    await use_cases.mark_presence(RotationId(callback_data.rotation), who.id, Presence.EXPECTED, by=who)
    await press.answer(label("rotation-here-said"))


async def open_card(press: CallbackQuery, callback_data: RotationPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Rotations.card, data={"rotation": callback_data.rotation}, show_mode=ShowMode.SEND)
    await press.answer()


async def open_met(press: CallbackQuery, callback_data: RotationPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Rotations.met, data={"rotation": callback_data.rotation}, show_mode=ShowMode.SEND)
    await press.answer()


async def next_round(press: CallbackQuery, callback_data: DeskPress, use_cases: UseCases, actor: Actor | None) -> None:
    await use_cases.next_round(RotationId(callback_data.rotation), beat=callback_data.beat, by=known(actor))
    await press.answer()


async def pause(press: CallbackQuery, callback_data: DeskPress, use_cases: UseCases, actor: Actor | None) -> None:
    await use_cases.pause_rotation(RotationId(callback_data.rotation), beat=callback_data.beat, by=known(actor))
    await press.answer()


async def resume(press: CallbackQuery, callback_data: DeskPress, use_cases: UseCases, actor: Actor | None) -> None:
    await use_cases.resume_rotation(RotationId(callback_data.rotation), beat=callback_data.beat, by=known(actor))
    await press.answer()


async def open_people(press: CallbackQuery, callback_data: DeskPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Rotations.people, data={"rotation": callback_data.rotation}, show_mode=ShowMode.SEND)
    await press.answer()


async def ask_to_finish(press: CallbackQuery, callback_data: DeskPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Rotations.finish, data={"rotation": callback_data.rotation}, show_mode=ShowMode.SEND)
    await press.answer()


async def rate(
    press: CallbackQuery, callback_data: RotationMarkPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.rate_rotation(RotationId(callback_data.rotation), callback_data.mark, by=known(actor))
    await change_buttons(press, rotation_ended_rows(l10n, callback_data.rotation, is_rated=True))
    await press.answer(label("rotation-rated"))


async def go_on_together(press: CallbackQuery, callback_data: ContinuePress, dialog_manager: DialogManager) -> None:
    """A request for a mentor with the one just met already chosen; whether it can be is decided there."""
    data = {"mentor": callback_data.mentor}
    await dialog_manager.start(AskingForMentor.topics, data=data, show_mode=ShowMode.SEND)
    await press.answer()


def rotations_router() -> Router:
    router = Router(name="rotations")
    on_press = router.callback_query.register
    on_press(come, RotationPress.filter(F.action == RotationAction.COME))
    on_press(cannot_come, RotationPress.filter(F.action == RotationAction.NOT))
    on_press(be_late, RotationPress.filter(F.action == RotationAction.LATE))
    on_press(be_here, RotationPress.filter(F.action == RotationAction.HERE))
    on_press(open_card, RotationPress.filter(F.action == RotationAction.OPEN))
    on_press(open_met, RotationPress.filter(F.action == RotationAction.MET))
    on_press(next_round, DeskPress.filter(F.action == DeskAction.NEXT))
    on_press(pause, DeskPress.filter(F.action == DeskAction.PAUSE))
    on_press(resume, DeskPress.filter(F.action == DeskAction.RESUME))
    on_press(open_people, DeskPress.filter(F.action == DeskAction.PEOPLE))
    on_press(ask_to_finish, DeskPress.filter(F.action == DeskAction.FINISH))
    on_press(rate, RotationMarkPress.filter())
    on_press(go_on_together, ContinuePress.filter())
    return router
