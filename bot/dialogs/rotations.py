"""Circles of meetings: what each participant sees and says, and what who leads one does (гл. 4 п. 6 пп. 6)."""

from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Data, Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.announcements.rotations import FACES, answer_key
from bot.callbacks import DeskAction
from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, number, paged_chooser, say
from bot.dialogs.lists import of_item
from bot.dialogs.states import AskingForMentor, GatheringRotation, Rotations
from bot.dialogs.widgets import DANGER, PRIMARY, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.ids import PersonId, RotationId, TopicId
from mentoring.model.mentorship import Side
from mentoring.model.people import Role, initials
from mentoring.model.rotation import EARLIEST_START, LIVE, MARKS, MOST_WISHES, UNDER_WAY, Presence, RotationState
from mentoring.model.topics import Topic
from mentoring.ports.meetings import RotationLine
from mentoring.refusals import Gone
from mentoring.use_cases.rotation_screens import InvitedLine, LeaderView, MetLine, RotationCard

#: What stands before a name in the list of people, for who comes.
PRESENT: Final = {Presence.EXPECTED: "✅", Presence.LATE: "⏰", Presence.ABSENT: "✖"}
SILENT, REFUSED = "❔", "🚫"
BOTH: Final = "🤝 "


def rotations_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("rotations-title", when="total"),
            Words("rotations-empty", when=~F["total"]),
            paged_chooser("c", _open),
            Start(Label("rotations-gather"), id="new", state=GatheringRotation.title, when="may_gather", style=PRIMARY),
            Row(back_button(), home_button()),
            state=Rotations.list,
            getter=_list,
        ),
        Window(
            Words(
                "rotation-card",
                title="title",
                at="at",
                place="place",
                rounds="rounds",
                minutes="minutes",
                break_minutes="break_minutes",
                organiser="organiser",
            ),
            Words("rotation-state", state="state", round="round", until="until"),
            Words("rotation-me", answer="answer", when="is_asked"),
            Words("rotation-wishes", wishes="wishes", when="wishes"),
            Words("rotation-my-plan", when="seats"),
            List(
                Words("rotation-seat", round=of_item("round"), table=of_item("table"), name=of_item("name")),
                items="seats",
            ),
            Words(
                "rotation-leader",
                mentors="mentors",
                mentees="mentees",
                silent="silent",
                refused="refused",
                when="is_gathered",
            ),
            Words(
                "rotation-leader-over",
                came="came",
                invited="invited",
                meetings="meetings",
                when="is_summed_up",
            ),
            Words("rotation-begins-later", when=F["leads_gathering"] & ~F["is_near"]),
            Words("rotation-marks", best="best", good="good", bad="bad", when="has_marks"),
            Words("rotation-marks-few", when=F["is_summed_up"] & ~F["has_marks"]),
            Words("rotation-attended", names="attended", when="attended"),
            Words("rotation-missed", names="missed", when="missed"),
            Row(
                Button(Label("rotation-come"), id="come", on_click=_answer, when="may_come", style=SUCCESS),
                Button(Label("rotation-not"), id="not", on_click=_answer, when="may_refuse"),
            ),
            SwitchTo(Label("rotation-wish"), id="wish", state=Rotations.wishes, when="may_wish"),
            Row(
                Button(Label("rotation-late"), id="late", on_click=_mark_myself, when="may_be_late"),
                Button(Label("rotation-here"), id="here", on_click=_mark_myself, when="may_be_here", style=SUCCESS),
            ),
            SwitchTo(Label("rotation-met"), id="met", state=Rotations.met, when="may_look_back", style=PRIMARY),
            Group(
                Button(Label("rotation-begin"), id="begin", on_click=_begin, when="is_near", style=SUCCESS),
                Button(Label("rotation-plan"), id="plan", on_click=_send_plan),
                when="leads_gathering",
            ),
            chooser("d", _desk, items="desk", when="leads_under_way"),
            Group(
                SwitchTo(Label("rotation-people"), id="people", state=Rotations.people, when="leads_live"),
                SwitchTo(Label("rotation-invite-more"), id="more", state=Rotations.invite, when="leads_live"),
                SwitchTo(Label("rotation-finish"), id="finish", state=Rotations.finish, when="leads_under_way"),
                SwitchTo(Label("rotation-call-off"), id="off", state=Rotations.call_off, when="leads_gathering"),
                SwitchTo(Label("rotation-refresh"), id="again", state=Rotations.card, when="leads_live"),
                width=2,
            ),
            Row(SwitchTo(Label("rotation-to-list"), id="list", state=Rotations.list), home_button()),
            state=Rotations.card,
            getter=_card_window,
        ),
        Window(
            Words("rotation-wishes-ask", most="most", when="choices"),
            Words("rotation-wishes-none", when=~F["choices"]),
            paged_chooser("w", partial(_wish, "person")),
            SwitchTo(Label("rotation-wishes-topics"), id="topics", state=Rotations.wish_topics),
            _to_card(),
            state=Rotations.wishes,
            getter=_people_to_wish_for,
        ),
        Window(
            Words("rotation-wish-topics-ask", most="most", when="choices"),
            Words("rotation-wish-topics-none", when=~F["choices"]),
            paged_chooser("t", partial(_wish, "topic")),
            SwitchTo(Label("rotation-wishes-people"), id="people", state=Rotations.wishes),
            _to_card(),
            state=Rotations.wish_topics,
            getter=_topics_to_wish_for,
        ),
        Window(
            Words("rotation-people-title", presence="presence"),
            paged_chooser("p", _mark_person, width=2),
            chooser("m", _choose_presence, items="marks", width=3),
            _to_card(),
            state=Rotations.people,
            getter=_people,
        ),
        Window(
            Words("rotation-invite-ask", when="choices"),
            Words("rotation-invite-none", when=~F["choices"]),
            paged_chooser("i", _invite),
            _to_card(),
            state=Rotations.invite,
            getter=_invitable,
        ),
        Window(
            Words("rotation-finish-sure"),
            Button(Label("rotation-finish-yes"), id="yes", on_click=_finish, style=DANGER),
            _to_card(),
            state=Rotations.finish,
        ),
        Window(
            Words("rotation-call-off-sure", title="title"),
            Button(Label("rotation-call-off-yes"), id="yes", on_click=_call_off, style=DANGER),
            _to_card(),
            state=Rotations.call_off,
            getter=_title,
        ),
        Window(
            Words("rotation-met-title", when="choices"),
            Words("rotation-met-none", when=~F["choices"]),
            List(Words("rotation-met-mutual", account=of_item("account"), name=of_item("name")), items="mutual"),
            List(Words("rotation-met-mutual-gone", name=of_item("name")), items="lost"),
            paged_chooser("k", _keep),
            chooser("a", _ask_to_mentor, items="askable", width=1),
            Words("rotation-rate", when="faces"),
            chooser("f", _rate, items="faces", width=3),
            _to_card(),
            state=Rotations.met,
            getter=_met,
        ),
        on_process_result=_open_gathered,
    )


