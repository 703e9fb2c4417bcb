"""A member's answer to a mentorship the curator proposes, interested or not now and why; and the way to the plan."""

from aiogram import F, Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.announcements.base import button
from bot.announcements.help import DECLINE_KEYS
from bot.announcements.proposals import proposal_rows
from bot.callbacks import PlanPress, ProposalAction, ProposalDeclinePress, ProposalPress
from bot.dialogs.states import Matching
from bot.handlers.help_offers import change_buttons, known
from bot.l10n import L10n
from bot.use_cases import UseCases
from mentoring.model.ids import MentorshipId
from mentoring.model.people import Actor


async def agree(
    press: CallbackQuery, callback_data: ProposalPress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.agree_to_mentorship(MentorshipId(callback_data.mentorship), by=known(actor))
    await press.answer(label("proposal-thanks"))


async def show_reasons(press: CallbackQuery, callback_data: ProposalPress, l10n: L10n) -> None:
    label = l10n.label
    rows = [
        [button(label(key), ProposalDeclinePress(reason=reason, mentorship=callback_data.mentorship).pack())]
        for reason, key in DECLINE_KEYS.items()
    ]
    back = ProposalPress(action=ProposalAction.BACK, mentorship=callback_data.mentorship)
    await change_buttons(press, [*rows, [button(label("button-back"), back.pack())]])
    await press.answer()


async def show_proposal(press: CallbackQuery, callback_data: ProposalPress, l10n: L10n) -> None:
    await change_buttons(press, proposal_rows(l10n, callback_data.mentorship))
    await press.answer()


async def decline(
    press: CallbackQuery, callback_data: ProposalDeclinePress, use_cases: UseCases, actor: Actor | None, l10n: L10n
) -> None:
    label = l10n.label
    await use_cases.decline_mentorship(MentorshipId(callback_data.mentorship), callback_data.reason, by=known(actor))
    await press.answer(label("proposal-declined"))


async def open_plan(press: CallbackQuery, callback_data: PlanPress, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Matching.plan, data={"unit": callback_data.unit}, show_mode=ShowMode.SEND)
    await press.answer()


def proposals_router() -> Router:
    router = Router(name="proposals")
    router.callback_query.register(agree, ProposalPress.filter(F.action == ProposalAction.YES))
    router.callback_query.register(show_reasons, ProposalPress.filter(F.action == ProposalAction.NO))
    router.callback_query.register(show_proposal, ProposalPress.filter(F.action == ProposalAction.BACK))
    router.callback_query.register(decline, ProposalDeclinePress.filter())
    router.callback_query.register(open_plan, PlanPress.filter())
    return router
