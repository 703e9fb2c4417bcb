"""Inviting from the phone: role, name, a link to forward; and what became of the links given."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser, load_numbered, number, words_input
from bot.dialogs.invite_links import send_link
from bot.dialogs.lists import page_buttons, pages
from bot.dialogs.roles import role_choices, role_names, toggled
from bot.dialogs.states import Inviting, StaffImport
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.l10n import L10n
from mentoring.model.ids import InviteId
from mentoring.model.invites import InviteState
from mentoring.model.people import Role, initials
from mentoring.model.profile import whole_name
from mentoring.reading import InviteLine
from mentoring.refusals import Gone

#: While one of these, the link may still be taken back.
OPEN = frozenset({InviteState.WAITING, InviteState.OPENED})

#: Among so many of the newest invites a card finds its own.
LOOK_BACK = 1000


def inviting_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("inviting-list", total="total", when="total"),
            Words("inviting-list-empty", when=~F["total"]),
            SwitchTo(Label("inviting-new"), id="new", state=Inviting.roles, style=Style(ButtonStyle.PRIMARY)),
            Start(Label("inviting-staff-list"), id="staff", state=StaffImport.file),
            chooser("i", _open_card, width=1),
            pages("pg"),
            page_buttons("pg"),
            Row(back_button(), home_button()),
            state=Inviting.list,
            getter=_list,
        ),
        Window(
            Words("inviting-roles"),
            chooser("r", _toggle_role),
            SwitchTo(
                Label("inviting-next"), id="next", state=Inviting.name, when="chosen", style=Style(ButtonStyle.SUCCESS)
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=Inviting.list), home_button()),
            state=Inviting.roles,
            getter=_roles,
        ),
        Window(
            Words("inviting-name", roles="roles"),
            words_input(_take_name),
            Row(SwitchTo(Label("button-back"), id="back", state=Inviting.roles), home_button()),
            state=Inviting.name,
            getter=_roles,
        ),
        Window(
            Words("inviting-organisation"),
            words_input(_take_organisation),
            Row(SwitchTo(Label("button-back"), id="back", state=Inviting.name), home_button()),
            state=Inviting.organisation,
        ),
        Window(
            Words("inviting-link"),
            SwitchTo(Label("inviting-one-more"), id="more", state=Inviting.roles, style=Style(ButtonStyle.PRIMARY)),
            Row(SwitchTo(Label("inviting-to-list"), id="list", state=Inviting.list), home_button()),
            state=Inviting.link,
        ),
        Window(
            Words(
                "inviting-card",
                has_name="has_name",
                name="name",
                roles="roles",
                state="state",
                created="created",
                expires="expires",
            ),
            Words("inviting-card-opened", at="opened_at", when="opened_at"),
            Words("inviting-card-decided", at="decided_at", when="decided_at"),
            Column(
                Button(
                    Label("inviting-renew"),
                    id="renew",
                    on_click=_renew,
                    when="may_renew",
                    style=Style(ButtonStyle.PRIMARY),
                ),
                SwitchTo(Label("inviting-revoke"), id="revoke", state=Inviting.revoke, when="may_revoke"),
            ),
            Row(SwitchTo(Label("button-back"), id="back", state=Inviting.list), home_button()),
            state=Inviting.card,
            getter=_card,
        ),
        Window(
            Words("inviting-revoke-sure", name="name"),
            Button(Label("inviting-revoke-yes"), id="yes", on_click=_revoke, style=Style(ButtonStyle.DANGER)),
            Row(SwitchTo(Label("button-back"), id="back", state=Inviting.card), home_button()),
            state=Inviting.revoke,
            getter=_card,
        ),
    )


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    l10n, now = hand.l10n, hand.clock.now()
    page, data = await load_numbered(
        dialog_manager, "pg", lambda place: hand.directory.invites(by=hand.actor, now=now, page=place)
    )
    label = l10n.label
    return data | {
        "choices": [
            Choice(line.id, f"{initials(line.name) or label('inviting-nameless')} · {invite_state(l10n, line.state)}")
            for line in page.lines
        ],
    }


async def _roles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n = at_hand(dialog_manager).l10n
    chosen = dialog_manager.dialog_data.get("roles", [])
    return {
        "choices": role_choices(l10n, chosen),
        "chosen": len(chosen),
        "roles": role_names(l10n, map(Role, chosen)),
    }


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    line = await _line(dialog_manager)
    return {
        "has_name": bool(line.name),
        "name": line.name,
        "roles": role_names(hand.l10n, line.roles),
        "state": invite_state(hand.l10n, line.state),
        "created": line.created_at,
        "expires": line.expires_at,
        "opened_at": line.opened_at,
        "decided_at": line.decided_at,
        "may_renew": line.state is not InviteState.JOINED and bool(line.name),
        "may_revoke": line.state in OPEN,
    }


async def _line(manager: DialogManager) -> InviteLine:
    """The invite chosen in the list, as it is now."""
    hand = at_hand(manager)
    page = await hand.directory.invites(by=hand.actor, now=hand.clock.now(), size=LOOK_BACK)
    found = next((line for line in page.lines if line.id == manager.dialog_data["invite"]), None)
    if found is None:
        raise Gone
    return found


def invite_state(l10n: L10n, state: InviteState) -> str:
    label = l10n.label
    match state:
        case InviteState.WAITING:
            return label("invite-waiting")
        case InviteState.OPENED:
            return label("invite-opened")
        case InviteState.JOINED:
            return label("invite-joined")
        case InviteState.REFUSED:
            return label("invite-refused")
        case InviteState.EXPIRED:
            return label("invite-expired")
        case InviteState.REVOKED:
            return label("invite-revoked")


async def _open_card(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["invite"] = number(item)
    await manager.switch_to(Inviting.card)


async def _toggle_role(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    manager.dialog_data["roles"] = toggled(manager.dialog_data.get("roles", []), item)


async def _take_name(_: Message, manager: DialogManager, text: str) -> None:
    """A guest's name is followed by where they come from; anybody else is invited at once."""
    if Role.GUEST not in manager.dialog_data.get("roles", []):
        await _invite(manager, text)
        return
    manager.dialog_data["name"] = whole_name(text)
    await manager.switch_to(Inviting.organisation)


async def _take_organisation(_: Message, manager: DialogManager, text: str) -> None:
    await _invite(manager, manager.dialog_data.get("name", ""), text)


async def _invite(manager: DialogManager, name: str, organisation: str = "") -> None:
    hand = at_hand(manager)
    roles = [Role(role) for role in manager.dialog_data.get("roles", [])]
    invited = await hand.use_cases.invite_person(name, roles, organisation=organisation, by=hand.actor)
    manager.dialog_data.clear()
    await send_link(manager, invited)
    await manager.switch_to(Inviting.link)


async def _renew(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    invited = await hand.use_cases.renew_invite(InviteId(manager.dialog_data["invite"]), by=hand.actor)
    await send_link(manager, invited)
    await manager.switch_to(Inviting.link)


async def _revoke(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.revoke_invite(InviteId(manager.dialog_data["invite"]), by=hand.actor)
    await manager.switch_to(Inviting.card)
