"""Meetings of a unit in its deciders' hands: dates, topics and states, and what two people say differently."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand, looked_at
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.states import MeetingDiary, UnitMeetings, UnitMentorships
from bot.dialogs.widgets import DANGER, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import Appointment, L10n
from bot.meeting_words import meeting_state_name, purpose_title
from bot.topic_titles import topic_title
from mentoring.meeting_desk import UnitMeetingLine
from mentoring.meeting_desk import UnitMeetings as Which
from mentoring.model.ids import MeetingId
from mentoring.model.people import Role
from mentoring.reading import Page
from mentoring.refusals import Gone


def unit_meetings_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("unit-meetings-title", which="which", total="total", when="total"),
            Words("unit-meetings-empty", which="which", when=~F["total"]),
            chooser("w", _turn, items="tabs", width=3, when="has_tabs"),
            chooser("m", _open, width=1),
            pages("um"),
            page_buttons("um"),
            Button(Label("button-log-figures"), id="hours", on_click=_open_figures),
            Row(back_button(), home_button()),
            state=UnitMeetings.list,
            getter=_list,
        ),
        Window(
            Words("unit-meeting", pair="pair", title="title", at="at", minutes="minutes", mode="mode", state="state"),
            Words("meeting-topics", topics="topics", when="topics"),
            List(Words("unit-meeting-said", name=of_item("name"), outcome=of_item("outcome")), items="said"),
            Words("unit-meeting-decide", when="may_decide"),
            Row(
                Button(Label("meeting-held"), id="held", on_click=_held, style=SUCCESS),
                Button(Label("meeting-missed"), id="missed", on_click=_missed, style=DANGER),
                when="may_decide",
            ),
            Button(Label("button-pair"), id="pair", on_click=_open_pair, when="has_pair"),
            Row(SwitchTo(Label("meetings-to-list"), id="list", state=UnitMeetings.list), home_button()),
            state=UnitMeetings.card,
            getter=_card,
        ),
    )


def _may_read(manager: DialogManager) -> list[Which]:
    """A head settles what two tell differently, and reads of the rest only sums."""
    actor = at_hand(manager).actor
    return list(Which) if actor.holds(Role.CURATOR, unit_id=actor.unit_id) else [Which.DISPUTED]


async def _lines(manager: DialogManager, which: Which, page: int) -> Page[UnitMeetingLine]:
    hand = at_hand(manager)
    return await hand.meeting_desk.of_unit(
        hand.actor.unit_id, which, by=hand.actor, now=hand.clock.now(), page=page, size=PAGE_SIZE
    )


async def _which(manager: DialogManager) -> Which:
    """The list chosen; before one is, what waits for a decision, if anything does."""
    chosen, lists = manager.dialog_data.get("which"), _may_read(manager)
    if chosen is None:
        waits = (await _lines(manager, Which.DISPUTED, 0)).total
        chosen = manager.dialog_data["which"] = Which.DISPUTED.value if waits else lists[0].value
    return Which(chosen) if chosen in lists else lists[0]


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand, which = at_hand(dialog_manager), await _which(dialog_manager)
    label, lists = hand.l10n.label, _may_read(dialog_manager)
    page, data = await load_numbered(dialog_manager, "um", lambda place: _lines(dialog_manager, which, place))
    names = {
        Which.AHEAD: label("unit-meetings-ahead"),
        Which.PAST: label("unit-meetings-past"),
        Which.DISPUTED: label("unit-meetings-disputed"),
    }
    return data | {
        "which": which.value,
        "has_tabs": len(lists) > 1,
        "tabs": [Choice(each.value, names[each], is_on=which is each) for each in lists],
        "choices": [Choice(line.id, _line_text(hand.l10n, line)) for line in page.lines],
    }


def _line_text(l10n: L10n, line: UnitMeetingLine) -> str:
    label = l10n.label
    return label(
        "unit-meeting-line",
        at=l10n.short_moment(line.at),
        pair=line.pair,
        state=meeting_state_name(l10n, line.state),
    )


def _meeting_id(manager: DialogManager) -> MeetingId:
    return MeetingId(looked_at(manager, "meeting"))


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    line = await hand.meeting_desk.unit_card(_meeting_id(dialog_manager), by=hand.actor)
    return {
        "pair": line.pair,
        "has_pair": line.mentorship_id is not None,
        "title": purpose_title(hand.l10n, line.purpose),
        "at": Appointment(line.at),
        "minutes": line.minutes,
        "mode": line.mode.value,
        "state": meeting_state_name(hand.l10n, line.state),
        "topics": ", ".join(topic_title(hand.l10n, topic) for topic in line.topics),
        "said": [{"name": name, "outcome": outcome.value} for name, outcome in line.said],
        "may_decide": line.may_decide,
    }


async def _turn(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Which):
        raise Gone
    manager.dialog_data["which"] = item


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["meeting"] = number(item)
    await manager.switch_to(UnitMeetings.card)


async def _open_figures(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MeetingDiary.figures, data={"unit": at_hand(manager).actor.unit_id})


async def _held(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _decide(manager, is_held=True)


async def _missed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _decide(manager, is_held=False)


async def _decide(manager: DialogManager, *, is_held: bool) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    await hand.use_cases.decide_meeting(_meeting_id(manager), is_held=is_held, by=hand.actor)
    await say(manager, l10n("unit-meeting-decided"))


async def _open_pair(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    line = await hand.meeting_desk.unit_card(_meeting_id(manager), by=hand.actor)
    if line.mentorship_id is None:
        raise Gone
    await manager.start(UnitMentorships.card, data={"mentorship": line.mentorship_id})
