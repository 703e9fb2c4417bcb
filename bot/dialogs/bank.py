"""The bank on a phone: registers of mentors and mentees, filters, cards, history, files (гл. 3 п. 17 пп. 3)."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any, Final
from zlib import crc32

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style
from aiogram_dialog.widgets.text import List

from bot.dialogs.at_hand import AtHand, at_hand, looked_at, unit_looked_at
from bot.dialogs.bank_registers import registers_file
from bot.dialogs.bank_words import STATE_MARKS, card_data, category_name, state_name, step_text
from bot.dialogs.choices import Choice, chooser, load_numbered, number, paged_chooser, say, words_input
from bot.dialogs.lists import PAGE_SIZE, of_item, page_buttons, pages
from bot.dialogs.paper_files import hand_over
from bot.dialogs.roles import capitalised
from bot.dialogs.states import Bank, KeepingApart, Matching, MentorLists, Proposing
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.topic_titles import topic_title
from mentoring.bank import BankCard, Sought
from mentoring.model.bank import MenteeCategory, MentorState
from mentoring.model.ids import PersonId, TopicId, UnitId
from mentoring.model.people import DECIDERS, Role, initials
from mentoring.refusals import Gone

#: How much of a search is kept: no name part is longer.
LONGEST_SEARCH: Final = 60
FILTERS: Final = ("name", "topic", "subject", "state", "room")


def bank_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("bank-mentors", total="total", unit="unit", when="are_mentors"),
            Words("bank-mentees", total="total", unit="unit", when=~F["are_mentors"]),
            Words("bank-filtered", filters="filters", when="filters"),
            Words("bank-legend", when="are_mentors"),
            Words("bank-empty", when=~F["total"]),
            chooser("p", _open_card, width=1),
            pages("pg"),
            page_buttons("pg"),
            Group(
                Button(Label("bank-to-mentees"), id="mentees", on_click=_turn, when="are_mentors"),
                Button(Label("bank-to-mentors"), id="mentors", on_click=_turn, when=~F["are_mentors"]),
                SwitchTo(Label("bank-filter"), id="filter", state=Bank.filter),
                Button(Label("bank-show-all"), id="all", on_click=_show_all, when="filters"),
                Button(Label("bank-lists"), id="lists", on_click=_open_lists),
                Button(Label("bank-plan"), id="plan", on_click=_open_plan, when="is_curator"),
                Button(Label("bank-export"), id="xlsx", on_click=_export),
                width=2,
            ),
            words_input(_search),
            Row(back_button(), home_button()),
            state=Bank.list,
            getter=_list,
        ),
        Window(
            Words("bank-filter-what"),
            Words("bank-filtered", filters="filters", when="filters"),
            Group(
                SwitchTo(Label("bank-filter-topic"), id="topic", state=Bank.topic),
                SwitchTo(Label("bank-filter-subject"), id="subject", state=Bank.subject),
                SwitchTo(Label("bank-filter-state"), id="state", state=Bank.state, when="are_mentors"),
                Button(Label("bank-filter-room"), id="room", on_click=_filter_room, when="are_mentors"),
                SwitchTo(Label("bank-filter-unit"), id="unit", state=Bank.unit, when="has_units"),
                width=2,
            ),
            words_input(_search),
            _to_list(),
            state=Bank.filter,
            getter=_filters,
        ),
        _choosing(Words("bank-ask-topic"), "topic", Bank.topic, _topics),
        _choosing(Words("bank-ask-subject"), "subject", Bank.subject, _subjects),
        _choosing(Words("bank-ask-state"), "state", Bank.state, _states),
        _choosing(Words("bank-ask-unit"), "unit", Bank.unit, _units),
        Window(
            *card_words(),
            Words("bank-card-remark", remark="remark", when="remark"),
            Button(
                Label("bank-propose"),
                id="propose",
                on_click=_propose,
                when="may_propose",
                style=Style(ButtonStyle.PRIMARY),
            ),
            Button(Label("bank-pair-mentee"), id="pair", on_click=_pair_mentee, when="may_pair_mentee"),
            Button(Label("bank-pair-mentor"), id="pairm", on_click=_pair_mentor, when="may_pair_mentor"),
            Button(Label("bank-nominate"), id="nominate", on_click=_nominate, when="may_nominate"),
            Group(
                SwitchTo(Label("bank-history"), id="history", state=Bank.history, when="is_mentor"),
                SwitchTo(Label("bank-remark"), id="remark", state=Bank.remark, when="is_curator"),
                Button(Label("bank-apart"), id="apart", on_click=_open_apart, when="is_curator"),
                SwitchTo(Label("bank-category"), id="category", state=Bank.category, when="may_categorise"),
                Button(Label("bank-pause"), id="pause", on_click=_ask_reason, when="may_pause"),
                Button(Label("bank-resume"), id="resume", on_click=_ask_reason, when="may_resume"),
                Button(Label("bank-end"), id="end", on_click=_ask_reason, when="may_end"),
                width=2,
            ),
            _to_list(),
            state=Bank.card,
            getter=_card_window,
        ),
        Window(
            Words("bank-history-of", name="name"),
            List(Words("bank-history-line", step=of_item("step")), items="steps"),
            Words("bank-history-empty", when=~F["steps"]),
            _to_card(),
            state=Bank.history,
            getter=_history,
        ),
        Window(
            Words("bank-category-of", name="name"),
            chooser("c", _set_category, width=1),
            _to_card(),
            state=Bank.category,
            getter=_categories,
        ),
        Window(
            Words("bank-remark-of", name="name"),
            Words("bank-card-remark", remark="remark", when="remark"),
            Button(Label("bank-remark-remove"), id="clear", on_click=_clear_remark, when="remark"),
            words_input(_write_remark),
            _to_card(),
            state=Bank.remark,
            getter=_card_window,
        ),
        Window(
            Words("bank-reason", name="name", step="asked"),
            words_input(_take_step),
            _to_card(),
            state=Bank.reason,
            getter=_card_window,
        ),
    )


def card_words() -> list[Words]:
    """A card in words; its arguments come from `card_data`."""
    return [
        Words(
            "bank-card",
            name="name",
            roles="roles",
            has_organisation="has_organisation",
            organisation="organisation",
            position="position",
            subjects="subjects",
            years="years",
            qualification="qualification",
        ),
        Words(
            "bank-card-mentor",
            is_approved="is_approved",
            state="state",
            room="room",
            capacity="capacity",
            strengths="strengths",
            kinds="kinds",
            forms="forms",
            ways="ways",
            times="times",
            training="training",
            languages="languages",
            when="is_mentor",
        ),
        Words("bank-card-step", step="step", when="step"),
        Words(
            "bank-card-mentee",
            category="category",
            needs="needs",
            strengths="mentee_strengths",
            wishes="wishes",
            when="is_mentee",
        ),
        Words("bank-card-pairs", pairs="pairs", when="pairs"),
    ]


def _choosing(title: Words, what: str, state: Any, getter: Any) -> Window:
    return Window(
        title,
        paged_chooser(what[0], partial(_choose, what), width=1),
        Row(SwitchTo(Label("button-back"), id="back", state=Bank.filter), home_button()),
        state=state,
        getter=getter,
    )


def _to_list() -> Row:
    return Row(SwitchTo(Label("bank-to-list"), id="list", state=Bank.list), home_button())


def _to_card() -> Row:
    return Row(SwitchTo(Label("bank-to-card"), id="card", state=Bank.card), home_button())


# --- what windows show


def _person_id(manager: DialogManager) -> PersonId:
    return PersonId(looked_at(manager, "person"))


def _sought(manager: DialogManager) -> Sought:
    data = manager.dialog_data
    are_mentors = not data.get("mentees")
    return Sought(
        unit_id=unit_looked_at(manager),
        register=Role.MENTOR if are_mentors else Role.MENTEE,
        name_part=data.get("name", ""),
        topic_id=data.get("topic"),
        subject=data.get("subject", ""),
        state=MentorState(data["state"]) if are_mentors and data.get("state") else None,
        has_room=are_mentors and bool(data.get("room")),
    )


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    sought = _sought(dialog_manager)
    page, data = await load_numbered(
        dialog_manager, "pg", lambda place: hand.bank.people(sought, by=hand.actor, page=place, size=PAGE_SIZE)
    )
    choices = [Choice(card.person_id, _listed(hand, card, sought.register)) for card in page.lines]
    return await _filters(dialog_manager) | data | {"choices": choices}


def _listed(hand: AtHand, card: BankCard, register: Role) -> str:
    name = initials(card.name)
    if register is Role.MENTEE and card.mentee is not None:
        return f"{name} · {category_name(hand.l10n, card.mentee.category)}"
    if card.mentor is None:
        return name
    about = card.organisation or ", ".join(card.subjects) or card.position
    return " · ".join(filter(None, (f"{STATE_MARKS[card.mentor.state]} {name}", about)))


async def _filters(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, label = hand.l10n, hand.l10n.label
    sought = _sought(dialog_manager)
    units = await _own_units(dialog_manager)
    named = [f"«{sought.name_part}»"] if sought.name_part else []
    if sought.topic_id is not None:
        topics = dict(await hand.bank.topics(sought.unit_id, by=hand.actor))
        named += [topic_title(l10n, topics[sought.topic_id])] if sought.topic_id in topics else []
    named += [sought.subject] if sought.subject else []
    named += [state_name(l10n, sought.state)] if sought.state else []
    named += [label("bank-has-room")] if sought.has_room else []
    return {
        "are_mentors": sought.register is Role.MENTOR,
        "filters": ", ".join(named),
        "unit": dict(units).get(sought.unit_id, ""),
        "is_curator": hand.actor.holds(Role.CURATOR, unit_id=sought.unit_id),
        "has_units": len(units) > 1,
    }


async def _own_units(manager: DialogManager) -> Sequence[tuple[UnitId, str]]:
    """The units whose bank is the reader's to see."""
    hand = at_hand(manager)
    units = await hand.directory.own_units(by=hand.actor)
    return [(unit.id, unit.name) for unit in units if DECIDERS & set(unit.roles)]