def _to_card() -> Row:
    return Row(SwitchTo(Label("rotation-to-card"), id="card", state=Rotations.card), home_button())


# --- what windows show


def _rotation_id(manager: DialogManager) -> RotationId:
    return RotationId(looked_at(manager, "rotation"))


async def _card(manager: DialogManager) -> RotationCard:
    hand = at_hand(manager)
    return await hand.use_cases.show_rotation(_rotation_id(manager), by=hand.actor)


async def _leader(manager: DialogManager) -> LeaderView:
    """What only who leads sees; to others it does not exist."""
    leader = (await _card(manager)).leader
    if leader is None:
        raise Gone
    return leader


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    found = await hand.use_cases.my_rotations(by=hand.actor)
    return {
        "total": len(found.lines),
        "choices": [Choice(line.id, _listed(hand.l10n, line)) for line in found.lines],
        "may_gather": found.may_gather,
    }


def _listed(l10n: L10n, line: RotationLine) -> str:
    label = l10n.label
    answer = answer_key(line.comes) if line.is_invited else "other"
    return label("rotation-line", state=line.state.value, answer=answer, title=line.title, at=line.starts_at)


async def _card_window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _card(dialog_manager)
    me, leader = card.me, card.leader
    gathers, is_live = card.state is RotationState.GATHERING, card.state in LIVE
    comes = me is not None and me.comes is True
    is_near = hand.clock.now() >= card.starts_at - EARLIEST_START
    return {
        "title": card.title,
        "at": card.starts_at,
        "place": card.place,
        "rounds": card.rounds,
        "minutes": card.minutes,
        "break_minutes": card.break_minutes,
        "organiser": card.organiser_name,
        "state": card.state.value,
        "round": card.round,
        "until": "" if card.until is None else hand.l10n.hour(card.until),
        "is_asked": me is not None and is_live,
        "answer": answer_key(me.comes if me is not None else None),
        "wishes": ", ".join(_wish_name(hand.l10n, wish) for wish in card.wishes),
        "seats": [{"round": seat.round, "table": seat.table, "name": seat.name} for seat in card.seats if is_live],
        "may_come": me is not None and gathers and me.comes is not True,
        "may_refuse": me is not None and gathers and me.comes is not False,
        "may_wish": me is not None and gathers and me.comes is not False,
        "is_near": is_near,
        "may_be_late": is_near and comes and is_live and me is not None and me.presence is Presence.EXPECTED,
        "may_be_here": me is not None
        and is_live
        and (me.presence is not Presence.EXPECTED if comes else card.state in UNDER_WAY),
        "may_look_back": me is not None and card.state is RotationState.OVER and comes,
        "leads_gathering": leader is not None and gathers,
        "leads_under_way": leader is not None and card.state in UNDER_WAY,
        "leads_live": leader is not None and is_live,
        "is_gathered": leader is not None and is_live,
        "has_marks": leader is not None and leader.marks is not None,
        "is_summed_up": leader is not None and card.state is RotationState.OVER,
        **(_attendance(leader) if leader is not None and card.state is RotationState.OVER else {}),
        "desk": _desk_choices(hand.l10n, card, leader) if leader is not None else [],
        **(_counts(leader) if leader is not None else {}),
    }


