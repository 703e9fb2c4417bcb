"""Opening a link: what this is, then consent to personal data as a step of its own (152-ФЗ ст. 9)."""

from typing import Any

from aiogram import F
from aiogram.enums import ButtonStyle
from aiogram.types import CallbackQuery, User
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import say
from bot.dialogs.profile import ask_on
from bot.dialogs.roles import renew_commands, role_names
from bot.dialogs.states import Home, Joining
from bot.dialogs.widgets import Label, Words
from mentoring.model.people import Role
from mentoring.refusals import ConsentChanged, Gone


def joining_dialog() -> Dialog:
    """No way home from here: its reader is nobody yet."""
    return Dialog(
        Window(
            Words(
                "joining-welcome", has_name="has_name", name="name", unit="unit", roles="roles", when=~F["is_owners"]
            ),
            Words("joining-welcome-owner", unit="unit", when="is_owners"),
            SwitchTo(
                Label("joining-next"),
                id="go",
                state=Joining.consent,
                when=~F["is_owners"],
                style=Style(ButtonStyle.SUCCESS),
            ),
            SwitchTo(
                Label("joining-next"),
                id="own",
                state=Joining.owner_role,
                when="is_owners",
                style=Style(ButtonStyle.SUCCESS),
            ),
            state=Joining.welcome,
            getter=_opened,
        ),
        Window(
            Words("joining-owner-role"),
            Row(
                Button(Label("joining-curator"), id=Role.CURATOR.value, on_click=_choose_role),
                Button(Label("joining-head"), id=Role.HEAD.value, on_click=_choose_role),
            ),
            SwitchTo(Label("button-back"), id="back", state=Joining.welcome),
            state=Joining.owner_role,
        ),
        Window(
            Words("joining-consent-default", unit="unit", when=~F["text"]),
            Words("joining-consent-own", version="version", text="text", when="text"),
            Button(Label("joining-agree"), id="yes", on_click=_agree, style=Style(ButtonStyle.SUCCESS)),
            SwitchTo(Label("joining-disagree"), id="no", state=Joining.refuse),
            SwitchTo(Label("button-back"), id="back", state=Joining.welcome),
            state=Joining.consent,
            getter=_consent,
        ),
        Window(
            Words("joining-refuse"),
            SwitchTo(Label("joining-refuse-no"), id="no", state=Joining.consent),
            Button(Label("joining-refuse-yes"), id="yes", on_click=_refuse, style=Style(ButtonStyle.DANGER)),
            state=Joining.refuse,
        ),
    )


async def _opened(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    link = await hand.use_cases.link_at_hand(account=hand.account)
    if link is None:
        raise Gone
    name = link.person.name if link.person is not None else ""
    return {
        "is_owners": link.invite.is_owners,
        "has_name": bool(name),
        "name": name,
        "unit": link.unit.name,
        "roles": role_names(hand.l10n, link.invite.roles),
        "version": link.consent_version,
        "text": link.consent_text,
    }


async def _consent(dialog_manager: DialogManager, **data: Any) -> dict[str, Any]:
    opened = await _opened(dialog_manager, **data)
    # What is agreed to is what was shown: a newer text asks again.
    dialog_manager.dialog_data["version"] = opened["version"]
    return opened


async def _choose_role(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["role"] = button.widget_id
    await manager.switch_to(Joining.consent)


async def _agree(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    user: User = hand.data["event_from_user"]
    was_known = hand.data["actor"] is not None
    role = manager.dialog_data.get("role")
    try:
        actor = await hand.use_cases.give_consent(
            account=hand.account,
            version=manager.dialog_data["version"],
            language=hand.l10n.language,
            name=user.full_name,
            role=None if role is None else Role(role),
        )
    except ConsentChanged:
        l10n = hand.l10n
        await say(manager, l10n("joining-consent-changed"))
        return
    hand.data["actor"] = actor
    await renew_commands(manager)
    l10n = hand.l10n
    if was_known:
        roles = role_names(l10n, actor.roles_in(actor.unit_id))
        await say(manager, l10n("joining-role-added", roles=roles))
    else:
        await say(manager, l10n("joining-done"))
    if actor.person.next_question is None:
        await manager.start(Home.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.DELETE_AND_SEND)
    else:
        await ask_on(manager, actor.person.next_question)


async def _refuse(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.refuse_consent(account=hand.account)
    l10n = hand.l10n
    await say(manager, l10n("joining-refused"))
    await manager.done(show_mode=ShowMode.DELETE_AND_SEND)
