"""All mentorships of a unit for its curators and heads: lists, cards, journals, warnings (гл. 4 п. 11 пп. 3)."""

from collections.abc import Collection
from functools import partial
from typing import Any, Final

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import at_hand, looked_at, unit_looked_at
from bot.dialogs.bank import LONGEST_SEARCH
from bot.dialogs.bank_words import mentorship_state_name
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.mentorship_cards import (
    STATE_MARKS,
    closing_data,
    closing_words,
    line_text,
    pair_data,
    pair_words,
)
from bot.dialogs.mentorship_words import step_kind_name
from bot.dialogs.roles import capitalised
from bot.dialogs.states import Bank, Consents, MeetingDiary, Proposing, UnitMentorships
from bot.dialogs.widgets import DANGER, SUCCESS, Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.mentorship_desk import JournalLine, MentorshipCard
from mentoring.model.closings import ClosingState
from mentoring.model.ids import MentorshipId
from mentoring.model.mentorship import BEGUN, LIVE, MentorshipState
from mentoring.model.participation import PAPER_STATES
from mentoring.model.people import Role
from mentoring.refusals import ClosingOver, Gone

#: Of a journal, the newest lines, with words of so many characters.
LINES_SHOWN: Final = 20
WORDS_SHOWN: Final = 150


def unit_mentorships_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("unit-pairs-title", total="total", filters="filters", has_filters="has_filters", when=~F["is_bare"]),
            Words("unit-pairs-empty", when=~F["total"] & ~F["is_bare"]),
            Words("unit-pairs-none", when="is_bare"),
            chooser("m", _open, width=1),
            pages("ug"),
            page_buttons("ug"),
            SwitchTo(Label("unit-pairs-filter"), id="filter", state=UnitMentorships.filter),
            Button(Label("unit-pairs-warned"), id="warned", on_click=_only_warned, when=~F["is_warned"]),
            Button(Label("unit-pairs-all"), id="all", on_click=_show_all, when="has_filters"),
            Button(Label("button-log-figures"), id="hours", on_click=_open_figures),
            words_input(_search),
            Row(back_button(), home_button()),
            state=UnitMentorships.list,
            getter=_list,
        ),
        Window(
            Words("unit-pairs-which"),
            chooser("s", _choose_state, width=1),
            words_input(_search),
            Row(SwitchTo(Label("unit-pairs-to-list"), id="list", state=UnitMentorships.list), home_button()),
            state=UnitMentorships.filter,
            getter=_states,
        ),
        Window(
            *pair_words(),
            *closing_words(),
            List(
                Words("unit-pair-voice", name=of_item("name"), has_words=of_item("has_words"), words=of_item("words")),
                items="voices",
            ),
            Words("unit-pair-own", when="is_own"),
            Group(
                SwitchTo(Label("unit-pair-decide"), id="decide", state=UnitMentorships.decide, when="may_decide"),
                SwitchTo(Label("unit-pair-people"), id="people", state=UnitMentorships.people),
                Button(Label("button-diary"), id="diary", on_click=_open_diary, when="has_diary"),
                SwitchTo(Label("unit-pair-journal"), id="journal", state=UnitMentorships.journal, when="decides"),
                SwitchTo(Label("unit-pair-warn"), id="warn", state=UnitMentorships.facts, when="may_warn"),
                Button(Label("button-papers"), id="papers", on_click=_open_papers, when="has_papers"),
                Button(Label("button-successor"), id="next", on_click=find_successor, when="needs_successor"),
                width=2,
            ),
            Row(SwitchTo(Label("unit-pairs-to-list"), id="list", state=UnitMentorships.list), home_button()),
            state=UnitMentorships.card,
            getter=_card_window,
        ),
        Window(
            Words("unit-pair-people-of", pair="pair"),
            chooser("p", _open_person, width=1),
            _to_card(),
            state=UnitMentorships.people,
            getter=_people,
        ),
        Window(
            Words("unit-pair-journal-of", pair="pair"),
            List(Words("unit-pair-journal-line", line=of_item("line")), items="lines"),
            Words("unit-pair-journal-empty", when=~F["lines"]),
            _to_card(),
            state=UnitMentorships.journal,
            getter=_journal,
        ),
        Window(
            Words("unit-pair-facts", pair="pair"),
            words_input(_name_facts),
            _to_card(),
            state=UnitMentorships.facts,
            getter=_card_window,
        ),
        Window(
            Words("unit-pair-warn-sure", pair="pair", facts="facts"),
            Button(Label("unit-pair-warn-yes"), id="yes", on_click=_warn, style=DANGER),
            _to_card(),
            state=UnitMentorships.warn,
            getter=_card_window,
        ),
        Window(
            Words("unit-pair-decide-how", pair="pair"),
            Button(Label("unit-pair-goes-on"), id="on", on_click=partial(_decide, False), style=SUCCESS),
            Button(Label("unit-pair-ends"), id="end", on_click=partial(_decide, True), style=DANGER),
            _to_card(),
            state=UnitMentorships.decide,
            getter=_card_window,
        ),
    )


