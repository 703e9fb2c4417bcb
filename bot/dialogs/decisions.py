"""The queue of deciders on a phone: one card after another, each decided by a press or two (гл. 3 п. 18, гл. 4 п. 3).

A press counts for the card under which it stands: it carries which one that is, and how the card was when it was shown.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from zlib import crc32

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.announcements.help import DECLINE_KEYS
from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.bank import card_words
from bot.dialogs.bank_words import card_data, mentorship_state_name, years_text
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.mentorship_words import (
    OPINION_MARKS,
    choice_state_name,
    history_text,
    opinion_name,
    step_kind_name,
    terms_data,
    topic_titles,
)
from bot.dialogs.roles import role_name
from bot.dialogs.states import Decisions, MentorLists, Orders, Proposing, SigningOrder
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, home_button
from bot.l10n import Appointment, L10n
from bot.topic_titles import topic_title
from mentoring.bank import BankCard
from mentoring.decisions import ChoiceLine, Matter, MatterLine, MemberCard, Place
from mentoring.model.bank import Decision
from mentoring.model.closings import ClosingState
from mentoring.model.ids import (
    ClosingId,
    MeetingId,
    MentorListId,
    MentorshipId,
    MentorshipRequestId,
    OrderId,
    PersonId,
    SpeedMeetingId,
    UnitId,
)
from mentoring.model.mentorship import Mentorship, Opinion, Side, StepKind, pair_title
from mentoring.model.mentorship_request import MentorshipRequest
from mentoring.model.orders import OrderState
from mentoring.model.people import Bent, Role, initials
from mentoring.refusals import (
    ChangedMeanwhile,
    ClosingOver,
    CouncilOver,
    DecidedMeanwhile,
    Gone,
    MeetingSettled,
    SpeedMeetingOver,
)

MARKS: Final = {
    Matter.OPINION: "🗳",
    Matter.MENTORSHIP: "🤝",
    Matter.REQUEST: "🙋",
    Matter.MENTOR_LIST: "✍️",
    Matter.ORDER: "📄",
    Matter.SPEED: "⚡",
    Matter.WARNING: "⚖️",
    Matter.DISPUTE: "📅",
}
#: How much of long texts is shown, so that a group of eight fits into one message.
WORDS_SHOWN, ABOUT_SHOWN = 400, 100
TOPICS_SHOWN, TOPICS_IN_GROUP = 5, 2
LINES_OF_HISTORY, HISTORY_WORDS = 15, 150
NAMES_OF_LIST = 12

#: A decision about a mentorship as it was seen.
Decide = Callable[[MentorshipId, int], Awaitable[object]]


class OnThisCard(Button):
    """A press that decides on the card above it. A second tap is not taken for the card that came next."""

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        [[button]] = await super()._render_keyboard(data, manager)
        return [[button.model_copy(update={"callback_data": self._item_callback_data(data["mark"])})]]

    async def _process_own_callback(
        self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        raise ChangedMeanwhile

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        if data != manager.dialog_data.get("mark"):
            raise ChangedMeanwhile
        await self.on_click.process_event(callback, self, manager)
        return True


def decisions_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("decision-last", pair="last_pair", step="last_step", when="has_last"),
            Words("decisions-done", when="is_done"),
            Words("decisions-end", total="total", when="is_end"),
            Words("decision-head", total="total", role="role", has_unit="has_unit", unit="unit", when="is_card"),
            *_pair_words(),
            Words("decision-request", name="name", since="since", about="about", topics="topics", when="is_request"),
            Words(
                "decision-need",
                difficulty="difficulty",
                expects="expects",
                expectations="expectations",
                when="has_need",
            ),
            *_standing_words(),
            Words(
                "decision-list", people="people", name="name", since="since", names="names", more="more", when="is_list"
            ),
            *_warning_words(),
            Words(
                "decision-speed",
                mentee="mentee",
                mentor="mentor",
                topic="topic",
                at="at",
                has_question="has_question",
                question="question",
                when="is_speed",
            ),
            Words("decision-dispute", pair="pair", at="at", when="is_dispute"),
            List(
                Words("unit-meeting-said", name=of_item("name"), outcome=of_item("outcome")),
                items="said",
                when="is_dispute",
            ),
            Words("unit-meeting-decide", when="is_dispute"),
            Words("decision-order", about="about", name="name", since="since", count="count", when="is_order"),
            List(Words("decisions-together-line", pair=of_item("pair")), items="on_order", when="is_order"),
            Words("decision-order-more", count="more_on_order", when="more_on_order"),
            *_opinion_buttons(),
            *_decision_buttons(),
            *_warning_buttons(),
            OnThisCard(
                Label("decision-approve-list", people="people"),
                id="lyes",
                on_click=_approve_list,
                when="may_sign",
                style=SUCCESS,
            ),
            Row(
                Button(Label("decision-open-list"), id="lopen", on_click=_open_list, when="is_list"),
                OnThisCard(
                    Label("decision-refuse"),
                    id="lno",
                    on_click=partial(_ask_words, "list"),
                    when="may_sign",
                    style=DANGER,
                ),
            ),
            OnThisCard(Label("decision-sign"), id="osign", on_click=_sign_order, when="is_order", style=SUCCESS),
            Row(
                Button(Label("decision-open-order"), id="oopen", on_click=_open_order, when="is_order"),
                OnThisCard(Label("decision-return"), id="oret", on_click=_return_order, when="is_order"),
            ),
            OnThisCard(
                Label("decision-approve-speed"), id="syes", on_click=_approve_speed, when="is_speed", style=SUCCESS
            ),
            OnThisCard(
                Label("decision-refuse"),
                id="sno",
                on_click=partial(_ask_words, "speed"),
                when="is_speed",
                style=DANGER,
            ),
            Row(
                OnThisCard(
                    Label("meeting-held"),
                    id="held",
                    on_click=partial(_settle_dispute, True),
                    when="is_dispute",
                    style=SUCCESS,
                ),
                OnThisCard(
                    Label("meeting-missed"),
                    id="missed",
                    on_click=partial(_settle_dispute, False),
                    when="is_dispute",
                    style=DANGER,
                ),
            ),
            OnThisCard(Label("decision-find"), id="find", on_click=_find_mentor, when="may_propose", style=SUCCESS),
            OnThisCard(
                Label("decision-close"),
                id="close",
                on_click=partial(_ask_words, "close"),
                when="may_close",
                style=DANGER,
            ),
            Row(
                SwitchTo(Label("decision-people"), id="people", state=Decisions.people, when="has_people"),
                SwitchTo(Label("decision-history"), id="steps", state=Decisions.history, when="has_history"),
            ),
            Button(Label("decisions-again"), id="again", on_click=_begin_again, when="is_end", style=PRIMARY),
            Row(
                SwitchTo(Label("decisions-as-list"), id="list", state=Decisions.list, when="total"),
                Button(Label("decision-skip"), id="skip", on_click=_skip, when="is_card"),
            ),
            Row(
                Button(Label("decision-think-again"), id="last", on_click=_think_again, when="has_last"),
                SwitchTo(Label("decisions-council"), id="council", state=Decisions.council, when="is_done"),
            ),
            home_button(),
            state=Decisions.card,
            getter=_card,
        ),
        Window(
            *card_words(),
            chooser("p", _choose_person, width=2),
            _to_card(),
            state=Decisions.people,
            getter=_people,
        ),
        Window(
            Words("decision-history-of", pair="pair"),
            List(Words("bank-history-line", step=of_item("step")), items="steps"),
            _to_card(),
            state=Decisions.history,
            getter=_history,
        ),
        Window(
            Words("decision-words", pair="pair", asked="asked"),
            words_input(_take_words),
            Button(
                Label("decision-without-words"), id="none", on_click=_without_words, when="may_be_silent", style=PRIMARY
            ),
            _to_card(),
            state=Decisions.words,
            getter=_asking,
        ),
        Window(
            Words("decisions-list", total="total", when="total"),
            Words("decisions-done", when="is_done"),
            chooser("m", _open, width=1),
            pages("mg"),
            page_buttons("mg"),
            SwitchTo(
                Label("decisions-together", count="together"),
                id="all",
                state=Decisions.together,
                when="is_worth",
                style=SUCCESS,
            ),
            SwitchTo(Label("decisions-council"), id="council", state=Decisions.council),
            _to_card(),
            state=Decisions.list,
            getter=_list,
        ),
        Window(
            Words("decisions-together-sure", count="count", when="count"),
            List(Words("decisions-together-line", pair=of_item("pair")), items="pairs"),
            Words("decisions-together-none", when="is_none"),
            OnThisCard(
                Label("decisions-together-yes", count="count"),
                id="yes",
                on_click=_approve_together,
                when="count",
                style=SUCCESS,
            ),
            Row(SwitchTo(Label("decisions-to-list"), id="list", state=Decisions.list), home_button()),
            state=Decisions.together,
            getter=_together,
        ),
        Window(
            Words("decisions-council-title", total="total", when="total"),
            Words("decisions-council-empty", when="is_none"),
            chooser("c", _open, width=1),
            pages("cg"),
            page_buttons("cg"),
            _to_card(),
            state=Decisions.council,
            getter=_council,
        ),
    )


def _pair_words() -> list[Any]:
    return [
        Words("decision-pair", pair="pair", state="state", since="since", when="is_pair"),
        List(
            Words(
                "decision-member",
                side=of_item("side"),
                name=of_item("name"),
                about=of_item("about"),
                topics=of_item("topics"),
                room=of_item("room"),
                capacity=of_item("capacity"),
            ),
            items="members",
            when="is_pair",
        ),
        Words("decision-terms", form="form", kinds="kinds", ways="ways", months="months", when="has_terms"),
        List(
            Words("decision-track", name=of_item("name"), topics=of_item("topics"), goals=of_item("goals")),
            items="tracks",
            when="is_pair",
        ),
        Words("decision-rationale", words="rationale", when="rationale"),
    ]


def _standing_words() -> list[Any]:
    """What others have said to it until now."""
    return [
        List(Words("decision-choice", name=of_item("name"), state=of_item("state")), items="chosen", when="is_request"),
        Words(
            "decision-opinions",
            agreed="agreed",
            against="against",
            abstained="abstained",
            silent="silent",
            when="has_opinions",
        ),
        Words("decision-lacks-council", is_against="is_against", when="lacks_council"),
        Words("decision-own", opinion="own", when="own"),
    ]


def _warning_words() -> list[Any]:
    return [
        Words("decision-warning", pair="pair", facts="facts", since="since", when="is_warning"),
        List(
            Words("unit-pair-voice", name=of_item("name"), has_words=of_item("has_words"), words=of_item("words")),
            items="voices",
            when="is_warning",
        ),
    ]


def _warning_buttons() -> list[Any]:
    return [
        OnThisCard(
            Label("unit-pair-goes-on"),
            id="on",
            on_click=partial(_settle_warning, False),
            when="is_warning",
            style=SUCCESS,
        ),
        OnThisCard(
            Label("unit-pair-ends"), id="end", on_click=partial(_settle_warning, True), when="is_warning", style=DANGER
        ),
    ]


def _opinion_buttons() -> list[Any]:
    return [
        Row(
            OnThisCard(
                Label("decision-for"), id="for", on_click=partial(_speak, Opinion.FOR), when="may_speak", style=SUCCESS
            ),
            OnThisCard(
                Label("decision-against"),
                id="no",
                on_click=partial(_ask_words, "against"),
                when="may_speak",
                style=DANGER,
            ),
        ),
        Row(
            OnThisCard(
                Label("decision-abstain"), id="abs", on_click=partial(_speak, Opinion.ABSTAINED), when="may_speak"
            ),
            OnThisCard(Label("decision-for-words"), id="forw", on_click=partial(_ask_words, "for"), when="may_speak"),
        ),
    ]


def _decision_buttons() -> list[Any]:
    return [
        OnThisCard(Label("decision-approve"), id="yes", on_click=_approve, when="may_approve", style=SUCCESS),
        OnThisCard(Label("decision-ask-council"), id="ask", on_click=_ask_council, when="lacks_council", style=PRIMARY),
        Row(
            OnThisCard(Label("decision-return"), id="ret", on_click=partial(_ask_words, "return"), when="may_undo"),
            OnThisCard(Label("decision-another"), id="other", on_click=partial(_ask_words, "another"), when="may_undo"),
        ),
        OnThisCard(
            Label("decision-refuse"), id="ref", on_click=partial(_ask_words, "refuse"), when="may_undo", style=DANGER
        ),
    ]


def _to_card() -> Row:
    return Row(SwitchTo(Label("decisions-to-card"), id="card", state=Decisions.card), home_button())


# --- where the reader is


def _stored(place: Place) -> dict[str, Any]:
    return {"since": place.since.isoformat(), "matter": place.matter.value, "id": place.id}


def _place(stored: Mapping[str, Any] | None) -> Place | None:
    if stored is None:
        return None
    return Place(since=datetime.fromisoformat(stored["since"]), matter=Matter(stored["matter"]), id=int(stored["id"]))


def _at(manager: DialogManager) -> Place:
    """The matter on the card. Raises Gone when there is none."""
    place = _place(manager.dialog_data.get("at"))
    if place is None:
        raise Gone
    return place


def _pin(manager: DialogManager, place: Place, version: int, title: str) -> dict[str, Any]:
    """What is decided by a press is what is shown now."""
    mark = f"{place.matter}{place.id}-{version}"
    manager.dialog_data.update(at=_stored(place), seen=version, mark=mark, title=title)
    return {"is_card": True, "mark": mark, "pair": title}


def _go_on(manager: DialogManager) -> None:
    """The next card comes by itself."""
    manager.dialog_data["after"] = manager.dialog_data.pop("at", None)


# --- what windows show


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, data = at_hand(dialog_manager), dialog_manager.dialog_data
    queue = await hand.decisions.queue(by=hand.actor, after=_place(data.get("after")))
    if queue.next is None and queue.total and not data.get("has_skipped"):
        # What came in meanwhile may be older than what was decided.
        queue = await hand.decisions.queue(by=hand.actor)
    place = _place(data.get("at"))
    if place is None and queue.next is not None:
        place = queue.next.place
    last = data.get("last")
    shown: dict[str, Any] = {
        "total": queue.total,
        "is_done": place is None and not queue.total,
        "is_end": place is None and queue.total,
        "has_last": last is not None,
    }
    if last is not None:
        shown |= {"last_pair": last["title"], "last_step": step_kind_name(hand.l10n, StepKind(last["kind"]))}
    if place is None:
        return shown
    match place.matter:
        case Matter.OPINION | Matter.MENTORSHIP:
            of_card: dict[str, Any] | None = await _pair(dialog_manager, place)
        case Matter.REQUEST:
            of_card = await _request(dialog_manager, place)
        case Matter.MENTOR_LIST:
            of_card = await _mentor_list(dialog_manager, place)
        case Matter.ORDER:
            of_card = await _order(dialog_manager, place)
        case Matter.WARNING:
            of_card = await _warning(dialog_manager, place)
        case Matter.SPEED:
            of_card = await _speed(dialog_manager, place)
        case Matter.DISPUTE:
            of_card = await _dispute(dialog_manager, place)
    if of_card is None:
        # Done with in other windows meanwhile; should it still be counted, the queue does not come round to it again.
        data["at"] = _stored(place)
        if queue.next is not None and queue.next.place == place:
            data["has_skipped"] = True
        _go_on(dialog_manager)
        return await _card(dialog_manager)
    return shown | of_card


async def _pair(manager: DialogManager, place: Place) -> dict[str, Any]:
    hand = at_hand(manager)
    l10n, label = hand.l10n, hand.l10n.label
    card = await hand.decisions.mentorship(MentorshipId(place.id), by=hand.actor)
    mentorship = card.mentorship
    names = {each.card.person_id: each.card.name for each in card.people}
    title = pair_title(names[mentorship.mentor_id], [names[mentee] for mentee in mentorship.mentees])
    said = card.opinions
    need = card.request
    lacks = card.may_approve and card.lacks_council
    return (
        _pin(manager, place, mentorship.version, title)
        | terms_data(l10n, mentorship)
        | _headed(hand, mentorship.unit_id, card.unit_name, Role.COUNCIL if card.may_speak else None)
        | {
            "is_pair": True,
            "has_history": True,
            "has_terms": True,
            "has_people": True,
            "state": mentorship_state_name(l10n, mentorship.state),
            "since": mentorship.proposed_at,
            "members": [_member(l10n, each, is_group=mentorship.is_group) for each in card.people],
            "tracks": [
                {
                    "name": initials(track.mentor_name),
                    "topics": topic_titles(l10n, track.topics),
                    "goals": _cut(track.goals) or label("profile-nothing"),
                }
                for track in card.tracks
            ],
            "rationale": _cut(mentorship.rationale),
            "has_need": need is not None,
            **_need(need),
            "has_opinions": card.is_decider and card.was_with_council,
            "agreed": said.number_of(Opinion.FOR),
            "against": said.number_of(Opinion.AGAINST),
            "abstained": said.number_of(Opinion.ABSTAINED),
            "silent": len(card.silent),
            "own": opinion_name(l10n, card.own) if card.own and card.may_speak else "",
            "is_against": said.is_against,
            "lacks_council": lacks,
            "may_speak": card.may_speak,
            "may_approve": card.may_approve and not lacks,
            "may_undo": card.may_undo,
        }
    )


def _headed(hand: AtHand, unit_id: UnitId, unit_name: str, role: Role | None) -> dict[str, Any]:
    """As what the reader decides, and where, if they decide in several units."""
    roles = hand.actor.roles_in(unit_id)
    role = role or next((each for each in (Role.CURATOR, Role.HEAD, Role.COUNCIL) if each in roles), Role.COUNCIL)
    return {"role": role_name(hand.l10n, role), "has_unit": len(hand.actor.roles) > 1, "unit": unit_name}


def _member(l10n: L10n, each: MemberCard, *, is_group: bool) -> dict[str, Any]:
    """A profile in a few lines; all of it is a press away."""
    card, is_mentor, label = each.card, each.member.side is Side.MENTOR, l10n.label
    is_brief = is_group and not is_mentor
    about = [", ".join(card.subjects)]
    if not is_brief:
        about = [card.position, card.organisation, *about, years_text(l10n, card.experience_years), card.qualification]
    most = TOPICS_IN_GROUP if is_brief else TOPICS_SHOWN
    topics = card.topics_of(Bent.STRENGTH if is_mentor else Bent.NEED)[:most]
    return {
        "side": each.member.side.value,
        "name": card.name,
        "about": _cut(" · ".join(filter(None, about)), ABOUT_SHOWN) or label("profile-nothing"),
        "topics": ", ".join(f"{topic_title(l10n, topic.topic)} {'●' * topic.level}" for topic in topics)
        or label("profile-nothing"),
        "room": card.mentor.room if card.mentor else 0,
        "capacity": card.mentor.capacity if card.mentor else 0,
    }


def _need(request: MentorshipRequest | None) -> dict[str, Any]:
    """What a mentee asked for, in their own words."""
    if request is None:
        return {}
    return {
        "difficulty": _cut(request.difficulty),
        "expects": bool(request.expectations),
        "expectations": _cut(request.expectations),
    }


def _cut(text: str, most: int = WORDS_SHOWN) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


async def _request(manager: DialogManager, place: Place) -> dict[str, Any] | None:
    """A request for a mentor; None once it no longer waits."""
    hand = at_hand(manager)
    l10n = hand.l10n
    card = await hand.decisions.request(MentorshipRequestId(place.id), by=hand.actor)
    if not card.waits:
        return None
    request, mentee = card.request, card.mentee
    about = [mentee.position, ", ".join(mentee.subjects), years_text(l10n, mentee.experience_years)]
    return (
        _pin(manager, place, request.version, mentee.name)
        | _headed(hand, request.unit_id, card.unit_name, None)
        | {
            "is_request": True,
            "has_people": True,
            "may_propose": hand.actor.holds(Role.CURATOR, unit_id=request.unit_id),
            "may_close": True,
            "name": mentee.name,
            "since": request.asked_at,
            "about": _cut(" · ".join(filter(None, about)), ABOUT_SHOWN),
            "topics": topic_titles(l10n, card.topics),
            "has_need": True,
            **_need(request),
            "chosen": [
                {"name": initials(choice.mentor_name), "state": _became(l10n, choice)} for choice in card.choices
            ],
        }
    )


def _became(l10n: L10n, choice: ChoiceLine) -> str:
    state, label = choice_state_name(l10n, choice.state), l10n.label
    return f"{state}, {label(DECLINE_KEYS[choice.reason]).lower()}" if choice.reason else state


async def _order(manager: DialogManager, place: Place) -> dict[str, Any] | None:
    """An order for the head; None once it no longer waits."""
    hand = at_hand(manager)
    label, card = hand.l10n.label, await hand.order_book.order(OrderId(place.id), by=hand.actor)
    order = card.order
    if order.state is not OrderState.SENT or not hand.actor.holds(Role.HEAD, unit_id=order.unit_id):
        return None
    about = label(f"order-kind-{order.kind}")
    pairs = [
        pair_title(each.sheet.mentor.name, [mentee.name for mentee in each.sheet.mentees]) for each in card.entries
    ]
    return (
        _pin(manager, place, order.version, about)
        | _headed(hand, order.unit_id, card.unit.name, None)
        | {
            "is_order": True,
            "about": about,
            "name": card.steps[0][1] if card.steps else "",
            "since": order.drawn_up_at,
            "count": len(pairs),
            "on_order": [{"pair": pair} for pair in pairs[:NAMES_OF_LIST]],
            "more_on_order": max(0, len(pairs) - NAMES_OF_LIST),
        }
    )


async def _speed(manager: DialogManager, place: Place) -> dict[str, Any] | None:
    """A request for a single meeting; None once it waits no more."""
    hand = at_hand(manager)
    view = await hand.use_cases.speed_request(SpeedMeetingId(place.id), by=hand.actor)
    if view is None:
        return None
    speed = view.speed
    return (
        _pin(manager, place, speed.version, pair_title(view.mentor_name, [view.mentee_name]))
        | _headed(hand, speed.unit_id, view.unit_name, None)
        | {
            "is_speed": True,
            "mentee": view.mentee_name,
            "mentor": view.mentor_name,
            "topic": topic_title(hand.l10n, view.topic),
            "at": Appointment(speed.starts_at),
            "has_question": bool(speed.question),
            "question": _cut(speed.question),
        }
    )


async def _dispute(manager: DialogManager, place: Place) -> dict[str, Any] | None:
    """A meeting about which its people differ; None once they agree after all, or it was decided."""
    hand = at_hand(manager)
    line = await hand.meeting_desk.unit_card(MeetingId(place.id), by=hand.actor)
    if not line.may_decide:
        return None
    return (
        _pin(manager, place, line.version, line.pair)
        | _headed(hand, line.unit_id, line.unit_name, None)
        | {
            "is_dispute": True,
            "at": Appointment(line.at),
            "said": [{"name": name, "outcome": outcome.value} for name, outcome in line.said],
        }
    )


async def _mentor_list(manager: DialogManager, place: Place) -> dict[str, Any] | None:
    """A list for the head; None once nobody of it waits."""
    hand = at_hand(manager)
    mentors = await hand.bank.mentor_list(MentorListId(place.id), by=hand.actor)
    waiting = [entry.card for entry in mentors.with_decision(Decision.WAITING)]
    if not waiting:
        return None
    # What is approved by one press is what was seen.
    manager.dialog_data["waiting"] = [card.person_id for card in waiting]
    return (
        _pin(manager, place, len(waiting), mentors.proposer_name)
        | _headed(hand, mentors.unit.id, mentors.unit.name, Role.HEAD)
        | {
            "is_list": True,
            "may_sign": True,
            "people": len(waiting),
            "name": mentors.proposer_name,
            "since": mentors.proposed_at,
            "names": ", ".join(initials(card.name) for card in waiting[:NAMES_OF_LIST]),
            "more": max(0, len(waiting) - NAMES_OF_LIST),
        }
    )


async def _warning(manager: DialogManager, place: Place) -> dict[str, Any] | None:
    """A warning whose days are over, with what both said to it; None once it is decided."""
    hand = at_hand(manager)
    card = await hand.mentorship_desk.card(MentorshipId(place.id), by=hand.actor, as_decider=True)
    warned = card.closing(ClosingState.WARNED)
    if warned is None:
        return None
    title = pair_title(card.mentor.name, [mentee.name for mentee in card.mentees])
    return (
        _pin(manager, place, warned.id, title)
        | _headed(hand, card.unit_id, card.unit_name, None)
        | {
            "is_warning": True,
            "has_people": True,
            "has_history": True,
            "facts": _cut(warned.facts),
            "since": warned.ripe_at,
            "voices": [
                {"name": voice.name, "has_words": bool(voice.words), "words": _cut(voice.words)}
                for voice in warned.voices
            ],
        }
    )


async def _cards(manager: DialogManager) -> Sequence[BankCard]:
    """The people the card is about."""
    hand, place = at_hand(manager), _at(manager)
    match place.matter:
        case Matter.OPINION | Matter.MENTORSHIP | Matter.WARNING:
            card = await hand.decisions.mentorship(MentorshipId(place.id), by=hand.actor)
            return [each.card for each in card.people]
        case Matter.REQUEST:
            return [(await hand.decisions.request(MentorshipRequestId(place.id), by=hand.actor)).mentee]
        case Matter.MENTOR_LIST | Matter.ORDER | Matter.SPEED | Matter.DISPUTE:
            raise Gone


async def _people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    cards = await _cards(dialog_manager)
    chosen = dialog_manager.dialog_data.get("person")
    card = next((each for each in cards if each.person_id == chosen), cards[0])
    choices = [Choice(each.person_id, initials(each.name), is_on=each is card) for each in cards]
    return {"step": ""} | card_data(at_hand(dialog_manager).l10n, card) | {"choices": choices if cards[1:] else []}


async def _history(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await hand.decisions.mentorship(MentorshipId(_at(dialog_manager).id), by=hand.actor)
    lines = card.history[-LINES_OF_HISTORY:]
    return {
        "pair": dialog_manager.dialog_data.get("title", ""),
        "steps": [{"step": history_text(hand.l10n, line, HISTORY_WORDS)} for line in lines],
    }


async def _asking(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    asked = dialog_manager.dialog_data.get("asked", "return")
    pair = dialog_manager.dialog_data.get("title", "")
    return {"pair": pair, "asked": asked, "may_be_silent": asked == "another"}


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page, data = await load_numbered(
        dialog_manager, "mg", lambda place: hand.decisions.matters(by=hand.actor, page=place, size=PAGE_SIZE)
    )
    together = len(await hand.decisions.approvable(by=hand.actor))
    return data | {
        "choices": _shown(
            dialog_manager, [(line.place, f"{MARKS[line.place.matter]} {_titled(line)}") for line in page.lines]
        ),
        "is_done": not page.total,
        "together": together,
        "is_worth": together > 1,
    }


def _titled(line: MatterLine) -> str:
    match line.place.matter:
        case Matter.OPINION | Matter.MENTORSHIP | Matter.WARNING | Matter.SPEED | Matter.DISPUTE:
            return pair_title(line.name, line.mentees)
        case Matter.REQUEST:
            return initials(line.name)
        case Matter.MENTOR_LIST | Matter.ORDER:
            return f"{initials(line.name)} · {line.people}"


def _shown(manager: DialogManager, lines: Collection[tuple[Place, str]]) -> list[Choice]:
    """Lines as buttons; only what was shown can be opened."""
    manager.dialog_data["shown"] = [_stored(place) for place, _ in lines]
    return [Choice(at, text) for at, (_, text) in enumerate(lines)]


async def _together(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    lines = await hand.decisions.approvable(by=hand.actor)
    # What is approved by one press is what was seen, and as it was.
    seen = [[line.place.id, line.version] for line in lines]
    mark = f"all{crc32(str(seen).encode())}"
    dialog_manager.dialog_data.update(together=seen, mark=mark)
    return {
        "mark": mark,
        "count": len(lines),
        "is_none": not lines,
        "pairs": [{"pair": _titled(line)} for line in lines],
    }


async def _council(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    page, data = await load_numbered(
        dialog_manager, "cg", lambda place: hand.decisions.with_council(by=hand.actor, page=place, size=PAGE_SIZE)
    )
    lines = [
        (line.place, f"{OPINION_MARKS[line.own] if line.own else '⏳'} {pair_title(line.name, line.mentees)}")
        for line in page.lines
    ]
    return data | {"choices": _shown(dialog_manager, lines), "is_none": not page.total}


# --- answers


async def _choose_person(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["person"] = number(item)


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    shown, at = manager.dialog_data.get("shown", []), number(item)
    if at >= len(shown):
        raise Gone
    manager.dialog_data["at"] = shown[at]
    await manager.switch_to(Decisions.card)


async def _skip(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["has_skipped"] = True
    _go_on(manager)


async def _begin_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    for key in ("after", "has_skipped"):
        manager.dialog_data.pop(key, None)


async def _think_again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    last = manager.dialog_data.pop("last", None)
    if last is None:
        raise Gone
    manager.dialog_data["at"] = last["at"]


async def _ask_words(asked: str, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = asked
    await manager.switch_to(Decisions.words)


async def _speak(opinion: Opinion, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _give(manager, opinion, "")


async def _give(manager: DialogManager, opinion: Opinion, words: str) -> None:
    hand = at_hand(manager)
    give = hand.use_cases.give_opinion
    await _decide(manager, opinion.step, lambda pair, seen: give(pair, opinion, words=words, seen=seen, by=hand.actor))


async def _approve(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    approve = hand.use_cases.approve_mentorship
    await _decide(manager, StepKind.APPROVED, lambda pair, seen: approve(pair, seen=seen, by=hand.actor))


async def _ask_council(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    ask = hand.use_cases.ask_council_again
    await _decide(manager, StepKind.COUNCIL_ASKED, lambda pair, seen: ask(pair, seen=seen, by=hand.actor))


async def _without_words(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    if manager.dialog_data.get("asked") != "another":
        raise Gone
    await _seek_another(manager, "")


async def _seek_another(manager: DialogManager, words: str) -> None:
    """A curator goes on to whom they would rather propose; the queue waits behind."""
    hand = at_hand(manager)
    seek = hand.use_cases.seek_another_mentor
    ended: list[Mentorship] = []

    async def decide(pair: MentorshipId, seen: int) -> None:
        ended.append(await seek(pair, words, seen=seen, by=hand.actor))

    await _decide(manager, StepKind.ANOTHER_MENTOR, decide)
    for pair in ended:
        if hand.actor.holds(Role.CURATOR, unit_id=pair.unit_id):
            await manager.start(Proposing.mentor, data={"unit": pair.unit_id, "mentees": list(pair.mentees)})


async def _find_mentor(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """To a proposal for who asked; once it is sent, the request waits for its answers and not for the curator."""
    hand = at_hand(manager)
    card = await hand.decisions.request(MentorshipRequestId(_at(manager).id), by=hand.actor)
    await manager.start(Proposing.mentor, data={"unit": card.request.unit_id, "mentees": [card.request.mentee_id]})


async def _take_words(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    use_cases, by = hand.use_cases, hand.actor
    match manager.dialog_data.get("asked"):
        case "for":
            await _give(manager, Opinion.FOR, text)
        case "against":
            await _give(manager, Opinion.AGAINST, text)
        case "return":
            give_back = use_cases.return_mentorship
            await _decide(manager, StepKind.RETURNED, lambda pair, seen: give_back(pair, text, seen=seen, by=by))
        case "refuse":
            refuse = use_cases.refuse_mentorship
            await _decide(manager, StepKind.REFUSED, lambda pair, seen: refuse(pair, text, seen=seen, by=by))
        case "another":
            await _seek_another(manager, text)
        case "close":
            await _close_request(manager, text)
        case "speed":
            refuse_speed, speed_id = use_cases.refuse_speed_meeting, SpeedMeetingId(_at(manager).id)
            await _decide_speed(manager, lambda: refuse_speed(speed_id, text, seen=manager.dialog_data["seen"], by=by))
        case "list":
            refuse_mentors, list_id = use_cases.refuse_mentors, MentorListId(_at(manager).id)
            people = [PersonId(person) for person in manager.dialog_data.get("waiting", [])]
            await _sign(manager, lambda: refuse_mentors(list_id, people, reason=text, by=by))
        case _:
            raise Gone


async def _decide(manager: DialogManager, kind: StepKind, decide: Decide) -> None:
    """Take the decision and go on; when somebody was faster, that is said, and the card is shown as it is now."""
    data, place = manager.dialog_data, _at(manager)
    try:
        await decide(MentorshipId(place.id), data["seen"])
    except (ChangedMeanwhile, CouncilOver, DecidedMeanwhile) as refusal:
        await _say_changed(manager, refusal)
    else:
        data["last"] = {"title": data["title"], "kind": kind.value, "at": _stored(place)}
        _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _close_request(manager: DialogManager, words: str) -> None:
    hand, place = at_hand(manager), _at(manager)
    close = hand.use_cases.close_mentor_request
    try:
        await close(MentorshipRequestId(place.id), words, seen=manager.dialog_data["seen"], by=hand.actor)
    except ChangedMeanwhile as refusal:
        await _say_changed(manager, refusal)
    else:
        _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _say_changed(manager: DialogManager, refusal: ChangedMeanwhile | CouncilOver | DecidedMeanwhile) -> None:
    l10n = at_hand(manager).l10n
    match refusal:
        case DecidedMeanwhile():
            await say(manager, l10n("refusal-decided-meanwhile", by=refusal.by))
        case CouncilOver():
            await say(manager, l10n("refusal-council-over"))
        case ChangedMeanwhile():
            await say(manager, l10n("refusal-changed-meanwhile"))


async def _approve_speed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    approve, speed_id = hand.use_cases.approve_speed_meeting, SpeedMeetingId(_at(manager).id)
    await _decide_speed(manager, lambda: approve(speed_id, seen=manager.dialog_data["seen"], by=hand.actor))


async def _decide_speed(manager: DialogManager, decide: Callable[[], Awaitable[object]]) -> None:
    """When the mentee or another curator was faster, that is said, and the next card comes."""
    l10n = at_hand(manager).l10n
    try:
        await decide()
    except (ChangedMeanwhile, SpeedMeetingOver):
        await say(manager, l10n("refusal-speed-meeting-over"))
    _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _approve_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    list_id = MentorListId(_at(manager).id)
    people = [PersonId(person) for person in manager.dialog_data.get("waiting", [])]
    await _sign(manager, lambda: hand.use_cases.approve_mentors(list_id, people, by=hand.actor))


async def _sign(manager: DialogManager, decide: Callable[[], Awaitable[None]]) -> None:
    try:
        await decide()
    except DecidedMeanwhile as refusal:
        await _say_changed(manager, refusal)
    else:
        _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _settle_warning(ends: bool, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    try:
        await hand.use_cases.decide_on_warning(ClosingId(manager.dialog_data["seen"]), ends=ends, by=hand.actor)
    except ClosingOver:
        await say(manager, l10n("refusal-closing-over"))
    _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _settle_dispute(is_held: bool, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """When its people came to agree, or another decider was faster, that is said, and the next card comes."""
    hand = at_hand(manager)
    l10n = hand.l10n
    try:
        await hand.use_cases.decide_meeting(MeetingId(_at(manager).id), is_held=is_held, by=hand.actor)
    except MeetingSettled:
        await say(manager, l10n("refusal-meeting-settled"))
    _go_on(manager)
    await manager.switch_to(Decisions.card)


async def _open_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MentorLists.card, data={"list": _at(manager).id, "is_from_queue": True})


async def _open_order(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Orders.card, data={"order": _at(manager).id})


async def _sign_order(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Number and date are asked for; once it is signed, the next card comes."""
    await manager.start(SigningOrder.number, data={"order": _at(manager).id, "version": manager.dialog_data["seen"]})


async def _return_order(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(SigningOrder.refuse, data={"order": _at(manager).id, "version": manager.dialog_data["seen"]})


async def _approve_together(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    seen = {MentorshipId(pair): version for pair, version in manager.dialog_data.pop("together", [])}
    result = await hand.use_cases.approve_several(seen, by=hand.actor)
    await say(manager, l10n("decisions-together-done", approved=len(result.approved), left=len(result.left)))
    for key in ("at", "after", "has_skipped"):
        manager.dialog_data.pop(key, None)
    await manager.switch_to(Decisions.card)