async def _topics(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    topics = await hand.bank.topics(unit_looked_at(dialog_manager), by=hand.actor)
    return {"choices": [Choice(topic_id, topic_title(hand.l10n, topic)) for topic_id, topic in topics]}


async def _subjects(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    subjects = await hand.bank.subjects(unit_looked_at(dialog_manager), by=hand.actor)
    return {"choices": [Choice(_mark_of(subject), subject) for subject in subjects]}


def _mark_of(subject: str) -> int:
    """Short enough for a button, and the same when the list has changed meanwhile."""
    return crc32(subject.encode())


async def _states(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    return {
        "choices": [
            Choice(state.value, f"{STATE_MARKS[state]} {capitalised(state_name(l10n, state))}") for state in MentorState
        ]
    }


async def _units(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"choices": [Choice(unit_id, name) for unit_id, name in await _own_units(dialog_manager)]}


async def _card(manager: DialogManager) -> BankCard:
    hand = at_hand(manager)
    return await hand.bank.card(_person_id(manager), unit_looked_at(manager), by=hand.actor)


async def _card_window(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _card(dialog_manager)
    is_curator = hand.actor.holds(Role.CURATOR, unit_id=card.unit_id)
    state = card.mentor.state if card.mentor else None
    return (
        {"step": ""}
        | card_data(hand.l10n, card)
        | {
            "asked": dialog_manager.dialog_data.get("asked", "pause"),
            "is_curator": is_curator,
            "may_propose": is_curator and state is MentorState.CANDIDATE and card.has_joined,
            "may_nominate": is_curator and card.has_joined and state in {None, MentorState.FORMER},
            "may_pair_mentee": is_curator and card.mentee is not None and card.has_joined,
            "may_pair_mentor": is_curator and state is MentorState.APPROVED,
            "may_categorise": is_curator and card.mentee is not None,
            "may_pause": is_curator and state is MentorState.APPROVED,
            "may_resume": is_curator and state is MentorState.PAUSED,
            "may_end": is_curator and state in {MentorState.APPROVED, MentorState.PAUSED},
        }
    )


async def _history(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    card = await _card(dialog_manager)
    steps = await hand.bank.history(card.person_id, card.unit_id, by=hand.actor)
    return {"name": card.name, "steps": [{"step": step_text(hand.l10n, step)} for step in steps[: PAGE_SIZE * 2]]}


async def _categories(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, label = at_hand(dialog_manager).l10n, at_hand(dialog_manager).l10n.label
    card = await _card(dialog_manager)
    chosen = None if card.mentee is None or card.mentee.is_usual_category else card.mentee.category
    named = [(each.value, capitalised(category_name(l10n, each))) for each in MenteeCategory]
    choices = [Choice(value, text, is_on=value == chosen) for value, text in named]
    usual = Choice("usual", label("bank-category-usual"), is_on=chosen is None)
    return {"name": card.name, "choices": [*choices, usual]}


# --- answers


async def _show_list(manager: DialogManager, **changes: Any) -> None:
    manager.dialog_data.update(changes)
    await manager.find("pg").set_page(0)  # type: ignore[union-attr]  # stands in the list's window
    await manager.switch_to(Bank.list)


async def _turn(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _show_list(manager, mentees=not manager.dialog_data.get("mentees"))


async def _show_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    for key in FILTERS:
        manager.dialog_data.pop(key, None)
    await _show_list(manager)


async def _search(_: Message, manager: DialogManager, text: str) -> None:
    await _show_list(manager, name=text[:LONGEST_SEARCH])


async def _filter_room(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _show_list(manager, room=True)


async def _choose(what: str, _: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand = at_hand(manager)
    if what == "topic":
        await _show_list(manager, topic=TopicId(number(item)))
    elif what == "state" and item in set(MentorState):
        await _show_list(manager, state=item)
    elif what == "subject":
        subjects = await hand.bank.subjects(unit_looked_at(manager), by=hand.actor)
        found = next((subject for subject in subjects if _mark_of(subject) == number(item)), None)
        if found is None:
            raise Gone
        await _show_list(manager, subject=found)
    elif what == "unit" and number(item) in dict(await _own_units(manager)):
        # Topics and subjects are the unit's own.
        manager.dialog_data.clear()
        await _show_list(manager, unit=number(item))
    else:
        raise Gone


async def _open_card(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["person"] = number(item)
    await manager.switch_to(Bank.card)


async def _open_lists(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(MentorLists.list, data={"unit": unit_looked_at(manager)})


async def _propose(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The list begins with this person; others may be added."""
    await manager.start(MentorLists.build, data={"unit": unit_looked_at(manager), "person": _person_id(manager)})


async def _pair_mentee(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Proposing.mentor, data={"unit": unit_looked_at(manager), "mentees": [_person_id(manager)]})


async def _pair_mentor(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Proposing.mentees, data={"unit": unit_looked_at(manager), "mentor": _person_id(manager)})


async def _open_apart(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(KeepingApart.list, data={"unit": unit_looked_at(manager), "person": _person_id(manager)})


async def _open_plan(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Matching.plan, data={"unit": unit_looked_at(manager)})


async def _nominate(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.nominate_mentor(_person_id(manager), unit_looked_at(manager), by=hand.actor)


async def _set_category(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in {"usual", *MenteeCategory}:
        raise Gone
    hand = at_hand(manager)
    category = None if item == "usual" else MenteeCategory(item)
    await hand.use_cases.set_mentee_category(_person_id(manager), unit_looked_at(manager), category, by=hand.actor)
    await manager.switch_to(Bank.card)


async def _write_remark(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    await hand.use_cases.write_remark(_person_id(manager), unit_looked_at(manager), text, by=hand.actor)
    await manager.switch_to(Bank.card)


async def _clear_remark(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.write_remark(_person_id(manager), unit_looked_at(manager), "", by=hand.actor)
    await manager.switch_to(Bank.card)


async def _ask_reason(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["asked"] = button.widget_id
    await manager.switch_to(Bank.reason)


async def _take_step(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    use_cases, person_id, unit_id = hand.use_cases, _person_id(manager), unit_looked_at(manager)
    match manager.dialog_data["asked"]:
        case "pause":
            await use_cases.pause_mentor(person_id, unit_id, reason=text, by=hand.actor)
        case "resume":
            await use_cases.resume_mentor(person_id, unit_id, reason=text, by=hand.actor)
        case _:
            await use_cases.end_mentoring(person_id, unit_id, reason=text, by=hand.actor)
    await manager.switch_to(Bank.card)


async def _export(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, label = hand.l10n, hand.l10n.label
    await say(manager, l10n("bank-export-wait"))
    registers = await hand.bank.registers(unit_looked_at(manager), by=hand.actor)
    content = await asyncio.to_thread(registers_file, registers, l10n)
    file = f"{label('bank-export-file')}.xlsx"
    done = l10n("bank-export-done", mentors=len(registers.mentors), mentees=len(registers.mentees))
    await hand_over(manager, registers.unit, [(file, content)], bundle=label("bank-export-file"), said=done)