def _wish_name(l10n: L10n, wish: str | Topic) -> str:
    return initials(wish) if isinstance(wish, str) else topic_title(l10n, wish)


def _counts(leader: LeaderView) -> dict[str, int]:
    coming = [line.side for line in leader.people if line.comes]
    bad, good, best = ((leader.marks or {}).get(mark, 0) for mark in MARKS)
    return {
        "mentors": coming.count(Side.MENTOR),
        "mentees": coming.count(Side.MENTEE),
        "silent": sum(line.comes is None for line in leader.people),
        "refused": sum(line.comes is False for line in leader.people),
        "came": sum(line.met > 0 for line in leader.people),
        "invited": len(leader.people),
        "meetings": leader.meetings,
        "best": best,
        "good": good,
        "bad": bad,
    }


def _attendance(leader: LeaderView) -> dict[str, str]:
    """Who met somebody, and who had said they would come and did not."""
    attended = [initials(line.name) for line in leader.people if line.met]
    missed = [initials(line.name) for line in leader.people if line.comes and not line.met]
    return {"attended": ", ".join(attended), "missed": ", ".join(missed)}


def _desk_choices(l10n: L10n, card: RotationCard, leader: LeaderView) -> list[Choice]:
    """Steps of the organiser; each bears of which picture it is."""
    label = l10n.label
    if card.state is RotationState.PAUSED:
        return [Choice(f"{DeskAction.RESUME}-{leader.beat}", label("rotation-resume"))]
    return [
        Choice(f"{DeskAction.PAUSE}-{leader.beat}", label("rotation-pause")),
        Choice(f"{DeskAction.NEXT}-{leader.beat}", label("rotation-next")),
    ]


