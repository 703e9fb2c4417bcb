"""The people of the unit as their curator sees them: finding, roles, a new link, parting (гл. 3 пп. 15–17)."""

from datetime import date
from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.choices import Choice, chooser, load_numbered, number, words_input
from bot.dialogs.invite_links import send_link
from bot.dialogs.inviting import invite_state
from bot.dialogs.lists import page_buttons, pages
from bot.dialogs.roles import role_choices, role_name, role_names, toggled
from bot.dialogs.states import Bank, Inviting, People
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.l10n import L10n
from bot.topic_titles import topic_title
from mentoring.model.ids import PersonId
from mentoring.model.people import Bent, Role, initials
from mentoring.reading import PersonCard, PersonLine
from mentoring.refusals import Gone

#: How much of a search is kept: no name part is longer.
LONGEST_SEARCH = 60


def people_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("people-list", joined="joined", awaited="awaited", when=~F["is_filtered"]),
            Words("people-found", what="what", total="total", when="is_filtered"),
            Words("people-empty", when=~F["total"]),
            chooser("p", _open_card, width=1),
            pages("pg"),
            page_buttons("pg"),
            Row(
                SwitchTo(Label("people-search"), id="find", state=People.search, when=~F["is_filtered"]),
                Button(Label("people-all"), id="all", on_click=_show_all, when="is_filtered"),
                Start(Label("people-invite"), id="invite", state=Inviting.roles),
            ),
            words_input(_search),
            Row(back_button(), home_button()),
            state=People.list,
            getter=_list,
        ),
        Window(
            Words("people-search-how"),
            chooser("r", _filter_role),
            words_input(_search),
            Row(SwitchTo(Label("button-back"), id="back", state=People.list), home_button()),
            state=People.search,
            getter=_all_roles,
        ),
        Window(
            Words(
                "people-card",
                name="name",
                roles="roles",
                state="state",
                position="position",
                subjects="subjects",
                years="years",
            ),
            Words("people-card-strengths", topics="strengths", when="strengths"),
            Words("people-card-needs", topics="needs", when="needs"),
            Words("people-card-open", requests="requests", claims="claims", when="has_open"),
            Words("people-card-unreachable", when="is_unreachable"),
            Group(
                SwitchTo(Label("people-roles"), id="roles", state=People.roles, on_click=_forget_roles),
                Button(Label("people-link"), id="link", on_click=_new_link, when="is_awaited"),
                Button(Label("people-bank"), id="bank", on_click=_open_bank, when="has_joined"),
                SwitchTo(Label("people-remove"), id="remove", state=People.remove),
                width=2,
            ),
            Row(SwitchTo(Label("people-to-list"), id="back", state=People.list), home_button()),
            state=People.card,
            getter=_card,
        ),
        Window(
            Words("people-roles-of", name="name"),
            chooser("r", _toggle_role),
            Button(
                Label("people-roles-save"),
                id="save",
                on_click=_save_roles,
                when="chosen",
                style=Style(ButtonStyle.SUCCESS),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=People.card), home_button()),
            state=People.roles,
            getter=_roles,
        ),
        Window(
            Words("people-remove-sure", name="name", requests="requests", claims="claims", when="has_joined"),
            Words("people-remove-awaited", name="name", when=~F["has_joined"]),
            SwitchTo(Label("people-keep"), id="back", state=People.card),
            Button(Label("people-remove-yes"), id="yes", on_click=_remove, style=Style(ButtonStyle.DANGER)),
            home_button(),
            state=People.remove,
            getter=_card,
        ),
    )


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    sought: str = dialog_manager.dialog_data.get("name", "")
    wanted: str | None = dialog_manager.dialog_data.get("role")
    role = Role(wanted) if wanted else None
    page, data = await load_numbered(
        dialog_manager,
        "pg",
        lambda place: hand.directory.people(by=hand.actor, page=place, name_part=sought, role=role),
    )
    figures = await hand.directory.figures(by=hand.actor)
    return data | {
        "joined": figures.joined,
        "awaited": figures.awaited,
        "is_filtered": bool(sought or role),
        "what": sought if role is None else role_name(hand.l10n, role),
        "choices": [Choice(line.id, _listed(hand, line)) for line in page.lines],
    }


