"""The cards of the queue of decisions: what each kind of matter shows, and what a press on it is about."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from bot.announcements.help import DECLINE_KEYS
from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.bank_words import mentorship_state_name, years_text
from bot.dialogs.mentorship_words import choice_state_name, opinion_name, terms_data, topic_titles
from bot.dialogs.roles import role_name
from bot.l10n import Appointment, L10n
from bot.topic_titles import topic_title
from mentoring.decisions import ChoiceLine, Matter, MemberCard, Place
from mentoring.model.bank import Decision
from mentoring.model.closings import ClosingState
from mentoring.model.ids import (
    MeetingId,
    MentorListId,
    MentorshipId,
    MentorshipRequestId,
    OrderId,
    SpeedMeetingId,
    UnitId,
)
from mentoring.model.mentorship import Opinion, Side, pair_title
from mentoring.model.mentorship_request import MentorshipRequest
from mentoring.model.orders import OrderState
from mentoring.model.people import Bent, Role, initials
from mentoring.refusals import Gone

#: How much of long texts is shown, so that a group of eight fits into one message.
WORDS_SHOWN, ABOUT_SHOWN = 400, 100
TOPICS_SHOWN, TOPICS_IN_GROUP = 5, 2
NAMES_OF_LIST = 12


def stored(place: Place) -> dict[str, Any]:
    """A place as it lies in the dialog's data."""
    return {"since": place.since.isoformat(), "matter": place.matter.value, "id": place.id}


def place_of(kept: Mapping[str, Any] | None) -> Place | None:
    """What `stored` has made of a place."""
    if kept is None:
        return None
    return Place(since=datetime.fromisoformat(kept["since"]), matter=Matter(kept["matter"]), id=int(kept["id"]))


def matter_at(manager: DialogManager) -> Place:
    """The matter on the card. Raises Gone when there is none."""
    place = place_of(manager.dialog_data.get("at"))
    if place is None:
        raise Gone
    return place


def _pin(manager: DialogManager, place: Place, version: int, title: str) -> dict[str, Any]:
    """What is decided by a press is what is shown now."""
    mark = f"{place.matter}{place.id}-{version}"
    manager.dialog_data.update(at=stored(place), seen=version, mark=mark, title=title)
    return {"is_card": True, "mark": mark, "pair": title}


async def card_of(manager: DialogManager, place: Place) -> dict[str, Any] | None:
    """What the card of this matter shows; None once it is done with in other windows."""
    match place.matter:
        case Matter.OPINION | Matter.MENTORSHIP:
            return await _pair(manager, place)
        case Matter.REQUEST:
            return await _request(manager, place)
        case Matter.MENTOR_LIST:
            return await _mentor_list(manager, place)
        case Matter.ORDER:
            return await _order(manager, place)
        case Matter.WARNING:
            return await _warning(manager, place)
        case Matter.SPEED:
            return await _speed(manager, place)
        case Matter.DISPUTE:
            return await _dispute(manager, place)


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