def _to_card() -> Row:
    return Row(SwitchTo(Label("pair-to-card"), id="card", state=UnitMentorships.card), home_button())


# --- what windows show


def _mentorship_id(manager: DialogManager) -> MentorshipId:
    return MentorshipId(looked_at(manager, "mentorship"))


def _sought_states(manager: DialogManager) -> Collection[MentorshipState]:
    state = manager.dialog_data.get("state")
    return [MentorshipState(state)] if state else LIVE


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    label, data = hand.l10n.label, dialog_manager.dialog_data
    state, name = data.get("state"), data.get("name", "")
    page, paging = await load_numbered(
        dialog_manager,
        "ug",
        lambda place: hand.mentorship_desk.of_unit(
            unit_looked_at(dialog_manager),
            by=hand.actor,
            # Who looks for a name looks among those that are over, too.
            states=list(MentorshipState) if name and not state else _sought_states(dialog_manager),
            name_part=name,
            only_warned=bool(data.get("warned")),
            page=place,
            size=PAGE_SIZE,
        ),
    )
    named = [mentorship_state_name(hand.l10n, MentorshipState(state))] if state else []
    named += [f"«{name}»"] if name else []
    named += [label("unit-pairs-warned-only")] if data.get("warned") else []
    return paging | {
        "filters": ", ".join(named),
        "has_filters": bool(named),
        "is_bare": not page.total and not named,
        "is_warned": bool(data.get("warned")),
        "choices": [Choice(line.id, line_text(hand.l10n, line, with_both=True)) for line in page.lines],
    }