def _listed(hand: AtHand, line: PersonLine) -> str:
    if not line.has_joined:
        mark = "✉️ "
    elif not line.is_reachable:
        mark = "⚠️ "
    elif line.paused_until is not None and line.paused_until >= _today(hand):
        mark = "⏸ "
    elif line.leave is not None and _today(hand) in line.leave:
        mark = "🏖 "
    else:
        mark = ""
    return f"{mark}{initials(line.name)} · {role_names(hand.l10n, line.roles)}"


async def _all_roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"choices": role_choices(at_hand(dialog_manager).l10n, ())}


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, label = hand.l10n, hand.l10n.label
    card = await _person(dialog_manager)
    nothing = label("profile-nothing")
    years = card.experience_years
    return {
        "name": card.name,
        "roles": role_names(l10n, card.roles),
        "state": _state(hand, card),
        "position": card.position or nothing,
        "subjects": ", ".join(card.subjects) or nothing,
        "years": nothing if years is None else label("profile-years", years=years),
        "strengths": _topics(l10n, card, Bent.STRENGTH),
        "needs": _topics(l10n, card, Bent.NEED),
        "requests": card.open_requests,
        "claims": card.open_claims,
        "has_open": card.open_requests + card.open_claims,
        "has_joined": card.joined_at is not None,
        "is_awaited": card.joined_at is None,
        "is_unreachable": card.joined_at is not None and not card.is_reachable,
    }


def _state(hand: AtHand, card: PersonCard) -> str:
    l10n, label = hand.l10n, hand.l10n.label
    if card.joined_at is None:
        return label("people-no-link") if card.invite_state is None else invite_state(l10n, card.invite_state)
    if card.paused_until is not None and card.paused_until >= _today(hand):
        return label("people-paused", until=card.paused_until)
    if card.leave is not None and _today(hand) in card.leave:
        return label("people-on-leave", until=card.leave.last)
    return label("people-joined", at=card.joined_at.astimezone(l10n.zone).date())


def _today(hand: AtHand) -> date:
    return hand.clock.now().astimezone(hand.l10n.zone).date()


def _topics(l10n: L10n, card: PersonCard, bent: Bent) -> str:
    return ", ".join(topic_title(l10n, each.topic) for each in card.topics if each.bent is bent and each.level)


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    card = await _person(dialog_manager)
    chosen: list[str] = dialog_manager.dialog_data.setdefault("roles", [role.value for role in card.roles])
    return {
        "name": card.name,
        "choices": role_choices(at_hand(dialog_manager).l10n, chosen),
        "chosen": len(chosen),
    }


async def _person(manager: DialogManager) -> PersonCard:
    hand = at_hand(manager)
    return await hand.directory.person(_person_id(manager), by=hand.actor, now=hand.clock.now())


def _person_id(manager: DialogManager) -> PersonId:
    return PersonId(manager.dialog_data["person"])


async def _search(_: Message, manager: DialogManager, text: str) -> None:
    await _show_list(manager, name=text[:LONGEST_SEARCH])


async def _filter_role(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(Role):
        raise Gone
    await _show_list(manager, role=item)


async def _show_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _show_list(manager)


async def _show_list(manager: DialogManager, **sought: str) -> None:
    manager.dialog_data.clear()
    manager.dialog_data.update(sought)
    await manager.find("pg").set_page(0)  # type: ignore[union-attr]  # stands in the list's window
    await manager.switch_to(People.list)


async def _open_card(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["person"] = number(item)
    await manager.switch_to(People.card)


async def _open_bank(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Bank.card, data={"person": _person_id(manager)})


async def _forget_roles(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("roles", None)


async def _toggle_role(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["roles"] = toggled(manager.dialog_data.get("roles", []), item)


async def _save_roles(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    roles = [Role(role) for role in manager.dialog_data.get("roles", [])]
    await hand.use_cases.change_roles(_person_id(manager), roles, by=hand.actor)
    await manager.switch_to(People.card)


async def _new_link(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    card = await _person(manager)
    if card.invite_id is not None:
        invited = await hand.use_cases.renew_invite(card.invite_id, by=hand.actor)
    else:
        invited = await hand.use_cases.invite_person(card.name, card.roles, by=hand.actor)
    await send_link(manager, invited)


async def _remove(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.remove_person(_person_id(manager), by=hand.actor)
    await _show_list(manager)
