"""The school's list of staff: a template out, a file in, a preview row by row, then all of it or nothing."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import asdict
from io import BytesIO
from pathlib import PurePath
from typing import Any, Final

from aiogram.enums import ButtonStyle
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from aiogram.utils.deep_linking import create_start_link
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.style import Style

from bot.dialogs.at_hand import AtHand, at_hand
from bot.dialogs.choices import say
from bot.dialogs.roles import role_names
from bot.dialogs.states import StaffImport
from bot.dialogs.widgets import Label, Words, back_button, home_button
from bot.l10n import L10n
from documents.staff_list import (
    FILE_LIMIT,
    FaultRow,
    FaultsWords,
    LinkRow,
    LinksWords,
    NoHeader,
    TemplateWords,
    TooLarge,
    UnreadableStaffList,
    faults_sheet,
    links_sheet,
    read_staff_list,
    staff_template,
)
from mentoring.model.people import DECIDERS
from mentoring.model.staff_list import RawSheet, StaffColumn, StaffFault, StaffSheet, check_staff_rows
from mentoring.refusals import Gone
from mentoring.use_cases.staff_import import StaffLink

#: So many faults are told in the window; all of them come as a file when there are more.
FAULTS_SHOWN: Final = 8
#: How much of a value a fault quotes.
QUOTED: Final = 60


def staff_import_dialog() -> Dialog:
    return Dialog(
        Window(
            Words("staff-file"),
            Button(Label("staff-template"), id="template", on_click=_send_template, style=Style(ButtonStyle.PRIMARY)),
            MessageInput(_receive),
            Row(back_button(), home_button()),
            state=StaffImport.file,
        ),
        Window(
            Words("staff-preview", new="new", changed="changed", same="same", faults="faults"),
            Words("staff-preview-unknown", columns="unknown", when="unknown"),
            Words("staff-preview-faults", lines="lines", more="more", has_more="has_more", when="faults"),
            Words("staff-preview-ready", when="is_ready"),
            Words("staff-preview-nothing", when="is_empty"),
            Button(
                Label("staff-apply"), id="apply", on_click=_apply, when="is_ready", style=Style(ButtonStyle.SUCCESS)
            ),
            SwitchTo(Label("staff-other-file"), id="other", state=StaffImport.file),
            MessageInput(_receive),
            Row(back_button(), home_button()),
            state=StaffImport.preview,
            getter=_preview,
        ),
        Window(
            Words("staff-done", added="added", changed="changed", same="same", links="links"),
            SwitchTo(Label("staff-once-more"), id="more", state=StaffImport.file),
            Row(back_button(), home_button()),
            state=StaffImport.done,
            getter=_done,
        ),
    )


async def _preview(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    found: dict[str, Any] = dialog_manager.dialog_data["found"]
    return found | {
        "more": found["faults"] - FAULTS_SHOWN,
        "has_more": found["faults"] > FAULTS_SHOWN,
        "is_ready": not found["faults"],
        "is_empty": not found["faults"] and not found["new"] and not found["changed"],
    }


async def _done(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    done: dict[str, Any] = dialog_manager.dialog_data["done"]
    return done


async def _send_template(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    l10n, label = hand.l10n, hand.l10n.label
    content = await asyncio.to_thread(staff_template, template_words(l10n))
    file = BufferedInputFile(content, f"{label('staff-template-file')}.xlsx")
    await say(manager, l10n("staff-template-sent"))
    await hand.bot.send_document(hand.account, file)


async def _receive(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A file was sent: look into it and show what it would do."""
    hand = at_hand(manager)
    hand.actor.must_hold(*DECIDERS)
    l10n = hand.l10n
    if message.document is None:
        await message.answer(l10n("staff-file-please"))
        return
    progress = await message.answer(l10n("staff-reading"))
    try:
        await _look_into(manager, message.document)
    except UnreadableStaffList as fault:
        await message.answer(unreadable_text(l10n, fault))
        return
    finally:
        await progress.delete()
    await manager.switch_to(StaffImport.preview)


async def _look_into(manager: DialogManager, document: Document) -> None:
    hand = at_hand(manager)
    if (document.file_size or 0) > FILE_LIMIT:
        raise TooLarge
    name = document.file_name or ""
    raw, sheet = await _read(hand, document.file_id, name)
    plan = await hand.use_cases.preview_staff(sheet.rows, by=hand.actor)
    faults = fault_rows(hand.l10n, raw, [*sheet.faults, *plan.faults])
    manager.dialog_data.update(
        file=document.file_id,
        file_name=PurePath(name).name,
        found={
            "new": len(plan.new),
            "changed": len(plan.changed),
            "same": len(plan.same),
            "faults": len(faults),
            "lines": "\n".join(_fault_line(hand.l10n, row) for row in faults[:FAULTS_SHOWN]),
            "unknown": ", ".join(column[:QUOTED] for column in sheet.unknown_columns[:5]),
        },
    )
    if len(faults) > FAULTS_SHOWN:
        label = hand.l10n.label
        words = FaultsWords(
            title=label("staff-faults-title"),
            line=label("staff-faults-line"),
            name=label("staff-faults-name"),
            fault=label("staff-faults-fault"),
        )
        content = await asyncio.to_thread(faults_sheet, faults, words)
        await hand.bot.send_document(hand.account, BufferedInputFile(content, f"{label('staff-faults-title')}.xlsx"))


