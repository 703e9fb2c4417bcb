"""Templates of the unit's papers: the present one out, the school's own in, and back to the product's."""

import asyncio
import re
from dataclasses import asdict
from typing import Any, Final

from aiogram import F
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from bot.dialogs.at_hand import at_hand
from bot.dialogs.choices import Choice, chooser, number, paged_chooser, say
from bot.dialogs.paper_files import file_in
from bot.dialogs.roles import capitalised
from bot.dialogs.states import PaperForms
from bot.dialogs.widgets import DANGER, PRIMARY, Label, Words, back_button, home_button
from bot.l10n import L10n
from documents.papers import check_template, own_template
from mentoring.model.papers import TEMPLATE_LIMIT, PaperKind, TemplateFault, TemplateTooLarge
from mentoring.model.people import DECIDERS
from mentoring.order_book import TemplateVersion
from mentoring.refusals import Gone, NotAPaper, PaperTooLarge

_KINDS: Final = {kind: f"paper-kind-{kind.replace('_', '-')}" for kind in PaperKind}
#: So many faults are told at once; with these mended the next ones come up.
FAULTS_SHOWN: Final = 8


def paper_forms_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("forms-title"),
            chooser("k", _open, width=1),
            Row(back_button(), home_button()),
            state=PaperForms.list,
            getter=_list,
        ),
        Window(
            Words("forms-card-own", kind="kind", number="number", name="name", at="at", when="is_own"),
            Words("forms-card-ours", kind="kind", when=~F["is_own"]),
            Words("forms-how"),
            MessageInput(_receive),
            Button(Label("forms-download"), id="get", on_click=_download, style=PRIMARY),
            Group(
                SwitchTo(Label("forms-versions"), id="versions", state=PaperForms.versions, when="has_versions"),
                SwitchTo(Label("forms-reset"), id="reset", state=PaperForms.reset, when="is_own"),
                width=2,
            ),
            Row(SwitchTo(Label("forms-to-list"), id="list", state=PaperForms.list), home_button()),
            state=PaperForms.card,
            getter=_card,
        ),
        Window(
            Words("forms-versions-title", kind="kind", when="choices"),
            Words("forms-versions-empty", kind="kind", when=~F["choices"]),
            paged_chooser("v", _send_version),
            Row(SwitchTo(Label("button-back"), id="back", state=PaperForms.card), home_button()),
            state=PaperForms.versions,
            getter=_versions,
        ),
        Window(
            Words("forms-reset-sure", kind="kind"),
            Button(Label("forms-reset-yes"), id="yes", on_click=_reset, style=DANGER),
            Row(SwitchTo(Label("button-back"), id="back", state=PaperForms.card), home_button()),
            state=PaperForms.reset,
            getter=_card,
        ),
    )


def paper_name(l10n: L10n, kind: PaperKind) -> str:
    """«приказ о закреплении»"""
    label = l10n.label
    return label(_KINDS[kind])


def fault_key(fault: type[TemplateFault]) -> str:
    """The key of a fault's words: `NotADocument` -> `template-fault-not-a-document`."""
    return "template-fault-" + re.sub(r"(?<!^)(?=[A-Z])", "-", fault.__name__).lower()


def fault_text(l10n: L10n, fault: TemplateFault) -> str:
    """What is wrong with a template, and what to do."""
    arguments = {name: value for name, value in asdict(fault).items()}
    if "meant" in arguments:
        arguments["has_meant"] = bool(arguments["meant"])
    return l10n(fault_key(type(fault)), **arguments)


# --- what windows show