async def _states(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    counts = await hand.mentorship_desk.counts(unit_looked_at(dialog_manager), by=hand.actor)
    return {
        "choices": [
            Choice(
                state.value,
                f"{STATE_MARKS[state]} {capitalised(mentorship_state_name(hand.l10n, state))} · {count}",
            )
            for state, count in counts.items()
        ]
    }


async def _card(manager: DialogManager) -> MentorshipCard:
    """The pair as a decider sees it; what is one's own is looked at among one's own."""
    hand = at_hand(manager)
    card = await hand.mentorship_desk.card(_mentorship_id(manager), by=hand.actor, as_decider=True)
    manager.dialog_data["unit"] = card.unit_id
    return card


async def _card_window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _card(dialog_manager)
    decides, warned = card.is_decided_by_reader, card.closing(ClosingState.WARNED)
    ends = any(closing.state is ClosingState.ANNOUNCED and not closing.leaver_name for closing in card.closings)
    is_active, is_curator = card.state is MentorshipState.ACTIVE, hand.actor.holds(Role.CURATOR, unit_id=card.unit_id)
    is_ripe = warned is not None and warned.ripe_at is not None and warned.ripe_at <= hand.clock.now()
    return (
        pair_data(hand.l10n, card)
        | closing_data(card)
        | {
            "is_own": card.is_own,
            "decides": decides,
            "has_diary": decides and is_curator and card.state in BEGUN,
            "has_papers": decides and card.state in {*PAPER_STATES, MentorshipState.ENDED},
            "may_warn": decides and is_active and warned is None and not ends,
            "may_decide": decides and is_ripe,
            "needs_successor": is_curator and (card.state is MentorshipState.ENDED or ends),
            "voices": [
                {"name": voice.name, "has_words": bool(voice.words), "words": voice.words}
                for voice in (warned.voices if warned and decides else ())
            ],
            "facts": dialog_manager.dialog_data.get("facts", ""),
        }
    )


async def _people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card = await _card(dialog_manager)
    return pair_data(at_hand(dialog_manager).l10n, card) | {
        "choices": [Choice(member.person_id, member.name) for member in card.members if member.name]
    }


async def _journal(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _card(dialog_manager)
    lines = await hand.mentorship_desk.journal(card.id, by=hand.actor)
    return pair_data(hand.l10n, card) | {
        "lines": [{"line": _journal_line(hand.l10n, line)} for line in lines[-LINES_SHOWN:]]
    }


def _journal_line(l10n: L10n, line: JournalLine) -> str:
    words = line.words if len(line.words) <= WORDS_SHOWN else f"{line.words[:WORDS_SHOWN]}…"
    about = ", ".join(filter(None, (step_kind_name(l10n, line.kind), line.author_name, l10n.moment(line.at))))
    return f"{about}: {words}" if words else about


# --- answers


async def _show_list(manager: DialogManager, **changes: Any) -> None:
    manager.dialog_data.update(changes)
    await manager.find("ug").set_page(0)  # type: ignore[union-attr]  # stands in the list's window
    await manager.switch_to(UnitMentorships.list)


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["mentorship"] = number(item)
    await manager.switch_to(UnitMentorships.card)


async def _only_warned(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _show_list(manager, warned=True)


async def _show_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _show_list(manager, state=None, name="", warned=False)


async def _choose_state(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(MentorshipState):
        raise Gone
    await _show_list(manager, state=item)


async def _search(_: Message, manager: DialogManager, text: str) -> None:
    await _show_list(manager, name=text[:LONGEST_SEARCH])


async def _open_person(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    await manager.start(Bank.card, data={"person": number(item), "unit": unit_looked_at(manager)})


async def _name_facts(_: Message, manager: DialogManager, text: str) -> None:
    manager.dialog_data["facts"] = text
    await manager.switch_to(UnitMentorships.warn)


async def _warn(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n = hand.l10n
    facts = manager.dialog_data.get("facts", "")
    await hand.use_cases.warn_of_end(_mentorship_id(manager), facts, by=hand.actor)
    manager.dialog_data.pop("facts", None)
    await say(manager, l10n("unit-pair-warned"))
    await manager.switch_to(UnitMentorships.card)


async def _decide(ends: bool, _: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    warned = (await _card(manager)).closing(ClosingState.WARNED)
    if warned is None:
        raise ClosingOver
    await hand.use_cases.decide_on_warning(warned.id, ends=ends, by=hand.actor)
    await manager.switch_to(UnitMentorships.card)


async def _open_diary(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MeetingDiary.unit, data={"mentorship": _mentorship_id(manager)})


async def _open_figures(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MeetingDiary.figures, data={"unit": unit_looked_at(manager)})


async def _open_papers(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Consents.card, data={"pair": _mentorship_id(manager)})


async def find_successor(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await start_successor(manager, await _card(manager))


async def start_successor(manager: DialogManager, card: MentorshipCard, show_mode: ShowMode | None = None) -> None:
    """The curator proposes another mentor to the same mentees."""
    mentees = [mentee.person_id for mentee in card.mentees]
    await manager.start(Proposing.mentor, data={"unit": card.unit_id, "mentees": mentees}, show_mode=show_mode)