async def _read(hand: AtHand, file_id: str, name: str) -> tuple[RawSheet, StaffSheet]:
    """Fetch the file and judge its rows. The file itself stays in the messenger: only its id is kept in between."""
    try:
        buffer = await hand.bot.download(file_id, BytesIO())
    except TelegramBadRequest as fault:
        raise (TooLarge if "too big" in fault.message else Gone) from fault
    content = buffer.getvalue() if isinstance(buffer, BytesIO) else b""
    raw = await asyncio.to_thread(read_staff_list, name, content)
    return raw, check_staff_rows(raw)


async def _apply(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    hand = at_hand(manager)
    data = manager.dialog_data
    _raw, sheet = await _read(hand, data["file"], data["file_name"])
    if sheet.faults:
        raise Gone
    imported = await hand.use_cases.apply_staff(sheet.rows, by=hand.actor)
    data.clear()
    data["done"] = {
        "added": imported.added,
        "changed": imported.changed,
        "same": imported.same,
        "links": len(imported.links),
    }
    if imported.links:
        await _send_links(manager, imported.links)
    await manager.switch_to(StaffImport.done)


async def _send_links(manager: DialogManager, links: Sequence[StaffLink]) -> None:
    hand = at_hand(manager)
    l10n, label = hand.l10n, hand.l10n.label
    rows = [
        LinkRow(
            name=link.name,
            roles_text=role_names(l10n, link.roles),
            link=await create_start_link(hand.bot, link.token),
            until_text=l10n.day(link.expires_at.astimezone(l10n.zone).date()),
        )
        for link in links
    ]
    words = LinksWords(
        title=label("staff-links-title"),
        name=label("staff-links-name"),
        roles=label("staff-links-roles"),
        link=label("staff-links-link"),
        until=label("staff-links-until"),
    )
    content = await asyncio.to_thread(links_sheet, rows, words)
    await say(manager, l10n("staff-links-sent"))
    await hand.bot.send_document(
        hand.account,
        BufferedInputFile(content, f"{label('staff-links-title')}.xlsx"),
        protect_content=False,
    )


# --- words


def template_words(l10n: L10n) -> TemplateWords:
    label = l10n.label
    return TemplateWords(
        title=label("staff-template-title"),
        headings=column_names(l10n),
        example={
            StaffColumn.NAME: label("staff-example-name"),
            StaffColumn.POSITION: label("staff-example-position"),
            StaffColumn.SUBJECTS: label("staff-example-subjects"),
            StaffColumn.EXPERIENCE: "12",
            StaffColumn.CATEGORY: label("staff-category-first"),
            StaffColumn.ROLES: label("staff-role-mentor"),
        },
        roles=[
            label("staff-role-mentee"),
            label("staff-role-mentor"),
            label("staff-role-curator"),
            label("staff-role-head"),
            label("staff-role-council"),
            label("staff-role-tutor"),
            label("staff-role-guest"),
        ],
        categories=[label("staff-category-none"), label("staff-category-first"), label("staff-category-highest")],
        hints_title=label("staff-hints-title"),
        hints_column=label("staff-hints-column"),
        hints_hint=label("staff-hints-hint"),
        hints={
            StaffColumn.NAME: label("staff-hint-name"),
            StaffColumn.POSITION: label("staff-hint-position"),
            StaffColumn.SUBJECTS: label("staff-hint-subjects"),
            StaffColumn.EXPERIENCE: label("staff-hint-experience"),
            StaffColumn.CATEGORY: label("staff-hint-category"),
            StaffColumn.ROLES: label("staff-hint-roles"),
        },
    )


def column_names(l10n: L10n) -> dict[StaffColumn, str]:
    label = l10n.label
    return {
        StaffColumn.NAME: label("staff-column-name"),
        StaffColumn.POSITION: label("staff-column-position"),
        StaffColumn.SUBJECTS: label("staff-column-subjects"),
        StaffColumn.EXPERIENCE: label("staff-column-experience"),
        StaffColumn.CATEGORY: label("staff-column-category"),
        StaffColumn.ROLES: label("staff-column-roles"),
    }


def fault_key(fault: type[StaffFault] | type[UnreadableStaffList]) -> str:
    """The key of a fault's words: `NameMissing` -> `fault-name-missing`."""
    return "fault-" + re.sub(r"(?<!^)(?=[A-Z])", "-", fault.__name__).lower()


def fault_text(l10n: L10n, fault: StaffFault) -> str:
    label = l10n.label
    columns = column_names(l10n)
    arguments = {
        name: columns[value] if isinstance(value, StaffColumn) else value[:QUOTED] if isinstance(value, str) else value
        for name, value in asdict(fault).items()
    }
    return label(fault_key(type(fault)), **arguments)


def unreadable_text(l10n: L10n, fault: UnreadableStaffList) -> str:
    """Why a file cannot be read, and what to do."""
    if isinstance(fault, NoHeader):
        columns = column_names(l10n)
        return l10n(fault_key(NoHeader), columns=", ".join(columns[column] for column in fault.missing))
    return l10n(fault_key(type(fault)))


def fault_rows(l10n: L10n, sheet: RawSheet, faults: Sequence[tuple[int, StaffFault]]) -> list[FaultRow]:
    """Everything wrong with the list, in the order of its lines."""
    names = {row.line: row.name for row in sheet.rows}
    return [
        FaultRow(line=line, name=names.get(line, "")[:QUOTED], fault_text=fault_text(l10n, fault))
        for line, fault in sorted(faults, key=lambda found: found[0])
    ]


def _fault_line(l10n: L10n, row: FaultRow) -> str:
    label = l10n.label
    return label("staff-fault-line", line=row.line, name=row.name, fault=row.fault_text)
