"""All conversations in the order in which they are asked whether an update is theirs."""

from aiogram import Router
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode

from bot.dialogs.answering import answering_dialog
from bot.dialogs.ask_for_help import ask_for_help_dialog
from bot.dialogs.ask_for_mentor import ask_for_mentor_dialog
from bot.dialogs.availability import availability_dialog
from bot.dialogs.bank import bank_dialog
from bot.dialogs.consents import consents_dialog
from bot.dialogs.dead_letters import dead_letters_dialog
from bot.dialogs.decisions import decisions_dialog
from bot.dialogs.gathering_rotation import gathering_rotation_dialog
from bot.dialogs.help_queue import help_queue_dialog
from bot.dialogs.help_words import asking_back_dialog, writing_log_dialog
from bot.dialogs.home import home_dialog
from bot.dialogs.hosting import hosting_dialog
from bot.dialogs.inviting import inviting_dialog
from bot.dialogs.joining import joining_dialog
from bot.dialogs.keeping_apart import keeping_apart_dialog
from bot.dialogs.kind_cards import kind_cards_dialog
from bot.dialogs.logging_meeting import logging_meeting_dialog
from bot.dialogs.matching import matching_dialog
from bot.dialogs.mediating import mediating_dialog
from bot.dialogs.meeting_diary import meeting_diary_dialog
from bot.dialogs.mentor_asks import mentor_asks_dialog
from bot.dialogs.mentor_lists import mentor_lists_dialog
from bot.dialogs.mentor_offer import mentor_offer_dialog
from bot.dialogs.my_helping import my_helping_dialog
from bot.dialogs.my_meetings import my_meetings_dialog
from bot.dialogs.my_mentor_requests import my_mentor_requests_dialog
from bot.dialogs.my_mentorships import my_mentorships_dialog
from bot.dialogs.my_papers import my_papers_dialog
from bot.dialogs.my_requests import my_requests_dialog
from bot.dialogs.open_hours import open_hours_dialog
from bot.dialogs.orders import orders_dialog
from bot.dialogs.own_time import own_time_dialog
from bot.dialogs.paper_forms import paper_forms_dialog
from bot.dialogs.people import people_dialog
from bot.dialogs.profile import profile_dialog
from bot.dialogs.proposing import proposing_dialog
from bot.dialogs.proposing_change import proposing_change_dialog
from bot.dialogs.proposing_meeting import proposing_meeting_dialog
from bot.dialogs.putting_meeting_in import putting_meeting_in_dialog
from bot.dialogs.record_sheet import record_sheets_dialog
from bot.dialogs.reworking import reworking_dialog
from bot.dialogs.rotations import rotations_dialog
from bot.dialogs.school_calendar import school_calendar_dialog
from bot.dialogs.signing_order import signing_order_dialog
from bot.dialogs.speed_meeting import speed_meeting_dialog
from bot.dialogs.staff_import import staff_import_dialog
from bot.dialogs.states import Home
from bot.dialogs.topic_tree import topic_tree_dialog
from bot.dialogs.unit_editing import unit_editing_dialog
from bot.dialogs.unit_meetings import unit_meetings_dialog
from bot.dialogs.unit_mentorships import unit_mentorships_dialog
from bot.handlers.bank_notices import bank_notices_router
from bot.handlers.decision_notices import decision_notices_router
from bot.handlers.help_offers import help_offers_router
from bot.handlers.meetings import meetings_router
from bot.handlers.mentor_requests import mentor_requests_router
from bot.handlers.mentorships import mentorships_router
from bot.handlers.open_hours import open_hours_router
from bot.handlers.order_notices import order_notices_router
from bot.handlers.proposals import proposals_router
from bot.handlers.refusals import refusals_router
from bot.handlers.rotations import rotations_router
from bot.handlers.shortcuts import shortcuts_router
from bot.handlers.snoozing import snoozing_router
from bot.handlers.speed_meetings import speed_meetings_router
from bot.handlers.start import start_router
from bot.handlers.talk import loose_messages_router, replies_router, talk_router
from bot.incidents import report_incidents
from bot.l10n import L10n
from bot.reachability import watch_reachability
from bot.stale_windows import answer_foreign, answer_stale, answer_the_rest
from bot.use_cases import UseCases


async def show_home(manager: DialogManager) -> None:
    """Home anew, below what stands in the chat."""
    known = manager.middleware_data.get("actor")
    state = Home.main if known is not None and known.roles else Home.stranger
    await manager.start(state, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def windows() -> list[Dialog]:
    """All conversations held in windows; without memory, they know a person's place in them from the dialog state."""
    return [
        home_dialog(),
        joining_dialog(),
        profile_dialog(),
        ask_for_help_dialog(),
        my_requests_dialog(),
        my_helping_dialog(),
        asking_back_dialog(),
        writing_log_dialog(),
        help_queue_dialog(),
        answering_dialog(),
        dead_letters_dialog(),
        inviting_dialog(),
        staff_import_dialog(),
        people_dialog(),
        mentor_offer_dialog(),
        bank_dialog(),
        mentor_lists_dialog(),
        my_mentorships_dialog(),
        unit_mentorships_dialog(),
        logging_meeting_dialog(),
        meeting_diary_dialog(),
        record_sheets_dialog(),
        mediating_dialog(),
        # Meetings
        my_meetings_dialog(),
        proposing_meeting_dialog(),
        putting_meeting_in_dialog(),
        unit_meetings_dialog(),
        proposing_dialog(),
        matching_dialog(),
        keeping_apart_dialog(),
        ask_for_mentor_dialog(),
        kind_cards_dialog(),
        my_mentor_requests_dialog(),
        mentor_asks_dialog(),
        decisions_dialog(),
        reworking_dialog(),
        consents_dialog(),
        my_papers_dialog(),
        proposing_change_dialog(),
        orders_dialog(),
        signing_order_dialog(),
        paper_forms_dialog(),
        rotations_dialog(),
        gathering_rotation_dialog(),
        topic_tree_dialog(),
        unit_editing_dialog(),
        school_calendar_dialog(),
        own_time_dialog(),
        open_hours_dialog(),
        hosting_dialog(),
        speed_meeting_dialog(),
        availability_dialog(),
    ]


def conversations(use_cases: UseCases, l10n: L10n) -> Router:
    """Commands, replies in talks, buttons of notices, words no window asked for, windows, and what is left."""
    router = Router(name="conversations")
    errors = Router(name="errors")
    answer_stale(errors, show_home)
    router.include_routers(refusals_router(), errors, start_router(), shortcuts_router())
    router.include_routers(replies_router(), help_offers_router(), bank_notices_router(), talk_router())
    router.include_routers(mentorships_router())
    router.include_routers(meetings_router())
    router.include_routers(proposals_router())
    router.include_routers(mentor_requests_router())
    router.include_routers(decision_notices_router())
    router.include_routers(order_notices_router())
    router.include_routers(open_hours_router(), speed_meetings_router())
    router.include_routers(rotations_router())
    router.include_routers(snoozing_router())
    dialogs = windows()
    foreign = Router(name="foreign")
    answer_foreign(foreign)
    router.include_routers(foreign, loose_messages_router(dialogs))
    router.include_routers(*dialogs)
    reachability = Router(name="reachability")
    watch_reachability(reachability, use_cases.mark_reachable)
    rest = Router(name="rest")
    answer_the_rest(rest)
    incidents = Router(name="incidents")
    report_incidents(incidents, l10n=l10n)
    router.include_routers(reachability, rest, incidents)
    return router
