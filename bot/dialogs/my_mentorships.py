"""«Мои пары»: how each stands and what comes next, meetings, goals, and ends (гл. 4 п. 5 пп. 2, п. 11)."""

from datetime import date
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.day_picker import DayPicker
from bot.dialogs.lists import PAGE_SIZE, page_buttons, pages
from bot.dialogs.mentorship_cards import closing_data, closing_words, line_text, pair_data, pair_words
from bot.dialogs.states import (
    AskingForMentor,
    MeetingDiary,
    MyMentorships,
    MyPapers,
    ProposingMeeting,
    RecordSheets,
)
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import Appointment
from mentoring.mentorship_desk import ClosingCard, MentorshipCard
from mentoring.model.bank import RoleForm
from mentoring.model.closings import ClosingState
from mentoring.model.ids import MentorshipId, PersonId
from mentoring.model.mediation import MediationState
from mentoring.model.mentorship import BEGUN, LIVE, MentorshipState
from mentoring.model.participation import PAPER_STATES
from mentoring.model.people import Role
from mentoring.refusals import Gone

#: Stands for whoever of the council can.
ANYBODY: Final = 0
#: Roles with which somebody may have mentored.
MENTORING: Final = frozenset({Role.MENTOR, Role.HEAD, Role.GUEST})
#: States in which people who have agreed may meet.
MAY_MEET: Final = LIVE - {MentorshipState.PROPOSED}


def my_mentorships_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("pairs-title", total="total", when="total"),
            Words("pairs-empty", when=~F["total"]),
            chooser("m", _open, width=1),
            pages("mg"),
            page_buttons("mg"),
            Button(Label("sheet-open"), id="sheet", on_click=_open_sheet, when="mentors"),
            Row(back_button(), home_button()),
            state=MyMentorships.list,
            getter=_list,
        ),
        Window(
            *pair_words(),
            *closing_words(),
            Words("pair-meets", at="meets_at", when="meets_at"),
            Words("pair-mediation", is_taken="is_mediated", name="mediator", when="has_mediation"),
            Group(
                SwitchTo(
                    Label("pair-agree"), id="agree", state=MyMentorships.agree, when="asks_agreement", style=PRIMARY
                ),
                SwitchTo(
                    Label("pair-answer"), id="hear", state=MyMentorships.hearing, when="asks_words", style=PRIMARY
                ),
                Button(Label("pair-take-back"), id="undo", on_click=_take_back, when="may_take_back"),
                Button(Label("pair-meet"), id="meet", on_click=_meet, when="may_meet"),
                Button(Label("button-papers"), id="papers", on_click=_open_papers, when="has_papers"),
                Button(Label("button-diary"), id="diary", on_click=_open_diary, when="has_diary"),
                Button(Label("pair-goals"), id="goals", on_click=_ask_goals, when="is_live"),
                SwitchTo(Label("pair-owed"), id="owed", state=MyMentorships.conditions, when="is_of_head"),
                Button(Label("pair-no-mediator"), id="alone", on_click=_withdraw_mediation, when="has_mediation"),
                SwitchTo(Label("pair-step-back"), id="back", state=MyMentorships.step_back, when="may_step_back"),
                SwitchTo(Label("pair-end"), id="end", state=MyMentorships.end, when="may_end"),
                Button(Label("button-again"), id="again", on_click=ask_again, when="may_ask_again"),
                width=2,
            ),
            Row(SwitchTo(Label("pairs-to-list"), id="list", state=MyMentorships.list), home_button()),
            state=MyMentorships.card,
            getter=_card_window,
        ),
        Window(
            Words("pair-goals-whose", pair="pair"),
            chooser("d", _choose_direction, width=1),
            _to_card(),
            state=MyMentorships.direction,
            getter=_directions,
        ),
        Window(
            Words("pair-goals-ask", name="mentor_name", has_goals="has_goals", goals="goals"),
            words_input(_write_goals),
            _to_card(),
            state=MyMentorships.goals,
            getter=_goals,
        ),
        _asking(
            Words("pair-owed-ask", has_any="has_conditions", conditions="conditions"),
            words_input(_write_conditions),
            state=MyMentorships.conditions,
        ),
        _asking(
            Words("pair-step-back-sure", pair="pair"),
            Button(Label("pair-step-back-yes"), id="yes", on_click=_step_back, style=DANGER),
            state=MyMentorships.step_back,
        ),
        _asking(
            Words("pair-end-how", pair="pair", leaves_group="leaves_group"),
            SwitchTo(Label("pair-end-mediator"), id="med", state=MyMentorships.mediator, when="may_mediate"),
            SwitchTo(Label("pair-end-mutual"), id="both", state=MyMentorships.mutual_day),
            SwitchTo(Label("pair-end-alone"), id="one", state=MyMentorships.end_day),
            state=MyMentorships.end,
        ),
        Window(
            Words("pair-end-day", pair="pair", earliest="earliest"),
            Button(Label("pair-end-earliest", earliest="earliest"), id="soon", on_click=_end_soonest, style=PRIMARY),
            DayPicker("end", _choose_end_day),
            _to_card(),
            state=MyMentorships.end_day,
            getter=_earliest,
        ),
        _asking(
            Words("pair-reason", pair="pair", day="chosen_day"),
            Button(Label("pair-announce"), id="yes", on_click=_announce, style=DANGER),
            words_input(_announce_with_reason),
            state=MyMentorships.reason,
        ),
        _asking(
            Words("pair-mutual-day", pair="pair"),
            DayPicker("both", _choose_mutual_day),
            state=MyMentorships.mutual_day,
        ),
        _asking(
            Words("pair-mutual-sure", pair="pair", day="chosen_day"),
            Button(Label("pair-mutual-yes"), id="yes", on_click=_propose_end, style=SUCCESS),
            state=MyMentorships.mutual,
        ),
        _asking(
            Words("pair-agree-sure", pair="pair", name="asker", day="asked_day"),
            Button(Label("pair-agree-yes"), id="yes", on_click=partial(_answer_end, True), style=DANGER),
            Button(Label("pair-agree-no"), id="no", on_click=partial(_answer_end, False)),
            state=MyMentorships.agree,
        ),
        _asking(
            Words("pair-hearing", facts="facts", ripe="ripe", has_said="has_said", said="said"),
            words_input(_be_heard),
            state=MyMentorships.hearing,
        ),
        Window(
            Words("pair-mediator-whom", when="mediators"),
            Words("pair-mediator-none", when=~F["mediators"]),
            chooser("w", _choose_mediator, width=1, when="mediators"),
            _to_card(),
            state=MyMentorships.mediator,
            getter=_mediators,
        ),
        _asking(
            Words("pair-mediator-words"),
            Button(Label("pair-mediator-no-words"), id="silent", on_click=_ask_mediator),
            words_input(_ask_mediator_with_words),
            state=MyMentorships.mediator_words,
        ),
    )