async def _list(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    hand = at_hand(dialog_manager)
    newest = _newest(await hand.order_book.templates(hand.actor.unit_id, by=hand.actor))
    return {
        "choices": [
            Choice(kind.value, capitalised(paper_name(hand.l10n, kind)), is_on=kind in newest and newest[kind].is_own)
            for kind in PaperKind
        ]
    }


def _newest(versions: Any) -> dict[PaperKind, TemplateVersion]:
    newest: dict[PaperKind, TemplateVersion] = {}
    for version in versions:
        newest.setdefault(version.kind, version)
    return newest


def _kind(manager: DialogManager) -> PaperKind:
    kind = manager.dialog_data.get("form")
    if kind not in set(PaperKind):
        raise Gone
    return PaperKind(kind)


async def _own_versions(manager: DialogManager) -> list[TemplateVersion]:
    hand, kind = at_hand(manager), _kind(manager)
    versions = await hand.order_book.templates(hand.actor.unit_id, by=hand.actor)
    return [version for version in versions if version.kind is kind]


async def _card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    versions = await _own_versions(dialog_manager)
    newest = versions[0] if versions else None
    return {
        "kind": paper_name(at_hand(dialog_manager).l10n, _kind(dialog_manager)),
        "is_own": newest is not None and newest.is_own,
        "number": newest.number if newest else 0,
        "name": newest.author_name if newest else "",
        "at": newest.at if newest else at_hand(dialog_manager).clock.now(),
        "has_versions": bool(versions),
    }


async def _versions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    l10n, label = at_hand(dialog_manager).l10n, at_hand(dialog_manager).l10n.label
    return {
        "kind": paper_name(l10n, _kind(dialog_manager)),
        "choices": [
            Choice(
                version.number,
                label("forms-version", number=version.number, is_own=version.is_own, name=name, at=version.at),
            )
            for version in await _own_versions(dialog_manager)
            for name in [version.author_name]
        ],
    }


# --- presses


async def _open(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    if item not in set(PaperKind):
        raise Gone
    manager.dialog_data["form"] = item
    await manager.switch_to(PaperForms.card)


async def _download(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand, kind = at_hand(manager), _kind(manager)
    content = await hand.use_cases.show_template(kind, hand.actor.unit_id, by=hand.actor)
    if content is None:
        unit = (await hand.use_cases.my_place(by=hand.actor)).unit
        content = await asyncio.to_thread(own_template, kind, unit.language.value)
    await _send(manager, content)


async def _send_version(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    hand, kind = at_hand(manager), _kind(manager)
    content = await hand.use_cases.show_template(kind, hand.actor.unit_id, version=number(item), by=hand.actor)
    if content is None:
        raise Gone
    await _send(manager, content)


async def _send(manager: DialogManager, content: bytes) -> None:
    """A template holds no personal data: it goes into the chat whatever the unit's switch says."""
    hand = at_hand(manager)
    l10n = hand.l10n
    await say(manager, l10n("forms-sent"))
    name = f"{capitalised(paper_name(l10n, _kind(manager)))}.docx"
    await hand.bot.send_document(hand.account, BufferedInputFile(content, name))


async def _receive(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file was sent: it is judged, and takes the place of the present one only when nothing is wrong with it."""
    hand = at_hand(manager)
    hand.actor.must_hold(*DECIDERS)
    l10n = hand.l10n
    if message.document is None:
        await message.answer(l10n("forms-file-please"))
        return
    waiting = await message.answer(l10n("forms-checking"))
    try:
        faults = await _judged(manager, message)
    finally:
        await waiting.delete()
    if faults:
        await message.answer(faults_text(l10n, faults))
        return
    await say(manager, l10n("forms-taken"))


async def _judged(manager: DialogManager, message: Message) -> tuple[TemplateFault, ...]:
    hand, kind = at_hand(manager), _kind(manager)
    try:
        content = await file_in(message, hand, TEMPLATE_LIMIT)
    except PaperTooLarge:
        return (TemplateTooLarge(),)
    if content is None:
        raise NotAPaper
    faults = await asyncio.to_thread(check_template, kind, content)
    if not faults:
        await hand.use_cases.replace_template(kind, content, hand.actor.unit_id, by=hand.actor)
    return faults


def faults_text(l10n: L10n, faults: tuple[TemplateFault, ...]) -> str:
    """All that is wrong, a line each; the old template stays."""
    lines = "\n".join(f"• {fault_text(l10n, fault)}" for fault in faults[:FAULTS_SHOWN])
    more = len(faults) - FAULTS_SHOWN
    has_more = more > 0
    return f"{l10n('forms-refused')}\n\n{lines}" + (f"\n{l10n('forms-more-faults', count=more)}" if has_more else "")


async def _reset(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    await hand.use_cases.replace_template(_kind(manager), None, hand.actor.unit_id, by=hand.actor)
    await manager.switch_to(PaperForms.card)