async def _people_to_wish_for(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    options = await hand.use_cases.what_to_wish_for(_rotation_id(dialog_manager), by=hand.actor)
    choices = [Choice(person.id, person.name, is_on=is_on) for person, is_on in options.people]
    return {"most": MOST_WISHES, "choices": choices}


async def _topics_to_wish_for(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    options = await hand.use_cases.what_to_wish_for(_rotation_id(dialog_manager), by=hand.actor)
    choices = [Choice(topic.id, topic_title(hand.l10n, topic), is_on=is_on) for topic, is_on in options.topics]
    return {"most": MOST_WISHES, "choices": choices}


async def _people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    label = at_hand(dialog_manager).l10n.label
    leader, presence = await _leader(dialog_manager), _presence(dialog_manager)
    names = {
        Presence.ABSENT: label("rotation-mark-absent"),
        Presence.LATE: label("rotation-mark-late"),
        Presence.EXPECTED: label("rotation-mark-expected"),
    }
    return {
        "presence": presence.value,
        "choices": [Choice(line.person_id, _shown(line)) for line in leader.people],
        "marks": [Choice(each.value, f"{name} ●" if each is presence else name) for each, name in names.items()],
    }


async def _invitable(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    label = hand.l10n.label
    found = await hand.use_cases.who_else_to_invite(_rotation_id(dialog_manager), by=hand.actor)
    return {
        "choices": [
            Choice(f"{side}-{person.id}", label("rotation-invite-line", side=side.value, name=person.name))
            for side, person in found
        ]
    }


def _shown(line: InvitedLine) -> str:
    mark = PRESENT[line.presence] if line.comes else SILENT if line.comes is None else REFUSED
    table = [str(line.table)] if line.table is not None else []
    return " · ".join([f"{mark} {initials(line.name)}", *table])


def _presence(manager: DialogManager) -> Presence:
    """What a tap on a name marks."""
    return Presence(manager.dialog_data.get("presence", Presence.ABSENT.value))


async def _title(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"title": (await _card(dialog_manager)).title}


async def _met(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    label = hand.l10n.label
    card = await _card(dialog_manager)
    mutual = [line for line in card.met if line.is_mutual]
    may_ask = card.me is not None and card.me.side is Side.MENTEE and hand.actor.holds(Role.MENTEE)
    return {
        "choices": [Choice(line.person_id, _kept_name(line)) for line in card.met],
        "mutual": [{"name": line.name, "account": str(line.account)} for line in mutual if line.account is not None],
        "lost": [{"name": line.name} for line in mutual if line.account is None],
        "askable": [
            Choice(line.person_id, label("rotation-met-ask", name=initials(line.name)))
            for line in (mutual if may_ask else [])
        ],
        "faces": _faces(card.met, card.me.mark if card.me is not None else None),
    }


def _kept_name(line: MetLine) -> str:
    return f"{BOTH}{line.name}" if line.is_mutual else Choice(line.person_id, line.name, is_on=line.keeps).label


def _faces(met: Iterable[MetLine], given: int | None) -> list[Choice]:
    return [Choice(mark, face, is_on=mark == given) for mark, face in FACES.items()] if list(met) else []


# --- answers


async def _open_gathered(_: Data, result: Any, manager: DialogManager) -> None:
    """People were called together: their circle is what comes next."""
    if isinstance(result, dict) and "rotation" in result:
        manager.dialog_data["rotation"] = result["rotation"]
        await manager.switch_to(Rotations.card)


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["rotation"] = number(item)
    await manager.switch_to(Rotations.card)


async def _answer(press: CallbackQuery, button: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label, comes = hand.l10n.label, button.widget_id == "come"
    await hand.use_cases.answer_invitation(_rotation_id(manager), comes=comes, by=hand.actor)
    await press.answer(label("rotation-thanks-come") if comes else label("rotation-thanks-not"))


async def _invite(press: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    side, _dash, person = item.partition("-")
    if side not in set(Side):
        raise Gone
    rotation_id, invited = _rotation_id(manager), PersonId(number(person))
    rotation = await hand.use_cases.invite_to_rotation(rotation_id, invited, Side(side), by=hand.actor)
    is_here = rotation.state in UNDER_WAY
    await press.answer(label("rotation-invite-done", is_here=is_here))


async def _mark_myself(press: CallbackQuery, button: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label, is_late = hand.l10n.label, button.widget_id == "late"
    presence = Presence.LATE if is_late else Presence.EXPECTED
    await hand.use_cases.mark_presence(_rotation_id(manager), hand.actor.id, presence, by=hand.actor)
    await press.answer(label("rotation-late-said") if is_late else label("rotation-here-said"))


async def _wish(what: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand, chosen = at_hand(manager), number(item)
    rotation_id = _rotation_id(manager)
    if what == "person":
        await hand.use_cases.turn_wish(rotation_id, person=PersonId(chosen), by=hand.actor)
    else:
        await hand.use_cases.turn_wish(rotation_id, topic=TopicId(chosen), by=hand.actor)


async def _send_plan(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.send_plan(_rotation_id(manager), by=hand.actor)
    await say(manager, l10n("rotation-plan-sent"))


async def _begin(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.begin_rotation(_rotation_id(manager), by=hand.actor)
    await press.answer(label("rotation-begun"))


async def _desk(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    action, _sign, beat = item.partition("-")
    rotation_id = _rotation_id(manager)
    match action:
        case DeskAction.NEXT.value:
            await hand.use_cases.next_round(rotation_id, beat=number(beat), by=hand.actor)
        case DeskAction.PAUSE.value:
            await hand.use_cases.pause_rotation(rotation_id, beat=number(beat), by=hand.actor)
        case DeskAction.RESUME.value:
            await hand.use_cases.resume_rotation(rotation_id, beat=number(beat), by=hand.actor)
        case _:
            raise Gone


async def _choose_presence(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Presence):
        raise Gone
    manager.dialog_data["presence"] = item


async def _mark_person(press: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand, presence = at_hand(manager), _presence(manager)
    label = hand.l10n.label
    await hand.use_cases.mark_presence(_rotation_id(manager), PersonId(number(item)), presence, by=hand.actor)
    await press.answer(label("rotation-marked", presence=presence.value))


async def _finish(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.finish_rotation(_rotation_id(manager), by=hand.actor)
    await manager.switch_to(Rotations.card)


async def _call_off(press: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.call_off_rotation(_rotation_id(manager), by=hand.actor)
    await press.answer(label("rotation-called-off"))
    await manager.switch_to(Rotations.card)


async def _keep(press: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    is_mutual = await hand.use_cases.keep_in_touch(_rotation_id(manager), PersonId(number(item)), by=hand.actor)
    await press.answer(label("rotation-kept", is_mutual=is_mutual))


async def _ask_to_mentor(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await manager.start(AskingForMentor.topics, data={"mentor": number(item)})


async def _rate(press: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    label = hand.l10n.label
    await hand.use_cases.rate_rotation(_rotation_id(manager), number(item), by=hand.actor)
    await press.answer(label("rotation-rated"))