def _asking(title: Words, *widgets: Any, state: Any) -> Window:
    """A question about the pair on the card, and the way back to it."""
    return Window(title, *widgets, _to_card(), state=state, getter=_card_window)


def _to_card() -> Row:
    return Row(SwitchTo(Label("pair-to-card"), id="card", state=MyMentorships.card), home_button())


# --- what windows show


def _mentorship_id(manager: DialogManager) -> MentorshipId:
    return MentorshipId(looked_at(manager, "mentorship"))


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page, data = await load_numbered(
        dialog_manager, "mg", lambda place: hand.mentorship_desk.mine(by=hand.actor, page=place, size=PAGE_SIZE)
    )
    return data | {
        "choices": [Choice(line.id, line_text(hand.l10n, line)) for line in page.lines],
        "mentors": bool(hand.actor.roles_in(hand.actor.unit_id) & MENTORING),
    }


async def _card(manager: DialogManager) -> MentorshipCard:
    """The pair as its member sees it; a decider's way to it is another."""
    hand = at_hand(manager)
    return await hand.mentorship_desk.card(_mentorship_id(manager), by=hand.actor)


async def _card_window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card, me = await _card(dialog_manager), hand.actor.id
    is_active = card.is_own and card.state is MentorshipState.ACTIVE
    asked, warned = _asks_agreement(card, me), card.closing(ClosingState.WARNED) if card.is_own else None
    heard = warned.voice_of(me) if warned else None
    own_end = next((closing for closing in card.closings if closing.is_readers), None)
    ends = any(
        closing.state is ClosingState.ANNOUNCED and (not closing.leaver_name or closing.author_id == me)
        for closing in card.closings
    )
    mediation = card.mediation
    may_meet = card.is_own and card.state in MAY_MEET
    meets_at = await hand.meeting_desk.next_of(card.id, by=hand.actor, now=hand.clock.now()) if may_meet else None
    return (
        pair_data(hand.l10n, card)
        | closing_data(card)
        | {
            "is_live": card.is_own and card.state in LIVE,
            "has_diary": card.state in BEGUN,
            "has_papers": card.is_own and card.state in PAPER_STATES,
            "may_meet": may_meet,
            "meets_at": Appointment(meets_at) if meets_at else "",
            "is_of_head": card.is_own and card.state in LIVE and card.form is RoleForm.HEAD_TEACHER,
            "may_step_back": card.is_own and card.state in LIVE and card.state is not MentorshipState.ACTIVE,
            "may_end": is_active and not ends,
            "may_take_back": is_active and own_end is not None,
            "may_ask_again": card.mentor.person_id != me and (not card.is_own or card.state not in LIVE),
            "leaves_group": len(card.mentees) > 1 and card.mentor.person_id != me,
            "asks_agreement": asked is not None,
            "asker": asked.author_name if asked else "",
            "asked_day": asked.ends_on if asked and asked.ends_on else "",
            "asks_words": warned is not None,
            "facts": warned.facts if warned else "",
            "ripe": warned.ripe_at if warned and warned.ripe_at else "",
            "has_said": bool(heard and heard.words),
            "said": heard.words if heard else "",
            "has_mediation": mediation is not None,
            "may_mediate": mediation is None,
            "is_mediated": mediation is not None and mediation.state is MediationState.TAKEN,
            "mediator": mediation.mediator_name if mediation else "",
            "has_conditions": any(direction.conditions for direction in card.directions),
            "chosen_day": _chosen_day(dialog_manager) or "",
        }
    )


