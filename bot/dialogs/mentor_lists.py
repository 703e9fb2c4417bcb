"""Lists of mentors: the curator builds one, the head answers on one card, paper comes out (гл. 3 п. 17 пп. 1)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import at_hand, looked_at, unit_looked_at
from bot.dialogs.bank import card_words
from bot.dialogs.bank_words import card_data, decision_name, kinds_text, topics_text, years_text
from bot.dialogs.choices import Choice, chooser, load_numbered, number, say, words_input
from bot.dialogs.lists import PAGE_SIZE, cut, page_buttons, pages
from bot.dialogs.paper_files import hand_over
from bot.dialogs.states import MentorLists
from bot.dialogs.widgets import Label, Words, back_button, go_back, home_button
from bot.l10n import L10n
from documents.mentor_list import Annex, AnnexRow, annex_file
from mentoring.bank import ListEntry, MentorListCard, Sought
from mentoring.model.bank import Decision, MentorState
from mentoring.model.ids import MentorListId, PersonId
from mentoring.model.people import Bent, Role, initials
from mentoring.refusals import DecidedMeanwhile, Gone

DECISION_MARKS: Final = {
    Decision.WAITING: "⏳",
    Decision.APPROVED: "✅",
    Decision.REFUSED: "✖️",
    Decision.WITHDRAWN: "↩️",
}


def mentor_lists_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("lists-title", total="total", when="total"),
            Words("lists-empty", when=~F["total"]),
            chooser("l", _open_list, width=1),
            pages("lg"),
            page_buttons("lg"),
            SwitchTo(
                Label("lists-new"),
                id="new",
                state=MentorLists.build,
                when="is_curator",
                style=Style(ButtonStyle.PRIMARY),
            ),
            Row(back_button(), home_button()),
            state=MentorLists.list,
            getter=_lists,
        ),
        Window(
            Words("lists-build", chosen="chosen", total="total", when="total"),
            Words("lists-build-empty", when=~F["total"]),
            chooser("c", _mark, width=1),
            pages("cg"),
            page_buttons("cg"),
            Button(
                Label("lists-send", chosen="chosen"),
                id="send",
                on_click=_send,
                when="chosen",
                style=Style(ButtonStyle.SUCCESS),
            ),
            Row(SwitchTo(Label("lists-to-lists"), id="lists", state=MentorLists.list), home_button()),
            state=MentorLists.build,
            getter=_candidates,
        ),
        Window(
            Words(
                "lists-card",
                unit="unit",
                name="proposer",
                at="proposed_at",
                waiting="waiting",
                approved="approved",
                refused="refused",
            ),
            Words("lists-card-ask", when="may_decide"),
            chooser("e", _open_person, width=1),
            pages("eg"),
            page_buttons("eg"),
            Button(
                Label("lists-approve-all", waiting="waiting"),
                id="all",
                on_click=_approve_all,
                when="may_decide",
                style=Style(ButtonStyle.SUCCESS),
            ),
            Group(
                Button(Label("lists-refuse-all"), id="none", on_click=_refuse_all, when="may_decide"),
                SwitchTo(Label("lists-take-back"), id="back", state=MentorLists.take_back, when="may_take_back"),
                Button(Label("lists-annex"), id="docx", on_click=_send_annex),
                width=2,
            ),
            Row(
                SwitchTo(Label("lists-to-lists"), id="lists", state=MentorLists.list, when=~F["is_from_queue"]),
                Button(Label("decisions-to-card"), id="queue", on_click=go_back, when="is_from_queue"),
                home_button(),
            ),
            state=MentorLists.card,
            getter=_card,
        ),
        Window(
            *card_words(),
            Words("lists-entry", decision="decision", name="decider", has_name="has_decider", when="is_decided"),
            Words("lists-entry-reason", reason="reason", when="reason"),
            Row(
                Button(
                    Label("lists-approve"),
                    id="yes",
                    on_click=_approve_one,
                    when="may_decide",
                    style=Style(ButtonStyle.SUCCESS),
                ),
                Button(Label("lists-refuse"), id="no", on_click=_refuse_one, when="may_decide"),
            ),
            Row(SwitchTo(Label("lists-to-card"), id="card", state=MentorLists.card), home_button()),
            state=MentorLists.person,
            getter=_person,
        ),
        Window(
            Words("lists-refuse-why", count="refusing"),
            words_input(_refuse),
            Row(SwitchTo(Label("lists-to-card"), id="card", state=MentorLists.card), home_button()),
            state=MentorLists.refuse,
            getter=_refusing,
        ),
        Window(
            Words("lists-take-back-sure", waiting="waiting"),
            Button(Label("lists-take-back-yes"), id="yes", on_click=_take_back, style=Style(ButtonStyle.DANGER)),
            Row(SwitchTo(Label("lists-to-card"), id="card", state=MentorLists.card), home_button()),
            state=MentorLists.take_back,
            getter=_card,
        ),
    )


# --- what windows show


def _list_id(manager: DialogManager) -> MentorListId:
    return MentorListId(looked_at(manager, "list"))


async def _lists(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, unit_id = hand.l10n, unit_looked_at(dialog_manager)
    page, data = await load_numbered(
        dialog_manager,
        "lg",
        lambda place: hand.bank.mentor_lists(unit_id, by=hand.actor, page=place, size=PAGE_SIZE),
    )
    choices = []
    for line in page.lines:
        counts = [f"{mark} {line.counts[each]}" for each, mark in DECISION_MARKS.items() if line.counts[each]]
        day = l10n.day(line.proposed_at.astimezone(l10n.zone).date())
        choices.append(Choice(line.id, f"{day} · {' '.join(counts)}"))
    return data | {"choices": choices, "is_curator": hand.actor.holds(Role.CURATOR, unit_id=unit_id)}


def _chosen(manager: DialogManager) -> list[int]:
    """Who is on the list in the making; it may begin with the person on whose card it was begun."""
    first = manager.start_data.get("person") if isinstance(manager.start_data, dict) else None
    chosen: list[int] = manager.dialog_data.setdefault("chosen", [] if first is None else [first])
    return chosen


async def _candidates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    chosen = _chosen(dialog_manager)
    sought = Sought(unit_id=unit_looked_at(dialog_manager), state=MentorState.CANDIDATE)
    page, data = await load_numbered(
        dialog_manager, "cg", lambda place: hand.bank.people(sought, by=hand.actor, page=place, size=PAGE_SIZE)
    )
    return data | {
        "chosen": len(chosen),
        "choices": [
            Choice(
                card.person_id,
                " · ".join(filter(None, (initials(card.name), card.organisation or ", ".join(card.subjects)))),
                is_on=card.person_id in chosen,
            )
            for card in page.lines
        ],
    }


async def _loaded(manager: DialogManager) -> MentorListCard:
    hand = at_hand(manager)
    return await hand.bank.mentor_list(_list_id(manager), by=hand.actor)


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    mentors = await _loaded(dialog_manager)
    waiting = mentors.with_decision(Decision.WAITING)
    start = dialog_manager.start_data
    # The way back leads to the lists of this unit, which a notice may have opened beside one's own.
    dialog_manager.dialog_data["unit"] = mentors.unit.id
    # What is approved by one press is what was seen.
    dialog_manager.dialog_data["waiting"] = [entry.card.person_id for entry in waiting]

    async def load(place: int) -> Any:
        return cut(mentors.entries, place)

    page, data = await load_numbered(dialog_manager, "eg", load)
    return data | {
        "unit": mentors.unit.name,
        "proposer": mentors.proposer_name,
        "proposed_at": mentors.proposed_at,
        "is_from_queue": isinstance(start, dict) and bool(start.get("is_from_queue")),
        "waiting": len(waiting),
        "approved": len(mentors.with_decision(Decision.APPROVED)),
        "refused": len(mentors.with_decision(Decision.REFUSED)),
        "may_decide": bool(waiting) and hand.actor.holds(Role.HEAD, unit_id=mentors.unit.id),
        "may_take_back": bool(waiting) and hand.actor.holds(Role.CURATOR, unit_id=mentors.unit.id),
        "choices": [
            Choice(entry.card.person_id, f"{DECISION_MARKS[entry.decision]} {initials(entry.card.name)}{_about(entry)}")
            for entry in page.lines
        ],
    }


def _about(entry: ListEntry) -> str:
    about = entry.card.organisation or ", ".join(entry.card.subjects)
    return f" · {about}" if about else ""


async def _person(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    mentors = await _loaded(dialog_manager)
    person_id = dialog_manager.dialog_data.get("person")
    entry = next((entry for entry in mentors.entries if entry.card.person_id == person_id), None)
    if entry is None:
        raise Gone
    is_waiting = entry.decision is Decision.WAITING
    return (
        {"step": ""}
        | card_data(hand.l10n, entry.card)
        | {
            "is_decided": not is_waiting,
            "decision": decision_name(hand.l10n, entry.decision),
            "decider": entry.decider_name,
            "has_decider": bool(entry.decider_name),
            "reason": entry.reason,
            "may_decide": is_waiting and hand.actor.holds(Role.HEAD, unit_id=mentors.unit.id),
        }
    )


async def _refusing(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"refusing": len(dialog_manager.dialog_data.get("refusing", []))}


# --- answers


async def _open_list(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["list"] = number(item)
    await manager.switch_to(MentorLists.card)


async def _mark(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    chosen, person = _chosen(manager), number(item)
    if person in chosen:
        chosen.remove(person)
    else:
        chosen.append(person)


async def _send(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    chosen = [PersonId(person) for person in _chosen(manager)]
    mentors = await hand.use_cases.propose_mentors(chosen, unit_looked_at(manager), by=hand.actor)
    manager.dialog_data["chosen"] = []
    manager.dialog_data["list"] = mentors.id
    l10n = hand.l10n
    await say(manager, l10n("lists-sent", count=len(chosen)))
    await manager.switch_to(MentorLists.card)


async def _open_person(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["person"] = number(item)
    await manager.switch_to(MentorLists.person)


async def _approve_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _approve(manager, manager.dialog_data.get("waiting", []))


async def _approve_one(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _approve(manager, [manager.dialog_data["person"]])


async def _approve(manager: DialogManager, people: list[int]) -> None:
    hand = at_hand(manager)
    approved = [PersonId(person) for person in people]
    await _decided(manager, lambda: hand.use_cases.approve_mentors(_list_id(manager), approved, by=hand.actor))


async def _refuse_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["refusing"] = manager.dialog_data.get("waiting", [])
    await manager.switch_to(MentorLists.refuse)


async def _refuse_one(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["refusing"] = [manager.dialog_data["person"]]
    await manager.switch_to(MentorLists.refuse)


async def _refuse(_: Message, manager: DialogManager, text: str) -> None:
    hand = at_hand(manager)
    refused = [PersonId(person) for person in manager.dialog_data.get("refusing", [])]
    refuse = hand.use_cases.refuse_mentors
    await _decided(manager, lambda: refuse(_list_id(manager), refused, reason=text, by=hand.actor))


async def _take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await _decided(manager, lambda: hand.use_cases.take_mentors_back(_list_id(manager), by=hand.actor))


async def _decided(manager: DialogManager, decide: Callable[[], Awaitable[None]]) -> None:
    """Back to the list as it is now; when somebody was faster, that is said above it."""
    try:
        await decide()
    except DecidedMeanwhile as refusal:
        l10n = at_hand(manager).l10n
        await say(manager, l10n("refusal-decided-meanwhile", by=refusal.by))
    await manager.switch_to(MentorLists.card)


async def _send_annex(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, label = hand.l10n, hand.l10n.label
    mentors = await _loaded(manager)
    content = await asyncio.to_thread(annex_file, _annex(mentors, l10n), l10n.language.value)
    title = label("lists-annex-file")
    files = [(f"{title}.docx", content)]
    await hand_over(manager, mentors.unit, files, bundle=title, said=l10n("lists-annex-sent"))


def _annex(mentors: MentorListCard, l10n: L10n) -> Annex:
    """Who is approved or still waits; those refused and taken back do not stand in the paper."""
    shown = [*mentors.with_decision(Decision.APPROVED), *mentors.with_decision(Decision.WAITING)]
    return Annex(
        unit=mentors.unit.name,
        proposer=mentors.proposer_name,
        proposed_on=_day(mentors.proposed_at, l10n),
        rows=[_annex_row(entry, l10n) for entry in shown],
    )


def _annex_row(entry: ListEntry, l10n: L10n) -> AnnexRow:
    card, decided_at = entry.card, entry.decided_at
    decision = [decision_name(l10n, entry.decision), _day(decided_at, l10n) if decided_at else "", entry.decider_name]
    return AnnexRow(
        name=card.name,
        position=", ".join(filter(None, (card.position, card.organisation))),
        subjects=", ".join(card.subjects),
        experience=years_text(l10n, card.experience_years),
        qualification=card.qualification,
        strengths=topics_text(l10n, card, Bent.STRENGTH),
        kinds=kinds_text(l10n, card.mentor.offer.kinds) if card.mentor else "",
        capacity=card.mentor.capacity if card.mentor else 0,
        decision=", ".join(filter(None, decision)),
    )


def _day(moment: datetime, l10n: L10n) -> str:
    return f"{moment.astimezone(l10n.zone):%d.%m.%Y}"