def _asks_agreement(card: MentorshipCard, me: PersonId) -> ClosingCard | None:
    """The proposal to end together that waits for this person's answer."""
    for closing in card.closings:
        voice = closing.voice_of(me)
        if closing.state is ClosingState.PROPOSED and voice is not None and voice.agrees is None:
            return closing
    return None


async def _directions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card = await _card(dialog_manager)
    return pair_data(at_hand(dialog_manager).l10n, card) | {
        "choices": [Choice(direction.mentor_id, direction.mentor_name) for direction in card.directions]
    }


async def _goals(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card = await _card(dialog_manager)
    chosen = dialog_manager.dialog_data.get("direction")
    for direction in card.directions:
        if direction.mentor_id == chosen:
            return {"mentor_name": direction.mentor_name, "has_goals": bool(direction.goals), "goals": direction.goals}
    raise Gone


async def _earliest(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _card(dialog_manager)
    return pair_data(hand.l10n, card) | {"earliest": await hand.use_cases.earliest_end(card.id, by=hand.actor)}


async def _mediators(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    label = hand.l10n.label
    people = await hand.use_cases.possible_mediators(_mentorship_id(dialog_manager), by=hand.actor)
    anybody = [Choice(ANYBODY, label("pair-mediator-anybody"))] if len(people) > 1 else []
    return {"mediators": len(people), "choices": [*anybody, *(Choice(person.id, person.name) for person in people)]}


# --- answers


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["mentorship"] = number(item)
    await manager.switch_to(MyMentorships.card)


async def _open_papers(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MyPapers.card, data={"pair": _mentorship_id(manager)})


async def _open_diary(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MeetingDiary.own, data={"mentorship": _mentorship_id(manager)})


async def _open_sheet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(RecordSheets.period)


async def _done(manager: DialogManager, text: str) -> None:
    """Back to the card as it is now, with what was done said above it."""
    await say(manager, text)
    await manager.switch_to(MyMentorships.card)


def _chosen_day(manager: DialogManager) -> date | None:
    chosen = manager.dialog_data.get("day")
    return date.fromisoformat(chosen) if isinstance(chosen, str) else None


def _known_day(manager: DialogManager) -> date:
    day = _chosen_day(manager)
    if day is None:
        raise Gone
    return day


async def _meet(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(ProposingMeeting.when, data={"mentorship": _mentorship_id(manager)})


async def _ask_goals(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    card = await _card(manager)
    if len(card.directions) > 1:
        await manager.switch_to(MyMentorships.direction)
        return
    manager.dialog_data["direction"] = card.mentor.person_id
    await manager.switch_to(MyMentorships.goals)


async def _choose_direction(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["direction"] = number(item)
    await manager.switch_to(MyMentorships.goals)


async def _write_goals(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    mentor_id = PersonId(manager.dialog_data.get("direction", 0))
    await hand.use_cases.edit_goals(_mentorship_id(manager), mentor_id, goals=text, by=hand.actor)
    await manager.switch_to(MyMentorships.card)


async def _write_conditions(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    card = await _card(manager)
    await hand.use_cases.edit_goals(card.id, card.mentor.person_id, conditions=text, by=hand.actor)
    await manager.switch_to(MyMentorships.card)


async def _step_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.step_back(_mentorship_id(manager), by=hand.actor)
    await say(manager, l10n("pair-stepped-back"))
    await manager.switch_to(MyMentorships.list)


async def _end_soonest(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    earliest = await hand.use_cases.earliest_end(_mentorship_id(manager), by=hand.actor)
    manager.dialog_data["day"] = earliest.isoformat()
    await manager.switch_to(MyMentorships.reason)


async def _choose_end_day(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(MyMentorships.reason)


async def _announce(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _announced(manager, "")


async def _announce_with_reason(_: Message, manager: DialogManager, text: str) -> None:
    await _announced(manager, text)


async def _announced(manager: DialogManager, reason: str) -> None:
    hand = at_hand(manager)
    l10n, day = hand.l10n, _known_day(manager)
    await hand.use_cases.announce_end(_mentorship_id(manager), day, reason=reason, by=hand.actor)
    await _done(manager, l10n("pair-announced", day=day))


async def _take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    own = next((closing for closing in (await _card(manager)).closings if closing.is_readers), None)
    if own is None:
        raise Gone
    await hand.use_cases.take_end_back(own.id, by=hand.actor)
    await _done(manager, l10n("pair-goes-on"))


async def _choose_mutual_day(_: CallbackQuery, manager: DialogManager, day: date) -> None:
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(MyMentorships.mutual)


async def _propose_end(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.propose_end(_mentorship_id(manager), _known_day(manager), by=hand.actor)
    await _done(manager, l10n("pair-mutual-sent"))


async def _answer_end(agrees: bool, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    asked = _asks_agreement(await _card(manager), hand.actor.id)
    if asked is None:
        raise Gone
    await hand.use_cases.answer_end(asked.id, agrees=agrees, by=hand.actor)
    await manager.switch_to(MyMentorships.card)


async def _be_heard(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    warned = (await _card(manager)).closing(ClosingState.WARNED)
    if warned is None:
        raise Gone
    await hand.use_cases.be_heard(warned.id, text, by=hand.actor)
    await _done(manager, l10n("pair-heard"))


async def _choose_mediator(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["mediator"] = number(item)
    await manager.switch_to(MyMentorships.mediator_words)


async def _ask_mediator(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _mediator_asked(manager, "")


async def _ask_mediator_with_words(_: Message, manager: DialogManager, text: str) -> None:
    await _mediator_asked(manager, text)


async def _mediator_asked(manager: DialogManager, words: str) -> None:
    hand = at_hand(manager)
    l10n, chosen = hand.l10n, manager.dialog_data.get("mediator", ANYBODY)
    mediator_id = None if chosen == ANYBODY else PersonId(chosen)
    await hand.use_cases.ask_mediator(_mentorship_id(manager), mediator_id, words=words, by=hand.actor)
    await _done(manager, l10n("pair-mediator-asked"))


async def _withdraw_mediation(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    mediation = (await _card(manager)).mediation
    if mediation is None:
        raise Gone
    await hand.use_cases.withdraw_mediation(mediation.id, by=hand.actor)


async def ask_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A mentee looks for another mentor; what they wanted before is filled in."""
    await manager.start(AskingForMentor.topics, data={"again": _mentorship_id(manager)})
